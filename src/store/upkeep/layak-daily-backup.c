/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-daily-backup.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "layak-backup.h"
#include "layak-file-error.h"

#define SUFFIX ".db"

/* “layak-backup-” for “layak.db”, in the same folder. */
static char *
dup_stem (LayakStore *store)
{
  g_autofree char *stem = g_strdup (layak_store_get_path (store));

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  return g_strconcat (stem, "-backup-", NULL);
}

/* (transfer full): where the backup of a day stands, as “layak-backup-2025-08-20.db”. */
char *
layak_daily_backup_dup_path (LayakStore *store,
                             LayakDate   day)
{
  g_autofree char *stem = dup_stem (store);
  char text[LAYAK_DATE_MAX_TEXT];

  layak_date_format (day, text);
  return g_strconcat (stem, text, SUFFIX, NULL);
}

/* Whether the file is a backup made here: any other name beside the database is somebody’s own. */
static gboolean
is_backup (const char *name,
           const char *stem)
{
  g_autofree char *day = NULL;
  LayakDate date;

  if (!g_str_has_prefix (name, stem) || !g_str_has_suffix (name, SUFFIX) ||
      strlen (name) != strlen (stem) + strlen ("2025-08-20") + strlen (SUFFIX))
    return FALSE;

  day = g_strndup (name + strlen (stem), strlen ("2025-08-20"));
  return layak_date_parse (day, &date) && layak_date_get_day (date) > 0;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

/* (transfer full) (element-type utf8): the names of the backups, the oldest first. */
static GPtrArray *
list_backups (const char  *folder,
              const char  *stem,
              GError     **error)
{
  g_autoptr(GDir) directory = g_dir_open (folder, 0, error);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (directory == NULL)
    return NULL;

  while ((name = g_dir_read_name (directory)) != NULL)
    if (is_backup (name, stem))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static gboolean
remove_old (LayakStore  *store,
            guint        n_kept,
            GError     **error)
{
  g_autofree char *path = dup_stem (store), *folder = g_path_get_dirname (path), *stem = g_path_get_basename (path);
  g_autoptr(GPtrArray) names = list_backups (folder, stem, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i + n_kept < names->len; i++)
    {
      g_autofree char *old = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (g_unlink (old) != 0)
        {
          g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", old,
                       layak_file_error_text (errno));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * layak_daily_backup_make:
 * @n_kept: how many backups remain, this one counted; at least 1
 *
 * Makes the backup of @today if there is none yet, and then removes the oldest. Nothing is removed if it fails. May be
 * called on any thread.
 */
gboolean
layak_daily_backup_make (LayakStore  *store,
                         LayakDate    today,
                         guint        n_kept,
                         GError     **error)
{
  g_autofree char *path = layak_daily_backup_dup_path (store, today);

  g_return_val_if_fail (n_kept > 0, FALSE);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !layak_store_backup (store, path, error))
    return FALSE;

  return remove_old (store, n_kept, error);
}
