/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-data-values.h"

#include "layak-extract-private.h"
#include "layak-terms.h"

#define PLACE_COLUMN "coalesce (g.code, p.code)"
#define PLACE_JOINS  " LEFT JOIN regency AS g ON g.id = t.regency LEFT JOIN province AS p ON p.id = t.province "

/* What one place has in one period. Numbers nobody told stay unknown; counts of records are always known. */
typedef struct
{
  const char *place;
  gint64      held;
  gint64      people;
  gint64      without_number;
  gint64     *participants;      /* by group and sex */
  gint64     *recommendations;   /* by status */
} Figures;

/* @by_place: (element-type Figures): by the interned code, "" for the ministry */
typedef struct
{
  LayakConnection *connection;
  LayakPeriod      period;
  GHashTable      *by_place;
  GArray          *values;
} Sums;

static void
figures_free (gpointer data)
{
  Figures *figures = data;

  g_free (figures->participants);
  g_free (figures->recommendations);
  g_free (figures);
}

static Figures *
ensure_figures (Sums       *self,
                const char *place)
{
  const char *key = g_intern_string (place != NULL ? place : "");
  Figures *figures = g_hash_table_lookup (self->by_place, key);

  if (figures != NULL)
    return figures;

  figures = g_new0 (Figures, 1);
  figures->place = key;
  figures->people = LAYAK_UNKNOWN;
  figures->participants = g_new (gint64, layak_groups.n_choices * LAYAK_N_SEXES);
  for (guint i = 0; i < layak_groups.n_choices * LAYAK_N_SEXES; i++)
    figures->participants[i] = LAYAK_UNKNOWN;
  figures->recommendations = g_new0 (gint64, layak_recommendation_statuses.n_choices);
  g_hash_table_insert (self->by_place, (gpointer) key, figures);
  return figures;
}

static void
add_known (gint64         *sum,
           LayakStatement *statement,
           int             column)
{
  if (!layak_statement_is_null (statement, column))
    *sum = MAX (*sum, 0) + layak_statement_get_int (statement, column);
}

/* A date of which only the month or the year is known lies in a period that holds all of it. */
static gboolean
is_in_period (Sums       *self,
              const char *text)
{
  LayakDate date;

  return text != NULL && layak_date_parse (text, &date) && layak_date_first_day (date) >= self->period.from &&
         layak_date_last_day (date) <= self->period.to;
}

static void
add_training (Sums           *self,
              LayakStatement *row)
{
  Figures *figures;

  if (!is_in_period (self, layak_statement_get_text (row, 1)))
    return;

  figures = ensure_figures (self, layak_statement_get_text (row, 0));
  figures->held++;
  figures->without_number += layak_statement_is_null (row, 2);
  add_known (&figures->people, row, 2);
}

static void
add_group (Sums           *self,
           LayakStatement *row)
{
  gint64 group = layak_enumeration_find (&layak_groups, layak_statement_get_text (row, 2));
  Figures *figures;

  if (group == LAYAK_UNKNOWN || !is_in_period (self, layak_statement_get_text (row, 1)))
    return;

  figures = ensure_figures (self, layak_statement_get_text (row, 0));
  for (int sex = 0; sex < LAYAK_N_SEXES; sex++)
    add_known (&figures->participants[group * LAYAK_N_SEXES + sex], row, 3 + sex);
}

static void
add_recommendation (Sums           *self,
                    LayakStatement *row)
{
  gint64 status = layak_enumeration_find (&layak_recommendation_statuses, layak_statement_get_text (row, 1));

  if (status != LAYAK_UNKNOWN)
    ensure_figures (self, layak_statement_get_text (row, 0))->recommendations[status]++;
}

static gboolean
each_row (Sums        *self,
          const char  *sql,
          void       (*add) (Sums *self, LayakStatement *row),
          GError     **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (self->connection, sql, error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    add (self, select);
  return step == LAYAK_STEP_DONE;
}

static char *
dup_is_chosen (const char *record)
{
  return g_strdup_printf (LAYAK_EXTRACT_IS_CHOSEN, layak_record_info_find (record)->number);
}

/* Reads the numbers of the chosen records. */
static gboolean
read_sums (Sums    *self,
           GError **error)
{
  g_autofree char *is_training = dup_is_chosen ("training"), *is_recommendation = dup_is_chosen ("recommendation");
  g_autofree char *trainings = g_strconcat (
    "SELECT " PLACE_COLUMN ", coalesce (t.start_date, t.end_date), " LAYAK_SQL_PEOPLE ("t")
    " FROM training AS t" PLACE_JOINS "WHERE t.status = 'held' AND ", is_training, NULL);
  g_autofree char *groups = g_strconcat (
    "SELECT " PLACE_COLUMN ", coalesce (t.start_date, t.end_date), k.\"group\", k.male, k.female, k.unknown_sex"
    " FROM training AS t JOIN participant_group AS k ON k.training = t.id" PLACE_JOINS
    "WHERE t.status = 'held' AND " LAYAK_SQL_PERSONS ("k") " AND ", is_training, NULL);
  g_autofree char *recommendations = g_strconcat (
    "SELECT " PLACE_COLUMN ", t.status FROM recommendation AS t" PLACE_JOINS "WHERE ", is_recommendation, NULL);

  return each_row (self, trainings, add_training, error) && each_row (self, groups, add_group, error) &&
         each_row (self, recommendations, add_recommendation, error);
}

static void
append (Sums             *self,
        const Figures    *figures,
        LayakDataElement  element,
        gint64            value)
{
  const LayakDataValue data = { *figures->place != '\0' ? figures->place : NULL, self->period, element,
                                LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN, value, 0 };

  g_array_append_val (self->values, data);
}

#define LAST_OF(values) (&g_array_index (values, LayakDataValue, values->len - 1))

static void
append_figures (Sums          *self,
                const Figures *figures)
{
  append (self, figures, LAYAK_DATA_TRAININGS_HELD, figures->held);
  if (figures->people != LAYAK_UNKNOWN)
    {
      append (self, figures, LAYAK_DATA_PEOPLE_TRAINED, figures->people);
      LAST_OF (self->values)->without_number = figures->without_number;
    }

  for (guint i = 0; i < layak_groups.n_choices * LAYAK_N_SEXES; i++)
    if (figures->participants[i] != LAYAK_UNKNOWN)
      {
        append (self, figures, LAYAK_DATA_PARTICIPANTS, figures->participants[i]);
        LAST_OF (self->values)->group = i / LAYAK_N_SEXES;
        LAST_OF (self->values)->sex = i % LAYAK_N_SEXES;
      }

  /* Also those of which there are none: who collects the values still has the former ones. */
  for (guint i = 0; i < layak_recommendation_statuses.n_choices; i++)
    {
      append (self, figures, LAYAK_DATA_RECOMMENDATIONS, figures->recommendations[i]);
      LAST_OF (self->values)->status = i;
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

static void
append_places (Sums *self)
{
  guint n;
  g_autofree const char **places = (const char **) g_hash_table_get_keys_as_array (self->by_place, &n);

  qsort (places, n, sizeof *places, compare_places);
  for (guint i = 0; i < n; i++)
    append_figures (self, g_hash_table_lookup (self->by_place, places[i]));
}

/* Adds up what a report of one period would hold. */
static gboolean
select_period (LayakConnection          *connection,
               const LayakExtractScope  *scope,
               GArray                   *values,
               GError                  **error)
{
  g_autoptr(GHashTable) by_place = g_hash_table_new_full (NULL, NULL, NULL, figures_free);
  Sums sums = { connection, scope->period, by_place, values };

  if (scope->regency != NULL || scope->province != NULL)
    ensure_figures (&sums, scope->regency != NULL ? scope->regency : scope->province);
  if (!layak_extract_choose (connection, scope, error) || !read_sums (&sums, error))
    return FALSE;

  append_places (&sums);
  return TRUE;
}

/* (transfer full) (element-type int): the years from the first to the last of which a chosen record tells. Between them
 * a recommendation may be open in a year in which nothing happened. */
static GArray *
select_years (LayakConnection  *connection,
              GError          **error)
{
  g_autofree char *is_training = dup_is_chosen ("training"), *is_recommendation = dup_is_chosen ("recommendation");
  g_autofree char *sql = g_strconcat (
    "SELECT substr (coalesce (t.start_date, t.end_date), 1, 4) + 0 AS year FROM training AS t"
    " WHERE t.status = 'held' AND year IS NOT NULL AND ", is_training,
    " UNION SELECT substr (coalesce (t.raised_on, n.end_date, n.start_date), 1, 4) + 0 AS year"
    " FROM recommendation AS t LEFT JOIN training AS n ON n.id = t.training"
    " WHERE year IS NOT NULL AND ", is_recommendation,
    " UNION SELECT substr (coalesce (t.closed_on, t.verified_on), 1, 4) + 0 AS year FROM recommendation AS t"
    " WHERE year IS NOT NULL AND ", is_recommendation, " ORDER BY 1", NULL);
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection, sql, error);
  g_autoptr(GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  LayakStep step;

  if (select == NULL)
    return NULL;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      const int told = (int) layak_statement_get_int (select, 0);
      const int first = years->len > 0 ? g_array_index (years, int, years->len - 1) + 1 : told;

      for (int year = first; year <= told; year++)
        g_array_append_val (years, year);
    }
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&years) : NULL;
}

static gboolean
select_each_year (LayakConnection          *connection,
                  const LayakExtractScope  *scope,
                  GArray                   *years,
                  GArray                   *values,
                  GError                  **error)
{
  for (guint i = 0; i < years->len; i++)
    {
      const int year = g_array_index (years, int, i);
      LayakExtractScope part = *scope;

      part.period = (LayakPeriod) { layak_date_new (year, 1, 1), layak_date_new (year, 12, 31) };
      if (!select_period (connection, &part, values, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_time (LayakConnection  *connection,
           gint64           *time,
           GError          **error)
{
  g_autofree char *sql = layak_extract_make_time_sql (FALSE);

  if (!layak_connection_get_number (connection, sql, time, error))
    return FALSE;

  if (*time == 0)
    *time = LAYAK_UNKNOWN;
  return TRUE;
}

static GArray *
select_values (LayakConnection          *connection,
               const LayakExtractScope  *scope,
               gint64                   *time,
               GError                  **error)
{
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (LayakDataValue));
  g_autoptr(GArray) years = NULL;

  if (!layak_extract_choose (connection, scope, error) || !read_time (connection, time, error))
    return NULL;

  years = select_years (connection, error);
  if (years == NULL)
    return NULL;
  if (layak_period_is_set (&scope->period) ? !select_period (connection, scope, values, error)
                                           : !select_each_year (connection, scope, years, values, error))
    return NULL;

  return g_steal_pointer (&values);
}

GArray *
layak_data_values_select (LayakConnection          *connection,
                          const LayakExtractScope  *scope,
                          gint64                   *time,
                          GError                  **error)
{
  GArray *values;

  if (!layak_extract_begin (connection, error))
    return NULL;

  values = select_values (connection, scope, time, error);
  layak_extract_end (connection);
  return values;
}
