/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A count beside a name; with the class “overdue” it is red and has a clock. Hidden at 0. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_BADGE (layak_badge_get_type ())
G_DECLARE_FINAL_TYPE (LayakBadge, layak_badge, LAYAK, BADGE, GtkWidget)

/* Properties "count", "overdue". A text stands in place of the number until the next one is set. */
void       layak_badge_set_count (LayakBadge *self,
                                  gint64      count);
void       layak_badge_set_text  (LayakBadge *self,
                                  const char *text);

G_END_DECLS
