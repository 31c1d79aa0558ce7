/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a month, with bars for trainings and lines for deadlines. */
#pragma once

#include "layak-calendar-rows.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_MONTH_GRID (layak_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (LayakMonthGrid, layak_month_grid, LAYAK, MONTH_GRID, GtkWidget)

/* Property "selected": the selected day; it may lie in another month, which is then shown. Signals: "activated"
 * (int first, int last): the person wants something new on these days. */
LayakDate layak_month_grid_get_selected (LayakMonthGrid           *self);
void      layak_month_grid_set_selected (LayakMonthGrid           *self,
                                         LayakDate                 day);
void      layak_month_grid_set_today    (LayakMonthGrid           *self,
                                         LayakDate                 today);
/* Weeks begin on Monday otherwise. The days shown may become others, so the calendar has to be set anew. */
void      layak_month_grid_set_sunday_first (LayakMonthGrid      *self,
                                             gboolean             sunday_first);
/* The days shown: whole weeks. */
void      layak_month_grid_get_days     (LayakMonthGrid           *self,
                                         LayakDate                *first,
                                         LayakDate                *last);
/* @calendar: (nullable): is looked at until another one is set; @home: (nullable): the code of the regency of one’s
 * own, others are tinted; %NULL if all are one’s own */
void      layak_month_grid_set_calendar (LayakMonthGrid           *self,
                                         const LayakCalendar      *calendar,
                                         const LayakCalendarStyle *style,
                                         const char               *home);

G_END_DECLS
