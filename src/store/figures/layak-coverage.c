/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-coverage-private.h"


gint64
layak_coverage_get_known (LayakStatement *statement,
                          int             column)
{
  return layak_statement_is_null (statement, column) ? LAYAK_UNKNOWN : layak_statement_get_int (statement, column);
}

static void
indicator_free (gpointer data)
{
  LayakIndicatorCoverage *indicator = data;

  g_free (indicator->number);
  g_free (indicator->name);
  g_strfreev (indicator->identities);
  g_free (indicator->cluster_name);
  g_free (indicator);
}

static void
question_free (gpointer data)
{
  LayakQuestionCoverage *question = data;

  g_free (question->identity);
  g_free (question->indicator);
  g_free (question->number);
  g_free (question->text);
  g_free (question->holder);
  g_array_unref (question->trainings);
  g_free (question);
}

static LayakCoverage *
coverage_new (void)
{
  LayakCoverage *self = g_new0 (LayakCoverage, 1);

  self->indicators = g_ptr_array_new_with_free_func (indicator_free);
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->workforce = g_new (gint64, layak_groups.n_choices);
  for (guint i = 0; i < layak_groups.n_choices; i++)
    self->workforce[i] = LAYAK_UNKNOWN;
  return self;
}

void
layak_coverage_free (LayakCoverage *self)
{
  g_free (self->set_name);
  g_ptr_array_unref (self->indicators);
  g_ptr_array_unref (self->questions);
  g_free (self->workforce);
  g_free (self);
}

/* An evaluation uses the instrument of its year or, until that is out, the one before; earlier years the oldest. */
static gboolean
find_set (LayakCoverage             *self,
          LayakConnection           *connection,
          const LayakCoverageScope  *scope,
          GError                   **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT year, name FROM indicator_set WHERE :set = 0 OR year = :set"
    " ORDER BY :year <> 0 AND year > :year, iif (:year <> 0 AND year > :year, year, -year) LIMIT 1", error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":set", scope->set);
  layak_statement_bind_int (select, ":year", scope->year);
  step = layak_statement_step (select, error);
  if (step == LAYAK_STEP_ROW)
    {
      self->set = (int) layak_statement_get_int (select, 0);
      self->set_name = g_strdup (layak_statement_get_text (select, 1));
    }
  return step != LAYAK_STEP_FAILED;
}

static void
count_indicators (LayakCoverage *self)
{
  for (guint i = 0; i < self->indicators->len; i++)
    {
      const LayakIndicatorCoverage *indicator = g_ptr_array_index (self->indicators, i);

      if (!indicator->counted || indicator->is_part)
        continue;
      self->n_counted++;
      self->n_gaps += layak_indicator_coverage_is_gap (indicator);
      self->n_without_recommendation += layak_indicator_coverage_lacks_recommendation (indicator);
    }
}

static LayakCoverage *
load_indicators (LayakConnection           *connection,
                 const LayakCoverageScope  *scope,
                 gboolean                   only_gaps,
                 GError                   **error)
{
  g_autoptr(LayakCoverage) self = coverage_new ();

  if (!find_set (self, connection, scope, error) ||
      !layak_coverage_load_indicators (self, connection, scope, only_gaps, error))
    return NULL;

  count_indicators (self);
  return g_steal_pointer (&self);
}

LayakCoverage *
layak_coverage_select (LayakConnection  *connection,
                       const char       *place,
                       int               year,
                       int               set,
                       GError          **error)
{
  const LayakCoverageScope scope = { (char *) place, year, set };
  g_autoptr(LayakCoverage) self = load_indicators (connection, &scope, FALSE, error);

  if (self == NULL || !layak_coverage_load_questions (self, connection, &scope, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
layak_coverage_count_gaps (LayakConnection  *connection,
                           const char       *place,
                           int               year,
                           gint64           *gaps,
                           GError          **error)
{
  const LayakCoverageScope scope = { (char *) place, year, 0 };
  g_autoptr(LayakCoverage) self = load_indicators (connection, &scope, TRUE, error);

  if (self != NULL)
    *gaps = self->n_gaps;
  return self != NULL;
}

guint64
layak_coverage_get_tables (void)
{
  static const char * const records[] =
  {
    "indicator-set", "indicator", "question", "regency", "workforce", "training", "participant-group",
    "recommendation", "document",
  };
  guint64 tables = 0;

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    tables |= LAYAK_TABLE_BIT (layak_record_info_find (records[i]));
  return tables;
}

static gpointer
read_coverage (LayakConnection  *connection,
               gpointer          data,
               GError          **error)
{
  const LayakReadScope *scope = data;

  return layak_coverage_select (connection, scope->place, scope->year, (int) scope->number, error);
}

LayakRead *
layak_coverage_read (const char *place,
                     int         year,
                     int         set)
{
  const LayakReadScope scope = { .place = (char *) place, .year = year, .number = (guint) set };

  return layak_read_new_scoped (read_coverage, &scope, (GDestroyNotify) layak_coverage_free);
}
