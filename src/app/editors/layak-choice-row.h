/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of a closed list, yes or no, or nothing: unknown. */
#pragma once

#include "layak-field-row.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_CHOICE_ROW (layak_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakChoiceRow, layak_choice_row, LAYAK, CHOICE_ROW, AdwComboRow)

G_END_DECLS
