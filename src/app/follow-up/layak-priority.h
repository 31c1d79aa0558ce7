/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A priority as icon and word. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_PRIORITY (layak_priority_get_type ())
G_DECLARE_FINAL_TYPE (LayakPriority, layak_priority, LAYAK, PRIORITY, GtkBox)

/* Property "long": “High priority” instead of “High”. */
GtkWidget *layak_priority_new (void);
void       layak_priority_set (LayakPriority *self,
                               gint64         priority);

G_END_DECLS
