/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-new-dialog.h"

#include <glib/gi18n.h>

#include "layak-editor.h"
#include "layak-feedback.h"
#include "layak-form.h"
#include "layak-keys.h"

struct _LayakNewDialog
{
  AdwWindow    parent_instance;

  LayakStore  *store;
  char        *identity;     /* of the record being stored */

  LayakEditor *editor;
  GtkListBox  *rows;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakNewDialog, layak_new_dialog, ADW_TYPE_WINDOW)

/* Toasts need a widget inside the overlay. */
static void
inserted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LayakNewDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", TRUE);
  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    {
      layak_feedback_show_error (GTK_WIDGET (self->rows), error);
      return;
    }

  g_signal_emit (self, signals[ADDED], 0, self->identity);
  gtk_window_close (GTK_WINDOW (self));
}

static const LayakField *
find_missing (const LayakRow *row)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    if ((row->info->fields[i].flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY)) &&
        layak_value_is_unknown (&row->info->fields[i], row->values[i]))
      return &row->info->fields[i];

  return NULL;
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  LayakNewDialog *self = LAYAK_NEW_DIALOG (widget);
  const LayakField *missing;
  g_autoptr(LayakRecord) record = NULL;
  LayakRow *row;

  if (!layak_editor_check (self->editor))
    return;

  row = layak_row_copy (layak_record_get_row (layak_editor_get_record (self->editor)));
  missing = find_missing (row);
  record = layak_record_new_take (row);
  if (missing != NULL)
    {
      g_autofree char *problem = g_strdup_printf (_("%s must not be empty"), layak_field_get_label (missing));

      layak_editor_show_problem (self->editor, missing->name, problem);
      return;
    }

  layak_row_ensure_uuid (row);
  g_free (self->identity);
  self->identity = layak_row_dup_identity (row);
  gtk_widget_action_set_enabled (widget, "dialog.add", FALSE);
  layak_store_insert_async (self->store, record, inserted_cb, g_object_ref (self));
}

static void
layak_new_dialog_dispose (GObject *object)
{
  g_clear_object (&LAYAK_NEW_DIALOG (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_NEW_DIALOG);

  G_OBJECT_CLASS (layak_new_dialog_parent_class)->dispose (object);
}

static void
layak_new_dialog_finalize (GObject *object)
{
  g_free (LAYAK_NEW_DIALOG (object)->identity);

  G_OBJECT_CLASS (layak_new_dialog_parent_class)->finalize (object);
}

static void
layak_new_dialog_class_init (LayakNewDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_new_dialog_dispose;
  object_class->finalize = layak_new_dialog_finalize;

  signals[ADDED] =
    g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (LAYAK_TYPE_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakNewDialog, editor);
  gtk_widget_class_bind_template_child (widget_class, LayakNewDialog, rows);
}

static void
layak_new_dialog_init (LayakNewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_keys_add_first (GTK_WIDGET (self), GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.add");
}

/**
 * layak_new_dialog_new:
 * @row: (transfer full): the record with what is known of it already
 * @fields: what to ask for, ended by %NULL
 *
 * Returns: (transfer none): the window, which is already shown over that of @parent
 */
GtkWidget *
layak_new_dialog_new (GtkWidget          *parent,
                      LayakStore         *store,
                      LayakRow           *row,
                      const char * const *fields)
{
  LayakNewDialog *self = g_object_new (LAYAK_TYPE_NEW_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autofree char *title = g_strdup_printf (_("New: %s"), layak_record_info_get_label (row->info));
  const LayakRecordInfo *info = row->info;
  g_autoptr(LayakRecord) record = layak_record_new_take (row);

  self->store = g_object_ref (store);
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  g_object_set (self->editor, "type", info->name, "store", store, NULL);
  layak_form_add_rows (self->rows, info, fields);
  layak_editor_set_record (self->editor, record);
  gtk_window_present (GTK_WINDOW (self));
  layak_editor_focus_field (self->editor, fields[0]);
  return GTK_WIDGET (self);
}
