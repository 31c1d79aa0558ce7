/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarter whose report is the next to be made. */
#pragma once

#include "layak-period.h"
#include "layak-reader.h"

G_BEGIN_DECLS

gboolean   layak_report_period_choose (LayakConnection  *connection,
                                       const char       *place,
                                       int               year,
                                       LayakDate         today,
                                       LayakPeriod      *period,
                                       GError          **error);

/* The same on another thread: the result is a LayakPeriod, to be freed by g_free(). */
LayakRead *layak_report_period_read   (const char       *place,
                                       int               year,
                                       LayakDate         today);

G_END_DECLS
