/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-indicators-page.h"

#include <glib/gi18n.h>

#include "layak-indicators-pane.h"
#include "layak-questions-pane.h"
#include "layak-reading.h"

/* Both tabs show one reading, made on another thread; what they show stays until the next one is here. */
struct _LayakIndicatorsPage
{
  LayakPage            parent_instance;

  gboolean             is_stale;
  guint                refresh_id;    /* an idle source: many changes, one reading */
  GCancellable        *reading;       /* NULL while nothing is read */

  LayakCoverage       *coverage;      /* nullable: what the tabs show */
  gboolean             has_questions; /* whether the second tab shows it, too: it does so when somebody looks */

  GtkStack            *stack;
  GtkStack            *tabs;
  LayakIndicatorsPane *indicators;
  LayakQuestionsPane  *questions;
  GtkToggleButton     *questions_tab;
};

G_DEFINE_FINAL_TYPE (LayakIndicatorsPage, layak_indicators_page, LAYAK_TYPE_PAGE)

static void
show_questions (LayakIndicatorsPage *self)
{
  if (self->coverage == NULL || self->has_questions)
    return;

  layak_questions_pane_show (self->questions, self->coverage);
  self->has_questions = TRUE;
}

static void
show_coverage (gpointer widget,
               gpointer result)
{
  LayakIndicatorsPage *self = widget;
  g_autoptr(LayakCoverage) former = g_steal_pointer (&self->coverage);
  LayakCoverage *coverage = result;

  self->coverage = coverage;
  self->has_questions = FALSE;
  layak_page_set_subtitle (LAYAK_PAGE (self), coverage->set_name);
  gtk_stack_set_visible_child_name (self->stack, coverage->indicators->len > 0 ? "tabs" : "empty");
  layak_indicators_pane_show (self->indicators, coverage);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->questions)))
    show_questions (self);
}

static void
refresh (LayakIndicatorsPage *self)
{
  LayakScope *scope = layak_page_get_scope (LAYAK_PAGE (self));

  self->is_stale = FALSE;
  layak_reading_start (&self->reading, self, layak_scope_get_store (scope),
                       layak_coverage_read (layak_scope_get_place (scope), layak_scope_get_year (scope), 0),
                       show_coverage);
}

static gboolean
refresh_cb (gpointer data)
{
  LayakIndicatorsPage *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* A page nobody looks at waits until somebody does. */
static void
queue_refresh (LayakIndicatorsPage *self)
{
  self->is_stale = TRUE;
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
}

static void
store_changed_cb (LayakIndicatorsPage *self,
                  guint64              tables)
{
  if (tables & layak_coverage_get_tables ())
    queue_refresh (self);
}

static void
layak_indicators_page_map (GtkWidget *widget)
{
  LayakIndicatorsPage *self = LAYAK_INDICATORS_PAGE (widget);

  GTK_WIDGET_CLASS (layak_indicators_page_parent_class)->map (widget);

  if (self->is_stale)
    refresh (self);
}

static void
indicators_toggled_cb (LayakIndicatorsPage *self,
                       GtkToggleButton     *button)
{
  gtk_stack_set_visible_child_name (self->tabs, gtk_toggle_button_get_active (button) ? "indicators" : "questions");
}

static void
take_scope (LayakPage  *page,
            LayakScope *scope)
{
  LayakIndicatorsPage *self = LAYAK_INDICATORS_PAGE (page);

  layak_indicators_pane_set_scope (self->indicators, scope);
  layak_questions_pane_set_scope (self->questions, scope);
  self->is_stale = TRUE;
  g_signal_connect_object (scope, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (layak_scope_get_store (scope), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
describe_place (LayakPage    *page,
                GVariantDict *place)
{
  LayakIndicatorsPage *self = LAYAK_INDICATORS_PAGE (page);

  g_variant_dict_insert (place, "questions", "b", gtk_toggle_button_get_active (self->questions_tab));
  layak_indicators_pane_describe_place (self->indicators, place);
}

static void
restore_place (LayakPage    *page,
               GVariantDict *place)
{
  LayakIndicatorsPage *self = LAYAK_INDICATORS_PAGE (page);
  gboolean is_questions = FALSE;

  if (g_variant_dict_lookup (place, "questions", "b", &is_questions) && is_questions)
    gtk_toggle_button_set_active (self->questions_tab, TRUE);
  layak_indicators_pane_restore_place (self->indicators, place);
}

static void
layak_indicators_page_dispose (GObject *object)
{
  LayakIndicatorsPage *self = LAYAK_INDICATORS_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  layak_reading_stop (&self->reading);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_INDICATORS_PAGE);
  g_clear_pointer (&self->coverage, layak_coverage_free);

  G_OBJECT_CLASS (layak_indicators_page_parent_class)->dispose (object);
}

static void
layak_indicators_page_class_init (LayakIndicatorsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_indicators_page_dispose;
  widget_class->map = layak_indicators_page_map;
  LAYAK_PAGE_CLASS (klass)->take_scope = take_scope;
  LAYAK_PAGE_CLASS (klass)->describe_place = describe_place;
  LAYAK_PAGE_CLASS (klass)->restore_place = restore_place;

  g_type_ensure (LAYAK_TYPE_INDICATORS_PANE);
  g_type_ensure (LAYAK_TYPE_QUESTIONS_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-indicators-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPage, indicators);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPage, questions);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPage, questions_tab);
  gtk_widget_class_bind_template_callback (widget_class, show_questions);
  gtk_widget_class_bind_template_callback (widget_class, indicators_toggled_cb);
}

static void
layak_indicators_page_init (LayakIndicatorsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
