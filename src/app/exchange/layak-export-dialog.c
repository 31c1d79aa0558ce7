/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-export-dialog.h"

#include <glib/gi18n.h>

#include "layak-deliver.h"
#include "layak-delivery.h"
#include "layak-export-form.h"
#include "layak-exporter.h"
#include "layak-feedback.h"
#include "layak-file-dialog.h"

struct _LayakExportDialog
{
  AdwWindow        parent_instance;

  LayakStore      *store;
  GCancellable    *saving;    /* nullable: the report being written */
  char            *path;      /* where it is written */

  GtkStack        *stack;
  LayakExportForm *form;
  GtkProgressBar  *bar;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakExportDialog, layak_export_dialog, ADW_TYPE_WINDOW)

static void
changed_cb (LayakExportDialog *self,
            gboolean           is_valid)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", is_valid);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  LayakExportDialog *self = LAYAK_EXPORT_DIALOG (user_data);

  /* The window may be closed meanwhile. */
  if (self->bar != NULL)
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

static void choose_file (LayakExportDialog *self);

static void
failure_response_cb (LayakExportDialog *self,
                     const char        *response)
{
  if (g_str_equal (response, "elsewhere"))
    choose_file (self);
}

static void
show_failure (LayakExportDialog *self,
              const GError      *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The report could not be saved"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s", error->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "close", _("_Close"), "elsewhere", _("_Save elsewhere…"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "elsewhere");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (failure_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
finish_saving (LayakExportDialog *self,
               gboolean           is_done,
               const GError      *error)
{
  g_clear_object (&self->saving);
  if (is_done)
    g_signal_emit (self, signals[SAVED], 0, self->path);
  if (!layak_feedback_is_seen (GTK_WIDGET (self)))
    {
      if (error != NULL)
        layak_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (is_done)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  /* Who cancels sees the form again. */
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", TRUE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LayakExportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  const gboolean is_done = layak_exporter_run_finish (result, &error);

  finish_saving (self, is_done, error);
}

static void
delivered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(LayakExportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRow) delivery = layak_deliver_finish (result, NULL, &error);

  finish_saving (self, delivery != NULL, error);
}

/* What is provisional is a draft, which somebody marks as sent or replaces by a better one. */
static void
deliver (LayakExportDialog        *self,
         const LayakExportOptions *options)
{
  const LayakDeliverOptions wanted =
    {
      .regency = options->scope.regency, .province = options->scope.province, .period = options->scope.period,
      .today = layak_date_today (), .due_date = LAYAK_UNKNOWN,
      .is_draft = layak_export_form_is_provisional (self->form),
      .with_names = options->with_names, .with_documents = options->with_documents,
    };

  layak_deliver_async (self->store, &wanted, self->path, progress_cb, self, self->saving, delivered_cb,
                       g_object_ref (self));
}

static void
file_response_cb (GtkNativeDialog   *dialog,
                  int                response,
                  LayakExportDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (g_file_peek_path (file) != NULL)
        layak_export_dialog_save_to (self, g_file_peek_path (file));
    }
  g_object_unref (dialog);
}

static char *
dup_file_name (LayakExportDialog        *self,
               const LayakExportOptions *options)
{
  g_autoptr(LayakRow) delivery = layak_row_new (&layak_delivery_info);
  LayakExportOptions named = *options;

  layak_row_get_value (delivery, "revision")->number = layak_export_form_get_revision (self->form);
  named.delivery = layak_export_form_is_delivery (self->form) ? delivery : NULL;
  named.is_provisional = layak_export_form_is_provisional (self->form);
  return layak_exporter_suggest_name (&named);
}

static void
choose_file (LayakExportDialog *self)
{
  LayakExportOptions options;
  g_autofree char *name = NULL;
  GtkFileChooserNative *dialog;

  if (!layak_export_form_get_options (self->form, &options, NULL))
    return;

  name = dup_file_name (self, &options);
  dialog = layak_file_dialog_new (GTK_WIDGET (self), LAYAK_FILES_FOR_OTHERS, _("Save the report"),
                                  GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"));
  layak_file_dialog_offer (dialog, _(layak_formats_get (&options)->label), layak_formats_get (&options)->suffix + 1);
  /* A delivery may have been sent, and never gives way to another file. */
  if (layak_export_form_is_delivery (self->form))
    layak_file_dialog_suggest_free (dialog, name);
  else
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  choose_file (LAYAK_EXPORT_DIALOG (widget));
}

/* While a report is written, closing the window only stops that; nothing is left behind. */
static gboolean
layak_export_dialog_close_request (GtkWindow *window)
{
  LayakExportDialog *self = LAYAK_EXPORT_DIALOG (window);

  if (self->saving != NULL)
    {
      g_cancellable_cancel (self->saving);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (layak_export_dialog_parent_class)->close_request (window);
}

static void
layak_export_dialog_dispose (GObject *object)
{
  LayakExportDialog *self = LAYAK_EXPORT_DIALOG (object);

  if (self->form != NULL)
    layak_export_form_stop (self->form);
  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (layak_export_dialog_parent_class)->dispose (object);
}

static void
layak_export_dialog_finalize (GObject *object)
{
  LayakExportDialog *self = LAYAK_EXPORT_DIALOG (object);

  g_clear_object (&self->saving);
  g_free (self->path);

  G_OBJECT_CLASS (layak_export_dialog_parent_class)->finalize (object);
}

static void
layak_export_dialog_class_init (LayakExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_export_dialog_dispose;
  object_class->finalize = layak_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = layak_export_dialog_close_request;

  signals[SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (LAYAK_TYPE_EXPORT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, bar);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
layak_export_dialog_init (LayakExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Begins with the place and the year the window looks at. */
GtkWidget *
layak_export_dialog_new (GtkWindow  *parent,
                         LayakScope *scope)
{
  LayakExportDialog *self = g_object_new (LAYAK_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (layak_scope_get_store (scope));
  layak_export_form_take_scope (self->form, scope);
  return GTK_WIDGET (self);
}

void
layak_export_dialog_set_period (LayakExportDialog *self,
                                const LayakPeriod *period)
{
  g_return_if_fail (LAYAK_IS_EXPORT_DIALOG (self));

  layak_export_form_set_period (self->form, period);
}

void
layak_export_dialog_set_format (LayakExportDialog       *self,
                                const LayakExportFormat *format)
{
  g_return_if_fail (LAYAK_IS_EXPORT_DIALOG (self));

  gtk_window_set_title (GTK_WINDOW (self), format->is_native ? _("Export XML") : _(format->label));
  layak_export_form_set_format (self->form, format);
}

void
layak_export_dialog_set_trainings (LayakExportDialog *self,
                                   GArray            *trainings)
{
  g_return_if_fail (LAYAK_IS_EXPORT_DIALOG (self));

  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
  layak_export_form_set_trainings (self->form, trainings);
}

void
layak_export_dialog_set_delivery (LayakExportDialog *self,
                                  gboolean           is_delivery)
{
  g_return_if_fail (LAYAK_IS_EXPORT_DIALOG (self));

  layak_export_form_set_delivery (self->form, is_delivery);
}

void
layak_export_dialog_save_to (LayakExportDialog *self,
                             const char        *path)
{
  LayakExportOptions options;

  g_return_if_fail (LAYAK_IS_EXPORT_DIALOG (self) && self->saving == NULL);

  if (!layak_export_form_get_options (self->form, &options, NULL))
    return;

  layak_export_form_stop (self->form);
  g_free (self->path);
  self->path = g_strdup (path);
  self->saving = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
  if (layak_export_form_is_delivery (self->form))
    deliver (self, &options);
  else
    layak_exporter_run_async (self->store, &options, path, progress_cb, self, self->saving, saved_cb,
                              g_object_ref (self));
}

gboolean
layak_export_dialog_is_saving (LayakExportDialog *self)
{
  g_return_val_if_fail (LAYAK_IS_EXPORT_DIALOG (self), FALSE);

  return self->saving != NULL;
}
