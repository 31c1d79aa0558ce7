/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+Z and Ctrl+Shift+Z of a window: first what was typed where the focus is, then the steps of the database. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @window: has the actions “win.undo” and “win.redo” */
void layak_undo_keys_attach (GtkWidget *window);

G_END_DECLS
