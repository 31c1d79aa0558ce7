/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where bars that last several days go in a calendar: each week in lanes, none above another. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LAYAK_WEEK 7

/* The part of a bar within one week. */
typedef struct
{
  guint bar;      /* its number */
  int   week;
  int   first;    /* the first day in the week, from 0 */
  int   last;
  int   lane;     /* from 0 */
} LayakLane;

/**
 * LayakWeekFit:
 * @lanes: how many lanes of each day are shown
 * @deadlines: how many deadlines of each day are shown
 * @hidden: how many trainings and deadlines of each day are not
 */
typedef struct
{
  int lanes[LAYAK_WEEK];
  int deadlines[LAYAK_WEEK];
  int hidden[LAYAK_WEEK];
} LayakWeekFit;

/* @firsts, @lasts: the days of the bars, counted from the first one shown; bars may begin before and end after.
 * Returns: (transfer full) (element-type LayakLane): by week, then in the order of the bars */
GArray  *layak_lanes_new     (const int         *firsts,
                              const int         *lasts,
                              guint              n_bars,
                              int                n_weeks);
/* @slots: how many lines a day has room for; @deadlines: how many of them each day wants besides its bars */
void     layak_lanes_fit     (GArray            *lanes,
                              int                week,
                              int                slots,
                              const int         *deadlines,
                              LayakWeekFit      *fit);
gboolean layak_lanes_is_seen (const LayakLane   *lane,
                              const LayakWeekFit *fit);

G_END_DECLS
