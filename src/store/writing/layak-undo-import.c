/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-undo-import.h"

#include <glib/gi18n-lib.h>

#include "layak-obstacles.h"
#include "layak-search-index.h"

/* Up to this many new records the undo keeps them, so that it can be redone; a larger file is read again instead. */
#define MAX_KEPT_RECORDS 20000

/* What an import inserted, by rank of the record type; none of a type is 0 to 0. */
static LayakRange *
parse_ranges (const char *text)
{
  LayakRange *ranges = g_new0 (LayakRange, layak_record_info_get_n_infos ());
  g_auto(GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      char *end;
      const LayakRecordInfo *info = layak_record_info_by_number ((guint) g_ascii_strtoull (parts[i], &end, 10));
      LayakRange *range = &ranges[layak_record_info_get_rank (info)];

      range->first = g_ascii_strtoll (end + 1, &end, 10);
      range->last = g_ascii_strtoll (end + 1, &end, 10);
    }

  return ranges;
}

/* Whether the undo of this import is recorded, so that there will be something to redo. */
gboolean
layak_undo_import_is_kept (const LayakStepDetail *detail)
{
  g_autofree LayakRange *ranges = parse_ranges (detail->ranges);
  gint64 n = 0;

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if (ranges[i].first != 0)
      n += ranges[i].last - ranges[i].first + 1;

  return n <= MAX_KEPT_RECORDS;
}

static gboolean
add_selected (LayakStatement         *select,
              const LayakRecordInfo  *info,
              LayakObstacle           obstacle,
              LayakObstacles         *obstacles,
              GError                **error)
{
  LayakStep step;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    layak_obstacles_add_record (obstacles, obstacle, info, layak_statement_get_int (select, 0));

  return step == LAYAK_STEP_DONE;
}

/* What a later step changed of the imported records. */
static gboolean
find_edits (LayakWriter            *writer,
            const LayakStepDetail  *detail,
            const LayakRecordInfo  *info,
            const LayakRange       *range,
            LayakObstacles         *obstacles,
            GError                **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT DISTINCT t.id FROM step AS s JOIN change AS c ON c.step = s.id JOIN %s AS t ON t.uuid = c.uuid "
    "WHERE s.id > :step AND " LAYAK_STEP_HOLDS ("s") " AND c.type = :type "
    "AND t.id BETWEEN :first AND :last LIMIT :limit",
    layak_table_get_name (layak_table_get (info)));
  g_autoptr(LayakStatement) select = layak_connection_prepare (writer->connection, sql, error);

  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":step", detail->info->id);
  layak_statement_bind_int (select, ":type", info->number);
  layak_statement_bind_int (select, ":first", range->first);
  layak_statement_bind_int (select, ":last", range->last);
  layak_statement_bind_int (select, ":limit", LAYAK_OBSTACLES_MAX);
  return add_selected (select, info, LAYAK_OBSTACLE_CHANGED, obstacles, error);
}

/* Records that are not of the import but refer to one that is. */
static gboolean
find_strangers (LayakWriter      *writer,
                const LayakTable *table,
                guint             field,
                const LayakRange *referred,
                const LayakRange *own,
                LayakObstacles   *obstacles,
                GError          **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT id FROM %s WHERE %s BETWEEN :first AND :last AND id NOT BETWEEN :own_first AND :own_last LIMIT :limit",
    layak_table_get_name (table), layak_table_get_column (table, field));
  g_autoptr(LayakStatement) select = layak_connection_prepare (writer->connection, sql, error);

  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":first", referred->first);
  layak_statement_bind_int (select, ":last", referred->last);
  layak_statement_bind_int (select, ":own_first", own->first);
  layak_statement_bind_int (select, ":own_last", own->last);
  layak_statement_bind_int (select, ":limit", LAYAK_OBSTACLES_MAX);
  return add_selected (select, layak_table_get_info (table), LAYAK_OBSTACLE_ADDED, obstacles, error);
}

/* Whether one of the members of a set is of the import. */
static gboolean
has_member_of (LayakWriter            *writer,
               const LayakRecordInfo  *referred,
               const LayakRange       *range,
               const char             *members,
               gboolean               *has_member,
               GError                **error)
{
  g_auto(GStrv) set = g_strsplit (members, " ", -1);

  *has_member = FALSE;
  for (guint i = 0; set[i] != NULL && !*has_member; i++)
    {
      gint64 id;

      if (!layak_table_find_identity (referred, writer->connection, set[i], &id, error))
        return FALSE;
      *has_member = id >= range->first && id <= range->last;
    }
  return TRUE;
}

/* The same in sets of references, which are text. */
static gboolean
find_strangers_with_members (LayakWriter            *writer,
                             const LayakTable       *table,
                             guint                   field,
                             const LayakRecordInfo  *referred,
                             const LayakRange       *range,
                             const LayakRange       *own,
                             LayakObstacles         *obstacles,
                             GError                **error)
{
  const char *column = layak_table_get_column (table, field);
  g_autofree char *sql = g_strdup_printf (
    "SELECT id, %s FROM %s WHERE %s IS NOT NULL AND id NOT BETWEEN :own_first AND :own_last", column,
    layak_table_get_name (table), column);
  g_autoptr(LayakStatement) select = layak_connection_prepare (writer->connection, sql, error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":own_first", own->first);
  layak_statement_bind_int (select, ":own_last", own->last);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      gboolean is_stranger;

      if (!has_member_of (writer, referred, range, layak_statement_get_text (select, 1), &is_stranger, error))
        return FALSE;
      if (is_stranger)
        layak_obstacles_add_record (obstacles, LAYAK_OBSTACLE_ADDED, layak_table_get_info (table),
                                    layak_statement_get_int (select, 0));
    }
  return step == LAYAK_STEP_DONE;
}

static gboolean
find_references (LayakWriter            *writer,
                 const LayakRange       *ranges,
                 const LayakRecordInfo  *info,
                 LayakObstacles         *obstacles,
                 GError                **error)
{
  const LayakRange *range = &ranges[layak_record_info_get_rank (info)];

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *other = layak_record_info_nth (i);

      for (guint k = 0; k < other->n_fields; k++)
        {
          const LayakField *field = &other->fields[k];
          gboolean ok = TRUE;

          if (g_strcmp0 (field->refers, info->name) != 0)
            continue;
          if (field->type == LAYAK_FIELD_REFERENCE)
            ok = find_strangers (writer, layak_table_get (other), k, range, &ranges[i], obstacles, error);
          else if (field->type == LAYAK_FIELD_REFERENCES)
            ok = find_strangers_with_members (writer, layak_table_get (other), k, info, range, &ranges[i], obstacles,
                                              error);
          if (!ok)
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_untouched (LayakWriter            *writer,
                 const LayakStepDetail  *detail,
                 const LayakRange       *ranges,
                 GError                **error)
{
  g_autoptr(LayakObstacles) obstacles = layak_obstacles_new (writer->connection);

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);

      if (ranges[i].first != 0 &&
          (!find_edits (writer, detail, info, &ranges[i], obstacles, error) ||
           !find_references (writer, ranges, info, obstacles, error)))
        return FALSE;
    }

  return layak_obstacles_check (obstacles, error);
}

/* With a unit that was never here goes what was deleted from it. A unit that is deleted again, as it was before the
 * import, keeps that. */
static gboolean
forget_parts (LayakWriter            *writer,
              const LayakRecordInfo  *info,
              const LayakRange       *range,
              GError                **error)
{
  g_autofree char *sql = g_strdup_printf (
    "DELETE FROM tombstone WHERE unit IN (SELECT t.uuid FROM %s AS t WHERE t.id BETWEEN :first AND :last"
    "  AND NOT EXISTS (SELECT 1 FROM tombstone AS d WHERE d.uuid = t.uuid))",
    layak_table_get_name (layak_table_get (info)));
  g_autoptr(LayakStatement) delete = layak_connection_prepare (writer->connection, sql, error);

  if (delete == NULL)
    return FALSE;

  layak_statement_bind_int (delete, ":first", range->first);
  layak_statement_bind_int (delete, ":last", range->last);
  return layak_statement_run (delete, error);
}

static gboolean
delete_range (LayakWriter            *writer,
              const LayakRecordInfo  *info,
              const LayakRange       *range,
              GError                **error)
{
  g_autofree char *rows = g_strdup_printf ("DELETE FROM %s WHERE id BETWEEN :first AND :last",
                                           layak_table_get_name (layak_table_get (info)));
  const char *versions = "DELETE FROM version WHERE type = :type AND id BETWEEN :first AND :last";
  g_autoptr(LayakStatement) delete = layak_connection_prepare (writer->connection, rows, error);
  g_autoptr(LayakStatement) forget = layak_connection_prepare (writer->connection, versions, error);

  if (delete == NULL || forget == NULL || (info->parent == NULL && !forget_parts (writer, info, range, error)))
    return FALSE;

  layak_statement_bind_int (delete, ":first", range->first);
  layak_statement_bind_int (delete, ":last", range->last);
  layak_statement_bind_int (forget, ":type", info->number);
  layak_statement_bind_int (forget, ":first", range->first);
  layak_statement_bind_int (forget, ":last", range->last);
  return layak_statement_run (delete, error) && layak_statement_run (forget, error);
}

/**
 * layak_undo_import:
 *
 * Restores what the import of @detail updated and deleted, stamps included, and deletes what it inserted. Refused
 * with the list of what is in the way if something was changed since, or refers to what would be gone.
 */
gboolean
layak_undo_import (LayakWriter            *writer,
                   const LayakStepDetail  *detail,
                   GError                **error)
{
  g_autofree LayakRange *ranges = parse_ranges (detail->ranges);
  gboolean kept = layak_undo_import_is_kept (detail);
  gboolean ok = TRUE;

  if (!check_untouched (writer, detail, ranges, error))
    return FALSE;
  if (detail->changeset != NULL && g_bytes_get_size (detail->changeset) > 0 &&
      !layak_undo_apply_inverse (writer, detail->changeset, error))
    return FALSE;

  sqlite3session_enable (writer->session, kept);
  for (guint i = layak_record_info_get_n_infos (); ok && i-- > 0;)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);

      if (ranges[i].first == 0)
        continue;
      /* What is recorded leaves the search index with the other changes of the step. */
      ok = (kept || layak_search_index_remove_range (writer->connection, info, ranges[i].first, ranges[i].last,
                                                     error)) &&
           delete_range (writer, info, &ranges[i], error);
    }
  sqlite3session_enable (writer->session, TRUE);
  return ok;
}

/**
 * layak_undo_import_dup_changeset:
 * @step: an import that was taken back
 *
 * Returns: (transfer full): what its latest undo recorded
 */
GBytes *
layak_undo_import_dup_changeset (LayakConnection  *connection,
                                 gint64            step,
                                 GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT changeset FROM step WHERE of = :step AND action = 'undo' ORDER BY id DESC LIMIT 1", error);
  GBytes *changeset = NULL;

  if (select == NULL)
    return NULL;

  layak_statement_bind_int (select, ":step", step);
  switch (layak_statement_step (select, error))
    {
    case LAYAK_STEP_ROW:
      changeset = layak_statement_dup_bytes (select, 0);
      break;
    case LAYAK_STEP_DONE:
      break;
    case LAYAK_STEP_FAILED:
    default:
      return NULL;
    }

  if (changeset == NULL)
    g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                         _("The undo of this import was not kept; import the file again"));
  return changeset;
}
