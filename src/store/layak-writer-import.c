/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-writer-private.h"

/* What an import writes. New records are not recorded one by one, which would double the time and memory of a large
 * file: their ids are one range a type, since nobody else can write in between. */

static void
set_recording (LayakWriter *self,
               gboolean     recording)
{
  sqlite3session_enable (self->session, recording);
}

static gboolean
insert_row (LayakWriter  *self,
            LayakRow     *row,
            guint64       digest,
            GError      **error)
{
  LayakRange *range = &self->ranges[layak_record_info_get_rank (row->info)];

  if (!layak_table_insert (layak_table_get (row->info), self->connection, row, error))
    return FALSE;

  if (range->first == 0)
    range->first = row->id;
  range->last = row->id;
  return row->version == NULL || layak_versions_save (self->connection, row, digest, error);
}

/**
 * layak_writer_insert_unit:
 * @unit: a unit whose root has a version; a child without one has that of the root
 * @digest: of the unit, see layak_unit_digest(), or 0
 */
gboolean
layak_writer_insert_unit (LayakWriter  *self,
                          LayakUnit    *unit,
                          guint64       digest,
                          GError      **error)
{
  gboolean ok;

  set_recording (self, FALSE);
  ok = insert_row (self, unit->root, digest, error);
  for (guint i = 0; ok && unit->children != NULL && i < unit->children->len; i++)
    ok = insert_row (self, g_ptr_array_index (unit->children, i), 0, error);
  set_recording (self, TRUE);
  return ok;
}

/* Adds a record to a unit that is there already. */
gboolean
layak_writer_insert_child (LayakWriter  *self,
                           LayakRow     *child,
                           GError      **error)
{
  gboolean ok;

  set_recording (self, FALSE);
  ok = insert_row (self, child, 0, error);
  set_recording (self, TRUE);
  return ok;
}

/**
 * layak_writer_replace:
 * @stored: the row as it is in the database
 * @row: the row it becomes, of the same record, with the version it gets
 */
gboolean
layak_writer_replace (LayakWriter     *self,
                      const LayakRow  *stored,
                      LayakRow        *row,
                      guint64          digest,
                      GError         **error)
{
  row->id = stored->id;
  for (guint i = 0; i < row->info->n_fields; i++)
    if (!layak_value_equal (&row->info->fields[i], stored->values[i], row->values[i]) &&
        !layak_table_update (layak_table_get (row->info), self->connection, row, i, error))
      return FALSE;

  return row->version == NULL || layak_versions_save (self->connection, row, digest, error);
}

gboolean
layak_writer_remove_child (LayakWriter     *self,
                           const LayakRow  *child,
                           GError         **error)
{
  return layak_table_delete (layak_table_get (child->info), self->connection, child->id, error) &&
         layak_versions_delete (self->connection, child->info, child->id, error);
}

static gboolean
delete_children (LayakWriter            *self,
                 const LayakRecordInfo  *unit,
                 gint64                  id,
                 GError                **error)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      const LayakTable *table = layak_table_get (info);
      g_autoptr(LayakStatement) delete = NULL, forget = NULL;
      g_autofree char *rows = NULL, *versions = NULL;

      if (layak_record_info_get_parent (info) != unit)
        continue;

      versions = g_strdup_printf ("DELETE FROM version WHERE type = %u AND id IN (SELECT id FROM %s WHERE %s = :unit)",
                                  info->number, layak_table_get_name (table), info->parent);
      rows = g_strdup_printf ("DELETE FROM %s WHERE %s = :unit", layak_table_get_name (table), info->parent);
      forget = layak_connection_prepare (self->connection, versions, error);
      delete = forget != NULL ? layak_connection_prepare (self->connection, rows, error) : NULL;
      if (delete == NULL)
        return FALSE;

      layak_statement_bind_int (forget, ":unit", id);
      layak_statement_bind_int (delete, ":unit", id);
      if (!layak_statement_run (forget, error) || !layak_statement_run (delete, error))
        return FALSE;
    }

  layak_connection_forget_ids (self->connection);
  return TRUE;
}

/**
 * layak_writer_bury:
 * @tombstone: a deletion that has arrived
 * @id: the local id of the record, or 0 if it was never here
 *
 * Deletes the record with what is within its unit, and keeps the deletion so that it travels on. Other records that
 * refer to it are the caller's to deal with: a reference left over fails the transaction.
 */
gboolean
layak_writer_bury (LayakWriter           *self,
                   const LayakTombstone  *tombstone,
                   gint64                 id,
                   GError               **error)
{
  if (id != 0 &&
      (!delete_children (self, tombstone->info, id, error) ||
       !layak_table_delete (layak_table_get (tombstone->info), self->connection, id, error) ||
       !layak_versions_delete (self->connection, tombstone->info, id, error)))
    return FALSE;

  return layak_tombstone_save (self->connection, tombstone, error);
}
