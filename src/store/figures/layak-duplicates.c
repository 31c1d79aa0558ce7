/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-duplicates.h"

#include "layak-agency.h"
#include "layak-likeness.h"
#include "layak-training.h"

/* From here on a person is asked. The same days at the same place say much, so a title need not say all. */
#define LIKE_TITLE  50
#define LIKE_VENUE  75
#define LIKE_AGENCY 75

/* An event that lasts longer than this is not looked for. */
#define LONGEST_DAYS 92

#define IS_OWNED_BY \
  "t.regency IS (SELECT id FROM regency WHERE code = :regency)" \
  " AND t.province IS (SELECT id FROM province WHERE code = :province) AND t.uuid <> :uuid" \
  " AND NOT EXISTS (SELECT 1 FROM distinction AS d" \
  " WHERE d.first = min (t.uuid, :uuid) AND d.second = max (t.uuid, :uuid))"

/* A date may be a month or a year; “~” comes after all its days. */
#define TRAININGS \
  "SELECT t.uuid, t.title, t.venue FROM training AS t WHERE " IS_OWNED_BY \
  " AND t.start_date BETWEEN :earliest AND :end || '~' AND ifnull (t.end_date, t.start_date) || '~' >= :start"
#define AGENCIES \
  "SELECT t.uuid, t.name, t.abbreviation FROM agency AS t WHERE " IS_OWNED_BY " AND t.level = :level"

static void
duplicate_free (gpointer data)
{
  LayakDuplicate *self = data;

  g_free (self->title);
  g_free (self);
}

gboolean
layak_duplicates_are_looked_for (const LayakRecordInfo *info)
{
  return info == &layak_training_info || info == &layak_agency_info;
}

/* 0 unless the two are alike enough to ask. */
static guint
compare_trainings (const LayakRow *row,
                   const char     *title,
                   const char     *venue)
{
  const char *own = layak_row_get_text (row, "title");
  guint of_titles, of_venues;

  if (layak_likeness_is_other_part (own, title))
    return 0;

  of_titles = layak_likeness_of_titles (own, title);
  of_venues = layak_likeness_of_places (layak_row_get_text (row, "venue"), venue);
  return of_titles >= LIKE_TITLE || of_venues >= LIKE_VENUE ? MAX (of_titles, of_venues) : 0;
}

static guint
compare_agencies (const LayakRow *row,
                  const char     *name,
                  const char     *abbreviation)
{
  const char * const own[] = { layak_row_get_text (row, "name"), layak_row_get_text (row, "abbreviation") };
  const char * const other[] = { name, abbreviation };
  guint best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    for (guint k = 0; k < G_N_ELEMENTS (other); k++)
      if (own[i] != NULL && other[k] != NULL)
        best = MAX (best, layak_likeness_of_agencies (own[i], other[k]));

  return best >= LIKE_AGENCY ? best : 0;
}

static int
compare_likeness (gconstpointer a,
                  gconstpointer b)
{
  const LayakDuplicate *first = *(LayakDuplicate * const *) a, *second = *(LayakDuplicate * const *) b;

  if (first->likeness != second->likeness)
    return first->likeness > second->likeness ? -1 : 1;

  return layak_uuid_compare (&first->second, &second->second);
}

static void
bind_dates (LayakStatement *select,
            const LayakRow *row)
{
  const LayakDate start = layak_row_get_date (row, "start-date");
  const LayakDate end = layak_row_is_unknown (row, "end-date") ? start : layak_row_get_date (row, "end-date");
  char text[LAYAK_DATE_MAX_TEXT];

  layak_date_format (layak_date_add_days (layak_date_first_day (start), -LONGEST_DAYS), text);
  layak_statement_bind_text (select, ":earliest", text);
  layak_date_format (start, text);
  layak_statement_bind_text (select, ":start", text);
  layak_date_format (end, text);
  layak_statement_bind_text (select, ":end", text);
}

static LayakStatement *
prepare (LayakConnection  *connection,
         const LayakRow   *row,
         GError          **error)
{
  const gboolean is_agency = row->info == &layak_agency_info;
  LayakStatement *select = layak_connection_prepare (connection, is_agency ? AGENCIES : TRAININGS, error);

  if (select == NULL)
    return NULL;

  layak_statement_bind_text (select, ":regency", layak_row_get_text (row, "regency"));
  layak_statement_bind_text (select, ":province", layak_row_get_text (row, "province"));
  layak_statement_bind_uuid (select, ":uuid", &row->uuid);
  if (is_agency)
    layak_statement_bind_text (select, ":level",
                               layak_enumeration_get_nick (&layak_levels, layak_row_get_number (row, "level")));
  else
    bind_dates (select, row);
  return select;
}

GPtrArray *
layak_duplicates_find (LayakConnection  *connection,
                       const LayakRow   *row,
                       GError          **error)
{
  const gboolean is_agency = row->info == &layak_agency_info;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (duplicate_free);
  g_autoptr(LayakStatement) select = NULL;
  LayakStep step;

  if (!layak_duplicates_are_looked_for (row->info) || (!is_agency && layak_row_is_unknown (row, "start-date")))
    return g_steal_pointer (&found);

  select = prepare (connection, row, error);
  if (select == NULL)
    return NULL;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      const char *first = layak_statement_get_text (select, 1), *second = layak_statement_get_text (select, 2);
      const guint likeness = is_agency ? compare_agencies (row, first, second) : compare_trainings (row, first, second);
      LayakDuplicate *duplicate;

      if (likeness == 0)
        continue;
      duplicate = g_new0 (LayakDuplicate, 1);
      duplicate->info = row->info;
      duplicate->first = row->uuid;
      layak_statement_get_uuid (select, 0, &duplicate->second);
      duplicate->title = g_strdup (first != NULL ? first : second);
      duplicate->likeness = likeness;
      g_ptr_array_add (found, duplicate);
    }

  g_ptr_array_sort (found, compare_likeness);
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

static gboolean
add_of_type (LayakConnection        *connection,
             const LayakRecordInfo  *info,
             GPtrArray              *pairs,
             GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", layak_table_get_name (table));
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection, sql, error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      g_autoptr(LayakRow) row = layak_table_load (table, connection, layak_statement_get_int (select, 0), error);
      g_autoptr(GPtrArray) found = row != NULL ? layak_duplicates_find (connection, row, error) : NULL;

      if (found == NULL)
        return FALSE;
      while (found->len > 0)
        {
          LayakDuplicate *duplicate = g_ptr_array_steal_index (found, 0);

          if (layak_uuid_compare (&duplicate->first, &duplicate->second) < 0)
            g_ptr_array_add (pairs, duplicate);
          else
            duplicate_free (duplicate);
        }
    }
  return step == LAYAK_STEP_DONE;
}

GPtrArray *
layak_duplicates_select (LayakConnection  *connection,
                         GError          **error)
{
  g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func (duplicate_free);

  if (!add_of_type (connection, &layak_agency_info, pairs, error) ||
      !add_of_type (connection, &layak_training_info, pairs, error))
    return NULL;

  return g_steal_pointer (&pairs);
}

gboolean
layak_duplicates_tell_apart (LayakConnection  *connection,
                             const LayakUuid  *a,
                             const LayakUuid  *b,
                             GError          **error)
{
  const gboolean is_ordered = layak_uuid_compare (a, b) < 0;
  g_autoptr(LayakStatement) insert = layak_connection_prepare (connection,
    "INSERT OR IGNORE INTO distinction (first, second, at) VALUES (:first, :second, :at)", error);

  if (insert == NULL)
    return FALSE;

  layak_statement_bind_uuid (insert, ":first", is_ordered ? a : b);
  layak_statement_bind_uuid (insert, ":second", is_ordered ? b : a);
  layak_statement_bind_int (insert, ":at", g_get_real_time () / G_USEC_PER_SEC);
  return layak_statement_run (insert, error);
}
