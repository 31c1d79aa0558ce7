/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what and when, as the change log has it. */
#pragma once

#include "layak-step.h"
#include "layak-table.h"

G_BEGIN_DECLS

/**
 * LayakHistoryLine:
 * @step: the step
 * @state: whether the step still holds
 * @info: (nullable): type of the record; %NULL for a step without changes of single records
 * @uuid: (nullable): of the record; %NULL for the number of new records of an import
 * @operation: "insert", "update" or "delete"; %NULL for a step without changes of single records
 * @field: (nullable): name of the field; %NULL for a whole record
 * @before: (nullable): canonical text before
 * @after: (nullable): canonical text after; of an import the number of new records
 */
typedef struct
{
  LayakStepInfo         *step;
  LayakStepState         state;
  const LayakRecordInfo *info;
  char                  *uuid;
  char                  *operation;
  char                  *field;
  char                  *before;
  char                  *after;
} LayakHistoryLine;

/* All give (transfer full) (element-type LayakHistoryLine). @info, @uuid: (nullable): only what concerns this record,
 * and the records within it. @limit: 0 for all. */

/* The steps alone, the newest first. @before: only those before this step, 0 for all. */
GPtrArray *layak_history_select_steps   (LayakConnection        *connection,
                                         const LayakRecordInfo  *info,
                                         const char             *uuid,
                                         gint64                  before,
                                         guint                   limit,
                                         GError                **error);
/* The changes of one step, in their order. */
GPtrArray *layak_history_select_step    (LayakConnection        *connection,
                                         gint64                  step,
                                         const LayakRecordInfo  *info,
                                         const char             *uuid,
                                         guint                   limit,
                                         GError                **error);
/* The newest step first, the changes of a step in their order. */
GPtrArray *layak_history_select_changes (LayakConnection        *connection,
                                         const LayakRecordInfo  *info,
                                         const char             *uuid,
                                         guint                   limit,
                                         GError                **error);
/* (transfer full): what the step did, as “Change due date, status: Bimtek” or “Undo: Delete Training: Bimtek”. */
char      *layak_history_dup_title      (LayakConnection        *connection,
                                         const LayakStepInfo    *step,
                                         GError                **error);
/* How many records of a type the step deleted. */
gboolean   layak_history_count_deleted  (LayakConnection        *connection,
                                         gint64                  step,
                                         const LayakRecordInfo  *info,
                                         gint64                 *n,
                                         GError                **error);

G_END_DECLS
