/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that texts would take for themselves, and those that every window has. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void layak_keys_add_first (GtkWidget       *widget,
                           guint            key,
                           GdkModifierType  modifiers,
                           const char      *action);
/* Keys of a class of windows that stand beside the main one: GTK gives those of the application to that one only. */
void layak_keys_add_aside (GtkWidgetClass  *klass);

G_END_DECLS
