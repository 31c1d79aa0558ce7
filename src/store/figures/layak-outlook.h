/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report would hold, what is missing in it, and which ones were delivered before. */
#pragma once

#include "layak-extract.h"
#include "layak-figures.h"
#include "layak-reader.h"

G_BEGIN_DECLS

/**
 * LayakOutlook:
 * @n_records: how many records the report would hold
 * @totals: of its trainings
 * @recommendations: in it, which may come from earlier trainings
 * @findings: (element-type LayakFindingGroup): at its records, the required ones first
 * @n_required: how many findings are required
 * @n_rules: how many rules there are
 * @passed: (element-type LayakPassed): where rules look that find nothing, each once
 * @n_passed: how many rules find nothing
 * @deliveries: (element-type LayakDelivered): of the place, of all times, the newest first
 */
typedef struct
{
  gint64      n_records;
  LayakTotals totals;
  gint64      recommendations;
  gint64      recommendations_closed;
  gint64      recommendations_overdue;
  GPtrArray  *findings;
  guint       n_required;
  guint       n_rules;
  guint       n_passed;
  GPtrArray  *passed;
  GPtrArray  *deliveries;
} LayakOutlook;

/**
 * LayakPassed:
 * @info: the type of the records
 * @field: where the rules look
 */
typedef struct
{
  const LayakRecordInfo *info;
  const LayakField      *field;
} LayakPassed;

/**
 * LayakDelivered:
 * @row: the delivery
 * @remarks: (element-type LayakRow): what its receiver said of it
 */
typedef struct
{
  LayakRow  *row;
  GPtrArray *remarks;
} LayakDelivered;

LayakOutlook *layak_outlook_select        (LayakConnection          *connection,
                                           const LayakExtractScope  *scope,
                                           LayakDate                 today,
                                           GError                  **error);
void          layak_outlook_free          (LayakOutlook             *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakOutlook, layak_outlook_free)

/* A report of a time that is not over, or with contradictions, can be sent; but it says that it is provisional. */
gboolean      layak_outlook_is_provisional (const LayakOutlook      *self,
                                            const LayakPeriod       *period,
                                            LayakDate                today);

/* Which revision a delivery of @owner, the code of a regency or province, and of @period would be. */
gint64        layak_outlook_count_revision (const LayakOutlook      *self,
                                            const char              *owner,
                                            const LayakPeriod       *period);

/* The same on another thread, by layak_reader_run_async(). */
LayakRead    *layak_outlook_read          (const LayakExtractScope  *scope,
                                           LayakDate                 today);

G_END_DECLS
