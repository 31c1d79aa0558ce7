/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-training-copy.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-names.h"
#include "layak-repeat-store.h"
#include "layak-wording.h"

typedef struct
{
  GtkWidget *widget;
  LayakRow  *training;
  char      *series;     /* nullable: of all copies */
  GArray    *hows;       /* (element-type LayakRepeat) */
  char      *uuid;       /* of the last copy, once it is made */
} Copy;

gboolean
layak_training_copy_write (LayakWriter  *writer,
                           LayakRow     *training,
                           gpointer      how,
                           GError      **error)
{
  g_autofree char *uuid = layak_repeat_store_add (writer, training, how, error);

  return uuid != NULL;
}

static gboolean
copy_func (LayakWriter  *writer,
           gpointer      data,
           GError      **error)
{
  Copy *copy = data;

  for (guint i = 0; i < copy->hows->len; i++)
    {
      g_free (copy->uuid);
      copy->uuid = layak_repeat_store_add (writer, copy->training, &g_array_index (copy->hows, LayakRepeat, i), error);
      if (copy->uuid == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
tell_of_several (const Copy *copy,
                 LayakStore *store)
{
  g_autofree char *count = layak_wording_records (copy->training->info, copy->hows->len);
  /* Translators: how many records, as “3 trainings” */
  g_autofree char *toast = g_strdup_printf (_("%s added"), count);

  layak_feedback_undo_toast (copy->widget, store, toast);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Copy *copy = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (copy->widget, error);
  else if (copy->hows->len > 1)
    tell_of_several (copy, LAYAK_STORE (source));
  else
    gtk_widget_activate_action (copy->widget, "win.show-record", "(sss)", "training", copy->uuid, "title");

  g_object_unref (copy->widget);
  layak_row_free (copy->training);
  g_free (copy->series);
  g_array_unref (copy->hows);
  g_free (copy->uuid);
  g_free (copy);
}

void
layak_training_copy_several (GtkWidget      *widget,
                             LayakStore     *store,
                             const LayakRow *training,
                             GArray         *hows)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->widget = g_object_ref (widget);
  copy->training = layak_row_copy (training);
  copy->series = g_strdup (g_array_index (hows, LayakRepeat, 0).series);
  copy->hows = g_array_copy (hows);
  for (guint i = 0; i < hows->len; i++)
    g_array_index (copy->hows, LayakRepeat, i).series = copy->series;
  layak_store_write_async (store, LAYAK_ACTION_ADD, training->info, layak_row_get_title (training), copy_func, copy,
                           NULL, NULL, copied_cb, copy);
}

void
layak_training_copy (GtkWidget         *widget,
                     LayakStore        *store,
                     const LayakRow    *training,
                     const LayakRepeat *how)
{
  g_autoptr(GArray) hows = g_array_new (FALSE, FALSE, sizeof (LayakRepeat));

  g_array_append_vals (hows, how, 1);
  layak_training_copy_several (widget, store, training, hows);
}
