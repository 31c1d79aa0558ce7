/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something wrong in a file that is read: where, with which record, how bad, and a sentence for people. */
#pragma once

#include "layak-row.h"

G_BEGIN_DECLS

/**
 * LayakProblemClass:
 * @LAYAK_PROBLEM_FATAL: the file cannot be used at all
 * @LAYAK_PROBLEM_REJECTED: the record cannot be used
 * @LAYAK_PROBLEM_WARNING: the record can be used, but somebody should look
 */
typedef enum
{
  LAYAK_PROBLEM_FATAL,
  LAYAK_PROBLEM_REJECTED,
  LAYAK_PROBLEM_WARNING,
} LayakProblemClass;

/**
 * LayakProblem:
 * @line: from 1, 0 if it lies at no place of the file
 * @column: from 1, in characters; 0 if unknown
 * @info: (nullable): the type of the record it is about
 * @uuid: the record's UUID, nil if unknown
 * @record: (nullable): what people call the record: its title, key or UUID
 * @field: (nullable): the field of that record it is about
 * @message: a sentence in the language of the person at work
 */
typedef struct
{
  LayakProblemClass      class;
  guint                  line;
  guint                  column;
  const LayakRecordInfo *info;
  LayakUuid              uuid;
  char                  *record;
  const LayakField      *field;
  char                  *message;
} LayakProblem;

LayakProblem *layak_problem_new            (LayakProblemClass   class,
                                            guint               line,
                                            guint               column,
                                            const char         *message);
LayakProblem *layak_problem_copy           (const LayakProblem *self);
void          layak_problem_free           (LayakProblem       *self);
void          layak_problem_set_row        (LayakProblem       *self,
                                            const LayakRow     *row);
const char   *layak_problem_class_get_name (LayakProblemClass   class);
char         *layak_problem_format         (const LayakProblem *self,
                                            const char         *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakProblem, layak_problem_free)

G_END_DECLS
