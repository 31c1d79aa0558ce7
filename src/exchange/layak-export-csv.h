/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One list as CSV, after RFC 4180, for programs and spreadsheets. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

gboolean layak_export_csv_write (LayakExportJob  *job,
                                 GError         **error);
gboolean layak_export_csv_check (LayakExportJob  *job,
                                 GError         **error);

G_END_DECLS
