/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-coverage-private.h"

#include "layak-terms.h"

/* What is added up for an indicator, and the record that was added last: one that names several parts counts once. */
typedef struct
{
  LayakIndicatorCoverage *indicator;
  LayakIndicatorCoverage *whole;      /* nullable: the indicator that this one is a part of */
} Target;

typedef void (*AddFunc) (LayakIndicatorCoverage *indicator,
                         LayakStatement         *statement);

static LayakIndicatorCoverage *
read_indicator (LayakStatement *statement,
                int             set)
{
  LayakIndicatorCoverage *indicator = g_new0 (LayakIndicatorCoverage, 1);

  indicator->number = g_strdup (layak_statement_get_text (statement, 0));
  indicator->name = g_strdup (layak_statement_get_text (statement, 1));
  indicator->cluster = layak_statement_get_int (statement, 2);
  indicator->cluster_name = g_strdup (layak_statement_get_text (statement, 3));
  indicator->counted = layak_statement_get_int (statement, 4) != 0;
  indicator->is_part = layak_statement_get_int (statement, 5) > 1;
  indicator->people = LAYAK_UNKNOWN;
  indicator->identities = g_new0 (char *, 2);
  indicator->identities[0] = g_strdup_printf ("%d-%s", set, indicator->number);
  return indicator;
}

/* The instrument names only the parts, so the whole is named by them. */
static LayakIndicatorCoverage *
make_whole (const LayakIndicatorCoverage *first)
{
  LayakIndicatorCoverage *whole = g_new0 (LayakIndicatorCoverage, 1);

  whole->number = g_strdup_printf ("%d", (int) g_ascii_strtoll (first->number, NULL, 10));
  whole->cluster = first->cluster;
  whole->cluster_name = g_strdup (first->cluster_name);
  whole->counted = first->counted;
  whole->people = LAYAK_UNKNOWN;
  whole->identities = g_new0 (char *, 1);
  return whole;
}

static void
add_part (LayakIndicatorCoverage       *whole,
          const LayakIndicatorCoverage *part)
{
  g_autofree char *names = whole->name;

  whole->name = names != NULL ? g_strconcat (names, " · ", part->name, NULL) : g_strdup (part->name);
  whole->n_parts++;
  whole->identities = g_renew (char *, whole->identities, whole->n_parts + 1);
  whole->identities[whole->n_parts - 1] = g_strdup (part->identities[0]);
  whole->identities[whole->n_parts] = NULL;
}

/* “21A” to “21C” are parts of 21, which itself the instrument does not list. */
static gboolean
load_list (LayakCoverage    *self,
           LayakConnection  *connection,
           GHashTable       *targets,
           GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT i.number, i.name, i.cluster, i.cluster_name, i.counted, count (*) OVER ("
    "  PARTITION BY i.cluster, CAST (i.number AS INTEGER))"
    " FROM indicator AS i JOIN indicator_set AS s ON s.id = i.\"set\" WHERE s.year = :set"
    " ORDER BY i.cluster, CAST (i.number AS INTEGER), i.number", error);
  LayakIndicatorCoverage *whole = NULL;
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":set", self->set);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      LayakIndicatorCoverage *indicator = read_indicator (select, self->set);
      Target *target = g_new (Target, 1);

      if (!indicator->is_part)
        whole = NULL;
      else if (whole == NULL ||
               g_ascii_strtoll (whole->number, NULL, 10) != g_ascii_strtoll (indicator->number, NULL, 10))
        {
          whole = make_whole (indicator);
          g_ptr_array_add (self->indicators, whole);
        }
      if (whole != NULL)
        add_part (whole, indicator);
      g_ptr_array_add (self->indicators, indicator);
      *target = (Target) { indicator, whole };
      g_hash_table_insert (targets, indicator->identities[0], target);
    }
  return step == LAYAK_STEP_DONE;
}

/* Calls @add for each indicator that the row names in its first column, and once for each whole. */
static void
add_row (GHashTable     *targets,
         LayakStatement *statement,
         AddFunc         add)
{
  g_auto(GStrv) names = g_strsplit (layak_statement_get_text (statement, 0), " ", -1);
  g_autoptr(GPtrArray) wholes = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const Target *target = g_hash_table_lookup (targets, names[i]);

      if (target == NULL)
        continue;
      add (target->indicator, statement);
      if (target->whole == NULL || g_ptr_array_find (wholes, target->whole, NULL))
        continue;
      add (target->whole, statement);
      g_ptr_array_add (wholes, target->whole);
    }
}

static gboolean
add_rows (GHashTable       *targets,
          LayakConnection  *connection,
          LayakQuery       *query,
          const char       *columns,
          const char       *tail,
          AddFunc           add,
          GError          **error)
{
  g_autofree char *conditions = g_strconcat (" AND t.indicators IS NOT NULL", tail, NULL);
  g_autoptr(LayakSelect) select = layak_query_select (query, columns, conditions);
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    add_row (targets, statement, add);
  return step == LAYAK_STEP_DONE;
}

static void
add_training (LayakIndicatorCoverage *indicator,
              LayakStatement         *statement)
{
  const gint64 status = layak_enumeration_find (&layak_training_statuses, layak_statement_get_text (statement, 1));
  const gint64 people = layak_coverage_get_known (statement, 2);

  indicator->planned += status == LAYAK_TRAINING_PLANNED || status == LAYAK_TRAINING_DRAFT;
  if (status != LAYAK_TRAINING_HELD)
    return;

  indicator->held++;
  if (people != LAYAK_UNKNOWN)
    indicator->people = MAX (indicator->people, 0) + people;
}

static void
add_recommendation (LayakIndicatorCoverage *indicator,
                    LayakStatement         *statement)
{
  const gint64 status = layak_enumeration_find (&layak_recommendation_statuses,
                                                layak_statement_get_text (statement, 1));

  indicator->recommendations++;
  indicator->open += !layak_recommendation_status_is_closed (status);
  indicator->closed += layak_recommendation_status_is_closed (status);
}

static void
add_mark (LayakIndicatorCoverage *indicator,
          LayakStatement         *statement)
{
  indicator->held++;
}

static gboolean
load_figures (GHashTable                *targets,
              LayakConnection           *connection,
              const LayakCoverageScope  *scope,
              LayakQuery                *trainings,
              GError                   **error)
{
  g_autoptr(LayakQuery) recommendations = layak_query_new_scoped ("recommendation", scope->place, scope->year,
                                                                  LAYAK_UNKNOWN);

  return add_rows (targets, connection, trainings,
                   "t.indicators, t.status, iif (t.status = 'held', " LAYAK_SQL_PEOPLE ("t") ", NULL)", "",
                   add_training, error) &&
         add_rows (targets, connection, recommendations, "t.indicators, t.status", "", add_recommendation, error);
}

/* @only_gaps: tells only which indicators were touched at all, for which equal sets of them need one look. */
gboolean
layak_coverage_load_indicators (LayakCoverage             *self,
                                LayakConnection           *connection,
                                const LayakCoverageScope  *scope,
                                gboolean                   only_gaps,
                                GError                   **error)
{
  g_autoptr(GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(LayakQuery) trainings = layak_query_new_scoped ("training", scope->place, 0, LAYAK_UNKNOWN);
  g_autofree char *year = g_strdup_printf ("%04d", scope->year);

  if (!load_list (self, connection, targets, error))
    return FALSE;
  if (self->indicators->len == 0)
    return TRUE;

  /* What runs over the end of a year counts in the one it began in. */
  if (scope->year != 0)
    layak_query_set_special (trainings, "starts", year);
  if (only_gaps)
    return add_rows (targets, connection, trainings, "DISTINCT t.indicators", " AND t.status = 'held'", add_mark,
                     error);
  return load_figures (targets, connection, scope, trainings, error);
}
