/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-status-column.h"

#include <glib/gi18n.h>

#include "layak-badge.h"
#include "layak-feedback.h"
#include "layak-names.h"
#include "layak-pill.h"
#include "layak-recommendation-card.h"
#include "layak-recommendation.h"
#include "layak-row-filler.h"
#include "layak-wording.h"

/* Of a card with three lines of text, an agency and a date. */
#define CARD_HEIGHT 150

struct _LayakStatusColumn
{
  AdwBin                       parent_instance;

  const LayakStatusColumnInfo *info;
  LayakQuery                  *query;       /* of the whole board */
  LayakRecordList             *lists[2];    /* of the groups; the second is NULL if there is but one */
  GListStore                  *heading;     /* the name of the second group, while there is one */
  GtkSliceListModel           *slice;
  LayakSlots                  *slots;       /* of the slice */
  gint64                       n_overdue;
  gboolean                     is_read_only; /* so that no card is taken elsewhere */

  GtkImage                    *icon;
  GtkLabel                    *name_label;
  LayakBadge                  *overdue_badge;
  LayakBadge                  *badge;
  GtkWidget                   *add_button;
  GtkStack                    *stack;
  GtkListView                 *view;
  GtkButton                   *more_button;
};

enum
{
  OPENED,
  DROPPED,
  DRAGGING,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakStatusColumn, layak_status_column, ADW_TYPE_BIN)

static GListModel *
get_model (LayakStatusColumn *self)
{
  return G_LIST_MODEL (self->slice);
}

static guint
count_list (LayakStatusColumn *self,
            guint              group)
{
  return self->lists[group] != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->lists[group])) : 0;
}

static GdkContentProvider *
prepare_cb (GtkListItem *item)
{
  gpointer entry = layak_slot_get_object (gtk_list_item_get_item (item));

  return LAYAK_IS_ENTRY (entry) ? gdk_content_provider_new_typed (LAYAK_TYPE_RECORD, layak_entry_get_record (entry))
                                : NULL;
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               gpointer       user_data)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (card);

  gtk_drag_source_set_icon (source, paintable, 0, 0);
  g_signal_emit (user_data, signals[DRAGGING], 0, TRUE);
}

static void
drag_end_cb (LayakStatusColumn *self)
{
  g_signal_emit (self, signals[DRAGGING], 0, FALSE);
}

/* With the second button, as with the key for it on the card that has the focus. */
static void
menu_pressed_cb (GtkGesture *gesture)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_grab_focus (gtk_widget_get_parent (card));
  gtk_widget_activate_action (card, "board.show-menu", "i", 0);
}

static void
let_drag (LayakStatusColumn *self,
          GtkWidget         *card,
          GtkListItem       *item)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), item);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
}

static GtkWidget *
make_card (LayakStatusColumn *self,
           GtkListItem       *item)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkWidget *card = layak_recommendation_card_new ();

  if (!self->is_read_only)
    let_drag (self, card, item);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (menu_pressed_cb), NULL);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (gesture));
  return card;
}

static GtkWidget *
make_heading (void)
{
  GtkWidget *heading = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "group-heading");
  return heading;
}

static void
show_card (LayakStatusColumn *self,
           GtkListItem       *item,
           LayakEntry        *entry)
{
  GtkWidget *card = gtk_list_item_get_child (item);
  g_autofree char *name = layak_recommendation_card_dup_name (entry);

  if (!LAYAK_IS_RECOMMENDATION_CARD (card))
    gtk_list_item_set_child (item, card = make_card (self, item));
  layak_recommendation_card_set (LAYAK_RECOMMENDATION_CARD (card), entry);
  /* What the row says is what GTK 4.8 lets nobody name but through the widget itself. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (card)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_heading (GtkListItem     *item,
              GtkStringObject *text)
{
  if (!GTK_IS_LABEL (gtk_list_item_get_child (item)))
    gtk_list_item_set_child (item, make_heading ());
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (text));
}

static void
fill_cb (GtkListItem *item,
         gpointer     object,
         gpointer     data)
{
  LayakStatusColumn *self = data;
  GtkWidget *row = layak_slot_get_row (gtk_list_item_get_item (item), GTK_WIDGET (self->view));

  gtk_widget_set_size_request (row, -1, -1);
  gtk_list_item_set_activatable (item, LAYAK_IS_ENTRY (object));
  if (LAYAK_IS_ENTRY (object))
    show_card (self, item, object);
  else
    show_heading (item, object);
}

/* A card that was not seen yet takes the room of most cards. */
static void
bind_cb (LayakStatusColumn *self,
         GtkListItem       *item)
{
  LayakSlot *slot = gtk_list_item_get_item (item);

  layak_slot_bind (slot, item, fill_cb, self);
  if (gtk_list_item_get_child (item) == NULL)
    gtk_widget_set_size_request (layak_slot_get_row (slot, GTK_WIDGET (self->view)), -1, CARD_HEIGHT);
}

static void
unbind_cb (LayakStatusColumn *self,
           GtkListItem       *item)
{
  layak_slot_unbind (gtk_list_item_get_item (item), item);
}

static void
activated_cb (LayakStatusColumn *self,
              guint              position)
{
  g_autoptr(LayakRecord) record = layak_status_column_dup_record (self, position);

  if (record != NULL)
    g_signal_emit (self, signals[OPENED], 0, record);
}

static gboolean
dropped_cb (LayakStatusColumn *self,
            const GValue      *value)
{
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_object (value));
  return TRUE;
}

static void
failed_cb (LayakStatusColumn *self,
           const GError      *error)
{
  layak_feedback_show_error (GTK_WIDGET (self), error);
}

static const char *
get_label (gint64 status)
{
  return layak_enumeration_get_label (&layak_recommendation_statuses, status);
}

static void
show_name (LayakStatusColumn *self)
{
  const guint n = layak_status_column_count (self);
  g_autofree char *count = layak_wording_records (&layak_recommendation_info, n);
  g_autofree char *overdue = layak_wording_number (self->n_overdue);
  g_autofree char *late = g_strdup_printf (ngettext ("%s overdue", "%s overdue", (gulong) self->n_overdue), overdue);
  g_autofree char *name = g_strjoin (", ", get_label (self->info->status), count, self->n_overdue > 0 ? late : NULL,
                                     NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Shown after anything came or went. */
static void
show_counts (LayakStatusColumn *self)
{
  const guint n = layak_status_column_count (self), n_shown = gtk_slice_list_model_get_size (self->slice);
  const guint n_more = n > n_shown ? n - n_shown : 0;
  g_autofree char *number = layak_wording_number (n_more);
  g_autofree char *more = g_strdup_printf (ngettext ("%s other", "%s others", n_more), number);

  layak_badge_set_count (self->badge, n);
  gtk_button_set_label (self->more_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_more > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "cards" : "none");
  show_name (self);
}

static void
items_changed_cb (LayakStatusColumn *self)
{
  const gboolean is_headed = count_list (self, 1) > 0;

  if (is_headed && g_list_model_get_n_items (G_LIST_MODEL (self->heading)) == 0)
    {
      g_autoptr(GtkStringObject) text = gtk_string_object_new (get_label (self->info->other));

      g_list_store_append (self->heading, text);
    }
  else if (!is_headed)
    g_list_store_remove_all (self->heading);

  show_counts (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
more_cb (LayakStatusColumn *self)
{
  const guint first = gtk_slice_list_model_get_size (self->slice);

  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  show_counts (self);
  layak_status_column_focus_card (self, first);
}

static void
layak_status_column_dispose (GObject *object)
{
  LayakStatusColumn *self = LAYAK_STATUS_COLUMN (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_STATUS_COLUMN);
  g_clear_object (&self->slots);
  g_clear_object (&self->slice);
  g_clear_object (&self->heading);
  g_clear_object (&self->lists[0]);
  g_clear_object (&self->lists[1]);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (layak_status_column_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-status-column.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakStatusColumn, icon);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusColumn, name_label);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusColumn, overdue_badge);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusColumn, badge);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusColumn, add_button);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusColumn, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusColumn, view);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusColumn, more_button);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
layak_status_column_class_init (LayakStatusColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_status_column_dispose;

  signals[OPENED] =
    g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, LAYAK_TYPE_RECORD);
  signals[DROPPED] =
    g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, LAYAK_TYPE_RECORD);
  signals[DRAGGING] =
    g_signal_new ("dragging", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYAK_TYPE_BADGE);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "boardcolumn");
}

static void
layak_status_column_init (LayakStatusColumn *self)
{
  GtkDropTarget *target = gtk_drop_target_new (LAYAK_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* @info: static */
GtkWidget *
layak_status_column_new (const LayakStatusColumnInfo *info)
{
  LayakStatusColumn *self = g_object_new (LAYAK_TYPE_STATUS_COLUMN, NULL);
  const LayakStatusLook *look = layak_recommendation_look (info->status);

  self->info = info;
  gtk_image_set_from_icon_name (self->icon, look->icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), look->tone);
  gtk_label_set_label (self->name_label, get_label (info->status));
  gtk_widget_set_visible (self->add_button, info->status == LAYAK_RECOMMENDATION_PROPOSED);
  return GTK_WIDGET (self);
}

/* The statuses of a group, as the filter takes them. */
static void
narrow (LayakStatusColumn *self,
        LayakQuery        *query,
        guint              group)
{
  const LayakStatusColumnInfo *info = self->info;
  const char *texts[3] = { NULL };
  guint n = 0;

  if (group == 0)
    texts[n++] = layak_enumeration_get_nick (&layak_recommendation_statuses, info->status);
  if (info->other != LAYAK_UNKNOWN && info->is_grouped == (group == 1))
    texts[n++] = layak_enumeration_get_nick (&layak_recommendation_statuses, info->other);
  layak_query_set_part_of (query, self->query, "status", texts);
}

static void
query_changed_cb (LayakStatusColumn *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lists) && self->lists[i] != NULL; i++)
    narrow (self, layak_record_list_get_query (self->lists[i]), i);
}

static void
add_list (LayakStatusColumn *self,
          LayakStore        *store,
          GListStore        *models,
          guint              group)
{
  g_autoptr(LayakQuery) query = layak_query_copy (self->query);

  layak_query_set_sort (query, self->info->sort, self->info->sort != NULL);
  narrow (self, query, group);
  self->lists[group] = layak_record_list_new (store, query);
  g_signal_connect_object (self->lists[group], "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lists[group], "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_list_store_append (models, self->lists[group]);
}

/**
 * layak_status_column_bind:
 * @query: of the whole board; the column follows it
 *
 * Called once.
 */
void
layak_status_column_bind (LayakStatusColumn *self,
                          LayakStore        *store,
                          LayakQuery        *query)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);
  GtkFlattenListModel *flat = gtk_flatten_list_model_new (G_LIST_MODEL (models));
  const guint limit = self->info->limit;
  g_autoptr(GtkNoSelection) selection = NULL;

  g_return_if_fail (LAYAK_IS_STATUS_COLUMN (self) && self->query == NULL);

  self->query = g_object_ref (query);
  self->is_read_only = layak_store_is_read_only (store);
  self->heading = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->slice = gtk_slice_list_model_new (G_LIST_MODEL (flat), 0, limit > 0 ? limit : G_MAXUINT);
  add_list (self, store, models, 0);
  if (self->info->is_grouped)
    {
      g_list_store_append (models, self->heading);
      add_list (self, store, models, 1);
    }
  g_signal_connect_object (query, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);

  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->slice)));
  self->slots = layak_slots_new (GTK_SELECTION_MODEL (selection));
  layak_row_filler_attach (GTK_WIDGET (self->view), self->slots);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->slots));
  items_changed_cb (self);
}

gboolean
layak_status_column_has (LayakStatusColumn *self,
                         gint64             status)
{
  return status == self->info->status || (status == self->info->other && status != LAYAK_UNKNOWN);
}

guint
layak_status_column_count (LayakStatusColumn *self)
{
  return count_list (self, 0) + count_list (self, 1);
}

void
layak_status_column_set_overdue (LayakStatusColumn *self,
                                 const gint64      *counts)
{
  const char * const *wanted = layak_query_get_filter (self->query, "status");
  const gint64 statuses[] = { self->info->status, self->info->other };

  self->n_overdue = 0;
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i] != LAYAK_UNKNOWN &&
        (wanted == NULL ||
         g_strv_contains (wanted, layak_enumeration_get_nick (&layak_recommendation_statuses, statuses[i]))))
      self->n_overdue += counts[statuses[i]];
  layak_badge_set_count (self->overdue_badge, self->n_overdue);
  show_name (self);
}

guint
layak_status_column_get_focus (LayakStatusColumn *self)
{
  GtkWidget *view = GTK_WIDGET (self->view), *row = gtk_widget_get_focus_child (view);
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr(GPtrArray) slots = layak_slots_list (self->slots);

  if (row == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, view))
    return GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < slots->len; i++)
    if (layak_slot_get_row (g_ptr_array_index (slots, i), view) == row)
      return layak_slot_get_position (g_ptr_array_index (slots, i));
  return GTK_INVALID_LIST_POSITION;
}

guint
layak_status_column_find (LayakStatusColumn *self,
                          const char        *uuid)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lists) && self->lists[i] != NULL; i++)
    {
      const guint position = layak_record_list_find (self->lists[i], uuid);

      if (position != GTK_INVALID_LIST_POSITION)
        return i == 0 ? position : count_list (self, 0) + 1 + position;
    }

  return GTK_INVALID_LIST_POSITION;
}

LayakRecord *
layak_status_column_dup_record (LayakStatusColumn *self,
                                guint              position)
{
  g_autoptr(GObject) item = g_list_model_get_item (get_model (self), position);

  return item != NULL && LAYAK_IS_ENTRY (item) ? g_object_ref (layak_entry_get_record (LAYAK_ENTRY (item))) : NULL;
}

gboolean
layak_status_column_focus_card (LayakStatusColumn *self,
                                guint              position)
{
  const guint n = g_list_model_get_n_items (get_model (self));
  LayakSlot *slot;
  GtkWidget *row;

  if (n == 0)
    return FALSE;

  position = MIN (position, n - 1);
  layak_slots_reach (self->slots, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  slot = layak_slots_peek (self->slots, position);
  row = slot != NULL ? layak_slot_get_row (slot, GTK_WIDGET (self->view)) : NULL;
  return row != NULL && gtk_widget_grab_focus (row);
}
