/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a place and a period: what is missing, what it will hold, what was delivered before. */
#pragma once

#include "layak-page.h"
#include "layak-period.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_REPORTS_PAGE (layak_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (LayakReportsPage, layak_reports_page, LAYAK, REPORTS_PAGE, LayakPage)

void layak_reports_page_set_period (LayakReportsPage  *self,
                                    const LayakPeriod *period);

G_END_DECLS
