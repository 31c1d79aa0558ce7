/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an evaluation of the place would find: the indicators, and the people trained. */
#pragma once

#include "layak-page.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_INDICATORS_PAGE (layak_indicators_page_get_type ())
G_DECLARE_FINAL_TYPE (LayakIndicatorsPage, layak_indicators_page, LAYAK, INDICATORS_PAGE, LayakPage)

G_END_DECLS
