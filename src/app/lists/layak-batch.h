/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same change of many records, as one step. What cannot be changed is told with the reason. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

typedef struct _LayakBatch LayakBatch;

/* On the writer's thread: changes @row, a copy of what is stored, and writes it. Fails with the reason if it cannot. */
typedef gboolean (*LayakBatchFunc) (LayakWriter  *writer,
                                    LayakRow     *row,
                                    gpointer      data,
                                    GError      **error);

/* What could not be changed, and why. */
typedef struct
{
  char *uuid;
  char *title;
  char *reason;
} LayakRefusal;

LayakBatch *layak_batch_new        (LayakAction            action,
                                    const LayakRecordInfo *info,
                                    GArray                *ids);
LayakBatch *layak_batch_ref        (LayakBatch            *self);
void        layak_batch_unref      (LayakBatch            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakBatch, layak_batch_unref)

void        layak_batch_run_async  (LayakBatch            *self,
                                    LayakStore            *store,
                                    LayakBatchFunc         func,
                                    gpointer               data,
                                    GDestroyNotify         data_destroy,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data);
guint       layak_batch_get_n_done (LayakBatch            *self);
GPtrArray  *layak_batch_get_refusals (LayakBatch          *self);

/* The changes that are offered. */
gboolean    layak_batch_set_choice (LayakWriter           *writer,
                                    LayakRow              *row,
                                    const char            *field,
                                    gint64                 choice,
                                    GError               **error);
gboolean    layak_batch_set_member (LayakWriter           *writer,
                                    LayakRow              *row,
                                    const char            *field,
                                    const char            *member,
                                    gboolean               is_member,
                                    GError               **error);

G_END_DECLS
