/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of lists of recommendations. */
#pragma once

#include "layak-columns.h"

G_BEGIN_DECLS

const LayakColumn *layak_recommendation_columns_get             (guint      *n_columns);

/* For other widgets that show a recommendation: @cell is a label, or for progress a LayakProgressCell. */
void               layak_recommendation_columns_show_indicators (GtkWidget  *cell,
                                                                 LayakEntry *entry);
void               layak_recommendation_columns_show_lead       (GtkWidget  *cell,
                                                                 LayakEntry *entry);
void               layak_recommendation_columns_show_progress   (GtkWidget  *cell,
                                                                 LayakEntry *entry);

G_END_DECLS
