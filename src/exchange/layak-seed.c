/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-seed.h"

#include <string.h>

#include "layak-data-resources.h"
#include "layak-importer.h"

#define FOLDER "/id/layak/Layak/data/"

/* In the order in which they refer to each other. */
static const char * const files[][4] =
{
  { FOLDER "reference/regions.xml", FOLDER "reference/kla-2024.xml", FOLDER "reference/agencies.xml", NULL },
  { FOLDER "sample/kha-2023-2025.xml", NULL },
  { FOLDER "demo/demo-2025.xml", NULL },
};

/* What ships is checked before, so a problem with it is a fault of the program; this names it. */
static void
add_problem (LayakPlan  *plan,
             GError    **error)
{
  GPtrArray *problems = layak_plan_get_problems (plan);

  for (guint i = 0; i < problems->len; i++)
    {
      const LayakPlanProblem *entry = g_ptr_array_index (problems, i);
      g_autofree char *text = layak_problem_format (entry->problem, entry->file);

      if (entry->problem->class == LAYAK_PROBLEM_WARNING)
        continue;
      g_prefix_error (error, "%s; ", text);
      return;
    }
}

/**
 * layak_seed_database:
 *
 * Loads what ships with Layak, beneath the history: no undo takes it back. It may be loaded again, also by a newer
 * Layak whose data are newer; what somebody changed here stays.
 */
gboolean
layak_seed_database (LayakStore  *store,
                     LayakSeed    seed,
                     GError     **error)
{
  g_autoptr(LayakImporter) importer = layak_importer_new (store);

  for (guint i = 0; files[seed][i] != NULL; i++)
    {
      g_autoptr(GInputStream) stream = g_resource_open_stream (layak_data_get_resource (), files[seed][i], 0, error);

      if (stream == NULL)
        return FALSE;
      layak_importer_add_stream (importer, stream, files[seed][i] + strlen (FOLDER));
    }

  layak_importer_set_on_conflict (importer, LAYAK_DECISION_MINE);
  if (layak_importer_run_as_ground (importer, error))
    return TRUE;

  add_problem (layak_importer_get_plan (importer), error);
  return FALSE;
}
