/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-recommendation-detail.h"

#include <glib/gi18n.h>

#include "layak-child-group.h"
#include "layak-chips-row.h"
#include "layak-choice-row.h"
#include "layak-date-row.h"
#include "layak-editor.h"
#include "layak-facts.h"
#include "layak-indicator.h"
#include "layak-keys.h"
#include "layak-names.h"
#include "layak-pill.h"
#include "layak-priority.h"
#include "layak-progress-composer.h"
#include "layak-prose-row.h"
#include "layak-read-only.h"
#include "layak-recommendation.h"
#include "layak-reference-row.h"
#include "layak-removal.h"
#include "layak-side-layout.h"
#include "layak-status-form.h"
#include "layak-text-row.h"
#include "layak-timeline.h"
#include "layak-training.h"
#include "layak-value-row.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

struct _LayakRecommendationDetail
{
  AdwBin                 parent_instance;

  LayakStore            *store;

  GtkScrolledWindow     *scroller;
  LayakEditor           *editor;
  GtkWidget             *done_button;
  GtkMenuButton         *status_button;
  LayakPill             *status_pill;
  LayakPill             *overdue_pill;
  LayakPriority         *priority;
  GtkWidget             *indicators;
  LayakStatusForm       *status_form;
  GtkLabel              *amount_label;
  GtkLabel              *percent_label;
  GtkProgressBar        *bar;
  GtkLabel              *measure_label;
  GtkLabel              *log_label;
  LayakProgressComposer *composer;
  LayakTimeline         *timeline;
  GtkWidget             *status_group;
  GtkWidget             *reason_row;
  GtkWidget             *postponed_row;
  GtkWidget             *closed_row;
  GtkWidget             *verifier_row;
  GtkWidget             *verified_row;
  LayakChildGroup       *documents;
  AdwActionRow          *training_row;
};

enum
{
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakRecommendationDetail, layak_recommendation_detail, ADW_TYPE_BIN)

static const LayakRow *
get_row (LayakRecommendationDetail *self)
{
  return layak_record_get_row (layak_editor_get_record (self->editor));
}

static void
show_status (LayakRecommendationDetail *self,
             const LayakRow            *row)
{
  const gint64 status = layak_row_get_number (row, "status");
  const LayakDate today = layak_date_today ();
  const gboolean is_overdue = layak_facts_is_overdue (row, today);
  g_autofree char *late = is_overdue ? layak_wording_due (layak_facts_get_due (row), today) : NULL;
  g_autofree char *name = g_strdup_printf (_("Status: %s"),
                                           layak_enumeration_get_label (&layak_recommendation_statuses, status));

  layak_pill_set_recommendation (self->status_pill, status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->overdue_pill), is_overdue);
  if (is_overdue)
    layak_pill_set (self->overdue_pill, late, "status-terlambat-symbolic", "tone-red");
  gtk_widget_set_visible (self->done_button, !layak_recommendation_status_is_closed (status));

  layak_priority_set (self->priority, layak_row_get_number (row, "priority"));
  gtk_widget_set_visible (GTK_WIDGET (self->priority), !layak_row_is_unknown (row, "priority"));
}

/* What only some statuses have is shown with them, and wherever it is filled in. */
static void
show_status_rows (LayakRecommendationDetail *self,
                  const LayakRow            *row)
{
  const gint64 status = layak_row_get_number (row, "status");
  const gboolean is_postponed = status == LAYAK_RECOMMENDATION_POSTPONED;
  const gboolean is_infeasible = status == LAYAK_RECOMMENDATION_INFEASIBLE;
  const gboolean is_verified = status == LAYAK_RECOMMENDATION_VERIFIED;
  const gboolean is_closed = layak_recommendation_status_is_closed (status);
  const gboolean shown[] =
  {
    is_postponed || is_infeasible || !layak_row_is_unknown (row, "status-reason"),
    is_postponed || !layak_row_is_unknown (row, "postponed-to"),
    is_closed || !layak_row_is_unknown (row, "closed-on"),
    is_verified || !layak_row_is_unknown (row, "verified-by"),
    is_verified || !layak_row_is_unknown (row, "verified-on"),
  };
  GtkWidget *rows[] = { self->reason_row, self->postponed_row, self->closed_row, self->verifier_row,
                        self->verified_row };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_set_visible (rows[i], shown[i]);
      any |= shown[i];
    }
  gtk_widget_set_visible (self->status_group, any);
}

static void
show_indicators (LayakRecommendationDetail *self,
                 const LayakRow            *row)
{
  char **set = layak_row_get_set (row, "indicators");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->indicators)) != NULL)
    gtk_box_remove (GTK_BOX (self->indicators), child);

  for (guint i = 0; set != NULL && set[i] != NULL; i++)
    {
      g_autofree char *name = layak_names_dup_reference (self->store, &layak_indicator_info, set[i]);
      /* Translators: a KLA indicator with number and name. */
      g_autofree char *text = g_strdup_printf (_("Ind. %s"), name);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_widget_set_tooltip_text (label, name);
      gtk_widget_add_css_class (label, "indicator-chip");
      gtk_box_append (GTK_BOX (self->indicators), label);
    }
  gtk_widget_set_visible (self->indicators, set != NULL);
}

static void
show_progress (LayakRecommendationDetail *self,
               const LayakRow            *row)
{
  const double fraction = layak_facts_get_progress (row);
  const char *measure = layak_row_get_text (row, "measure");
  g_autofree char *amount = layak_wording_progress (layak_row_get_number (row, "achieved"),
                                                    layak_row_get_number (row, "target"),
                                                    layak_row_get_text (row, "unit"));
  g_autofree char *percent = layak_wording_percent (fraction);
  /* Translators: a success measure. */
  g_autofree char *text = measure != NULL ? g_strdup_printf (_("Measure: %s"), measure) : NULL;

  gtk_label_set_label (self->amount_label, amount);
  gtk_label_set_label (self->percent_label, percent);
  gtk_progress_bar_set_fraction (self->bar, MAX (fraction, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !layak_row_is_unknown (row, "target"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, amount, -1);
  if (fraction >= 1)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "done");
  gtk_label_set_label (self->measure_label,
                       text != NULL ? text : _("Say how one will see that it is done, and how many are aimed at."));
}

static void
show_training (LayakRecommendationDetail *self,
               const LayakRow            *row)
{
  const char *uuid = layak_row_get_text (row, "training");
  g_autoptr(LayakRecord) training = NULL;
  g_autofree char *dates = NULL, *title = NULL;
  const LayakRow *origin;

  if (uuid != NULL)
    training = layak_store_load (self->store, &layak_training_info, uuid, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->training_row), training != NULL);
  if (training == NULL)
    return;

  origin = layak_record_get_row (training);
  dates = layak_wording_dates (layak_row_get_date (origin, "start-date"), layak_row_get_date (origin, "end-date"));
  title = g_markup_escape_text (layak_row_get_title (origin), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->training_row), title);
  adw_action_row_set_subtitle (self->training_row, dates != NULL ? dates : "");
}

static void
show (LayakRecommendationDetail *self)
{
  const LayakRow *row;

  if (layak_editor_get_record (self->editor) == NULL)
    return;

  row = get_row (self);
  show_status (self, row);
  show_status_rows (self, row);
  show_indicators (self, row);
  show_progress (self, row);
  show_training (self, row);
  layak_progress_composer_set_recommendation (self->composer, self->store, row);
  layak_timeline_set_recommendation (self->timeline, self->store, row);
}

static void
log_changed_cb (LayakRecommendationDetail *self)
{
  const guint n = layak_timeline_count_entries (self->timeline);
  const guint n_documents = layak_timeline_count_documents (self->timeline);
  g_autofree char *entries = layak_wording_count (ngettext ("%s entry", "%s entries", n), n);
  g_autofree char *documents =
    layak_wording_count (ngettext ("%s piece of evidence", "%s pieces of evidence", n_documents), n_documents);
  g_autofree char *text = g_strdup_printf ("%s · %s", entries, documents);

  gtk_label_set_label (self->log_label, text);
}

static void
training_activated_cb (LayakRecommendationDetail *self)
{
  const char *uuid = layak_row_get_text (get_row (self), "training");

  if (uuid != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sss)", "training", uuid, "");
}

static void
gone_cb (LayakRecommendationDetail *self)
{
  g_signal_emit (self, signals[GONE], 0);
}

/* What is being typed belongs to the recommendation as the form will see it. */
static void
set_status_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LayakRecommendationDetail *self = LAYAK_RECOMMENDATION_DETAIL (widget);
  const gint64 status = layak_enumeration_find (&layak_recommendation_statuses, g_variant_get_string (parameter, NULL));

  if (layak_editor_get_record (self->editor) == NULL || status == LAYAK_UNKNOWN)
    return;

  layak_editor_commit (self->editor);
  layak_status_form_begin (self->status_form, self->store, get_row (self), status,
                           layak_timeline_count_documents (self->timeline) + layak_child_group_count (self->documents));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LayakRecommendationDetail *self = LAYAK_RECOMMENDATION_DETAIL (widget);
  const LayakRow *row = get_row (self);

  layak_removal_start_one (widget, self->store, layak_row_get_title (row), row);
}

static void
show_history_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  layak_editor_show_history (LAYAK_RECOMMENDATION_DETAIL (widget)->editor);
}

/* Every status but the present one would do; the form says what each demands. */
static void
fill_status_menu (LayakRecommendationDetail *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < layak_recommendation_statuses.n_choices; i++)
    {
      const char *label = layak_enumeration_get_label (&layak_recommendation_statuses, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "recommendation.set-status", "s",
                                         layak_enumeration_get_nick (&layak_recommendation_statuses, i));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->status_button, G_MENU_MODEL (menu));
}

/* From anywhere on the page: to the change of status that asks for evidence, else to the next note. */
static void
attach_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LayakRecommendationDetail *self = LAYAK_RECOMMENDATION_DETAIL (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->status_form)))
    gtk_widget_activate_action (GTK_WIDGET (self->status_form), "status-form.attach", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->composer), "composer.attach", NULL);
}

/* Writing down what was done is the usual task; the title is seldom changed. */
static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LAYAK_RECOMMENDATION_DETAIL (widget)->composer));
}

static void
layak_recommendation_detail_dispose (GObject *object)
{
  g_clear_object (&LAYAK_RECOMMENDATION_DETAIL (object)->store);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_RECOMMENDATION_DETAIL);

  G_OBJECT_CLASS (layak_recommendation_detail_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (LAYAK_TYPE_CHILD_GROUP);
  g_type_ensure (LAYAK_TYPE_CHIPS_ROW);
  g_type_ensure (LAYAK_TYPE_CHOICE_ROW);
  g_type_ensure (LAYAK_TYPE_DATE_ROW);
  g_type_ensure (LAYAK_TYPE_EDITOR);
  g_type_ensure (LAYAK_TYPE_PILL);
  g_type_ensure (LAYAK_TYPE_PRIORITY);
  g_type_ensure (LAYAK_TYPE_PROGRESS_COMPOSER);
  g_type_ensure (LAYAK_TYPE_PROSE_ROW);
  g_type_ensure (LAYAK_TYPE_REFERENCE_ROW);
  g_type_ensure (LAYAK_TYPE_SIDE_LAYOUT);
  g_type_ensure (LAYAK_TYPE_STATUS_FORM);
  g_type_ensure (LAYAK_TYPE_TEXT_ROW);
  g_type_ensure (LAYAK_TYPE_TIMELINE);
  g_type_ensure (LAYAK_TYPE_VALUE_ROW);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-recommendation-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, editor);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, done_button);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, status_button);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, status_pill);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, overdue_pill);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, priority);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, indicators);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, status_form);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, amount_label);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, percent_label);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, bar);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, measure_label);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, log_label);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, composer);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, timeline);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, status_group);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, reason_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, postponed_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, closed_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, verifier_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, verified_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, documents);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationDetail, training_row);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, training_activated_cb);
}

static void
layak_recommendation_detail_class_init (LayakRecommendationDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_recommendation_detail_dispose;
  widget_class->grab_focus = grab_focus;

  signals[GONE] =
    g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "recommendation.set-status", "s", set_status_cb);
  gtk_widget_class_install_action (widget_class, "recommendation.attach", NULL, attach_cb);
  gtk_widget_class_install_action (widget_class, "recommendation.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "recommendation.show-history", NULL, show_history_cb);

  ensure_types ();
  bind_template (widget_class);
}

static void
layak_recommendation_detail_init (LayakRecommendationDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_keys_add_first (GTK_WIDGET (self), GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "recommendation.attach");
  fill_status_menu (self);
  layak_status_form_set_return_focus (self->status_form, GTK_WIDGET (self->status_button));
}

void
layak_recommendation_detail_set_store (LayakRecommendationDetail *self,
                                       LayakStore                *store)
{
  g_return_if_fail (LAYAK_IS_RECOMMENDATION_DETAIL (self));

  g_set_object (&self->store, store);
  layak_editor_set_store (self->editor, store);
  layak_read_only_lock (store, self->status_button, NULL);
  layak_read_only_disable (GTK_WIDGET (self), store, "recommendation.set-status", "recommendation.remove", NULL);
}

/* (nullable): the recommendation shown, as the person sees it. */
LayakRecord *
layak_recommendation_detail_get_record (LayakRecommendationDetail *self)
{
  g_return_val_if_fail (LAYAK_IS_RECOMMENDATION_DETAIL (self), NULL);

  return layak_editor_get_record (self->editor);
}

/**
 * layak_recommendation_detail_set_record:
 * @record: (nullable): a recommendation in the store
 */
void
layak_recommendation_detail_set_record (LayakRecommendationDetail *self,
                                        LayakRecord               *record)
{
  LayakRecord *old = layak_recommendation_detail_get_record (self);

  g_return_if_fail (LAYAK_IS_RECOMMENDATION_DETAIL (self));

  /* The same one again: the person may be typing in it. */
  if (record != NULL && old != NULL && g_str_equal (layak_record_get_uuid (old), layak_record_get_uuid (record)))
    return;

  layak_status_form_cancel (self->status_form);
  layak_editor_set_record (self->editor, record);
  record = layak_editor_get_record (self->editor);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  layak_child_group_set_owner (self->documents, self->store, record != NULL ? layak_record_get_row (record) : NULL);
  show (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
layak_recommendation_detail_focus_field (LayakRecommendationDetail *self,
                                         const char                *field)
{
  g_return_if_fail (LAYAK_IS_RECOMMENDATION_DETAIL (self));

  /* The status has no row: it is changed by the menu of its pill. */
  if (g_str_equal (field, "status"))
    gtk_widget_grab_focus (GTK_WIDGET (self->status_button));
  else
    layak_editor_focus_field (self->editor, field);
}

/**
 * layak_recommendation_detail_show_entry:
 * @progress: the UUID of an entry of the timeline
 * @field: (nullable): the field of it to correct
 */
void
layak_recommendation_detail_show_entry (LayakRecommendationDetail *self,
                                        const char                *progress,
                                        const char                *field)
{
  g_return_if_fail (LAYAK_IS_RECOMMENDATION_DETAIL (self));

  layak_timeline_show_entry (self->timeline, progress, field);
}
