/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reviews of imports that were not finished, kept in the database with their files. */
#pragma once

#include "layak-connection.h"

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
 * @files: (nullable) (element-type LayakReviewFile): loaded on demand
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
} LayakReview;

/**
 * LayakReviewFile:
 * @options: (nullable): how a sheet is read, as text; %NULL for a report
 */
typedef struct
{
  char   *name;
  GBytes *content;
  char   *options;
} LayakReviewFile;

LayakReview *layak_review_new         (void);
void         layak_review_free        (LayakReview      *self);
/* @content is kept with a new reference. */
void         layak_review_add_file    (LayakReview      *self,
                                       const char       *name,
                                       GBytes           *content);
/* Computes digest and names from the files. */
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
/* Keeps it under its digest; the contents of the files are written once. */
gboolean     layak_reviews_save       (LayakConnection  *connection,
                                       LayakReview      *review,
                                       GError          **error);
gboolean     layak_reviews_delete     (LayakConnection  *connection,
                                       const char       *digest,
                                       GError          **error);

G_END_DECLS
