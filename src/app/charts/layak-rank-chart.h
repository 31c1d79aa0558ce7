/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The KLA ranks of a regency over the years, as a stair; targets are hollow and dashed. */
#pragma once

#include "layak-chart.h"
#include "layak-profile.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_RANK_CHART (layak_rank_chart_get_type ())
G_DECLARE_FINAL_TYPE (LayakRankChart, layak_rank_chart, LAYAK, RANK_CHART, LayakChart)

/* @ranks: (element-type LayakRank): by year. The marks are the years. */
void layak_rank_chart_set_ranks (LayakRankChart *self,
                                 GArray         *ranks);

G_END_DECLS
