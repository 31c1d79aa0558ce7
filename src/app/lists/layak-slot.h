/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place in a list as its view sees it: what stands there is asked for only when the place is looked at. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_SLOT (layak_slot_get_type ())
G_DECLARE_FINAL_TYPE (LayakSlot, layak_slot, LAYAK, SLOT, GObject)

/**
 * LayakSlotFill:
 * @cell: where @object is to be shown; the first time it has no child yet
 *
 * Called again whenever the place has another object, or its object changed.
 */
typedef void (*LayakSlotFill) (GtkListItem *cell,
                               gpointer     object,
                               gpointer     data);

LayakSlot *layak_slot_new          (GListModel    *slots,
                                    guint          position);
guint      layak_slot_get_position (LayakSlot     *self);
void       layak_slot_move         (LayakSlot     *self,
                                    GListModel    *slots,
                                    guint          position);
gpointer   layak_slot_get_object   (LayakSlot     *self);
gboolean   layak_slot_has_object   (LayakSlot     *self);
void       layak_slot_reset        (LayakSlot     *self);
void       layak_slot_bind         (LayakSlot     *self,
                                    GtkListItem   *cell,
                                    LayakSlotFill  fill,
                                    gpointer       data);
void       layak_slot_unbind       (LayakSlot     *self,
                                    GtkListItem   *cell);
gboolean   layak_slot_is_filled    (LayakSlot     *self);
void       layak_slot_fill         (LayakSlot     *self);
GtkWidget *layak_slot_get_row      (LayakSlot     *self,
                                    GtkWidget     *view);

G_END_DECLS
