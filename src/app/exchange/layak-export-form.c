/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "config.h"

#include "layak-export-form.h"

#include <glib/gi18n.h>

#include "layak-delimiter.h"
#include "layak-menu-label.h"
#include "layak-names.h"
#include "layak-outlook.h"
#include "layak-period-group.h"
#include "layak-picker.h"
#include "layak-read-only.h"
#include "layak-training.h"
#include "layak-wording.h"

struct _LayakExportForm
{
  AdwBin                   parent_instance;

  LayakStore              *store;
  char                    *place;          /* nullable: the code of a regency or province */
  GArray                  *trainings;      /* nullable (element-type gint64): the only ones, wherever they are */
  const LayakExportFormat *format;         /* nullable: the native one */
  gboolean                 is_provisional;
  gint64                   revision;       /* which a delivery would be */
  GCancellable            *previewing;     /* nullable: the preview being made */

  GtkWidget               *place_group;
  GtkWidget               *place_row;
  GtkMenuButton           *place_button;
  LayakPicker             *place_picker;
  LayakPeriodGroup        *period;
  AdwComboRow             *list_row;
  AdwComboRow             *delimiter_row;
  GtkWidget               *native_group;
  GtkWidget               *delivery_row;
  GtkSwitch               *delivery_switch;
  GtkSwitch               *names_switch;
  GtkSwitch               *documents_switch;
  GtkLabel                *figures_label;
  GtkWidget               *warning;
  GtkLabel                *warning_label;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakExportForm, layak_export_form, ADW_TYPE_BIN)

/* What is chosen; its strings belong to the form. */
gboolean
layak_export_form_get_options (LayakExportForm     *self,
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
show_preview (LayakExportForm  *self,
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
  g_autoptr(LayakExportForm) self = user_data;
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

/* Nobody waits for the preview any more. */
void
layak_export_form_stop (LayakExportForm *self)
{
  g_return_if_fail (LAYAK_IS_EXPORT_FORM (self));

  if (self->previewing != NULL)
    g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
}

/* A delivery is of one place and one period. */
static void
update_delivery (LayakExportForm        *self,
                 const LayakExportOptions *options)
{
  gtk_widget_set_visible (self->delivery_row, layak_formats_get (options)->is_native && self->trainings == NULL);
  gtk_widget_set_sensitive (self->delivery_row, self->place != NULL && layak_period_is_set (&options->scope.period));
  layak_read_only_lock (self->store, self->delivery_row, NULL);
}

gboolean
layak_export_form_is_delivery (LayakExportForm *self)
{
  g_return_val_if_fail (LAYAK_IS_EXPORT_FORM (self), FALSE);

  return gtk_widget_get_visible (self->delivery_row) && gtk_widget_get_sensitive (self->delivery_row) &&
         gtk_switch_get_active (self->delivery_switch);
}

/* What was selected needs no counting, and is no report that could be complete. */
static void
show_selection (LayakExportForm *self)
{
  g_autofree char *text =
    layak_wording_count (ngettext ("%s selected training, with what belongs to it",
                                   "%s selected trainings, with what belongs to them",
                                   self->trainings->len), self->trainings->len);

  gtk_label_set_label (self->figures_label, text);
}

/* Only where and when matter: names and files change no number of records. */
static void
changed_cb (LayakExportForm *self)
{
  LayakExportOptions options;
  g_autoptr(GError) error = NULL;
  const gboolean is_valid = layak_export_form_get_options (self, &options, &error);

  if (self->store == NULL)
    return;

  layak_export_form_stop (self);
  g_signal_emit (self, signals[CHANGED], 0, is_valid);
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
show_place (LayakExportForm *self)
{
  g_autofree char *name = self->place != NULL ? layak_names_dup_place (self->store, self->place)
                                              : g_strdup (_("Everything"));
  g_autofree char *text = g_strdup_printf (_("Place: %s"), name);

  layak_menu_label_set (self->place_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
fill_places_cb (LayakExportForm *self)
{
  layak_picker_add_places (self->place_picker, self->store);
}

static void
place_picked_cb (LayakExportForm *self,
                 LayakOption       *option)
{
  g_free (self->place);
  self->place = g_strdup (layak_option_get_identity (option));
  show_place (self);
  changed_cb (self);
}

static void
layak_export_form_dispose (GObject *object)
{
  LayakExportForm *self = LAYAK_EXPORT_FORM (object);

  layak_export_form_stop (self);
  g_clear_object (&self->store);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_EXPORT_FORM);

  G_OBJECT_CLASS (layak_export_form_parent_class)->dispose (object);
}

static void
layak_export_form_finalize (GObject *object)
{
  LayakExportForm *self = LAYAK_EXPORT_FORM (object);

  g_clear_pointer (&self->trainings, g_array_unref);
  g_free (self->place);

  G_OBJECT_CLASS (layak_export_form_parent_class)->finalize (object);
}

static void
layak_export_form_class_init (LayakExportFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_export_form_dispose;
  object_class->finalize = layak_export_form_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (LAYAK_TYPE_PERIOD_GROUP);
  g_type_ensure (LAYAK_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-export-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, place_group);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, place_button);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, place_picker);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, period);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, list_row);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, native_group);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, delivery_row);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, delivery_switch);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, names_switch);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, documents_switch);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, figures_label);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, warning);
  gtk_widget_class_bind_template_child (widget_class, LayakExportForm, warning_label);
  gtk_widget_class_bind_template_callback (widget_class, fill_places_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

/* The lists a file of one list can hold; trainings are asked for most. */
static void
fill_lists (LayakExportForm *self)
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
layak_export_form_init (LayakExportForm *self)
{
  g_autoptr(GSettings) settings = g_settings_new (LAYAK_APPLICATION_ID);

  gtk_widget_init_template (GTK_WIDGET (self));
  layak_delimiter_bind (self->delimiter_row, settings, G_SETTINGS_BIND_GET);
  fill_lists (self);
}

/* Begins with the place and the year the window looks at. Called once. */
void
layak_export_form_take_scope (LayakExportForm *self,
                              LayakScope      *scope)
{
  const int year = layak_scope_get_year (scope);
  LayakPeriod period = { 0, 0 };

  g_return_if_fail (LAYAK_IS_EXPORT_FORM (self) && self->store == NULL);

  self->store = g_object_ref (layak_scope_get_store (scope));
  self->place = g_strdup (layak_scope_get_place (scope));
  show_place (self);
  if (year > 0)
    period = (LayakPeriod) { layak_date_new (year, 1, 1), layak_date_new (year, 12, 31) };
  layak_period_group_set_period (self->period, &period);
}

void
layak_export_form_set_period (LayakExportForm   *self,
                              const LayakPeriod *period)
{
  g_return_if_fail (LAYAK_IS_EXPORT_FORM (self));

  layak_period_group_set_period (self->period, period);
}

void
layak_export_form_set_format (LayakExportForm         *self,
                              const LayakExportFormat *format)
{
  g_return_if_fail (LAYAK_IS_EXPORT_FORM (self));

  self->format = format;
  gtk_widget_set_visible (self->native_group, format->is_native);
  gtk_widget_set_visible (self->place_group, self->trainings == NULL || format->has_lists);
  gtk_widget_set_visible (GTK_WIDGET (self->list_row), format->has_lists);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter_row), format->has_lists);
  changed_cb (self);
}

void
layak_export_form_set_trainings (LayakExportForm *self,
                                 GArray          *trainings)
{
  g_return_if_fail (LAYAK_IS_EXPORT_FORM (self) && self->trainings == NULL);

  self->trainings = g_array_ref (trainings);
  gtk_widget_set_visible (self->place_group, FALSE);
  gtk_widget_set_visible (self->place_row, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->period), FALSE);
  changed_cb (self);
}

void
layak_export_form_set_delivery (LayakExportForm *self,
                                gboolean         is_delivery)
{
  g_return_if_fail (LAYAK_IS_EXPORT_FORM (self));

  gtk_switch_set_active (self->delivery_switch, is_delivery);
}

gboolean
layak_export_form_is_provisional (LayakExportForm *self)
{
  g_return_val_if_fail (LAYAK_IS_EXPORT_FORM (self), TRUE);

  return self->is_provisional;
}

gint64
layak_export_form_get_revision (LayakExportForm *self)
{
  g_return_val_if_fail (LAYAK_IS_EXPORT_FORM (self), 1);

  return self->revision;
}
