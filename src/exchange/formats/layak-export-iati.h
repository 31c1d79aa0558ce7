/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trainings and recommendations as activities of the International Aid Transparency Initiative, version 2.03. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

gboolean layak_export_iati_write (LayakExportJob  *job,
                                  GError         **error);

G_END_DECLS
