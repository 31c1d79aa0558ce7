/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chips that stand above a list, of whatever kind. */
#pragma once

#include <gtk/gtk.h>

#include "layak-query.h"
#include "layak-store.h"

G_BEGIN_DECLS

void layak_list_chips_bind   (GtkWidget  *chips,
                              LayakStore *store,
                              LayakQuery *query);
void layak_list_chips_update (GtkWidget  *chips);

G_END_DECLS
