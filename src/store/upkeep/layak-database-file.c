/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-database-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "layak-file-error.h"
#include "layak-schema.h"

/* $XDG_DATA_HOME/layak/layak.db (transfer full). */
char *
layak_store_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "layak", "layak.db", NULL);
}

/* People's records are nobody else's to read, so the file is made with the right mode before SQLite writes to it.
 * @is_made: (out): whether it was made just now */
static gboolean
prepare (const char      *path,
         LayakOpenFlags   flags,
         gboolean        *is_made,
         GError         **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  *is_made = FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (flags != LAYAK_OPEN_NEW)
        return TRUE;
      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_EXISTS, _("%s: there is a file already"), path);
      return FALSE;
    }
  if (flags == LAYAK_OPEN_EXISTING)
    {
      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND, _("%s: there is no such file"), path);
      return FALSE;
    }

  g_mkdir_with_parents (folder, 0700);
  fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  *is_made = fd >= 0;
  if (fd >= 0)
    return g_close (fd, error);

  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL, "%s: %s", path, layak_file_error_text (errno));
  return FALSE;
}

/* Takes back a database that could not be made to the end, with what SQLite left beside it. */
void
layak_database_file_remove (const char *path)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

/* A database has a random number by which others tell its steps from theirs. */
gboolean
layak_database_file_ensure_office (LayakConnection  *connection,
                                   GError          **error)
{
  g_autofree char *office = NULL, *fresh = NULL;

  if (!layak_connection_get_setting (connection, "office", &office, error))
    return FALSE;
  if (office != NULL)
    return TRUE;

  fresh = g_strdup_printf ("%08x%08x", g_random_int (), g_random_int ());
  return layak_connection_set_setting (connection, "office", fresh, error);
}

/* SQLite only knows that it cannot open the file, or one of those it needs beside it. What the last program did not put
 * into the database stands in the log, which must not stay behind. */
static void
explain (const char  *path,
         GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path), *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_name = g_path_get_basename (log);

  if (error == NULL || g_error_matches (*error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CORRUPT) ||
      g_access (path, R_OK) != 0 || g_access (folder, W_OK) == 0)
    return;

  g_clear_error (error);
  if (g_file_test (log, G_FILE_TEST_EXISTS))
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL,
                 _("%s: this folder cannot be written to; copy the file, together with “%s”, into a folder of your own "
                   "and open it there"), path, log_name);
  else
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL,
                 _("%s: this folder cannot be written to; copy the file into a folder of your own and open it there"),
                 path);
}

/* (nullable): a connection by which the file can at least be read. */
static LayakConnection *
open_readable (const char  *path,
               GError     **error)
{
  g_autoptr(LayakConnection) connection = layak_connection_open (path, SQLITE_OPEN_READWRITE, error);
  gint64 version;

  if (connection != NULL && layak_connection_get_number (connection, "PRAGMA user_version", &version, error))
    return g_steal_pointer (&connection);

  explain (path, error);
  return NULL;
}

LayakConnection *
layak_database_file_open (const char      *path,
                          LayakOpenFlags   flags,
                          GError         **error)
{
  LayakConnection *connection;
  gboolean is_made;

  if (!prepare (path, flags, &is_made, error))
    return NULL;

  connection = open_readable (path, error);
  if (connection != NULL && layak_schema_migrate (connection, path, error) &&
      layak_database_file_ensure_office (connection, error))
    return connection;

  g_clear_pointer (&connection, layak_connection_free);
  if (is_made)
    layak_database_file_remove (path);
  return NULL;
}
