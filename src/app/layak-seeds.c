/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-seeds.h"

#include <glib/gi18n.h>

static const struct
{
  const char *kind;
  const char *title;
} seeds[] =
{
  { "sample", N_("Two real trainings") },
  { "demo", N_("Sample data (invented)") },
};

/* (transfer full): the file of its own that the samples of this kind go into. */
char *
layak_seeds_dup_path (const char *kind)
{
  g_autofree char *name = g_strdup_printf ("%s.db", kind);

  return g_build_filename (g_get_user_data_dir (), "layak", name, NULL);
}

/* (transfer full): what the sidebar calls a database: by its file name, unless it holds samples. */
char *
layak_seeds_dup_title (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autofree char *seed = layak_seeds_dup_path (seeds[i].kind);

      if (g_str_equal (seed, path))
        return g_strdup (_(seeds[i].title));
    }

  return g_path_get_basename (path);
}

gboolean
layak_seeds_is_seed (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autofree char *seed = layak_seeds_dup_path (seeds[i].kind);

      if (g_str_equal (seed, path))
        return TRUE;
    }

  return FALSE;
}
