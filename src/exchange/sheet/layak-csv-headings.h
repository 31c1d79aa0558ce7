/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the headings of a sheet may mean: names and labels of fields, and words that offices use. */
#pragma once

#include "layak-csv-target.h"
#include "layak-csv-words.h"

G_BEGIN_DECLS

/* How sure a heading makes. */
typedef enum
{
  LAYAK_CSV_BY_NAME_OF_REFERENCE,
  LAYAK_CSV_BY_SYNONYM,
  LAYAK_CSV_BY_LABEL,
  LAYAK_CSV_N_STRENGTHS,
} LayakCsvStrength;

typedef struct
{
  LayakCsvTarget   target;
  LayakCsvStrength strength;
} LayakCsvMeaning;

typedef struct _LayakCsvHeadings LayakCsvHeadings;

LayakCsvHeadings *layak_csv_headings_get  (const LayakRecordInfo *info);
GArray           *layak_csv_headings_find (LayakCsvHeadings      *self,
                                           const char            *folded);

G_END_DECLS
