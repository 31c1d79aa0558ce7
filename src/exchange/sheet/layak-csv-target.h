/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of a sheet may tell of a record. */
#pragma once

#include "layak-record-info.h"

G_BEGIN_DECLS

/**
 * LayakCsvTargetKind:
 * @LAYAK_CSV_NOTHING: nobody knows
 * @LAYAK_CSV_LEFT_OUT: it is not to be imported: somebody said so, or Layak keeps it itself
 * @LAYAK_CSV_UUID: the UUID of the record
 * @LAYAK_CSV_FIELD: a field
 * @LAYAK_CSV_UNIT_FIELD: a field of the record around it, which says which one that is
 */
typedef enum
{
  LAYAK_CSV_NOTHING,
  LAYAK_CSV_LEFT_OUT,
  LAYAK_CSV_UUID,
  LAYAK_CSV_FIELD,
  LAYAK_CSV_UNIT_FIELD,
} LayakCsvTargetKind;

typedef struct
{
  LayakCsvTargetKind kind;
  guint              index;
} LayakCsvTarget;

/* The record types that a sheet may hold. */
extern const char * const layak_csv_types[];

const LayakRecordInfo *layak_csv_find_type        (const char             *name);
GArray                *layak_csv_targets_new      (const LayakRecordInfo  *info);
gboolean               layak_csv_target_find      (const LayakRecordInfo  *info,
                                                   const char             *name,
                                                   LayakCsvTarget         *target);
char                  *layak_csv_target_dup_name  (const LayakRecordInfo  *info,
                                                   LayakCsvTarget          target);
char                  *layak_csv_target_dup_label (const LayakRecordInfo  *info,
                                                   LayakCsvTarget          target);
gboolean               layak_csv_target_equal     (LayakCsvTarget          a,
                                                   LayakCsvTarget          b);

G_END_DECLS
