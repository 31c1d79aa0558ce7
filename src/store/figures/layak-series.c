/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-series.h"

static void
series_free (gpointer data)
{
  LayakSeries *self = data;

  g_free (self->name);
  g_free (self);
}

/* People write a name in capital letters once and in small ones the next time: it is one series. */
GPtrArray *
layak_series_select (LayakConnection  *connection,
                     const char       *place,
                     int               year,
                     GError          **error)
{
  g_autoptr(LayakQuery) query = layak_query_new_scoped ("training", place, year, LAYAK_UNKNOWN);
  g_autoptr(LayakSelect) select = layak_query_select (query, "t.series, count (*)",
                                                      " GROUP BY t.series COLLATE NOCASE"
                                                      " HAVING t.series IS NOT NULL ORDER BY 1 COLLATE NOCASE");
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (series_free);
  LayakStep step;

  if (statement == NULL)
    return NULL;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      LayakSeries *series = g_new0 (LayakSeries, 1);

      series->name = g_strdup (layak_statement_get_text (statement, 0));
      series->trainings = layak_statement_get_int (statement, 1);
      g_ptr_array_add (found, series);
    }
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

static gpointer
read_series (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  const LayakReadScope *scope = data;

  return layak_series_select (connection, scope->place, scope->year, error);
}

LayakRead *
layak_series_read (const char *place,
                   int         year)
{
  const LayakReadScope scope = { (char *) place, year, LAYAK_UNKNOWN, 0 };

  return layak_read_new_scoped (read_series, &scope, (GDestroyNotify) g_ptr_array_unref);
}
