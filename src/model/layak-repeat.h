/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A training as the model for another: a copy, next year’s, or the next batch of a series. */
#pragma once

#include "layak-row.h"

G_BEGIN_DECLS

/**
 * LayakRepeat:
 * @start: the first day of the new one; LAYAK_UNKNOWN if nobody knows yet
 * @end: its last day
 * @status: of the new one
 * @with_groups: whether the groups of people come along, without their numbers
 * @series: (nullable): the name all batches share; %NULL keeps that of the model
 * @batch: the number of the batch; LAYAK_UNKNOWN if it has none yet
 */
typedef struct
{
  LayakDate   start;
  LayakDate   end;
  gint64      status;
  gboolean    with_groups;
  const char *series;
  gint64      batch;
} LayakRepeat;

LayakRepeat layak_repeat_copy      (void);
LayakRepeat layak_repeat_next_year (const LayakRow    *training);
LayakRepeat layak_repeat_next_batch (const LayakRow  *training);
gboolean    layak_repeat_has_days  (const LayakRow    *training);
GArray     *layak_repeat_batches   (const LayakRow    *training,
                                    const char        *dates,
                                    gint64             first,
                                    char             **problem);
char       *layak_repeat_space_dates (const LayakRow  *training,
                                      guint            n,
                                      int              days);
LayakUnit  *layak_repeat_make      (const LayakUnit   *training,
                                    const LayakRepeat *how);
LayakRow   *layak_repeat_recommendation (const LayakRow *recommendation);

G_END_DECLS
