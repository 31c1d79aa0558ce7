/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-overview-page.h"

#include <glib/gi18n.h>

#include "layak-badge.h"
#include "layak-coverage.h"
#include "layak-even-layout.h"
#include "layak-finding-rows.h"
#include "layak-group-chart.h"
#include "layak-month-chart.h"
#include "layak-overview-cards.h"
#include "layak-pages.h"
#include "layak-reading.h"
#include "layak-recommendation.h"
#include "layak-tooltip.h"
#include "layak-training.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

#define N_ROWS 4

/* Everything is read on another thread, so the page is never in the way of the window; what it shows stays until the
 * new figures are here. */
struct _LayakOverviewPage
{
  LayakPage        parent_instance;

  guint64          tables;          /* of the store, which the figures come from */
  gboolean         figures_stale;
  gboolean         findings_stale;
  guint            refresh_id;      /* an idle source: many changes, one reading */
  GCancellable    *reading;         /* the figures; NULL while nothing is read */
  GCancellable    *finding;
  LayakDate        today;           /* of the figures shown */
  gboolean         all_findings;
  GPtrArray       *findings;        /* (element-type LayakFindingGroup), nullable */
  gint64           gaps;            /* indicators that no training serves */

  GtkWidget       *cards;
  LayakFigureCard *trainings_card;
  LayakFigureCard *people_card;
  LayakFigureCard *hours_card;
  LayakFigureCard *recommendations_card;
  LayakFigureCard *overdue_card;
  GtkStack        *stack;
  AdwStatusPage   *empty;
  GtkWidget       *charts;
  LayakMonthChart *month_chart;
  LayakGroupChart *group_chart;
  GtkLabel        *people_label;
  GtkWidget       *lists;
  LayakBadge      *open_badge;
  GtkWidget       *all_button;
  GtkListBox      *deadlines;
  LayakBadge      *findings_badge;
  GtkButton       *findings_button;
  GtkListBox      *finding_rows;
};

G_DEFINE_FINAL_TYPE (LayakOverviewPage, layak_overview_page, LAYAK_TYPE_PAGE)

static void
show_deadlines (LayakOverviewPage    *self,
                const LayakSituation *situation)
{
  const char *place = layak_scope_get_place (layak_page_get_scope (LAYAK_PAGE (self)));
  const gboolean with_place = place == NULL || strchr (place, '.') == NULL;

  layak_lead_row_clear (self->deadlines);
  layak_badge_set_count (self->open_badge, situation->recommendations - situation->closed -
                                            situation->undated);
  for (guint i = 0; i < situation->deadlines->len; i++)
    gtk_list_box_append (self->deadlines, layak_overview_make_deadline (g_ptr_array_index (situation->deadlines, i),
                                                                        self->today, with_place));
  if (situation->undated > 0)
    gtk_list_box_append (self->deadlines, layak_overview_make_undated (situation->undated));
  else if (situation->deadlines->len == 0)
    layak_lead_row_say (self->deadlines, "status-selesai-symbolic", "green-text", _("Nothing is due"));
}

/* The number counts what is to be completed; the rest is only seen by who asks for all. */
static void
show_findings (LayakOverviewPage *self)
{
  const GPtrArray *groups = self->findings;
  const guint n_due = layak_finding_rows_count_due (groups);
  const guint n_rows = self->all_findings ? groups->len : MIN (n_due, N_ROWS);
  const gboolean has_gaps = self->gaps > 0 && (self->all_findings || n_due < N_ROWS);
  guint counts[LAYAK_N_SEVERITIES];
  g_autofree char *summary = NULL;

  layak_findings_count_groups (groups, counts);
  summary = layak_findings_dup_summary (counts);
  layak_badge_set_count (self->findings_badge, layak_findings_get_n_due (counts));
  layak_tooltip_set (GTK_WIDGET (self->findings_badge), summary);

  layak_lead_row_clear (self->finding_rows);
  if (n_due == 0 && !has_gaps)
    layak_lead_row_say (self->finding_rows, "status-selesai-symbolic", "green-text", _("Everything is complete"));
  layak_finding_rows_append (self->finding_rows, groups, n_rows, layak_finding_rows_make);
  if (has_gaps)
    gtk_list_box_append (self->finding_rows, layak_overview_make_gaps (self->gaps));

  gtk_widget_set_visible (GTK_WIDGET (self->findings_button), self->all_findings ||
                          groups->len > n_rows || (self->gaps > 0 && !has_gaps));
  gtk_button_set_label (self->findings_button, self->all_findings ? _("Show less") : _("Show all"));
}

static void
all_findings_cb (LayakOverviewPage *self)
{
  self->all_findings = !self->all_findings;
  if (self->findings != NULL)
    show_findings (self);
}

/* (transfer full): where the figures come from in a year without trainings. */
static char *
dup_origin (const LayakSituation *situation,
            int                   year)
{
  g_autofree char *number = layak_wording_number (situation->recommendations);

  if (year == 0 || situation->recommendations == 0)
    return g_strdup ("");

  return g_strdup_printf (ngettext ("%s recommendation is counted that is not from a training of %d",
                                    "%s recommendations are counted that are not from trainings of %d",
                                    (gulong) situation->recommendations), number, year);
}

static void
show_charts (LayakOverviewPage    *self,
             const LayakSituation *situation,
             int                   year)
{
  const LayakTotals *totals = &situation->figures->totals;
  const gboolean is_empty = totals->held + totals->planned + totals->cancelled == 0;
  g_autofree char *title = year != 0 ? g_strdup_printf (_("No training in %d yet"), year)
                                     : g_strdup (_("No training yet"));
  g_autofree char *origin = dup_origin (situation, year);
  g_autofree char *people = layak_wording_number (MAX (totals->people, 0));
  g_autofree char *text = g_strdup_printf (ngettext ("%s person", "%s people", (gulong) MAX (totals->people, 0)),
                                           people);

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "charts");
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, origin);
  gtk_label_set_label (self->people_label, text);
  layak_month_chart_set_months (self->month_chart, situation->figures->months, year, self->today);
  layak_group_chart_set_groups (self->group_chart, situation->figures->groups);
}

static void
show_situation (gpointer widget,
                gpointer result)
{
  LayakOverviewPage *self = widget;
  g_autoptr(LayakSituation) situation = result;
  const int year = layak_scope_get_year (layak_page_get_scope (LAYAK_PAGE (self)));
  g_autofree char *date = layak_wording_date (self->today);
  g_autofree char *subtitle = g_strdup_printf (_("As of %s"), date);

  layak_page_set_subtitle (LAYAK_PAGE (self), subtitle);
  layak_overview_show_trainings (self->trainings_card, situation);
  layak_overview_show_people (self->people_card, situation);
  layak_overview_show_lesson_hours (self->hours_card, situation, year, self->today);
  layak_overview_show_recommendations (self->recommendations_card, situation);
  layak_overview_show_overdue (self->overdue_card, situation, self->today);
  show_charts (self, situation, year);
  show_deadlines (self, situation);

  self->gaps = situation->indicator_gaps;
  if (self->findings != NULL)
    show_findings (self);
}

static void
take_findings (gpointer widget,
               gpointer result)
{
  LayakOverviewPage *self = widget;

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = result;
  show_findings (self);
}

static void
refresh (LayakOverviewPage *self)
{
  LayakScope *scope = layak_page_get_scope (LAYAK_PAGE (self));
  LayakStore *store = layak_scope_get_store (scope);
  const char *place = layak_scope_get_place (scope);
  const int year = layak_scope_get_year (scope);

  self->today = layak_date_today ();
  if (self->figures_stale)
    layak_reading_start (&self->reading, self, store, layak_situation_read (place, year, self->today, N_ROWS),
                         show_situation);
  if (self->findings_stale)
    layak_reading_start (&self->finding, self, store, layak_findings_read_groups (place, year, self->today),
                         take_findings);
  self->figures_stale = self->findings_stale = FALSE;
}

static gboolean
refresh_cb (gpointer data)
{
  LayakOverviewPage *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* A page nobody looks at waits until somebody does. */
static void
queue_refresh (LayakOverviewPage *self)
{
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
}

static void
store_changed_cb (LayakOverviewPage *self,
                  guint64            tables)
{
  self->figures_stale |= (tables & self->tables) != 0;
  self->findings_stale = TRUE;
  queue_refresh (self);
}

static void
scope_changed_cb (LayakOverviewPage *self)
{
  self->figures_stale = self->findings_stale = TRUE;
  queue_refresh (self);
}

static void
layak_overview_page_map (GtkWidget *widget)
{
  LayakOverviewPage *self = LAYAK_OVERVIEW_PAGE (widget);

  GTK_WIDGET_CLASS (layak_overview_page_parent_class)->map (widget);

  /* Midnight may have passed. */
  if (self->today != layak_date_today ())
    self->figures_stale = self->findings_stale = TRUE;
  if (self->figures_stale || self->findings_stale)
    refresh (self);
}

/* Shows the page of the records of this type, narrowed by names and values; a name ends with NULL. */
G_GNUC_NULL_TERMINATED static void
show_list (LayakOverviewPage *self,
           const char        *type,
           ...)
{
  g_auto(GVariantBuilder) filters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  const char *name;
  va_list list;

  va_start (list, type);
  while ((name = va_arg (list, const char *)) != NULL)
    {
      const char *value = va_arg (list, const char *);

      if (value != NULL)
        g_variant_builder_add (&filters, "{ss}", name, value);
    }
  va_end (list);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-list", "(sa{ss})", type, &filters);
}

static char *
dup_year (LayakOverviewPage *self)
{
  const int year = layak_scope_get_year (layak_page_get_scope (LAYAK_PAGE (self)));

  return year != 0 ? g_strdup_printf ("%04d", year) : NULL;
}

static void
trainings_clicked_cb (LayakOverviewPage *self)
{
  g_autofree char *year = dup_year (self);

  show_list (self, "training", "status", "held", "starts", year, NULL);
}

static void
recommendations_clicked_cb (LayakOverviewPage *self)
{
  show_list (self, "recommendation", "status", "done verified infeasible", NULL);
}

static void
overdue_clicked_cb (LayakOverviewPage *self)
{
  show_list (self, "recommendation", "overdue", "yes", NULL);
}

static void
all_clicked_cb (LayakOverviewPage *self)
{
  show_list (self, "recommendation", "open", "yes", NULL);
}

static void
month_activated_cb (LayakOverviewPage *self,
                    guint              mark)
{
  g_autofree char *year = dup_year (self);
  g_autofree char *month = NULL;

  if (year == NULL)
    return;

  month = g_strdup_printf ("%s-%02u", year, mark + 1);
  show_list (self, "training", "month", month, NULL);
}

static void
group_activated_cb (LayakOverviewPage *self,
                    guint              mark)
{
  const gint64 group = layak_group_chart_get_group (self->group_chart, mark);
  g_autofree char *year = dup_year (self);

  show_list (self, "training", "status", "held", "starts", year,
             "group", layak_enumeration_get_nick (&layak_groups, group), NULL);
}

static void
take_scope (LayakPage  *page,
            LayakScope *scope)
{
  LayakOverviewPage *self = LAYAK_OVERVIEW_PAGE (page);
  g_autoptr(LayakQuery) trainings = layak_query_new (&layak_training_info);
  g_autoptr(LayakQuery) recommendations = layak_query_new (&layak_recommendation_info);

  self->tables = layak_query_get_tables (trainings) | layak_query_get_tables (recommendations) |
                 layak_coverage_get_tables ();
  self->figures_stale = self->findings_stale = TRUE;
  g_signal_connect_object (scope, "changed", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (layak_scope_get_store (scope), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* A page may be missing that a card leads to, so that there is nothing to lead to. */
static void
update_targets (LayakOverviewPage *self)
{
  const gboolean has_recommendations = layak_pages_find_record ("recommendation") != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->recommendations_card), has_recommendations);
  gtk_widget_set_sensitive (GTK_WIDGET (self->overdue_card), has_recommendations);
  gtk_widget_set_visible (self->all_button, has_recommendations);
}

static void
layak_overview_page_dispose (GObject *object)
{
  LayakOverviewPage *self = LAYAK_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  layak_reading_stop (&self->reading);
  layak_reading_stop (&self->finding);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (layak_overview_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, trainings_card);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, people_card);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, hours_card);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, recommendations_card);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, overdue_card);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, empty);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, charts);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, month_chart);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, group_chart);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, people_label);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, lists);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, open_badge);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, deadlines);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, findings_badge);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, findings_button);
  gtk_widget_class_bind_template_child (widget_class, LayakOverviewPage, finding_rows);
  gtk_widget_class_bind_template_callback (widget_class, trainings_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, recommendations_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, overdue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_findings_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_activated_cb);
}

static void
layak_overview_page_class_init (LayakOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_overview_page_dispose;
  widget_class->map = layak_overview_page_map;
  LAYAK_PAGE_CLASS (klass)->take_scope = take_scope;

  g_type_ensure (LAYAK_TYPE_BADGE);
  g_type_ensure (LAYAK_TYPE_FIGURE_CARD);
  g_type_ensure (LAYAK_TYPE_GROUP_CHART);
  g_type_ensure (LAYAK_TYPE_MONTH_CHART);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
}

static GtkLayoutManager *
new_layout (int    column_width,
            int    spacing,
            double share)
{
  return g_object_new (LAYAK_TYPE_EVEN_LAYOUT,
                       "column-width", column_width, "spacing", spacing, "share", share, NULL);
}

static void
layak_overview_page_init (LayakOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->cards, new_layout (190, 12, .5));
  gtk_widget_set_layout_manager (self->charts, new_layout (400, 12, .547));
  gtk_widget_set_layout_manager (self->lists, new_layout (360, 12, .5));
  update_targets (self);
}
