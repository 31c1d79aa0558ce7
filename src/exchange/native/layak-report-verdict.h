/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of the way of a report through the reader: what the parser tells is held against the schema, problems are
 * counted and told, and what is good is handed out. */
#pragma once

#include "layak-report-queue.h"

G_BEGIN_DECLS

typedef struct _LayakReportVerdict LayakReportVerdict;

LayakReportVerdict *layak_report_verdict_new    (const LayakReportHandler  *handler,
                                                 gpointer                   user_data);
void                layak_report_verdict_free   (LayakReportVerdict        *self);
gboolean            layak_report_verdict_take   (LayakReportVerdict        *self,
                                                 LayakReportEvent          *event);
gboolean            layak_report_verdict_finish (LayakReportVerdict        *self,
                                                 GError                   **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakReportVerdict, layak_report_verdict_free)

G_END_DECLS
