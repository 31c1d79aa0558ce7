/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that were sent or received: which ones there are of a place and period, and what one holds. */
#pragma once

#include "layak-writer.h"

G_BEGIN_DECLS

/* (transfer full) (element-type LayakRow): the deliveries of the same place and period as @delivery but itself, by
 * their revision; versions are not loaded. */
GPtrArray *layak_deliveries_select_others (LayakConnection  *connection,
                                           const LayakRow   *delivery,
                                           GError          **error);
/* (transfer full) (element-type LayakRow): the remarks on a delivery, in the order of a report. */
GPtrArray *layak_deliveries_select_remarks (LayakConnection  *connection,
                                            const LayakUuid  *delivery,
                                            GError          **error);
/* Fills in how many trainings, recommendations, people and documents the extract of this connection holds. */
gboolean   layak_deliveries_count         (LayakConnection  *connection,
                                           LayakRow         *delivery,
                                           GError          **error);
/* The number of the next revision of a place and period, which none had before, whatever became of it. */
gboolean   layak_deliveries_take_revision (LayakWriter      *writer,
                                           const char       *place,
                                           const char       *period,
                                           GPtrArray        *others,
                                           gint64           *revision,
                                           GError          **error);
/* What is delivered or answered within this step others may read: no undo takes it back, and the undo of what was made
 * before leaves a tombstone. */
gboolean   layak_deliveries_note_export   (LayakWriter      *writer,
                                           const LayakRow   *delivery,
                                           GError          **error);

G_END_DECLS
