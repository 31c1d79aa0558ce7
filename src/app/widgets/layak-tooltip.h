/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips of rows. GTK 4.8 asks the display where the pointer is whenever a text for a tooltip is set, and waits for
 * the answer: too long for what is done for all rows of a list. Here the text is asked for when the pointer rests. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @text: (nullable): none without */
void        layak_tooltip_set (GtkWidget  *widget,
                               const char *text);
/* (nullable) */
const char *layak_tooltip_get (GtkWidget  *widget);
/* Once for the program: while a popover is open, what it belongs to has no tooltips. */
void        layak_tooltip_keep_off_popovers (void);

G_END_DECLS
