/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of lists of recommendations. */
#pragma once

#include "layak-columns.h"

G_BEGIN_DECLS

const LayakColumn *layak_recommendation_columns_get (guint *n_columns);

G_END_DECLS
