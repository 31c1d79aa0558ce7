/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu of the orders of a list: GTK 4.8 column headers cannot take the focus, so this is the way by keyboard. */
#pragma once

#include <adwaita.h>

#include "layak-columns.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SORT_BUTTON (layak_sort_button_get_type ())
G_DECLARE_FINAL_TYPE (LayakSortButton, layak_sort_button, LAYAK, SORT_BUTTON, AdwBin)

/* Offers the columns that can be sorted by. */
void layak_sort_button_bind (LayakSortButton   *self,
                             LayakQuery        *query,
                             const LayakColumn *columns,
                             guint              n_columns);

G_END_DECLS
