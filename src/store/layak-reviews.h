/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reviews of imports that were not finished, kept in the database with their files. */
#pragma once

#include "layak-connection.h"
#include "layak-spool.h"

G_BEGIN_DECLS

/**
 * LayakReview:
 * @id: its number, 0 if it was not kept yet
 * @digest: of all its files
 * @names: what people call the files
 * @person: (nullable): who was at work
 * @at: when it was kept last
 * @decisions: what was decided, as text
 * @n_parked: how many records are put off
 * @files: (element-type LayakReviewFile): loaded on demand
 * @checksum: (nullable): of the files that were read
 */
typedef struct
{
  gint64     id;
  char      *digest;
  char      *names;
  char      *person;
  gint64     at;
  char      *decisions;
  guint      n_parked;
  GPtrArray *files;
  GChecksum *checksum;
} LayakReview;

/**
 * LayakReviewFile:
 * @options: (nullable): how a sheet is read, as text; %NULL for a report
 * @is_changed: whether @options are not what was kept; to write them, SQLite writes the content beside them again
 */
typedef struct
{
  char       *name;
  LayakSpool *content;
  char       *options;
  gboolean    is_changed;
} LayakReviewFile;

/* What a review may put into the database, packed; so much is a report of millions of trainings. */
#define LAYAK_REVIEW_MAX_SIZE (256 * 1024 * 1024)

LayakReview *layak_review_new         (void);
/* For another thread: the contents of the files are shared. */
LayakReview *layak_review_copy        (const LayakReview *self);
void         layak_review_free        (LayakReview      *self);
/* Adds a copy of the file, after which it may go away. */
gboolean     layak_review_read_file   (LayakReview      *self,
                                       GFile            *file,
                                       const char       *name,
                                       GCancellable     *cancellable,
                                       GError          **error);
/* Computes digest and names when all files were read. */
void         layak_review_name        (LayakReview      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakReview, layak_review_free)

/* (transfer full) (element-type LayakReview): the newest first, without their files. */
GPtrArray   *layak_reviews_select     (LayakConnection  *connection,
                                       GError          **error);
/* (transfer full) (nullable): the one of the files with this digest, without them; NULL without error if none. */
LayakReview *layak_reviews_find       (LayakConnection  *connection,
                                       const char       *digest,
                                       GError          **error);
/* (transfer full) (nullable): the one with this number; NULL without error if there is none. */
LayakReview *layak_reviews_load       (LayakConnection  *connection,
                                       gint64            id,
                                       GError          **error);
/* How the files of @review were read when they were kept under its number; it has them already. */
gboolean     layak_reviews_load_options (LayakConnection  *connection,
                                         LayakReview      *review,
                                         GError          **error);
gboolean     layak_reviews_load_files (LayakConnection  *connection,
                                       LayakReview      *review,
                                       GError          **error);
/* Keeps it under its digest; the contents of the files are written once, unless they are larger than
 * %LAYAK_REVIEW_MAX_SIZE. */
gboolean     layak_reviews_save       (LayakConnection  *connection,
                                       LayakReview      *review,
                                       GError          **error);
/* @reviews: (element-type LayakReview): all of them, or none. */
gboolean     layak_reviews_delete     (LayakConnection  *connection,
                                       GPtrArray        *reviews,
                                       GError          **error);

G_END_DECLS
