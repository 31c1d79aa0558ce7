/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who took part: groups of people, their sums, and what is missing to the stated total. */
#pragma once

#include <adwaita.h>

#include "layak-facts.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_MATRIX (layak_matrix_get_type ())
G_DECLARE_FINAL_TYPE (LayakMatrix, layak_matrix, LAYAK, MATRIX, AdwBin)

/* Belongs inside the LayakEditor of the training. Signal "changed": the sums did. */
void layak_matrix_set_training  (LayakMatrix    *self,
                                 LayakStore     *store,
                                 LayakRecord    *training);
void layak_matrix_get_breakdown (LayakMatrix    *self,
                                 LayakBreakdown *breakdown);
/* Puts the focus on the stated total. */
gboolean layak_matrix_focus         (LayakMatrix    *self);

G_END_DECLS
