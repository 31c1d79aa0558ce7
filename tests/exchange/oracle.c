/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle.h"

#include <string.h>

/* The record types that offices edit here. */
static const char * const types[] =
  { "agency", "training", "speaker", "session", "participant-group", "recommendation", "progress" };

/* One record, as an office holds it.
 * @values: canonical text by field
 * @edits: for each field, the edits that its value may come from, parted by blanks: several if offices happened to
 *   agree */
typedef struct
{
  const LayakRecordInfo  *info;
  char                   *unit;
  char                  **values;
  char                  **edits;
  char                   *made;
} Record;

struct _Knowledge
{
  GHashTable *records;   /* UUID → Record */
  GHashTable *heard;     /* “unit edit” */
  GHashTable *gone;      /* UUID → “unit edit edit” of its deletions */
  GHashTable *graves;    /* UUID → Record, as it was when it was deleted here */
};

/* The edit of a value that nobody ever gave: it is no loss. */
#define NEVER_TOLD "0"

static guint n_edits;

static void
record_free (Record *self)
{
  for (guint i = 0; i < self->info->n_fields; i++)
    {
      g_free (self->values[i]);
      g_free (self->edits[i]);
    }
  g_free (self->values);
  g_free (self->edits);
  g_free (self->unit);
  g_free (self->made);
  g_free (self);
}

static Record *
record_copy (const Record *self)
{
  Record *copy = g_new0 (Record, 1);

  copy->info = self->info;
  copy->unit = g_strdup (self->unit);
  copy->made = g_strdup (self->made);
  copy->values = g_new0 (char *, self->info->n_fields);
  copy->edits = g_new0 (char *, self->info->n_fields);
  for (guint i = 0; i < self->info->n_fields; i++)
    {
      copy->values[i] = g_strdup (self->values[i]);
      copy->edits[i] = g_strdup (self->edits[i]);
    }
  return copy;
}

Knowledge *
knowledge_new (void)
{
  Knowledge *self = g_new0 (Knowledge, 1);

  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) record_free);
  self->heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->graves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) record_free);
  return self;
}

void
knowledge_free (Knowledge *self)
{
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->heard);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->graves);
  g_free (self);
}

Knowledge *
knowledge_copy (Knowledge *self)
{
  Knowledge *copy = knowledge_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->records, g_strdup (key), record_copy (value));
  g_hash_table_iter_init (&iter, self->graves);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->graves, g_strdup (key), record_copy (value));
  g_hash_table_iter_init (&iter, self->heard);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy->heard, g_strdup (key));
  g_hash_table_iter_init (&iter, self->gone);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->gone, g_strdup (key), g_strdup (value));
  return copy;
}

static gboolean
is_told (const char *text,
         const char *uuid)
{
  g_autofree char *attribute = g_strdup_printf (" uuid=\"%s\"", uuid);

  return strstr (text, attribute) != NULL;
}

/* Forgets what the file, whose text is @text, does not tell. */
void
knowledge_cut_down (Knowledge  *self,
                    const char *text)
{
  GHashTableIter iter;
  gpointer uuid, value;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    if (!is_told (text, ((Record *) value)->unit))
      g_hash_table_iter_remove (&iter);
  g_hash_table_iter_init (&iter, self->gone);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    {
      g_autofree char *unit = g_strndup (value, strcspn (value, " "));

      if (!is_told (text, unit))
        g_hash_table_iter_remove (&iter);
    }
}

static char *
make_edit (void)
{
  return g_strdup_printf ("%u", ++n_edits);
}

static void
hear (Knowledge  *self,
      const char *unit,
      const char *edit)
{
  g_hash_table_add (self->heard, g_strconcat (unit, " ", edit, NULL));
}

/* Whether one of @edits, which are parted by blanks, was heard of. */
static gboolean
has_heard (Knowledge  *self,
           const char *unit,
           const char *edits)
{
  g_auto(GStrv) all = g_strsplit (edits, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (unit, " ", all[i], NULL);

      if (g_str_equal (all[i], NEVER_TOLD))
        return TRUE;
      if (g_hash_table_contains (self->heard, key))
        return TRUE;
    }
  return FALSE;
}

/* The same of a deletion, “unit edit edit”. */
static gboolean
has_heard_deletion (Knowledge  *self,
                    const char *deletion)
{
  const char *edits = strchr (deletion, ' ');
  g_autofree char *unit = g_strndup (deletion, (gsize) (edits - deletion));

  return has_heard (self, unit, edits + 1);
}

static Record *
read_record (LayakRow *row)
{
  Record *self = g_new0 (Record, 1);

  self->info = row->info;
  self->unit = row->info->parent != NULL ? g_strdup (layak_row_get_text (row, row->info->parent))
                                         : layak_uuid_to_string (&row->uuid);
  self->values = g_new0 (char *, row->info->n_fields);
  self->edits = g_new0 (char *, row->info->n_fields);
  for (guint i = 0; i < row->info->n_fields; i++)
    self->values[i] = layak_value_format (&row->info->fields[i], row->values[i]);
  return self;
}

/* (element-type utf8 Record): what the database holds now. */
static GHashTable *
read_records (Office *office)
{
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) record_free);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const LayakTable *table = layak_table_get (layak_record_info_find (types[i]));
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s AS t", layak_table_get_columns (table),
                                              layak_table_get_name (table));
      g_autoptr(LayakStatement) select =
        layak_connection_prepare (layak_store_get_reader (office->store), sql, NULL);

      g_assert_nonnull (select);
      while (layak_statement_step (select, NULL) == LAYAK_STEP_ROW)
        {
          g_autoptr(LayakRow) row = layak_table_read (table, select);

          g_hash_table_insert (records, layak_uuid_to_string (&row->uuid), read_record (row));
        }
    }
  return records;
}

static void
note_new (Knowledge *self,
          Record    *record)
{
  record->made = make_edit ();
  for (guint i = 0; i < record->info->n_fields; i++)
    record->edits[i] = g_strdup (record->values[i] != NULL ? record->made : NEVER_TOLD);
  hear (self, record->unit, record->made);
}

/* A unit whose deletion is undone has the edits it had; only its return is new. */
static void
note_returned (Knowledge    *self,
               Record       *record,
               const Record *grave)
{
  note_new (self, record);
  for (guint i = 0; record->info->parent == NULL && i < record->info->n_fields; i++)
    if (g_strcmp0 (record->values[i], grave->values[i]) == 0)
      {
        g_free (record->edits[i]);
        record->edits[i] = g_strdup (grave->edits[i]);
      }
}

static void
note_changed (Knowledge    *self,
              Record       *record,
              const Record *before)
{
  record->made = g_strdup (before->made);
  for (guint i = 0; i < record->info->n_fields; i++)
    {
      if (g_strcmp0 (record->values[i], before->values[i]) == 0)
        {
          record->edits[i] = g_strdup (before->edits[i]);
          continue;
        }
      record->edits[i] = make_edit ();
      hear (self, record->unit, record->edits[i]);
    }
}

static void
note_gone (Knowledge    *self,
           const char   *uuid,
           const Record *before)
{
  g_autofree char *edit = make_edit ();

  hear (self, before->unit, edit);
  g_hash_table_insert (self->graves, g_strdup (uuid), record_copy (before));
  g_hash_table_insert (self->gone, g_strdup (uuid), g_strconcat (before->unit, " ", edit, NULL));
}

/* After something was done in the office itself: whatever differs is an edit of its own. */
void
knowledge_note_edits (Knowledge *self,
                      Office    *office)
{
  GHashTable *records = read_records (office);
  GHashTableIter iter;
  gpointer uuid, record;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &uuid, &record))
    {
      const Record *before = g_hash_table_lookup (self->records, uuid);
      const Record *grave = g_hash_table_lookup (self->graves, uuid);

      if (before == NULL && grave != NULL)
        note_returned (self, record, grave);
      else if (before == NULL)
        note_new (self, record);
      else
        note_changed (self, record, before);
      g_hash_table_remove (self->gone, uuid);
    }
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &uuid, &record))
    if (!g_hash_table_contains (records, uuid))
      note_gone (self, uuid, record);

  g_hash_table_unref (self->records);
  self->records = records;
}

/* (element-type utf8): “UUID field” or “UUID” of all that somebody had to decide. */
static GHashTable *
list_conflicts (LayakPlan *plan)
{
  GHashTable *conflicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *items = layak_plan_get_items (plan, LAYAK_FATE_CONFLICT);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);
      GPtrArray *differences = layak_plan_item_get_differences (item);

      if (differences == NULL)
        g_hash_table_add (conflicts, layak_uuid_to_string (layak_plan_item_get_uuid (item)));
      for (guint k = 0; differences != NULL && k < differences->len; k++)
        {
          const LayakDifference *difference = g_ptr_array_index (differences, k);
          g_autofree char *uuid = layak_uuid_to_string (&difference->uuid);

          if (difference->verdict == LAYAK_MERGE_CONFLICT)
            g_hash_table_add (conflicts, difference->field == NULL
                                         ? g_steal_pointer (&uuid)
                                         : g_strconcat (uuid, " ", difference->field->name, NULL));
        }
    }
  return conflicts;
}

/* One import under watch. */
typedef struct
{
  Knowledge  *self;
  Knowledge  *file;
  GHashTable *conflicts;
  GString    *complaints;
} Watch;

/* Whether somebody decided about the record as a whole. */
static gboolean
is_conflict (Watch      *watch,
             const char *uuid)
{
  return g_hash_table_contains (watch->conflicts, uuid);
}

static gboolean
is_decided_field (Watch            *watch,
                  const char       *uuid,
                  const LayakField *field)
{
  g_autofree char *key = g_strconcat (uuid, " ", field->name, NULL);

  return g_hash_table_contains (watch->conflicts, key);
}

static void
complain (Watch        *watch,
          const char   *uuid,
          const Record *record,
          const char   *field,
          const char   *sentence)
{
  g_string_append_printf (watch->complaints, "%s %s %s: %s\n", record->info->name, uuid, field != NULL ? field : "",
                          sentence);
}

/* Sets of members are also changed by what becomes of the members. */
static gboolean
is_set (const LayakField *field)
{
  return field->type == LAYAK_FIELD_REFERENCES;
}

static char *
join (const char *a,
      const char *b)
{
  GString *all = g_string_new (a);
  g_auto(GStrv) old = g_strsplit (a, " ", -1), new = g_strsplit (b, " ", -1);

  for (guint i = 0; new[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) old, new[i]))
      g_string_append_printf (all, " %s", new[i]);
  return g_string_free (all, FALSE);
}

static void
watch_field (Watch        *watch,
             const char   *uuid,
             Record       *after,
             const Record *mine,
             const Record *theirs,
             guint         i)
{
  const LayakField *field = &after->info->fields[i];
  gboolean is_mine = g_strcmp0 (after->values[i], mine->values[i]) == 0;
  gboolean is_theirs = theirs != NULL && g_strcmp0 (after->values[i], theirs->values[i]) == 0;

  if (is_decided_field (watch, uuid, field) || (is_set (field) && !is_mine && !is_theirs))
    {
      after->edits[i] = make_edit ();
      hear (watch->self, after->unit, after->edits[i]);
      return;
    }
  if (is_mine && is_theirs)
    {
      after->edits[i] = join (mine->edits[i], theirs->edits[i]);
      return;
    }

  after->edits[i] = g_strdup (is_mine ? mine->edits[i] : is_theirs ? theirs->edits[i] : "");
  if (is_set (field) || is_conflict (watch, uuid))
    return;
  if (!is_mine && !is_theirs)
    complain (watch, uuid, after, field->name, "the value comes from nowhere");
  else if (is_theirs && !has_heard (watch->file, after->unit, mine->edits[i]))
    {
      complain (watch, uuid, after, field->name, "a value was overwritten by somebody who had not heard of it");
      g_string_append_printf (watch->complaints, "  here “%s” of edit %s, there “%s” of edit %s\n", mine->values[i],
                              mine->edits[i], theirs->values[i], theirs->edits[i]);
    }
  else if (is_mine && theirs != NULL && !has_heard (watch->self, after->unit, theirs->edits[i]))
    {
      complain (watch, uuid, after, field->name, "a value was ignored that nobody here had heard of");
      g_string_append_printf (watch->complaints, "  here “%s” of edit %s, there “%s” of edit %s\n", mine->values[i],
                              mine->edits[i], theirs->values[i], theirs->edits[i]);
    }
}

static void
watch_kept (Watch        *watch,
            const char   *uuid,
            Record       *after,
            const Record *mine,
            const Record *theirs)
{
  after->made = theirs != NULL ? join (mine->made, theirs->made) : g_strdup (mine->made);
  for (guint i = 0; i < after->info->n_fields; i++)
    watch_field (watch, uuid, after, mine, theirs, i);
}

static void
watch_added (Watch        *watch,
             const char   *uuid,
             Record       *after,
             const Record *theirs)
{
  const char *deletion = g_hash_table_lookup (watch->self->gone, uuid);
  gboolean is_decided = is_conflict (watch, uuid) || is_conflict (watch, after->unit);

  if (theirs == NULL)
    {
      complain (watch, uuid, after, NULL, "the record comes from nowhere");
      note_new (watch->self, after);
      return;
    }
  if (deletion != NULL && !is_decided && !has_heard_deletion (watch->file, deletion))
    {
      complain (watch, uuid, after, NULL, "a deleted record came back through somebody who had not heard of that");
      g_string_append_printf (watch->complaints, "  the deletion here was %s\n", deletion);
    }

  after->made = is_decided ? make_edit () : g_strdup (theirs->made);
  hear (watch->self, after->unit, after->made);
  for (guint i = 0; i < after->info->n_fields; i++)
    after->edits[i] = g_strdup (theirs->edits[i]);
  g_hash_table_remove (watch->self->gone, uuid);
}

static void
watch_removed (Watch        *watch,
               const char   *uuid,
               const Record *mine)
{
  const char *of_record = g_hash_table_lookup (watch->file->gone, uuid);
  const char *of_unit = g_hash_table_lookup (watch->file->gone, mine->unit);
  const char *deletion = of_record != NULL ? of_record : of_unit;
  gboolean is_decided = is_conflict (watch, uuid) || is_conflict (watch, mine->unit);
  gboolean is_known = TRUE;

  if (!is_decided)
    for (guint i = 0; i < mine->info->n_fields && is_known; i++)
      if (!is_set (&mine->info->fields[i]))
        is_known = has_heard (watch->file, mine->unit, mine->edits[i]);

  if (!is_known)
    complain (watch, uuid, mine, NULL, "a record was deleted by somebody who had not heard of all of it");
  if (deletion != NULL && !is_decided)
    g_hash_table_insert (watch->self->gone, g_strdup (uuid), g_strdup (deletion));
  else
    note_gone (watch->self, uuid, mine);
}

/* A record of the file that is not here afterwards must have been deleted here knowingly. */
static void
watch_left_out (Watch        *watch,
                const char   *uuid,
                const Record *theirs)
{
  gboolean is_known = TRUE;

  if (is_conflict (watch, uuid) || is_conflict (watch, theirs->unit))
    return;

  for (guint i = 0; i < theirs->info->n_fields && is_known; i++)
    if (!is_set (&theirs->info->fields[i]))
      is_known = has_heard (watch->self, theirs->unit, theirs->edits[i]);
  if (!is_known)
    complain (watch, uuid, theirs, NULL, "a record was left out of which nobody here had heard");
}

/* Whoever takes a unit of a file has heard of all that its sender had heard of that unit. */
static void
spread (Watch      *watch,
        GHashTable *units)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, watch->file->heard);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *unit = g_strndup (key, strcspn (key, " "));

      if (g_hash_table_contains (units, unit))
        g_hash_table_add (watch->self->heard, g_strdup (key));
    }
  g_hash_table_iter_init (&iter, watch->file->gone);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *unit = g_strndup (value, strcspn (value, " "));
      const char *mine = g_hash_table_lookup (watch->self->gone, key);

      if (!g_hash_table_contains (units, unit) || g_hash_table_contains (watch->self->records, key))
        continue;
      g_hash_table_insert (watch->self->gone, g_strdup (key),
                           mine == NULL ? g_strdup (value) : join (mine, strchr (value, ' ') + 1));
    }
}

/**
 * knowledge_note_import:
 * @of_file: what the sender knew when it wrote the file, cut down to what the file tells
 *
 * Returns: (transfer full) (nullable): what went wrong
 */
char *
knowledge_note_import (Knowledge *self,
                       Knowledge *of_file,
                       Office    *office)
{
  GHashTable *after = read_records (office);
  g_autoptr(GHashTable) conflicts = list_conflicts (office->plan);
  g_autoptr(GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Watch watch = { self, of_file, conflicts, g_string_new (NULL) };
  GHashTableIter iter;
  gpointer uuid, value;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    {
      const Record *mine = g_hash_table_lookup (self->records, uuid);
      const Record *theirs = g_hash_table_lookup (of_file->records, uuid);

      if (mine != NULL)
        watch_kept (&watch, uuid, value, mine, theirs);
      else
        watch_added (&watch, uuid, value, theirs);
    }
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    if (!g_hash_table_contains (after, uuid))
      watch_removed (&watch, uuid, value);
  g_hash_table_iter_init (&iter, of_file->records);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    {
      if (!g_hash_table_contains (after, uuid) && !g_hash_table_contains (self->records, uuid))
        watch_left_out (&watch, uuid, value);
      g_hash_table_add (units, g_strdup (((Record *) value)->unit));
    }
  g_hash_table_iter_init (&iter, of_file->gone);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    g_hash_table_add (units, g_strndup (value, strcspn (value, " ")));

  g_hash_table_unref (self->records);
  self->records = after;
  spread (&watch, units);
  if (watch.complaints->len == 0)
    {
      g_string_free (watch.complaints, TRUE);
      return NULL;
    }
  return g_string_free (watch.complaints, FALSE);
}
