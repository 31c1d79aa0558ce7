/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short typed value: number, decimal, money or time. Property “unit”: what is counted. */
#pragma once

#include "layak-field-row.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_VALUE_ROW (layak_value_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakValueRow, layak_value_row, LAYAK, VALUE_ROW, AdwActionRow)

G_END_DECLS
