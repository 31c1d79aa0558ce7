/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "knowledge.h"

#include <string.h>

/* The record types that offices edit here. */
static const char * const types[] =
  { "agency", "training", "speaker", "session", "participant-group", "recommendation", "progress" };

static guint n_edits;

/* Steps of deletions that an import decided which was undone. Whether others learn that they were taken back depends on
 * what the office does afterwards, so that either is right. */
static GHashTable *doubtful;

static void
record_unref (Record *self)
{
  if (--self->n_references > 0)
    return;

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
record_ref (const Record *self)
{
  Record *record = (Record *) self;

  record->n_references++;
  return record;
}

Knowledge *
knowledge_new (void)
{
  Knowledge *self = g_new0 (Knowledge, 1);

  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) record_unref);
  self->heard = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->graves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) record_unref);
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
    g_hash_table_insert (copy->records, g_strdup (key), record_ref (value));
  g_hash_table_iter_init (&iter, self->graves);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->graves, g_strdup (key), record_ref (value));
  g_hash_table_iter_init (&iter, self->heard);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->heard, g_ref_string_acquire (key), value);
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

char *
knowledge_make_edit (void)
{
  return g_strdup_printf ("%u", ++n_edits);
}

void
knowledge_hear (Knowledge  *self,
                const char *unit,
                const char *edit)
{
  g_autofree char *key = g_strconcat (unit, " ", edit, NULL);

  g_hash_table_insert (self->heard, g_ref_string_new (key), GINT_TO_POINTER (TRUE));
}

/* Whether one of @edits, which are parted by blanks, was heard of. */
gboolean
knowledge_has_heard (Knowledge  *self,
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

/* Whether all steps of a deletion, “unit edit edit”, were heard of. */
gboolean
knowledge_has_heard_deletion (Knowledge  *self,
                              const char *deletion)
{
  g_auto(GStrv) parts = g_strsplit (deletion, " ", -1);

  for (guint i = 1; parts[i] != NULL; i++)
    if (!knowledge_has_heard (self, parts[0], parts[i]) &&
        (doubtful == NULL || !g_hash_table_contains (doubtful, parts[i])))
      return FALSE;

  return TRUE;
}

static Record *
read_record (LayakRow *row)
{
  Record *self = g_new0 (Record, 1);

  self->n_references = 1;
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
GHashTable *
knowledge_read_records (Office *office)
{
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) record_unref);

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

/* Adds the UUIDs of units that are gone, and what each went into. */
void
knowledge_read_successors (Office     *office,
                           GHashTable *became)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (layak_store_get_reader (office->store),
    "SELECT uuid, successor FROM tombstone WHERE successor IS NOT NULL", NULL);
  LayakUuid uuid, successor;

  while (layak_statement_step (select, NULL) == LAYAK_STEP_ROW)
    if (layak_statement_get_uuid (select, 0, &uuid) && layak_statement_get_uuid (select, 1, &successor))
      g_hash_table_insert (became, layak_uuid_to_string (&uuid), layak_uuid_to_string (&successor));
}

void
knowledge_note_new (Knowledge *self,
                    Record    *record)
{
  record->made = knowledge_make_edit ();
  for (guint i = 0; i < record->info->n_fields; i++)
    record->edits[i] = g_strdup (record->values[i] != NULL ? record->made : NEVER_TOLD);
  knowledge_hear (self, record->unit, record->made);
}

/* A record whose deletion is undone has the edits it had; only its return is new. */
static void
note_returned (Knowledge    *self,
               Record       *record,
               const Record *grave)
{
  knowledge_note_new (self, record);
  for (guint i = 0; i < record->info->n_fields; i++)
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
      record->edits[i] = knowledge_make_edit ();
      knowledge_hear (self, record->unit, record->edits[i]);
    }
}

/* For what goes with its unit the deletion of the unit stands; @records is what there is afterwards. */
void
knowledge_note_gone (Knowledge    *self,
                     const char   *uuid,
                     const Record *before,
                     GHashTable   *records)
{
  g_autofree char *edit = NULL;

  g_hash_table_insert (self->graves, g_strdup (uuid), record_ref (before));
  if (!g_str_equal (before->unit, uuid) && !g_hash_table_contains (records, before->unit))
    return;

  edit = knowledge_make_edit ();
  knowledge_hear (self, before->unit, edit);
  g_hash_table_insert (self->gone, g_strdup (uuid), g_strconcat (before->unit, " ", edit, NULL));
}

/* After something was done in the office itself: whatever differs is an edit of its own. */
void
knowledge_note_edits (Knowledge *self,
                      Office    *office)
{
  GHashTable *records = knowledge_read_records (office);
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
        knowledge_note_new (self, record);
      else
        note_changed (self, record, before);
      g_hash_table_remove (self->gone, uuid);
    }
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &uuid, &record))
    if (!g_hash_table_contains (records, uuid))
      knowledge_note_gone (self, uuid, record, records);

  g_hash_table_unref (self->records);
  self->records = records;
}

/* What the import had not touched is as it is now, the rest as it was before. */
static void
take_edits (Record       *record,
            const Record *before,
            const Record *after,
            const Record *now)
{
  record->made = g_strdup (before->made);
  for (guint i = 0; i < record->info->n_fields; i++)
    record->edits[i] = g_strdup (after != NULL && now != NULL && g_str_equal (before->edits[i], after->edits[i])
                                 ? now->edits[i] : before->edits[i]);
}

static void
doubt_deletions (Knowledge *before,
                 Knowledge *after)
{
  GHashTableIter iter;
  gpointer key, value;

  if (doubtful == NULL)
    doubtful = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, after->gone);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_auto(GStrv) steps = g_strsplit (value, " ", -1);

      for (guint i = 1; g_strcmp0 (g_hash_table_lookup (before->gone, key), value) != 0 && steps[i] != NULL; i++)
        g_hash_table_add (doubtful, g_strdup (steps[i]));
    }
}

/**
 * knowledge_undo_import:
 * @self: (transfer full): what the office knew before the undo
 * @before: (transfer full): what it knew before the import
 * @after: what it knew after the import
 *
 * Returns: (transfer full): what it knows when it has forgotten the file, and only that
 */
Knowledge *
knowledge_undo_import (Knowledge *self,
                       Knowledge *before,
                       Knowledge *after,
                       Office    *office)
{
  GHashTable *records = knowledge_read_records (office);
  GHashTableIter iter;
  gpointer key, value;

  doubt_deletions (before, after);
  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Record *old = g_hash_table_lookup (before->records, key);

      if (old == NULL)
        g_error ("%s is here although the import was undone", (const char *) key);
      take_edits (value, old, g_hash_table_lookup (after->records, key), g_hash_table_lookup (self->records, key));
    }
  g_hash_table_iter_init (&iter, self->heard);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (value != NULL || !g_hash_table_contains (after->heard, key))
      g_hash_table_insert (before->heard, g_ref_string_acquire (key), value);
  g_hash_table_iter_init (&iter, self->gone);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *unit = g_strndup (value, strcspn (value, " "));

      /* With a unit that was never here goes what was deleted from it. */
      if (g_strcmp0 (g_hash_table_lookup (after->gone, key), value) != 0 && !g_hash_table_contains (records, key) &&
          (g_str_equal (unit, key) || g_hash_table_contains (records, unit)))
        g_hash_table_insert (before->gone, g_strdup (key), g_strdup (value));
    }

  g_hash_table_unref (before->records);
  before->records = records;
  knowledge_free (self);
  return before;
}
