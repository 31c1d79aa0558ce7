/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet while it is read, as the parts of its reader know it. */
#pragma once

#include "layak-csv-import.h"
#include "layak-csv-sample.h"

G_BEGIN_DECLS

/**
 * LayakCsvSheet:
 * @row: the record that is read
 * @around: (nullable): what is told of the record around it
 * @line: where it begins
 * @end: the last day of a range that one cell told, or %LAYAK_UNKNOWN
 * @is_rejected: whether it cannot be stored
 * @pending: (element-type LayakProblem): of the record, whose title may come after them
 * @units: (element-type LayakUnit): what records within others are gathered in
 * @units_by_uuid: (element-type utf8 LayakUnit): the same
 * @lines: (element-type guint): where the first record of each begins
 * @fatal: (nullable): why the whole file cannot be used
 */
typedef struct
{
  const LayakReportHandler *handler;
  gpointer                  user_data;
  const LayakCsvOptions    *options;
  LayakCsvIndex            *index;
  LayakCsvReader           *reader;
  LayakCsvMatching         *matching;
  const LayakRecordInfo    *info;
  LayakDate                 today;

  LayakRow                 *row;
  LayakRow                 *around;
  guint                     line;
  LayakDate                 end;
  gboolean                  is_rejected;
  GPtrArray                *pending;

  GPtrArray                *units;
  GHashTable               *units_by_uuid;
  GArray                   *lines;
  guint                     n_problems;
  gboolean                  is_ownerless_told;
  char                     *fatal;
} LayakCsvSheet;

/* layak-csv-import.c */
void     layak_csv_tell              (LayakCsvSheet      *self,
                                      LayakProblemClass   class,
                                      LayakCsvPlace       place,
                                      const LayakField   *field,
                                      const char         *format,
                                      ...) G_GNUC_PRINTF (5, 6);

/* layak-csv-record.c */
void     layak_csv_read_record       (LayakCsvSheet      *self);
void     layak_csv_complete_new      (LayakCsvSheet      *self);

void     layak_csv_own               (LayakCsvSheet      *self,
                                      LayakRow           *row);

/* layak-csv-references.c */
const LayakRow *layak_csv_get_owned  (LayakCsvSheet      *self);
gboolean layak_csv_set_reference     (LayakCsvSheet      *self,
                                      LayakRow           *row,
                                      guint               index,
                                      const char         *text,
                                      LayakCsvPlace       place);

G_END_DECLS
