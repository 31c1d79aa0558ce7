/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counts and sums that pages and reports show. A sum of which nothing is known is LAYAK_UNKNOWN, never 0. */
#pragma once

#include "layak-query.h"
#include "layak-reader.h"

G_BEGIN_DECLS

/**
 * LayakTotals:
 * @trainings: all of them, of whatever status
 * @held: those held
 * @planned: drafts, and those planned
 * @people: trained at those held: the stated totals, or else the sums of the breakdowns
 * @without_people: trainings held of which no number is known
 * @male: of @people, as far as breakdowns tell
 * @female: of @people
 * @unknown_sex: the rest of @people
 * @lesson_hours: of those held, in tenths
 * @person_hours: lesson hours times people, in tenths
 * @spent: rupiah
 * @ceiling: rupiah
 * @recommendations: which came from these trainings
 */
typedef struct
{
  gint64 trainings;
  gint64 held;
  gint64 planned;
  gint64 cancelled;
  gint64 people;
  gint64 without_people;
  gint64 male;
  gint64 female;
  gint64 unknown_sex;
  gint64 lesson_hours;
  gint64 person_hours;
  gint64 spent;
  gint64 ceiling;
  gint64 recommendations;
  gint64 recommendations_closed;
  gint64 recommendations_overdue;
} LayakTotals;

/* What the sidebar shows beside the names of pages. */
typedef struct
{
  gint64 trainings;
  gint64 recommendations_open;
  gint64 recommendations_overdue;
  gint64 agencies;
  gint64 regencies;
  gint64 indicator_gaps;
  gint64 deliveries_draft;
} LayakBadges;

/* Trainings count in the month they begin in; @month is 1 to 12. Those expected are of trainings not yet held; lesson
 * hours, in tenths, are of those held. */
typedef struct
{
  guint  month;
  gint64 held;
  gint64 planned;
  gint64 people;
  gint64 male;
  gint64 female;
  gint64 unknown_sex;
  gint64 expected;
  gint64 lesson_hours;
} LayakMonth;

/* Persons of one group; @group is its value in layak_groups, LAYAK_UNKNOWN for those in no group of any breakdown. */
typedef struct
{
  gint64 group;
  gint64 people;
  gint64 male;
  gint64 female;
  gint64 unknown_sex;
} LayakGroupFigures;

/* One page of figures, read at one moment. */
typedef struct
{
  LayakTotals  totals;
  LayakMonth   months[12];
  GArray      *groups;       /* (element-type LayakGroupFigures): of trainings held, the largest first */
} LayakOverview;

/* @query: of trainings; those of its rows that count. */
gboolean       layak_figures_select_totals   (LayakConnection      *connection,
                                              LayakQuery           *query,
                                              LayakTotals          *totals,
                                              GError              **error);
/* How many rows @query has. */
gboolean       layak_figures_count           (LayakConnection      *connection,
                                              LayakQuery           *query,
                                              gint64               *count,
                                              GError              **error);
/* Whether the database holds neither trainings nor recommendations yet. */
gboolean       layak_figures_check_empty     (LayakConnection      *connection,
                                              gboolean             *is_empty,
                                              GError              **error);
/* (transfer full): how many rows of @query have each choice of @field, by its value, and last those with none;
 * a filter of this field itself is passed over, so that chips tell what they would show. */
gint64        *layak_figures_count_choices   (LayakConnection      *connection,
                                              LayakQuery           *query,
                                              const char           *field,
                                              GError              **error);
/* @place, @year: as those of a query. */
gboolean       layak_figures_select_badges   (LayakConnection      *connection,
                                              const char           *place,
                                              int                   year,
                                              LayakDate             today,
                                              LayakBadges          *badges,
                                              GError              **error);
/* (transfer full) (element-type int): the years in which trainings began or recommendations are due, the newest
 * first; for a province those of everywhere. */
GArray        *layak_figures_select_years    (LayakConnection      *connection,
                                              const char           *place,
                                              GError              **error);
LayakOverview *layak_figures_select_overview (LayakConnection      *connection,
                                              const char           *place,
                                              int                   year,
                                              LayakDate             today,
                                              GError              **error);
void           layak_overview_free           (LayakOverview        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakOverview, layak_overview_free)

/* The same on another thread, by layak_reader_run_async(): the results are LayakTotals, an array of gint64, and
 * LayakBadges, to be freed with g_free(). */
LayakRead     *layak_figures_totals_read     (LayakQuery           *query);
/* How many rows each query has. */
LayakRead     *layak_figures_counts_read     (LayakQuery * const   *queries,
                                              guint                 n_queries);
/* As layak_figures_count_choices(). */
LayakRead     *layak_figures_choices_read    (LayakQuery           *query,
                                              const char           *field);
LayakRead     *layak_figures_badges_read     (const char           *place,
                                              int                   year,
                                              LayakDate             today);

G_END_DECLS
