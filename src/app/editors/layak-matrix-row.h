/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One group of people in the breakdown of participants. */
#pragma once

#include <adwaita.h>

#include "layak-entry.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_MATRIX_ROW (layak_matrix_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakMatrixRow, layak_matrix_row, LAYAK, MATRIX_ROW, AdwBin)

/* Signal "changed": a number did, as the person sees it. */
GtkWidget      *layak_matrix_row_new        (LayakStore     *store,
                                             LayakEntry     *entry);
const LayakRow *layak_matrix_row_get_row    (LayakMatrixRow *self);
/* The cells from left to right; NULL past the last. */
GtkWidget      *layak_matrix_row_nth_cell   (LayakMatrixRow *self,
                                             guint           column);

G_END_DECLS
