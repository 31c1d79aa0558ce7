/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves other things must not do so while somebody aims at them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*LayakCalmFunc) (gpointer widget);

void layak_calm_watch (GtkRoot       *root);
void layak_calm_touch (GtkRoot       *root);
void layak_calm_call  (GtkWidget     *widget,
                       LayakCalmFunc  func);

G_END_DECLS
