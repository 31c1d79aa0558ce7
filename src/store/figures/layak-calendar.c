/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-calendar.h"

#include "layak-terms.h"

static const char * const shown_statuses[] = { "draft", "planned", "held", NULL };

static void
training_free (gpointer data)
{
  LayakCalendarTraining *training = data;

  g_free (training->uuid);
  g_free (training->title);
  g_free (training->place);
  g_free (training->code);
  g_free (training->venue);
  g_free (training);
}

static LayakCalendarTraining *
read_training (LayakStatement *statement)
{
  LayakCalendarTraining *training = g_new0 (LayakCalendarTraining, 1);
  LayakUuid uuid;

  if (layak_statement_get_uuid (statement, 0, &uuid))
    training->uuid = layak_uuid_to_string (&uuid);
  training->title = g_strdup (layak_statement_get_text (statement, 1));
  training->status = layak_enumeration_find (&layak_training_statuses, layak_statement_get_text (statement, 2));
  layak_date_parse (layak_statement_get_text (statement, 3), &training->start);
  if (layak_statement_is_null (statement, 4) ||
      !layak_date_parse (layak_statement_get_text (statement, 4), &training->end))
    training->end = training->start;
  training->place = g_strdup (layak_statement_get_text (statement, 5));
  training->code = g_strdup (layak_statement_get_text (statement, 6));
  training->venue = g_strdup (layak_statement_get_text (statement, 7));

  /* An end before the start, or one that names only a month, tells nothing of the days. */
  if (layak_date_get_day (training->end) == 0 || training->end < training->start)
    training->end = training->start;
  return training;
}

static GPtrArray *
select_trainings (LayakConnection  *connection,
                  LayakQuery       *query,
                  const char       *tail,
                  GError          **error)
{
  g_autoptr(LayakSelect) select = layak_query_select (query,
    "t.uuid, t.title, t.status, t.start_date, t.end_date,"
    " ifnull ((SELECT " LAYAK_SQL_REGENCY_NAME ("g") " FROM regency AS g WHERE g.id = t.regency),"
    " (SELECT name FROM province WHERE id = t.province)),"
    " ifnull ((SELECT code FROM regency WHERE id = t.regency), (SELECT code FROM province WHERE id = t.province)),"
    " t.venue", tail);
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);
  g_autoptr(GPtrArray) trainings = g_ptr_array_new_with_free_func (training_free);
  LayakStep step;

  if (statement == NULL)
    return NULL;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    g_ptr_array_add (trainings, read_training (statement));
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&trainings) : NULL;
}

static void
set_span (LayakQuery *query,
          LayakDate   from,
          LayakDate   to)
{
  char text[LAYAK_DATE_MAX_TEXT];

  layak_date_format (from, text);
  layak_query_set_special (query, "from", text);
  layak_date_format (to, text);
  layak_query_set_special (query, "to", text);
}

static gboolean
load_trainings (LayakCalendar            *self,
                LayakConnection          *connection,
                const char               *place,
                const LayakCalendarSpan  *span,
                GError                  **error)
{
  g_autoptr(LayakQuery) dated = layak_query_new_scoped ("training", place, 0, span->today);
  g_autoptr(LayakQuery) undated = layak_query_new_scoped ("training", place, 0, span->today);
  char month[LAYAK_DATE_MAX_TEXT];

  layak_query_set_filter_any (dated, "status", shown_statuses);
  set_span (dated, span->from, span->to);
  self->trainings = select_trainings (connection, dated,
    " AND length (t.start_date) = 10 ORDER BY t.start_date, ifnull (t.end_date, t.start_date) DESC, t.id", error);
  if (self->trainings == NULL)
    return FALSE;

  /* The text of the month alone is the whole text of such a date. */
  layak_date_format (layak_date_new (layak_date_get_year (span->month), layak_date_get_month (span->month), 0), month);
  layak_query_set_filter_any (undated, "status", shown_statuses);
  layak_query_set_filter (undated, "start-date", month);
  self->undated = select_trainings (connection, undated, " ORDER BY t.title COLLATE NOCASE, t.id", error);
  return self->undated != NULL;
}

static gboolean
load_deadlines (LayakCalendar            *self,
                LayakConnection          *connection,
                const char               *place,
                const LayakCalendarSpan  *span,
                guint                     limit,
                GError                  **error)
{
  g_autoptr(LayakQuery) within = layak_query_new_scoped ("recommendation", place, 0, span->today);
  g_autoptr(LayakQuery) next = layak_query_new_scoped ("recommendation", place, 0, span->today);
  g_autoptr(LayakQuery) late = layak_query_new_scoped ("recommendation", place, 0, span->today);
  char text[LAYAK_DATE_MAX_TEXT];

  set_span (within, span->from, span->to);
  layak_date_format (span->today, text);
  layak_query_set_special (next, "from", text);
  layak_query_set_special (next, "open", "yes");
  layak_query_set_special (late, "overdue", "yes");

  self->deadlines = layak_deadlines_select (connection, within, 0, error);
  if (self->deadlines != NULL)
    self->next = layak_deadlines_select (connection, next, limit, error);
  if (self->next != NULL)
    self->late = layak_deadlines_select (connection, late, limit, error);
  return self->late != NULL;
}

LayakCalendar *
layak_calendar_select (LayakConnection          *connection,
                       const char               *place,
                       const LayakCalendarSpan  *span,
                       guint                     limit,
                       GError                  **error)
{
  g_autoptr(LayakCalendar) self = g_new0 (LayakCalendar, 1);

  if (!load_trainings (self, connection, place, span, error) ||
      !load_deadlines (self, connection, place, span, limit, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
layak_calendar_free (LayakCalendar *self)
{
  g_clear_pointer (&self->trainings, g_ptr_array_unref);
  g_clear_pointer (&self->undated, g_ptr_array_unref);
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  g_clear_pointer (&self->next, g_ptr_array_unref);
  g_clear_pointer (&self->late, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  char              *place;
  LayakCalendarSpan  span;
  guint              limit;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->place);
  g_free (wanted);
}

static gpointer
read_calendar (LayakConnection  *connection,
               gpointer          data,
               GError          **error)
{
  const Wanted *wanted = data;

  return layak_calendar_select (connection, wanted->place, &wanted->span, wanted->limit, error);
}

LayakRead *
layak_calendar_read (const char              *place,
                     const LayakCalendarSpan *span,
                     guint                    limit)
{
  const Wanted wanted = { g_strdup (place), *span, limit };

  return layak_read_new (read_calendar, g_memdup2 (&wanted, sizeof wanted), wanted_free,
                         (GDestroyNotify) layak_calendar_free);
}

gboolean
layak_calendar_find_last_day (LayakConnection  *connection,
                              const char       *place,
                              int               year,
                              LayakDate        *day,
                              GError          **error)
{
  /* The last one before the next year stands in an index, but none serves a province and a date together. */
  const char *regency = place != NULL && strchr (place, '.') != NULL ? place : NULL;
  g_autoptr(LayakQuery) trainings = layak_query_new_scoped ("training", regency, 0, LAYAK_UNKNOWN);
  g_autofree char *next = g_strdup_printf ("%04d", year + 1);
  g_autoptr(LayakSelect) select = NULL;
  g_autoptr(LayakStatement) statement = NULL;

  *day = LAYAK_UNKNOWN;
  layak_query_set_special (trainings, "before", next);
  select = layak_query_select (trainings, "max (t.start_date)", "");
  statement = layak_select_prepare (select, connection, error);
  if (statement == NULL || layak_statement_step (statement, error) != LAYAK_STEP_ROW)
    return FALSE;

  if (layak_statement_is_null (statement, 0) || !layak_date_parse (layak_statement_get_text (statement, 0), day) ||
      layak_date_get_year (*day) != year)
    *day = LAYAK_UNKNOWN;
  *day = layak_date_first_day (*day);
  return TRUE;
}
