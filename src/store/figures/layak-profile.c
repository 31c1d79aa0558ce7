/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-profile.h"

#include "layak-enumerations.h"
#include "layak-terms.h"

/* The stages of a year in their order, the target before them all: a later one takes the place of an earlier one. */
static GArray *
select_ranks (LayakConnection  *connection,
              const char       *regency,
              GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_connection_prepare (connection,
    "SELECT s.year, s.category, s.score, s.stage = 'target' FROM standing AS s JOIN regency AS g ON g.id = s.regency"
    " WHERE g.code = ?1 AND s.category IS NOT NULL ORDER BY s.year, s.stage <> 'target',"
    " CASE s.stage WHEN 'self-assessment' THEN 1 WHEN 'administrative' THEN 2 WHEN 'field' THEN 3 ELSE 4 END", error);
  g_autoptr(GArray) ranks = g_array_new (FALSE, FALSE, sizeof (LayakRank));
  LayakStep step;

  if (statement == NULL)
    return NULL;

  layak_statement_bind_nth_text (statement, 1, regency);
  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      const LayakRank rank =
      {
        .year = (int) layak_statement_get_int (statement, 0),
        .category = layak_enumeration_find (&layak_categories, layak_statement_get_text (statement, 1)),
        .score = layak_statement_is_null (statement, 2) ? LAYAK_UNKNOWN : layak_statement_get_int (statement, 2),
        .is_target = layak_statement_get_int (statement, 3) != 0,
      };

      if (ranks->len > 0 && g_array_index (ranks, LayakRank, ranks->len - 1).year == rank.year)
        g_array_set_size (ranks, ranks->len - 1);
      g_array_append_val (ranks, rank);
    }

  return step == LAYAK_STEP_DONE ? g_steal_pointer (&ranks) : NULL;
}

static gboolean
select_totals (LayakConnection  *connection,
               const char       *regency,
               int               year,
               LayakDate         today,
               LayakTotals      *totals,
               GError          **error)
{
  g_autoptr(LayakQuery) query = layak_query_new_scoped ("training", regency, year, today);

  return layak_figures_select_totals (connection, query, totals, error);
}

static gboolean
load_years (LayakProfile     *self,
            LayakConnection  *connection,
            const char       *regency,
            LayakDate         today,
            GError          **error)
{
  g_autoptr(GArray) years = layak_figures_select_years (connection, regency, error);

  if (years == NULL || !select_totals (connection, regency, 0, today, &self->total, error))
    return FALSE;

  for (guint i = 0; i < years->len; i++)
    {
      LayakProfileYear year = { .year = g_array_index (years, int, i) };

      if (!select_totals (connection, regency, year.year, today, &year.totals, error))
        return FALSE;
      if (year.totals.trainings > 0)
        g_array_append_val (self->years, year);
    }

  return TRUE;
}

/* @special: (nullable) */
static gboolean
count (LayakConnection  *connection,
       const char       *type,
       const char       *regency,
       const char       *special,
       LayakDate         today,
       gint64           *n,
       GError          **error)
{
  g_autoptr(LayakQuery) query = layak_query_new_scoped (type, regency, 0, today);

  if (special != NULL)
    layak_query_set_special (query, special, "yes");
  return layak_figures_count (connection, query, n, error);
}

LayakProfile *
layak_profile_select (LayakConnection  *connection,
                      const char       *regency,
                      LayakDate         today,
                      GError          **error)
{
  g_autoptr(LayakProfile) self = g_new0 (LayakProfile, 1);

  self->years = g_array_new (FALSE, FALSE, sizeof (LayakProfileYear));
  self->ranks = select_ranks (connection, regency, error);
  if (self->ranks == NULL ||
      !load_years (self, connection, regency, today, error) ||
      !count (connection, "agency", regency, "current", today, &self->agencies, error) ||
      !count (connection, "recommendation", regency, "open", today, &self->open, error) ||
      !count (connection, "recommendation", regency, "overdue", today, &self->overdue, error) ||
      !count (connection, "workforce", regency, NULL, today, &self->workforce, error) ||
      !count (connection, "document", regency, NULL, today, &self->documents, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
layak_profile_free (LayakProfile *self)
{
  g_clear_pointer (&self->ranks, g_array_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_free (self);
}

static gpointer
read_profile (LayakConnection  *connection,
              gpointer          data,
              GError          **error)
{
  const LayakReadScope *wanted = data;

  return layak_profile_select (connection, wanted->place, wanted->today, error);
}

LayakRead *
layak_profile_read (const char *regency,
                    LayakDate   today)
{
  const LayakReadScope scope = { .place = (char *) regency, .today = today };

  return layak_read_new_scoped (read_profile, &scope, (GDestroyNotify) layak_profile_free);
}
