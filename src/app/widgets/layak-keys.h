/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that texts would take for themselves. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void layak_keys_add_first (GtkWidget       *widget,
                           guint            key,
                           GdkModifierType  modifiers,
                           const char      *action);

G_END_DECLS
