/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of text; saved with Enter too. */
#pragma once

#include "layak-field-row.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_TEXT_ROW (layak_text_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakTextRow, layak_text_row, LAYAK, TEXT_ROW, AdwEntryRow)

G_END_DECLS
