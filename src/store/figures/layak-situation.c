/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-situation.h"

#include "layak-coverage.h"
#include "layak-terms.h"

static gboolean
load_counts (LayakSituation   *self,
             LayakConnection  *connection,
             LayakQuery       *query,
             GError          **error)
{
  g_autoptr(LayakSelect) select = layak_query_select (query,
    "count (*), total (" LAYAK_SQL_CLOSED ("t") "),"
    " total (t.status = 'in-progress'), total (" LAYAK_SQL_OVERDUE ("t") "),"
    " min (iif (" LAYAK_SQL_OVERDUE ("t") ", " LAYAK_SQL_DUE ("t") ", NULL)),"
    " total (" LAYAK_SQL_OPEN ("t") " AND " LAYAK_SQL_DUE ("t") " = '~')", "");
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);

  if (statement == NULL || layak_statement_step (statement, error) != LAYAK_STEP_ROW)
    return FALSE;

  self->recommendations = layak_statement_get_int (statement, 0);
  self->closed = layak_statement_get_int (statement, 1);
  self->in_progress = layak_statement_get_int (statement, 2);
  self->overdue = layak_statement_get_int (statement, 3);
  self->undated = layak_statement_get_int (statement, 5);
  self->oldest = LAYAK_UNKNOWN;
  if (!layak_statement_is_null (statement, 4))
    layak_date_parse (layak_statement_get_text (statement, 4), &self->oldest);
  return TRUE;
}

LayakSituation *
layak_situation_select (LayakConnection  *connection,
                        const char       *place,
                        int               year,
                        LayakDate         today,
                        guint             n_deadlines,
                        GError          **error)
{
  g_autoptr(LayakSituation) self = g_new0 (LayakSituation, 1);
  g_autoptr(LayakQuery) recommendations = layak_query_new_scoped ("recommendation", place, year, today);

  self->figures = layak_figures_select_overview (connection, place, year, today, error);
  if (self->figures == NULL ||
      !layak_coverage_count_gaps (connection, place, year, &self->indicator_gaps, error) ||
      !load_counts (self, connection, recommendations, error))
    return NULL;

  /* Late ones were due before all others, so the order of the dates is that of urgency. */
  layak_query_set_special (recommendations, "open", "yes");
  self->deadlines = layak_deadlines_select (connection, recommendations, n_deadlines, error);
  return self->deadlines != NULL ? g_steal_pointer (&self) : NULL;
}

void
layak_situation_free (LayakSituation *self)
{
  g_clear_pointer (&self->figures, layak_overview_free);
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  g_free (self);
}

static gpointer
read_situation (LayakConnection  *connection,
                gpointer          data,
                GError          **error)
{
  const LayakReadScope *wanted = data;

  return layak_situation_select (connection, wanted->place, wanted->year, wanted->today, wanted->number, error);
}

LayakRead *
layak_situation_read (const char *place,
                      int         year,
                      LayakDate   today,
                      guint       n_deadlines)
{
  const LayakReadScope scope = { (char *) place, year, today, n_deadlines };

  return layak_read_new_scoped (read_situation, &scope, (GDestroyNotify) layak_situation_free);
}
