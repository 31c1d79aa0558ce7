/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-addition.h"

static LayakExit
run (LayakCall *call)
{
  const LayakRecordInfo *info;
  g_autoptr(GError) error = NULL;
  LayakStore *store;

  if (!layak_call_parse (call, NULL, 1, LAYAK_MANY_ARGUMENTS))
    return layak_call_get_exit (call);

  info = layak_record_info_find (layak_call_get_argument (call, 0));
  if (info == NULL)
    return layak_call_misuse (call, _("There is no record type “%s”; “layakctl describe” lists them"),
                              layak_call_get_argument (call, 0));

  store = layak_call_open (call, &error);
  if (store == NULL)
    return layak_call_fail (call, error);

  return layak_addition_run (call, store, layak_row_new (info), 1, NULL);
}

const LayakCommand layak_command_add =
{
  "add",
  N_("TYPE FIELD=VALUE…"),
  N_("Add a record"),
  N_("Prints the UUID of the new record, or its key. “layakctl describe TYPE” lists the fields. A document takes "
     "its\nfile from “file=PATH”."),
  run,
};
