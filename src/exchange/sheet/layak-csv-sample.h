/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beginning of a CSV file: what parts its fields, which line names them, what they may be. */
#pragma once

#include "layak-csv-matching.h"
#include "layak-csv-reader.h"
#include "layak-spool.h"

G_BEGIN_DECLS

/**
 * LayakCsvSample:
 * @header: the line that names the columns
 * @matching: (nullable): what they tell; %NULL if there is no record in the file
 * @rows: (element-type GStrv): some records after it
 */
typedef struct
{
  char              delimiter;
  LayakCsvEncoding  encoding;
  guint             header;
  LayakCsvMatching *matching;
  GPtrArray        *rows;
} LayakCsvSample;

LayakCsvSample *layak_csv_sample_take (LayakCsvReader         *reader,
                                       const LayakCsvOptions  *options,
                                       GCancellable           *cancellable,
                                       GError                **error);
LayakCsvSample *layak_csv_sample_read (LayakSpool             *content,
                                       const LayakCsvOptions  *options,
                                       GError                **error);
void            layak_csv_sample_free (LayakCsvSample         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCsvSample, layak_csv_sample_free)

G_END_DECLS
