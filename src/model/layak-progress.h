/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to a recommendation, and when. */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_PROGRESS (layak_progress_get_type ())
LAYAK_DECLARE_RECORD (LayakProgress, layak_progress, PROGRESS)

G_END_DECLS
