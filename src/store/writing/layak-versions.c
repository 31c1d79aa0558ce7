/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-versions.h"

#include "layak-stamps.h"

static gint64
get_time (LayakStatement *statement,
          int             column)
{
  return layak_statement_is_null (statement, column) ? LAYAK_UNKNOWN : layak_statement_get_int (statement, column);
}

static void
bind_time (LayakStatement *statement,
           int             index,
           gint64          time)
{
  if (time == LAYAK_UNKNOWN)
    layak_statement_bind_nth_text (statement, index, NULL);
  else
    layak_statement_bind_nth_int (statement, index, time);
}

static LayakVersion *
parse_version (const LayakRecordInfo *info,
               const char            *made,
               const char            *seen,
               const char            *stamps)
{
  g_autoptr(LayakVersion) version = layak_version_new ((LayakStamp) { 0, 0 });

  if (!layak_stamp_parse (made, &version->made))
    return NULL;
  if (seen != NULL)
    version->seen = layak_vector_parse (seen);
  if (stamps != NULL)
    layak_stamps_parse (version, info, stamps);
  return g_steal_pointer (&version);
}

/**
 * layak_versions_read:
 * @statement: at a row that has %LAYAK_VERSION_COLUMNS from @column on, all NULL for a record without a version
 *
 * Returns: whether the record has a version of its own
 */
gboolean
layak_versions_read (LayakStatement *statement,
                     int             column,
                     LayakRow       *row)
{
  if (layak_statement_is_null (statement, column))
    return FALSE;

  row->version = parse_version (row->info, layak_statement_get_text (statement, column),
                                layak_statement_get_text (statement, column + 1),
                                layak_statement_get_text (statement, column + 2));
  row->created = get_time (statement, column + 3);
  row->modified = get_time (statement, column + 4);
  return row->version != NULL;
}

/* Loads what the row with its id has in the side table. */
gboolean
layak_versions_load (LayakConnection  *connection,
                     LayakRow         *row,
                     GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare_lasting (connection,
    "SELECT " LAYAK_VERSION_COLUMNS " FROM version AS v WHERE v.type = ?1 AND v.id = ?2", error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_nth_int (select, 1, row->info->number);
  layak_statement_bind_nth_int (select, 2, row->id);
  g_clear_pointer (&row->version, layak_version_free);
  step = layak_statement_step (select, error);
  if (step == LAYAK_STEP_ROW)
    layak_versions_read (select, 0, row);
  return step != LAYAK_STEP_FAILED;
}

/**
 * layak_versions_save:
 * @row: a row with id and version
 * @digest: digest of its unit as a report tells it, or 0 if nobody worked it out
 */
gboolean
layak_versions_save (LayakConnection  *connection,
                     const LayakRow   *row,
                     guint64           digest,
                     GError          **error)
{
  g_autoptr(LayakStatement) replace = layak_connection_prepare_lasting (connection,
    "INSERT OR REPLACE INTO version (type, id, made, seen, stamps, created, modified, digest) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);
  g_autofree char *seen = row->version->seen != NULL ? layak_vector_format (row->version->seen) : NULL;
  g_autofree char *stamps = layak_stamps_format (row->version, row->info);
  char made[LAYAK_STAMP_MAX_TEXT];

  if (replace == NULL)
    return FALSE;

  layak_stamp_format (row->version->made, made);
  layak_statement_bind_nth_int (replace, 1, row->info->number);
  layak_statement_bind_nth_int (replace, 2, row->id);
  layak_statement_bind_nth_text (replace, 3, made);
  layak_statement_bind_nth_text (replace, 4, seen);
  layak_statement_bind_nth_text (replace, 5, stamps);
  bind_time (replace, 6, row->created);
  bind_time (replace, 7, row->modified);
  if (digest != 0)
    layak_statement_bind_nth_int (replace, 8, (gint64) digest);
  return layak_statement_run (replace, error);
}

gboolean
layak_versions_delete (LayakConnection        *connection,
                       const LayakRecordInfo  *info,
                       gint64                  id,
                       GError                **error)
{
  g_autoptr(LayakStatement) delete = layak_connection_prepare_lasting (connection,
    "DELETE FROM version WHERE type = ?1 AND id = ?2", error);

  if (delete == NULL)
    return FALSE;

  layak_statement_bind_nth_int (delete, 1, info->number);
  layak_statement_bind_nth_int (delete, 2, id);
  return layak_statement_run (delete, error);
}

/**
 * layak_versions_bury:
 * @info: of a record that is deleted, and whose deletion may be undone
 */
gboolean
layak_versions_bury (LayakConnection        *connection,
                     const LayakRecordInfo  *info,
                     gint64                  id,
                     GError                **error)
{
  g_autoptr(LayakStatement) bury = layak_connection_prepare_lasting (connection,
    "INSERT OR REPLACE INTO buried_version (type, id, made, stamps, created, modified) "
    "SELECT type, id, made, stamps, created, modified FROM version WHERE type = ?1 AND id = ?2", error);

  if (bury == NULL)
    return FALSE;

  layak_statement_bind_nth_int (bury, 1, info->number);
  layak_statement_bind_nth_int (bury, 2, id);
  return layak_statement_run (bury, error) && layak_versions_delete (connection, info, id, error);
}

/* Gives the row, which is back, the version and the times that were buried with it, or none. */
gboolean
layak_versions_exhume (LayakConnection  *connection,
                       LayakRow         *row,
                       GError          **error)
{
  g_autoptr(LayakStatement) delete = layak_connection_prepare_lasting (connection,
    "DELETE FROM buried_version WHERE type = ?1 AND id = ?2 RETURNING made, NULL, stamps, created, modified", error);
  LayakStep step;

  if (delete == NULL)
    return FALSE;

  layak_statement_bind_nth_int (delete, 1, row->info->number);
  layak_statement_bind_nth_int (delete, 2, row->id);
  g_clear_pointer (&row->version, layak_version_free);
  while ((step = layak_statement_step (delete, error)) == LAYAK_STEP_ROW)
    layak_versions_read (delete, 0, row);
  return step == LAYAK_STEP_DONE;
}

static LayakDate
get_date (LayakStatement *statement,
          int             column)
{
  const char *text = layak_statement_get_text (statement, column);
  LayakDate date;

  return text != NULL && layak_date_parse (text, &date) ? date : LAYAK_UNKNOWN;
}

/**
 * layak_tombstone_read:
 * @statement: at a row with %LAYAK_TOMBSTONE_COLUMNS
 *
 * Returns: (transfer full) (nullable): the tombstone, or %NULL if it is of a type this program does not know
 */
LayakTombstone *
layak_tombstone_read (LayakStatement *statement)
{
  const LayakRecordInfo *info = layak_record_info_by_number ((guint) layak_statement_get_int (statement, 1));
  LayakTombstone *self;

  if (info == NULL)
    return NULL;

  self = layak_tombstone_new (info);
  layak_statement_get_uuid (statement, 0, &self->uuid);
  self->regency = g_strdup (layak_statement_get_text (statement, 2));
  self->province = g_strdup (layak_statement_get_text (statement, 3));
  self->first_date = get_date (statement, 4);
  self->last_date = get_date (statement, 5);
  self->version = parse_version (info, layak_statement_get_text (statement, 6),
                                 layak_statement_get_text (statement, 8), layak_statement_get_text (statement, 7));
  self->deletions = layak_vector_parse (layak_statement_get_text (statement, 9));
  self->created = get_time (statement, 10);
  self->modified = get_time (statement, 11);
  self->deleted = get_time (statement, 12);
  layak_statement_get_uuid (statement, 13, &self->successor);
  layak_statement_get_uuid (statement, 14, &self->unit);
  return self;
}

/**
 * layak_tombstones_select:
 * @parts: (out) (transfer full) (nullable) (element-type LayakTombstone): what was deleted from the unit, sorted
 */
gboolean
layak_tombstones_select (LayakConnection  *connection,
                         const LayakUuid  *unit,
                         GPtrArray       **parts,
                         GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare_lasting (connection,
    "SELECT " LAYAK_TOMBSTONE_COLUMNS " FROM tombstone WHERE unit = ?1", error);
  LayakStep step;

  *parts = NULL;
  if (select == NULL)
    return FALSE;

  layak_statement_bind_nth_uuid (select, 1, unit);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      LayakTombstone *part = layak_tombstone_read (select);

      if (part == NULL)
        continue;
      if (*parts == NULL)
        *parts = layak_tombstones_new ();
      g_ptr_array_add (*parts, part);
    }

  layak_tombstones_sort (*parts);
  if (step == LAYAK_STEP_FAILED)
    g_clear_pointer (parts, g_ptr_array_unref);
  return step == LAYAK_STEP_DONE;
}

/* (transfer full) (nullable): NULL without an error if the record was never deleted. */
LayakTombstone *
layak_tombstone_load (LayakConnection  *connection,
                      const LayakUuid  *uuid,
                      GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare_lasting (connection,
    "SELECT " LAYAK_TOMBSTONE_COLUMNS " FROM tombstone WHERE uuid = ?1", error);
  g_autoptr(LayakTombstone) self = NULL;

  if (select == NULL)
    return NULL;

  layak_statement_bind_nth_uuid (select, 1, uuid);
  if (layak_statement_step (select, error) != LAYAK_STEP_ROW)
    return NULL;

  self = layak_tombstone_read (select);
  if (self != NULL && self->info->parent == NULL && !layak_tombstones_select (connection, uuid, &self->parts, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
save_one (LayakConnection       *connection,
          const LayakTombstone  *tombstone,
          const LayakUuid       *unit,
          GError               **error)
{
  g_autoptr(LayakStatement) replace = layak_connection_prepare_lasting (connection,
    "INSERT OR REPLACE INTO tombstone (" LAYAK_TOMBSTONE_COLUMNS ") "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)", error);
  g_autofree char *stamps = layak_stamps_format (tombstone->version, tombstone->info);
  g_autofree char *seen = unit == NULL ? layak_vector_format (tombstone->version->seen) : NULL;
  g_autofree char *deletions = layak_vector_format (tombstone->deletions);
  char first[LAYAK_DATE_MAX_TEXT], last[LAYAK_DATE_MAX_TEXT], made[LAYAK_STAMP_MAX_TEXT];

  if (replace == NULL)
    return FALSE;

  layak_date_format (tombstone->first_date, first);
  layak_date_format (tombstone->last_date, last);
  layak_stamp_format (tombstone->version->made, made);
  layak_statement_bind_nth_uuid (replace, 1, &tombstone->uuid);
  layak_statement_bind_nth_int (replace, 2, tombstone->info->number);
  layak_statement_bind_nth_text (replace, 3, tombstone->regency);
  layak_statement_bind_nth_text (replace, 4, tombstone->province);
  layak_statement_bind_nth_text (replace, 5, *first != '\0' ? first : NULL);
  layak_statement_bind_nth_text (replace, 6, *last != '\0' ? last : NULL);
  layak_statement_bind_nth_text (replace, 7, made);
  layak_statement_bind_nth_text (replace, 8, stamps);
  layak_statement_bind_nth_text (replace, 9, seen);
  layak_statement_bind_nth_text (replace, 10, deletions);
  bind_time (replace, 11, tombstone->created);
  bind_time (replace, 12, tombstone->modified);
  bind_time (replace, 13, tombstone->deleted);
  if (!layak_uuid_is_nil (&tombstone->successor))
    layak_statement_bind_nth_uuid (replace, 14, &tombstone->successor);
  if (unit != NULL)
    layak_statement_bind_nth_uuid (replace, 15, unit);
  return layak_statement_run (replace, error);
}

static gboolean
delete_one (LayakConnection  *connection,
            const LayakUuid  *uuid,
            GError          **error)
{
  g_autoptr(LayakStatement) delete = layak_connection_prepare_lasting (connection,
    "DELETE FROM tombstone WHERE uuid = ?1", error);

  if (delete == NULL)
    return FALSE;

  layak_statement_bind_nth_uuid (delete, 1, uuid);
  return layak_statement_run (delete, error);
}

/**
 * layak_tombstones_replace:
 * @unit: a unit, living or not
 * @before: (nullable): what was deleted from it, as it is stored
 * @after: (nullable): what was, as it shall be
 */
gboolean
layak_tombstones_replace (LayakConnection  *connection,
                          const LayakUuid  *unit,
                          GPtrArray        *before,
                          GPtrArray        *after,
                          GError          **error)
{
  if (layak_tombstones_equal (before, after))
    return TRUE;

  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      const LayakTombstone *part = g_ptr_array_index (before, i);

      if (layak_tombstones_find (after, &part->uuid) == NULL && !delete_one (connection, &part->uuid, error))
        return FALSE;
    }
  for (guint i = 0; after != NULL && i < after->len; i++)
    if (!save_one (connection, g_ptr_array_index (after, i), unit, error))
      return FALSE;

  return TRUE;
}

gboolean
layak_tombstone_save (LayakConnection       *connection,
                      const LayakTombstone  *tombstone,
                      GError               **error)
{
  g_autoptr(GPtrArray) before = NULL;

  if (tombstone->info->parent != NULL)
    return save_one (connection, tombstone, &tombstone->unit, error);

  return save_one (connection, tombstone, NULL, error) &&
         layak_tombstones_select (connection, &tombstone->uuid, &before, error) &&
         layak_tombstones_replace (connection, &tombstone->uuid, before, tombstone->parts, error);
}

/* The tombstones of parts stay: what was deleted from a unit is still deleted when the unit is back. */
gboolean
layak_tombstone_delete (LayakConnection  *connection,
                        const LayakUuid  *uuid,
                        GError          **error)
{
  return delete_one (connection, uuid, error);
}

/* Whether anything was ever deleted: an import need not ask of each record where nothing was. */
gboolean
layak_tombstone_find_any (LayakConnection  *connection,
                          gboolean         *any,
                          GError          **error)
{
  gint64 found = 0;

  if (!layak_connection_get_number (connection, "SELECT EXISTS (SELECT 1 FROM tombstone)", &found, error))
    return FALSE;

  *any = found != 0;
  return TRUE;
}
