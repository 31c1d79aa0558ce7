/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another record, chosen from a list that can be searched. */
#pragma once

#include "layak-field-row.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_REFERENCE_ROW (layak_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakReferenceRow, layak_reference_row, LAYAK, REFERENCE_ROW, AdwActionRow)

G_END_DECLS
