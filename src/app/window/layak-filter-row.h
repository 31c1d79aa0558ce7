/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A saved filter in the sidebar, under its page, with the number of records it shows. */
#pragma once

#include <gtk/gtk.h>

#include "layak-saved-filters.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_FILTER_ROW (layak_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakFilterRow, layak_filter_row, LAYAK, FILTER_ROW, GtkListBoxRow)

GtkWidget        *layak_filter_row_new        (LayakSavedFilters *filters,
                                               LayakSavedFilter  *filter);
LayakSavedFilter *layak_filter_row_get_filter (LayakFilterRow    *self);
void              layak_filter_row_set_count  (LayakFilterRow    *self,
                                               gint64             count);

G_END_DECLS
