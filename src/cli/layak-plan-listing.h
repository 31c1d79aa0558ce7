/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The differences an import would bring, as lines. */
#pragma once

#include "layak-plan.h"

G_BEGIN_DECLS

gboolean layak_plan_listing_write (LayakPlan  *plan,
                                   GError    **error);

G_END_DECLS
