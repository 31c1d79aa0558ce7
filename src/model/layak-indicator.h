/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An indicator of a set, or a lettered part of one; the maxima of the parts add up */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_INDICATOR (layak_indicator_get_type ())
LAYAK_DECLARE_RECORD (LayakIndicator, layak_indicator, INDICATOR)

G_END_DECLS
