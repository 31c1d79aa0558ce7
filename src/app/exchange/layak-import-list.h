/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a file by what becomes of them: counts that filter, a type, words to look for, a check mark each. */
#pragma once

#include <gtk/gtk.h>

#include "layak-plan.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_IMPORT_LIST (layak_import_list_get_type ())
G_DECLARE_FINAL_TYPE (LayakImportList, layak_import_list, LAYAK, IMPORT_LIST, GtkBox)

/* Signals: "selected", another record is shown; "opened", the person wants to see it; "decided", a record was put off
 * or taken back in. @decisions stay the caller's. */
void           layak_import_list_set_plan   (LayakImportList *self,
                                             LayakPlan       *plan,
                                             LayakDecisions  *decisions);
/* (transfer none): the counts by which it filters, to stand above all of the review. */
GtkWidget     *layak_import_list_get_kinds  (LayakImportList *self);
LayakPlanItem *layak_import_list_get_item   (LayakImportList *self);
gboolean       layak_import_list_focus      (LayakImportList *self);
/* Shows what was decided elsewhere. */
void           layak_import_list_refresh    (LayakImportList *self);
/* Whether a click opens a record, since it cannot be seen beside the list. */
void           layak_import_list_set_alone  (LayakImportList *self,
                                             gboolean         is_alone);
/* (transfer none): the #LayakPlanItem that the filters let through. */
GListModel    *layak_import_list_get_shown  (LayakImportList *self);

G_END_DECLS
