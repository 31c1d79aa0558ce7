/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chip that narrows a list by a condition with a name of its own, as “Overdue 5”. */
#pragma once

#include <gtk/gtk.h>

#include "layak-query.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SPECIAL_CHIP (layak_special_chip_get_type ())
G_DECLARE_FINAL_TYPE (LayakSpecialChip, layak_special_chip, LAYAK, SPECIAL_CHIP, GtkToggleButton)

/* Properties: "special", the name of the condition; "text"; "icon". */
void layak_special_chip_bind   (LayakSpecialChip *self,
                                LayakStore       *store,
                                LayakQuery       *query);
void layak_special_chip_update (LayakSpecialChip *self);

G_END_DECLS
