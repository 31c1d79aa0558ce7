/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-slot.h"

#include "layak-slots.h"

#include "layak-entry.h"

static const char widget_key[] = "layak-slot-widget";

/* A cell of the view, and how it is filled. */
typedef struct
{
  GtkListItem   *item;     /* not owned: it unbinds itself before it goes */
  LayakSlotFill  fill;
  gpointer       data;
} Cell;

struct _LayakSlot
{
  GObject     parent_instance;

  LayakSlots *slots;        /* nullable, not owned: it lets go those that are left when it goes itself */
  guint       position;
  gpointer    object;       /* nullable: what stands there, once it has been asked for */
  gulong      entry_id;
  gulong      record_id;
  GArray     *cells;        /* Cell */
  gboolean    is_filled;    /* all cells show the object as it is */
};

G_DEFINE_FINAL_TYPE (LayakSlot, layak_slot, G_TYPE_OBJECT)

static void set_object (LayakSlot *self,
                        gpointer   object);

static void
layak_slot_finalize (GObject *object)
{
  LayakSlot *self = LAYAK_SLOT (object);

  set_object (self, NULL);
  if (self->slots != NULL)
    layak_slots_forget (self->slots, self);
  g_array_unref (self->cells);

  G_OBJECT_CLASS (layak_slot_parent_class)->finalize (object);
}

static void
layak_slot_class_init (LayakSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layak_slot_finalize;
}

static void
layak_slot_init (LayakSlot *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
}

LayakSlot *
layak_slot_new (GListModel *slots,
                guint       position)
{
  LayakSlot *self = g_object_new (LAYAK_TYPE_SLOT, NULL);

  layak_slot_move (self, slots, position);
  return self;
}

guint
layak_slot_get_position (LayakSlot *self)
{
  return self->position;
}

/* @slots: (nullable): %NULL once it belongs nowhere any more */
void
layak_slot_move (LayakSlot  *self,
                 GListModel *slots,
                 guint       position)
{
  self->slots = slots != NULL ? LAYAK_SLOTS (slots) : NULL;
  self->position = position;
}

/* The cells show it anew before the next frame is drawn, if they can be seen. */
static void
mark_stale (LayakSlot *self)
{
  self->is_filled = FALSE;
  if (self->slots != NULL)
    layak_slots_queue_fill (self->slots);
}

static void
set_object (LayakSlot *self,
            gpointer   object)
{
  if (self->object == object)
    return;

  if (self->entry_id != 0)
    {
      g_clear_signal_handler (&self->record_id, layak_entry_get_record (self->object));
      g_clear_signal_handler (&self->entry_id, self->object);
    }
  g_set_object (&self->object, object);
  if (object != NULL && LAYAK_IS_ENTRY (object))
    {
      self->entry_id = g_signal_connect_swapped (object, "changed", G_CALLBACK (mark_stale), self);
      self->record_id = g_signal_connect_swapped (layak_entry_get_record (object), "notify", G_CALLBACK (mark_stale),
                                                  self);
    }
}

/* (transfer none) (nullable): what stands there; read if need be. */
gpointer
layak_slot_get_object (LayakSlot *self)
{
  g_return_val_if_fail (LAYAK_IS_SLOT (self), NULL);

  if (self->object == NULL && self->slots != NULL)
    {
      g_autoptr(GObject) object = layak_slots_dup_object (self->slots, self->position);

      set_object (self, object);
    }
  return self->object;
}

gboolean
layak_slot_has_object (LayakSlot *self)
{
  return self->object != NULL;
}

/* Something else stands there now. */
void
layak_slot_reset (LayakSlot *self)
{
  set_object (self, NULL);
  mark_stale (self);
}

void
layak_slot_bind (LayakSlot     *self,
                 GtkListItem   *cell,
                 LayakSlotFill  fill,
                 gpointer       data)
{
  const Cell added = { cell, fill, data };

  g_return_if_fail (LAYAK_IS_SLOT (self));

  g_array_append_val (self->cells, added);
  mark_stale (self);
}

void
layak_slot_unbind (LayakSlot   *self,
                   GtkListItem *cell)
{
  g_return_if_fail (LAYAK_IS_SLOT (self));

  for (guint i = 0; i < self->cells->len; i++)
    if (g_array_index (self->cells, Cell, i).item == cell)
      {
        g_array_remove_index_fast (self->cells, i);
        return;
      }
}

gboolean
layak_slot_is_filled (LayakSlot *self)
{
  return self->is_filled || self->cells->len == 0;
}

/* Filling a cell may let the view bind others, so the array is not relied upon. */
void
layak_slot_fill (LayakSlot *self)
{
  gpointer object = layak_slot_get_object (self);

  self->is_filled = TRUE;
  for (guint i = 0; object != NULL && i < self->cells->len; i++)
    {
      const Cell cell = g_array_index (self->cells, Cell, i);

      cell.fill (cell.item, object, cell.data);
    }
}

/* GTK 4.8 tells no widget of a list item but the parent of its child. */
static GtkWidget *
get_widget (GtkListItem *item)
{
  GtkWidget *widget = g_object_get_data (G_OBJECT (item), widget_key);
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child != NULL)
    return gtk_widget_get_parent (child);
  if (widget != NULL)
    return widget;

  child = gtk_label_new (NULL);
  gtk_list_item_set_child (item, child);
  widget = gtk_widget_get_parent (child);
  gtk_list_item_set_child (item, NULL);
  g_object_set_data (G_OBJECT (item), widget_key, widget);
  return widget;
}

/* (nullable): the row of @view that stands for this place now. */
GtkWidget *
layak_slot_get_row (LayakSlot *self,
                    GtkWidget *view)
{
  GtkWidget *widget;

  if (self->cells->len == 0)
    return NULL;

  widget = get_widget (g_array_index (self->cells, Cell, 0).item);
  while (widget != NULL && gtk_widget_get_parent (widget) != view)
    widget = gtk_widget_get_parent (widget);
  return widget;
}
