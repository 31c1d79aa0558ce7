/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All lists as a spreadsheet in one XML file: flat OpenDocument 1.3. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

gboolean layak_export_fods_write (LayakExportJob  *job,
                                  GError         **error);

G_END_DECLS
