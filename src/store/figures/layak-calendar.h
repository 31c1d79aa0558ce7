/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens between two days: trainings, and recommendations that are due. */
#pragma once

#include "layak-deadline.h"
#include "layak-reader.h"

G_BEGIN_DECLS

/**
 * LayakCalendarTraining:
 * @place: (nullable): the regency or province that owns it
 * @code: (nullable): its code
 * @venue: (nullable): where it is held
 * @start: a day; for those of @undated a month
 * @end: a day, the same as @start if it is not known
 */
typedef struct
{
  char     *uuid;
  char     *title;
  char     *place;
  char     *code;
  char     *venue;
  gint64    status;
  LayakDate start;
  LayakDate end;
} LayakCalendarTraining;

/**
 * LayakCalendarSpan:
 * @from: the first day shown
 * @to: the last day shown
 * @month: any day of the month that is looked at
 * @today: the next deadlines are those from this day on
 */
typedef struct
{
  LayakDate from;
  LayakDate to;
  LayakDate month;
  LayakDate today;
} LayakCalendarSpan;

/**
 * LayakCalendar:
 * @trainings: (element-type LayakCalendarTraining): on any of the days, by their first day, the longest first
 * @undated: (element-type LayakCalendarTraining): in the month, on a day nobody knows yet
 * @deadlines: (element-type LayakDeadline): of the days, also of recommendations that are closed
 * @next: (element-type LayakDeadline): the next open ones
 * @late: (element-type LayakDeadline): open ones that are overdue, late for the longest time first
 *
 * Trainings that were cancelled are left out.
 */
typedef struct
{
  GPtrArray *trainings;
  GPtrArray *undated;
  GPtrArray *deadlines;
  GPtrArray *next;
  GPtrArray *late;
} LayakCalendar;

/* @place: as that of a query. At most @limit each of the next and the late ones. */
LayakCalendar *layak_calendar_select        (LayakConnection          *connection,
                                             const char               *place,
                                             const LayakCalendarSpan  *span,
                                             guint                     limit,
                                             GError                  **error);
void           layak_calendar_free          (LayakCalendar            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCalendar, layak_calendar_free)

/* The same on another thread, by layak_reader_run_async(). */
LayakRead     *layak_calendar_read   (const char               *place,
                                      const LayakCalendarSpan  *span,
                                      guint                     limit);
/* The day on which the last training begins that begins in @year; LAYAK_UNKNOWN if there is none. @place: (nullable):
 * a regency; with a province it is that of any place */
gboolean       layak_calendar_find_last_day (LayakConnection  *connection,
                                             const char       *place,
                                             int               year,
                                             LayakDate        *day,
                                             GError          **error);

G_END_DECLS
