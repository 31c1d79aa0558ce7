/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-figures.h"

#include <string.h>

#include "layak-coverage.h"
#include "layak-reader.h"
#include "layak-tally.h"
#include "layak-terms.h"

static gboolean
sum_totals (LayakConnection       *connection,
            const LayakTallyPlan  *plan,
            LayakTotals           *totals,
            GError               **error)
{
  g_autoptr(LayakTally) tally = layak_tally_load (connection, plan, error);

  if (tally == NULL)
    return FALSE;

  layak_tally_sum (tally, totals);
  return TRUE;
}

gboolean
layak_figures_select_totals (LayakConnection  *connection,
                             LayakQuery       *query,
                             LayakTotals      *totals,
                             GError          **error)
{
  g_autoptr(LayakTallyPlan) plan = layak_tally_plan_new (query);

  return sum_totals (connection, plan, totals, error);
}

static gboolean
read_number (LayakSelect      *select,
             LayakConnection  *connection,
             gint64           *number,
             GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);

  if (statement == NULL || layak_statement_step (statement, error) != LAYAK_STEP_ROW)
    return FALSE;

  *number = layak_statement_get_int (statement, 0);
  return TRUE;
}

gboolean
layak_figures_count (LayakConnection  *connection,
                     LayakQuery       *query,
                     gint64           *count,
                     GError          **error)
{
  g_autoptr(LayakSelect) select = layak_query_select (query, "count (*)", "");

  return read_number (select, connection, count, error);
}

gboolean
layak_figures_check_empty (LayakConnection  *connection,
                           gboolean         *is_empty,
                           GError          **error)
{
  gint64 has_any;

  if (!layak_connection_get_number (connection,
                                    "SELECT EXISTS (SELECT 1 FROM training) OR EXISTS (SELECT 1 FROM recommendation)",
                                    &has_any, error))
    return FALSE;

  *is_empty = has_any == 0;
  return TRUE;
}

/* The choices of a field, and how they are counted: plain data. */
typedef struct
{
  const LayakEnumeration *choices;
  LayakSelect            *select;
} ChoicesPlan;

static void
choices_plan_free (gpointer data)
{
  ChoicesPlan *plan = data;

  layak_select_free (plan->select);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChoicesPlan, choices_plan_free)

static ChoicesPlan *
choices_plan_new (LayakQuery *query,
                  const char *field)
{
  const LayakRecordInfo *info = layak_query_get_info (query);
  const LayakField *found = layak_record_info_find_field (info, field);
  g_autoptr(LayakQuery) others = layak_query_copy (query);
  g_autofree char *columns = NULL;
  ChoicesPlan *plan;

  g_return_val_if_fail (found != NULL && found->type == LAYAK_FIELD_CHOICE, NULL);

  columns = g_strdup_printf ("t.%s, count (*)", layak_table_get_column (layak_table_get (info),
                                                                        layak_record_info_field_index (info, found)));
  layak_query_set_filter (others, field, NULL);
  plan = g_new (ChoicesPlan, 1);
  *plan = (ChoicesPlan) { found->choices, layak_query_select (others, columns, " GROUP BY 1") };
  return plan;
}

static gpointer
read_choices (LayakConnection  *connection,
              gpointer          data,
              GError          **error)
{
  const ChoicesPlan *plan = data;
  const guint n_choices = plan->choices->n_choices;
  g_autoptr(LayakStatement) statement = layak_select_prepare (plan->select, connection, error);
  g_autofree gint64 *counts = g_new0 (gint64, n_choices + 1);
  LayakStep step;

  if (statement == NULL)
    return NULL;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      const char *nick = layak_statement_get_text (statement, 0);
      gint64 choice = nick != NULL ? layak_enumeration_find (plan->choices, nick) : LAYAK_UNKNOWN;

      counts[choice != LAYAK_UNKNOWN ? choice : n_choices] += layak_statement_get_int (statement, 1);
    }
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

gint64 *
layak_figures_count_choices (LayakConnection  *connection,
                             LayakQuery       *query,
                             const char       *field,
                             GError          **error)
{
  g_autoptr(ChoicesPlan) plan = choices_plan_new (query, field);

  return plan != NULL ? read_choices (connection, plan, error) : NULL;
}

/* @special: (nullable): a condition the rows must meet */
static gboolean
count_records (LayakConnection  *connection,
               const char       *record,
               const char       *special,
               LayakQuery       *scope,
               gint64           *count,
               GError          **error)
{
  g_autoptr(LayakQuery) query = layak_query_new_scoped (record, layak_query_get_place (scope),
                                                        layak_query_get_year (scope), layak_query_get_today (scope));

  if (special != NULL)
    layak_query_set_special (query, special, "yes");
  return layak_figures_count (connection, query, count, error);
}

gboolean
layak_figures_select_badges (LayakConnection  *connection,
                             const char       *place,
                             int               year,
                             LayakDate         today,
                             LayakBadges      *badges,
                             GError          **error)
{
  g_autoptr(LayakQuery) scope = layak_query_new_scoped ("training", place, year, today);

  return count_records (connection, "training", NULL, scope, &badges->trainings, error) &&
         count_records (connection, "recommendation", "open", scope, &badges->recommendations_open, error) &&
         count_records (connection, "recommendation", "overdue", scope, &badges->recommendations_overdue, error) &&
         count_records (connection, "agency", NULL, scope, &badges->agencies, error) &&
         count_records (connection, "regency", NULL, scope, &badges->regencies, error) &&
         count_records (connection, "delivery", "draft", scope, &badges->deliveries_draft, error) &&
         layak_coverage_count_gaps (connection, place, year, &badges->indicator_gaps, error);
}

/* Adds the years of the texts that @columns selects, jumping through the index from each year to the one before. */
static gboolean
add_years (LayakConnection  *connection,
           LayakQuery       *query,
           const char       *columns,
           const char       *tail,
           GHashTable       *years,
           GError          **error)
{
  g_autofree char *before = g_strdup ("9");

  while (before != NULL)
    {
      g_autoptr(LayakSelect) select = NULL;
      g_autoptr(LayakStatement) statement = NULL;
      LayakStep step;
      int year;

      layak_query_set_special (query, "before", before);
      select = layak_query_select (query, columns, tail);
      statement = layak_select_prepare (select, connection, error);
      step = statement != NULL ? layak_statement_step (statement, error) : LAYAK_STEP_FAILED;
      if (step == LAYAK_STEP_FAILED)
        return FALSE;

      g_clear_pointer (&before, g_free);
      if (step == LAYAK_STEP_DONE || layak_statement_is_null (statement, 0))
        continue;
      year = (int) g_ascii_strtoll (layak_statement_get_text (statement, 0), NULL, 10) % 10000;
      before = g_strdup_printf ("%04d", year);
      g_hash_table_add (years, GINT_TO_POINTER (year));
    }
  return TRUE;
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

GArray *
layak_figures_select_years (LayakConnection  *connection,
                            const char       *place,
                            GError          **error)
{
  g_autoptr(GHashTable) years = g_hash_table_new (NULL, NULL);
  /* No index serves a province and a date together. */
  const char *regency = place != NULL && strchr (place, '.') != NULL ? place : NULL;
  g_autoptr(LayakQuery) trainings = layak_query_new_scoped ("training", regency, 0, LAYAK_UNKNOWN);
  g_autoptr(LayakQuery) due = layak_query_new_scoped ("recommendation", regency, 0, LAYAK_UNKNOWN);
  GArray *sorted;
  GHashTableIter iter;
  gpointer year;

  if (!add_years (connection, trainings, "max (t.start_date)", "", years, error))
    return NULL;
  for (guint closed = 0; closed < 2; closed++)
    {
      layak_query_set_special (due, "open", closed == 0 ? "yes" : NULL);
      layak_query_set_special (due, "closed", closed == 1 ? "yes" : NULL);
      if (!add_years (connection, due, LAYAK_SQL_DUE ("t"), " ORDER BY " LAYAK_SQL_DUE ("t") " DESC LIMIT 1",
                      years, error))
        return NULL;
    }

  sorted = g_array_new (FALSE, FALSE, sizeof (int));
  g_hash_table_iter_init (&iter, years);
  while (g_hash_table_iter_next (&iter, &year, NULL))
    {
      int number = GPOINTER_TO_INT (year);

      g_array_append_val (sorted, number);
    }
  g_array_sort (sorted, compare_years);
  return sorted;
}

LayakOverview *
layak_figures_select_overview (LayakConnection  *connection,
                               const char       *place,
                               int               year,
                               LayakDate         today,
                               GError          **error)
{
  g_autoptr(LayakQuery) trainings = layak_query_new_scoped ("training", place, 0, today);
  g_autofree char *text = g_strdup_printf ("%04d", year);
  g_autoptr(LayakTallyPlan) plan = NULL;
  g_autoptr(LayakTally) tally = NULL;
  LayakOverview *overview;

  /* What runs over the end of a year counts in the one it began in. */
  if (year != 0)
    layak_query_set_special (trainings, "starts", text);
  plan = layak_tally_plan_new (trainings);
  tally = layak_tally_load (connection, plan, error);
  if (tally == NULL)
    return NULL;

  overview = g_new0 (LayakOverview, 1);
  layak_tally_sum (tally, &overview->totals);
  layak_tally_sum_months (tally, overview->months);
  overview->groups = layak_tally_sum_groups (tally);
  return overview;
}

void
layak_overview_free (LayakOverview *self)
{
  g_clear_pointer (&self->groups, g_array_unref);
  g_free (self);
}

static void
plan_free (gpointer data)
{
  layak_tally_plan_free (data);
}

static gpointer
read_totals (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  g_autofree LayakTotals *totals = g_new0 (LayakTotals, 1);

  return sum_totals (connection, data, totals, error) ? g_steal_pointer (&totals) : NULL;
}

LayakRead *
layak_figures_totals_read (LayakQuery *query)
{
  return layak_read_new (read_totals, layak_tally_plan_new (query), plan_free, g_free);
}

/* @data: (element-type LayakSelect) */
static gpointer
read_counts (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  const GPtrArray *selects = data;
  g_autofree gint64 *counts = g_new0 (gint64, selects->len);

  for (guint i = 0; i < selects->len; i++)
    if (!read_number (g_ptr_array_index (selects, i), connection, &counts[i], error))
      return NULL;
  return g_steal_pointer (&counts);
}

LayakRead *
layak_figures_counts_read (LayakQuery * const *queries,
                           guint               n_queries)
{
  GPtrArray *selects = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_select_free);

  for (guint i = 0; i < n_queries; i++)
    g_ptr_array_add (selects, layak_query_select (queries[i], "count (*)", ""));
  return layak_read_new (read_counts, selects, (GDestroyNotify) g_ptr_array_unref, g_free);
}

LayakRead *
layak_figures_choices_read (LayakQuery *query,
                            const char *field)
{
  return layak_read_new (read_choices, choices_plan_new (query, field), choices_plan_free, g_free);
}

static gpointer
read_badges (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  const LayakReadScope *scope = data;
  g_autofree LayakBadges *badges = g_new0 (LayakBadges, 1);

  if (!layak_figures_select_badges (connection, scope->place, scope->year, scope->today, badges, error))
    return NULL;
  return g_steal_pointer (&badges);
}

LayakRead *
layak_figures_badges_read (const char *place,
                           int         year,
                           LayakDate   today)
{
  const LayakReadScope scope = { .place = (char *) place, .year = year, .today = today };

  return layak_read_new_scoped (read_badges, &scope, g_free);
}
