/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People trained by group as lying bars: male, female, not known. Their sum is the people trained. */
#pragma once

#include "layak-chart.h"
#include "layak-figures.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_GROUP_CHART (layak_group_chart_get_type ())
G_DECLARE_FINAL_TYPE (LayakGroupChart, layak_group_chart, LAYAK, GROUP_CHART, LayakChart)

/* @groups: (element-type LayakGroupFigures): the largest first, those in no group last; small ones share a bar */
void   layak_group_chart_set_groups (LayakGroupChart *self,
                                     GArray          *groups);
/* The value of the group a mark stands for: LAYAK_UNKNOWN if it stands for several, or for those in none. */
gint64 layak_group_chart_get_group  (LayakGroupChart *self,
                                     guint            mark);

G_END_DECLS
