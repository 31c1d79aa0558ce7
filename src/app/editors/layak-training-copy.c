/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-training-copy.h"

#include "layak-feedback.h"
#include "layak-unit-store.h"

typedef struct
{
  GtkWidget   *widget;
  LayakRow    *training;
  LayakRepeat  how;
  char        *uuid;       /* of the copy, once it is made */
} Copy;

static gboolean
insert_unit (LayakWriter      *writer,
             const LayakUnit  *unit,
             GError          **error)
{
  if (!layak_writer_insert (writer, unit->root, error))
    return FALSE;
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    if (!layak_writer_insert (writer, g_ptr_array_index (unit->children, i), error))
      return FALSE;

  return TRUE;
}

/* With its second batch a training becomes the first of a series. */
static gboolean
name_series (LayakWriter        *writer,
             const LayakRow     *training,
             const LayakRepeat  *how,
             GError            **error)
{
  g_autoptr(LayakRow) row = NULL;

  if (how->series == NULL || (!layak_row_is_unknown (training, "series") && !layak_row_is_unknown (training, "batch")))
    return TRUE;

  row = layak_row_copy (training);
  layak_row_set_text (row, "series", how->series);
  if (layak_row_is_unknown (row, "batch"))
    layak_row_set_number (row, "batch", how->batch - 1);
  return layak_writer_update (writer, row, error);
}

/* (transfer full) (nullable): the UUID of the copy. */
static char *
write_copy (LayakWriter        *writer,
            const LayakRow     *training,
            const LayakRepeat  *how,
            GError            **error)
{
  g_autoptr(LayakUnit) unit =
    layak_unit_store_load (layak_writer_get_connection (writer), training->info, training->id, error);
  g_autoptr(LayakUnit) copy = unit != NULL ? layak_repeat_make (unit, how) : NULL;

  return copy != NULL && insert_unit (writer, copy, error) && name_series (writer, unit->root, how, error)
         ? layak_uuid_to_string (&copy->root->uuid) : NULL;
}

gboolean
layak_training_copy_write (LayakWriter  *writer,
                           LayakRow     *training,
                           gpointer      how,
                           GError      **error)
{
  g_autofree char *uuid = write_copy (writer, training, how, error);

  return uuid != NULL;
}

static gboolean
copy_func (LayakWriter  *writer,
           gpointer      data,
           GError      **error)
{
  Copy *copy = data;

  copy->uuid = write_copy (writer, copy->training, &copy->how, error);
  return copy->uuid != NULL;
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Copy *copy = user_data;
  g_autoptr(GError) error = NULL;

  if (layak_store_write_finish (LAYAK_STORE (source), result, &error))
    gtk_widget_activate_action (copy->widget, "win.show-record", "(sss)", "training", copy->uuid, "title");
  else
    layak_feedback_show_error (copy->widget, error);

  g_object_unref (copy->widget);
  layak_row_free (copy->training);
  g_free ((char *) copy->how.series);
  g_free (copy->uuid);
  g_free (copy);
}

void
layak_training_copy (GtkWidget         *widget,
                     LayakStore        *store,
                     const LayakRow    *training,
                     const LayakRepeat *how)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->widget = g_object_ref (widget);
  copy->training = layak_row_copy (training);
  copy->how = *how;
  copy->how.series = g_strdup (how->series);
  layak_store_write_async (store, LAYAK_ACTION_ADD, training->info, layak_row_get_title (training), copy_func, copy,
                           NULL, NULL, copied_cb, copy);
}
