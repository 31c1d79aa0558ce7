/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that read units from the database and make the text of a report of them. */
#pragma once

#include <gio/gio.h>

#include "layak-record-info.h"

G_BEGIN_DECLS

typedef struct _LayakReportTeam LayakReportTeam;

LayakReportTeam *layak_report_team_new      (GPtrArray              *connections,
                                             gboolean                with_names,
                                             GError                **error);
void             layak_report_team_free     (LayakReportTeam        *self);
gboolean         layak_report_team_is_busy  (LayakReportTeam        *self);
gboolean         layak_report_team_is_idle  (LayakReportTeam        *self);
void             layak_report_team_push     (LayakReportTeam        *self,
                                             const LayakRecordInfo  *info,
                                             GArray                 *ids);
GBytes          *layak_report_team_pop      (LayakReportTeam        *self,
                                             guint                  *n_units,
                                             GError                **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakReportTeam, layak_report_team_free)

G_END_DECLS
