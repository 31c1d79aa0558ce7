/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What shall follow from a training, driven to completion */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_RECOMMENDATION (layak_recommendation_get_type ())
LAYAK_DECLARE_RECORD (LayakRecommendation, layak_recommendation, RECOMMENDATION)

G_END_DECLS
