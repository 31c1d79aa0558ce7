/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV (RFC 4180): one list of records. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

/* Without it spreadsheets take UTF-8 for something else. */
#define LAYAK_CSV_BYTE_ORDER_MARK "\xef\xbb\xbf"

gboolean    layak_export_csv_write   (LayakExportJob  *job,
                                      GError         **error);
gboolean    layak_export_csv_check   (LayakExportJob  *job,
                                      GError         **error);
void        layak_export_csv_append  (GString         *text,
                                      const char      *cell,
                                      char             delimiter);
void        layak_export_csv_append_guarded
                                     (GString         *text,
                                      const char      *cell,
                                      char             delimiter);
const char *layak_export_csv_unguard (const char      *cell);

G_END_DECLS
