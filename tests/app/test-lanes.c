/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-lanes.h"

static const LayakLane *
nth (GArray *lanes,
     guint   i)
{
  return &g_array_index (lanes, LayakLane, i);
}

static void
assert_lane (GArray *lanes,
             guint   i,
             guint   bar,
             int     week,
             int     first,
             int     last,
             int     lane)
{
  g_assert_cmpuint (i, <, lanes->len);
  g_assert_cmpuint (nth (lanes, i)->bar, ==, bar);
  g_assert_cmpint (nth (lanes, i)->week, ==, week);
  g_assert_cmpint (nth (lanes, i)->first, ==, first);
  g_assert_cmpint (nth (lanes, i)->last, ==, last);
  g_assert_cmpint (nth (lanes, i)->lane, ==, lane);
}

/* A bar that goes over Sunday has a part in each week; parts of one lane do not touch. */
static void
test_parts (void)
{
  const int firsts[] = { -3, 1, 2, 5 }, lasts[] = { 0, 3, 2, 8 };
  g_autoptr(GArray) lanes = layak_lanes_new (firsts, lasts, 4, 2);

  g_assert_cmpuint (lanes->len, ==, 5);
  assert_lane (lanes, 0, 0, 0, 0, 0, 0);
  assert_lane (lanes, 1, 1, 0, 1, 3, 0);
  assert_lane (lanes, 2, 2, 0, 2, 2, 1);
  assert_lane (lanes, 3, 3, 0, 5, 6, 0);
  assert_lane (lanes, 4, 3, 1, 0, 1, 0);
}

static void
test_none_overlap (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  int firsts[60], lasts[60];
  g_autoptr(GArray) lanes = NULL;

  for (int i = 0; i < 60; i++)
    {
      firsts[i] = g_rand_int_range (rand, -5, 42);
      lasts[i] = firsts[i] + g_rand_int_range (rand, 0, 12);
    }
  lanes = layak_lanes_new (firsts, lasts, 60, 6);
  for (guint i = 0; i < lanes->len; i++)
    for (guint k = i + 1; k < lanes->len; k++)
      {
        const LayakLane *a = nth (lanes, i), *b = nth (lanes, k);

        g_assert_true (a->week != b->week || a->lane != b->lane || a->last < b->first || b->last < a->first);
      }
}

static void
test_everything_fits (void)
{
  const int firsts[] = { 0, 1 }, lasts[] = { 2, 1 }, deadlines[LAYAK_WEEK] = { 0, 1, 2 };
  g_autoptr(GArray) lanes = layak_lanes_new (firsts, lasts, 2, 1);
  LayakWeekFit fit;

  layak_lanes_fit (lanes, 0, 3, deadlines, &fit);
  for (guint i = 0; i < lanes->len; i++)
    g_assert_true (layak_lanes_is_seen (nth (lanes, i), &fit));
  for (int day = 0; day < LAYAK_WEEK; day++)
    {
      g_assert_cmpint (fit.deadlines[day], ==, deadlines[day]);
      g_assert_cmpint (fit.hidden[day], ==, 0);
    }
}

/* Three bars and two deadlines on a day of three lines: one bar, one deadline, “3 more”. The second bar is hidden on
 * its other day too, though there is room. */
static void
test_overflow (void)
{
  const int firsts[] = { 0, 0, 0 }, lasts[] = { 0, 1, 0 }, deadlines[LAYAK_WEEK] = { 2 };
  g_autoptr(GArray) lanes = layak_lanes_new (firsts, lasts, 3, 1);
  LayakWeekFit fit;

  layak_lanes_fit (lanes, 0, 3, deadlines, &fit);
  g_assert_true (layak_lanes_is_seen (nth (lanes, 0), &fit));
  g_assert_false (layak_lanes_is_seen (nth (lanes, 1), &fit));
  g_assert_false (layak_lanes_is_seen (nth (lanes, 2), &fit));
  g_assert_cmpint (fit.deadlines[0], ==, 1);
  g_assert_cmpint (fit.hidden[0], ==, 3);
  g_assert_cmpint (fit.hidden[1], ==, 1);
  g_assert_cmpint (fit.hidden[2], ==, 0);
}

/* Nothing is lost and nothing is drawn over: what is shown and what is hidden is all there is, within the lines. */
static void
test_adds_up (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 200; round++)
    {
      const int n = g_rand_int_range (rand, 0, 8), slots = g_rand_int_range (rand, 1, 7);
      int firsts[8], lasts[8], deadlines[LAYAK_WEEK], seen[LAYAK_WEEK] = { 0 }, all[LAYAK_WEEK] = { 0 };
      int top[LAYAK_WEEK] = { 0 };
      g_autoptr(GArray) lanes = NULL;
      LayakWeekFit fit;

      for (int i = 0; i < n; i++)
        {
          firsts[i] = g_rand_int_range (rand, -2, 7);
          lasts[i] = firsts[i] + g_rand_int_range (rand, 0, 6);
        }
      for (int day = 0; day < LAYAK_WEEK; day++)
        deadlines[day] = g_rand_int_range (rand, 0, 5);

      lanes = layak_lanes_new (firsts, lasts, (guint) n, 1);
      layak_lanes_fit (lanes, 0, slots, deadlines, &fit);
      for (guint i = 0; i < lanes->len; i++)
        for (int day = nth (lanes, i)->first; day <= nth (lanes, i)->last; day++)
          {
            all[day]++;
            seen[day] += layak_lanes_is_seen (nth (lanes, i), &fit);
            if (layak_lanes_is_seen (nth (lanes, i), &fit))
              top[day] = MAX (top[day], nth (lanes, i)->lane + 1);
          }
      for (int day = 0; day < LAYAK_WEEK; day++)
        {
          g_assert_cmpint (seen[day] + fit.deadlines[day] + fit.hidden[day], ==, all[day] + deadlines[day]);
          g_assert_cmpint (top[day] + fit.deadlines[day] + (fit.hidden[day] > 0), <=, slots);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/parts", test_parts);
  g_test_add_func ("/lanes/none-overlap", test_none_overlap);
  g_test_add_func ("/lanes/everything-fits", test_everything_fits);
  g_test_add_func ("/lanes/overflow", test_overflow);
  g_test_add_func ("/lanes/adds-up", test_adds_up);
  return g_test_run ();
}
