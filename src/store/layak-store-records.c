/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-store.h"

/* Single records as objects: what the window reads and writes most. */

/**
 * layak_store_load:
 * @identity: a UUID, or the key of a type that has one
 *
 * Returns: (transfer full) (nullable): the record, %NULL without an error if there is none
 */
LayakRecord *
layak_store_load (LayakStore             *self,
                  const LayakRecordInfo  *info,
                  const char             *identity,
                  GError                **error)
{
  LayakUuid uuid;
  LayakRow *row;

  g_return_val_if_fail (LAYAK_IS_STORE (self), NULL);

  if (!layak_table_parse_identity (info, identity, &uuid))
    return NULL;

  row = layak_table_load_uuid (layak_table_get (info), layak_store_get_reader (self), &uuid, error);
  return row != NULL ? layak_record_new_take (row) : NULL;
}

LayakRecord *
layak_store_load_id (LayakStore             *self,
                     const LayakRecordInfo  *info,
                     gint64                  id,
                     GError                **error)
{
  LayakRow *row;

  g_return_val_if_fail (LAYAK_IS_STORE (self), NULL);

  row = layak_table_load (layak_table_get (info), layak_store_get_reader (self), id, error);
  return row != NULL ? layak_record_new_take (row) : NULL;
}

static gboolean
insert_row (LayakWriter  *writer,
            gpointer      data,
            GError      **error)
{
  return layak_writer_insert (writer, data, error);
}

/* Stores a new record. One that shall be found again is given its UUID before, see layak_row_ensure_uuid(). */
void
layak_store_insert_async (LayakStore          *self,
                          LayakRecord         *record,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  LayakRow *row = layak_row_copy (layak_record_get_row (record));

  layak_store_write_async (self, LAYAK_ACTION_ADD, row->info, layak_row_get_title (row), insert_row, row,
                           (GDestroyNotify) layak_row_free, NULL, callback, user_data);
}
