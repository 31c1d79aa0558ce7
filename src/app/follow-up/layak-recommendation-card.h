/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recommendation as a card: what it serves, how urgent it is, what to do, by whom, how far it is, and when. */
#pragma once

#include <gtk/gtk.h>

#include "layak-entry.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_RECOMMENDATION_CARD (layak_recommendation_card_get_type ())
G_DECLARE_FINAL_TYPE (LayakRecommendationCard, layak_recommendation_card, LAYAK, RECOMMENDATION_CARD, GtkBox)

GtkWidget *layak_recommendation_card_new      (void);
void       layak_recommendation_card_set      (LayakRecommendationCard *self,
                                               LayakEntry              *entry);
/* (transfer full): what a screen reader says of the card. */
char      *layak_recommendation_card_dup_name (LayakEntry              *entry);

G_END_DECLS
