/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "layak-database-file.h"
#include "layak-disk.h"
#include "layak-file-error.h"
#include "layak-integrity.h"
#include "layak-schema.h"

/* All bits that an INTEGER column can hold and no record type is without. */
#define ALL_TABLES G_MAXINT64

static gboolean
set_file_error (const char  *path,
                GError     **error)
{
  int number = errno;

  g_set_error (error, LAYAK_STORE_ERROR,
               number == EEXIST ? LAYAK_STORE_ERROR_EXISTS : LAYAK_STORE_ERROR_FULL,
               "%s: %s", path, layak_file_error_text (number));
  return FALSE;
}

/* Copies the database as it is at one moment into an empty file. */
static gboolean
copy_into (LayakConnection  *connection,
           const char       *path,
           GError          **error)
{
  g_autoptr(LayakStatement) vacuum = layak_connection_prepare (connection, "VACUUM INTO :path", error);

  if (vacuum == NULL)
    return FALSE;

  layak_statement_bind_text (vacuum, ":path", path);
  return layak_statement_run (vacuum, error);
}

/* Takes a name nobody has, with a mode that lets nobody else read. */
static gboolean
create_file (const char  *path,
             GError     **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return set_file_error (path, error);

  close (fd);
  return TRUE;
}

/**
 * layak_store_backup:
 * @path: a file that does not exist yet
 *
 * Copies the whole database, as it is at one moment, while others may write. The file has its name when it is complete
 * and on the disk, never before. May be called on any thread.
 */
gboolean
layak_store_backup (LayakStore  *store,
                    const char  *path,
                    GError     **error)
{
  g_autofree char *part = g_strconcat (path, ".part~", NULL);
  g_autoptr(LayakConnection) connection = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return set_file_error (path, error);
    }

  connection = layak_connection_open (layak_store_get_path (store), SQLITE_OPEN_READONLY, error);
  if (connection == NULL)
    return FALSE;

  g_unlink (part);
  if (create_file (part, error) && copy_into (connection, part, error) &&
      (layak_disk_name_file (part, path) || set_file_error (path, error)))
    return TRUE;

  g_unlink (part);
  return FALSE;
}

/* A restored copy lives on beside the database it was taken from, so what it does must be told apart: see
 * layak-version.h. */
static gboolean
take_new_office (LayakConnection  *copy,
                 GError          **error)
{
  return layak_connection_set_setting (copy, "office", NULL, error) && layak_database_file_ensure_office (copy, error);
}

/* Windows learn of changes by steps with a number they have not seen, so the copy goes on after the newest they know
 * and begins with a step that concerns everything. */
static gboolean
add_restore_step (LayakConnection  *copy,
                  LayakConnection  *live,
                  const char       *path,
                  GError          **error)
{
  g_autofree char *name = g_filename_display_basename (path), *counter = NULL;
  LayakStepInfo info =
    { .action = LAYAK_ACTION_RESTORE, .subject = name, .origin = name,
      .at = g_get_real_time () / G_USEC_PER_SEC };
  LayakStepDetail detail = { .info = &info, .state = LAYAK_STEP_STATE_DROPPED, .tables = ALL_TABLES };
  g_autoptr(LayakStatement) update = NULL;
  gint64 newest, id;

  if (!layak_connection_get_number (live, "SELECT ifnull (max (id), 0) FROM step", &newest, error) ||
      !layak_connection_get_setting (copy, "counter", &counter, error))
    return FALSE;

  detail.counter = counter != NULL ? g_ascii_strtoll (counter, NULL, 10) : 0;
  if (!layak_step_insert (copy, &detail, &id, error))
    return FALSE;

  update = layak_connection_prepare (copy, "UPDATE step SET id = max (id, :newest + 1) WHERE id = :id", error);
  if (update == NULL)
    return FALSE;

  layak_statement_bind_int (update, ":newest", newest);
  layak_statement_bind_int (update, ":id", id);
  return layak_statement_run (update, error);
}

/* Only a whole Layak database with something in it may replace another. */
static gboolean
check_backup (LayakConnection  *backup,
              GError          **error)
{
  gint64 version;

  if (!layak_connection_get_number (backup, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == 0)
    {
      g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CORRUPT, _("The file is not a Layak database"));
      return FALSE;
    }

  return layak_integrity_check (backup, error);
}

/* The pages of the copy replace those of the database in one transaction of the latter. */
static gboolean
replace_pages (LayakConnection  *connection,
               gpointer          data,
               GError          **error)
{
  sqlite3 *target = layak_connection_get_handle (connection);
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", layak_connection_get_handle (data), "main");
  int rc;

  if (backup == NULL)
    {
      layak_store_set_error (error, target, sqlite3_errcode (target));
      return FALSE;
    }

  rc = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  layak_connection_forget_ids (connection);
  if (rc == SQLITE_DONE)
    return TRUE;

  layak_store_set_error (error, target, rc);
  return FALSE;
}

static gboolean
restore_by_copy (LayakStore  *store,
                 const char  *path,
                 const char  *copy_path,
                 GError     **error)
{
  g_autoptr(LayakConnection) backup = layak_connection_open (path, SQLITE_OPEN_READONLY, error);
  g_autoptr(LayakConnection) copy = NULL, live = NULL;

  if (backup == NULL || !check_backup (backup, error) || !copy_into (backup, copy_path, error))
    return FALSE;

  copy = layak_connection_open (copy_path, SQLITE_OPEN_READWRITE, error);
  live = copy != NULL ? layak_connection_open (layak_store_get_path (store), SQLITE_OPEN_READONLY, error) : NULL;
  return live != NULL &&
         layak_schema_migrate (copy, copy_path, error) &&
         take_new_office (copy, error) &&
         add_restore_step (copy, live, path, error) &&
         layak_store_with_writer (store, replace_pages, copy, error);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/**
 * layak_store_restore:
 * @path: a backup
 *
 * Replaces the whole content of the database, history included, by that of the backup, brought to the newest schema.
 * It all happens in a copy first; the database itself changes in one transaction at the end, or not at all. Windows
 * and other programs may have it open, and see the change. May be called on any thread.
 */
gboolean
layak_store_restore (LayakStore  *store,
                     const char  *path,
                     GError     **error)
{
  g_autofree char *folder = g_strconcat (layak_store_get_path (store), ".restore-XXXXXX", NULL);
  g_autofree char *copy = NULL;
  gboolean ok;

  if (g_mkdtemp (folder) == NULL)
    return set_file_error (folder, error);

  copy = g_build_filename (folder, "copy.db", NULL);
  ok = restore_by_copy (store, path, copy, error);
  remove_folder (folder);
  return ok;
}
