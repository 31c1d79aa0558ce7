/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leads from a training to the list of all batches of its series; shown where there are others. */
#pragma once

#include <adwaita.h>

#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SERIES_ROW (layak_series_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakSeriesRow, layak_series_row, LAYAK, SERIES_ROW, AdwActionRow)

/* @series: (nullable) */
void layak_series_row_show (LayakSeriesRow *self,
                            LayakScope     *scope,
                            const char     *series);

G_END_DECLS
