/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the files of an import once, and keeps what was decided of them until it is finished. */
#pragma once

#include <gio/gio.h>

#include "layak-csv-options.h"
#include "layak-decisions.h"
#include "layak-importer.h"
#include "layak-reviews.h"
#include "layak-store.h"

G_BEGIN_DECLS

/* On a thread of its own; a stick may be taken away afterwards. @files: (element-type GFile) */
void         layak_kept_review_read_async  (GListModel           *files,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
/* (transfer full) (nullable) */
LayakReview *layak_kept_review_read_finish (GAsyncResult         *result,
                                            GError              **error);
/* (transfer full) (nullable): what was decided of these files before; NULL if nothing was kept. @review also gets how
 * its sheets were read. @at: (out): when */
LayakDecisions *layak_kept_review_find     (LayakStore           *store,
                                            LayakReview          *review,
                                            gint64               *at);
/* (transfer full) (nullable): how the n-th file is read; NULL for a report, or if that was not told yet */
LayakCsvOptions *layak_kept_review_dup_csv (const LayakReview    *review,
                                            guint                 n);
/* @options: (nullable) */
void         layak_kept_review_set_csv     (LayakReview           *review,
                                            guint                  n,
                                            const LayakCsvOptions *options);
/* Gives @importer the files, and how each is read. */
void         layak_kept_review_add_files   (const LayakReview     *review,
                                            LayakImporter         *importer);
/* Nothing is kept where nothing was decided. */
gboolean     layak_kept_review_save        (LayakStore           *store,
                                            LayakReview          *review,
                                            const LayakDecisions *decisions,
                                            guint                 n_parked,
                                            GError              **error);
/* The files were imported: what was put off stays open with them; without that the review is over. */
gboolean     layak_kept_review_settle      (LayakStore           *store,
                                            LayakReview          *review,
                                            const LayakDecisions *decisions,
                                            guint                 n_parked,
                                            GError              **error);
gboolean     layak_kept_review_forget      (LayakStore           *store,
                                            LayakReview          *review,
                                            GError              **error);
/* @reviews: (element-type LayakReview): all of them, or none. */
gboolean     layak_kept_reviews_forget     (LayakStore           *store,
                                            GPtrArray            *reviews,
                                            GError              **error);

/* The same without waiting for what is being written, for a program with a window. Finish saving and settling with
 * layak_kept_review_save_finish(), forgetting with layak_store_write_finish(). */
void         layak_kept_review_save_async   (LayakStore           *store,
                                             LayakReview          *review,
                                             const LayakDecisions *decisions,
                                             guint                 n_parked,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void         layak_kept_review_settle_async (LayakStore           *store,
                                             LayakReview          *review,
                                             const LayakDecisions *decisions,
                                             guint                 n_parked,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean     layak_kept_review_save_finish  (LayakStore           *store,
                                             LayakReview          *review,
                                             GAsyncResult         *result,
                                             GError              **error);
void         layak_kept_review_forget_async (LayakStore           *store,
                                             const char           *digest,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

G_END_DECLS
