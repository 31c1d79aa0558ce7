/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-content.h"

#include "layak-situation.h"

static const char * const places[] = { "63.11", "63", "62", NULL };

static LayakSituation *
read_situation (RandomFixture *fixture,
                const char    *place,
                int            year,
                guint          n_deadlines)
{
  g_autoptr(GError) error = NULL;
  LayakSituation *situation = layak_situation_select (layak_store_get_reader (fixture->store.store), place, year,
                                                      RANDOM_TODAY, n_deadlines, &error);

  g_assert_no_error (error);
  return situation;
}

static void
add_known (gint64 *sum,
           gint64  number)
{
  if (number != LAYAK_UNKNOWN)
    *sum = MAX (*sum, 0) + number;
}

static void
assert_months (RandomFixture *fixture,
               const char    *place,
               int            year)
{
  g_autoptr(LayakSituation) situation = read_situation (fixture, place, year, 0);
  gint64 planned[12], hours[12];

  for (int i = 0; i < 12; i++)
    planned[i] = hours[i] = LAYAK_UNKNOWN;
  for (int i = 0; i < RANDOM_TRAININGS; i++)
    {
      const LayakRow *row = fixture->trainings[i];
      const LayakDate start = layak_row_get_date (row, "start-date");
      const int month = start != LAYAK_UNKNOWN ? layak_date_get_month (start) : 0;
      const gint64 expected = layak_row_get_number (row, "planned-participants");

      if (month == 0 || !random_is_in (row, place) || (year != 0 && layak_date_get_year (start) != year))
        continue;
      if (layak_row_get_number (row, "status") <= LAYAK_TRAINING_PLANNED)
        add_known (&planned[month - 1], expected != LAYAK_UNKNOWN ? expected
                                                                  : layak_row_get_number (row, "participants"));
      if (layak_row_get_number (row, "status") == LAYAK_TRAINING_HELD)
        add_known (&hours[month - 1], layak_row_get_number (row, "lesson-hours"));
    }
  for (int i = 0; i < 12; i++)
    {
      g_assert_cmpint (situation->figures->months[i].expected, ==, planned[i]);
      g_assert_cmpint (situation->figures->months[i].lesson_hours, ==, hours[i]);
    }
}

static void
test_months (RandomFixture *fixture,
             gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      assert_months (fixture, places[i], 2025);
      assert_months (fixture, places[i], 2024);
      assert_months (fixture, places[i], 0);
    }
}

/* In a year with every recommendation of the place: which of them a year shows is the business of queries. */
static guint
count_open_and_due (RandomFixture *fixture,
                    const char    *place)
{
  guint n = 0;

  for (int i = 0; i < RANDOM_RECOMMENDATIONS; i++)
    {
      const LayakRow *row = fixture->recommendations[i];

      n += random_is_in (row, place) && layak_facts_get_due (row) != LAYAK_UNKNOWN &&
           !layak_recommendation_status_is_closed (layak_row_get_number (row, "status"));
    }
  return n;
}

static void
assert_counts (RandomFixture *fixture,
               const char    *place)
{
  g_autoptr(LayakSituation) situation = read_situation (fixture, place, 0, 0);
  int all = 0, closed = 0, in_progress = 0, overdue = 0;
  LayakDate oldest = LAYAK_UNKNOWN;

  for (int i = 0; i < RANDOM_RECOMMENDATIONS; i++)
    {
      const LayakRow *row = fixture->recommendations[i];
      const gint64 status = layak_row_get_number (row, "status");

      if (!random_is_in (row, place))
        continue;
      all++;
      closed += layak_recommendation_status_is_closed (status);
      in_progress += status == LAYAK_RECOMMENDATION_IN_PROGRESS;
      if (!layak_facts_is_overdue (row, RANDOM_TODAY))
        continue;
      overdue++;
      if (oldest == LAYAK_UNKNOWN || layak_facts_get_due (row) < oldest)
        oldest = layak_facts_get_due (row);
    }
  g_assert_cmpint (situation->recommendations, ==, all);
  g_assert_cmpint (situation->closed, ==, closed);
  g_assert_cmpint (situation->in_progress, ==, in_progress);
  g_assert_cmpint (situation->overdue, ==, overdue);
  g_assert_cmpint (situation->oldest, ==, oldest);
  g_assert_cmpint (situation->undated, ==, situation->recommendations - closed - count_open_and_due (fixture, place));
}

static void
test_counts (RandomFixture *fixture,
             gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    assert_counts (fixture, places[i]);
}

static void
assert_deadlines (RandomFixture *fixture,
                  const char    *place)
{
  g_autoptr(LayakSituation) all = read_situation (fixture, place, 0, 0);
  g_autoptr(LayakSituation) few = read_situation (fixture, place, 0, 3);
  gboolean was_overdue = TRUE;
  LayakDate before = 0;

  g_assert_cmpuint (all->deadlines->len, ==, count_open_and_due (fixture, place));
  g_assert_cmpuint (few->deadlines->len, ==, MIN (all->deadlines->len, 3));
  for (guint i = 0; i < all->deadlines->len; i++)
    {
      const LayakDeadline *deadline = g_ptr_array_index (all->deadlines, i);
      const LayakRow *row = fixture->recommendations[atoi (deadline->text + 1)];

      g_assert_cmpstr (deadline->text, ==, layak_row_get_text (row, "text"));
      g_assert_cmpint (deadline->due, ==, layak_facts_get_due (row));
      g_assert_cmpint (deadline->overdue, ==, layak_facts_is_overdue (row, RANDOM_TODAY));
      g_assert_cmpint (deadline->status, ==, layak_row_get_number (row, "status"));
      g_assert_cmpint (deadline->due, >=, before);

      /* A month that is not over comes among its days, so lateness is asked of days only. */
      if (layak_date_get_day (deadline->due) > 0)
        {
          g_assert_true (was_overdue || !deadline->overdue);
          was_overdue = deadline->overdue;
        }
      before = deadline->due;
    }
}

static void
test_deadlines (RandomFixture *fixture,
                gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    assert_deadlines (fixture, places[i]);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What another thread reads is the same. */
static void
test_async (RandomFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(LayakSituation) expected = read_situation (fixture, "63", 2025, 4);
  g_autoptr(LayakSituation) situation = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  layak_reader_run_async (fixture->store.path, layak_situation_read ("63", 2025, RANDOM_TODAY, 4), NULL, finished_cb,
                          &result);
  store_fixture_wait_until (result != NULL);
  situation = layak_reader_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (situation->recommendations, ==, expected->recommendations);
  g_assert_cmpint (situation->figures->totals.held, ==, expected->figures->totals.held);
  g_assert_cmpuint (situation->deadlines->len, ==, expected->deadlines->len);
}

static void
test_cancel (RandomFixture *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  layak_reader_run_async (fixture->store.path, layak_situation_read (NULL, 0, RANDOM_TODAY, 4), cancellable,
                          finished_cb, &result);
  store_fixture_wait_until (result != NULL);
  g_assert_null (layak_reader_run_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, RandomFixture, NULL, random_set_up, func, random_tear_down)
  ADD ("/situation/months", test_months);
  ADD ("/situation/counts", test_counts);
  ADD ("/situation/deadlines", test_deadlines);
  ADD ("/situation/async", test_async);
  ADD ("/situation/cancel", test_cancel);
  return g_test_run ();
}
