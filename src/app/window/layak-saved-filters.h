/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters a person has saved, in the order of the sidebar; all windows on one database show the same. */
#pragma once

#include <gtk/gtk.h>

#include "layak-saved-filter.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SAVED_FILTERS (layak_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (LayakSavedFilters, layak_saved_filters, LAYAK, SAVED_FILTERS, GObject)

/* Implements GListModel of LayakSavedFilter. A change is shown at once and stored when the writer has time; if that
 * fails, @place tells it and the list is again that of the database. */
LayakSavedFilters *layak_saved_filters_get       (LayakStore        *store);
LayakStore        *layak_saved_filters_get_store (LayakSavedFilters *self);
LayakSavedFilter  *layak_saved_filters_find      (LayakSavedFilters *self,
                                                  LayakQuery        *query);
void               layak_saved_filters_insert    (LayakSavedFilters *self,
                                                  guint              position,
                                                  LayakSavedFilter  *filter,
                                                  GtkWidget         *place);
void               layak_saved_filters_rename    (LayakSavedFilters *self,
                                                  LayakSavedFilter  *filter,
                                                  const char        *name,
                                                  GtkWidget         *place);
void               layak_saved_filters_move      (LayakSavedFilters *self,
                                                  LayakSavedFilter  *filter,
                                                  int                direction,
                                                  GtkWidget         *place);
guint              layak_saved_filters_remove    (LayakSavedFilters *self,
                                                  LayakSavedFilter  *filter,
                                                  GtkWidget         *place);

G_END_DECLS
