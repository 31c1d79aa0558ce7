/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Aggregated figures as ADX, the exchange format of IHE QRPH. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

gboolean layak_export_adx_write (LayakExportJob  *job,
                                 GError         **error);

G_END_DECLS
