/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a record and is therefore never stored: whether it is going on, overdue, how many took part. */
#pragma once

#include "layak-row.h"

G_BEGIN_DECLS

/* The status of a training as people see it: the stored one, and that it is going on. */
typedef enum
{
  LAYAK_PHASE_DRAFT,
  LAYAK_PHASE_PLANNED,
  LAYAK_PHASE_ONGOING,
  LAYAK_PHASE_HELD,
  LAYAK_PHASE_CANCELLED,
} LayakPhase;

extern const LayakEnumeration layak_phases;

/**
 * LayakBreakdown:
 * @male: persons known to be male; like all others %LAYAK_UNKNOWN if no group tells
 * @female: persons known to be female
 * @unknown_sex: persons whose sex nobody noted
 * @children: persons below 18 years
 * @persons: the sum of the groups that count persons
 * @institutions: the sum of the groups that count institutions, which are no persons
 * @stated: the total as stated, apart from the breakdown
 * @total: the stated total, or else the sum of the groups
 * @remainder: how many of the stated total no group tells of
 * @excess: by how many the groups exceed the stated total; 0 if they do not
 */
typedef struct
{
  gint64 male;
  gint64 female;
  gint64 unknown_sex;
  gint64 children;
  gint64 persons;
  gint64 institutions;
  gint64 stated;
  gint64 total;
  gint64 remainder;
  gint64 excess;
} LayakBreakdown;

LayakPhase layak_facts_get_phase         (const LayakRow   *training,
                                          LayakDate         today);
gint64     layak_facts_count_days        (LayakDate         start,
                                          LayakDate         end);
gint64     layak_facts_count_people      (const LayakRow   *group);
void       layak_facts_get_breakdown     (const LayakUnit  *training,
                                          LayakBreakdown   *breakdown);
LayakDate  layak_facts_get_due           (const LayakRow   *recommendation);
gboolean   layak_facts_is_overdue        (const LayakRow   *recommendation,
                                          LayakDate         today);
double     layak_facts_get_progress      (const LayakRow   *recommendation);
gint64     layak_facts_estimate_category (gint64            score);

G_END_DECLS
