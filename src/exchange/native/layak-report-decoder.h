/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a report into UTF-8 before the parser sees it: what bounds the parser counts signs of the text, and in another
 * encoding one may hide from it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LayakReportDecoder LayakReportDecoder;

/**
 * layak_report_decoder_new:
 * @bytes: with which the report begins
 * @decoder: (out) (nullable): %NULL if it is in UTF-8
 * @column: (out): where its first line names an encoding that is not known, or not true
 *
 * Returns: whether the encoding is known
 */
gboolean  layak_report_decoder_new    (const char           *bytes,
                                       gsize                 size,
                                       LayakReportDecoder  **decoder,
                                       guint                *column,
                                       GError              **error);
/* How many bytes at the beginning of UTF-8 only say that it is. */
gsize     layak_report_decoder_skip_mark (const char        *bytes,
                                          gsize              size);
void      layak_report_decoder_free   (LayakReportDecoder   *self);
/* Appends the next bytes to @text; if it fails, those before the first that mean nothing. */
gboolean  layak_report_decoder_decode (LayakReportDecoder   *self,
                                       const char           *bytes,
                                       gsize                 size,
                                       GString              *text);
/* Whether no character is left half done. */
gboolean  layak_report_decoder_is_whole (LayakReportDecoder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakReportDecoder, layak_report_decoder_free)

G_END_DECLS
