/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-slots.h"

/* Up to so many rows that changed together, a row goes where its record goes, with the focus it may have. */
#define N_FOLLOWED  64
/* A view makes so many rows at once, and the others when it has time. When it has all rows it ever makes, it hears of
 * the rest of the list, too. */
#define N_AT_ONCE   32
#define N_ROWS      224

struct _LayakSlots
{
  GObject            parent_instance;

  GtkSelectionModel *model;
  GHashTable        *places;      /* position → LayakSlot, not owned: those that somebody holds */
  guint              n_shown;     /* how many of the items the view knows of */
};

enum
{
  STALE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_init (GListModelInterface *iface);
static void selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakSlots, layak_slots, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_init))

static GType
get_item_type (GListModel *list)
{
  return LAYAK_TYPE_SLOT;
}

static guint
get_n_items (GListModel *list)
{
  return LAYAK_SLOTS (list)->n_shown;
}

static void
put (LayakSlots *self,
     LayakSlot  *slot,
     guint       position)
{
  layak_slot_move (slot, G_LIST_MODEL (self), position);
  g_hash_table_insert (self->places, GUINT_TO_POINTER (position), slot);
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  LayakSlots *self = LAYAK_SLOTS (list);
  LayakSlot *slot = layak_slots_peek (self, position);

  if (slot != NULL)
    return g_object_ref (slot);
  if (position >= get_n_items (list))
    return NULL;

  slot = layak_slot_new (list, position);
  put (self, slot, position);
  return slot;
}

static void
list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  return gtk_selection_model_is_selected (LAYAK_SLOTS (model)->model, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n)
{
  return gtk_selection_model_get_selection_in_range (LAYAK_SLOTS (model)->model, position, n);
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  return gtk_selection_model_set_selection (LAYAK_SLOTS (model)->model, selected, mask);
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           alone)
{
  return gtk_selection_model_select_item (LAYAK_SLOTS (model)->model, position, alone);
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  return gtk_selection_model_unselect_item (LAYAK_SLOTS (model)->model, position);
}

static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n,
              gboolean           alone)
{
  return gtk_selection_model_select_range (LAYAK_SLOTS (model)->model, position, n, alone);
}

static gboolean
unselect_range (GtkSelectionModel *model,
                guint              position,
                guint              n)
{
  return gtk_selection_model_unselect_range (LAYAK_SLOTS (model)->model, position, n);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return gtk_selection_model_select_all (LAYAK_SLOTS (model)->model);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  return gtk_selection_model_unselect_all (LAYAK_SLOTS (model)->model);
}

static void
selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

/* Gives all places their new positions; those of what was removed belong nowhere any more. */
static void
shift (LayakSlots *self,
       guint       position,
       guint       removed,
       guint       added)
{
  g_autoptr(GPtrArray) slots = layak_slots_list (self);

  g_hash_table_remove_all (self->places);
  for (guint i = 0; i < slots->len; i++)
    {
      LayakSlot *slot = g_ptr_array_index (slots, i);
      const guint old = layak_slot_get_position (slot);

      if (old < position)
        put (self, slot, old);
      else if (old >= position + removed)
        put (self, slot, old - removed + added);
      else
        layak_slot_move (slot, NULL, GTK_INVALID_LIST_POSITION);
    }
}

/* The places within the range whose object is known, by that object. */
static GHashTable *
list_known (LayakSlots *self,
            guint       position,
            guint       n)
{
  GHashTable *known = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  for (guint i = position; i < position + n; i++)
    {
      LayakSlot *slot = layak_slots_peek (self, i);

      if (slot != NULL && layak_slot_has_object (slot))
        g_hash_table_insert (known, layak_slot_get_object (slot), g_object_ref (slot));
    }
  return known;
}

/* Places go where their objects went. */
static void
follow (LayakSlots *self,
        GHashTable *known,
        guint       position,
        guint       removed,
        guint       added)
{
  shift (self, position, removed, added);
  for (guint i = position; i < position + added && g_hash_table_size (known) > 0; i++)
    {
      g_autoptr(GObject) object = layak_slots_dup_object (self, i);
      LayakSlot *slot = g_hash_table_lookup (known, object);

      if (slot != NULL)
        put (self, slot, i);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* The places from there on stay, and have other objects. */
static void
replace (LayakSlots *self,
         guint       position,
         guint       n_shown)
{
  const guint removed = self->n_shown, common = MIN (removed, n_shown);
  g_autoptr(GPtrArray) slots = layak_slots_list (self);

  for (guint i = 0; i < slots->len; i++)
    {
      LayakSlot *slot = g_ptr_array_index (slots, i);

      if (layak_slot_get_position (slot) >= position && layak_slot_get_position (slot) < common)
        layak_slot_reset (slot);
    }
  self->n_shown = n_shown;
  if (removed != n_shown)
    {
      shift (self, common, removed - common, n_shown - common);
      g_list_model_items_changed (G_LIST_MODEL (self), common, removed - common, n_shown - common);
    }
  if (position < common)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, common - position);
}

static guint
count_all (LayakSlots *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
items_changed_cb (LayakSlots *self,
                  guint       position,
                  guint       removed,
                  guint       added)
{
  const guint n = count_all (self), before = n - added + removed;
  g_autoptr(GHashTable) known = NULL;

  if (self->n_shown == before && MAX (removed, added) <= N_FOLLOWED)
    {
      known = list_known (self, position, removed);
      if (removed == 0 || added == 0 || g_hash_table_size (known) > 0)
        {
          self->n_shown = n;
          follow (self, known, position, removed, added);
          return;
        }
    }
  replace (self, position, self->n_shown >= N_ROWS ? n : MIN (n, MAX (self->n_shown, N_AT_ONCE)));
}

static void
selection_changed_cb (LayakSlots *self,
                      guint       position,
                      guint       n)
{
  if (position < self->n_shown)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, MIN (n, self->n_shown - position));
}

static void
layak_slots_finalize (GObject *object)
{
  LayakSlots *self = LAYAK_SLOTS (object);
  g_autoptr(GPtrArray) slots = layak_slots_list (self);

  for (guint i = 0; i < slots->len; i++)
    layak_slot_move (g_ptr_array_index (slots, i), NULL, GTK_INVALID_LIST_POSITION);
  g_hash_table_unref (self->places);
  g_object_unref (self->model);

  G_OBJECT_CLASS (layak_slots_parent_class)->finalize (object);
}

static void
layak_slots_class_init (LayakSlotsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layak_slots_finalize;

  signals[STALE] =
    g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
layak_slots_init (LayakSlots *self)
{
  self->places = g_hash_table_new (NULL, NULL);
}

LayakSlots *
layak_slots_new (GtkSelectionModel *model)
{
  LayakSlots *self = g_object_new (LAYAK_TYPE_SLOTS, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  self->n_shown = MIN (count_all (self), N_AT_ONCE);
  return self;
}

static void
show_up_to (LayakSlots *self,
            guint       n)
{
  const guint before = self->n_shown;

  self->n_shown = MIN (n, count_all (self));
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_shown - before);
}

/* Lets the view make some more rows; FALSE if there are no more. */
gboolean
layak_slots_grow (LayakSlots *self)
{
  if (self->n_shown == count_all (self))
    return FALSE;

  show_up_to (self, self->n_shown >= N_ROWS ? G_MAXUINT : self->n_shown + N_AT_ONCE);
  return TRUE;
}

/* The view is to go there now. */
void
layak_slots_reach (LayakSlots *self,
                   guint       position)
{
  if (position >= self->n_shown && position < count_all (self))
    show_up_to (self, G_MAXUINT);
}

GPtrArray *
layak_slots_list (LayakSlots *self)
{
  GPtrArray *slots = g_ptr_array_sized_new (g_hash_table_size (self->places));
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_ptr_array_add (slots, slot);
  return slots;
}

LayakSlot *
layak_slots_peek (LayakSlots *self,
                  guint       position)
{
  return g_hash_table_lookup (self->places, GUINT_TO_POINTER (position));
}

gpointer
layak_slots_dup_object (LayakSlots *self,
                        guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->model), position);
}

void
layak_slots_queue_fill (LayakSlots *self)
{
  g_signal_emit (self, signals[STALE], 0);
}

void
layak_slots_forget (LayakSlots *self,
                    LayakSlot  *slot)
{
  const guint position = layak_slot_get_position (slot);

  if (layak_slots_peek (self, position) == slot)
    g_hash_table_remove (self->places, GUINT_TO_POINTER (position));
}
