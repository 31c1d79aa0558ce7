/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that editors show inside others. */
#pragma once

#include "layak-child-row.h"

G_BEGIN_DECLS

const LayakChildKind *layak_child_kinds_find (const char *type);

G_END_DECLS
