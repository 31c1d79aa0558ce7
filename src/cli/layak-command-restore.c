/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-backup.h"

static LayakExit
run (LayakCall *call)
{
  g_autofree char *database = NULL;
  g_autoptr(GError) error = NULL;
  LayakStore *store;
  gboolean is_new;

  if (!layak_call_parse (call, NULL, 1, 1))
    return layak_call_get_exit (call);

  database = layak_call_dup_database (call);
  is_new = !g_file_test (database, G_FILE_TEST_EXISTS);
  store = layak_call_create (call, LAYAK_OPEN_CREATE, &error);
  if (store != NULL && layak_store_restore (store, layak_call_get_argument (call, 0), &error))
    {
      layak_call_tell (call, _("Restored from %s"), layak_call_get_argument (call, 0));
      return LAYAK_EXIT_DONE;
    }

  if (is_new)
    layak_call_remove_database (call);
  return layak_call_fail (call, error);
}

const LayakCommand layak_command_restore =
{
  "restore",
  N_("FILE"),
  N_("Replace the whole database by a backup"),
  N_("Windows and other programs may stay open. History is replaced too, so this cannot be undone: make a backup\n"
     "before. If the database itself is damaged, move it away first."),
  run,
};
