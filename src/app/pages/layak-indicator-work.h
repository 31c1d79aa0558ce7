/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about an indicator: plan a training, add a recommendation, look at what was held for it. */
#pragma once

#include <gtk/gtk.h>

#include "layak-coverage.h"
#include "layak-scope.h"

G_BEGIN_DECLS

void layak_indicator_work_plan      (GtkWidget                    *widget,
                                     LayakScope                   *scope,
                                     const LayakIndicatorCoverage *indicator);
/* Of the training held for it, if there is but one. */
void layak_indicator_work_recommend (GtkWidget                    *widget,
                                     LayakScope                   *scope,
                                     const LayakIndicatorCoverage *indicator);
void layak_indicator_work_open      (GtkWidget                    *widget,
                                     LayakScope                   *scope,
                                     const LayakIndicatorCoverage *indicator);

G_END_DECLS
