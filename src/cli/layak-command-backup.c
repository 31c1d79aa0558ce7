/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-backup.h"

static LayakExit
run (LayakCall *call)
{
  g_autoptr(GError) error = NULL;
  LayakStore *store;
  const char *path;

  if (!layak_call_parse (call, NULL, 1, 1))
    return layak_call_get_exit (call);

  path = layak_call_get_argument (call, 0);
  store = layak_call_open (call, &error);
  if (store == NULL || !layak_store_backup (store, path, &error))
    return layak_call_fail (call, error);

  layak_call_tell (call, _("Backed up to %s"), path);
  return LAYAK_EXIT_DONE;
}

const LayakCommand layak_command_backup =
{
  "backup",
  N_("FILE"),
  N_("Copy the whole database to a file"),
  N_("Windows and other programs may stay open. A file that exists is not overwritten."),
  run,
};
