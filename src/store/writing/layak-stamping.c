/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-writer-private.h"

/* Every change gets the stamp of its transaction, also what an undo changes: nothing undone returns by itself. The
 * records within a unit, as the sessions of a training, have stamps of their own, but what was seen is the unit's.
 *
 * A deleted record leaves a tombstone. What goes with its unit needs none: the unit's stands for it. The undo of a
 * deletion gives back the version the record had; that it is back is something its unit has seen. */

static const LayakChange *
find_change (GPtrArray             *changes,
             const LayakRecordInfo *info,
             const LayakUuid       *uuid)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const LayakChange *change = g_ptr_array_index (changes, i);

      if (change->info == info && layak_uuid_equal (&change->uuid, uuid))
        return change;
    }

  return NULL;
}

/* The row a reference names: the living one, or what it was before this step deleted it; NULL if it is neither. */
static gboolean
find_referred (LayakWriter       *self,
               GPtrArray         *changes,
               const LayakField  *field,
               const char        *identity,
               LayakRow         **row,
               GError           **error)
{
  const LayakRecordInfo *info = layak_record_info_find (field->refers);
  g_autoptr(GError) problem = NULL;
  const LayakChange *change;
  LayakUuid uuid;

  *row = NULL;
  if (!layak_table_parse_identity (info, identity, &uuid))
    return TRUE;

  *row = layak_table_load_uuid (layak_table_get (info), self->connection, &uuid, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  change = *row == NULL ? find_change (changes, info, &uuid) : NULL;
  if (change != NULL && change->before != NULL)
    *row = layak_row_copy (change->before);
  return TRUE;
}

static const char *
get_code (const LayakRow *row,
          const char     *field)
{
  return layak_record_info_find_field (row->info, field) != NULL ? layak_row_get_text (row, field) : NULL;
}

/* The owner stands in the record, or in what it is about. */
static gboolean
take_owner (LayakWriter     *self,
            GPtrArray       *changes,
            const LayakRow  *row,
            LayakTombstone  *tombstone,
            GError         **error)
{
  tombstone->regency = g_strdup (get_code (row, "regency"));
  tombstone->province = g_strdup (get_code (row, "province"));
  for (guint i = 0; tombstone->regency == NULL && tombstone->province == NULL && i < row->info->n_fields; i++)
    {
      const LayakField *field = &row->info->fields[i];
      g_autoptr(LayakRow) referred = NULL;

      if (!(field->flags & LAYAK_FIELD_DEPENDENT) || row->values[i].text == NULL)
        continue;
      if (!find_referred (self, changes, field, row->values[i].text, &referred, error) ||
          (referred != NULL && !take_owner (self, changes, referred, tombstone, error)))
        return FALSE;
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

static void
see (LayakWriter  *self,
     LayakVersion *version)
{
  if (version->seen == NULL)
    version->seen = layak_version_dup_seen (version);
  layak_vector_add (version->seen, self->stamp);
}

/* A record nobody outside has ever read leaves nothing behind when its creation is undone. */
static gboolean
was_exported (LayakWriter         *self,
              const LayakVersion  *version,
              gboolean            *exported,
              GError             **error)
{
  g_autofree char *counter = NULL;

  if (!layak_connection_get_setting (self->connection, "exported-counter", &counter, error))
    return FALSE;

  *exported = version->made.office != self->stamp.office ||
              (counter != NULL && version->made.counter <= g_ascii_strtoll (counter, NULL, 10));
  return TRUE;
}

/* What is said of a unit only: who owned it, when it was, what its deleter had seen, what was deleted from it. */
static gboolean
describe_unit (LayakWriter     *self,
               GPtrArray       *changes,
               const LayakRow  *row,
               LayakTombstone  *tombstone,
               GError         **error)
{
  see (self, tombstone->version);
  take_dates (row, tombstone);
  return take_owner (self, changes, row, tombstone, error) &&
         layak_tombstones_select (self->connection, &row->uuid, &tombstone->parts, error);
}

/* A unit that leaves no tombstone was never heard of, and neither was what was deleted from it. */
static gboolean
forget_parts (LayakWriter        *self,
              const LayakChange  *change,
              GError            **error)
{
  g_autoptr(GPtrArray) parts = NULL;

  return layak_tombstones_select (self->connection, &change->uuid, &parts, error) &&
         layak_tombstones_replace (self->connection, &change->uuid, parts, NULL, error);
}

/**
 * stamp_deleted:
 * @change: the deletion of a record whose row has its version
 * @unit: (nullable): the unit it was part of
 */
static gboolean
stamp_deleted (LayakWriter        *self,
               GPtrArray          *changes,
               const LayakChange  *change,
               const LayakRow     *unit,
               GError            **error)
{
  g_autoptr(LayakTombstone) tombstone = layak_tombstone_new (change->info);
  const LayakRow *row = change->before;
  gboolean travels = TRUE;

  if (self->action == LAYAK_ACTION_UNDO && !was_exported (self, row->version, &travels, error))
    return FALSE;

  tombstone->uuid = change->uuid;
  tombstone->created = row->created;
  tombstone->modified = row->modified;
  tombstone->deleted = self->now;
  tombstone->version = layak_version_copy (row->version);
  layak_tombstone_set_only (tombstone, self->stamp);
  if (unit != NULL)
    tombstone->unit = unit->uuid;
  else if (!describe_unit (self, changes, row, tombstone, error))
    return FALSE;

  return (travels ? layak_tombstone_save (self->connection, tombstone, error)
                  : unit != NULL || forget_parts (self, change, error)) &&
         layak_versions_bury (self->connection, change->info, change->id, error);
}

static gboolean
stamp_deleted_unit (LayakWriter        *self,
                    GPtrArray          *changes,
                    const LayakChange  *change,
                    GError            **error)
{
  if (!layak_versions_load (self->connection, change->before, error))
    return FALSE;
  if (change->before->version == NULL)
    change->before->version = layak_version_new (self->stamp);

  return stamp_deleted (self, changes, change, NULL, error);
}

/* The tombstone of a record that is back; NULL without an error if it has none. */
static gboolean
load_tombstone (LayakWriter        *self,
                const LayakChange  *change,
                LayakTombstone    **tombstone,
                GError            **error)
{
  g_autoptr(GError) problem = NULL;

  *tombstone = layak_tombstone_load (self->connection, &change->uuid, &problem);
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
is_repetition (LayakWriter *self)
{
  return self->action == LAYAK_ACTION_UNDO || self->action == LAYAK_ACTION_REDO;
}

/* The row is back with the version it had. Where its tombstone tells of later changes, made by others who deleted it
 * too, the values are not here: those that are here are then the newer ones. */
static void
take_version (LayakWriter          *self,
              LayakRow             *row,
              const LayakTombstone *tombstone)
{
  g_autoptr(LayakVersion) before = g_steal_pointer (&row->version);

  row->version = layak_version_copy (tombstone->version);
  row->created = tombstone->created;
  for (guint i = 0; i < row->info->n_fields; i++)
    if ((before == NULL || !layak_stamp_equal (layak_version_get_stamp (before, i),
                                               layak_version_get_stamp (row->version, i))) &&
        (!layak_value_is_unknown (&row->info->fields[i], row->values[i]) ||
         layak_version_has_stamp (row->version, i)))
      layak_version_set_stamp (row->version, i, self->stamp);
}

static gboolean
stamp_new_unit (LayakWriter        *self,
                const LayakChange  *change,
                GError            **error)
{
  g_autoptr(LayakTombstone) tombstone = NULL;
  LayakRow *row = change->after;

  if (!load_tombstone (self, change, &tombstone, error) ||
      (is_repetition (self) && !layak_versions_exhume (self->connection, row, error)))
    return FALSE;

  row->modified = self->now;
  if (tombstone != NULL && is_repetition (self))
    take_version (self, row, tombstone);
  else
    {
      g_clear_pointer (&row->version, layak_version_free);
      row->version = layak_version_new (self->stamp);
      row->created = self->now;
    }

  /* A record that comes back after a deletion has seen that deletion. */
  if (tombstone != NULL)
    {
      g_clear_pointer (&row->version->seen, layak_vector_free);
      row->version->seen = layak_version_dup_seen (tombstone->version);
      see (self, row->version);
      if (!layak_tombstone_delete (self->connection, &change->uuid, error))
        return FALSE;
    }
  return layak_versions_save (self->connection, row, 0, error);
}

static void
stamp_fields (LayakWriter       *self,
              const LayakChange *change)
{
  for (guint i = 0; i < change->info->n_fields; i++)
    if (change->changed[i])
      layak_version_set_stamp (change->after->version, i, self->stamp);
}

static gboolean
stamp_changed_unit (LayakWriter        *self,
                    const LayakChange  *change,
                    GError            **error)
{
  LayakRow *row = change->after;

  if (!layak_versions_load (self->connection, row, error))
    return FALSE;
  if (row->version == NULL)
    row->version = layak_version_new (self->stamp);

  see (self, row->version);
  stamp_fields (self, change);
  row->modified = self->now;
  return layak_versions_save (self->connection, row, 0, error);
}

/* The unit a record belongs to, with its version; NULL without an error if this step deleted it. */
static LayakRow *
load_unit (LayakWriter     *self,
           const LayakRow  *child,
           GError         **error)
{
  const LayakRecordInfo *info = layak_record_info_get_parent (child->info);
  const char *identity = layak_row_get_text (child, child->info->parent);
  g_autoptr(LayakRow) unit = NULL;
  LayakUuid uuid;

  if (identity == NULL || !layak_table_parse_identity (info, identity, &uuid))
    return NULL;

  unit = layak_table_load_uuid (layak_table_get (info), self->connection, &uuid, error);
  if (unit == NULL || !layak_versions_load (self->connection, unit, error))
    return NULL;

  if (unit->version == NULL)
    unit->version = layak_version_new (self->stamp);
  return g_steal_pointer (&unit);
}

/* A record within a unit has a version only if it differs from its unit. */
static gboolean
load_version (LayakWriter     *self,
              LayakRow        *row,
              const LayakRow  *unit,
              GError         **error)
{
  if (!layak_versions_load (self->connection, row, error))
    return FALSE;

  if (row->version == NULL)
    {
      row->version = layak_version_new (unit->version->made);
      row->created = unit->created;
      row->modified = unit->modified;
    }
  return TRUE;
}

/* @unit_is_back: whether the unit was deleted, and what was in it with it */
static gboolean
stamp_new_child (LayakWriter        *self,
                 const LayakChange  *change,
                 const LayakRow     *unit,
                 gboolean            unit_is_back,
                 GError            **error)
{
  g_autoptr(LayakTombstone) tombstone = NULL;
  LayakRow *row = change->after;

  if (!load_tombstone (self, change, &tombstone, error) ||
      (is_repetition (self) && !layak_versions_exhume (self->connection, row, error)))
    return FALSE;

  if (is_repetition (self) && (tombstone != NULL || unit_is_back))
    {
      gboolean is_own = row->version != NULL;

      if (!is_own)
        {
          row->version = layak_version_new (unit->version->made);
          row->created = unit->created;
          row->modified = unit->modified;
        }
      if (tombstone != NULL)
        take_version (self, row, tombstone);
      else if (!is_own)
        return TRUE;
    }
  else
    {
      g_clear_pointer (&row->version, layak_version_free);
      row->version = layak_version_new (self->stamp);
      row->created = row->modified = self->now;
    }

  return (tombstone == NULL || layak_tombstone_delete (self->connection, &change->uuid, error)) &&
         layak_versions_save (self->connection, row, 0, error);
}

static gboolean
stamp_child (LayakWriter        *self,
             GPtrArray          *changes,
             const LayakChange  *change,
             const LayakRow     *unit,
             GError            **error)
{
  const LayakChange *of_unit = find_change (changes, unit->info, &unit->uuid);

  if (change->operation == SQLITE_INSERT)
    return stamp_new_child (self, change, unit, of_unit != NULL && of_unit->operation == SQLITE_INSERT, error);
  if (change->operation == SQLITE_DELETE)
    return load_version (self, change->before, unit, error) &&
           stamp_deleted (self, changes, change, unit, error);

  if (!load_version (self, change->after, unit, error))
    return FALSE;
  stamp_fields (self, change);
  change->after->modified = self->now;
  return layak_versions_save (self->connection, change->after, 0, error);
}

/* Whether the unit was made in this step, which then covers all that is in it. One that came back has its old version,
 * by which others would think that what is within it was deleted here. */
static gboolean
is_made_with (LayakWriter        *self,
              const LayakChange  *change,
              const LayakRow     *unit)
{
  return change != NULL && change->operation == SQLITE_INSERT &&
         layak_stamp_equal (unit->version->made, self->stamp);
}

/* What happens within a unit is something its unit has seen. */
static gboolean
stamp_within_unit (LayakWriter        *self,
                   GPtrArray          *changes,
                   const LayakChange  *change,
                   GError            **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(LayakRow) unit = load_unit (self, change->after != NULL ? change->after : change->before, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (unit == NULL)
    return layak_versions_bury (self->connection, change->info, change->id, error);

  if (is_made_with (self, find_change (changes, unit->info, &unit->uuid), unit))
    return TRUE;

  if (!stamp_child (self, changes, change, unit, error))
    return FALSE;

  see (self, unit->version);
  unit->modified = self->now;
  return layak_versions_save (self->connection, unit, 0, error);
}

/**
 * layak_writer_foresee:
 * @row: a row of a unit without records within it, as it will be stored; if it is not there yet it has no id
 *
 * Gives the row the version and the times it will have when the step is finished, for whoever must tell others of it
 * before.
 */
gboolean
layak_writer_foresee (LayakWriter  *self,
                      LayakRow     *row,
                      GError      **error)
{
  g_autoptr(LayakRow) stored = NULL;
  gboolean is_changed = FALSE;

  if (row->id == 0)
    {
      g_clear_pointer (&row->version, layak_version_free);
      row->version = layak_version_new (self->stamp);
      row->created = row->modified = self->now;
      return TRUE;
    }

  stored = layak_table_load (layak_table_get (row->info), self->connection, row->id, error);
  if (stored == NULL || !layak_versions_load (self->connection, row, error))
    return FALSE;
  if (row->version == NULL)
    row->version = layak_version_new (self->stamp);

  for (guint i = 0; i < row->info->n_fields; i++)
    if (!layak_value_equal (&row->info->fields[i], stored->values[i], row->values[i]))
      {
        layak_version_set_stamp (row->version, i, self->stamp);
        is_changed = TRUE;
      }
  if (is_changed)
    {
      see (self, row->version);
      row->modified = self->now;
    }
  layak_version_simplify (row->version);
  return TRUE;
}

/* @changes are in the order of a report, so a unit comes before what is within it. */
gboolean
layak_writer_stamp_changes (LayakWriter  *self,
                            GPtrArray    *changes,
                            GError      **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const LayakChange *change = g_ptr_array_index (changes, i);
      gboolean ok;

      if (change->info->parent != NULL)
        ok = stamp_within_unit (self, changes, change, error);
      else if (change->operation == SQLITE_INSERT)
        ok = stamp_new_unit (self, change, error);
      else if (change->operation == SQLITE_UPDATE)
        ok = stamp_changed_unit (self, change, error);
      else
        ok = stamp_deleted_unit (self, changes, change, error);
      if (!ok)
        return FALSE;
    }

  return TRUE;
}
