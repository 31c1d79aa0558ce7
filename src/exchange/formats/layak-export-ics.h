/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trainings and the dates of recommendations as a calendar, after RFC 5545. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

gboolean layak_export_ics_write (LayakExportJob  *job,
                                 GError         **error);

G_END_DECLS
