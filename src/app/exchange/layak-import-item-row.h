/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record of a file in the list of what an import would do. */
#pragma once

#include <gtk/gtk.h>

#include "layak-plan-item.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_IMPORT_ITEM_ROW (layak_import_item_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakImportItemRow, layak_import_item_row, LAYAK, IMPORT_ITEM_ROW, GtkBox)

/* How a fate looks: a word, an icon and the CSS class of its colour. */
const char *layak_import_item_row_get_label (LayakFate             fate);
const char *layak_import_item_row_get_icon (LayakFate             fate);
const char *layak_import_item_row_get_tone (LayakFate             fate);

/* Signal "take" (boolean): whether the record shall be taken over, or put off. */
GtkWidget  *layak_import_item_row_new      (void);
void        layak_import_item_row_set      (LayakImportItemRow   *self,
                                            LayakPlanItem        *item,
                                            const LayakDecisions *decisions);
/* What was decided of a difference of @item, of its record, or of @item. */
LayakDecision layak_import_item_row_get_decision  (LayakPlanItem         *item,
                                                   const LayakDifference *difference,
                                                   const LayakDecisions  *decisions);
/* How many changes of @item are left out. */
guint       layak_import_item_row_count_left      (LayakPlanItem        *item,
                                                   const LayakDecisions *decisions);
/* How many conflicts of @item nobody has decided; none of one that is put off. */
guint       layak_import_item_row_count_undecided (LayakPlanItem        *item,
                                                   const LayakDecisions *decisions);
gboolean    layak_import_item_row_is_asked        (LayakPlanItem        *item,
                                                   const LayakDecisions *decisions);

G_END_DECLS
