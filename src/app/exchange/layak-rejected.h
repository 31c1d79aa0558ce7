/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves the records of an import that cannot be stored, to be mended and imported again. */
#pragma once

#include "layak-csv-options.h"
#include "layak-plan.h"
#include "layak-reviews.h"

G_BEGIN_DECLS

/* (transfer full): a name for the file. */
char     *layak_rejected_dup_name    (const LayakReview    *files);
/* Writes those of each file to a file of their own: @path, or one beside it for further files. */
void      layak_rejected_save_async  (const LayakReview    *files,
                                      LayakPlan            *plan,
                                      const char           *path,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean  layak_rejected_save_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
