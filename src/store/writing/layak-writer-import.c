/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-unit-store.h"
#include "layak-writer-private.h"

/* What an import writes. New records are not recorded one by one, which would double the time and memory of a large
 * file: their ids are one range a type, since nobody else can write in between. Nor is what happens to them later in
 * the same import, since its undo deletes all of the range. */

static void
set_recording (LayakWriter *self,
               gboolean     recording)
{
  sqlite3session_enable (self->session, recording);
}

static gboolean
is_new (LayakWriter           *self,
        const LayakRecordInfo *info,
        gint64                 id)
{
  const LayakRange *range = &self->ranges[layak_record_info_get_rank (info)];

  return range->first != 0 && id >= range->first && id <= range->last;
}

/* @rows: of one type */
static gboolean
insert_rows (LayakWriter       *self,
             LayakRow * const  *rows,
             guint              n_rows,
             guint64            digest,
             GError           **error)
{
  LayakRange *range = &self->ranges[layak_record_info_get_rank (rows[0]->info)];

  if (!layak_table_insert_many (layak_table_get (rows[0]->info), self->connection, rows, n_rows, error))
    return FALSE;

  if (range->first == 0)
    range->first = rows[0]->id;
  range->last = rows[n_rows - 1]->id;
  for (guint i = 0; i < n_rows; i++)
    if (rows[i]->version != NULL && !layak_versions_save (self->connection, rows[i], digest, error))
      return FALSE;

  return TRUE;
}

/* Children of one type stand together. */
static gboolean
insert_children (LayakWriter  *self,
                 GPtrArray    *children,
                 GError      **error)
{
  LayakRow **rows = (LayakRow **) children->pdata;
  guint n;

  for (guint i = 0; i < children->len; i += n)
    {
      for (n = 1; n < LAYAK_TABLE_MAX_INSERTED && i + n < children->len && rows[i + n]->info == rows[i]->info; n++)
        ;
      if (!insert_rows (self, rows + i, n, 0, error))
        return FALSE;
    }

  return TRUE;
}

/* Takes an inserted row out again, as if it had not been tried. */
static void
take_back (LayakWriter *self,
           LayakRow    *row)
{
  LayakRange *range = &self->ranges[layak_record_info_get_rank (row->info)];

  if (row->id == 0)
    return;

  layak_table_delete (layak_table_get (row->info), self->connection, row->id, NULL);
  layak_versions_delete (self->connection, row->info, row->id, NULL);
  if (range->first == row->id)
    range->first = range->last = 0;
  else if (range->last == row->id)
    range->last--;
  row->id = 0;
}

/**
 * layak_writer_insert_unit:
 * @unit: a unit whose root has a version; a child without one has that of the root
 * @digest: of the unit, see layak_unit_digest(), or 0
 *
 * Inserts all of the unit, or nothing: the transaction may go on without it if a reference does not resolve
 * (%LAYAK_STORE_ERROR_NOT_FOUND) or a value may not be stored (%LAYAK_STORE_ERROR_CONSTRAINT).
 */
gboolean
layak_writer_insert_unit (LayakWriter  *self,
                          LayakUnit    *unit,
                          guint64       digest,
                          GError      **error)
{
  guint n_children = unit->children != NULL ? unit->children->len : 0;
  gboolean ok;

  set_recording (self, FALSE);
  ok = insert_rows (self, &unit->root, 1, digest, error) &&
       (n_children == 0 || insert_children (self, unit->children, error));
  if (!ok)
    {
      for (guint i = n_children; i-- > 0;)
        take_back (self, g_ptr_array_index (unit->children, i));
      take_back (self, unit->root);
    }
  set_recording (self, TRUE);
  return ok && layak_tombstones_replace (self->connection, &unit->root->uuid, NULL, unit->deletions, error);
}

/* Adds a record to a unit that is there already. */
gboolean
layak_writer_insert_child (LayakWriter  *self,
                           LayakRow     *child,
                           GError      **error)
{
  gboolean ok;

  set_recording (self, FALSE);
  ok = insert_rows (self, &child, 1, 0, error);
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
  gboolean ok = TRUE;

  row->id = stored->id;
  set_recording (self, !is_new (self, row->info, row->id));
  for (guint i = 0; ok && i < row->info->n_fields; i++)
    if (!layak_value_equal (&row->info->fields[i], stored->values[i], row->values[i]))
      ok = layak_table_update (layak_table_get (row->info), self->connection, row, i, error);

  ok = ok && (row->version == NULL || layak_versions_save (self->connection, row, digest, error));
  set_recording (self, TRUE);
  return ok;
}

gboolean
layak_writer_remove_child (LayakWriter     *self,
                           const LayakRow  *child,
                           GError         **error)
{
  gboolean ok;

  set_recording (self, !is_new (self, child->info, child->id));
  ok = layak_table_delete (layak_table_get (child->info), self->connection, child->id, error) &&
       layak_versions_delete (self->connection, child->info, child->id, error);
  set_recording (self, TRUE);
  return ok;
}

static gboolean
delete_children (LayakWriter            *self,
                 const LayakRecordInfo  *info,
                 gint64                  id,
                 GError                **error)
{
  g_autoptr(LayakUnit) unit = layak_unit_store_load (self->connection, info, id, error);

  if (unit == NULL)
    return FALSE;

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    if (!layak_writer_remove_child (self, g_ptr_array_index (unit->children, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
delete_root (LayakWriter            *self,
             const LayakRecordInfo  *info,
             gint64                  id,
             GError                **error)
{
  gboolean ok;

  set_recording (self, !is_new (self, info, id));
  ok = layak_table_delete (layak_table_get (info), self->connection, id, error) &&
       layak_versions_delete (self->connection, info, id, error);
  set_recording (self, TRUE);
  return ok;
}

/* Takes out a record and what is within its unit without a trace, as one that should not have been inserted. */
gboolean
layak_writer_remove_unit (LayakWriter            *self,
                          const LayakRecordInfo  *info,
                          gint64                  id,
                          GError                **error)
{
  return delete_children (self, info, id, error) && delete_root (self, info, id, error);
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
  if (id != 0 && !layak_writer_remove_unit (self, tombstone->info, id, error))
    return FALSE;

  return layak_tombstone_save (self->connection, tombstone, error);
}
