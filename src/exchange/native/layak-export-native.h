/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The native report: canonical, and whole enough to be merged elsewhere. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

gboolean layak_export_native_write (LayakExportJob  *job,
                                    GError         **error);

G_END_DECLS
