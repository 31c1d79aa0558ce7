/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of several lines, which grows with its content. Property “names-record”: it is the heading, without a label. */
#pragma once

#include "layak-field-row.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_PROSE_ROW (layak_prose_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakProseRow, layak_prose_row, LAYAK, PROSE_ROW, AdwPreferencesRow)

G_END_DECLS
