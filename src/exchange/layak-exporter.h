/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes reports, native ones and those in formats of others: checked before they are kept, all or nothing. */
#pragma once

#include <gio/gio.h>

#include "layak-export-job.h"

G_BEGIN_DECLS

char     *layak_exporter_suggest_name (const LayakExportOptions  *options);
gboolean  layak_exporter_write_file   (LayakStore                *store,
                                       const LayakExportOptions  *options,
                                       const char                *path,
                                       LayakExportProgressFunc    progress,
                                       gpointer                   user_data,
                                       GCancellable              *cancellable,
                                       GError                   **error);
gboolean  layak_exporter_write_stream (LayakStore                *store,
                                       const LayakExportOptions  *options,
                                       GOutputStream             *stream,
                                       LayakExportProgressFunc    progress,
                                       gpointer                   user_data,
                                       GCancellable              *cancellable,
                                       GError                   **error);
void      layak_exporter_run_async    (LayakStore                *store,
                                       const LayakExportOptions  *options,
                                       const char                *path,
                                       LayakExportProgressFunc    progress,
                                       gpointer                   user_data,
                                       GCancellable              *cancellable,
                                       GAsyncReadyCallback        callback,
                                       gpointer                   callback_data);
gboolean  layak_exporter_run_finish   (GAsyncResult              *result,
                                       GError                   **error);

G_END_DECLS
