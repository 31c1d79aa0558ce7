/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, record by record, and what people decide about it. Writes nothing. */
#pragma once

#include <gtk/gtk.h>

#include "layak-plan.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_IMPORT_REVIEW (layak_import_review_get_type ())
G_DECLARE_FINAL_TYPE (LayakImportReview, layak_import_review, LAYAK, IMPORT_REVIEW, GtkBox)

/* Signal "changed": something was decided. */
void                  layak_import_review_set_plan        (LayakImportReview *self,
                                                           LayakStore        *store,
                                                           LayakPlan         *plan);
const LayakDecisions *layak_import_review_get_decisions   (LayakImportReview *self);
guint                 layak_import_review_count_undecided (LayakImportReview *self);
/* Decides every conflict that nobody has decided yet. */
void                  layak_import_review_decide_all      (LayakImportReview *self,
                                                           LayakDecision      decision);

G_END_DECLS
