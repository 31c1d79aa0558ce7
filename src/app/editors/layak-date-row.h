/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date, or with “end-field” a period, typed or chosen from a calendar. */
#pragma once

#include "layak-field-row.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_DATE_ROW (layak_date_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakDateRow, layak_date_row, LAYAK, DATE_ROW, AdwActionRow)

G_END_DECLS
