/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line under a field that says what is wrong with it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_PROBLEM_ROW (layak_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakProblemRow, layak_problem_row, LAYAK, PROBLEM_ROW, GtkListBoxRow)

GtkWidget *layak_problem_row_new (void);
void       layak_problem_row_set (LayakProblemRow *self,
                                  const char      *problem,
                                  gboolean         is_error);

G_END_DECLS
