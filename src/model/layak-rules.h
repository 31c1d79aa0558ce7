/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record should also be, beyond the type and range of its fields. Breaking a rule is a finding, not an error. */
#pragma once

#include "layak-row.h"

G_BEGIN_DECLS

/**
 * LayakSeverity:
 * @LAYAK_SEVERITY_REQUIRED: a contradiction, or what a report or an evaluation demands
 * @LAYAK_SEVERITY_ADVISED: what is usually known and helps later
 * @LAYAK_SEVERITY_INFORMATIVE: what a reader may wonder about
 */
typedef enum
{
  LAYAK_SEVERITY_REQUIRED,
  LAYAK_SEVERITY_ADVISED,
  LAYAK_SEVERITY_INFORMATIVE,
} LayakSeverity;

#define LAYAK_N_SEVERITIES (LAYAK_SEVERITY_INFORMATIVE + 1)

extern const LayakEnumeration layak_severities;

/**
 * LayakRuleContext:
 * @least: rules of less severity are passed over
 * @today: the day to judge by
 * @n_documents: documents whose subject is the unit, or for a recommendation also one of its progress entries
 * @n_attendance_lists: those of them that are attendance lists
 * @n_certificates: those of them that are certificates
 * @n_recommendations: recommendations that came from the training
 * @asked_groups: the groups that the KHA questions ask for; bit 0 is the first choice of layak_groups
 * @training_end: the last day of the training that the recommendation came from
 * @last_status: the status after the newest progress entry of the recommendation that changed it
 * @raised_on: when the recommendation of a progress entry was made
 *
 * What a unit does not say of itself. A rule that needs what is %LAYAK_UNKNOWN here is passed over.
 */
typedef struct
{
  LayakSeverity least;
  LayakDate     today;
  gint64        n_documents;
  gint64        n_attendance_lists;
  gint64        n_certificates;
  gint64        n_recommendations;
  gint64        asked_groups;
  LayakDate     training_end;
  gint64        last_status;
  LayakDate     raised_on;
} LayakRuleContext;

#define LAYAK_RULE_CONTEXT_INIT                                                                                   \
  {                                                                                                               \
    LAYAK_SEVERITY_INFORMATIVE, LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN,        \
    LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN                                                    \
  }

/**
 * LayakRule:
 * @name: stays the same for ever, so that it can be named on the command line and in files
 * @record: the type of the records it is about
 * @field: the field where the finding stands
 * @sentence: msgid; says what is wrong and what to do
 * @breaks: whether the record breaks the rule; @unit is the unit it belongs to
 * @source: (nullable): msgid; where the rule comes from, %NULL where it is plain reckoning
 */
typedef struct
{
  const char    *name;
  LayakSeverity  severity;
  const char    *record;
  const char    *field;
  const char    *sentence;
  gboolean     (*breaks) (const LayakRow         *row,
                          const LayakUnit        *unit,
                          const LayakRuleContext *context);
  const char    *source;
} LayakRule;

/**
 * LayakFinding:
 * @rule: the broken rule
 * @info: the type of the record it stands at
 * @field: the field it stands at
 * @uuid: the unit
 * @child: the record within the unit; nil if it stands at the unit itself
 */
typedef struct
{
  const LayakRule       *rule;
  const LayakRecordInfo *info;
  const LayakField      *field;
  LayakUuid              uuid;
  LayakUuid              child;
} LayakFinding;

guint            layak_rules_get_n_rules (void);
const LayakRule *layak_rules_nth         (guint                   position);
const LayakRule *layak_rules_find        (const char             *name);
GPtrArray       *layak_rules_check_unit  (const LayakUnit        *unit,
                                          const LayakRuleContext *context);
const char      *layak_rule_get_sentence (const LayakRule        *self);
/* For tests. */
const char      *layak_rule_get_source   (const LayakRule        *self);

G_END_DECLS
