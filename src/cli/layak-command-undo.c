/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

/* The number of a step, 0 for the latest. */
static gboolean
parse_step (const char *text,
            gint64     *step)
{
  *step = 0;
  return text == NULL || (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, step, NULL));
}

static LayakExit
run (LayakCall *call)
{
  g_autoptr(LayakStepInfo) latest = NULL;
  g_autofree char *label = NULL;
  g_autoptr(GError) error = NULL;
  LayakStore *store;
  gint64 step;

  if (!layak_call_parse (call, NULL, 0, 1))
    return layak_call_get_exit (call);
  if (!parse_step (layak_call_get_argument (call, 0), &step))
    return layak_call_misuse (call, _("“%s” is not the number of a step"), layak_call_get_argument (call, 0));

  store = layak_call_open (call, &error);
  latest = store != NULL ? layak_store_dup_undo_step (store) : NULL;
  label = latest != NULL ? layak_step_info_dup_label (latest) : NULL;
  if (store == NULL || !layak_store_undo (store, step, &error))
    return layak_call_fail (call, error);

  if (step == 0 && label != NULL)
    layak_call_tell (call, _("Undone: %s"), label);
  else
    layak_call_tell (call, _("Undone: step %d"), (int) step);
  return LAYAK_EXIT_DONE;
}

const LayakCommand layak_command_undo =
{
  "undo",
  N_("[STEP]"),
  N_("Take back the latest step, or an earlier one"),
  N_("“layakctl log” shows the numbers of the steps. An earlier step is taken back by a new one, and only if nothing\n"
     "that came later stands in the way."),
  run,
};
