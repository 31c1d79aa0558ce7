/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Aggregated figures as a dataValueSet, which DHIS2 imports. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

gboolean layak_export_dxf2_write (LayakExportJob  *job,
                                  GError         **error);

G_END_DECLS
