/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-recommendations-page.h"

#include <glib/gi18n.h>

#include "layak-choice-chips.h"
#include "layak-feedback.h"
#include "layak-figures.h"
#include "layak-filter-button.h"
#include "layak-list-pane.h"
#include "layak-names.h"
#include "layak-new.h"
#include "layak-narrowing.h"
#include "layak-progress.h"
#include "layak-reading.h"
#include "layak-recommendation-columns.h"
#include "layak-recommendation-detail.h"
#include "layak-recommendation.h"
#include "layak-special-chip.h"
#include "layak-status-board.h"
#include "layak-wording.h"

struct _LayakRecommendationsPage
{
  LayakPage                  parent_instance;

  GCancellable              *counting;      /* nullable: the totals under way */

  GtkStack                  *stack;
  LayakListPane             *pane;
  GtkWidget                 *status_chips;
  GtkToggleButton           *board_button;
  GtkWidget                 *add_button;
  LayakStatusBoard          *board;
  LayakRecommendationDetail *detail;
};

G_DEFINE_FINAL_TYPE (LayakRecommendationsPage, layak_recommendations_page, LAYAK_TYPE_PAGE)

/* (nullable): what is shown alone. */
static LayakRecord *
get_shown (LayakRecommendationsPage *self)
{
  return self->detail != NULL ? layak_recommendation_detail_get_record (self->detail) : NULL;
}

static void
show_list (LayakRecommendationsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  layak_page_set_detail_title (LAYAK_PAGE (self), NULL);
  layak_page_set_subtitle (LAYAK_PAGE (self), NULL);
}

/* It was deleted, here or by another window. */
static void
gone_cb (LayakRecommendationsPage *self)
{
  layak_recommendation_detail_set_record (self->detail, NULL);
  show_list (self);
}

static void
make_detail (LayakRecommendationsPage *self)
{
  self->detail = g_object_new (LAYAK_TYPE_RECOMMENDATION_DETAIL, NULL);
  g_signal_connect_object (self->detail, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  layak_recommendation_detail_set_store (self->detail, layak_page_get_store (LAYAK_PAGE (self)));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->detail), "detail");
}

static void
show_detail (LayakRecommendationsPage *self,
             LayakRecord              *record)
{
  if (self->detail == NULL)
    make_detail (self);
  layak_recommendation_detail_set_record (self->detail, record);
  gtk_stack_set_visible_child_name (self->stack, "detail");
  layak_page_set_detail_title (LAYAK_PAGE (self), _("Recommendation"));
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

static void
opened_cb (LayakRecommendationsPage *self,
           LayakRecord              *record)
{
  show_detail (self, record);
}

/* The columns of the board are the statuses. Only where a status is asked for, from elsewhere or in the list, the chips
 * say so there, too. */
static void
show_chips (LayakRecommendationsPage *self)
{
  LayakQuery *query = layak_list_pane_get_query (self->pane);

  gtk_widget_set_visible (self->status_chips, !gtk_toggle_button_get_active (self->board_button) ||
                          layak_query_get_filter (query, "status") != NULL);
}

static void
view_changed_cb (LayakRecommendationsPage *self)
{
  gboolean is_board;

  /* The buttons lose their action, and change, also while the page goes away. */
  if (self->board_button == NULL)
    return;

  is_board = gtk_toggle_button_get_active (self->board_button);
  layak_list_pane_set_shows_view (self->pane, is_board);
  gtk_widget_set_visible (self->add_button, !is_board);
  show_chips (self);
}

static void
show_totals (gpointer widget,
             gpointer result)
{
  LayakRecommendationsPage *self = widget;
  g_autofree gint64 *counts = result;
  const gint64 all = counts[0], closed = counts[1], overdue = counts[2];
  g_autofree char *total = layak_wording_records (&layak_recommendation_info, all);
  g_autofree char *n_closed = layak_wording_number (closed), *n_overdue = layak_wording_number (overdue);
  g_autofree char *done = g_strdup_printf (ngettext ("%s closed", "%s closed", (gulong) closed), n_closed);
  g_autofree char *late = g_strdup_printf (ngettext ("%s overdue", "%s overdue", (gulong) overdue), n_overdue);
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", total, done, late);

  layak_list_pane_set_footer (self->pane, text);
}


/* The totals of what the list shows. */
static void
counted_cb (LayakRecommendationsPage *self)
{
  LayakQuery *all = layak_list_pane_get_query (self->pane);
  g_autoptr(LayakQuery) closed = layak_query_copy (all);
  g_autoptr(LayakQuery) overdue = layak_query_copy (all);

  layak_query_set_special (closed, "closed", "yes");
  layak_query_set_special (overdue, "overdue", "yes");
  layak_reading_start_quietly (&self->counting, self, layak_page_get_store (LAYAK_PAGE (self)),
                               layak_figures_counts_read ((LayakQuery *[]) { all, closed, overdue }, 3), show_totals);
}

static void
take_scope (LayakPage  *page,
            LayakScope *scope)
{
  LayakRecommendationsPage *self = LAYAK_RECOMMENDATIONS_PAGE (page);
  g_autoptr(LayakQuery) query = layak_query_new (&layak_recommendation_info);
  guint n_columns;
  const LayakColumn *columns = layak_recommendation_columns_get (&n_columns);

  layak_list_pane_bind (self->pane, scope, query, columns, n_columns);
  layak_status_board_bind (self->board, layak_scope_get_store (scope), query);
  g_signal_connect_object (query, "changed", G_CALLBACK (show_chips), self, G_CONNECT_SWAPPED);
}

static void
describe_place (LayakPage    *page,
                GVariantDict *place)
{
  const gboolean is_board = gtk_toggle_button_get_active (LAYAK_RECOMMENDATIONS_PAGE (page)->board_button);

  g_variant_dict_insert (place, "view", "s", is_board ? "board" : "list");
}

static void
restore_place (LayakPage    *page,
               GVariantDict *place)
{
  const char *view;

  if (g_variant_dict_lookup (place, "view", "&s", &view))
    gtk_widget_activate_action (GTK_WIDGET (page), "win.recommendations-view", "s", view);
}

static LayakListPane *
get_pane (LayakPage *page)
{
  return LAYAK_RECOMMENDATIONS_PAGE (page)->pane;
}

static void
focus_search (LayakPage *page)
{
  LayakRecommendationsPage *self = LAYAK_RECOMMENDATIONS_PAGE (page);

  show_list (self);
  layak_list_pane_focus_search (self->pane);
}

/* A progress entry is shown within its recommendation. */
static LayakRecord *
load (LayakStore  *store,
      const char  *uuid,
      const char **progress,
      GError     **error)
{
  g_autoptr(LayakRecord) entry = NULL;
  LayakRecord *record = layak_store_load (store, &layak_recommendation_info, uuid, error);

  if (record != NULL || *error != NULL)
    return record;

  entry = layak_store_load (store, &layak_progress_info, uuid, error);
  if (entry == NULL)
    return NULL;

  *progress = uuid;
  return layak_store_load (store, &layak_recommendation_info, layak_record_get_text (entry, "recommendation"), error);
}

static void
show_record (LayakPage  *page,
             const char *uuid,
             const char *field)
{
  LayakRecommendationsPage *self = LAYAK_RECOMMENDATIONS_PAGE (page);
  const char *progress = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = load (layak_page_get_store (page), uuid, &progress, &error);

  if (record == NULL)
    {
      if (error != NULL)
        layak_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }

  layak_list_selection_select (layak_list_pane_get_selection (self->pane), layak_record_get_uuid (record));
  show_detail (self, record);
  if (progress != NULL)
    layak_recommendation_detail_show_entry (self->detail, progress, field);
  else if (field != NULL)
    layak_recommendation_detail_focus_field (self->detail, field);
}

static gboolean
go_back (LayakPage *page)
{
  LayakRecommendationsPage *self = LAYAK_RECOMMENDATIONS_PAGE (page);
  LayakRecord *record = get_shown (self);
  g_autofree char *uuid = record != NULL ? g_strdup (layak_record_get_uuid (record)) : NULL;

  if (layak_page_get_detail_title (page) == NULL)
    return layak_list_pane_go_back (self->pane);

  show_list (self);
  if (uuid != NULL)
    layak_list_selection_select (layak_list_pane_get_selection (self->pane), uuid);
  if (gtk_toggle_button_get_active (self->board_button))
    layak_status_board_focus_card (self->board, uuid);
  else
    layak_list_pane_focus_list (self->pane);
  layak_recommendation_detail_set_record (self->detail, NULL);
  if (uuid != NULL)
    layak_new_leave (GTK_WIDGET (self), layak_page_get_store (page), uuid);
  return TRUE;
}

/* In the order of the list, with its filters. */
static void
step (LayakPage *page,
      int        direction)
{
  LayakRecommendationsPage *self = LAYAK_RECOMMENDATIONS_PAGE (page);
  LayakRecord *shown = get_shown (self);
  g_autoptr(LayakRecord) record =
    layak_list_selection_step (layak_list_pane_get_selection (self->pane),
                               shown != NULL ? layak_record_get_uuid (shown) : NULL, direction);

  if (record != NULL && layak_page_get_detail_title (page) != NULL)
    show_detail (self, record);
}

static void
layak_recommendations_page_dispose (GObject *object)
{
  layak_reading_stop (&LAYAK_RECOMMENDATIONS_PAGE (object)->counting);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_RECOMMENDATIONS_PAGE);

  G_OBJECT_CLASS (layak_recommendations_page_parent_class)->dispose (object);
}

static void
layak_recommendations_page_class_init (LayakRecommendationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayakPageClass *page_class = LAYAK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_recommendations_page_dispose;
  page_class->take_scope = take_scope;
  page_class->describe_place = describe_place;
  page_class->restore_place = restore_place;
  page_class->get_pane = get_pane;
  page_class->focus_search = focus_search;
  page_class->show_record = show_record;
  page_class->go_back = go_back;
  page_class->step = step;

  g_type_ensure (LAYAK_TYPE_CHOICE_CHIPS);
  g_type_ensure (LAYAK_TYPE_FILTER_BUTTON);
  g_type_ensure (LAYAK_TYPE_LIST_PANE);
  g_type_ensure (LAYAK_TYPE_NARROWING);
  g_type_ensure (LAYAK_TYPE_SPECIAL_CHIP);
  g_type_ensure (LAYAK_TYPE_STATUS_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-recommendations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationsPage, status_chips);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationsPage, board_button);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationsPage, board);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
layak_recommendations_page_init (LayakRecommendationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
