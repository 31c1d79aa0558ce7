/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recommendations of all trainings, and each in all the room of the page. */
#pragma once

#include "layak-page.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_RECOMMENDATIONS_PAGE (layak_recommendations_page_get_type ())
G_DECLARE_FINAL_TYPE (LayakRecommendationsPage, layak_recommendations_page, LAYAK, RECOMMENDATIONS_PAGE, LayakPage)

G_END_DECLS
