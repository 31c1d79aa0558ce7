/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a menu button is called: records have names longer than a narrow window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The text gives way where there is no room for all of it, which that of a GtkMenuButton does not. */
void layak_menu_label_set (GtkMenuButton *button,
                           const char    *text);

G_END_DECLS
