/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search with filters and an order, kept under a name. */
#pragma once

#include "layak-query.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SAVED_FILTER (layak_saved_filter_get_type ())
G_DECLARE_FINAL_TYPE (LayakSavedFilter, layak_saved_filter, LAYAK, SAVED_FILTER, GObject)

LayakSavedFilter      *layak_saved_filter_new       (const LayakRecordInfo *info,
                                                     const char            *name,
                                                     const char            *text);
/* One line for a text of many; NULL for a line that cannot be understood. */
LayakSavedFilter      *layak_saved_filter_parse     (const char            *line);
char                  *layak_saved_filter_format    (LayakSavedFilter      *self);
const LayakRecordInfo *layak_saved_filter_get_info  (LayakSavedFilter      *self);
const char            *layak_saved_filter_get_name  (LayakSavedFilter      *self);
const char            *layak_saved_filter_get_text  (LayakSavedFilter      *self);

G_END_DECLS
