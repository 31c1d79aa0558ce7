/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a GtkColumnView over a LayakRecordList, from a table. */
#pragma once

#include <gtk/gtk.h>

#include "layak-record-list.h"

G_BEGIN_DECLS

/**
 * LayakColumn:
 * @id: names the column, for choosing what is shown
 * @title: msgid
 * @width: width in pixels, more where the title needs it, or 0 to take what is left
 * @sort: (nullable): what layak_query_set_sort() takes; %NULL if the list cannot be sorted by it
 * @make: makes the widget of a cell
 * @show: puts an item into it; called again when the item changes
 */
typedef struct
{
  const char *id;
  const char *title;
  int         width;
  const char *sort;
  GtkWidget * (*make) (void);
  void        (*show) (GtkWidget  *cell,
                       LayakEntry *entry);
} LayakColumn;

void       layak_columns_add        (GtkColumnView     *view,
                                     const LayakColumn *columns,
                                     guint              n_columns);
/* @shown: (element-type GtkColumnViewColumn): the columns that @view shall have, in this order. */
void       layak_columns_arrange    (GtkColumnView     *view,
                                     GPtrArray         *shown);
const char *layak_columns_get_id    (GtkColumnViewColumn *column);
/* Clicks on a column header sort @query. */
void       layak_columns_bind_sort  (GtkColumnView     *view,
                                     LayakQuery        *query);

/* For list views of another kind: shows the entry of @item in its child, and follows it until unbound. */
void       layak_columns_bind_cell   (GtkListItem       *item,
                                      const LayakColumn *column);
void       layak_columns_unbind_cell (GtkListItem       *item);

/* The usual cells. */
GtkWidget *layak_columns_make_text   (void);
GtkWidget *layak_columns_make_title  (void);
GtkWidget *layak_columns_make_number (void);

G_END_DECLS
