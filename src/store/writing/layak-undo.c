/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include <glib/gi18n-lib.h>

#include "layak-obstacles.h"
#include "layak-references.h"
#include "layak-undo-import.h"
#include "layak-undo-versions.h"
#include "layak-writer-private.h"

/* Any transaction but an import: SQLite recorded all of it, and its inverse is applied. */

/* What stands in the way while a changeset is applied, and what is put right afterwards: SQLite allows no other
 * statement meanwhile. */
typedef struct
{
  LayakObstacles *obstacles;
  GPtrArray      *repairs;     /* (element-type LayakVersionRepair) */
} Conflicts;

static void
add_conflicting_row (Conflicts              *self,
                     int                     conflict,
                     sqlite3_changeset_iter *iter)
{
  const LayakTable *table;
  const char *name;
  sqlite3_value *id = NULL;
  int n_columns, operation;

  sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL);
  table = layak_table_find (name);
  if (table == NULL)
    {
      if (conflict == SQLITE_CHANGESET_DATA && operation == SQLITE_UPDATE && g_str_equal (name, "version"))
        g_ptr_array_add (self->repairs, layak_version_repair_new (iter));
      else if (conflict != SQLITE_CHANGESET_DATA)
        layak_obstacles_add (self->obstacles, g_strdup_printf (_("“%s” is not as the step left it"), name));
      return;
    }

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  layak_obstacles_add_record (self->obstacles, conflict == SQLITE_CHANGESET_NOTFOUND ? LAYAK_OBSTACLE_DELETED
                                                                                     : LAYAK_OBSTACLE_CHANGED,
                              layak_table_get_info (table), sqlite3_value_int64 (id));
}

/* Goes on after a conflict, so that all of them are told; the transaction is rolled back at the end. */
static int
conflict_cb (gpointer                data,
             int                     conflict,
             sqlite3_changeset_iter *iter)
{
  Conflicts *self = data;

  if (conflict == SQLITE_CHANGESET_FOREIGN_KEY)
    {
      layak_obstacles_add (self->obstacles, g_strdup (_("other records still refer to what would be gone")));
      return SQLITE_CHANGESET_OMIT;
    }

  add_conflicting_row (self, conflict, iter);
  return SQLITE_CHANGESET_OMIT;
}

static gboolean
apply (LayakWriter    *writer,
       gconstpointer   changeset,
       gsize           size,
       LayakObstacles *obstacles,
       GError        **error)
{
  sqlite3 *db = layak_connection_get_handle (writer->connection);
  g_autoptr(GPtrArray) repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_version_repair_free);
  Conflicts conflicts = { obstacles, repairs };
  int rc = sqlite3changeset_apply (db, (int) size, (gpointer) changeset, NULL, conflict_cb, &conflicts);

  if (rc != SQLITE_OK)
    {
      layak_store_set_error (error, db, rc);
      return FALSE;
    }

  for (guint i = 0; i < repairs->len; i++)
    if (!layak_version_repair_apply (g_ptr_array_index (repairs, i), writer, obstacles, error))
      return FALSE;

  return TRUE;
}

/* What a record that would be deleted got since: sessions, recommendations, other records that refer to it. */
static gboolean
find_new_references (LayakWriter  *writer,
                     GPtrArray    *changes,
                     LayakObstacles *obstacles,
                     GError      **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const LayakChange *change = g_ptr_array_index (changes, i);
      g_autoptr(GArray) references = NULL;

      if (change->operation != SQLITE_INSERT)
        continue;

      references = layak_references_select (writer->connection, change->info, change->id, change->id,
                                            changes->len + 1, error);
      if (references == NULL)
        return FALSE;

      for (guint k = 0; k < references->len; k++)
        {
          const LayakReference *reference = &g_array_index (references, LayakReference, k);
          gboolean goes_too = FALSE;

          for (guint n = 0; n < changes->len && !goes_too; n++)
            {
              const LayakChange *other = g_ptr_array_index (changes, n);

              goes_too = other->info == reference->info && other->id == reference->id;
            }
          if (!goes_too)
            layak_obstacles_add_record (obstacles, LAYAK_OBSTACLE_ADDED, reference->info, reference->id);
        }
    }

  return TRUE;
}

/* Applies the opposite of @changeset; whatever is in the way is told in one error. */
gboolean
layak_undo_apply_inverse (LayakWriter  *writer,
                          GBytes       *changeset,
                          GError      **error)
{
  g_autoptr(LayakObstacles) obstacles = layak_obstacles_new (writer->connection);
  gpointer inverse = NULL;
  int inverse_size = 0;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  gboolean ok;

  if (sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse) != SQLITE_OK)
    {
      g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CORRUPT, _("The history is damaged"));
      return FALSE;
    }

  ok = apply (writer, inverse, (gsize) inverse_size, obstacles, error);
  sqlite3_free (inverse);
  return ok && layak_obstacles_check (obstacles, error);
}

/* The records the step made must have got nothing since; this is asked before they are gone. */
static gboolean
check_children (LayakWriter  *writer,
                GBytes       *changeset,
                GError      **error)
{
  g_autoptr(LayakObstacles) obstacles = layak_obstacles_new (writer->connection);
  g_autoptr(GError) problem = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  g_autoptr(GPtrArray) changes = layak_changes_collect (writer->connection, data, size, &problem);

  /* A record that is gone meanwhile is told when the inverse is applied. */
  return changes == NULL ||
         (find_new_references (writer, changes, obstacles, error) && layak_obstacles_check (obstacles, error));
}

/* A LayakWriteFunc that takes back the step of @data, a #LayakStepDetail. */
gboolean
layak_undo_step (LayakWriter  *writer,
                 gpointer      data,
                 GError      **error)
{
  const LayakStepDetail *detail = data;

  if (detail->info->action == LAYAK_ACTION_IMPORT)
    return layak_undo_import (writer, detail, error);

  return check_children (writer, detail->changeset, error) &&
         layak_undo_apply_inverse (writer, detail->changeset, error);
}

/* A LayakWriteFunc that does again what the step of @data, a #LayakStepDetail, once did. */
gboolean
layak_redo_step (LayakWriter  *writer,
                 gpointer      data,
                 GError      **error)
{
  const LayakStepDetail *detail = data;
  g_autoptr(LayakObstacles) obstacles = layak_obstacles_new (writer->connection);
  g_autoptr(GBytes) undo = NULL;
  gconstpointer changeset;
  gsize size;

  if (detail->info->action == LAYAK_ACTION_IMPORT)
    {
      undo = layak_undo_import_dup_changeset (writer->connection, detail->info->id, error);
      return undo != NULL && layak_undo_apply_inverse (writer, undo, error);
    }

  changeset = g_bytes_get_data (detail->changeset, &size);
  return apply (writer, changeset, size, obstacles, error) && layak_obstacles_check (obstacles, error);
}
