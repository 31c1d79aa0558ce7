/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large the text is that somebody reads with. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 1 for the usual text of GNOME, of 11 points; 1.25 for its “Large text”. What holds text, and the bounds below which
 * something does not fit, grow with it. */
double layak_text_scale (GtkWidget *widget);

G_END_DECLS
