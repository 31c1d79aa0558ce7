/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-indicators-pane.h"

#include <glib/gi18n.h>

#include "layak-indicator-row.h"
#include "layak-indicator-strip.h"
#include "layak-indicator-work.h"
#include "layak-menu-label.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

#define ALL_CLUSTERS "all"

/* How many lines are there at once, and how many more come with each frame: a line has twenty widgets. */
#define N_AT_ONCE    12
#define N_EACH_FRAME 6

struct _LayakIndicatorsPane
{
  AdwBin               parent_instance;

  LayakScope          *scope;
  GPtrArray           *indicators;    /* (element-type LayakIndicatorCoverage), nullable */
  GListStore          *items;         /* (element-type LayakIndicatorItem) */
  GtkSliceListModel   *made;          /* those of the items that have a line yet: soon all */
  char                *cluster;       /* the number of the one shown, or ALL_CLUSTERS */
  GSimpleActionGroup  *actions;
  GPtrArray           *rows;          /* (element-type LayakIndicatorRow), not owned */
  LayakIndicatorRoom   room;
  char                *wanted;        /* nullable: the indicator to select once it is there */
  guint                lines_id;      /* a tick callback, until all lines are made */
  guint                room_id;     /* an idle source: columns cannot change in the midst of a layout */

  GtkLabel            *title;
  GtkLabel            *summary;
  LayakIndicatorStrip *strip;
  GtkToggleButton     *all_chip;
  GtkToggleButton     *gaps_chip;
  GtkLabel            *gaps_label;
  GtkToggleButton     *bare_chip;
  GtkLabel            *bare_label;
  GtkMenuButton       *cluster_button;
  GtkStack            *stack;
  GtkScrolledWindow   *sideways;
  GtkWidget           *held_head;
  GtkWidget           *numbers_head;
  GtkWidget           *state_head;
  GtkSingleSelection  *selection;
  GtkListView         *view;
};

G_DEFINE_FINAL_TYPE (LayakIndicatorsPane, layak_indicators_pane, ADW_TYPE_BIN)

static LayakIndicatorItem *
nth_item (LayakIndicatorsPane *self,
          guint                position)
{
  g_autoptr(LayakIndicatorItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  /* The list holds on to it. */
  return item;
}

/* Parts are shown where their indicator is. */
static gboolean
passes_chips (LayakIndicatorsPane          *self,
              const LayakIndicatorCoverage *main)
{
  if (gtk_toggle_button_get_active (self->gaps_chip))
    return main->counted && layak_indicator_coverage_is_gap (main);
  if (gtk_toggle_button_get_active (self->bare_chip))
    return main->counted && layak_indicator_coverage_lacks_recommendation (main);
  return TRUE;
}

static gboolean
passes_cluster (LayakIndicatorsPane          *self,
                const LayakIndicatorCoverage *indicator)
{
  return g_str_equal (self->cluster, ALL_CLUSTERS) ||
         g_ascii_strtoll (self->cluster, NULL, 10) == indicator->cluster;
}

/* (transfer full) (element-type LayakIndicatorItem): the lines of the table with the headings among them. */
static GPtrArray *
make_items (LayakIndicatorsPane *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  const LayakIndicatorCoverage *main = NULL;
  gint64 cluster = LAYAK_UNKNOWN;

  for (guint i = 0; i < self->indicators->len; i++)
    {
      const LayakIndicatorCoverage *indicator = g_ptr_array_index (self->indicators, i);

      if (!indicator->is_part)
        main = indicator;
      if (!passes_chips (self, main) || !passes_cluster (self, main))
        continue;
      if (indicator->cluster != cluster)
        g_ptr_array_add (items, layak_indicator_item_new (self->indicators, indicator, TRUE));
      cluster = indicator->cluster;
      g_ptr_array_add (items, layak_indicator_item_new (self->indicators, indicator, FALSE));
    }
  return items;
}

static gboolean
has_same_items (LayakIndicatorsPane *self,
                GPtrArray           *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != items->len)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    if (!layak_indicator_item_is_same (nth_item (self, i), g_ptr_array_index (items, i)))
      return FALSE;
  return TRUE;
}

static void
make_all_lines (LayakIndicatorsPane *self)
{
  gtk_slice_list_model_set_size (self->made, G_MAXUINT);
}

static gboolean
make_lines_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  LayakIndicatorsPane *self = LAYAK_INDICATORS_PANE (widget);
  const guint n = gtk_slice_list_model_get_size (self->made);

  if (n < g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    {
      gtk_slice_list_model_set_size (self->made, n + N_EACH_FRAME);
      return G_SOURCE_CONTINUE;
    }
  make_all_lines (self);
  self->lines_id = 0;
  return G_SOURCE_REMOVE;
}

/* The lines stay where they are if they are still the same ones, so that neither the scroll position nor the selection
 * nor the focus moves with each change of a figure. */
static void
update_items (LayakIndicatorsPane *self)
{
  g_autoptr(GPtrArray) items = NULL;

  if (self->indicators == NULL)
    return;

  items = make_items (self);
  if (has_same_items (self, items))
    for (guint i = 0; i < items->len; i++)
      layak_indicator_item_take (nth_item (self, i), g_ptr_array_index (items, i));
  else
    {
      g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                           items->len);
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
    }
  if (self->lines_id == 0 && gtk_slice_list_model_get_size (self->made) < items->len)
    self->lines_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), make_lines_cb, NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "nothing");
}

static void
chip_toggled_cb (LayakIndicatorsPane *self,
                 GtkToggleButton     *chip)
{
  if (gtk_toggle_button_get_active (chip))
    update_items (self);
}

static const LayakIndicatorCoverage *
find_cluster (LayakIndicatorsPane *self)
{
  for (guint i = 0; self->indicators != NULL && i < self->indicators->len; i++)
    if (passes_cluster (self, g_ptr_array_index (self->indicators, i)))
      return g_ptr_array_index (self->indicators, i);

  return NULL;
}

static void
set_cluster (LayakIndicatorsPane *self,
             const char          *cluster)
{
  const gboolean is_all = g_str_equal (cluster, ALL_CLUSTERS);
  g_autofree char *label = NULL;

  if (cluster != self->cluster)
    {
      g_free (self->cluster);
      self->cluster = g_strdup (cluster);
    }
  if (!is_all && find_cluster (self) != NULL)
    label = layak_indicator_dup_cluster (find_cluster (self), TRUE);
  layak_menu_label_set (self->cluster_button, label != NULL ? label : _("Cluster"));
  if (is_all)
    gtk_widget_remove_css_class (GTK_WIDGET (self->cluster_button), "active");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->cluster_button), "active");
  update_items (self);
}

static void
cluster_changed_cb (GSimpleAction       *action,
                    GVariant            *value,
                    LayakIndicatorsPane *self)
{
  g_simple_action_set_state (action, value);
  set_cluster (self, g_variant_get_string (value, NULL));
}

static void
update_cluster_menu (LayakIndicatorsPane *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  gint64 cluster = LAYAK_UNKNOWN;

  g_menu_append (menu, _("All clusters"), "indicators.cluster::" ALL_CLUSTERS);
  for (guint i = 0; i < self->indicators->len; i++)
    {
      const LayakIndicatorCoverage *indicator = g_ptr_array_index (self->indicators, i);
      g_autofree char *title = layak_indicator_dup_cluster (indicator, TRUE);
      g_autofree char *action = g_strdup_printf ("indicators.cluster::%d", (int) indicator->cluster);

      if (indicator->cluster != cluster)
        g_menu_append (menu, title, action);
      cluster = indicator->cluster;
    }
  gtk_menu_button_set_menu_model (self->cluster_button, G_MENU_MODEL (menu));
}

static void
clear_filters (LayakIndicatorsPane *self)
{
  gtk_toggle_button_set_active (self->all_chip, TRUE);
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "cluster", g_variant_new_string (ALL_CLUSTERS));
}

static guint
find_number (LayakIndicatorsPane *self,
             const char          *number)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    if (!layak_indicator_item_is_heading (nth_item (self, i)) &&
        g_str_equal (layak_indicator_item_get (nth_item (self, i))->number, number))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* A line that is filtered out is shown again. */
static void
tile_activated_cb (LayakIndicatorsPane *self,
                   const char          *number)
{
  guint position = find_number (self, number);

  if (position == GTK_INVALID_LIST_POSITION)
    {
      clear_filters (self);
      position = find_number (self, number);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return;

  make_all_lines (self);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
plan_cb (LayakIndicatorsPane *self,
         LayakIndicatorItem  *item)
{
  layak_indicator_work_plan (GTK_WIDGET (self), self->scope, layak_indicator_item_get (item));
}

static void
recommend_cb (LayakIndicatorsPane *self,
              LayakIndicatorItem  *item)
{
  layak_indicator_work_recommend (GTK_WIDGET (self), self->scope, layak_indicator_item_get (item));
}

static void
open_cb (LayakIndicatorsPane *self,
         LayakIndicatorItem  *item)
{
  layak_indicator_work_open (GTK_WIDGET (self), self->scope, layak_indicator_item_get (item));
}

/* Enter on a line does what its button does. */
static void
activated_cb (LayakIndicatorsPane *self,
              guint                position)
{
  LayakIndicatorItem *item = nth_item (self, position);
  const LayakIndicatorCoverage *indicator = layak_indicator_item_get (item);

  if (layak_indicator_item_is_heading (item))
    return;
  if (layak_indicator_coverage_is_gap (indicator) && indicator->planned == 0)
    plan_cb (self, item);
  else if (layak_indicator_coverage_lacks_recommendation (indicator))
    recommend_cb (self, item);
  else
    open_cb (self, item);
}

static void
setup_cb (LayakIndicatorsPane *self,
          GtkListItem         *list_item)
{
  GtkWidget *row = layak_indicator_row_new (layak_scope_get_store (self->scope));

  g_signal_connect_object (row, "plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "recommend", G_CALLBACK (recommend_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  layak_indicator_row_set_room (LAYAK_INDICATOR_ROW (row), self->room);
  g_ptr_array_add (self->rows, row);
  gtk_list_item_set_child (list_item, row);
}

static void
teardown_cb (LayakIndicatorsPane *self,
             GtkListItem         *list_item)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (list_item));
}

static void
bind_cb (LayakIndicatorsPane *self,
         GtkListItem         *list_item)
{
  LayakIndicatorItem *item = gtk_list_item_get_item (list_item);
  const gboolean is_heading = layak_indicator_item_is_heading (item);

  gtk_list_item_set_selectable (list_item, !is_heading);
  gtk_list_item_set_activatable (list_item, !is_heading);
  layak_indicator_row_set_item (LAYAK_INDICATOR_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
unbind_cb (LayakIndicatorsPane *self,
           GtkListItem         *list_item)
{
  layak_indicator_row_set_item (LAYAK_INDICATOR_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static gboolean
change_columns_cb (gpointer data)
{
  LayakIndicatorsPane *self = data;

  self->room_id = 0;
  gtk_widget_set_visible (self->held_head, self->room != LAYAK_INDICATOR_STACKED);
  gtk_widget_set_visible (self->numbers_head, self->room == LAYAK_INDICATOR_WIDE);
  gtk_widget_set_visible (self->state_head, self->room != LAYAK_INDICATOR_STACKED);
  for (guint i = 0; i < self->rows->len; i++)
    layak_indicator_row_set_room (g_ptr_array_index (self->rows, i), self->room);
  return G_SOURCE_REMOVE;
}

/* The room there is, however wide the table is itself. */
static void
width_changed_cb (LayakIndicatorsPane *self,
                  GParamSpec          *pspec,
                  GtkAdjustment       *adjustment)
{
  const LayakIndicatorRoom room = layak_indicator_row_find_room (gtk_adjustment_get_page_size (adjustment));

  if (self->room == room)
    return;
  self->room = room;
  if (self->room_id == 0)
    self->room_id = g_idle_add (change_columns_cb, self);
}

static void
layak_indicators_pane_dispose (GObject *object)
{
  LayakIndicatorsPane *self = LAYAK_INDICATORS_PANE (object);

  g_clear_handle_id (&self->room_id, g_source_remove);
  gtk_widget_insert_action_group (GTK_WIDGET (object), "indicators", NULL);
  g_clear_object (&self->actions);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_INDICATORS_PANE);
  g_clear_object (&self->made);
  g_clear_object (&self->items);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->cluster, g_free);

  G_OBJECT_CLASS (layak_indicators_pane_parent_class)->dispose (object);
}

static void
layak_indicators_pane_finalize (GObject *object)
{
  g_ptr_array_unref (LAYAK_INDICATORS_PANE (object)->rows);
  g_free (LAYAK_INDICATORS_PANE (object)->wanted);

  G_OBJECT_CLASS (layak_indicators_pane_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-indicators-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, title);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, summary);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, strip);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, all_chip);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, gaps_chip);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, gaps_label);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, bare_chip);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, bare_label);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, cluster_button);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, sideways);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, held_head);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, numbers_head);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, state_head);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, selection);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorsPane, view);
  gtk_widget_class_bind_template_callback (widget_class, chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, tile_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, teardown_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters);
}

static void
layak_indicators_pane_class_init (LayakIndicatorsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_indicators_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = layak_indicators_pane_finalize;

  g_type_ensure (LAYAK_TYPE_INDICATOR_STRIP);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
}

static void
layak_indicators_pane_init (LayakIndicatorsPane *self)
{
  g_autoptr(GSimpleAction) action =
    g_simple_action_new_stateful ("cluster", G_VARIANT_TYPE_STRING, g_variant_new_string (ALL_CLUSTERS));

  self->cluster = g_strdup (ALL_CLUSTERS);
  self->items = g_list_store_new (LAYAK_TYPE_INDICATOR_ITEM);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->actions = g_simple_action_group_new ();
  g_signal_connect_object (action, "change-state", G_CALLBACK (cluster_changed_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "indicators", G_ACTION_GROUP (self->actions));
  self->made = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), 0, N_AT_ONCE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->made));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->sideways), "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
}

void
layak_indicators_pane_set_scope (LayakIndicatorsPane *self,
                                 LayakScope          *scope)
{
  g_return_if_fail (LAYAK_IS_INDICATORS_PANE (self));

  g_set_object (&self->scope, scope);
}

static void
show_counts (LayakIndicatorsPane *self,
             const LayakCoverage *coverage)
{
  const guint touched = coverage->n_counted - coverage->n_gaps, bare = coverage->n_without_recommendation;
  g_autofree char *title = layak_wording_count (_("Coverage of the %s indicators"), coverage->n_counted);
  g_autofree char *first = layak_wording_count (ngettext ("%s touched", "%s touched", touched), touched);
  g_autofree char *second = layak_wording_count (ngettext ("%s gap", "%s gaps", coverage->n_gaps), coverage->n_gaps);
  g_autofree char *third = layak_wording_count (ngettext ("%s without recommendation", "%s without recommendation",
                                                          bare), bare);
  g_autofree char *summary = g_strjoin (" · ", first, second, third, NULL);
  g_autofree char *all = layak_wording_count (_("All %s"), coverage->n_counted);
  g_autofree char *gaps = layak_wording_count (_("Gaps %s"), coverage->n_gaps);
  g_autofree char *without = layak_wording_count (_("Without recommendation %s"), bare);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->summary, summary);
  gtk_button_set_label (GTK_BUTTON (self->all_chip), all);
  gtk_label_set_label (self->gaps_label, gaps);
  gtk_label_set_label (self->bare_label, without);
}

void
layak_indicators_pane_show (LayakIndicatorsPane *self,
                            const LayakCoverage *coverage)
{
  g_return_if_fail (LAYAK_IS_INDICATORS_PANE (self));

  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  self->indicators = g_ptr_array_ref (coverage->indicators);
  show_counts (self, coverage);
  layak_indicator_strip_set_indicators (self->strip, self->indicators);
  update_cluster_menu (self);
  if (coverage->indicators->len > 0 && find_cluster (self) == NULL)
    clear_filters (self);
  set_cluster (self, self->cluster);
  if (self->wanted != NULL && find_number (self, self->wanted) != GTK_INVALID_LIST_POSITION)
    tile_activated_cb (self, self->wanted);
  g_clear_pointer (&self->wanted, g_free);
}

static const char *
get_chip (LayakIndicatorsPane *self)
{
  if (gtk_toggle_button_get_active (self->gaps_chip))
    return "gaps";

  return gtk_toggle_button_get_active (self->bare_chip) ? "bare" : "";
}

void
layak_indicators_pane_describe_place (LayakIndicatorsPane *self,
                                      GVariantDict        *place)
{
  const char *number = layak_indicators_pane_get_selected (self);

  g_return_if_fail (LAYAK_IS_INDICATORS_PANE (self));

  g_variant_dict_insert (place, "chip", "s", get_chip (self));
  g_variant_dict_insert (place, "cluster", "s", self->cluster);
  if (number != NULL)
    g_variant_dict_insert (place, "indicator", "s", number);
}

void
layak_indicators_pane_restore_place (LayakIndicatorsPane *self,
                                     GVariantDict        *place)
{
  const char *chip, *cluster, *number;

  g_return_if_fail (LAYAK_IS_INDICATORS_PANE (self));

  if (g_variant_dict_lookup (place, "chip", "&s", &chip) && *chip != '\0')
    gtk_toggle_button_set_active (g_str_equal (chip, "gaps") ? self->gaps_chip : self->bare_chip, TRUE);
  if (g_variant_dict_lookup (place, "cluster", "&s", &cluster))
    g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "cluster", g_variant_new_string (cluster));
  if (g_variant_dict_lookup (place, "indicator", "&s", &number))
    layak_indicators_pane_select (self, number);
}

const char *
layak_indicators_pane_get_selected (LayakIndicatorsPane *self)
{
  LayakIndicatorItem *item = gtk_single_selection_get_selected_item (self->selection);
  const LayakIndicatorCoverage *indicator = item != NULL ? layak_indicator_item_get (item) : NULL;

  return indicator != NULL ? indicator->number : NULL;
}

/* Selects it when the indicators are shown next. */
void
layak_indicators_pane_select (LayakIndicatorsPane *self,
                              const char          *number)
{
  g_free (self->wanted);
  self->wanted = g_strdup (number);
}
