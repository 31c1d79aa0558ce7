/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-lineage.h"

#include "layak-terms.h"

/* Files of other programs may hold a circle of successors: it is walked around a few times, and no longer. */
#define MAX_STEPS "40"

#define COUNT_LED(condition) \
  "(SELECT count (*) FROM recommendation AS r WHERE r.lead = t.id" condition ")"

/* What a circle reaches in both directions counts as former. */
static const char lineage_sql[] =
  "WITH RECURSIVE former (id, distance) AS (SELECT id, 0 FROM agency WHERE uuid = :agency"
  "  UNION SELECT a.id, f.distance + 1 FROM former AS f JOIN agency AS a ON a.successor = f.id"
  "  WHERE f.distance < " MAX_STEPS "),"
  " later (id, distance) AS (SELECT successor, -1 FROM agency WHERE uuid = :agency AND successor IS NOT NULL"
  "  UNION SELECT a.successor, l.distance - 1 FROM later AS l JOIN agency AS a ON a.id = l.id"
  "  WHERE a.successor IS NOT NULL AND l.distance > -" MAX_STEPS "),"
  " member (id, distance) AS (SELECT id, min (distance) FROM former GROUP BY id"
  "  UNION ALL SELECT id, max (distance) FROM later WHERE id NOT IN (SELECT id FROM former) GROUP BY id)"
  " SELECT t.uuid, " LAYAK_SQL_AGENCY_NAME ("t") ", (SELECT " LAYAK_SQL_AGENCY_NAME ("s")
  "  FROM agency AS s WHERE s.id = t.successor), t.valid_from, t.valid_to, m.distance,"
  " (SELECT count (*) FROM training AS n WHERE n.organiser = t.id), " COUNT_LED ("") ","
  " " COUNT_LED (" AND " LAYAK_SQL_OPEN ("r")) ", " COUNT_LED (" AND " LAYAK_SQL_OVERDUE ("r"))
  " FROM member AS m JOIN agency AS t ON t.id = m.id"
  " ORDER BY m.distance, t.valid_to DESC NULLS FIRST, 2 COLLATE NOCASE, t.id";

static LayakDate
get_date (LayakStatement *statement,
          int             column)
{
  const char *text = layak_statement_get_text (statement, column);
  LayakDate date;

  return text != NULL && layak_date_parse (text, &date) ? date : LAYAK_UNKNOWN;
}

static void
member_free (gpointer data)
{
  LayakLineageMember *member = data;

  g_free (member->name);
  g_free (member->successor);
  g_free (member);
}

static LayakLineageMember *
read_member (LayakStatement *statement)
{
  LayakLineageMember *member = g_new0 (LayakLineageMember, 1);

  layak_statement_get_uuid (statement, 0, &member->uuid);
  member->name = g_strdup (layak_statement_get_text (statement, 1));
  member->successor = g_strdup (layak_statement_get_text (statement, 2));
  member->from = get_date (statement, 3);
  member->to = get_date (statement, 4);
  member->distance = (int) layak_statement_get_int (statement, 5);
  member->figures.trainings = layak_statement_get_int (statement, 6);
  member->figures.recommendations = layak_statement_get_int (statement, 7);
  member->figures.open = layak_statement_get_int (statement, 8);
  member->figures.overdue = layak_statement_get_int (statement, 9);
  return member;
}

static void
add_figures (LayakLineageFigures       *total,
             const LayakLineageFigures *figures)
{
  total->trainings += figures->trainings;
  total->recommendations += figures->recommendations;
  total->open += figures->open;
  total->overdue += figures->overdue;
}

LayakLineage *
layak_lineage_select (LayakConnection  *connection,
                      const LayakUuid  *agency,
                      LayakDate         today,
                      GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_connection_prepare (connection, lineage_sql, error);
  g_autoptr(LayakLineage) self = g_new0 (LayakLineage, 1);
  char day[LAYAK_DATE_MAX_TEXT];
  LayakStep step;

  self->members = g_ptr_array_new_with_free_func (member_free);
  if (statement == NULL)
    return NULL;

  layak_date_format (today, day);
  layak_statement_bind_uuid (statement, ":agency", agency);
  layak_statement_bind_text (statement, ":today", day);
  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      LayakLineageMember *member = read_member (statement);

      g_ptr_array_add (self->members, member);
      if (member->distance >= 0)
        add_figures (&self->total, &member->figures);
    }

  return step == LAYAK_STEP_DONE ? g_steal_pointer (&self) : NULL;
}

void
layak_lineage_free (LayakLineage *self)
{
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  LayakUuid agency;
  LayakDate today;
} Wanted;

static gpointer
read_lineage (LayakConnection  *connection,
              gpointer          data,
              GError          **error)
{
  const Wanted *wanted = data;

  return layak_lineage_select (connection, &wanted->agency, wanted->today, error);
}

LayakRead *
layak_lineage_read (const LayakUuid *agency,
                    LayakDate        today)
{
  const Wanted wanted = { *agency, today };

  return layak_read_new (read_lineage, g_memdup2 (&wanted, sizeof wanted), g_free,
                         (GDestroyNotify) layak_lineage_free);
}
