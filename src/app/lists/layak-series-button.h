/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chip that narrows the trainings to the batches of one series, or puts those of each together. */
#pragma once

#include <adwaita.h>

#include "layak-query.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SERIES_BUTTON (layak_series_button_get_type ())
G_DECLARE_FINAL_TYPE (LayakSeriesButton, layak_series_button, LAYAK, SERIES_BUTTON, AdwBin)

void layak_series_button_bind (LayakSeriesButton *self,
                               LayakStore        *store,
                               LayakQuery        *query);

G_END_DECLS
