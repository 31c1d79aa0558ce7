/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of the evaluation that ask for people trained in the Convention, with what answers them. */
#pragma once

#include <adwaita.h>

#include "layak-coverage.h"
#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_QUESTIONS_PANE (layak_questions_pane_get_type ())
G_DECLARE_FINAL_TYPE (LayakQuestionsPane, layak_questions_pane, LAYAK, QUESTIONS_PANE, AdwBin)

void layak_questions_pane_set_scope (LayakQuestionsPane  *self,
                                     LayakScope          *scope);
void layak_questions_pane_show      (LayakQuestionsPane  *self,
                                     const LayakCoverage *coverage);

G_END_DECLS
