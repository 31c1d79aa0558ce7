/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of choices or of other records, as chips that wrap. */
#pragma once

#include "layak-field-row.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_CHIPS_ROW (layak_chips_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakChipsRow, layak_chips_row, LAYAK, CHIPS_ROW, AdwPreferencesRow)

G_END_DECLS
