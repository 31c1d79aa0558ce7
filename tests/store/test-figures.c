/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-content.h"

#include "layak-figures.h"

#define TODAY 20251101

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  store_fixture_set_up (fixture, data);
  store_add_places (fixture);

  first = store_insert (fixture, "training", "title", "a", "status", "held", "regency", "63.11", "start-date",
                        "2025-08-20", "end-date", "2025-08-22", "participants", "100", "lesson-hours", "24",
                        "spent", "1000", "kind", "training", NULL);
  g_free (store_insert (fixture, "participant-group", "training", first, "group", "media", "male", "10", "female",
                        "20", NULL));
  g_free (store_insert (fixture, "participant-group", "training", first, "group", "business", "unit", "institutions",
                        "unknown-sex", "7", NULL));
  second = store_insert (fixture, "training", "title", "b", "status", "held", "regency", "63.11", "start-date",
                         "2024-12-30", "end-date", "2025-01-02", NULL);
  g_free (store_insert (fixture, "participant-group", "training", second, "group", "educators", "unknown-sex", "5",
                        NULL));
  g_free (store_insert (fixture, "training", "title", "c", "status", "planned", "regency", "63.07", "start-date",
                        "2025-11-05", "ceiling", "500", NULL));
  third = store_insert (fixture, "training", "title", "d", "status", "held", "regency", "63.07", "start-date",
                        "2025-08", NULL);
  g_free (store_insert (fixture, "training", "title", "e", "status", "draft", "regency", "63.07", NULL));
  g_free (store_insert (fixture, "recommendation", "text", "r", "status", "done", "training", first, "regency",
                        "63.11", "due-date", "2025-09-01", "closed-on", "2025-09-01", NULL));
  g_free (store_insert (fixture, "recommendation", "text", "s", "status", "agreed", "training", third, "regency",
                        "63.07", "due-date", "2025-10-01", NULL));
  g_free (store_insert (fixture, "recommendation", "text", "t", "status", "agreed", "training", third, "regency",
                        "63.07", "due-date", "2026-02-01", NULL));
}

static LayakQuery *
new_query (const char *place,
           int         year)
{
  LayakQuery *query = layak_query_new (layak_record_info_find ("training"));

  layak_query_set_today (query, TODAY);
  layak_query_set_place (query, place);
  layak_query_set_year (query, year);
  return query;
}

static void
test_totals (StoreFixture  *fixture,
             gconstpointer  data)
{
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  g_autoptr(LayakQuery) query = new_query (NULL, 2025);
  g_autoptr(GError) error = NULL;
  LayakTotals totals;
  gint64 count;

  g_assert_true (layak_figures_select_totals (reader, query, &totals, &error));
  g_assert_cmpint (totals.trainings, ==, 5);
  g_assert_cmpint (totals.held, ==, 3);
  g_assert_cmpint (totals.planned, ==, 2);
  g_assert_cmpint (totals.cancelled, ==, 0);
  g_assert_cmpint (totals.people, ==, 105);
  g_assert_cmpint (totals.without_people, ==, 1);
  g_assert_cmpint (totals.male, ==, 10);
  g_assert_cmpint (totals.female, ==, 20);
  g_assert_cmpint (totals.unknown_sex, ==, 75);
  g_assert_cmpint (totals.lesson_hours, ==, 240);
  g_assert_cmpint (totals.person_hours, ==, 24000);
  g_assert_cmpint (totals.spent, ==, 1000);
  g_assert_cmpint (totals.ceiling, ==, 500);
  g_assert_cmpint (totals.recommendations, ==, 3);
  g_assert_cmpint (totals.recommendations_closed, ==, 1);
  g_assert_cmpint (totals.recommendations_overdue, ==, 1);

  g_assert_true (layak_figures_count (reader, query, &count, &error));
  g_assert_cmpint (count, ==, 5);

  /* Of nothing, nothing is known. */
  layak_query_set_place (query, "62.71");
  g_assert_true (layak_figures_select_totals (reader, query, &totals, &error));
  g_assert_cmpint (totals.trainings, ==, 0);
  g_assert_cmpint (totals.people, ==, LAYAK_UNKNOWN);
}

static void
test_choices (StoreFixture  *fixture,
              gconstpointer  data)
{
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  g_autoptr(LayakQuery) query = new_query ("63", 2025);
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *statuses = NULL, *kinds = NULL;

  layak_query_set_filter (query, "status", "held");
  statuses = layak_figures_count_choices (reader, query, "status", &error);
  g_assert_no_error (error);
  g_assert_cmpint (statuses[LAYAK_TRAINING_HELD], ==, 3);
  g_assert_cmpint (statuses[LAYAK_TRAINING_PLANNED], ==, 1);
  g_assert_cmpint (statuses[LAYAK_TRAINING_DRAFT], ==, 1);
  g_assert_cmpint (statuses[LAYAK_TRAINING_CANCELLED], ==, 0);

  kinds = layak_figures_count_choices (reader, query, "kind", &error);
  g_assert_no_error (error);
  g_assert_cmpint (kinds[0], ==, 1);
  g_assert_cmpint (kinds[layak_training_kinds.n_choices], ==, 2);
}

static void
test_badges (StoreFixture  *fixture,
             gconstpointer  data)
{
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  g_autoptr(GError) error = NULL;
  LayakBadges badges;

  g_assert_true (layak_figures_select_badges (reader, "63.07", 2025, TODAY, &badges, &error));
  g_assert_cmpint (badges.trainings, ==, 3);
  g_assert_cmpint (badges.recommendations_open, ==, 2);
  g_assert_cmpint (badges.recommendations_overdue, ==, 1);
  g_assert_cmpint (badges.regencies, ==, 1);
  g_assert_cmpint (badges.indicator_gaps, ==, 0);
  g_assert_true (layak_figures_select_badges (reader, NULL, 0, TODAY, &badges, &error));
  g_assert_cmpint (badges.trainings, ==, 5);
  g_assert_cmpint (badges.regencies, ==, 4);
}

static void
test_years (StoreFixture  *fixture,
            gconstpointer  data)
{
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) years = layak_figures_select_years (reader, NULL, &error);
  g_autoptr(GArray) none = layak_figures_select_years (reader, "62.71", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (years->len, ==, 3);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 2026);
  g_assert_cmpint (g_array_index (years, int, 1), ==, 2025);
  g_assert_cmpint (g_array_index (years, int, 2), ==, 2024);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
check_overview (const LayakOverview *overview)
{
  const LayakGroupFigures *groups = (const LayakGroupFigures *) overview->groups->data;

  /* “b” began in 2024. */
  g_assert_cmpint (overview->totals.held, ==, 2);
  g_assert_cmpint (overview->totals.planned, ==, 2);
  g_assert_cmpint (overview->totals.people, ==, 100);
  g_assert_cmpint (overview->months[7].held, ==, 2);
  g_assert_cmpint (overview->months[7].people, ==, 100);
  g_assert_cmpint (overview->months[7].unknown_sex, ==, 70);
  g_assert_cmpint (overview->months[10].planned, ==, 1);
  g_assert_cmpint (overview->months[0].held, ==, 0);
  g_assert_cmpint (overview->months[0].people, ==, LAYAK_UNKNOWN);

  g_assert_cmpuint (overview->groups->len, ==, 2);
  g_assert_cmpstr (layak_enumeration_get_nick (&layak_groups, groups[0].group), ==, "media");
  g_assert_cmpint (groups[0].people, ==, 30);
  g_assert_cmpint (groups[1].group, ==, LAYAK_UNKNOWN);
  g_assert_cmpint (groups[1].people, ==, 70);
}

static void
finished_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_overview (StoreFixture  *fixture,
               gconstpointer  data)
{
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakOverview) overview = layak_figures_select_overview (reader, "63", 2025, TODAY, &error);

  g_assert_no_error (error);
  check_overview (overview);
}

/* Cancelled before it began, a read still calls back. */
static void
test_cancel (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(LayakQuery) query = new_query (NULL, 0);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  layak_reader_run_async (fixture->path, layak_figures_totals_read (query), cancellable, finished_cb, &result);
  store_fixture_wait_until (result != NULL);
  g_assert_null (layak_reader_run_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The regions that every database begins with do not count. */
static void
test_empty (StoreFixture  *fixture,
            gconstpointer  data)
{
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  gboolean is_empty = FALSE;
  g_autoptr(GError) error = NULL;

  store_add_places (fixture);
  g_assert_true (layak_figures_check_empty (reader, &is_empty, &error));
  g_assert_true (is_empty);

  if (g_str_equal (data, "training"))
    g_free (store_insert (fixture, "training", "title", "a", "status", "draft", "regency", "63.11", NULL));
  else
    g_free (store_insert (fixture, "recommendation", "text", "a", "status", "proposed", "regency", "63.11", NULL));
  g_assert_true (layak_figures_check_empty (reader, &is_empty, &error));
  g_assert_false (is_empty);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("/figures/totals", test_totals);
  ADD ("/figures/choices", test_choices);
  ADD ("/figures/badges", test_badges);
  ADD ("/figures/years", test_years);
  ADD ("/figures/overview", test_overview);
  ADD ("/figures/cancel", test_cancel);
  g_test_add ("/figures/empty/training", StoreFixture, "training", store_fixture_set_up, test_empty,
              store_fixture_tear_down);
  g_test_add ("/figures/empty/recommendation", StoreFixture, "recommendation", store_fixture_set_up, test_empty,
              store_fixture_tear_down);
  return g_test_run ();
}
