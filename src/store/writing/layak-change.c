/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-change.h"

#include <string.h>

/* Columns of a record table: id and uuid come before the fields. */
#define FIRST_FIELD_COLUMN 2

typedef struct
{
  LayakConnection *connection;
  GHashTable      *gone;       /* “type:id” → identity of a record this changeset deleted */
  GPtrArray       *changes;
} Collector;

static void
change_free (LayakChange *change)
{
  g_clear_pointer (&change->before, layak_row_free);
  g_clear_pointer (&change->after, layak_row_free);
  g_free (change->changed);
  g_free (change);
}

static char *
gone_key (const LayakRecordInfo *info,
          gint64                 id)
{
  return g_strdup_printf ("%u:%" G_GINT64_FORMAT, info->number, id);
}

/* (transfer full) (nullable): what others call the record. */
static gboolean
take_reference (Collector              *self,
                const LayakRecordInfo  *info,
                gint64                  id,
                char                  **identity,
                GError                **error)
{
  g_autofree char *key = gone_key (info, id);
  const char *gone = g_hash_table_lookup (self->gone, key);
  g_autoptr(LayakRow) row = NULL;
  g_autoptr(GError) problem = NULL;

  if (gone != NULL)
    {
      *identity = g_strdup (gone);
      return TRUE;
    }

  row = layak_table_load (layak_table_get (info), self->connection, id, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *identity = row != NULL ? layak_row_dup_identity (row) : NULL;
  return TRUE;
}

static gboolean
take_old_value (Collector      *self,
                LayakRow       *row,
                guint           index,
                sqlite3_value  *value,
                GError        **error)
{
  const LayakField *field = &row->info->fields[index];
  const char *text;

  if (sqlite3_value_type (value) == SQLITE_NULL)
    return TRUE;

  if (field->type == LAYAK_FIELD_REFERENCE)
    return take_reference (self, layak_record_info_find (field->refers), sqlite3_value_int64 (value),
                           &row->values[index].text, error);
  if (sqlite3_value_type (value) == SQLITE_INTEGER)
    {
      row->values[index].number = sqlite3_value_int64 (value);
      return TRUE;
    }

  /* What the database holds was checked when it was written, so it can be read again. */
  text = (const char *) sqlite3_value_text (value);
  if (layak_field_is_text (field))
    row->values[index].text = g_strdup (text);
  else
    layak_value_parse (field, text, &row->values[index], NULL);
  return TRUE;
}

static void
take_old_uuid (LayakRow      *row,
               sqlite3_value *value)
{
  memcpy (row->uuid.bytes, sqlite3_value_blob (value), sizeof row->uuid.bytes);
}

static gint64
get_id (sqlite3_changeset_iter *iter,
        int                     operation)
{
  sqlite3_value *id = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  return sqlite3_value_int64 (id);
}

/* The values the row had; those an update left alone stay unknown. */
static gboolean
read_before (Collector               *self,
             sqlite3_changeset_iter  *iter,
             LayakChange             *change,
             GError                 **error)
{
  const LayakRecordInfo *info = change->info;

  change->before = layak_row_new (info);
  change->before->id = change->id;
  change->changed = g_new0 (gboolean, info->n_fields);
  for (guint i = 0; i < info->n_fields; i++)
    {
      sqlite3_value *old = NULL;

      sqlite3changeset_old (iter, (int) i + FIRST_FIELD_COLUMN, &old);
      change->changed[i] = old != NULL;
      if (old != NULL && !take_old_value (self, change->before, i, old, error))
        return FALSE;
    }
  if (change->operation == SQLITE_DELETE)
    {
      sqlite3_value *uuid = NULL;

      sqlite3changeset_old (iter, 1, &uuid);
      take_old_uuid (change->before, uuid);
      change->uuid = change->before->uuid;
    }
  else
    change->before->uuid = change->uuid;
  return TRUE;
}

static LayakChange *
read_change (Collector               *self,
             sqlite3_changeset_iter  *iter,
             const LayakRecordInfo   *info,
             int                      operation,
             GError                 **error)
{
  LayakChange *change = g_new0 (LayakChange, 1);
  gboolean ok = TRUE;

  change->info = info;
  change->operation = operation;
  change->id = get_id (iter, operation);
  if (operation != SQLITE_DELETE)
    {
      change->after = layak_table_load (layak_table_get (info), self->connection, change->id, error);
      ok = change->after != NULL;
      if (ok)
        change->uuid = change->after->uuid;
    }
  if (ok && operation != SQLITE_INSERT)
    ok = read_before (self, iter, change, error);
  if (!ok)
    g_clear_pointer (&change, change_free);
  return change;
}

typedef gboolean (*VisitFunc) (Collector               *self,
                               sqlite3_changeset_iter  *iter,
                               const LayakRecordInfo   *info,
                               int                      operation,
                               GError                 **error);

static gboolean
visit (Collector      *self,
       gconstpointer   changeset,
       gsize           size,
       VisitFunc       func,
       GError        **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean ok = TRUE;
  int rc = sqlite3changeset_start (&iter, (int) size, (gpointer) changeset);

  while (ok && rc == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const LayakTable *table;
      const char *name;
      int n_columns, operation;

      sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL);
      table = layak_table_find (name);
      if (table != NULL)
        ok = func (self, iter, layak_table_get_info (table), operation, error);
    }

  rc = sqlite3changeset_finalize (iter);
  if (ok && rc != SQLITE_OK)
    {
      layak_store_set_error (error, layak_connection_get_handle (self->connection), rc);
      return FALSE;
    }
  return ok;
}

/* The records this changeset deleted can no longer be looked up, so what others call them is noted first. */
static gboolean
note_gone (Collector               *self,
           sqlite3_changeset_iter  *iter,
           const LayakRecordInfo   *info,
           int                      operation,
           GError                 **error)
{
  g_autoptr(LayakRow) row = NULL;
  sqlite3_value *value = NULL;
  guint i;

  if (operation != SQLITE_DELETE)
    return TRUE;

  row = layak_row_new (info);
  sqlite3changeset_old (iter, 1, &value);
  take_old_uuid (row, value);
  if (layak_record_info_is_referred_by_key (info))
    {
      i = layak_record_info_field_index (info, layak_record_info_get_key (info));
      sqlite3changeset_old (iter, (int) i + FIRST_FIELD_COLUMN, &value);
      if (!take_old_value (self, row, i, value, error))
        return FALSE;
    }
  g_hash_table_insert (self->gone, gone_key (info, get_id (iter, operation)), layak_row_dup_identity (row));
  return TRUE;
}

static gboolean
add_change (Collector               *self,
            sqlite3_changeset_iter  *iter,
            const LayakRecordInfo   *info,
            int                      operation,
            GError                 **error)
{
  LayakChange *change = read_change (self, iter, info, operation, error);

  if (change != NULL)
    g_ptr_array_add (self->changes, change);
  return change != NULL;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const LayakChange *first = *(LayakChange **) a, *second = *(LayakChange **) b;

  if (first->info != second->info)
    return (int) layak_record_info_get_rank (first->info) - (int) layak_record_info_get_rank (second->info);
  return first->id < second->id ? -1 : first->id > second->id;
}

GPtrArray *
layak_changes_collect (LayakConnection  *connection,
                       gconstpointer     changeset,
                       gsize             size,
                       GError          **error)
{
  g_autoptr(GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  Collector self = { connection, gone, changes };

  if (size > 0 && (!visit (&self, changeset, size, note_gone, error) ||
                   !visit (&self, changeset, size, add_change, error)))
    return NULL;

  g_ptr_array_sort (changes, compare_changes);
  return g_steal_pointer (&changes);
}

static const char *
operation_nick (int operation)
{
  switch (operation)
    {
    case SQLITE_INSERT:
      return "insert";
    case SQLITE_UPDATE:
      return "update";
    default:
      return "delete";
    }
}

static gboolean
log_line (LayakConnection    *connection,
          gint64              step,
          const LayakChange  *change,
          guint              *position,
          const char         *field,
          const char         *before,
          const char         *after,
          GError            **error)
{
  g_autoptr(LayakStatement) insert = layak_connection_prepare_lasting (connection,
    "INSERT INTO change (step, position, type, uuid, operation, field, old, new) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  if (insert == NULL)
    return FALSE;

  layak_statement_bind_nth_int (insert, 1, step);
  layak_statement_bind_nth_int (insert, 2, (*position)++);
  layak_statement_bind_nth_int (insert, 3, change->info->number);
  layak_statement_bind_nth_uuid (insert, 4, &change->uuid);
  layak_statement_bind_nth_text (insert, 5, operation_nick (change->operation));
  layak_statement_bind_nth_text (insert, 6, field);
  layak_statement_bind_nth_text (insert, 7, before);
  layak_statement_bind_nth_text (insert, 8, after);
  return layak_statement_run (insert, error);
}

static gboolean
log_update (LayakConnection    *connection,
            gint64              step,
            const LayakChange  *change,
            guint              *position,
            GError            **error)
{
  for (guint i = 0; i < change->info->n_fields; i++)
    {
      const LayakField *field = &change->info->fields[i];
      g_autofree char *before = NULL, *after = NULL;

      if (!change->changed[i])
        continue;
      before = layak_value_format (field, change->before->values[i]);
      after = layak_value_format (field, change->after->values[i]);
      if (!log_line (connection, step, change, position, field->name, before, after, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * layak_changes_log:
 * @position: (inout): the number of the next line of the step
 *
 * A line for each changed field of an update; one line with the title for a new or deleted record.
 */
gboolean
layak_changes_log (LayakConnection  *connection,
                   gint64            step,
                   GPtrArray        *changes,
                   guint            *position,
                   GError          **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const LayakChange *change = g_ptr_array_index (changes, i);
      gboolean ok;

      if (change->operation == SQLITE_UPDATE)
        ok = log_update (connection, step, change, position, error);
      else
        ok = log_line (connection, step, change, position, NULL,
                       change->before != NULL ? layak_row_get_title (change->before) : NULL,
                       change->after != NULL ? layak_row_get_title (change->after) : NULL, error);
      if (!ok)
        return FALSE;
    }

  return TRUE;
}
