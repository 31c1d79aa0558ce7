/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that can be searched, filtered and sorted: what pages show first. */
#pragma once

#include <adwaita.h>

#include "layak-columns.h"
#include "layak-list-selection.h"
#include "layak-record-list.h"
#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_LIST_PANE (layak_list_pane_get_type ())
G_DECLARE_FINAL_TYPE (LayakListPane, layak_list_pane, LAYAK, LIST_PANE, AdwBin)

/* Properties: "placeholder" of the search entry; "list-name" for screen readers; "opens": a click opens a record, too;
 * "several": several can be selected and changed together, and the columns can be chosen; "row-menu": the menu of a
 * row, whose actions apply to the selected record; "empty-icon", "empty-title", "empty-text", "empty-label",
 * "empty-action": what is shown where there is no record. Children of type “chip” stand under the search entry, those
 * of type “tool” beside it; chips and filters among them are bound to the query. A child of type “view” may be shown
 * instead of the list.
 * Signals: "opened" (LayakRecord), a record was opened; "selected" (LayakRecord, nullable), another one is selected;
 * "counted", the list or what it counts changed: time to tell the totals in the footer. */
void             layak_list_pane_bind         (LayakListPane     *self,
                                               LayakScope        *scope,
                                               LayakQuery        *query,
                                               const LayakColumn *columns,
                                               guint              n_columns);
LayakQuery      *layak_list_pane_get_query    (LayakListPane     *self);
LayakRecordList *layak_list_pane_get_list     (LayakListPane     *self);
void             layak_list_pane_set_footer   (LayakListPane     *self,
                                               const char        *text);
void             layak_list_pane_set_shows_view (LayakListPane   *self,
                                                 gboolean         shows_view);
void             layak_list_pane_focus_search (LayakListPane     *self);
void             layak_list_pane_focus_list   (LayakListPane     *self);
LayakListSelection *layak_list_pane_get_selection (LayakListPane  *self);
/* How far the list is scrolled, and the way back there; see layak_list_place_restore(). */
double           layak_list_pane_get_scroll   (LayakListPane     *self);
void             layak_list_pane_restore_place (LayakListPane    *self,
                                                const char       *selected,
                                                double            scroll);
/* Esc: whether there was anything to take back, as several selected records. */
gboolean         layak_list_pane_go_back      (LayakListPane     *self);

G_END_DECLS
