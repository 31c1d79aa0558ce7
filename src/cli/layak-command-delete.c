/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

static gboolean
delete_func (LayakWriter  *writer,
             gpointer      data,
             GError      **error)
{
  const LayakRow *row = data;

  return layak_writer_delete (writer, row->info, &row->uuid, error);
}

static LayakExit
run (LayakCall *call)
{
  g_autoptr(LayakRow) row = NULL;
  g_autoptr(GError) error = NULL;
  LayakStore *store;

  if (!layak_call_parse (call, NULL, 1, 1))
    return layak_call_get_exit (call);

  store = layak_call_open (call, &error);
  row = store != NULL ? layak_call_load (call, 0, &error) : NULL;
  if (row == NULL ||
      !layak_store_write (store, LAYAK_ACTION_DELETE, row->info, layak_row_get_title (row), delete_func, row, NULL,
                          &error))
    return layak_call_fail (call, error);

  layak_call_tell (call, _("Deleted: %s"), layak_record_info_get_label (row->info));
  return LAYAK_EXIT_DONE;
}

const LayakCommand layak_command_delete =
{
  "delete",
  N_("RECORD"),
  N_("Delete a record with what belongs to it"),
  N_("RECORD is a UUID or its first 8 or more characters, or a key such as “regency:63.11”."),
  run,
};
