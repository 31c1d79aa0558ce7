/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over the days of a month grid: bars of trainings, lines of deadlines, and “3 more” where room ends. */
#pragma once

#include "layak-calendar-rows.h"

G_BEGIN_DECLS

typedef struct _LayakDayEvents LayakDayEvents;

/* @grid: (not owned): becomes the parent of the widgets */
LayakDayEvents      *layak_day_events_new          (GtkWidget                *grid);
void                 layak_day_events_free         (LayakDayEvents           *self);
const LayakCalendar *layak_day_events_get_calendar (LayakDayEvents           *self);
/* @calendar: (nullable): not owned; @first: the first day of the grid */
void                 layak_day_events_set          (LayakDayEvents           *self,
                                                    const LayakCalendar      *calendar,
                                                    const LayakCalendarStyle *style,
                                                    const char               *home,
                                                    LayakDate                 first,
                                                    int                       n_weeks);
/* @top, @bottom: of the weeks; @head: the height of a day that its number takes */
void                 layak_day_events_allocate     (LayakDayEvents           *self,
                                                    int                       width,
                                                    int                       top,
                                                    int                       bottom,
                                                    int                       n_weeks,
                                                    int                       head);

G_END_DECLS
