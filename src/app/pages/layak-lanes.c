/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-lanes.h"

static gboolean
overlaps (const LayakLane *a,
          const LayakLane *b)
{
  return a->week == b->week && a->first <= b->last && b->first <= a->last;
}

/* The lowest lane that no part before it has on any of its days. */
static int
find_lane (GArray          *lanes,
           guint            week_start,
           const LayakLane *part)
{
  for (int lane = 0;; lane++)
    {
      gboolean is_free = TRUE;

      for (guint i = week_start; i < lanes->len && is_free; i++)
        {
          const LayakLane *other = &g_array_index (lanes, LayakLane, i);

          is_free = other->lane != lane || !overlaps (other, part);
        }
      if (is_free)
        return lane;
    }
}

GArray *
layak_lanes_new (const int *firsts,
                 const int *lasts,
                 guint      n_bars,
                 int        n_weeks)
{
  GArray *lanes = g_array_new (FALSE, FALSE, sizeof (LayakLane));

  for (int week = 0; week < n_weeks; week++)
    {
      const guint week_start = lanes->len;
      const int monday = week * LAYAK_WEEK, sunday = monday + LAYAK_WEEK - 1;

      for (guint i = 0; i < n_bars; i++)
        {
          LayakLane part = { i, week, MAX (firsts[i], monday) - monday, MIN (lasts[i], sunday) - monday, 0 };

          if (firsts[i] > sunday || lasts[i] < monday)
            continue;
          part.lane = find_lane (lanes, week_start, &part);
          g_array_append_val (lanes, part);
        }
    }
  return lanes;
}

/* A bar is either seen whole within a week, or not at all. */
gboolean
layak_lanes_is_seen (const LayakLane    *lane,
                     const LayakWeekFit *fit)
{
  for (int day = lane->first; day <= lane->last; day++)
    if (lane->lane >= fit->lanes[day])
      return FALSE;

  return TRUE;
}

static const LayakLane *
nth (GArray *lanes,
     guint   i)
{
  return &g_array_index (lanes, LayakLane, i);
}

/* Days that overflow keep their last line for saying so, and one for a deadline. */
static void
limit_lanes (GArray       *lanes,
             int           week,
             int           slots,
             const int    *deadlines,
             LayakWeekFit *fit)
{
  int used[LAYAK_WEEK] = { 0 };

  for (guint i = 0; i < lanes->len; i++)
    for (int day = nth (lanes, i)->first; nth (lanes, i)->week == week && day <= nth (lanes, i)->last; day++)
      used[day] = MAX (used[day], nth (lanes, i)->lane + 1);

  for (int day = 0; day < LAYAK_WEEK; day++)
    if (used[day] + deadlines[day] <= slots)
      fit->lanes[day] = used[day];
    else
      fit->lanes[day] = CLAMP (slots - 1 - (deadlines[day] > 0 ? 1 : 0), 0, used[day]);
}

void
layak_lanes_fit (GArray       *lanes,
                 int           week,
                 int           slots,
                 const int    *deadlines,
                 LayakWeekFit *fit)
{
  int seen[LAYAK_WEEK] = { 0 };

  *fit = (LayakWeekFit) { 0 };
  limit_lanes (lanes, week, slots, deadlines, fit);

  /* What is hidden because of one of its days is hidden on all of them. */
  for (guint i = 0; i < lanes->len; i++)
    {
      const LayakLane *lane = nth (lanes, i);
      const gboolean is_seen = lane->week == week && layak_lanes_is_seen (lane, fit);

      for (int day = lane->first; lane->week == week && day <= lane->last; day++)
        if (is_seen)
          seen[day] = MAX (seen[day], lane->lane + 1);
        else
          fit->hidden[day]++;
    }

  for (int day = 0; day < LAYAK_WEEK; day++)
    {
      const int room = MAX (slots - seen[day], 0);

      if (fit->hidden[day] == 0 && deadlines[day] <= room)
        fit->deadlines[day] = deadlines[day];
      else
        fit->deadlines[day] = CLAMP (room - 1, 0, deadlines[day]);
      fit->hidden[day] += deadlines[day] - fit->deadlines[day];
    }
}
