/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part of a sheet as a sheet of its own: the records that were rejected, to be mended and imported again. */
#pragma once

#include "layak-csv-options.h"
#include "layak-plan.h"
#include "layak-spool.h"

G_BEGIN_DECLS

gboolean layak_csv_excerpt_write (LayakSpool             *content,
                                  const char             *name,
                                  const LayakCsvOptions  *options,
                                  LayakPlan              *plan,
                                  const char             *path,
                                  GError                **error);

G_END_DECLS
