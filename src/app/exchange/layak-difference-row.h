/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record of a file differs from the one here: the field and both values, to choose from. */
#pragma once

#include <gtk/gtk.h>

#include "layak-plan.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_DIFFERENCE_ROW (layak_difference_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakDifferenceRow, layak_difference_row, LAYAK, DIFFERENCE_ROW, GtkBox)

/* Signals "decided" (int, a LayakDecision), and "decided-everywhere" (the same) for this field of all records that are
 * shown. @difference stays the caller's. */
GtkWidget             *layak_difference_row_new            (LayakStore            *store,
                                                            LayakPlan             *plan,
                                                            const LayakDifference *difference);
const LayakDifference *layak_difference_row_get_difference (LayakDifferenceRow    *self);
void                   layak_difference_row_set_decision   (LayakDifferenceRow    *self,
                                                            LayakDecision          decision);

G_END_DECLS
