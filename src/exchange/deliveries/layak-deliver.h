/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delivers a report: numbers it, writes it, and records that, as one step. */
#pragma once

#include "layak-exporter.h"
#include "layak-period.h"
#include "layak-store.h"

G_BEGIN_DECLS

/**
 * LayakDeliverOptions:
 * @regency: (nullable): the code of the regency whose report it is
 * @province: (nullable): the code of the province, if it is that of one
 * @period: the period it is about
 * @today: when it is made and sent
 * @due_date: by when it is expected; %LAYAK_UNKNOWN for the usual day
 * @is_draft: it is only made, and will be sent later
 * @with_names: with the fields about persons that are no public role
 * @with_documents: with the files of the documents
 */
typedef struct
{
  const char  *regency;
  const char  *province;
  LayakPeriod  period;
  LayakDate    today;
  LayakDate    due_date;
  gboolean     is_draft;
  gboolean     with_names;
  gboolean     with_documents;
} LayakDeliverOptions;

LayakRow *layak_deliver        (LayakStore                 *store,
                                const LayakDeliverOptions  *options,
                                const char                 *path,
                                char                      **written,
                                GError                    **error);
void      layak_deliver_async  (LayakStore                 *store,
                                const LayakDeliverOptions  *options,
                                const char                 *path,
                                LayakExportProgressFunc     progress,
                                gpointer                    progress_data,
                                GCancellable               *cancellable,
                                GAsyncReadyCallback         callback,
                                gpointer                    user_data);
LayakRow *layak_deliver_finish (GAsyncResult               *result,
                                char                      **written,
                                GError                    **error);

G_END_DECLS
