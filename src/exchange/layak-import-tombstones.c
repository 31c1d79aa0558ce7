/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-import-private.h"

static gboolean
is_theirs_newer (const LayakTombstone *mine,
                 const LayakTombstone *theirs)
{
  gboolean they_knew = layak_vector_covers (theirs->version->seen, mine->stamp);
  gboolean i_knew = layak_vector_covers (mine->version->seen, theirs->stamp);

  if (they_knew != i_knew)
    return they_knew;

  return layak_stamp_compare (theirs->stamp, mine->stamp) > 0;
}

/* Of two successors the older stays, as of two records; one that only one side knows holds for both. Returns whether
 * that is news here. */
static gboolean
choose_successor (LayakTombstone *mine,
                  LayakTombstone *theirs)
{
  const LayakUuid before = mine->successor;

  if (layak_uuid_is_nil (&mine->successor) ||
      (!layak_uuid_is_nil (&theirs->successor) && layak_uuid_compare (&theirs->successor, &mine->successor) < 0))
    mine->successor = theirs->successor;
  theirs->successor = mine->successor;
  return !layak_uuid_equal (&before, &mine->successor);
}

/* The same record was deleted here and there: all offices come to keep the same of the two deletions, which has then
 * seen what both have seen. */
gboolean
layak_import_merge_tombstones (LayakImport     *self,
                               LayakTombstone  *mine,
                               LayakTombstone  *theirs,
                               GError         **error)
{
  gboolean is_newer = is_theirs_newer (mine, theirs);
  gboolean is_linked = choose_successor (mine, theirs);

  if (!is_newer && !is_linked && layak_vector_covers_all (mine->version->seen, theirs->version->seen))
    return TRUE;

  layak_vector_merge (mine->version->seen, theirs->version->seen);
  layak_vector_merge (theirs->version->seen, mine->version->seen);
  return layak_tombstone_save (self->connection, is_newer ? theirs : mine, error);
}

static void
take_codes (LayakTombstone *tombstone,
            const char     *regency,
            const char     *province)
{
  tombstone->regency = g_strdup (regency);
  tombstone->province = g_strdup (province);
}

/* The owner stands in the record, or in what it is about. */
static gboolean
take_owner (LayakImport     *self,
            const LayakRow  *row,
            LayakTombstone  *tombstone,
            GError         **error)
{
  gboolean has_owner = layak_record_info_find_field (row->info, "regency") != NULL &&
                       layak_record_info_find_field (row->info, "province") != NULL;

  if (has_owner)
    {
      take_codes (tombstone, layak_row_get_text (row, "regency"), layak_row_get_text (row, "province"));
      return TRUE;
    }

  for (guint i = 0; tombstone->regency == NULL && tombstone->province == NULL && i < row->info->n_fields; i++)
    {
      const LayakField *field = &row->info->fields[i];
      const LayakRecordInfo *info;
      g_autoptr(LayakRow) referred = NULL;
      g_autoptr(LayakTombstone) deleted = NULL;
      g_autoptr(GError) problem = NULL;
      LayakUuid uuid;

      if (!(field->flags & LAYAK_FIELD_DEPENDENT) || row->values[i].text == NULL)
        continue;
      info = layak_record_info_find (field->refers);
      if (g_str_equal (info->name, "regency"))
        take_codes (tombstone, row->values[i].text, NULL);
      else if (layak_table_parse_identity (info, row->values[i].text, &uuid))
        {
          referred = layak_table_load_uuid (layak_table_get (info), self->connection, &uuid, &problem);
          deleted = referred == NULL && problem == NULL
                    ? layak_tombstone_load (self->connection, &uuid, &problem) : NULL;
          if (problem != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&problem));
              return FALSE;
            }
          if (deleted != NULL)
            take_codes (tombstone, deleted->regency, deleted->province);
          if (referred != NULL && !take_owner (self, referred, tombstone, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
take_dates (const LayakRow *row,
            LayakTombstone *tombstone)
{
  if (row->info->date != NULL)
    tombstone->first_date = layak_row_get_date (row, row->info->date);

  tombstone->last_date = tombstone->first_date;
  if (layak_record_info_find_field (row->info, "end-date") != NULL && !layak_row_is_unknown (row, "end-date"))
    tombstone->last_date = layak_row_get_date (row, "end-date");
}

/**
 * layak_import_drop:
 * @unit: a unit with its version, here or in the file
 * @id: its local id, or 0
 * @successor: (nullable): the record that it is the same as and went into
 *
 * Deletes a unit because of a decision, which is a deletion of this office.
 */
gboolean
layak_import_drop (LayakImport      *self,
                   const LayakUnit  *unit,
                   gint64            id,
                   const LayakUuid  *successor,
                   GError          **error)
{
  const LayakRow *root = unit->root;
  g_autoptr(LayakTombstone) tombstone = layak_tombstone_new (root->info);
  g_autoptr(LayakVector) seen = layak_merge_dup_seen (unit);

  tombstone->uuid = root->uuid;
  tombstone->stamp = self->merging.stamp;
  tombstone->created = root->created;
  tombstone->modified = root->modified;
  tombstone->deleted = self->merging.now;
  tombstone->version = layak_version_copy (root->version);
  layak_vector_add (seen, self->merging.stamp);
  g_clear_pointer (&tombstone->version->seen, layak_vector_free);
  tombstone->version->seen = g_steal_pointer (&seen);
  if (successor != NULL)
    tombstone->successor = *successor;
  take_dates (root, tombstone);
  self->has_tombstones = TRUE;
  return take_owner (self, root, tombstone, error) && layak_writer_bury (self->writer, tombstone, id, error);
}
