/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-import-private.h"

/* The same record was deleted here and there. If each side had taken back the deletion that the other one kept, it is
 * deleted anew, or the two would go on telling each other. */
gboolean
layak_import_merge_tombstones (LayakImport     *self,
                               LayakTombstone  *mine,
                               LayakTombstone  *theirs,
                               GError         **error)
{
  g_autoptr(LayakVector) my_seen = layak_tombstone_dup_seen (mine), their_seen = layak_tombstone_dup_seen (theirs);
  g_autoptr(LayakTombstone) merged = layak_tombstone_merge (mine, my_seen, theirs, their_seen);

  if (layak_vector_is_empty (merged->deletions))
    {
      layak_tombstone_add (merged, self->merging.stamp);
      layak_vector_add (merged->version->seen, self->merging.stamp);
      merged->deleted = self->merging.now;
    }
  return layak_tombstone_save (self->connection, merged, error);
}

/**
 * layak_import_see:
 * @tombstone: of a unit that was deleted here, and stays so
 * @unit: what went on with it elsewhere
 *
 * The deletion has seen all that now. So it also keeps what was deleted from the unit there: who has seen a deletion
 * and has no tombstone of it tells all others that it was taken back.
 */
void
layak_import_see (LayakTombstone  *tombstone,
                  const LayakUnit *unit)
{
  g_autoptr(LayakVector) my_seen = layak_tombstone_dup_seen (tombstone);
  g_autoptr(LayakVector) seen = unit->root->version != NULL ? layak_unit_dup_seen (unit) : layak_vector_new ();
  g_autoptr(GPtrArray) parts = g_steal_pointer (&tombstone->parts);

  tombstone->parts = layak_tombstones_merge (parts, my_seen, unit->deletions, seen);
  layak_vector_merge (tombstone->version->seen, my_seen);
  layak_vector_merge (tombstone->version->seen, seen);
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
  g_autoptr(LayakVector) seen = layak_unit_dup_seen (unit);

  tombstone->uuid = root->uuid;
  layak_tombstone_set_only (tombstone, self->merging.stamp);
  tombstone->created = root->created;
  tombstone->modified = root->modified;
  tombstone->deleted = self->merging.now;
  tombstone->version = layak_version_copy (root->version);
  layak_vector_add (seen, self->merging.stamp);
  g_clear_pointer (&tombstone->version->seen, layak_vector_free);
  tombstone->version->seen = g_steal_pointer (&seen);
  if (successor != NULL)
    tombstone->successor = *successor;
  tombstone->parts = layak_tombstones_copy (unit->deletions);
  take_dates (root, tombstone);
  self->has_tombstones = TRUE;
  return take_owner (self, root, tombstone, error) && layak_writer_bury (self->writer, tombstone, id, error);
}
