/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips that narrow a list to one choice of a field, each with the number it would show: “All 42”, “Agreed 6”. */
#pragma once

#include <gtk/gtk.h>

#include "layak-query.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_CHOICE_CHIPS (layak_choice_chips_get_type ())
G_DECLARE_FINAL_TYPE (LayakChoiceChips, layak_choice_chips, LAYAK, CHOICE_CHIPS, GtkBox)

/* Properties: "field", a choice of the query's record type; "order", the nicks of its choices as the chips stand,
 * parted by blanks. */
void layak_choice_chips_bind   (LayakChoiceChips *self,
                                LayakStore       *store,
                                LayakQuery       *query);
void layak_choice_chips_update (LayakChoiceChips *self);

G_END_DECLS
