/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a sheet as if it were a report: the same records, and every problem found on the way. */
#pragma once

#include "layak-csv-index.h"
#include "layak-csv-options.h"
#include "layak-report-reader.h"

G_BEGIN_DECLS

gboolean layak_csv_import_read (GInputStream              *stream,
                                const LayakCsvOptions     *options,
                                LayakCsvIndex             *index,
                                const LayakReportHandler  *handler,
                                gpointer                   user_data,
                                GCancellable              *cancellable,
                                GError                   **error);

G_END_DECLS
