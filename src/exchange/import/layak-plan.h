/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import does, or would do: how many records of each class, which they are, and every problem. */
#pragma once

#include <gio/gio.h>

#include "layak-plan-item.h"
#include "layak-problem.h"

G_BEGIN_DECLS

/* New records and parked ones beyond this number are counted, not listed: nobody reads them one by one. */
#define LAYAK_PLAN_MAX_LISTED 5000

/* A problem and the file it lies in. */
typedef struct
{
  char         *file;
  LayakProblem *problem;
} LayakPlanProblem;

#define LAYAK_TYPE_PLAN (layak_plan_get_type ())
G_DECLARE_FINAL_TYPE (LayakPlan, layak_plan, LAYAK, PLAN, GObject)

LayakPlan  *layak_plan_new             (void);
guint64     layak_plan_get_n_records   (LayakPlan          *self,
                                        LayakFate           fate);
guint       layak_plan_get_n_problems  (LayakPlan          *self,
                                        LayakProblemClass   class);
guint       layak_plan_get_n_undecided (LayakPlan          *self);
GListModel *layak_plan_get_items       (LayakPlan          *self,
                                        LayakFate           fate);
GPtrArray  *layak_plan_get_problems    (LayakPlan          *self);
const char *layak_plan_get_place       (LayakPlan          *self,
                                        guint64             office);
gboolean    layak_plan_is_empty        (LayakPlan          *self);
/* Whether one more record of this fate would only be counted. */
gboolean    layak_plan_is_full         (LayakPlan          *self,
                                        LayakFate           fate);

/* For whoever makes the plan. */
void        layak_plan_count           (LayakPlan          *self,
                                        LayakFate           fate);
void        layak_plan_count_undecided (LayakPlan          *self);
void        layak_plan_take_back       (LayakPlan          *self,
                                        LayakFate           fate,
                                        const LayakUuid    *uuid);
void        layak_plan_note_office     (LayakPlan          *self,
                                        guint64             office,
                                        const char         *place);
void        layak_plan_take_item       (LayakPlan          *self,
                                        LayakPlanItem      *item);
void        layak_plan_add_problem     (LayakPlan          *self,
                                        const char         *file,
                                        const LayakProblem *problem);

G_END_DECLS
