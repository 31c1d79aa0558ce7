/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-schema.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "layak-database-file.h"
#include "layak-disk.h"
#include "layak-file-error.h"
#include "layak-store-resources.h"

#define SCHEMA_PATH "/id/layak/Layak/schema"

/* “Layk” in the header of the file tells a Layak database from any other. */
#define LAYAK_APPLICATION_NUMBER 0x4c61796b

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The names of the steps in their order, which their numbers give: 0001-records.sql leads to user_version 1. A step is
 * never edited after a release. */
static char **
list_steps (void)
{
  char **steps = g_resource_enumerate_children (layak_store_get_resource (), SCHEMA_PATH, 0, NULL);

  qsort (steps, g_strv_length (steps), sizeof *steps, compare_names);
  for (guint i = 0; steps[i] != NULL; i++)
    g_assert (g_ascii_strtoull (steps[i], NULL, 10) == i + 1);
  return steps;
}

/* The newest schema this program knows. */
guint
layak_schema_get_version (void)
{
  g_auto(GStrv) steps = list_steps ();

  return g_strv_length (steps);
}

/* Steps may rebuild tables, so foreign keys are off while they run and are checked once at their end. */
static gboolean
check_foreign_keys (LayakConnection  *connection,
                    GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_connection_prepare (connection, "PRAGMA foreign_key_check", error);
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  step = layak_statement_step (statement, error);
  if (step == LAYAK_STEP_ROW)
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CORRUPT,
                 _("Row %d of “%s” refers to a row that does not exist"),
                 (int) layak_statement_get_int (statement, 1), layak_statement_get_text (statement, 0));
  return step == LAYAK_STEP_DONE;
}

static gboolean
apply_step (LayakConnection  *connection,
            const char       *step,
            guint             version,
            GError          **error)
{
  g_autofree char *path = g_build_path ("/", SCHEMA_PATH, step, NULL);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u; PRAGMA application_id = %d",
                                           version, LAYAK_APPLICATION_NUMBER);
  g_autoptr(GBytes) sql = g_resource_lookup_data (layak_store_get_resource (), path, 0, error);

  if (sql != NULL && layak_connection_execute (connection, g_bytes_get_data (sql, NULL), error) &&
      check_foreign_keys (connection, error) && layak_connection_execute (connection, mark, error))
    return TRUE;

  g_prefix_error (error, "%s: ", step);
  return FALSE;
}

/* A copy that is older than the file may be of other data, if an older file took its place since. */
static gboolean
is_copy_of (const char *copy,
            const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf of_copy, of_file, of_log;

  return g_stat (copy, &of_copy) == 0 && g_stat (path, &of_file) == 0 && of_copy.st_mtime >= of_file.st_mtime &&
         (g_stat (log, &of_log) != 0 || of_log.st_size == 0 || of_copy.st_mtime >= of_log.st_mtime);
}

/* (transfer full): a name beside the file that tells its version: that of a copy of it, or one that is free. */
static char *
find_copy (const char *path,
           gint64      version)
{
  char *copy = g_strdup_printf ("%s.schema-%" G_GINT64_FORMAT "~", path, version);

  for (guint i = 2; g_file_test (copy, G_FILE_TEST_EXISTS) && !is_copy_of (copy, path); i++)
    {
      g_free (copy);
      copy = g_strdup_printf ("%s.schema-%" G_GINT64_FORMAT "-%u~", path, version, i);
    }
  return copy;
}

/* A copy beside the file, unless a migration that failed has left one, or another program just did. It gets its name
 * when it is whole and on the disk: what changes next is the only other one. */
static gboolean
back_up (const char  *path,
         gint64       version,
         GError     **error)
{
  g_autofree char *copy = find_copy (path, version);
  g_autofree char *part = g_strconcat (copy, "part", NULL);
  g_autoptr(LayakConnection) reader = NULL;
  g_autoptr(LayakStatement) vacuum = NULL;
  gboolean is_there;

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;

  reader = layak_connection_open (path, SQLITE_OPEN_READONLY, error);
  vacuum = reader != NULL ? layak_connection_prepare (reader, "VACUUM INTO :copy", error) : NULL;
  if (vacuum == NULL)
    return FALSE;

  g_unlink (part);
  layak_statement_bind_text (vacuum, ":copy", part);
  if (!layak_statement_run (vacuum, error))
    {
      layak_database_file_remove (part);
      return FALSE;
    }

  g_chmod (part, 0600);
  if (layak_disk_name_file (part, copy))
    return TRUE;

  is_there = errno == EEXIST;
  if (!is_there)
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL, "%s: %s", copy, layak_file_error_text (errno));
  g_unlink (part);
  return is_there;
}

/* Whether the file may be migrated: it is a Layak database, or empty, and not of a newer program. */
static gboolean
check_file (LayakConnection  *connection,
            gint64           *version,
            GError          **error)
{
  gint64 application, n_objects;

  if (!layak_connection_get_number (connection, "PRAGMA user_version", version, error) ||
      !layak_connection_get_number (connection, "PRAGMA application_id", &application, error) ||
      !layak_connection_get_number (connection, "SELECT count (*) FROM sqlite_schema", &n_objects, error))
    return FALSE;

  if (application != LAYAK_APPLICATION_NUMBER && n_objects > 0)
    {
      g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CORRUPT,
                           _("The file is a database of another program"));
      return FALSE;
    }
  if (*version > (gint64) layak_schema_get_version ())
    {
      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_TOO_NEW,
                   _("A newer Layak wrote this file (schema %d, this one knows %u); update Layak"),
                   (int) *version, layak_schema_get_version ());
      return FALSE;
    }
  return TRUE;
}

/* Brings the file on within a transaction, in which nobody else does; another program may have done so just before. */
static gboolean
apply_steps (LayakConnection  *connection,
             const char       *path,
             GError          **error)
{
  g_auto(GStrv) steps = list_steps ();
  gint64 version;

  if (!check_file (connection, &version, error))
    return FALSE;
  if (version > 0 && steps[version] != NULL && !back_up (path, version, error))
    return FALSE;

  for (guint i = (guint) MAX (version, 0); steps[i] != NULL; i++)
    if (!apply_step (connection, steps[i], i + 1, error))
      return FALSE;
  return TRUE;
}

/**
 * layak_schema_migrate:
 * @path: the file, beside which a backup is made before an old schema is touched
 *
 * Brings the schema to the newest step, or leaves the file as it was. A file of a newer or another program is refused,
 * and an older one that cannot be written to.
 */
gboolean
layak_schema_migrate (LayakConnection  *connection,
                      const char       *path,
                      GError          **error)
{
  gint64 version;

  if (!check_file (connection, &version, error))
    return FALSE;
  if (version == layak_schema_get_version ())
    return TRUE;
  if (layak_connection_is_read_only (connection))
    {
      g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL,
                           _("The file is of an older Layak and has to be brought up to date, but cannot be written "
                             "to; copy it into a folder of your own and open it there"));
      return FALSE;
    }

  if (!layak_connection_execute (connection, "PRAGMA foreign_keys = OFF", error) ||
      !layak_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!apply_steps (connection, path, error) || !layak_connection_execute (connection, "COMMIT", error))
    {
      layak_connection_execute (connection, "ROLLBACK", NULL);
      return FALSE;
    }
  return layak_connection_execute (connection, "PRAGMA foreign_keys = ON", error);
}
