/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters a person has saved, in the order of the sidebar; all windows on one database show the same. */
#pragma once

#include "layak-saved-filter.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SAVED_FILTERS (layak_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (LayakSavedFilters, layak_saved_filters, LAYAK, SAVED_FILTERS, GObject)

/* Implements GListModel of LayakSavedFilter. Every change is in the database when the function returns. */
LayakSavedFilters *layak_saved_filters_get       (LayakStore         *store);
LayakStore        *layak_saved_filters_get_store (LayakSavedFilters  *self);
LayakSavedFilter  *layak_saved_filters_find      (LayakSavedFilters  *self,
                                                  LayakQuery         *query);
gboolean           layak_saved_filters_insert    (LayakSavedFilters  *self,
                                                  guint               position,
                                                  LayakSavedFilter   *filter,
                                                  GError            **error);
gboolean           layak_saved_filters_rename    (LayakSavedFilters  *self,
                                                  LayakSavedFilter   *filter,
                                                  const char         *name,
                                                  GError            **error);
gboolean           layak_saved_filters_move      (LayakSavedFilters  *self,
                                                  LayakSavedFilter   *filter,
                                                  int                 direction,
                                                  GError            **error);
gboolean           layak_saved_filters_remove    (LayakSavedFilters  *self,
                                                  LayakSavedFilter   *filter,
                                                  guint              *position,
                                                  GError            **error);

G_END_DECLS
