/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads CSV (RFC 4180) record by record: fields in quotation marks with line breaks, any of three delimiters. */
#pragma once

#include <gio/gio.h>

#include "layak-csv-decoder.h"
#include "layak-spool.h"

G_BEGIN_DECLS

/* More than any sheet of an office has; a file that goes beyond means harm, or lacks a quotation mark. */
#define LAYAK_CSV_MAX_FIELD   (256 * 1024)
#define LAYAK_CSV_MAX_RECORD  (1024 * 1024)
#define LAYAK_CSV_MAX_COLUMNS 500
#define LAYAK_CSV_MAX_RECORDS 1000000

/* What may part fields, in the order in which they are tried. */
#define LAYAK_CSV_DELIMITERS ",;\t"

/**
 * LayakCsvPlace:
 * @line: from 1
 * @column: from 1, in characters
 */
typedef struct
{
  guint line;
  guint column;
} LayakCsvPlace;

typedef struct _LayakCsvReader LayakCsvReader;

LayakCsvReader  *layak_csv_reader_new           (GInputStream      *stream,
                                                 LayakCsvEncoding   encoding,
                                                 char               delimiter);
LayakCsvReader  *layak_csv_reader_open          (LayakSpool        *content,
                                                 LayakCsvEncoding   encoding,
                                                 char               delimiter,
                                                 GError           **error);
void             layak_csv_reader_free          (LayakCsvReader    *self);
gboolean         layak_csv_reader_next          (LayakCsvReader    *self,
                                                 GCancellable      *cancellable,
                                                 GError           **error);
void             layak_csv_reader_rewind        (LayakCsvReader    *self);
guint            layak_csv_reader_get_n         (LayakCsvReader    *self);
const char      *layak_csv_reader_get           (LayakCsvReader    *self,
                                                 guint              position,
                                                 LayakCsvPlace     *place);
LayakCsvPlace    layak_csv_reader_get_place     (LayakCsvReader    *self);
const char      *layak_csv_reader_get_fault     (LayakCsvReader    *self);
char             layak_csv_reader_get_delimiter (LayakCsvReader    *self);
LayakCsvEncoding layak_csv_reader_get_encoding  (LayakCsvReader    *self);
goffset          layak_csv_reader_get_n_read    (LayakCsvReader    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCsvReader, layak_csv_reader_free)

G_END_DECLS
