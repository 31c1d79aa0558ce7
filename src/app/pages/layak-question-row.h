/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question of the evaluation with its answer: how many are trained, of how many, and the evidence of it. */
#pragma once

#include <gtk/gtk.h>

#include "layak-coverage.h"
#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_QUESTION_ROW (layak_question_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakQuestionRow, layak_question_row, LAYAK, QUESTION_ROW, GtkListBoxRow)

GtkWidget  *layak_question_row_new          (LayakScope                  *scope);
/* @coverage: what has the question at @position. The row holds on to the questions. */
void        layak_question_row_show         (LayakQuestionRow            *self,
                                             const LayakCoverage         *coverage,
                                             guint                        position);

G_END_DECLS
