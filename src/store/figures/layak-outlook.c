/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-outlook.h"

#include "layak-cross-rules.h"
#include "layak-deliveries.h"
#include "layak-delivery.h"
#include "layak-extract-private.h"
#include "layak-findings.h"
#include "layak-recommendation.h"
#include "layak-rows.h"
#include "layak-terms.h"
#include "layak-training.h"

static const char *
get_place (const LayakExtractScope *scope)
{
  return scope->regency != NULL ? scope->regency : scope->province;
}

/* The trainings of a report of a period are those whose days overlap it, but no drafts. */
static gboolean
read_totals (LayakConnection          *connection,
             const LayakExtractScope  *scope,
             LayakDate                 today,
             LayakTotals              *totals,
             GError                  **error)
{
  static const char * const told[] = { "planned", "held", "cancelled", NULL };
  g_autoptr(LayakQuery) query = layak_query_new_scoped ("training", get_place (scope), 0, today);

  if (layak_period_is_set (&scope->period))
    {
      char from[LAYAK_DATE_MAX_TEXT], to[LAYAK_DATE_MAX_TEXT];

      layak_date_format (scope->period.from, from);
      layak_date_format (scope->period.to, to);
      layak_query_set_special (query, "from", from);
      layak_query_set_special (query, "to", to);
      layak_query_set_filter_any (query, "status", told);
    }
  return layak_figures_select_totals (connection, query, totals, error);
}

static gboolean
read_recommendations (LayakConnection          *connection,
                      const LayakExtractScope  *scope,
                      LayakDate                 today,
                      LayakOutlook             *outlook,
                      GError                  **error)
{
  g_autoptr(LayakQuery) everywhere = layak_query_new (&layak_recommendation_info);
  g_autofree char *chosen = layak_extract_make_chosen (layak_extract_is_complete (scope), &layak_recommendation_info);
  g_autoptr(LayakSelect) select = NULL;
  g_autoptr(LayakStatement) statement = NULL;

  layak_query_set_today (everywhere, today);
  select = layak_query_select (everywhere, "count (*), ifnull (sum (" LAYAK_SQL_CLOSED ("t") "), 0), "
                               "ifnull (sum (" LAYAK_SQL_OVERDUE ("t") "), 0)", chosen);
  statement = layak_select_prepare (select, connection, error);
  if (statement == NULL || layak_statement_step (statement, error) != LAYAK_STEP_ROW)
    return FALSE;

  outlook->recommendations = layak_statement_get_int (statement, 0);
  outlook->recommendations_closed = layak_statement_get_int (statement, 1);
  outlook->recommendations_overdue = layak_statement_get_int (statement, 2);
  return TRUE;
}

/* Counts a rule that found nothing, and notes where it looks. */
static void
note_rule (LayakOutlook *outlook,
           GHashTable   *broken,
           GHashTable   *noted,
           const char   *name,
           const char   *record,
           const char   *field)
{
  const LayakRecordInfo *info = layak_record_info_find (record);
  const LayakField *found = layak_record_info_find_field (info, field);

  outlook->n_rules++;
  if (g_hash_table_contains (broken, name))
    return;

  outlook->n_passed++;
  if (found != NULL && g_hash_table_add (noted, (gpointer) found))
    {
      LayakPassed passed = { info, found };

      g_ptr_array_add (outlook->passed, g_memdup2 (&passed, sizeof passed));
    }
}

static gboolean
read_findings (LayakConnection          *connection,
               const LayakExtractScope  *scope,
               LayakDate                 today,
               LayakOutlook             *outlook,
               GError                  **error)
{
  g_autoptr(GHashTable) broken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) noted = g_hash_table_new (NULL, NULL);

  outlook->findings = layak_findings_select_report (connection, scope, today, error);
  if (outlook->findings == NULL)
    return FALSE;

  for (guint i = 0; i < outlook->findings->len; i++)
    {
      const LayakFindingGroup *group = g_ptr_array_index (outlook->findings, i);
      const LayakStoreFinding *first = g_ptr_array_index (group->findings, 0);

      g_hash_table_add (broken, (gpointer) first->name);
      if (first->severity == LAYAK_SEVERITY_REQUIRED)
        outlook->n_required += group->n;
    }

  outlook->passed = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < layak_rules_get_n_rules (); i++)
    {
      const LayakRule *rule = layak_rules_nth (i);

      note_rule (outlook, broken, noted, rule->name, rule->record, rule->field);
    }
  for (guint i = 0; i < layak_cross_rules_get_n_rules (); i++)
    {
      const LayakCrossRule *rule = layak_cross_rules_nth (i);

      note_rule (outlook, broken, noted, rule->name, rule->record, rule->field);
    }
  return TRUE;
}

static void
delivered_free (gpointer data)
{
  LayakDelivered *delivered = data;

  g_clear_pointer (&delivered->row, layak_row_free);
  g_clear_pointer (&delivered->remarks, g_ptr_array_unref);
  g_free (delivered);
}

/* History is of all years: the report at hand follows those of former ones. */
static gboolean
read_deliveries (LayakConnection          *connection,
                 const LayakExtractScope  *scope,
                 LayakDate                 today,
                 LayakOutlook             *outlook,
                 GError                  **error)
{
  g_autoptr(LayakQuery) query = layak_query_new_scoped ("delivery", get_place (scope), 0, today);
  g_autoptr(LayakSelect) select = NULL;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GHashTable) rows = NULL;

  layak_query_set_sort (query, "period", TRUE);
  select = layak_query_select_ids (query);
  ids = layak_select_run_ids (select, connection, error);
  rows = ids != NULL ? layak_rows_load (&layak_delivery_info, connection, ids, error) : NULL;
  if (rows == NULL)
    return FALSE;

  outlook->deliveries = g_ptr_array_new_with_free_func (delivered_free);
  for (guint i = 0; i < ids->len; i++)
    {
      const LayakRow *row = g_hash_table_lookup (rows, &g_array_index (ids, gint64, i));
      LayakDelivered *delivered;

      if (row == NULL)
        continue;
      delivered = g_new0 (LayakDelivered, 1);
      delivered->row = layak_row_copy (row);
      g_ptr_array_add (outlook->deliveries, delivered);
      delivered->remarks = layak_deliveries_select_remarks (connection, &row->uuid, error);
      if (delivered->remarks == NULL)
        return FALSE;
    }
  return TRUE;
}

void
layak_outlook_free (LayakOutlook *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->passed, g_ptr_array_unref);
  g_clear_pointer (&self->deliveries, g_ptr_array_unref);
  g_free (self);
}

/* @connection: one that makes no other extract */
LayakOutlook *
layak_outlook_select (LayakConnection          *connection,
                      const LayakExtractScope  *scope,
                      LayakDate                 today,
                      GError                  **error)
{
  g_autoptr(LayakOutlook) self = g_new0 (LayakOutlook, 1);
  g_autoptr(LayakExtract) extract = layak_extract_new (connection, scope, error);

  if (extract == NULL || !layak_extract_count (extract, &self->n_records, error) ||
      !read_totals (connection, scope, today, &self->totals, error) ||
      !read_recommendations (connection, scope, today, self, error) ||
      !read_findings (connection, scope, today, self, error) ||
      !read_deliveries (connection, scope, today, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* A report takes the place of those that were delivered of the same place and period. */
gint64
layak_outlook_count_revision (const LayakOutlook *self,
                              const char         *owner,
                              const LayakPeriod  *period)
{
  g_autofree char *text = layak_period_is_set (period) ? layak_period_format (period) : NULL;
  gint64 last = 0;

  for (guint i = 0; text != NULL && i < self->deliveries->len; i++)
    {
      const LayakRow *row = ((LayakDelivered *) g_ptr_array_index (self->deliveries, i))->row;
      const char *place = layak_row_get_text (row, "regency");

      if (place == NULL)
        place = layak_row_get_text (row, "province");
      if (g_strcmp0 (place, owner) == 0 && g_strcmp0 (layak_row_get_text (row, "period"), text) == 0)
        last = MAX (last, layak_row_get_number (row, "revision"));
    }
  return last + 1;
}

gboolean
layak_outlook_is_provisional (const LayakOutlook *self,
                              const LayakPeriod  *period,
                              LayakDate           today)
{
  return self->n_required > 0 || (layak_period_is_set (period) && period->to >= today);
}

typedef struct
{
  LayakExtractScope scope;    /* with copies of the codes */
  LayakDate         today;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free ((char *) job->scope.regency);
  g_free ((char *) job->scope.province);
  g_free (job);
}

static gpointer
read_outlook (LayakConnection  *connection,
              gpointer          data,
              GError          **error)
{
  const Job *job = data;

  return layak_outlook_select (connection, &job->scope, job->today, error);
}

LayakRead *
layak_outlook_read (const LayakExtractScope *scope,
                    LayakDate                today)
{
  Job *job = g_new0 (Job, 1);

  job->scope = *scope;
  job->scope.regency = g_strdup (scope->regency);
  job->scope.province = g_strdup (scope->province);
  job->today = today;
  return layak_read_new (read_outlook, job, job_free, (GDestroyNotify) layak_outlook_free);
}
