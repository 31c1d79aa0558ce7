/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a GtkColumnView over LayakSlots of a LayakRecordList, from a table. */
#pragma once

#include <gtk/gtk.h>

#include "layak-record-list.h"

G_BEGIN_DECLS

/**
 * LayakColumn:
 * @id: names the column, for choosing what is shown
 * @title: msgid
 * @width: width in pixels, with the usual text of GNOME, more where the title needs it, or 0 to take what is left
 * @sort: (nullable): what layak_query_set_sort() takes; %NULL if the list cannot be sorted by it
 * @make: makes the widget of a cell, when its row is first seen
 * @show: puts an item into it; called again when the item changes, as soon as the row is seen
 * @roomy: its width where the list has much room; 0 for the same
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
  int         roomy;
} LayakColumn;

void       layak_columns_add        (GtkColumnView     *view,
                                     const LayakColumn *columns,
                                     guint              n_columns);
/* @shown: (element-type GtkColumnViewColumn): the columns that @view shall have, in this order. */
void       layak_columns_arrange    (GtkColumnView     *view,
                                     GPtrArray         *shown);
void       layak_columns_set_roomy  (GtkColumnView     *view,
                                     gboolean           is_roomy);
const char *layak_columns_get_id    (GtkColumnViewColumn *column);
/* Clicks on a column header sort @query. */
void       layak_columns_bind_sort  (GtkColumnView     *view,
                                     LayakQuery        *query);

/* The usual cells. */
GtkWidget *layak_columns_make_text   (void);
GtkWidget *layak_columns_make_title  (void);
GtkWidget *layak_columns_make_number (void);
void       layak_columns_show_text   (GtkWidget         *cell,
                                      const char        *text);

G_END_DECLS
