/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-assignment.h"

/* A record before and after the assignments. */
typedef struct
{
  const LayakRow *before;
  LayakRow       *after;
} Edit;

/* Fields nobody assigned are taken as they are now: another program may just have changed them. */
static gboolean
update_func (LayakWriter  *writer,
             gpointer      data,
             GError      **error)
{
  Edit *self = data;
  const LayakRecordInfo *info = self->after->info;
  g_autoptr(LayakRow) now = layak_writer_load (writer, info, &self->after->uuid, error);

  if (now == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND, _("The record was deleted meanwhile"));
      return FALSE;
    }

  for (guint i = 0; i < info->n_fields; i++)
    if (!layak_value_equal (&info->fields[i], self->before->values[i], self->after->values[i]))
      layak_row_take_value (now, i, layak_value_copy (&info->fields[i], self->after->values[i]));

  return layak_writer_update (writer, now, error);
}

static gboolean
is_changed (const Edit *self)
{
  for (guint i = 0; i < self->after->info->n_fields; i++)
    if (!layak_value_equal (&self->after->info->fields[i], self->before->values[i], self->after->values[i]))
      return TRUE;

  return FALSE;
}

static LayakExit
run (LayakCall *call)
{
  g_autoptr(LayakRow) before = NULL, after = NULL;
  g_autoptr(GError) error = NULL;
  LayakStore *store;
  LayakExit status;
  Edit edit;

  if (!layak_call_parse (call, NULL, 2, LAYAK_MANY_ARGUMENTS))
    return layak_call_get_exit (call);

  store = layak_call_open (call, &error);
  before = store != NULL ? layak_call_load (call, 0, &error) : NULL;
  if (before == NULL)
    return layak_call_fail (call, error);

  after = layak_row_copy (before);
  status = layak_assignment_apply (call, store, 1, after, NULL);
  if (status != LAYAK_EXIT_DONE)
    return status;

  edit = (Edit) { before, after };
  if (!is_changed (&edit))
    {
      layak_call_tell (call, _("Nothing to change"));
      return LAYAK_EXIT_DONE;
    }

  if (!layak_row_check (after, &error) ||
      !layak_store_write (store, LAYAK_ACTION_EDIT, after->info, layak_row_get_title (after), update_func, &edit, NULL,
                          &error))
    return layak_call_fail (call, error);

  layak_call_tell (call, _("Changed: %s"), layak_record_info_get_label (after->info));
  return LAYAK_EXIT_DONE;
}

const LayakCommand layak_command_set =
{
  "set",
  N_("RECORD FIELD=VALUE…"),
  N_("Change fields of a record"),
  N_("RECORD is a UUID or its first 8 or more characters, or a key such as “regency:63.11”. “FIELD=” empties a field."),
  run,
};
