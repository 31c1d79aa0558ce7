/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the table of indicators, with what can be done about a gap. */
#pragma once

#include <gtk/gtk.h>

#include "layak-indicator-item.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_INDICATOR_ROW (layak_indicator_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakIndicatorRow, layak_indicator_row, LAYAK, INDICATOR_ROW, GtkWidget)

/**
 * LayakIndicatorRoom:
 * @LAYAK_INDICATOR_WIDE: all columns
 * @LAYAK_INDICATOR_NARROW: without those that can be missed
 * @LAYAK_INDICATOR_STACKED: the name above the state, without numbers
 */
typedef enum
{
  LAYAK_INDICATOR_WIDE,
  LAYAK_INDICATOR_NARROW,
  LAYAK_INDICATOR_STACKED,
} LayakIndicatorRoom;

/* Signals, each with the LayakIndicatorItem: "plan", a training for it is asked for; "recommend", a recommendation;
 * "open", its trainings. What is asked for would be added to @store. */
GtkWidget          *layak_indicator_row_new       (LayakStore         *store);
/* @item: (nullable) */
void                layak_indicator_row_set_item  (LayakIndicatorRow  *self,
                                                   LayakIndicatorItem *item);
/* What a table of this width has room for. */
LayakIndicatorRoom  layak_indicator_row_find_room (double              width);
void                layak_indicator_row_set_room  (LayakIndicatorRow  *self,
                                                   LayakIndicatorRoom  room);

G_END_DECLS
