/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the place stands: five figures, two charts, what is due next and what is incomplete. */
#pragma once

#include "layak-page.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_OVERVIEW_PAGE (layak_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (LayakOverviewPage, layak_overview_page, LAYAK, OVERVIEW_PAGE, LayakPage)

G_END_DECLS
