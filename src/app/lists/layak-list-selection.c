/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-list-selection.h"

#include "layak-row-filler.h"

/* Less is no row with a text. */
#define LEAST_ROW 30

struct _LayakListSelection
{
  GObject            parent_instance;

  GtkColumnView     *view;          /* borrowed: it lives as long as the list is shown */
  LayakRecordList   *list;
  GtkSelectionModel *model;
  LayakSlots        *slots;         /* what the view shows of it */
  char              *current;       /* nullable: the only one selected, also while the list does not hold it */
  guint              clicked_id;    /* an idle source: what was clicked is selected first */
  gboolean           is_following;  /* the selection follows the page, not the other way round */
  GtkBitset         *before;        /* nullable: what was selected when a row was pressed with Ctrl */
};

enum
{
  SELECTED,
  CHANGED,
  CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakListSelection, layak_list_selection, G_TYPE_OBJECT)

static void
set_current (LayakListSelection *self,
             const char         *uuid)
{
  g_autofree char *old = g_steal_pointer (&self->current);

  self->current = g_strdup (uuid);
}

static void
selection_changed_cb (LayakListSelection *self)
{
  g_autoptr(LayakRecord) record = NULL;

  if (self->before != NULL)
    return;

  if (!self->is_following)
    {
      record = layak_list_selection_dup_only (self);
      set_current (self, record != NULL ? layak_record_get_uuid (record) : NULL);
      g_signal_emit (self, signals[SELECTED], 0, record);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Scrolling to a row that can be seen would move it to an edge. While a list is being replaced its rows have no height
 * yet. */
static gboolean
is_in_view (LayakListSelection *self,
            guint               position)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  const double height = gtk_adjustment_get_upper (adjustment) / g_list_model_get_n_items (G_LIST_MODEL (self->slots));
  const double top = gtk_adjustment_get_value (adjustment);

  return height >= LEAST_ROW && height * position >= top &&
         height * (position + 1) <= top + gtk_adjustment_get_page_size (adjustment);
}

static void
scroll_to (LayakListSelection *self,
           guint               position)
{
  layak_slots_reach (self->slots, position);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u",
                              position);
}

static void
select_position (LayakListSelection *self,
                 guint               position)
{
  self->is_following = TRUE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (self->model, position, TRUE);
  else
    gtk_selection_model_unselect_all (self->model);
  self->is_following = FALSE;
  if (position == GTK_INVALID_LIST_POSITION || is_in_view (self, position))
    return;

  scroll_to (self, position);
}

/* A record that moves in the list, as when its date changes, or that comes back into it, stays selected. */
static void
items_changed_cb (LayakListSelection *self)
{
  if (self->current != NULL && layak_list_selection_count (self) == 0)
    {
      const guint position = layak_record_list_find (self->list, self->current);

      if (position != GTK_INVALID_LIST_POSITION)
        select_position (self, position);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Whoever selects several, one after the other, opens none of them meanwhile. */
static void
tell_toggled (LayakListSelection *self)
{
  g_autoptr(LayakRecord) record = layak_list_selection_dup_only (self);

  set_current (self, record != NULL ? layak_record_get_uuid (record) : NULL);
  if (record == NULL)
    g_signal_emit (self, signals[SELECTED], 0, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* In GTK 4.8 the row and each of its cells toggle the row, so that Ctrl and a click select nothing. */
static void
end_toggling (LayakListSelection *self)
{
  g_autoptr(GtkBitset) before = self->before, selected = gtk_selection_model_get_selection (self->model);
  GtkWidget *view = GTK_WIDGET (self->view), *focus = gtk_root_get_focus (gtk_widget_get_root (view));

  if (gtk_bitset_equals (before, selected) && focus != NULL && gtk_widget_is_ancestor (focus, view))
    gtk_widget_activate_action (focus, "listitem.select", "(bb)", TRUE, FALSE);
  self->before = NULL;
  tell_toggled (self);
}

static gboolean
clicked_cb (gpointer data)
{
  LayakListSelection *self = data;
  g_autoptr(LayakRecord) record = NULL;

  self->clicked_id = 0;
  if (self->before != NULL)
    {
      end_toggling (self);
      return G_SOURCE_REMOVE;
    }

  record = layak_list_selection_dup_only (self);
  if (record != NULL)
    g_signal_emit (self, signals[CLICKED], 0, record);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (LayakListSelection *self)
{
  g_clear_pointer (&self->before, gtk_bitset_unref);
}

/* Whether there is a row at this place of the view. */
static gboolean
is_row (GtkWidget *view,
        double     x,
        double     y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != view && g_strcmp0 (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);
  return widget != NULL && widget != view;
}

static void
pressed_cb (LayakListSelection *self,
            int                 n_press,
            double              x,
            double              y,
            GtkGestureClick    *gesture)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->model);

  g_clear_pointer (&self->before, gtk_bitset_unref);
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == GDK_CONTROL_MASK && is_row (GTK_WIDGET (self->view), x, y))
    self->before = gtk_bitset_copy (selected);
}

/* GTK opens with one click only where the row under the pointer is always selected, which would forget those selected
 * together. So a plain click on a row is told once it has selected that. */
static void
released_cb (LayakListSelection *self,
             int                 n_press,
             double              x,
             double              y,
             GtkGestureClick    *gesture)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const gboolean is_plain = n_press == 1 && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0;

  if (self->clicked_id == 0 && (self->before != NULL || (is_plain && is_row (GTK_WIDGET (self->view), x, y))))
    self->clicked_id = g_idle_add (clicked_cb, self);
}

static void
layak_list_selection_dispose (GObject *object)
{
  LayakListSelection *self = LAYAK_LIST_SELECTION (object);

  g_clear_handle_id (&self->clicked_id, g_source_remove);
  g_clear_object (&self->slots);
  g_clear_object (&self->model);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (layak_list_selection_parent_class)->dispose (object);
}

static void
layak_list_selection_finalize (GObject *object)
{
  g_clear_pointer (&LAYAK_LIST_SELECTION (object)->before, gtk_bitset_unref);
  g_free (LAYAK_LIST_SELECTION (object)->current);

  G_OBJECT_CLASS (layak_list_selection_parent_class)->finalize (object);
}

static void
layak_list_selection_class_init (LayakListSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = layak_list_selection_dispose;
  object_class->finalize = layak_list_selection_finalize;

  signals[SELECTED] =
    g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, LAYAK_TYPE_RECORD);
  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLICKED] =
    g_signal_new ("clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, LAYAK_TYPE_RECORD);
}

static void
layak_list_selection_init (LayakListSelection *self)
{
}

static GtkSelectionModel *
make_model (GListModel *list,
            gboolean    is_multiple)
{
  GtkSingleSelection *single;

  if (is_multiple)
    return GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (list)));

  single = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (single, FALSE);
  gtk_single_selection_set_can_unselect (single, TRUE);
  gtk_single_selection_set_model (single, list);
  return GTK_SELECTION_MODEL (single);
}

/* Gives @view what it shows. */
LayakListSelection *
layak_list_selection_new (GtkColumnView   *view,
                          LayakRecordList *list,
                          gboolean         is_multiple)
{
  LayakListSelection *self = g_object_new (LAYAK_TYPE_LIST_SELECTION, NULL);
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->view = view;
  self->list = g_object_ref (list);
  self->model = make_model (G_LIST_MODEL (list), is_multiple);
  self->slots = layak_slots_new (self->model);
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gesture, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gesture, "cancel", G_CALLBACK (cancelled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (gesture));
  layak_row_filler_attach (gtk_widget_get_last_child (GTK_WIDGET (view)), self->slots);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (self->slots));
  return self;
}

guint
layak_list_selection_count (LayakListSelection *self)
{
  g_autoptr(GtkBitset) selected = NULL;

  g_return_val_if_fail (LAYAK_IS_LIST_SELECTION (self), 0);

  selected = gtk_selection_model_get_selection (self->model);
  return (guint) gtk_bitset_get_size (selected);
}

/* (transfer full) (nullable): the record that is selected alone. */
LayakRecord *
layak_list_selection_dup_only (LayakListSelection *self)
{
  g_autoptr(GtkBitset) selected = NULL;
  g_autoptr(LayakEntry) entry = NULL;

  g_return_val_if_fail (LAYAK_IS_LIST_SELECTION (self), NULL);

  selected = gtk_selection_model_get_selection (self->model);
  if (gtk_bitset_get_size (selected) != 1)
    return NULL;

  entry = g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_minimum (selected));
  return entry != NULL ? g_object_ref (layak_entry_get_record (entry)) : NULL;
}

/* (transfer full) (element-type gint64): the local ids of the selected records, in the order of the list. */
GArray *
layak_list_selection_dup_ids (LayakListSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (LAYAK_IS_LIST_SELECTION (self), ids);

  selected = gtk_selection_model_get_selection (self->model);
  for (gboolean ok = gtk_bitset_iter_init_first (&iter, selected, &position); ok;
       ok = gtk_bitset_iter_next (&iter, &position))
    {
      const gint64 id = layak_record_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * layak_list_selection_select:
 * @uuid: (nullable): the record to select; %NULL for none
 *
 * Selects and shows a record, also one just added, without telling so by "selected".
 */
void
layak_list_selection_select (LayakListSelection *self,
                             const char         *uuid)
{
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (LAYAK_IS_LIST_SELECTION (self));

  if (uuid != NULL)
    {
      layak_record_list_refresh (self->list, NULL);
      position = layak_record_list_find (self->list, uuid);
    }
  set_current (self, uuid);
  select_position (self, position);
}

/* The list as it is; "selected" tells of it. A record that is not in it is passed over. */
void
layak_list_selection_select_as_person (LayakListSelection *self,
                                       const char         *uuid)
{
  guint position;

  g_return_if_fail (LAYAK_IS_LIST_SELECTION (self));

  position = layak_record_list_find (self->list, uuid);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (self->model, position, TRUE);
}

/* The first of the selected rows takes the focus, which GTK 4.8 gives to the list as a whole where nobody had been in
 * it before; FALSE if there is none. */
gboolean
layak_list_selection_focus (LayakListSelection *self)
{
  g_autoptr(GtkBitset) selected = NULL;
  LayakSlot *slot;
  GtkWidget *row;
  guint position;

  g_return_val_if_fail (LAYAK_IS_LIST_SELECTION (self), FALSE);

  selected = gtk_selection_model_get_selection (self->model);
  if (gtk_bitset_is_empty (selected))
    return FALSE;

  position = gtk_bitset_get_minimum (selected);
  scroll_to (self, position);
  slot = layak_slots_peek (self->slots, position);
  row = slot != NULL ? layak_slot_get_row (slot, gtk_widget_get_last_child (GTK_WIDGET (self->view))) : NULL;
  return row != NULL && gtk_widget_grab_focus (row);
}

/* Where nothing is selected, the row with the focus is what a key is meant for; "selected" does not tell of it. */
void
layak_list_selection_select_focused (LayakListSelection *self)
{
  GtkWidget *view, *focus;

  g_return_if_fail (LAYAK_IS_LIST_SELECTION (self));

  view = GTK_WIDGET (self->view);
  focus = gtk_root_get_focus (gtk_widget_get_root (view));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, view) || layak_list_selection_count (self) > 0)
    return;

  self->is_following = TRUE;
  gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE);
  self->is_following = FALSE;
}

/* The view is as high as the whole list from now on, which it is a little later by itself. */
void
layak_list_selection_reach_end (LayakListSelection *self)
{
  g_return_if_fail (LAYAK_IS_LIST_SELECTION (self));

  layak_slots_reach (self->slots, g_list_model_get_n_items (G_LIST_MODEL (self->model)) - 1);
}

/* As a person would: "selected" tells of it. */
void
layak_list_selection_clear (LayakListSelection *self)
{
  g_return_if_fail (LAYAK_IS_LIST_SELECTION (self));

  gtk_selection_model_unselect_all (self->model);
}

/* (transfer full) (nullable): the record @direction places after the one with @uuid, selected. */
LayakRecord *
layak_list_selection_step (LayakListSelection *self,
                           const char         *uuid,
                           int                 direction)
{
  g_autoptr(LayakEntry) entry = NULL;
  guint position;

  g_return_val_if_fail (LAYAK_IS_LIST_SELECTION (self), NULL);

  position = uuid != NULL ? layak_record_list_find (self->list, uuid) : GTK_INVALID_LIST_POSITION;
  if (position == GTK_INVALID_LIST_POSITION)
    position = direction > 0 ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->list)) - 1;
  else
    position += (guint) direction;

  entry = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  if (entry == NULL)
    return NULL;

  set_current (self, layak_record_get_uuid (layak_entry_get_record (entry)));
  select_position (self, position);
  return g_object_ref (layak_entry_get_record (entry));
}
