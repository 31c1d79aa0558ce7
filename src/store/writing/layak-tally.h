/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of many trainings, read once and added up in several ways. */
#pragma once

#include "layak-figures.h"

G_BEGIN_DECLS

typedef struct _LayakTally LayakTally;

/* What to read, as plain data: made from a query on its thread, and read on any. */
typedef struct
{
  LayakSelect *trainings;
  LayakSelect *groups;
  LayakSelect *recommendations;
} LayakTallyPlan;

LayakTallyPlan *layak_tally_plan_new   (LayakQuery            *query);
void            layak_tally_plan_free  (LayakTallyPlan        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakTallyPlan, layak_tally_plan_free)

LayakTally     *layak_tally_load       (LayakConnection       *connection,
                                        const LayakTallyPlan  *plan,
                                        GError               **error);
void            layak_tally_free       (LayakTally            *self);
void            layak_tally_sum        (LayakTally            *self,
                                        LayakTotals           *totals);
void            layak_tally_sum_months (LayakTally            *self,
                                        LayakMonth             months[12]);
GArray         *layak_tally_sum_groups (LayakTally            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakTally, layak_tally_free)

G_END_DECLS
