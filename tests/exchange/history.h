/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One random history: offices edit, delete, undo, and exchange files late, twice or never; conflicts are decided by
 * chance. In the end all of them tell each other all they have, and must then hold the same. */
#pragma once

#include "chance.h"
#include "oracle.h"

G_BEGIN_DECLS

#define HISTORY_MIN_OFFICES 3
#define HISTORY_MAX_OFFICES 13

/* The longest that history_plan() makes. */
#define HISTORY_MAX_TURNS 96

/**
 * HistoryPlan:
 * @is_one_stream: whether all chance is drawn from one row of numbers, as in the first of these tests, whose seeds are
 *   kept. Otherwise each turn has a row of its own, so that it is the same turn when others are left out
 * @is_left_out: which turns are not played
 */
typedef struct
{
  guint    seed;
  guint    n_offices;
  guint    n_turns;
  gboolean is_one_stream;
  gboolean is_left_out[HISTORY_MAX_TURNS];
} HistoryPlan;

/* What all histories came across, to see that they are about something. */
typedef struct
{
  guint64 n_offices;
  guint64 n_imports;
  guint64 n_conflicts;
  guint64 n_withdrawn;
  guint64 n_refused;
  guint64 n_undone_imports;
  guint64 n_left_out;
  guint64 n_put_off;
  guint64 n_made_one;   /* of which the first office knows in the end */
} HistoryTotals;

extern HistoryTotals history_totals;

HistoryPlan  history_plan      (guint               seed);
HistoryPlan  history_plan_old  (guint               seed);
char        *history_play      (const HistoryPlan  *plan);
void         history_end       (void);

G_END_DECLS
