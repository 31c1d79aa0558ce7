/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of an import: what becomes of it, and where it differs from what is here. */
#pragma once

#include <glib-object.h>

#include "layak-decisions.h"
#include "layak-fate.h"
#include "layak-row.h"

G_BEGIN_DECLS

/**
 * LayakDifference:
 * @info: the type of the record, that of the unit or of one within it
 * @uuid: that record
 * @field: (nullable): %NULL where the record as a whole is there or not
 * @mine: (nullable): canonical text of the value here, or what people call the record; %NULL if unknown or not here
 * @theirs: (nullable): the same of the file
 * @my_stamp: the last change of the value here; no stamp where it is not here or nobody knows
 * @their_stamp: the same of the file
 * @my_time: when the record here was changed last, or %LAYAK_UNKNOWN
 * @their_time: the same of the file
 * @sender: (nullable): code of the regency or province whose report it is
 * @verdict: %LAYAK_MERGE_THEIRS or %LAYAK_MERGE_CONFLICT
 * @decision: what was decided of a conflict, or whether a change is left out
 */
typedef struct
{
  const LayakRecordInfo *info;
  LayakUuid              uuid;
  const LayakField      *field;
  char                  *mine;
  char                  *theirs;
  LayakStamp             my_stamp;
  LayakStamp             their_stamp;
  gint64                 my_time;
  gint64                 their_time;
  char                  *sender;
  LayakMerge             verdict;
  LayakDecision          decision;
} LayakDifference;

/* A record here that may be the same as a new one, and where the two differ. */
typedef struct
{
  LayakUuid  uuid;
  char      *title;
  guint      likeness;
  GPtrArray *differences;
} LayakPlanDuplicate;

LayakPlanDuplicate *layak_plan_duplicate_new (const LayakUuid *uuid,
                                              const char      *title,
                                              guint            likeness,
                                              GPtrArray       *differences);

LayakDifference *layak_difference_new  (const LayakRecordInfo *info,
                                        const LayakUuid       *uuid,
                                        const LayakField      *field,
                                        LayakMerge             verdict);
LayakDifference *layak_difference_new_presence (const LayakRow *row,
                                                gboolean        is_mine,
                                                LayakMerge      verdict,
                                                LayakDecision   decision);
void             layak_difference_set_rows (LayakDifference     *self,
                                            const LayakRow      *mine,
                                            const LayakRow      *theirs);
void             layak_difference_set_deletion (LayakDifference      *self,
                                                const LayakTombstone *deletion,
                                                gboolean              is_mine);
/* Whether people may choose a side; what only goes on, as the status of a report, needs no choice. */
gboolean         layak_difference_is_choice (const LayakDifference *self);
void             layak_difference_free (LayakDifference       *self);

#define LAYAK_TYPE_PLAN_ITEM (layak_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (LayakPlanItem, layak_plan_item, LAYAK, PLAN_ITEM, GObject)

LayakPlanItem         *layak_plan_item_new             (LayakFate              fate,
                                                        const LayakRecordInfo *info,
                                                        const LayakUuid       *uuid,
                                                        const char            *title);
LayakFate              layak_plan_item_get_fate        (LayakPlanItem         *self);
const LayakRecordInfo *layak_plan_item_get_info        (LayakPlanItem         *self);
const LayakUuid       *layak_plan_item_get_uuid        (LayakPlanItem         *self);
const char            *layak_plan_item_get_title       (LayakPlanItem         *self);
const char            *layak_plan_item_get_own_title   (LayakPlanItem         *self);
const char            *layak_plan_item_get_file        (LayakPlanItem         *self);
guint                  layak_plan_item_get_line        (LayakPlanItem         *self);
const char            *layak_plan_item_get_message     (LayakPlanItem         *self);
LayakDecision          layak_plan_item_get_preferred   (LayakPlanItem         *self);
GPtrArray             *layak_plan_item_get_differences (LayakPlanItem         *self);
GPtrArray             *layak_plan_item_get_duplicates  (LayakPlanItem         *self);

/* (transfer none) (nullable): what a new record would hold; only in a review, which people look at. */
const LayakRow        *layak_plan_item_get_row         (LayakPlanItem         *self);
/* How many records of the type it would hold within itself. */
guint                  layak_plan_item_count_parts     (LayakPlanItem         *self,
                                                        const LayakRecordInfo *info);

/* For whoever makes the plan. */
void                   layak_plan_item_set_content     (LayakPlanItem         *self,
                                                        const LayakUnit       *unit);
void                   layak_plan_item_set_place       (LayakPlanItem         *self,
                                                        const char            *file,
                                                        guint                  line);
void                   layak_plan_item_set_message     (LayakPlanItem         *self,
                                                        const char            *message);
void                   layak_plan_item_set_preferred   (LayakPlanItem         *self,
                                                        LayakDecision          preferred);
void                   layak_plan_item_take_duplicate  (LayakPlanItem         *self,
                                                        LayakPlanDuplicate    *duplicate);
void                   layak_plan_item_take_differences (LayakPlanItem        *self,
                                                         GPtrArray             *differences);

G_END_DECLS
