/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-duplicates.h"

#include <string.h>

#include "layak-agency.h"
#include "layak-likeness.h"
#include "layak-training.h"

/* From here on a person is asked. The same days at the same place say much, so a title need not say all. */
#define LIKE_TITLE  50
#define LIKE_VENUE  75
#define LIKE_AGENCY 75

/* An event that lasts longer than this is not looked for. */
#define LONGEST_DAYS 92

/* What a record is compared by: title and venue of a training, name and abbreviation of an agency. */
#define N_NAMES 2

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

typedef struct
{
  const LayakRecordInfo *info;
  const char            *texts[N_NAMES];
  LayakLikeness         *names[N_NAMES];
} Names;

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

/* The texts must last as long. */
static void
names_init (Names                 *self,
            const LayakRecordInfo *info,
            const char            *first,
            const char            *second)
{
  const gboolean is_agency = info == &layak_agency_info;

  *self = (Names) { info, { first, second }, { NULL } };
  self->names[0] = layak_likeness_new (is_agency ? LAYAK_LIKENESS_AGENCY : LAYAK_LIKENESS_TITLE, first);
  self->names[1] = layak_likeness_new (is_agency ? LAYAK_LIKENESS_AGENCY : LAYAK_LIKENESS_PLACE, second);
}

static void
names_clear (Names *self)
{
  for (guint i = 0; i < N_NAMES; i++)
    g_clear_pointer (&self->names[i], layak_likeness_free);
}

static guint
compare_trainings (const Names *own,
                   const Names *other)
{
  guint of_titles, of_venues;

  if (layak_likeness_is_other_part (own->names[0], other->names[0]))
    return 0;

  of_titles = layak_likeness_compare (own->names[0], other->names[0]);
  of_venues = layak_likeness_compare (own->names[1], other->names[1]);
  return of_titles >= LIKE_TITLE || of_venues >= LIKE_VENUE ? MAX (of_titles, of_venues) : 0;
}

static guint
compare_agencies (const Names *own,
                  const Names *other)
{
  guint best = 0;

  for (guint i = 0; i < N_NAMES; i++)
    for (guint k = 0; k < N_NAMES; k++)
      if (own->texts[i] != NULL && other->texts[k] != NULL)
        best = MAX (best, layak_likeness_compare (own->names[i], other->names[k]));

  return best >= LIKE_AGENCY ? best : 0;
}

/* 0 unless the two are alike enough to ask. */
static guint
compare_names (const Names *own,
               const Names *other)
{
  return own->info == &layak_agency_info ? compare_agencies (own, other) : compare_trainings (own, other);
}

static LayakDuplicate *
duplicate_new (const Names     *names,
               const LayakUuid *first,
               const LayakUuid *second,
               guint            likeness)
{
  LayakDuplicate *self = g_new0 (LayakDuplicate, 1);

  self->info = names->info;
  self->first = *first;
  self->second = *second;
  self->title = g_strdup (names->texts[0] != NULL ? names->texts[0] : names->texts[1]);
  self->likeness = likeness;
  return self;
}

static int
compare_likeness (gconstpointer a,
                  gconstpointer b)
{
  const LayakDuplicate *first = *(LayakDuplicate * const *) a, *second = *(LayakDuplicate * const *) b;

  if (first->likeness != second->likeness)
    return first->likeness > second->likeness ? -1 : 1;

  if (!layak_uuid_equal (&first->first, &second->first))
    return layak_uuid_compare (&first->first, &second->first);
  return layak_uuid_compare (&first->second, &second->second);
}

/* The first day on which something could begin that still goes on at @start. */
static void
format_earliest (LayakDate  start,
                 char      *text)
{
  layak_date_format (layak_date_add_days (layak_date_first_day (start), -LONGEST_DAYS), text);
}

static void
bind_dates (LayakStatement *select,
            const LayakRow *row)
{
  const LayakDate start = layak_row_get_date (row, "start-date");
  const LayakDate end = layak_row_is_unknown (row, "end-date") ? start : layak_row_get_date (row, "end-date");
  char text[LAYAK_DATE_MAX_TEXT];

  format_earliest (start, text);
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

/* Adds the records that @select finds and that are like @own. */
static gboolean
add_alike (LayakStatement   *select,
           const Names      *own,
           const LayakUuid  *uuid,
           GPtrArray        *found,
           GError          **error)
{
  LayakStep step;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      LayakUuid other_uuid;
      Names other;
      guint likeness;

      names_init (&other, own->info, layak_statement_get_text (select, 1), layak_statement_get_text (select, 2));
      likeness = compare_names (own, &other);
      layak_statement_get_uuid (select, 0, &other_uuid);
      if (likeness > 0)
        g_ptr_array_add (found, duplicate_new (&other, uuid, &other_uuid, likeness));
      names_clear (&other);
    }
  return step == LAYAK_STEP_DONE;
}

GPtrArray *
layak_duplicates_find (LayakConnection  *connection,
                       const LayakRow   *row,
                       GError          **error)
{
  const gboolean is_agency = row->info == &layak_agency_info;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (duplicate_free);
  g_autoptr(LayakStatement) select = NULL;
  gboolean ok;
  Names own;

  if (!layak_duplicates_are_looked_for (row->info) || (!is_agency && layak_row_is_unknown (row, "start-date")))
    return g_steal_pointer (&found);

  select = prepare (connection, row, error);
  if (select == NULL)
    return NULL;

  names_init (&own, row->info, layak_row_get_text (row, is_agency ? "name" : "title"),
              layak_row_get_text (row, is_agency ? "abbreviation" : "venue"));
  ok = add_alike (select, &own, &row->uuid, found, error);
  names_clear (&own);
  g_ptr_array_sort (found, compare_likeness);
  return ok ? g_steal_pointer (&found) : NULL;
}

/* Agencies are few, so each is looked up. */
static gboolean
add_agencies (LayakConnection  *connection,
              GPtrArray        *pairs,
              GError          **error)
{
  const LayakTable *table = layak_table_get (&layak_agency_info);
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection, "SELECT id FROM agency", error);
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
          LayakDuplicate *duplicate = g_ptr_array_steal_index (found, found->len - 1);

          if (layak_uuid_compare (&duplicate->first, &duplicate->second) < 0)
            g_ptr_array_add (pairs, duplicate);
          else
            duplicate_free (duplicate);
        }
    }
  return step == LAYAK_STEP_DONE;
}

/* A training that goes on while others of its place begin. */
typedef struct
{
  LayakUuid uuid;
  char     *title;
  char     *venue;
  char     *start;
  char     *end;        /* with “~” behind it, which comes after all its days */
  char      earliest[LAYAK_DATE_MAX_TEXT];
  Names     names;
} Event;

static void
event_free (gpointer data)
{
  Event *self = data;

  names_clear (&self->names);
  g_free (self->title);
  g_free (self->venue);
  g_free (self->start);
  g_free (self->end);
  g_free (self);
}

static Event *
read_event (LayakStatement *select)
{
  Event *self = g_new0 (Event, 1);
  LayakDate start = LAYAK_UNKNOWN;

  layak_statement_get_uuid (select, 0, &self->uuid);
  self->title = g_strdup (layak_statement_get_text (select, 1));
  self->venue = g_strdup (layak_statement_get_text (select, 2));
  self->start = g_strdup (layak_statement_get_text (select, 3));
  self->end = g_strdup (layak_statement_get_text (select, 4));
  if (layak_date_parse (self->start, &start))
    format_earliest (start, self->earliest);
  names_init (&self->names, &layak_training_info, self->title, self->venue);
  return self;
}

static gboolean
is_told_apart (LayakConnection  *connection,
               const LayakUuid  *first,
               const LayakUuid  *second,
               gboolean         *is_apart,
               GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare_lasting (connection,
    "SELECT 1 FROM distinction WHERE first = ?1 AND second = ?2", error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_nth_uuid (select, 1, first);
  layak_statement_bind_nth_uuid (select, 2, second);
  step = layak_statement_step (select, error);
  *is_apart = step == LAYAK_STEP_ROW;
  return step != LAYAK_STEP_FAILED;
}

/* Adds the pair if the two are alike, the way the search from the one with the lesser UUID would. */
static gboolean
add_pair (LayakConnection  *connection,
          const Event      *before,
          const Event      *event,
          GPtrArray        *pairs,
          GError          **error)
{
  const gboolean is_first = layak_uuid_compare (&before->uuid, &event->uuid) < 0;
  const Event *first = is_first ? before : event, *second = is_first ? event : before;
  gboolean is_apart = FALSE;
  guint likeness;

  if (strcmp (before->start, event->end) > 0 || strcmp (second->start, first->earliest) < 0)
    return TRUE;

  likeness = compare_names (&first->names, &second->names);
  if (likeness == 0)
    return TRUE;
  if (!is_told_apart (connection, &first->uuid, &second->uuid, &is_apart, error))
    return FALSE;
  if (!is_apart)
    g_ptr_array_add (pairs, duplicate_new (&second->names, &first->uuid, &second->uuid, likeness));
  return TRUE;
}

/* Adds the pairs of @event and those that began before it, and forgets which of them are over. */
static gboolean
add_event (LayakConnection  *connection,
           GPtrArray        *going_on,
           Event            *event,
           GPtrArray        *pairs,
           GError          **error)
{
  gboolean ok = TRUE;

  for (guint i = going_on->len; ok && i > 0; i--)
    {
      const Event *before = g_ptr_array_index (going_on, i - 1);

      if (strcmp (before->end, event->start) < 0)
        g_ptr_array_remove_index_fast (going_on, i - 1);
      else
        ok = add_pair (connection, before, event, pairs, error);
    }
  g_ptr_array_add (going_on, event);
  return ok;
}

/* In the order of their beginning, each training meets only those that still go on. */
static gboolean
add_trainings (LayakConnection  *connection,
               GPtrArray        *pairs,
               GError          **error)
{
  g_autoptr(GPtrArray) going_on = g_ptr_array_new_with_free_func (event_free);
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT t.uuid, t.title, t.venue, t.start_date, ifnull (t.end_date, t.start_date) || '~',"
    "  ifnull (t.regency, 0), ifnull (t.province, 0)"
    " FROM training AS t WHERE t.start_date IS NOT NULL ORDER BY t.regency, t.province, t.start_date", error);
  gint64 regency = 0, province = 0;
  LayakStep step;

  if (select == NULL)
    return FALSE;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      if (layak_statement_get_int (select, 5) != regency || layak_statement_get_int (select, 6) != province)
        g_ptr_array_set_size (going_on, 0);
      regency = layak_statement_get_int (select, 5);
      province = layak_statement_get_int (select, 6);
      if (!add_event (connection, going_on, read_event (select), pairs, error))
        return FALSE;
    }
  return step == LAYAK_STEP_DONE;
}

GPtrArray *
layak_duplicates_select (LayakConnection  *connection,
                         GError          **error)
{
  g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func (duplicate_free);
  g_autoptr(GPtrArray) trainings = g_ptr_array_new_with_free_func (duplicate_free);

  if (!add_agencies (connection, pairs, error) || !add_trainings (connection, trainings, error))
    return NULL;

  g_ptr_array_sort (pairs, compare_likeness);
  g_ptr_array_sort (trainings, compare_likeness);
  g_ptr_array_extend_and_steal (pairs, g_steal_pointer (&trainings));
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
