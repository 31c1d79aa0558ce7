/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part of a report as a report of its own: the records that were rejected, to be mended and sent again. */
#pragma once

#include "layak-plan.h"
#include "layak-spool.h"

G_BEGIN_DECLS

gboolean layak_excerpt_write (LayakSpool  *report,
                              const char  *name,
                              LayakPlan   *plan,
                              const char  *path,
                              GError     **error);

G_END_DECLS
