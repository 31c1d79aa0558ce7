/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-output.h"
#include "layak-seed.h"

static gboolean
fill (LayakStore  *store,
      gboolean     sample,
      gboolean     demo,
      GError     **error)
{
  return layak_seed_database (store, LAYAK_SEED_REFERENCE, error) &&
         (!sample || layak_seed_database (store, LAYAK_SEED_SAMPLE, error)) &&
         (!demo || layak_seed_database (store, LAYAK_SEED_DEMO, error));
}

static LayakExit
create (LayakCall *call,
        gboolean   sample,
        gboolean   demo)
{
  g_autofree char *database = layak_call_dup_database (call);
  g_autoptr(GError) error = NULL;
  LayakStore *store = layak_call_create (call, LAYAK_OPEN_NEW, &error);

  if (store == NULL)
    return layak_call_fail (call, error);
  if (fill (store, sample, demo, &error) && layak_output_line (&error, "%s", database))
    return LAYAK_EXIT_DONE;

  layak_call_remove_database (call);
  return layak_call_fail (call, error);
}

static LayakExit
run (LayakCall *call)
{
  gboolean sample = FALSE, demo = FALSE;
  const GOptionEntry options[] =
  {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_("With two real trainings, as the press tells them"), NULL },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &demo, N_("With an invented year, labelled as such"), NULL },
    { NULL }
  };

  if (!layak_call_parse (call, options, 0, 0))
    return layak_call_get_exit (call);
  if (sample && demo)
    return layak_call_misuse (call, _("“--sample” and “--demo” exclude each other"));

  return create (call, sample, demo);
}

const LayakCommand layak_command_init =
{
  "init",
  "",
  N_("Make a database"),
  N_("It holds the provinces, the regencies of Kalimantan Selatan, agencies and the KLA indicators of 2024. The path\n"
     "of the new database is written to standard output."),
  run,
};
