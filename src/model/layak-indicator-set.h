/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluation instrument of one year. Weights belong to the year, not to the law */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_INDICATOR_SET (layak_indicator_set_get_type ())
LAYAK_DECLARE_RECORD (LayakIndicatorSet, layak_indicator_set, INDICATOR_SET)

G_END_DECLS
