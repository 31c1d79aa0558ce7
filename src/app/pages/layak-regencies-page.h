/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The regencies and cities of the scope: how they rank and what they did. */
#pragma once

#include "layak-record-page.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_REGENCIES_PAGE (layak_regencies_page_get_type ())
G_DECLARE_FINAL_TYPE (LayakRegenciesPage, layak_regencies_page, LAYAK, REGENCIES_PAGE, LayakRecordPage)

G_END_DECLS
