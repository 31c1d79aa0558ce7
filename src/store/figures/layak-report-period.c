/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-report-period.h"

#include "layak-query.h"

#define N_QUARTERS 4

static LayakPeriod
get_quarter (int year,
             int number)
{
  g_autofree char *text = g_strdup_printf ("%04d-Q%d", year, number);
  LayakPeriod period = { 0, 0 };

  layak_period_parse (text, &period, NULL);
  return period;
}

/* The quarter of today, or the last one of another year. */
static LayakPeriod
get_last_quarter (int       year,
                  LayakDate today)
{
  if (year != 0 && year != layak_date_get_year (today))
    return get_quarter (year, N_QUARTERS);

  return get_quarter (layak_date_get_year (today), (layak_date_get_month (today) - 1) / 3 + 1);
}

/* Whether @query finds anything that happened within @period. */
static gboolean
find_any (LayakConnection    *connection,
          LayakQuery         *query,
          const LayakPeriod  *period,
          gboolean           *found,
          GError            **error)
{
  g_autoptr(LayakSelect) select = NULL;
  g_autoptr(LayakStatement) statement = NULL;
  char from[LAYAK_DATE_MAX_TEXT], to[LAYAK_DATE_MAX_TEXT];
  LayakStep step;

  layak_date_format (period->from, from);
  layak_date_format (period->to, to);
  layak_query_set_special (query, "from", from);
  layak_query_set_special (query, "to", to);
  select = layak_query_select (query, "1", " LIMIT 1");
  statement = layak_select_prepare (select, connection, error);
  step = statement != NULL ? layak_statement_step (statement, error) : LAYAK_STEP_FAILED;
  *found = step == LAYAK_STEP_ROW;
  return step != LAYAK_STEP_FAILED;
}

/* What is still open is told again in every report, so that only trainings and progress make one worth its while. */
static gboolean
has_news (LayakConnection    *connection,
          const char         *place,
          const LayakPeriod  *period,
          gboolean           *found,
          GError            **error)
{
  static const char * const told[] = { "planned", "held", "cancelled", NULL };
  g_autoptr(LayakQuery) trainings = layak_query_new_scoped ("training", place, 0, LAYAK_UNKNOWN);
  g_autoptr(LayakQuery) progress = layak_query_new_scoped ("progress", place, 0, LAYAK_UNKNOWN);

  layak_query_set_filter_any (trainings, "status", told);
  return find_any (connection, trainings, period, found, error) &&
         (*found || find_any (connection, progress, period, found, error));
}

/* A report of a longer time, as of the year, delivers its quarters too. One that was returned is to be made again. */
static gboolean
is_delivered (LayakConnection    *connection,
              const char         *place,
              const LayakPeriod  *period,
              gboolean           *found,
              GError            **error)
{
  const gboolean is_regency = place != NULL && strchr (place, '.') != NULL;
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT period FROM delivery WHERE status NOT IN ('draft', 'returned')"
    " AND regency IS (SELECT id FROM regency WHERE code = :regency)"
    " AND province IS (SELECT id FROM province WHERE code = :province)", error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  *found = FALSE;
  layak_statement_bind_text (select, ":regency", is_regency ? place : NULL);
  layak_statement_bind_text (select, ":province", is_regency ? NULL : place);
  while (!*found && (step = layak_statement_step (select, error)) != LAYAK_STEP_DONE)
    {
      LayakPeriod delivered;

      if (step == LAYAK_STEP_FAILED)
        return FALSE;
      *found = layak_period_parse (layak_statement_get_text (select, 0), &delivered, NULL) &&
               delivered.from <= period->from && delivered.to >= period->to;
    }
  return TRUE;
}

/**
 * layak_report_period_choose:
 * @place: (nullable): the code of a regency or province
 * @year: or 0 for all
 * @period: (out): the last quarter that is over, has something to tell and is not delivered yet; else the last one that
 *   has something to tell; else that of today, or the last one of a @year that is not this one
 *
 * In January the last quarter of the year before is to be delivered, so that it is found with the new year too.
 */
gboolean
layak_report_period_choose (LayakConnection  *connection,
                            const char       *place,
                            int               year,
                            LayakDate         today,
                            LayakPeriod      *period,
                            GError          **error)
{
  LayakPeriod quarter = get_last_quarter (year, today);
  gboolean is_found = FALSE;

  *period = quarter;
  for (int i = 0; i < N_QUARTERS; i++)
    {
      const gboolean is_over = quarter.to < today;
      const gboolean is_shown = year == 0 || year == layak_date_get_year (quarter.from);
      gboolean is_worth = FALSE, is_out = FALSE;

      if (!has_news (connection, place, &quarter, &is_worth, error) ||
          (is_worth && is_over && !is_delivered (connection, place, &quarter, &is_out, error)))
        return FALSE;
      if (is_worth && ((is_over && !is_out) || (is_shown && !is_found)))
        *period = quarter;
      if (is_worth && is_over)
        return TRUE;

      is_found = is_found || is_worth;
      quarter = get_last_quarter (0, layak_date_add_days (quarter.from, -1));
    }
  return TRUE;
}

static gpointer
read_period (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  const LayakReadScope *scope = data;
  g_autofree LayakPeriod *period = g_new0 (LayakPeriod, 1);

  if (!layak_report_period_choose (connection, scope->place, scope->year, scope->today, period, error))
    return NULL;

  return g_steal_pointer (&period);
}

LayakRead *
layak_report_period_read (const char *place,
                          int         year,
                          LayakDate   today)
{
  const LayakReadScope scope = { .place = (char *) place, .year = year, .today = today };

  return layak_read_new_scoped (read_period, &scope, g_free);
}
