/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong in the files of an import, with the place of each, to copy or to look at. */
#pragma once

#include <gtk/gtk.h>

#include "layak-plan.h"
#include "layak-reviews.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_IMPORT_PROBLEMS (layak_import_problems_get_type ())
G_DECLARE_FINAL_TYPE (LayakImportProblems, layak_import_problems, LAYAK, IMPORT_PROBLEMS, GtkBox)

/* The button for the rejected records activates the action "import.save-rejected". @review stays the caller's. */
void layak_import_problems_set_plan (LayakImportProblems *self,
                                     LayakPlan           *plan,
                                     const LayakReview   *review);
void layak_import_problems_set_expanded (LayakImportProblems *self,
                                         gboolean             is_expanded);
/* (transfer full): why a file cannot be read at all. @plan: (nullable) */
char *layak_import_problems_dup_reasons (LayakPlan           *plan,
                                         const GError        *error);
int   layak_import_problems_find_sheet  (LayakPlan           *plan,
                                         const LayakReview   *files);

G_END_DECLS
