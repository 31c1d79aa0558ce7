/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a view shows of a list: places instead of records.
 *
 * A list view of GTK 4.8 keeps 205 rows whatever it shows, and makes them anew when all of the list is replaced. So its
 * items are places, which stay what they are while other records come to stand there, and a LayakRowFiller fills the
 * rows that can be seen. */
#pragma once

#include "layak-slot.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SLOTS (layak_slots_get_type ())
G_DECLARE_FINAL_TYPE (LayakSlots, layak_slots, LAYAK, SLOTS, GObject)

/* A GtkSelectionModel of LayakSlot. Signal "stale": a place is to be filled. */
LayakSlots *layak_slots_new         (GtkSelectionModel *model);
/* (transfer container) (element-type LayakSlot): the places that the view has now, in no order. */
GPtrArray  *layak_slots_list        (LayakSlots        *self);
/* (nullable): the one there, if the view has it. */
LayakSlot  *layak_slots_peek        (LayakSlots        *self,
                                     guint              position);

/* The view hears of all items little by little, or at once up to one that it is to show. */
gboolean    layak_slots_grow        (LayakSlots        *self);
void        layak_slots_reach       (LayakSlots        *self,
                                     guint              position);

/* What a LayakSlot asks of its list. */
gpointer    layak_slots_dup_object  (LayakSlots        *self,
                                     guint              position);
void        layak_slots_queue_fill  (LayakSlots        *self);
void        layak_slots_forget      (LayakSlots        *self,
                                     LayakSlot         *slot);

G_END_DECLS
