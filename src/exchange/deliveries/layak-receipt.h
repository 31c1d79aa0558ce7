/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of each record of an import, as a table. */
#pragma once

#include "layak-plan.h"

G_BEGIN_DECLS

gboolean layak_receipt_write (LayakPlan   *plan,
                              const char  *path,
                              GError     **error);

G_END_DECLS
