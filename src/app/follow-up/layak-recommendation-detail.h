/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recommendation in all the room of the page: what shall be done, how far it is, what was done. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_RECOMMENDATION_DETAIL (layak_recommendation_detail_get_type ())
G_DECLARE_FINAL_TYPE (LayakRecommendationDetail, layak_recommendation_detail, LAYAK, RECOMMENDATION_DETAIL, AdwBin)

/* Signal "gone": the recommendation was deleted. Action "recommendation.set-status" (s, a nick). */
void         layak_recommendation_detail_set_store   (LayakRecommendationDetail *self,
                                                      LayakStore                *store);
LayakRecord *layak_recommendation_detail_get_record  (LayakRecommendationDetail *self);
void         layak_recommendation_detail_set_record  (LayakRecommendationDetail *self,
                                                      LayakRecord               *record);
void         layak_recommendation_detail_focus_field (LayakRecommendationDetail *self,
                                                      const char                *field);
void         layak_recommendation_detail_show_entry  (LayakRecommendationDetail *self,
                                                      const char                *progress,
                                                      const char                *field);

G_END_DECLS
