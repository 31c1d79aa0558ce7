/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-writer-private.h"

#include <glib/gi18n-lib.h>

#include "layak-invariants.h"
#include "layak-references.h"
#include "layak-search-index.h"
#include "layak-succession.h"

LayakWriter *
layak_writer_new (LayakConnection *connection)
{
  LayakWriter *self = g_new0 (LayakWriter, 1);

  self->connection = connection;
  self->ranges = g_new0 (LayakRange, layak_record_info_get_n_infos ());
  return self;
}

void
layak_writer_free (LayakWriter *self)
{
  g_free (self->lasting);
  g_free (self->ranges);
  g_free (self);
}

LayakConnection *
layak_writer_get_connection (LayakWriter *self)
{
  return self->connection;
}

/* What changes of this transaction are stamped with: this office, and a number no step had before. */
LayakStamp
layak_writer_get_stamp (LayakWriter *self)
{
  return self->stamp;
}

/* Versions and tombstones belong to what an import must be able to restore exactly; otherwise they only ever grow. */
static int
is_recorded_cb (gpointer    data,
                const char *table)
{
  LayakWriter *self = data;

  return layak_table_find (table) != NULL ||
         (self->exact && (g_str_equal (table, "version") || g_str_equal (table, "tombstone")));
}

static gboolean
begin (LayakWriter       *self,
       const LayakWrite  *write,
       GError           **error)
{
  g_autofree char *office = NULL, *counter = NULL;
  int rc;

  layak_connection_forget_ids (self->connection);
  if (!layak_connection_begin_writing (self->connection, error) ||
      !layak_connection_get_setting (self->connection, "office", &office, error) ||
      !layak_connection_get_setting (self->connection, "counter", &counter, error))
    return FALSE;

  self->action = write->action;
  self->exact = write->exact;
  g_clear_pointer (&self->lasting, g_free);
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  self->stamp.office = g_ascii_strtoull (office != NULL ? office : "0", NULL, 16);
  self->stamp.counter = g_ascii_strtoll (counter != NULL ? counter : "0", NULL, 10) + 1;
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    self->ranges[i] = (LayakRange) { 0, 0 };

  rc = sqlite3session_create (layak_connection_get_handle (self->connection), "main", &self->session);
  if (rc == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, is_recorded_cb, self);
      rc = sqlite3session_attach (self->session, NULL);
    }
  if (rc != SQLITE_OK)
    layak_store_set_error (error, layak_connection_get_handle (self->connection), rc);
  return rc == SQLITE_OK;
}

static GBytes *
take_changeset (LayakWriter  *self,
                GError      **error)
{
  gpointer data = NULL;
  int size = 0;
  int rc = sqlite3session_changeset (self->session, &size, &data);

  if (rc == SQLITE_OK)
    return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);

  layak_store_set_error (error, layak_connection_get_handle (self->connection), rc);
  return NULL;
}

static char *
format_ranges (LayakWriter *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if (self->ranges[i].first != 0)
      g_string_append_printf (text, "%s%u:%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, text->len > 0 ? " " : "",
                              layak_record_info_nth (i)->number, self->ranges[i].first, self->ranges[i].last);

  return g_string_free (text, text->len == 0);
}

/* New records of an import are told by their number only: a line for each would be as large as the import. */
static gboolean
finish_ranges (LayakWriter  *self,
            gint64        step,
            guint        *position,
            GError      **error)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      const LayakRange *range = &self->ranges[i];
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, range->last - range->first + 1);
      g_autoptr(LayakStatement) insert = NULL;

      if (range->first == 0)
        continue;

      insert = layak_connection_prepare (self->connection,
        "INSERT INTO change (step, position, type, operation, new) VALUES (:step, :position, :type, 'insert', :new)",
        error);
      if (insert == NULL)
        return FALSE;
      layak_statement_bind_int (insert, ":step", step);
      layak_statement_bind_int (insert, ":position", (*position)++);
      layak_statement_bind_int (insert, ":type", info->number);
      layak_statement_bind_text (insert, ":new", count);
      if (!layak_statement_run (insert, error) ||
          !layak_invariants_check_range (self->connection, info, range->first, range->last, error) ||
          !layak_search_index_add_range (self->connection, info, range->first, range->last, error))
        return FALSE;
    }

  return TRUE;
}

static guint64
get_changed_tables (LayakWriter *self,
                    GPtrArray   *changes)
{
  guint64 tables = 0;

  for (guint i = 0; i < changes->len; i++)
    tables |= LAYAK_TABLE_BIT (((LayakChange *) g_ptr_array_index (changes, i))->info);
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if (self->ranges[i].first != 0)
      tables |= LAYAK_TABLE_BIT (layak_record_info_nth (i));

  return tables;
}

static gboolean
write_step (LayakWriter       *self,
            const LayakWrite  *write,
            GBytes            *changeset,
            GPtrArray         *changes,
            GError           **error)
{
  g_autofree char *counter = g_strdup_printf ("%" G_GINT64_FORMAT, self->stamp.counter);
  g_autofree char *ranges = format_ranges (self);
  LayakStepInfo info =
    {
      .action = write->action, .info = write->info,
      .subject = self->lasting != NULL ? self->lasting : (char *) write->subject,
      .person = (char *) write->person, .origin = (char *) write->origin, .at = self->now, .of = write->of,
    };
  LayakStepDetail detail =
    {
      .info = &info, .state = self->lasting != NULL ? LAYAK_STEP_STATE_DROPPED : write->state,
      .counter = self->stamp.counter, .exact = self->exact,
      .tables = get_changed_tables (self, changes) | write->tables, .changeset = changeset, .ranges = ranges,
    };
  gboolean is_new = write->action != LAYAK_ACTION_REDO && write->state == LAYAK_STEP_STATE_DONE;
  guint position = 0;
  gint64 step;

  return (!is_new || layak_step_drop_undone (self->connection, error)) &&
         layak_connection_set_setting (self->connection, "counter", counter, error) &&
         layak_step_insert (self->connection, &detail, &step, error) &&
         layak_changes_log (self->connection, step, changes, &position, error) &&
         finish_ranges (self, step, &position, error);
}

/* What was done becomes a step: versions, history, search, news. Nothing done is no step. */
static gboolean
finish (LayakWriter       *self,
        const LayakWrite  *write,
        GError           **error)
{
  g_autoptr(GBytes) changeset = take_changeset (self, error);
  g_autoptr(GPtrArray) changes = NULL;
  g_autofree char *ranges = format_ranges (self);
  gconstpointer data;
  gsize size;

  if (changeset == NULL)
    return FALSE;

  data = g_bytes_get_data (changeset, &size);
  if (size == 0 && ranges == NULL && write->of == 0)
    return TRUE;

  g_clear_pointer (&self->session, sqlite3session_delete);
  changes = layak_changes_collect (self->connection, data, size, error);
  return changes != NULL &&
         layak_invariants_check_changes (self->connection, changes, error) &&
         (self->exact || layak_writer_stamp_changes (self, changes, error)) &&
         layak_search_index_update (self->connection, changes, error) &&
         write_step (self, write, changeset, changes, error);
}

/* A deferred reference that does not hold shows at the COMMIT only. */
static gboolean
commit (LayakWriter  *self,
        GError      **error)
{
  if (layak_connection_execute (self->connection, "COMMIT", error))
    return TRUE;

  if (error != NULL && g_error_matches (*error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT))
    {
      g_clear_error (error);
      g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_USE,
                           _("Another record still refers to one that would be gone; nothing was saved"));
    }
  return FALSE;
}

/**
 * layak_writer_run:
 *
 * Runs one transaction: all of it is in the database afterwards, or nothing.
 */
gboolean
layak_writer_run (LayakWriter       *self,
                  const LayakWrite  *write,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autoptr(GError) problem = NULL;
  gboolean ok;

  layak_connection_set_cancellable (self->connection, cancellable);
  ok = begin (self, write, &problem) &&
       write->func (self, write->data, &problem) &&
       finish (self, write, &problem) &&
       commit (self, &problem);
  layak_connection_set_cancellable (self->connection, NULL);

  g_clear_pointer (&self->session, sqlite3session_delete);
  if (ok)
    return TRUE;

  /* The rollback must not be cancelled in its turn, which is why the cancellable is gone by now. */
  if (!sqlite3_get_autocommit (layak_connection_get_handle (self->connection)))
    layak_connection_execute (self->connection, "ROLLBACK", NULL);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * layak_writer_make_lasting:
 * @subject: what the history calls it
 *
 * What this transaction records has happened outside of the database, as a report that was sent: the history tells it,
 * and undo passes it by.
 */
void
layak_writer_make_lasting (LayakWriter *self,
                           const char  *subject)
{
  g_free (self->lasting);
  self->lasting = g_strdup (subject);
}

/* (transfer full) (nullable): NULL without an error if there is no such record. */
LayakRow *
layak_writer_load (LayakWriter            *self,
                   const LayakRecordInfo  *info,
                   const LayakUuid        *uuid,
                   GError                **error)
{
  return layak_table_load_uuid (layak_table_get (info), self->connection, uuid, error);
}

/**
 * layak_writer_insert:
 * @row: a row whose required fields are set; gets its UUID and its id
 */
gboolean
layak_writer_insert (LayakWriter  *self,
                     LayakRow     *row,
                     GError      **error)
{
  const LayakTable *table = layak_table_get (row->info);
  gint64 id;

  if (!layak_row_check (row, error))
    return FALSE;

  layak_row_ensure_uuid (row);
  if (!layak_table_find_id (table, self->connection, &row->uuid, &id, error))
    return FALSE;
  if (id != 0)
    {
      g_autofree char *identity = layak_row_dup_identity (row);

      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_EXISTS, _("%s “%s” exists already"),
                   layak_record_info_get_label (row->info), identity);
      return FALSE;
    }

  return layak_succession_check (self->connection, NULL, row, error) &&
         layak_table_insert (table, self->connection, row, error);
}

/* Inserts a record made by a person with what is within it, each after those it refers to. */
gboolean
layak_writer_add_unit (LayakWriter      *self,
                       const LayakUnit  *unit,
                       GError          **error)
{
  if (!layak_writer_insert (self, unit->root, error))
    return FALSE;
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    if (!layak_writer_insert (self, g_ptr_array_index (unit->children, i), error))
      return FALSE;

  return TRUE;
}

static LayakRow *
load_existing (LayakWriter            *self,
               const LayakRecordInfo  *info,
               const LayakUuid        *uuid,
               GError                **error)
{
  g_autoptr(GError) problem = NULL;
  LayakRow *row = layak_writer_load (self, info, uuid, &problem);
  g_autofree char *text = NULL;

  if (row != NULL)
    return row;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  text = layak_uuid_to_string (uuid);
  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
               _("%s “%s” is not there; it may have been deleted meanwhile"),
               layak_record_info_get_label (info), text);
  return NULL;
}

static gboolean
update_fields (LayakWriter     *self,
               const LayakRow  *stored,
               const LayakRow  *row,
               GError         **error)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    if (!layak_value_equal (&row->info->fields[i], stored->values[i], row->values[i]) &&
        !layak_table_update (layak_table_get (row->info), self->connection, row, i, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_key_unchanged (const LayakRow  *stored,
                     const LayakRow  *row,
                     GError         **error)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    if (row->info->fields[i].flags & LAYAK_FIELD_KEY &&
        !layak_value_equal (&row->info->fields[i], stored->values[i], row->values[i]))
      {
        g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT,
                     _("“%s” identifies the record and cannot change; delete the record and add another"),
                     layak_field_get_label (&row->info->fields[i]));
        return FALSE;
      }

  return TRUE;
}

/**
 * layak_writer_update:
 * @row: a row with the UUID of a stored record
 *
 * Writes the fields that differ from what is stored.
 */
gboolean
layak_writer_update (LayakWriter  *self,
                     LayakRow     *row,
                     GError      **error)
{
  g_autoptr(LayakRow) stored = load_existing (self, row->info, &row->uuid, error);

  if (stored == NULL || !layak_row_check (row, error) || !check_key_unchanged (stored, row, error) ||
      !layak_succession_check (self->connection, stored, row, error))
    return FALSE;

  row->id = stored->id;
  return update_fields (self, stored, row, error);
}

static gboolean
delete_id (LayakWriter            *self,
           const LayakRecordInfo  *info,
           gint64                  id,
           GError                **error);

/* Takes the record out of a set that names it, as a speaker out of the sessions of the training. */
static gboolean
remove_member (LayakWriter           *self,
               const LayakReference  *reference,
               const char            *member,
               GError               **error)
{
  const LayakTable *table = layak_table_get (reference->info);
  g_autoptr(LayakRow) row = layak_table_load (table, self->connection, reference->id, error);
  guint index = layak_record_info_field_index (reference->info, reference->field);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
  char **set;

  if (row == NULL)
    return FALSE;

  set = row->values[index].set;
  for (guint i = 0; set[i] != NULL; i++)
    if (!g_str_equal (set[i], member))
      g_strv_builder_add (kept, set[i]);

  set = g_strv_builder_end (kept);
  if (*set == NULL)
    g_clear_pointer (&set, g_strfreev);
  layak_row_take_value (row, index, (LayakValue) { .set = set });
  return layak_table_update (table, self->connection, row, index, error);
}

static gboolean
release_reference (LayakWriter           *self,
                   const LayakReference  *reference,
                   const char            *identity,
                   GArray                *in_the_way,
                   GError               **error)
{
  if (reference->field->flags & LAYAK_FIELD_DEPENDENT)
    return delete_id (self, reference->info, reference->id, error);
  if (reference->field->type == LAYAK_FIELD_REFERENCES && reference->info->parent != NULL)
    return remove_member (self, reference, identity, error);

  g_array_append_val (in_the_way, *reference);
  return TRUE;
}

/* Deletes what is part of the record or about it; fails if others refer to it. */
static gboolean
release_references (LayakWriter            *self,
                    const LayakRecordInfo  *info,
                    gint64                  id,
                    GError                **error)
{
  g_autoptr(LayakRow) row = layak_table_load (layak_table_get (info), self->connection, id, error);
  g_autoptr(GArray) in_the_way = g_array_new (FALSE, FALSE, sizeof (LayakReference)), references = NULL;
  g_autofree char *identity = NULL;

  if (row == NULL)
    return FALSE;

  identity = layak_row_dup_identity (row);
  references = layak_references_select (self->connection, info, id, id, G_MAXINT, error);
  if (references == NULL)
    return FALSE;

  for (guint i = 0; i < references->len; i++)
    {
      const LayakReference *reference = &g_array_index (references, LayakReference, i);

      if (!release_reference (self, reference, identity, in_the_way, error))
        return FALSE;
    }

  if (in_the_way->len == 0)
    return TRUE;

  layak_references_set_error (self->connection, in_the_way, error);
  return FALSE;
}

/* A dependent may be reached by two paths, so that it is gone when the second comes to it. */
static gboolean
delete_id (LayakWriter            *self,
           const LayakRecordInfo  *info,
           gint64                  id,
           GError                **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(LayakRow) row = layak_table_load (layak_table_get (info), self->connection, id, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return row == NULL ||
         (release_references (self, info, id, error) &&
          layak_table_delete (layak_table_get (info), self->connection, id, error));
}

/**
 * layak_writer_delete:
 *
 * Deletes a record with what is part of it or about it: a training with its sessions, recommendations and documents.
 * Fails with %LAYAK_STORE_ERROR_IN_USE if others refer to it.
 */
gboolean
layak_writer_delete (LayakWriter            *self,
                     const LayakRecordInfo  *info,
                     const LayakUuid        *uuid,
                     GError                **error)
{
  g_autoptr(LayakRow) row = load_existing (self, info, uuid, error);

  return row != NULL && delete_id (self, info, row->id, error);
}

/**
 * layak_writer_try:
 *
 * Runs @func within the transaction under way. If it fails, nothing of it stays, and what was written before does.
 */
gboolean
layak_writer_try (LayakWriter     *self,
                  LayakWriteFunc   func,
                  gpointer         data,
                  GError         **error)
{
  if (!layak_connection_execute (self->connection, "SAVEPOINT try", error))
    return FALSE;
  if (func (self, data, error))
    return layak_connection_execute (self->connection, "RELEASE try", error);

  layak_connection_forget_ids (self->connection);
  layak_connection_execute (self->connection, "ROLLBACK TO try; RELEASE try", NULL);
  return FALSE;
}

/**
 * layak_writer_attach:
 * @digest: SHA-256 of @content, in small hexadecimal digits
 *
 * Keeps the content of a document. It is no part of the step: what no document refers to is collected later.
 */
gboolean
layak_writer_attach (LayakWriter  *self,
                     const char   *digest,
                     GBytes       *content,
                     GError      **error)
{
  g_autoptr(LayakStatement) insert = layak_connection_prepare (self->connection,
    "INSERT INTO content (digest, data) VALUES (:digest, :data) ON CONFLICT (digest) DO NOTHING", error);

  if (insert == NULL)
    return FALSE;

  layak_statement_bind_text (insert, ":digest", digest);
  layak_statement_bind_bytes (insert, ":data", g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  return layak_statement_run (insert, error);
}
