/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of RFC 5545 that a calendar of ours could break. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

/* Without the line end. */
#define LAYAK_ICS_LINE_LENGTH 75

gboolean layak_ics_check (LayakExportJob  *job,
                          GError         **error);

G_END_DECLS
