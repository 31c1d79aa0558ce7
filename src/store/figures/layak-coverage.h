/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done for each indicator of an evaluation, and which part of the staff it asks for is trained. */
#pragma once

#include "layak-connection.h"
#include "layak-date.h"
#include "layak-enumerations.h"
#include "layak-reader.h"


G_BEGIN_DECLS

/* A choice of a closed list as a bit: sets of choices are masks. */
#define LAYAK_CHOICE_BIT(value) (G_GUINT64_CONSTANT (1) << (value))

/**
 * LayakIndicatorCoverage:
 * @number: as “21A”; of an indicator whose parts follow “21”
 * @name: the wording of the instrument; that of its parts, if it has some
 * @identities: of the indicator or of its parts, as “2024-21A”
 * @counted: whether it is one of the 24, or a part of one
 * @n_parts: how many parts follow it
 * @is_part: whether it is a part of the one before
 * @held: trainings held in the year
 * @planned: drafts and planned ones
 * @people: at those held; %LAYAK_UNKNOWN if no number is known
 * @recommendations: those of the year
 * @open: of them
 * @closed: of them done, verified, or such as cannot be followed up
 *
 * What serves several parts of an indicator counts once.
 */
typedef struct
{
  char     *number;
  char     *name;
  char    **identities;
  gint64    cluster;
  char     *cluster_name;
  gboolean  counted;
  guint     n_parts;
  gboolean  is_part;
  gint64    held;
  gint64    planned;
  gint64    people;
  gint64    recommendations;
  gint64    open;
  gint64    closed;
} LayakIndicatorCoverage;

/**
 * LayakQuestionCoverage:
 * @identity: as “2024-8-5”
 * @maximum: points, in hundredths
 * @answer: of layak_answer_types
 * @groups: mask of layak_groups; 0: the question asks for no people
 * @from: the first year in which trainings count; 0: all up to the last
 * @to: the last year; 0: all years
 * @trainings: (element-type gint64): the ids of those that count, the newest first
 * @trained: persons of the groups at these trainings, who may be the same at several; %LAYAK_UNKNOWN if no breakdown
 *   tells of them
 * @workforce: how many people the groups have; %LAYAK_UNKNOWN unless that is known of each
 * @percent: of them trained, in tenths; %LAYAK_UNKNOWN unless both are known
 * @demanded: mask of layak_document_kinds; 0: any document will do
 * @present: mask of the kinds there are
 * @missing: those that are demanded and not there
 * @documents: how many serve as evidence
 */
typedef struct
{
  char    *identity;
  char    *indicator;
  char    *number;
  char    *text;
  char    *holder;
  gint64   maximum;
  gint64   answer;
  guint64  groups;
  int      from;
  int      to;
  GArray  *trainings;
  gint64   trained;
  gint64   workforce;
  gint64   percent;
  guint64  demanded;
  guint64  present;
  guint64  missing;
  gint64   documents;
} LayakQuestionCoverage;

/**
 * LayakCoverage:
 * @set: the year of the indicator set; 0 if there is none
 * @indicators: (element-type LayakIndicatorCoverage): by cluster and number, parts after their indicator
 * @questions: (element-type LayakQuestionCoverage): by indicator and number
 * @workforce: how many people each group has, by its value in layak_groups
 * @n_counted: indicators among the 24
 * @n_gaps: of them without a training held
 * @n_without_recommendation: of them with a training held, and no recommendation
 */
typedef struct
{
  int        set;
  char      *set_name;
  GPtrArray *indicators;
  GPtrArray *questions;
  gint64    *workforce;
  guint      n_counted;
  guint      n_gaps;
  guint      n_without_recommendation;
} LayakCoverage;

/* Whether no training held serves the indicator; one that is planned does not close the gap yet. */
static inline gboolean
layak_indicator_coverage_is_gap (const LayakIndicatorCoverage *self)
{
  return self->held == 0;
}

static inline gboolean
layak_indicator_coverage_lacks_recommendation (const LayakIndicatorCoverage *self)
{
  return self->held > 0 && self->recommendations == 0;
}

static inline gboolean
layak_question_coverage_lacks_evidence (const LayakQuestionCoverage *self)
{
  return self->missing != 0 || self->documents == 0;
}

/* @place: a regency code, a province code, or NULL for everywhere. @year: 0 for all years. @set: the year of the
 * indicator set; 0 for the newest that is not newer than @year. */
LayakCoverage *layak_coverage_select        (LayakConnection      *connection,
                                             const char           *place,
                                             int                   year,
                                             int                   set,
                                             GError              **error);
void           layak_coverage_free          (LayakCoverage        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCoverage, layak_coverage_free)
/* The gaps alone, for less work. */
gboolean       layak_coverage_count_gaps    (LayakConnection      *connection,
                                             const char           *place,
                                             int                   year,
                                             gint64               *gaps,
                                             GError              **error);
/* The record types that coverage depends on, as in LayakStore’s "changed". */
guint64        layak_coverage_get_tables    (void);

/* The same on another thread, by layak_reader_run_async(). */
LayakRead     *layak_coverage_read          (const char               *place,
                                             int                       year,
                                             int                       set);

G_END_DECLS
