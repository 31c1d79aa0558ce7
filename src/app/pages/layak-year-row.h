/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a year brought: trainings, people, lesson hours, and how far the recommendations have come. */
#pragma once

#include <gtk/gtk.h>

#include "layak-figures.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_YEAR_ROW (layak_year_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakYearRow, layak_year_row, LAYAK, YEAR_ROW, GtkListBoxRow)

/* @year: 0 for all of them */
GtkWidget *layak_year_row_new      (int                year,
                                    const LayakTotals *totals);
int        layak_year_row_get_year (LayakYearRow      *self);

G_END_DECLS
