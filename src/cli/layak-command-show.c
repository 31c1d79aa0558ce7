/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-listing.h"
#include "layak-sheet.h"

static LayakExit
run (LayakCall *call)
{
  g_autofree char *asked = NULL;
  gboolean with_version = FALSE;
  const GOptionEntry options[] =
  {
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &asked, N_("How to write it: table, csv or json"), N_("FORMAT") },
    { "with-version", 0, 0, G_OPTION_ARG_NONE, &with_version, N_("Also which office made and changed it"), NULL },
    { NULL }
  };
  g_autoptr(LayakRow) row = NULL;
  g_autoptr(LayakSheet) sheet = NULL;
  g_autoptr(GError) error = NULL;
  LayakFormat format;

  if (!layak_call_parse (call, options, 1, 1))
    return layak_call_get_exit (call);

  if (!layak_format_parse (asked, LAYAK_FORMAT_TABLE, &format, &error))
    return layak_call_fail (call, error);

  row = layak_call_load (call, 0, &error);
  if (row == NULL)
    return layak_call_fail (call, error);

  sheet = layak_sheet_new (layak_store_get_reader (layak_call_open (call, NULL)), g_steal_pointer (&row), &error);
  if (sheet == NULL || !layak_sheet_write (sheet, format, with_version, &error))
    return layak_call_fail (call, error);

  return LAYAK_EXIT_DONE;
}

const LayakCommand layak_command_show =
{
  "show",
  N_("RECORD"),
  N_("Show a record whole, with what belongs to it"),
  N_("RECORD is a UUID or its first 8 or more characters, or a key such as “regency:63.11”. “layakctl log RECORD”\n"
     "shows its history."),
  run,
};
