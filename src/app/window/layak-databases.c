/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-databases.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "layak-file-error.h"
#include "layak-seed.h"

typedef struct
{
  const char *kind;
  const char *title;
  LayakSeed   seed;
} Seed;

static const Seed seeds[] =
{
  { "sample", N_("Two real trainings"), LAYAK_SEED_SAMPLE },
  { "demo", N_("Sample data (invented)"), LAYAK_SEED_DEMO },
};

/* SQLite keeps these beside an open database. */
static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

static char *
dup_path (const Seed *seed)
{
  g_autofree char *name = g_strdup_printf ("%s.db", seed->kind);

  return g_build_filename (g_get_user_data_dir (), "layak", name, NULL);
}

/* (nullable): what @path holds samples of. */
static const Seed *
find_seed (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autofree char *seed_path = dup_path (&seeds[i]);

      if (g_str_equal (seed_path, path))
        return &seeds[i];
    }

  return NULL;
}

char *
layak_databases_dup_seed_path (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    if (g_str_equal (seeds[i].kind, kind))
      return dup_path (&seeds[i]);

  return NULL;
}

/* (transfer full): what the sidebar calls a database: by its file name, unless it holds samples. */
char *
layak_databases_dup_title (const char *path)
{
  const Seed *seed = find_seed (path);

  return seed != NULL ? g_strdup (_(seed->title)) : g_path_get_basename (path);
}

gboolean
layak_databases_is_seed (const char *path)
{
  return find_seed (path) != NULL;
}

static gboolean
fill (LayakStore  *store,
      const char  *path,
      GError     **error)
{
  const Seed *seed = find_seed (path);

  return layak_seed_database (store, LAYAK_SEED_REFERENCE, error) &&
         (seed == NULL || layak_seed_database (store, seed->seed, error));
}

/**
 * layak_databases_open:
 *
 * Opens a database. A new one gets the regions and indicators everything refers to, and its samples if it is for them;
 * if that fails, there is no file.
 *
 * Returns: (transfer full)
 */
LayakStore *
layak_databases_open (const char      *path,
                      LayakOpenFlags   flags,
                      GError         **error)
{
  const gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autofree char *folder = g_path_get_dirname (path);
  LayakStore *store;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder,
                   layak_file_error_text (errno));
      return NULL;
    }

  store = layak_store_open (path, flags, error);
  if (store == NULL)
    return NULL;

  layak_store_set_origin (store, "window");
  if (is_new && !fill (store, path, error))
    {
      g_object_unref (store);
      layak_databases_remove (path);
      return NULL;
    }

  return store;
}

void
layak_databases_remove (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}
