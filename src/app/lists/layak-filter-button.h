/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chip that narrows a list by one field: “Kind”, or “Kind: Training” while it does. */
#pragma once

#include <adwaita.h>

#include "layak-query.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_FILTER_BUTTON (layak_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (LayakFilterButton, layak_filter_button, LAYAK, FILTER_BUTTON, AdwBin)

/* Property "field": a choice, a set of choices or a reference of the query's record type. */
void layak_filter_button_bind (LayakFilterButton *self,
                               LayakStore        *store,
                               LayakQuery        *query);

G_END_DECLS
