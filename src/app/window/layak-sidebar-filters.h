/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The saved filters in the sidebar of a window, under the pages whose lists they narrow. */
#pragma once

#include <gtk/gtk.h>

#include "layak-filter-row.h"
#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SIDEBAR_FILTERS (layak_sidebar_filters_get_type ())
G_DECLARE_FINAL_TYPE (LayakSidebarFilters, layak_sidebar_filters, LAYAK, SIDEBAR_FILTERS, GObject)

/* @sidebar: has the rows of the pages */
LayakSidebarFilters *layak_sidebar_filters_new   (GtkListBox          *sidebar,
                                                  LayakScope          *scope);
/* Counts again what each shows in place and year of the window. */
void                 layak_sidebar_filters_count (LayakSidebarFilters *self);
/* (nullable): the row of the filter that asks for just what @query asks for. */
GtkListBoxRow       *layak_sidebar_filters_find  (LayakSidebarFilters *self,
                                                  LayakQuery          *query);

G_END_DECLS
