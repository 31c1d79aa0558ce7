/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-content.h"

#include "layak-calendar.h"

#define LIMIT 3

static const char * const places[] = { "63.11", "63", "62", NULL };

static LayakCalendarSpan
make_span (int month)
{
  const LayakDate whole = layak_date_new (2025, month, 0);

  return (LayakCalendarSpan) { layak_date_add_days (layak_date_first_day (whole), -3),
                               layak_date_add_days (layak_date_last_day (whole), 4), whole, RANDOM_TODAY };
}

static LayakCalendar *
read_calendar (RandomFixture           *fixture,
               const char              *place,
               const LayakCalendarSpan *span)
{
  g_autoptr(GError) error = NULL;
  LayakCalendar *calendar = layak_calendar_select (layak_store_get_reader (fixture->store.store), place, span, LIMIT,
                                                   &error);

  g_assert_no_error (error);
  return calendar;
}

static gboolean
is_shown (const LayakRow          *row,
          const char              *place,
          const LayakCalendarSpan *span)
{
  const LayakDate start = layak_row_get_date (row, "start-date"), end = layak_row_get_date (row, "end-date");

  return random_is_in (row, place) && layak_row_get_number (row, "status") != LAYAK_TRAINING_CANCELLED &&
         start != LAYAK_UNKNOWN && layak_date_get_day (start) > 0 &&
         start <= span->to && (end != LAYAK_UNKNOWN ? end : start) >= span->from;
}

static gboolean
is_undated (const LayakRow          *row,
            const char              *place,
            const LayakCalendarSpan *span)
{
  return random_is_in (row, place) && layak_row_get_number (row, "status") != LAYAK_TRAINING_CANCELLED &&
         layak_row_get_date (row, "start-date") == span->month;
}

static void
assert_trainings (RandomFixture           *fixture,
                  const char              *place,
                  const LayakCalendarSpan *span,
                  const LayakCalendar     *calendar)
{
  guint n_shown = 0, n_undated = 0;
  LayakDate before = 0;

  for (int i = 0; i < RANDOM_TRAININGS; i++)
    {
      n_shown += is_shown (fixture->trainings[i], place, span);
      n_undated += is_undated (fixture->trainings[i], place, span);
    }
  g_assert_cmpuint (calendar->trainings->len, ==, n_shown);
  g_assert_cmpuint (calendar->undated->len, ==, n_undated);

  for (guint i = 0; i < calendar->trainings->len; i++)
    {
      const LayakCalendarTraining *training = g_ptr_array_index (calendar->trainings, i);
      const LayakRow *row = fixture->trainings[atoi (training->title + 1)];
      const LayakDate end = layak_row_get_date (row, "end-date");

      g_assert_true (is_shown (row, place, span));
      g_assert_cmpstr (training->code, ==, layak_row_get_text (row, "regency") != NULL
                                             ? layak_row_get_text (row, "regency")
                                             : layak_row_get_text (row, "province"));
      g_assert_cmpint (training->end, ==, end != LAYAK_UNKNOWN ? end : training->start);
      g_assert_cmpint (training->start, >=, before);
      before = training->start;
    }
}

typedef gboolean (*DueFunc) (const LayakRow          *row,
                             const LayakCalendarSpan *span);

static gboolean
is_within (const LayakRow          *row,
           const LayakCalendarSpan *span)
{
  const LayakDate due = layak_facts_get_due (row);

  return due != LAYAK_UNKNOWN && layak_date_first_day (due) <= span->to && layak_date_last_day (due) >= span->from;
}

static gboolean
is_next (const LayakRow          *row,
         const LayakCalendarSpan *span)
{
  const LayakDate due = layak_facts_get_due (row);

  return due != LAYAK_UNKNOWN && layak_date_last_day (due) >= span->today &&
         !layak_recommendation_status_is_closed (layak_row_get_number (row, "status"));
}

static gboolean
is_late (const LayakRow          *row,
         const LayakCalendarSpan *span)
{
  return layak_facts_is_overdue (row, span->today);
}

static void
assert_deadlines (RandomFixture           *fixture,
                  const char              *place,
                  const LayakCalendarSpan *span,
                  GPtrArray               *deadlines,
                  DueFunc                  func,
                  guint                    limit)
{
  guint n = 0;

  for (int i = 0; i < RANDOM_RECOMMENDATIONS; i++)
    n += random_is_in (fixture->recommendations[i], place) && func (fixture->recommendations[i], span);
  g_assert_cmpuint (deadlines->len, ==, MIN (n, limit));
  for (guint i = 0; i < deadlines->len; i++)
    {
      const LayakDeadline *deadline = g_ptr_array_index (deadlines, i);

      g_assert_true (func (fixture->recommendations[atoi (deadline->text + 1)], span));
    }
}

static void
test_months (RandomFixture *fixture,
             gconstpointer  data)
{
  for (int month = 1; month <= 12; month++)
    for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
      {
        const LayakCalendarSpan span = make_span (month);
        g_autoptr(LayakCalendar) calendar = read_calendar (fixture, places[i], &span);

        assert_trainings (fixture, places[i], &span, calendar);
        assert_deadlines (fixture, places[i], &span, calendar->deadlines, is_within, G_MAXUINT);
        assert_deadlines (fixture, places[i], &span, calendar->next, is_next, LIMIT);
        assert_deadlines (fixture, places[i], &span, calendar->late, is_late, LIMIT);
      }
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (RandomFixture *fixture,
            gconstpointer  data)
{
  const LayakCalendarSpan span = make_span (8);
  g_autoptr(LayakCalendar) expected = read_calendar (fixture, NULL, &span);
  g_autoptr(LayakCalendar) calendar = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  layak_reader_run_async (fixture->store.path, layak_calendar_read (NULL, &span, LIMIT), NULL, finished_cb, &result);
  store_fixture_wait_until (result != NULL);
  calendar = layak_reader_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (calendar->trainings->len, ==, expected->trainings->len);
  g_assert_cmpuint (calendar->deadlines->len, ==, expected->deadlines->len);
}

/* An end that tells no day, or lies before the start, makes a training of one day. */
static void
test_odd_ends (RandomFixture *fixture,
               gconstpointer  data)
{
  const LayakCalendarSpan span = { 20300101, 20300131, 20300100, RANDOM_TODAY };
  g_autoptr(LayakCalendar) calendar = NULL;

  g_free (store_insert (&fixture->store, "training", "title", "month", "status", "held", "start-date", "2030-01-10",
                        "end-date", "2030-01", NULL));
  g_free (store_insert (&fixture->store, "training", "title", "before", "status", "held", "start-date", "2030-01-12",
                        "end-date", "2030-01-02", NULL));
  calendar = read_calendar (fixture, NULL, &span);
  g_assert_cmpuint (calendar->trainings->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const LayakCalendarTraining *training = g_ptr_array_index (calendar->trainings, i);

      g_assert_cmpint (training->end, ==, training->start);
    }
}

/* A year is opened where something happened last in it, and not where something did in another one. */
static void
test_last_day (RandomFixture *fixture,
               gconstpointer  data)
{
  LayakConnection *reader = layak_store_get_reader (fixture->store.store);
  g_autoptr(GError) error = NULL;
  LayakDate day;

  g_free (store_insert (&fixture->store, "training", "title", "first", "status", "held", "regency", "63.11",
                        "start-date", "2031-02-10", NULL));
  g_free (store_insert (&fixture->store, "training", "title", "month", "status", "held", "regency", "63.11",
                        "start-date", "2031-03", NULL));
  g_free (store_insert (&fixture->store, "training", "title", "next", "status", "held", "regency", "63.11",
                        "start-date", "2033-01-01", NULL));
  g_assert_true (layak_calendar_find_last_day (reader, "63.11", 2031, &day, &error));
  g_assert_cmpint (day, ==, 20310301);
  g_assert_true (layak_calendar_find_last_day (reader, NULL, 2033, &day, &error));
  g_assert_cmpint (day, ==, 20330101);
  g_assert_true (layak_calendar_find_last_day (reader, "63.11", 2032, &day, &error));
  g_assert_cmpint (day, ==, LAYAK_UNKNOWN);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, RandomFixture, NULL, random_set_up, func, random_tear_down)
  ADD ("/calendar/months", test_months);
  ADD ("/calendar/async", test_async);
  ADD ("/calendar/odd-ends", test_odd_ends);
  ADD ("/calendar/last-day", test_last_day);
  return g_test_run ();
}
