/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trainings and deadlines as rows of a list, as the calendar shows them in several places. */
#pragma once

#include <gtk/gtk.h>

#include "layak-calendar.h"

G_BEGIN_DECLS

typedef struct
{
  LayakDate today;
  gboolean  with_place;   /* the calendar shows more than one regency */
} LayakCalendarStyle;

/* A row to be: one of both. */
typedef struct
{
  const LayakCalendarTraining *training;
  const LayakDeadline         *deadline;
  LayakDate                    day;
} LayakCalendarItem;

GtkWidget  *layak_calendar_make_training       (const LayakCalendarTraining *training,
                                                const LayakCalendarStyle    *style);
GtkWidget  *layak_calendar_make_deadline       (const LayakDeadline         *deadline,
                                                const LayakCalendarStyle    *style);
/* The name of the icon, and its colour as a CSS class or NULL. */
const char *layak_calendar_get_training_icon   (const LayakCalendarTraining *training);
const char *layak_calendar_get_deadline_icon   (const LayakDeadline         *deadline,
                                                const char                 **tone);
gboolean    layak_calendar_is_on               (const LayakCalendarTraining *training,
                                                LayakDate                    day);
gboolean    layak_calendar_is_due_on           (const LayakDeadline         *deadline,
                                                LayakDate                    day);
/* @items: (element-type LayakCalendarItem): adds a training, or a deadline, shown on a day. */
void        layak_calendar_add_training        (GArray                      *items,
                                                const LayakCalendarTraining *training,
                                                LayakDate                    day);
void        layak_calendar_add_deadline        (GArray                      *items,
                                                const LayakDeadline         *deadline,
                                                LayakDate                    day);
/* The list shows these items instead of others, the first ones at once, and the rest a few each frame. What they come
 * from has to be there until then. @items: (transfer full) */
void        layak_calendar_fill                (GtkListBox                  *list,
                                                GArray                      *items,
                                                const LayakCalendarStyle    *style);
LayakDate   layak_calendar_row_get_day         (GtkListBoxRow               *row);
/* The trainings and the deadlines of a day. Returns: how many there are; @limit: how many rows at most */
guint       layak_calendar_fill_day            (GtkListBox                  *list,
                                                const LayakCalendar         *calendar,
                                                LayakDate                    day,
                                                const LayakCalendarStyle    *style,
                                                guint                        limit);
/* How many trainings and deadlines there are, as one speaks of them. */
char       *layak_calendar_dup_summary         (const LayakCalendar         *calendar,
                                                LayakDate                    day);

G_END_DECLS
