/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is incomplete or contradictory in the records of a place and a year. */
#pragma once

#include "layak-extract.h"
#include "layak-query.h"
#include "layak-reader.h"
#include "layak-rules.h"

G_BEGIN_DECLS

/**
 * LayakStoreFinding:
 * @name: of the rule; stays the same for ever
 * @info: the type of the record it stands at
 * @unit: the type of the record to open, which is the one it stands at or the one this belongs to
 * @uuid: of the record to open
 * @child: (nullable): UUID of the record within the unit it stands at
 * @field: where it stands
 * @title: (nullable): what the unit is called
 * @year: of a training that is of another year than what is looked at, or the one that a rule looks at; else 0
 * @sentence: what is wrong and what to do, in the language of the person at work
 */
typedef struct
{
  const char            *name;
  LayakSeverity          severity;
  const LayakRecordInfo *info;
  const LayakRecordInfo *unit;
  char                  *uuid;
  char                  *child;
  const char            *field;
  char                  *title;
  int                    year;
  const char            *sentence;
} LayakStoreFinding;

/* How many findings of one rule are kept where they are grouped: nobody reads through more of them. */
#define LAYAK_FINDINGS_KEPT  500

/**
 * LayakFindingGroup:
 * @n: how many findings one rule has
 * @findings: (element-type LayakStoreFinding): the first of them, at most LAYAK_FINDINGS_KEPT, but at least one
 */
typedef struct
{
  guint      n;
  GPtrArray *findings;
} LayakFindingGroup;

/* (transfer full) (element-type LayakStoreFinding): the required ones first; @place, @year: as those of a query. */
GPtrArray *layak_findings_select          (LayakConnection         *connection,
                                           const char              *place,
                                           int                      year,
                                           LayakDate                today,
                                           GError                 **error);
/* (transfer full) (element-type LayakFindingGroup): the same by rule, in the order of the first finding of each. */
GPtrArray *layak_findings_select_groups   (LayakConnection         *connection,
                                           const char              *place,
                                           int                      year,
                                           LayakDate                today,
                                           GError                 **error);
/* The same groups of what a report holds. The connection has an extract of this @scope. */
GPtrArray *layak_findings_select_report   (LayakConnection         *connection,
                                           const LayakExtractScope *scope,
                                           LayakDate                today,
                                           GError                 **error);
/* (transfer full) (element-type LayakStoreFinding): all of one unit. */
GPtrArray *layak_findings_select_unit     (LayakConnection         *connection,
                                           const LayakRecordInfo   *info,
                                           const char              *uuid,
                                           LayakDate                today,
                                           GError                 **error);
/* How many findings of each weight there are. What is to be completed are the required and the advised ones. */
void       layak_findings_count_groups    (const GPtrArray         *groups,
                                           guint                    counts[LAYAK_N_SEVERITIES]);
guint      layak_findings_get_n_due       (const guint              counts[LAYAK_N_SEVERITIES]);
/* (transfer full): “1 required · 8 advised · 12 for information”, as far as there are any; else “Everything is
 * complete”. Wherever a number of findings stands, this explains it. */
char      *layak_findings_dup_summary     (const guint              counts[LAYAK_N_SEVERITIES]);
/* The groups on another thread, by layak_reader_run_async(). */
LayakRead *layak_findings_read_groups     (const char              *place,
                                           int                      year,
                                           LayakDate                today);

G_END_DECLS
