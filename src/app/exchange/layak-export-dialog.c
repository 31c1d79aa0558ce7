/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "config.h"

#include "layak-export-dialog.h"

#include <glib/gi18n.h>

#include "layak-deliver.h"
#include "layak-delimiter.h"
#include "layak-delivery.h"
#include "layak-exporter.h"
#include "layak-feedback.h"
#include "layak-file-dialog.h"
#include "layak-menu-label.h"
#include "layak-names.h"
#include "layak-outlook.h"
#include "layak-period-group.h"
#include "layak-picker.h"
#include "layak-read-only.h"
#include "layak-training.h"
#include "layak-wording.h"

struct _LayakExportDialog
{
  AdwWindow         parent_instance;

  LayakStore       *store;
  char             *place;         /* nullable: the code of a regency or province */
  GArray           *trainings;     /* nullable (element-type gint64): the only ones to tell, wherever they are */
  const LayakExportFormat *format; /* nullable: the native one */
  gboolean          is_provisional;
  gint64            revision;      /* which a delivery would be */
  GCancellable     *previewing;    /* nullable: the preview being made */
  GCancellable     *saving;        /* nullable: the report being written */
  char             *path;          /* where it is written */

  GtkStack         *stack;
  GtkWidget        *place_group;
  GtkWidget        *place_row;
  GtkMenuButton    *place_button;
  LayakPicker      *place_picker;
  LayakPeriodGroup *period;
  AdwComboRow      *list_row;
  AdwComboRow      *delimiter_row;
  GtkWidget        *native_group;
  GtkWidget        *delivery_row;
  GtkSwitch        *delivery_switch;
  GtkSwitch        *names_switch;
  GtkSwitch        *documents_switch;
  GtkLabel         *figures_label;
  GtkWidget        *warning;
  GtkLabel         *warning_label;
  GtkProgressBar   *bar;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakExportDialog, layak_export_dialog, ADW_TYPE_WINDOW)

/* What is chosen; its strings belong to the dialog. */
static gboolean
get_options (LayakExportDialog   *self,
             LayakExportOptions  *options,
             GError             **error)
{
  const gboolean is_province = self->place != NULL && strlen (self->place) == 2;

  *options = (LayakExportOptions)
  {
    .scope.regency = is_province ? NULL : self->place,
    .scope.province = is_province ? self->place : NULL,
    .with_names = gtk_switch_get_active (self->names_switch),
    .with_documents = gtk_switch_get_active (self->documents_switch),
    .format = self->format,
    .list = layak_record_info_nth (adw_combo_row_get_selected (self->list_row)),
    .delimiter = layak_delimiter_get (self->delimiter_row),
  };
  if (self->trainings == NULL)
    return layak_period_group_get_period (self->period, &options->scope.period, error);

  options->scope = (LayakExtractScope) { .trainings = self->trainings };
  return TRUE;
}

static void
show_preview (LayakExportDialog  *self,
              const LayakOutlook *outlook)
{
  LayakPeriod period = { 0, 0 };
  g_autofree char *number = layak_wording_number (outlook->n_records);
  g_autofree char *records = g_strdup_printf (ngettext ("The report will hold %s record.",
                                                        "The report will hold %s records.",
                                                        (gulong) outlook->n_records), number);
  g_autofree char *text = NULL;

  layak_period_group_get_period (self->period, &period, NULL);
  self->is_provisional = layak_outlook_is_provisional (outlook, &period, layak_date_today ());
  self->revision = layak_outlook_count_revision (outlook, self->place, &period);
  if (outlook->n_required > 0)
    text = layak_wording_count (ngettext ("%s required item is still missing: the report is provisional.",
                                          "%s required items are still missing: the report is provisional.",
                                          outlook->n_required), outlook->n_required);
  else if (self->is_provisional)
    text = g_strdup (_("The period is not over yet: the report is provisional."));

  gtk_label_set_label (self->figures_label, records);
  gtk_label_set_label (self->warning_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->warning, text != NULL);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(LayakExportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakOutlook) outlook = layak_reader_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->previewing);
  if (outlook != NULL)
    show_preview (self, outlook);
  else
    gtk_label_set_label (self->figures_label, error->message);
}

static void
cancel_preview (LayakExportDialog *self)
{
  if (self->previewing != NULL)
    g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
}

/* A delivery is of one place and one period. */
static void
update_delivery (LayakExportDialog        *self,
                 const LayakExportOptions *options)
{
  gtk_widget_set_visible (self->delivery_row, layak_formats_get (options)->is_native && self->trainings == NULL);
  gtk_widget_set_sensitive (self->delivery_row, self->place != NULL && layak_period_is_set (&options->scope.period));
  layak_read_only_lock (self->store, self->delivery_row, NULL);
}

static gboolean
is_delivery (LayakExportDialog *self)
{
  return gtk_widget_get_visible (self->delivery_row) && gtk_widget_get_sensitive (self->delivery_row) &&
         gtk_switch_get_active (self->delivery_switch);
}

/* What was selected needs no counting, and is no report that could be complete. */
static void
show_selection (LayakExportDialog *self)
{
  g_autofree char *text =
    layak_wording_count (ngettext ("%s selected training, with what belongs to it",
                                   "%s selected trainings, with what belongs to them",
                                   self->trainings->len), self->trainings->len);

  gtk_label_set_label (self->figures_label, text);
}

/* Only where and when matter: names and files change no number of records. */
static void
changed_cb (LayakExportDialog *self)
{
  LayakExportOptions options;
  g_autoptr(GError) error = NULL;
  const gboolean is_valid = get_options (self, &options, &error);

  if (self->store == NULL)
    return;

  cancel_preview (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", is_valid);
  gtk_widget_set_visible (self->warning, FALSE);
  if (self->trainings != NULL)
    show_selection (self);
  else
    gtk_label_set_label (self->figures_label, is_valid ? _("Counting…") : error->message);
  if (!is_valid)
    return;

  update_delivery (self, &options);
  if (self->trainings != NULL)
    return;
  self->is_provisional = TRUE;
  self->revision = 1;
  self->previewing = g_cancellable_new ();
  layak_reader_run_async (layak_store_get_path (self->store),
                          layak_outlook_read (&options.scope, layak_date_today ()),
                          self->previewing, previewed_cb, g_object_ref (self));
}

static void
show_place (LayakExportDialog *self)
{
  g_autofree char *name = self->place != NULL ? layak_names_dup_place (self->store, self->place)
                                              : g_strdup (_("Everything"));
  g_autofree char *text = g_strdup_printf (_("Place: %s"), name);

  layak_menu_label_set (self->place_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
fill_places_cb (LayakExportDialog *self)
{
  layak_picker_add_places (self->place_picker, self->store);
}

static void
place_picked_cb (LayakExportDialog *self,
                 LayakOption       *option)
{
  g_free (self->place);
  self->place = g_strdup (layak_option_get_identity (option));
  show_place (self);
  changed_cb (self);
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
      .today = layak_date_today (), .due_date = LAYAK_UNKNOWN, .is_draft = self->is_provisional,
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

  layak_row_get_value (delivery, "revision")->number = self->revision;
  named.delivery = is_delivery (self) ? delivery : NULL;
  named.is_provisional = self->is_provisional;
  return layak_exporter_suggest_name (&named);
}

static void
choose_file (LayakExportDialog *self)
{
  LayakExportOptions options;
  g_autofree char *name = NULL;
  GtkFileChooserNative *dialog;

  if (!get_options (self, &options, NULL))
    return;

  name = dup_file_name (self, &options);
  dialog = layak_file_dialog_new (GTK_WIDGET (self), LAYAK_FILES_FOR_OTHERS, _("Save the report"),
                                  GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"));
  layak_file_dialog_offer (dialog, _(layak_formats_get (&options)->label), layak_formats_get (&options)->suffix + 1);
  /* A delivery may have been sent, and never gives way to another file. */
  if (is_delivery (self))
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

  cancel_preview (self);
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
  g_clear_pointer (&self->trainings, g_array_unref);
  g_free (self->place);
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

  g_type_ensure (LAYAK_TYPE_PERIOD_GROUP);
  g_type_ensure (LAYAK_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, place_group);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, place_button);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, place_picker);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, period);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, list_row);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, native_group);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, delivery_row);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, delivery_switch);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, names_switch);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, documents_switch);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, figures_label);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, warning_label);
  gtk_widget_class_bind_template_child (widget_class, LayakExportDialog, bar);
  gtk_widget_class_bind_template_callback (widget_class, fill_places_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

/* The lists a file of one list can hold; trainings are asked for most. */
static void
fill_lists (LayakExportDialog *self)
{
  g_autoptr(GtkStringList) lists = gtk_string_list_new (NULL);
  guint trainings = 0;

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);

      gtk_string_list_append (lists, _(info->plural));
      if (info == &layak_training_info)
        trainings = i;
    }
  adw_combo_row_set_model (self->list_row, G_LIST_MODEL (lists));
  adw_combo_row_set_selected (self->list_row, trainings);
}

static void
layak_export_dialog_init (LayakExportDialog *self)
{
  g_autoptr(GSettings) settings = g_settings_new (LAYAK_APPLICATION_ID);

  gtk_widget_init_template (GTK_WIDGET (self));
  layak_delimiter_bind (self->delimiter_row, settings, G_SETTINGS_BIND_GET);
  fill_lists (self);
}

/* Begins with the place and the year the window looks at. */
GtkWidget *
layak_export_dialog_new (GtkWindow  *parent,
                         LayakScope *scope)
{
  LayakExportDialog *self = g_object_new (LAYAK_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  const int year = layak_scope_get_year (scope);
  LayakPeriod period = { 0, 0 };

  self->store = g_object_ref (layak_scope_get_store (scope));
  self->place = g_strdup (layak_scope_get_place (scope));
  show_place (self);
  if (year > 0)
    period = (LayakPeriod) { layak_date_new (year, 1, 1), layak_date_new (year, 12, 31) };
  layak_period_group_set_period (self->period, &period);
  return GTK_WIDGET (self);
}

void
layak_export_dialog_set_period (LayakExportDialog *self,
                                const LayakPeriod *period)
{
  g_return_if_fail (LAYAK_IS_EXPORT_DIALOG (self));

  layak_period_group_set_period (self->period, period);
}

void
layak_export_dialog_set_format (LayakExportDialog       *self,
                                const LayakExportFormat *format)
{
  g_return_if_fail (LAYAK_IS_EXPORT_DIALOG (self));

  self->format = format;
  gtk_window_set_title (GTK_WINDOW (self), format->is_native ? _("Export XML") : _(format->label));
  gtk_widget_set_visible (self->native_group, format->is_native);
  gtk_widget_set_visible (self->place_group, self->trainings == NULL || format->has_lists);
  gtk_widget_set_visible (GTK_WIDGET (self->list_row), format->has_lists);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter_row), format->has_lists);
  changed_cb (self);
}

void
layak_export_dialog_set_trainings (LayakExportDialog *self,
                                   GArray            *trainings)
{
  g_return_if_fail (LAYAK_IS_EXPORT_DIALOG (self) && self->trainings == NULL);

  self->trainings = g_array_ref (trainings);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
  gtk_widget_set_visible (self->place_group, FALSE);
  gtk_widget_set_visible (self->place_row, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->period), FALSE);
  changed_cb (self);
}

void
layak_export_dialog_set_delivery (LayakExportDialog *self,
                                  gboolean           is_delivery)
{
  g_return_if_fail (LAYAK_IS_EXPORT_DIALOG (self));

  gtk_switch_set_active (self->delivery_switch, is_delivery);
}

void
layak_export_dialog_save_to (LayakExportDialog *self,
                             const char        *path)
{
  LayakExportOptions options;

  g_return_if_fail (LAYAK_IS_EXPORT_DIALOG (self) && self->saving == NULL);

  if (!get_options (self, &options, NULL))
    return;

  cancel_preview (self);
  g_free (self->path);
  self->path = g_strdup (path);
  self->saving = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
  if (is_delivery (self))
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
