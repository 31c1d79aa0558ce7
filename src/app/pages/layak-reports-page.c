/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-reports-page.h"

#include <glib/gi18n.h>

#include "layak-delivery-row.h"
#include "layak-delivery.h"
#include "layak-even-layout.h"
#include "layak-export-dialog.h"
#include "layak-exporter.h"
#include "layak-feedback.h"
#include "layak-finding-rows.h"
#include "layak-menu-label.h"
#include "layak-names.h"
#include "layak-period-group.h"
#include "layak-picker.h"
#include "layak-reading.h"
#include "layak-report-figures.h"
#include "layak-report-period.h"
#include "layak-scroll-place.h"
#include "layak-side-layout.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

/* How many deliveries are shown before all are asked for. */
#define N_DELIVERIES 5

/* Everything is read on another thread; what is shown stays until the next reading is here. */
struct _LayakReportsPage
{
  LayakPage           parent_instance;

  LayakPeriod         period;
  gboolean            is_chosen;        /* the period, by a person */
  gboolean            is_sought;        /* the period that nobody chose is still to be read */
  gboolean            is_stale;
  guint               refresh_id;       /* an idle source: many changes, one reading */
  GCancellable       *reading;          /* NULL while nothing is read */
  LayakOutlook       *outlook;          /* nullable: what is shown */
  gboolean            all_deliveries;
  char               *wanted;           /* nullable: the delivery to show once it is there */

  GtkMenuButton      *place_button;
  LayakPicker        *place_picker;
  GtkMenuButton      *period_button;
  LayakPeriodGroup   *period_group;
  GtkLabel           *passed_label;
  GtkProgressBar     *passed_bar;
  GtkListBox         *finding_rows;
  GtkExpander        *passed_expander;
  GtkLabel           *passed_list;
  GtkButton          *deliveries_button;
  GtkListBox         *delivery_rows;
  LayakReportFigures *figures;
  GtkWidget          *export_button;
  GtkLabel           *file_label;
  GtkWidget          *bar;
  GtkImage           *bar_image;
  GtkLabel           *bar_label;
  GtkListBox         *formats;
  GtkWidget          *recipient_list;
  AdwActionRow       *recipient_row;
  AdwActionRow       *due_row;
  GtkLabel           *due_label;
};

G_DEFINE_FINAL_TYPE (LayakReportsPage, layak_reports_page, LAYAK_TYPE_PAGE)

static LayakExtractScope
get_scope (LayakReportsPage *self)
{
  const char *place = layak_scope_get_place (layak_page_get_scope (LAYAK_PAGE (self)));
  const gboolean is_province = place != NULL && strchr (place, '.') == NULL;

  return (LayakExtractScope)
  {
    .regency = is_province ? NULL : place, .province = is_province ? place : NULL, .period = self->period,
  };
}

static void
show_findings (LayakReportsPage *self)
{
  const LayakOutlook *outlook = self->outlook;
  const GPtrArray *groups = outlook->findings;
  guint counts[LAYAK_N_SEVERITIES];
  g_autofree char *summary = NULL, *passed = layak_finding_rows_dup_passed (outlook->passed);
  g_autofree char *others = layak_wording_count (ngettext ("%s other check is complete", "%s other checks are complete",
                                                           outlook->n_passed), outlook->n_passed);

  layak_findings_count_groups (groups, counts);
  summary = layak_findings_dup_summary (counts);
  layak_lead_row_clear (self->finding_rows);
  if (layak_findings_get_n_due (counts) == 0)
    layak_lead_row_say (self->finding_rows, "status-selesai-symbolic", "green-text", _("Everything is complete"));
  layak_finding_rows_append (self->finding_rows, groups, groups->len, layak_finding_rows_make_wide);

  gtk_label_set_label (self->passed_label, summary);
  gtk_progress_bar_set_fraction (self->passed_bar, outlook->n_rules > 0 ? (double) outlook->n_passed / outlook->n_rules
                                                                        : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->passed_bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, summary, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->passed_expander), outlook->n_passed > 0);
  layak_names_label_expander (self->passed_expander, others);
  gtk_label_set_label (self->passed_list, passed);
}

/* (transfer full) (nullable): whose report it is, where several places are shown. */
static char *
dup_owner (LayakReportsPage *self,
           const LayakRow   *delivery)
{
  const char *place = layak_scope_get_place (layak_page_get_scope (LAYAK_PAGE (self)));
  const char *owner = layak_row_get_text (delivery, "regency");

  if (owner == NULL)
    owner = layak_row_get_text (delivery, "province");
  if (owner == NULL || g_strcmp0 (owner, place) == 0)
    return NULL;

  return layak_names_dup_place (layak_page_get_store (LAYAK_PAGE (self)), owner);
}

static void
show_deliveries (LayakReportsPage *self)
{
  GPtrArray *deliveries = self->outlook->deliveries;
  const guint n_rows = self->all_deliveries ? deliveries->len : MIN (deliveries->len, N_DELIVERIES);

  layak_lead_row_clear (self->delivery_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const LayakDelivered *delivered = g_ptr_array_index (deliveries, i);
      g_autofree char *uuid = layak_uuid_to_string (&delivered->row->uuid);
      g_autofree char *owner = dup_owner (self, delivered->row);
      GtkWidget *row = layak_delivery_row_new (layak_page_get_store (LAYAK_PAGE (self)), delivered, owner);

      gtk_list_box_append (self->delivery_rows, row);
      if (g_strcmp0 (uuid, self->wanted) == 0)
        gtk_widget_grab_focus (row);
    }
  if (deliveries->len == 0)
    layak_lead_row_say (self->delivery_rows, "document-send-symbolic", NULL, _("Nothing was delivered yet"));

  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->deliveries_button), deliveries->len > N_DELIVERIES);
  gtk_button_set_label (self->deliveries_button, self->all_deliveries ? _("Show less") : _("All deliveries"));
}

static void
all_deliveries_cb (LayakReportsPage *self)
{
  self->all_deliveries = !self->all_deliveries;
  if (self->outlook != NULL)
    show_deliveries (self);
}

/* (transfer full) (nullable): why the report would be provisional. */
static char *
dup_reasons (LayakReportsPage *self,
             LayakDate         today)
{
  const guint n_required = self->outlook->n_required;
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  if (layak_period_is_set (&self->period) && self->period.to >= today)
    {
      const int days = layak_date_days_from (today, self->period.to);

      g_ptr_array_add (reasons, days == 0 ? g_strdup (_("the period ends today"))
                                          : layak_wording_count (ngettext ("the period runs for %s more day",
                                                                           "the period runs for %s more days",
                                                                           (gulong) days), days));
    }
  if (n_required > 0)
    g_ptr_array_add (reasons, layak_wording_count (ngettext ("%s required item is missing",
                                                             "%s required items are missing",
                                                             n_required), n_required));
  g_ptr_array_add (reasons, NULL);
  return reasons->len > 1 ? g_strjoinv ("; ", (char **) reasons->pdata) : NULL;
}

static void
show_bar (LayakReportsPage *self)
{
  g_autofree char *reasons = dup_reasons (self, layak_date_today ());
  const LayakExportOptions options = { .scope = get_scope (self), .is_provisional = reasons != NULL };
  g_autofree char *file = layak_exporter_suggest_name (&options);
  g_autofree char *text =
    reasons != NULL ? g_strdup_printf (_("The export will be marked as provisional: %s."), reasons)
                    : g_strdup (_("Ready to send"));

  gtk_widget_set_visible (self->bar, TRUE);
  gtk_widget_remove_css_class (self->bar, reasons != NULL ? "ready-bar" : "warning-bar");
  gtk_widget_add_css_class (self->bar, reasons != NULL ? "warning-bar" : "ready-bar");
  gtk_image_set_from_icon_name (self->bar_image, reasons != NULL ? "status-berjalan-symbolic"
                                                                 : "status-selesai-symbolic");
  gtk_label_set_label (self->bar_label, text);
  gtk_label_set_label (self->file_label, file);
}

static void
take_outlook (gpointer widget,
              gpointer result)
{
  LayakReportsPage *self = widget;

  g_clear_pointer (&self->outlook, layak_outlook_free);
  self->outlook = result;
  show_findings (self);
  show_deliveries (self);
  show_bar (self);
  layak_report_figures_show (self->figures, self->outlook);
}

static void
take_period (gpointer widget,
             gpointer result)
{
  LayakReportsPage *self = widget;
  g_autofree LayakPeriod *period = result;

  layak_reports_page_set_period (self, period);
  self->is_chosen = FALSE;
}

static void
refresh (LayakReportsPage *self)
{
  LayakScope *scope = layak_page_get_scope (LAYAK_PAGE (self));
  const LayakExtractScope extract = get_scope (self);
  const LayakDate today = layak_date_today ();
  const gboolean is_sought = self->is_sought;

  self->is_stale = FALSE;
  layak_reading_start (&self->reading, self, layak_page_get_store (LAYAK_PAGE (self)),
                       is_sought ? layak_report_period_read (layak_scope_get_place (scope),
                                                             layak_scope_get_year (scope), today)
                                 : layak_outlook_read (&extract, today),
                       is_sought ? take_period : take_outlook);
}

static gboolean
refresh_cb (gpointer data)
{
  LayakReportsPage *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* A page nobody looks at waits until somebody does: so the checks run again when a person comes back from a field. */
static void
queue_refresh (LayakReportsPage *self)
{
  self->is_stale = TRUE;
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
}

static void
layak_reports_page_map (GtkWidget *widget)
{
  LayakReportsPage *self = LAYAK_REPORTS_PAGE (widget);

  GTK_WIDGET_CLASS (layak_reports_page_parent_class)->map (widget);

  if (!self->is_stale)
    return;

  /* What changed meanwhile may have made another period the next one; while somebody looks, it stays. */
  self->is_sought = !self->is_chosen;
  refresh (self);
}

/* Whether it is the report of a regency, seen by its province. */
static gboolean
is_received (LayakReportsPage *self)
{
  const char *place = get_scope (self).regency;
  const char *office = layak_scope_get_office (layak_page_get_scope (LAYAK_PAGE (self)));

  return place != NULL && office != NULL && strchr (office, '.') == NULL && g_str_has_prefix (place, office);
}

/* A regency reports to its province, a province to the ministry. */
static const char *
get_subtitle (LayakReportsPage *self)
{
  const LayakExtractScope scope = get_scope (self);

  return scope.regency == NULL && scope.province == NULL ? _("Periodic reports")
         : scope.regency == NULL ? _("Periodic report to the ministry")
         : is_received (self) ? _("Periodic report of a regency or city") : _("Periodic report to the province");
}

static void
show_recipient (LayakReportsPage *self)
{
  const LayakExtractScope scope = get_scope (self);
  const gboolean is_due = layak_period_is_set (&self->period) && (scope.regency != NULL || scope.province != NULL);
  g_autofree char *name = NULL, *date = NULL, *relative = NULL;
  LayakDate due;

  gtk_widget_set_visible (self->recipient_list, scope.regency != NULL || scope.province != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->due_row), is_due);
  if (scope.regency != NULL)
    {
      g_autofree char *code = g_strndup (scope.regency, 2);
      g_autofree char *province = layak_names_dup_place (layak_page_get_store (LAYAK_PAGE (self)), code);

      name = is_received (self) ? g_strdup_printf (_("%s (this office)"), province) : g_steal_pointer (&province);
    }
  else
    name = g_strdup (_("The ministry"));
  adw_action_row_set_subtitle (self->recipient_row, name);
  if (!is_due)
    return;

  due = layak_delivery_get_due (&self->period);
  date = layak_wording_date (due);
  relative = layak_wording_due (due, layak_date_today ());
  adw_action_row_set_subtitle (self->due_row, relative);
  gtk_label_set_label (self->due_label, date);
}

static void
show_period (LayakReportsPage *self)
{
  g_autofree char *period = layak_period_group_describe (&self->period);
  g_autofree char *name = g_strdup_printf (_("Period: %s"), period);

  layak_menu_label_set (self->period_button, period);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->period_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_recipient (self);
}

/* What is chosen shows at once; what it holds comes when it is read. */
static void
show_choice (LayakReportsPage *self)
{
  LayakScope *scope = layak_page_get_scope (LAYAK_PAGE (self));
  g_autofree char *place_name = g_strdup_printf (_("Place: %s"), layak_scope_get_place_name (scope));

  layak_menu_label_set (self->place_button, layak_scope_get_place_name (scope));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place_button), GTK_ACCESSIBLE_PROPERTY_LABEL, place_name, -1);
  if (!self->is_sought)
    show_period (self);
  gtk_widget_set_sensitive (self->export_button, !self->is_sought);
  gtk_widget_set_sensitive (GTK_WIDGET (self->formats), !self->is_sought);
  layak_page_set_subtitle (LAYAK_PAGE (self), get_subtitle (self));
  queue_refresh (self);
}

static void
fill_places_cb (LayakReportsPage *self)
{
  layak_picker_add_places (self->place_picker, layak_page_get_store (LAYAK_PAGE (self)));
}

static void
place_picked_cb (LayakReportsPage *self,
                 LayakOption      *option)
{
  layak_scope_set_place (layak_page_get_scope (LAYAK_PAGE (self)), layak_option_get_identity (option));
}

static void
period_changed_cb (LayakReportsPage *self)
{
  LayakPeriod period;

  /* Days that are still being typed are no period yet. */
  if (layak_page_get_scope (LAYAK_PAGE (self)) == NULL ||
      !layak_period_group_get_period (self->period_group, &period, NULL))
    return;

  self->period = period;
  self->is_chosen = TRUE;
  self->is_sought = FALSE;
  show_choice (self);
}

static void
scope_changed_cb (LayakReportsPage *self)
{
  const int year = layak_scope_get_year (layak_page_get_scope (LAYAK_PAGE (self)));

  if (year != 0 && layak_period_is_set (&self->period) && layak_date_get_year (self->period.from) != year)
    self->is_chosen = FALSE;
  self->is_sought = !self->is_chosen;
  show_choice (self);
}

static void
saved_cb (LayakReportsPage *self,
          const char       *path)
{
  layak_feedback_file_toast (GTK_WIDGET (self), _("Report saved"), path);
}

static void
export_as (LayakReportsPage        *self,
           const LayakExportFormat *format)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = layak_export_dialog_new (GTK_WINDOW (root), layak_page_get_scope (LAYAK_PAGE (self)));

  layak_export_dialog_set_period (LAYAK_EXPORT_DIALOG (dialog), &self->period);
  layak_export_dialog_set_format (LAYAK_EXPORT_DIALOG (dialog), format);
  layak_export_dialog_set_delivery (LAYAK_EXPORT_DIALOG (dialog), format->is_native);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
export_clicked_cb (LayakReportsPage *self)
{
  export_as (self, layak_formats_find ("xml"));
}

static void
format_activated_cb (LayakReportsPage *self,
                     GtkListBoxRow    *row)
{
  export_as (self, layak_formats_find (gtk_widget_get_name (GTK_WIDGET (row))));
}

static void
fill_formats (LayakReportsPage *self)
{
  for (guint i = 0; i < layak_formats_get_n (); i++)
    {
      const LayakExportFormat *format = layak_formats_nth (i);
      LayakLeadRow *row;

      if (format->is_native)
        continue;
      row = LAYAK_LEAD_ROW (layak_lead_row_new ());
      layak_lead_row_set_icon (row, "document-save-symbolic", NULL);
      layak_lead_row_set_text (row, _(format->label), NULL);
      gtk_widget_set_name (GTK_WIDGET (row), format->name);
      layak_lead_row_add_suffix (row, g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      gtk_list_box_append (self->formats, GTK_WIDGET (row));
    }
}

static void
take_scope (LayakPage  *page,
            LayakScope *scope)
{
  LayakReportsPage *self = LAYAK_REPORTS_PAGE (page);

  g_signal_connect_object (scope, "changed", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (layak_scope_get_store (scope), "changed", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  self->is_sought = TRUE;
  show_choice (self);
}

/* The period that nobody chose moves on with the days, so it is not kept. */
static void
describe_place (LayakPage    *page,
                GVariantDict *place)
{
  LayakReportsPage *self = LAYAK_REPORTS_PAGE (page);
  g_autofree char *period = layak_period_is_set (&self->period) ? layak_period_format (&self->period) : g_strdup ("");

  if (self->is_chosen)
    g_variant_dict_insert (place, "period", "s", period);
  g_variant_dict_insert (place, "all-deliveries", "b", self->all_deliveries);
  layak_scroll_place_describe (ADW_BIN (page), place);
}

/* The year of the window is kept by the window, and decides. */
static void
restore_place (LayakPage    *page,
               GVariantDict *place)
{
  LayakReportsPage *self = LAYAK_REPORTS_PAGE (page);
  const int year = layak_scope_get_year (layak_page_get_scope (page));
  LayakPeriod period = { 0, 0 };
  const char *text;

  if (g_variant_dict_lookup (place, "period", "&s", &text) &&
      (*text == '\0' || (layak_period_parse (text, &period, NULL) &&
                         (year == 0 || year == layak_date_get_year (period.from)))))
    layak_reports_page_set_period (self, &period);
  g_variant_dict_lookup (place, "all-deliveries", "b", &self->all_deliveries);
  layak_scroll_place_restore (ADW_BIN (page), place);
}

/* A delivery: all of them are shown, and the focus goes to its row. */
static void
show_record (LayakPage  *page,
             const char *uuid,
             const char *field)
{
  LayakReportsPage *self = LAYAK_REPORTS_PAGE (page);

  g_free (self->wanted);
  self->wanted = g_strdup (uuid);
  self->all_deliveries = TRUE;
  if (self->outlook != NULL && !self->is_stale && self->reading == NULL)
    show_deliveries (self);
}

static void
layak_reports_page_dispose (GObject *object)
{
  LayakReportsPage *self = LAYAK_REPORTS_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  layak_reading_stop (&self->reading);
  g_clear_pointer (&self->outlook, layak_outlook_free);
  g_clear_pointer (&self->wanted, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_REPORTS_PAGE);

  G_OBJECT_CLASS (layak_reports_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, place_button);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, place_picker);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, period_button);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, period_group);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, passed_label);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, passed_bar);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, finding_rows);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, passed_expander);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, passed_list);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, deliveries_button);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, delivery_rows);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, figures);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, bar_image);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, bar_label);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, formats);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, recipient_list);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, recipient_row);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, due_row);
  gtk_widget_class_bind_template_child (widget_class, LayakReportsPage, due_label);
  gtk_widget_class_bind_template_callback (widget_class, fill_places_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_deliveries_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_activated_cb);
}

static void
layak_reports_page_class_init (LayakReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_reports_page_dispose;
  widget_class->map = layak_reports_page_map;
  LAYAK_PAGE_CLASS (klass)->take_scope = take_scope;
  LAYAK_PAGE_CLASS (klass)->show_record = show_record;
  LAYAK_PAGE_CLASS (klass)->describe_place = describe_place;
  LAYAK_PAGE_CLASS (klass)->restore_place = restore_place;

  g_type_ensure (LAYAK_TYPE_EVEN_LAYOUT);
  g_type_ensure (LAYAK_TYPE_PERIOD_GROUP);
  g_type_ensure (LAYAK_TYPE_PICKER);
  g_type_ensure (LAYAK_TYPE_REPORT_FIGURES);
  g_type_ensure (LAYAK_TYPE_SIDE_LAYOUT);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
}

static void
layak_reports_page_init (LayakReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_formats (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->export_button),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->bar_label, NULL, -1);
}

void
layak_reports_page_set_period (LayakReportsPage  *self,
                               const LayakPeriod *period)
{
  g_return_if_fail (LAYAK_IS_REPORTS_PAGE (self));

  /* The rows tell of the change. */
  layak_period_group_set_period (self->period_group, period);
}
