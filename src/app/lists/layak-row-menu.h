/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The context menu of the rows of a list: with the other mouse button, the Menu key or Shift+F10. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The row that is asked about becomes the selected one, to which the actions of @menu apply. @pane: holds @view */
void layak_row_menu_attach (GtkWidget     *pane,
                            GtkColumnView *view,
                            GMenuModel    *menu);

G_END_DECLS
