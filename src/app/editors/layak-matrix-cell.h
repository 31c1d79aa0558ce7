/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number in the breakdown of participants, empty when unknown. What is wrong with it is told in the box of its
 * property “problems”. */
#pragma once

#include "layak-field-row.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_MATRIX_CELL (layak_matrix_cell_get_type ())
G_DECLARE_FINAL_TYPE (LayakMatrixCell, layak_matrix_cell, LAYAK, MATRIX_CELL, GtkEntry)

G_END_DECLS
