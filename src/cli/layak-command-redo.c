/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

static LayakExit
run (LayakCall *call)
{
  g_autoptr(LayakStepInfo) step = NULL;
  g_autofree char *label = NULL;
  g_autoptr(GError) error = NULL;
  LayakStore *store;

  if (!layak_call_parse (call, NULL, 0, 0))
    return layak_call_get_exit (call);

  store = layak_call_open (call, &error);
  step = store != NULL ? layak_store_dup_redo_step (store) : NULL;
  label = step != NULL ? layak_step_info_dup_label (step) : NULL;
  if (store == NULL || !layak_store_redo (store, &error))
    return layak_call_fail (call, error);

  if (label != NULL)
    layak_call_tell (call, _("Redone: %s"), label);
  return LAYAK_EXIT_DONE;
}

const LayakCommand layak_command_redo =
{
  "redo",
  "",
  N_("Do again what was undone last"),
  NULL,
  run,
};
