/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many records at once, with one statement. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

/* (transfer full): ids (element-type gint64) as the JSON array that statements take for :ids. */
char       *layak_rows_dup_json      (GArray                 *ids);
/* (transfer full) (element-type gint64 LayakRow): the rows with these ids by id, fewer if some are not there. */
GHashTable *layak_rows_load          (const LayakRecordInfo  *info,
                                      LayakConnection        *connection,
                                      GArray                 *ids,
                                      GError                **error);
/* (transfer full) (element-type gint64 LayakUnit): the units with these ids by id, with all records within them. */
GHashTable *layak_rows_load_units    (const LayakRecordInfo  *info,
                                      LayakConnection        *connection,
                                      GArray                 *ids,
                                      GError                **error);

/* Takes a row that it owns from then on. */
typedef void (*LayakRowFunc) (LayakRow *row,
                              gpointer  data);

/* Calls @func with every row of the type, in the order they were made; fields that @leaves_out are unknown. */
gboolean    layak_rows_each          (const LayakRecordInfo  *info,
                                      LayakConnection        *connection,
                                      LayakFieldPredicate     leaves_out,
                                      LayakRowFunc            func,
                                      gpointer                data,
                                      GError                **error);

G_END_DECLS
