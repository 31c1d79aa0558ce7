/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a report to come, in four cells. */
#pragma once

#include <gtk/gtk.h>

#include "layak-outlook.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_REPORT_FIGURES (layak_report_figures_get_type ())
G_DECLARE_FINAL_TYPE (LayakReportFigures, layak_report_figures, LAYAK, REPORT_FIGURES, GtkGrid)

void layak_report_figures_show (LayakReportFigures *self,
                                const LayakOutlook *outlook);

G_END_DECLS
