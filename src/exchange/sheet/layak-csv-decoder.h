/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a CSV file, of whatever encoding, as UTF-8. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LayakCsvEncoding:
 * @LAYAK_CSV_ANY_ENCODING: what the byte order mark says; without one UTF-8, or Windows-1252 if it cannot be that
 * @LAYAK_CSV_UTF_8: with or without a byte order mark
 * @LAYAK_CSV_UTF_16: in the byte order of its mark, else with the low byte first
 * @LAYAK_CSV_WINDOWS_1252: what spreadsheets of Western Windows write
 */
typedef enum
{
  LAYAK_CSV_ANY_ENCODING,
  LAYAK_CSV_UTF_8,
  LAYAK_CSV_UTF_16,
  LAYAK_CSV_WINDOWS_1252,
  LAYAK_CSV_N_ENCODINGS,
} LayakCsvEncoding;

gboolean         layak_csv_encoding_find        (const char        *name,
                                                 LayakCsvEncoding  *encoding);

gboolean         layak_csv_encoding_detect      (GInputStream      *stream,
                                                 LayakCsvEncoding  *encoding,
                                                 GCancellable      *cancellable,
                                                 GError           **error);

typedef struct _LayakCsvDecoder LayakCsvDecoder;

LayakCsvDecoder *layak_csv_decoder_new          (LayakCsvEncoding   encoding);
void             layak_csv_decoder_free         (LayakCsvDecoder   *self);
gboolean         layak_csv_decoder_push         (LayakCsvDecoder   *self,
                                                 const char        *bytes,
                                                 gsize              size,
                                                 gboolean           is_last,
                                                 GString           *text,
                                                 GError           **error);
LayakCsvEncoding layak_csv_decoder_get_encoding (LayakCsvDecoder   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCsvDecoder, layak_csv_decoder_free)

G_END_DECLS
