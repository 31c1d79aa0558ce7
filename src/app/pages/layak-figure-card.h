/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number in large figures with a small picture and a line of text; leads to the list it counts. */
#pragma once

#include <gtk/gtk.h>

#include "layak-mini-chart.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_FIGURE_CARD (layak_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (LayakFigureCard, layak_figure_card, LAYAK, FIGURE_CARD, GtkButton)

/* Properties "title", "figure-icon", "kind" of the picture: rings and bars stand beside the number, others below. */
LayakMiniChart *layak_figure_card_get_chart (LayakFigureCard *self);
void            layak_figure_card_set       (LayakFigureCard *self,
                                             const char      *number,
                                             const char      *unit,
                                             const char      *caption);
/* Whether the number is a warning: red. */
void            layak_figure_card_set_alarm (LayakFigureCard *self,
                                             gboolean         alarm);

G_END_DECLS
