/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a place stands in a year: its figures, what is missing, and which recommendations press. */
#pragma once

#include "layak-deadline.h"
#include "layak-figures.h"
#include "layak-reader.h"

G_BEGIN_DECLS

/**
 * LayakSituation:
 * @figures: as the figures of the same place and year
 * @indicator_gaps: how many of the 24 indicators no training held serves
 * @recommendations: those of the place and the year
 * @closed: of them done, verified, or such as cannot be followed up
 * @in_progress: of them being worked on
 * @overdue: of them open and late
 * @undated: of them open, and nobody knows when they are due
 * @oldest: the due date of the one that is late for the longest time
 * @deadlines: (element-type LayakDeadline): open ones with a date, the most urgent first
 */
typedef struct
{
  LayakOverview *figures;
  gint64         indicator_gaps;
  gint64         recommendations;
  gint64         closed;
  gint64         in_progress;
  gint64         overdue;
  gint64         undated;
  LayakDate      oldest;
  GPtrArray     *deadlines;
} LayakSituation;

/* @place, @year: as those of a query. At most @n_deadlines. */
LayakSituation *layak_situation_select        (LayakConnection      *connection,
                                               const char           *place,
                                               int                   year,
                                               LayakDate             today,
                                               guint                 n_deadlines,
                                               GError              **error);
void            layak_situation_free          (LayakSituation       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakSituation, layak_situation_free)

/* The same on another thread, by layak_reader_run_async(). */
LayakRead      *layak_situation_read   (const char       *place,
                                        int               year,
                                        LayakDate         today,
                                        guint             n_deadlines);

G_END_DECLS
