/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that are here, found by what a sheet says of them instead of a UUID: names, owners, dates. */
#pragma once

#include "layak-connection.h"
#include "layak-row.h"

G_BEGIN_DECLS

/**
 * LayakCsvIdentity:
 * @LAYAK_CSV_NEW: the record is not here yet
 * @LAYAK_CSV_KNOWN: it is here
 * @LAYAK_CSV_TWICE: another row of the file is it
 * @LAYAK_CSV_AMBIGUOUS: it may be any of several that are here
 * @LAYAK_CSV_NAMELESS: nothing tells what it is
 */
typedef enum
{
  LAYAK_CSV_NEW,
  LAYAK_CSV_KNOWN,
  LAYAK_CSV_TWICE,
  LAYAK_CSV_AMBIGUOUS,
  LAYAK_CSV_NAMELESS,
} LayakCsvIdentity;

typedef struct _LayakCsvIndex LayakCsvIndex;

LayakCsvIndex  *layak_csv_index_new        (void);
void            layak_csv_index_free       (LayakCsvIndex          *self);
gboolean        layak_csv_index_load       (LayakCsvIndex          *self,
                                            const LayakRecordInfo  *info,
                                            LayakConnection        *connection,
                                            GError                **error);
gboolean        layak_csv_index_load_office (LayakCsvIndex         *self,
                                            LayakConnection        *connection,
                                            GError                **error);
const char     *layak_csv_index_get_office (LayakCsvIndex          *self);
void            layak_csv_index_begin      (LayakCsvIndex          *self);
guint           layak_csv_index_count      (LayakCsvIndex          *self,
                                            const LayakRecordInfo  *info,
                                            const LayakUuid        *unit);
const LayakRow *layak_csv_index_find       (LayakCsvIndex          *self,
                                            const LayakRow         *row,
                                            gboolean               *is_ambiguous);
const LayakRow *layak_csv_index_find_uuid  (LayakCsvIndex          *self,
                                            const LayakRecordInfo  *info,
                                            const LayakUuid        *uuid);
LayakCsvIdentity layak_csv_index_identify  (LayakCsvIndex          *self,
                                            LayakRow               *row);
gboolean        layak_csv_index_knows      (const LayakRecordInfo  *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCsvIndex, layak_csv_index_free)

G_END_DECLS
