/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The agencies of the regencies, and the partners they work with. */
#pragma once

#include "layak-record-page.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_AGENCIES_PAGE (layak_agencies_page_get_type ())
G_DECLARE_FINAL_TYPE (LayakAgenciesPage, layak_agencies_page, LAYAK, AGENCIES_PAGE, LayakRecordPage)

G_END_DECLS
