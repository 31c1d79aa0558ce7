/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, record by record, and what people decide about it. Writes nothing. */
#pragma once

#include <gtk/gtk.h>

#include "layak-plan.h"
#include "layak-reviews.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_IMPORT_REVIEW (layak_import_review_get_type ())
G_DECLARE_FINAL_TYPE (LayakImportReview, layak_import_review, LAYAK, IMPORT_REVIEW, GtkBox)

/* Signal "changed": something was decided. */

/* @files: what was read, which stays the caller's. @decisions: (nullable): what was decided before, which is copied */
void                  layak_import_review_set_plan        (LayakImportReview    *self,
                                                           LayakStore           *store,
                                                           LayakPlan            *plan,
                                                           const LayakReview    *files,
                                                           const LayakDecisions *decisions);
/* The list of records takes it, unless it is empty. */
gboolean              layak_import_review_focus           (LayakImportReview    *self);
const LayakDecisions *layak_import_review_get_decisions   (LayakImportReview    *self);
guint                 layak_import_review_count_undecided (LayakImportReview    *self);
/* How many records may be the same as one that is here, and nobody has answered. */
guint                 layak_import_review_count_asked     (LayakImportReview    *self);
/* How many records are put off. */
guint                 layak_import_review_count_parked    (LayakImportReview    *self);
/* (transfer full): what is left to do, and what is put off, to follow other words: “ · 2 parked”. */
char                 *layak_import_review_dup_left        (LayakImportReview    *self);
/* Decides every conflict that is shown and that nobody has decided yet; LAYAK_DECISION_SKIP puts off all that is
 * shown, LAYAK_DECISION_NONE takes it back in. */
void                  layak_import_review_decide_shown    (LayakImportReview    *self,
                                                           LayakDecision         decision);
/* Decides everything that is shown and that only the other side changed. */
void                  layak_import_review_decide_changes  (LayakImportReview    *self,
                                                           LayakDecision         decision);
/* (transfer full): what is said of the files while they are read, reviewed and written. */
char *layak_import_review_dup_doing     (const char *names,
                                         gboolean    is_reading);
char *layak_import_review_dup_subtitle  (const char *names);
/* (transfer full): what is said of a review that was left at this time. */
char *layak_import_review_dup_continued (gint64      at);
/* (transfer full): what is said when the files were imported. */
char *layak_import_review_dup_told (const char *names,
                                    guint       n_parked);

G_END_DECLS
