/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People trained by month as stacked bars: male, female, not known; and hatched those expected at planned trainings. */
#pragma once

#include "layak-chart.h"
#include "layak-figures.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_MONTH_CHART (layak_month_chart_get_type ())
G_DECLARE_FINAL_TYPE (LayakMonthChart, layak_month_chart, LAYAK, MONTH_CHART, LayakChart)

/* @months: twelve; @year: 0 if they are those of all years; @today: its month is shaded */
void layak_month_chart_set_months (LayakMonthChart  *self,
                                   const LayakMonth *months,
                                   int               year,
                                   LayakDate         today);

G_END_DECLS
