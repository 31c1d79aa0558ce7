/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever bytes come as the answer to a delivery: no crash, no leak, a plan that is the same the second time, and a
 * database that stays as it is. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdint.h>

#include "layak-importer.h"
#include "layak-seed.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static char *directory;
static LayakStore *store;

static void
clean_up (void)
{
  g_autoptr(GDir) files = g_dir_open (directory, 0, NULL);
  const char *name;

  g_clear_object (&store);
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (directory);
  g_free (directory);
}

/* An office with the trainings of the example, made once. */
static void
set_up (void)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  directory = g_dir_make_tmp ("layak-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (directory, "office.db", NULL);
  store = layak_store_open (path, LAYAK_OPEN_CREATE, &error);
  g_assert_no_error (error);
  layak_store_set_origin (store, "test");
  layak_seed_database (store, LAYAK_SEED_REFERENCE, &error);
  g_assert_no_error (error);
  layak_seed_database (store, LAYAK_SEED_SAMPLE, &error);
  g_assert_no_error (error);
  atexit (clean_up);
}

/* What an import would do, as one text. */
static char *
plan (gconstpointer data,
      gsize         size)
{
  g_autoptr(LayakImporter) importer = layak_importer_new (store);
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  GString *text = g_string_new (NULL);
  GPtrArray *problems;
  LayakPlan *made;

  layak_importer_add_stream (importer, stream, "receipt");
  layak_importer_set_dry_run (importer, TRUE);
  layak_importer_set_skip_rejected (importer, TRUE);
  layak_importer_set_on_conflict (importer, LAYAK_DECISION_THEIRS);
  layak_importer_run (importer, NULL, NULL);

  made = layak_importer_get_plan (importer);
  g_assert_nonnull (made);
  for (guint i = 0; i < LAYAK_N_FATES; i++)
    g_string_append_printf (text, "%" G_GUINT64_FORMAT "\n", layak_plan_get_n_records (made, i));
  problems = layak_plan_get_problems (made);
  for (guint i = 0; i < problems->len; i++)
    {
      const LayakPlanProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *line = layak_problem_format (problem->problem, problem->file);

      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *first = NULL, *second = NULL;

  if (store == NULL)
    set_up ();
  first = plan (data, size);
  second = plan (data, size);
  g_assert_cmpstr (first, ==, second);
  return 0;
}
