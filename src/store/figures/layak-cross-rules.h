/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that a record breaks only beside others, as conditions in SQL. */
#pragma once

#include "layak-rules.h"

G_BEGIN_DECLS

/**
 * LayakSuspects:
 * @columns: what to select of the records of a place, called “t”
 * @tail: what follows the conditions of that
 * @condition: true of a record, called “s”, that may break the rule
 *
 * To hold each of very many records against its condition may take long; this finds those for which it is worth it.
 */
typedef struct
{
  const char *columns;
  const char *tail;
  const char *condition;
} LayakSuspects;

/**
 * LayakCrossRule:
 * @name: stays the same for ever; no rule of the model has it
 * @record: the type of the records it is about, called “t” in @condition
 * @field: the field where the finding stands
 * @sentence: msgid; says what is wrong and what to do
 * @condition: true of a record that breaks the rule; may name :today, :year and :place
 * @suspects: (nullable): where to look for them if many records are looked at
 */
typedef struct
{
  const char          *name;
  LayakSeverity        severity;
  const char          *record;
  const char          *field;
  const char          *sentence;
  const char          *condition;
  const LayakSuspects *suspects;
} LayakCrossRule;

guint                 layak_cross_rules_get_n_rules (void);
const LayakCrossRule *layak_cross_rules_nth         (guint position);
const char           *layak_cross_rule_get_sentence (const LayakCrossRule *self);

G_END_DECLS
