/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows of a training. */
#pragma once

#include "layak-columns.h"

G_BEGIN_DECLS

extern const LayakColumn layak_training_columns[];
extern const guint       layak_training_n_columns;

G_END_DECLS
