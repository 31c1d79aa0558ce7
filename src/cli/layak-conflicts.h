/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conflicts that nobody decided, as messages: both values, and who changed them when. */
#pragma once

#include "layak-plan.h"
#include "layak-table.h"

G_BEGIN_DECLS

void layak_conflicts_tell (LayakPlan       *plan,
                           LayakConnection *connection);

G_END_DECLS
