/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the table of indicators, with what can be done about a gap. */
#pragma once

#include <gtk/gtk.h>

#include "layak-indicator-item.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_INDICATOR_ROW (layak_indicator_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakIndicatorRow, layak_indicator_row, LAYAK, INDICATOR_ROW, GtkWidget)

/* Signals, each with the LayakIndicatorItem: "plan", a training for it is asked for; "recommend", a recommendation;
 * "open", its trainings. What is asked for would be added to @store. */
GtkWidget *layak_indicator_row_new        (LayakStore         *store);
/* @item: (nullable) */
void       layak_indicator_row_set_item   (LayakIndicatorRow  *self,
                                           LayakIndicatorItem *item);
/* Without the columns that can be missed where there is little room. */
void       layak_indicator_row_set_narrow (LayakIndicatorRow  *self,
                                           gboolean            narrow);

G_END_DECLS
