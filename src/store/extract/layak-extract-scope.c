/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-extract-private.h"

#include <glib/gi18n-lib.h>

#include "layak-terms.h"

/* Whose records are told, and of when. Dates are text of a day, month or year: a text compares less than the days in
 * it, and with “-99” behind it greater, so that a span overlaps if it begins before the end and ends after the
 * beginning. Without a period the span is all time, and what has no date is told too. */
static const char place_tables[] =
  "CREATE TEMP TABLE IF NOT EXISTS span (regency TEXT, province TEXT, everywhere INTEGER NOT NULL,"
  "  timed INTEGER NOT NULL,"
  "  period TEXT, first TEXT NOT NULL, last TEXT NOT NULL);"
  "CREATE TEMP TABLE IF NOT EXISTS place_regency (id INTEGER PRIMARY KEY);"
  "CREATE TEMP TABLE IF NOT EXISTS place_province (id INTEGER PRIMARY KEY);"
  "CREATE TEMP TABLE IF NOT EXISTS selected (id INTEGER PRIMARY KEY);"
  "CREATE TEMP TABLE IF NOT EXISTS chosen (type INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (type, id))"
  "  WITHOUT ROWID;";

static const char span_statement[] =
  "INSERT INTO temp.span (regency, province, everywhere, timed, period, first, last)"
  "  VALUES (:regency, :province, :regency IS NULL AND :province IS NULL AND NOT :selected, :first IS NOT NULL,"
  "  :period,"
  "  ifnull (:first, '0'), ifnull (:last, '9999'))";

static const char * const emptying[] =
{
  "DELETE FROM temp.span", "DELETE FROM temp.place_regency", "DELETE FROM temp.place_province",
  "DELETE FROM temp.selected", "DELETE FROM temp.chosen",
};

static const char * const places[] =
{
  "INSERT INTO temp.place_regency SELECT r.id FROM temp.span AS s, regency AS r JOIN province AS p ON p.id = r.province"
  "  WHERE s.everywhere OR r.code = s.regency OR p.code = s.province",
  "INSERT INTO temp.place_province SELECT p.id FROM temp.span AS s, province AS p"
  "  WHERE s.everywhere OR p.code = s.province",
};

#define IN_PLACE                                                                                                  \
  "(t.regency IN (SELECT p.id FROM temp.place_regency AS p)"                                                      \
  " OR (t.regency IS NULL AND t.province IN (SELECT p.id FROM temp.place_province AS p))"                         \
  " OR (s.everywhere AND t.regency IS NULL AND t.province IS NULL))"

#define CHOSEN(number) "(SELECT c.id FROM temp.chosen AS c WHERE c.type = " number ")"

/* The numbers of the record types, which stand in databases and never change. */
#define PROVINCE       "4"
#define REGENCY        "5"
#define STANDING       "6"
#define AGENCY         "7"
#define TRAINING       "8"
#define RECOMMENDATION "12"
#define PROGRESS       "13"
#define DOCUMENT       "14"
#define WORKFORCE      "15"
#define DELIVERY       "16"
#define REMARK         "17"
#define TEMPLATE       "18"

#define IS_TOLD(column, number) "(t." column " IS NULL OR t." column " IN " CHOSEN (number) ")"

/* In this order each may lean on those before it. */
static const char * const choices[] =
{
  /* Trainings whose days overlap the period, but no drafts. */
  "INSERT INTO temp.chosen SELECT " TRAINING ", t.id FROM training AS t, temp.span AS s WHERE " IN_PLACE
  "  AND (NOT s.timed OR (t.status <> 'draft' AND coalesce (t.start_date, t.end_date) <= s.last"
  "    AND coalesce (t.end_date, t.start_date) || '-99' >= s.first))",

  /* Trainings that somebody selected one by one: there is no place then. */
  "INSERT INTO temp.chosen SELECT " TRAINING ", t.id FROM training AS t JOIN temp.selected AS s ON s.id = t.id",

  /* Their recommendations, and those that were open at any time in the period. */
  "INSERT INTO temp.chosen SELECT " RECOMMENDATION ", t.id FROM recommendation AS t"
  "  WHERE t.training IN " CHOSEN (TRAINING),
  "INSERT OR IGNORE INTO temp.chosen SELECT " RECOMMENDATION ", t.id FROM recommendation AS t, temp.span AS s"
  "  WHERE " IN_PLACE " AND (NOT s.timed OR ("
  "    ifnull (coalesce (t.raised_on, (SELECT coalesce (a.end_date, a.start_date) FROM training AS a"
  "      WHERE a.id = t.training)) <= s.last, 1)"
  "    AND (" LAYAK_SQL_OPEN ("t") " OR coalesce (t.closed_on, t.verified_on) || '-99' >= s.first)))",

  /* What happened to them in the period. */
  "INSERT INTO temp.chosen SELECT " PROGRESS ", t.id FROM progress AS t, temp.span AS s"
  "  WHERE t.recommendation IN " CHOSEN (RECOMMENDATION)
  "  AND t.date <= s.last AND t.date || '-99' >= s.first",

  "INSERT INTO temp.chosen SELECT " STANDING ", t.id FROM standing AS t, temp.span AS s"
  "  WHERE t.regency IN (SELECT p.id FROM temp.place_regency AS p)"
  "  AND (NOT s.timed OR t.year BETWEEN substr (s.first, 1, 4) + 0 AND substr (s.last, 1, 4) + 0)",

  "INSERT INTO temp.chosen SELECT " WORKFORCE ", t.id FROM workforce AS t, temp.span AS s"
  "  WHERE t.regency IN (SELECT p.id FROM temp.place_regency AS p)"
  "  AND (NOT s.timed OR t.year BETWEEN substr (s.first, 1, 4) + 0 AND substr (s.last, 1, 4) + 0)",

  /* A copy of one place has its agencies too; a report of a period has those that are mentioned. */
  "INSERT INTO temp.chosen SELECT " AGENCY ", t.id FROM agency AS t, temp.span AS s"
  "  WHERE NOT s.timed AND " IN_PLACE,

  /* Templates report nothing, so that only a copy has them. */
  "INSERT INTO temp.chosen SELECT " TEMPLATE ", t.id FROM template AS t, temp.span AS s"
  "  WHERE NOT s.timed AND " IN_PLACE,

  /* Evidence of all that. */
  "INSERT INTO temp.chosen SELECT " DOCUMENT ", t.id FROM document AS t, temp.span AS s"
  "  WHERE t.training IN " CHOSEN (TRAINING) " OR t.recommendation IN " CHOSEN (RECOMMENDATION)
  "  OR t.progress IN " CHOSEN (PROGRESS) " OR t.standing IN " CHOSEN (STANDING)
  "  OR ((t.regency IN (SELECT p.id FROM temp.place_regency AS p) OR t.agency IN " CHOSEN (AGENCY) ")"
  "    AND (t.date IS NULL OR (t.date <= s.last AND t.date || '-99' >= s.first)))",

  /* What was delivered of the same period, and what its receiver said of records that are told too. An agency that is
   * mentioned is told anyway. */
  "INSERT INTO temp.chosen SELECT " DELIVERY ", t.id FROM delivery AS t, temp.span AS s WHERE " IN_PLACE
  "  AND (NOT s.timed OR t.period = s.period)",
  "INSERT INTO temp.chosen SELECT " REMARK ", t.id FROM remark AS t WHERE t.delivery IN " CHOSEN (DELIVERY)
  "  AND " IS_TOLD ("training", TRAINING) " AND " IS_TOLD ("recommendation", RECOMMENDATION)
  "  AND " IS_TOLD ("progress", PROGRESS),

  "INSERT INTO temp.chosen SELECT " REGENCY ", p.id FROM temp.place_regency AS p, temp.span AS s"
  "  WHERE NOT s.everywhere OR NOT s.timed",
  "INSERT INTO temp.chosen SELECT " PROVINCE ", p.id FROM temp.place_province AS p, temp.span AS s"
  "  WHERE NOT s.everywhere OR NOT s.timed",
};

/* Last, so that nothing else leans on them: the trainings that recommendations still open came from, whole. Whoever
 * reads only this report could not take in a recommendation of a training nobody has told of. */
static const char origins[] =
  "INSERT OR IGNORE INTO temp.chosen SELECT " TRAINING ", t.training FROM recommendation AS t"
  "  WHERE t.training IS NOT NULL AND t.id IN " CHOSEN (RECOMMENDATION);

/* Without any restriction nothing need be chosen. */
gboolean
layak_extract_is_complete (const LayakExtractScope *scope)
{
  return scope->regency == NULL && scope->province == NULL && scope->trainings == NULL &&
         !layak_period_is_set (&scope->period);
}

static gboolean
run (LayakConnection  *connection,
     const char       *sql,
     GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_connection_prepare (connection, sql, error);

  return statement != NULL && layak_statement_run (statement, error);
}

static gboolean
run_all (LayakConnection     *connection,
         const char * const  *statements,
         gsize                n_statements,
         GError             **error)
{
  for (gsize i = 0; i < n_statements; i++)
    if (!run (connection, statements[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
set_span (LayakConnection          *connection,
          const LayakExtractScope  *scope,
          GError                  **error)
{
  g_autoptr(LayakStatement) insert = layak_connection_prepare (connection, span_statement, error);
  char first[LAYAK_DATE_MAX_TEXT], last[LAYAK_DATE_MAX_TEXT];
  gboolean timed = layak_period_is_set (&scope->period);
  g_autofree char *period = timed ? layak_period_format (&scope->period) : NULL;

  if (insert == NULL)
    return FALSE;

  layak_date_format (scope->period.from, first);
  layak_date_format (scope->period.to, last);
  layak_statement_bind_text (insert, ":regency", scope->regency);
  layak_statement_bind_text (insert, ":province", scope->province);
  layak_statement_bind_int (insert, ":selected", scope->trainings != NULL);
  layak_statement_bind_text (insert, ":period", period);
  layak_statement_bind_text (insert, ":first", timed ? first : NULL);
  layak_statement_bind_text (insert, ":last", timed ? last : NULL);
  return layak_statement_run (insert, error);
}

static gboolean
select_trainings (LayakConnection  *connection,
                  GArray           *trainings,
                  GError          **error)
{
  g_autoptr(LayakStatement) insert = NULL;

  if (trainings == NULL)
    return TRUE;

  insert = layak_connection_prepare (connection, "INSERT OR IGNORE INTO temp.selected (id) VALUES (:id)", error);
  for (guint i = 0; insert != NULL && i < trainings->len; i++)
    {
      layak_statement_reset (insert);
      layak_statement_bind_int (insert, ":id", g_array_index (trainings, gint64, i));
      if (!layak_statement_run (insert, error))
        return FALSE;
    }
  return insert != NULL;
}

static gboolean
check_place (LayakConnection          *connection,
             const LayakExtractScope  *scope,
             GError                  **error)
{
  gint64 n_places;

  if (!layak_connection_get_number (connection, "SELECT (SELECT count (*) FROM temp.place_regency) + "
                                    "(SELECT count (*) FROM temp.place_province)", &n_places, error))
    return FALSE;
  if (n_places > 0 || (scope->regency == NULL && scope->province == NULL))
    return TRUE;

  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND, _("There is no regency or province “%s”"),
               scope->regency != NULL ? scope->regency : scope->province);
  return FALSE;
}

/* Types without a date and a unit of their own describe places, people and instruments: what refers to them cannot be
 * read without them. */
static gboolean
is_needed (const LayakRecordInfo *info)
{
  return info->parent == NULL && info->date == NULL;
}

static gboolean
choose_members (LayakConnection        *connection,
                const LayakRecordInfo  *info,
                const LayakField       *field,
                const LayakRecordInfo  *referred,
                GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  const char *column = layak_table_get_column (table, layak_record_info_field_index (info, field));
  g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT t.%s FROM %s AS t WHERE t.%s IS NOT NULL AND "
                                          LAYAK_EXTRACT_IS_CHOSEN, column, layak_table_get_name (table), column,
                                          info->number);
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection, sql, error);
  g_autoptr(LayakStatement) insert = layak_connection_prepare (connection,
    "INSERT OR IGNORE INTO temp.chosen (type, id) VALUES (:type, :id)", error);
  LayakStep step;

  if (select == NULL || insert == NULL)
    return FALSE;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      g_auto(GStrv) members = g_strsplit (layak_statement_get_text (select, 0), " ", -1);

      for (guint i = 0; members[i] != NULL; i++)
        {
          gint64 id;

          if (!layak_table_find_identity (referred, connection, members[i], &id, error))
            return FALSE;
          if (id == 0)
            continue;

          layak_statement_reset (insert);
          layak_statement_bind_int (insert, ":type", referred->number);
          layak_statement_bind_int (insert, ":id", id);
          if (!layak_statement_run (insert, error))
            return FALSE;
        }
    }

  return step == LAYAK_STEP_DONE;
}

/* A successor may have a successor, so a type that refers to itself is gone through until nothing is added. */
static gboolean
choose_referred (LayakConnection        *connection,
                 const LayakRecordInfo  *info,
                 const LayakField       *field,
                 const LayakRecordInfo  *referred,
                 GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  const char *column = layak_table_get_column (table, layak_record_info_field_index (info, field));
  g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO temp.chosen SELECT %u, t.%s FROM %s AS t "
                                          "WHERE t.%s IS NOT NULL AND " LAYAK_EXTRACT_IS_CHOSEN, referred->number,
                                          column, layak_table_get_name (table), column, info->number);

  do
    if (!run (connection, sql, error))
      return FALSE;
  while (referred == info && sqlite3_changes (layak_connection_get_handle (connection)) > 0);

  return TRUE;
}

/* From the last type to the first, since types refer to those before them. */
static gboolean
choose_needed (LayakConnection  *connection,
               GError          **error)
{
  for (guint i = layak_record_info_get_n_infos (); i-- > 0;)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);

      for (guint k = 0; info->parent == NULL && k < info->n_fields; k++)
        {
          const LayakField *field = &info->fields[k];
          const LayakRecordInfo *referred = field->refers != NULL ? layak_record_info_find (field->refers) : NULL;

          if (referred == NULL || !is_needed (referred))
            continue;
          if (field->type == LAYAK_FIELD_REFERENCES
              ? !choose_members (connection, info, field, referred, error)
              : !choose_referred (connection, info, field, referred, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Begins to read, within a transaction if there is one already, so that records can be chosen. The tables for that
 * stay: making them anew would have every statement of the connection prepared again. */
gboolean
layak_extract_begin (LayakConnection  *connection,
                     GError          **error)
{
  return layak_connection_execute (connection, place_tables, error) &&
         layak_connection_execute (connection, "SAVEPOINT extract", error);
}

void
layak_extract_end (LayakConnection *connection)
{
  layak_connection_execute (connection, "ROLLBACK TO extract; RELEASE extract", NULL);
}

/* Fills the temporary table of the chosen records, with those of an earlier choice forgotten. */
gboolean
layak_extract_choose (LayakConnection          *connection,
                      const LayakExtractScope  *scope,
                      GError                  **error)
{
  return run_all (connection, emptying, G_N_ELEMENTS (emptying), error) &&
         set_span (connection, scope, error) && select_trainings (connection, scope->trainings, error) &&
         run_all (connection, places, G_N_ELEMENTS (places), error) &&
         check_place (connection, scope, error) &&
         run_all (connection, choices, G_N_ELEMENTS (choices), error) &&
         (scope->is_strict || run (connection, origins, error)) &&
         choose_needed (connection, error);
}

/* What was deleted from the units that are told, and from those whose deletion is. */
static void
add_time_of_parts (GString *sql)
{
  const char *times = " UNION ALL SELECT max (p.deleted, ifnull (p.created, 0), ifnull (p.modified, 0)) "
                      "FROM tombstone AS p WHERE p.unit IN (";

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *parent = layak_record_info_get_parent (layak_record_info_nth (i));

      if (parent != NULL)
        g_string_append_printf (sql, "%sSELECT t.uuid FROM temp.chosen AS c JOIN %s AS t ON t.id = c.id "
                                "WHERE c.type = %u)", times, layak_table_get_name (layak_table_get (parent)),
                                parent->number);
    }
  g_string_append_printf (sql, "%sSELECT t.uuid FROM tombstone AS t WHERE %s)", times,
                          LAYAK_EXTRACT_IS_TOLD_DELETION);
}

/* (transfer full): selects the newest time of anything told. Records within a unit have versions of their own. */
char *
layak_extract_make_time_sql (gboolean is_complete)
{
  GString *sql = g_string_new ("SELECT max (at) FROM (SELECT max (ifnull (created, 0), ifnull (modified, 0)) AS at "
                               "FROM version");

  if (!is_complete)
    {
      g_string_append (sql, " AS v JOIN temp.chosen AS c ON c.type = v.type AND c.id = v.id");
      for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
        {
          const LayakRecordInfo *info = layak_record_info_nth (i);

          if (info->parent != NULL)
            g_string_append_printf (sql, " UNION ALL SELECT max (ifnull (v.created, 0), ifnull (v.modified, 0)) "
                                    "FROM temp.chosen AS c JOIN %s AS t ON t.%s = c.id "
                                    "JOIN version AS v ON v.type = %u AND v.id = t.id WHERE c.type = %u",
                                    layak_table_get_name (layak_table_get (info)), info->parent, info->number,
                                    layak_record_info_get_parent (info)->number);
        }
      add_time_of_parts (sql);
    }

  g_string_append_printf (sql, " UNION ALL SELECT max (deleted, ifnull (created, 0), ifnull (modified, 0)) "
                          "FROM tombstone AS t WHERE %s)", is_complete ? "1" : LAYAK_EXTRACT_IS_TOLD_DELETION);
  return g_string_free (sql, FALSE);
}
