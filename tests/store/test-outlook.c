/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-content.h"

#include "layak-findings.h"
#include "layak-outlook.h"
#include "layak-report-period.h"

#define TODAY 20250828

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* As the window does it, on another thread. */
static LayakOutlook *
look (StoreFixture *fixture,
      const char   *regency,
      const char   *period)
{
  LayakExtractScope scope = { .regency = regency };
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  LayakOutlook *outlook;

  if (period != NULL)
    layak_period_parse (period, &scope.period, &error);
  g_assert_no_error (error);
  layak_reader_run_async (layak_store_get_path (fixture->store), layak_outlook_read (&scope, TODAY), NULL, finished_cb,
                          &result);
  store_fixture_wait_until (result != NULL);
  outlook = layak_reader_run_finish (result, &error);
  g_assert_no_error (error);
  return outlook;
}

static void
add_training (StoreFixture *fixture,
              const char   *title,
              const char   *status,
              const char   *regency,
              const char   *start,
              const char   *end)
{
  g_free (store_insert (fixture, "training", "title", title, "status", status, "regency", regency,
                        "start-date", start, "end-date", end, "participants", "10", NULL));
}

/* Whether a finding stands at a record with this title. */
static gboolean
has_finding (const LayakOutlook *outlook,
             const char         *title)
{
  for (guint i = 0; i < outlook->findings->len; i++)
    {
      const LayakFindingGroup *group = g_ptr_array_index (outlook->findings, i);

      for (guint k = 0; k < group->findings->len; k++)
        if (g_strcmp0 (((LayakStoreFinding *) g_ptr_array_index (group->findings, k))->title, title) == 0)
          return TRUE;
    }

  return FALSE;
}

/* What is counted and checked is what the report holds: those that overlap the period, of the place, and no drafts. */
static void
test_report (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(LayakOutlook) quarter = NULL, everything = NULL;

  store_add_places (fixture);
  add_training (fixture, "overlaps", "held", "63.11", "2025-06-30", "2025-07-01");
  add_training (fixture, "planned", "planned", "63.11", "2025-09-30", "2025-10-01");
  add_training (fixture, "draft", "draft", "63.11", "2025-08-01", "2025-07-01");
  add_training (fixture, "before", "held", "63.11", "2025-06-01", "2025-06-30");
  add_training (fixture, "elsewhere", "held", "63.07", "2025-08-01", "2025-08-01");

  quarter = look (fixture, "63.11", "2025-Q3");
  g_assert_cmpint (quarter->totals.held, ==, 1);
  g_assert_cmpint (quarter->totals.planned, ==, 1);
  g_assert_cmpint (quarter->totals.people, ==, 10);
  g_assert_true (has_finding (quarter, "overlaps"));
  g_assert_false (has_finding (quarter, "draft"));
  g_assert_false (has_finding (quarter, "before"));
  g_assert_false (has_finding (quarter, "elsewhere"));

  everything = look (fixture, NULL, NULL);
  g_assert_cmpint (everything->totals.trainings, ==, 5);
  g_assert_true (has_finding (everything, "draft"));
  g_assert_true (has_finding (everything, "elsewhere"));
  g_assert_cmpint (everything->n_records, >, quarter->n_records);
}

/* Recommendations that are still open belong to later reports too. */
static void
test_recommendations (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr(LayakOutlook) outlook = NULL;

  store_add_places (fixture);
  g_free (store_insert (fixture, "recommendation", "text", "late", "status", "agreed", "regency", "63.11",
                        "raised-on", "2025-01-10", "due-date", "2025-02-01", NULL));
  g_free (store_insert (fixture, "recommendation", "text", "done", "status", "done", "regency", "63.11",
                        "raised-on", "2025-01-10", "closed-on", "2025-07-20", NULL));
  g_free (store_insert (fixture, "recommendation", "text", "long done", "status", "done", "regency", "63.11",
                        "raised-on", "2025-01-10", "closed-on", "2025-01-20", NULL));
  outlook = look (fixture, "63.11", "2025-Q3");
  g_assert_cmpint (outlook->recommendations, ==, 2);
  g_assert_cmpint (outlook->recommendations_closed, ==, 1);
  g_assert_cmpint (outlook->recommendations_overdue, ==, 1);
}

/* A rule either found something or is among those passed. */
static void
test_passed (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GHashTable) broken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(LayakOutlook) empty = NULL, outlook = NULL;

  store_add_places (fixture);
  empty = look (fixture, "63.11", "2025-Q3");
  g_assert_cmpuint (empty->n_required, ==, 0);
  g_assert_false (layak_outlook_is_provisional (empty, &(LayakPeriod) { 20250401, 20250630 }, TODAY));
  g_assert_true (layak_outlook_is_provisional (empty, &(LayakPeriod) { 20250701, 20250930 }, TODAY));
  g_assert_false (layak_outlook_is_provisional (empty, &(LayakPeriod) { 0, 0 }, TODAY));

  add_training (fixture, "backwards", "held", "63.11", "2025-07-05", "2025-07-04");
  outlook = look (fixture, "63.11", "2025-Q3");
  for (guint i = 0; i < outlook->findings->len; i++)
    {
      const LayakFindingGroup *group = g_ptr_array_index (outlook->findings, i);

      g_hash_table_add (broken, (gpointer) ((LayakStoreFinding *) g_ptr_array_index (group->findings, 0))->name);
    }
  g_assert_cmpuint (g_hash_table_size (broken), >, 0);
  g_assert_cmpuint (outlook->n_passed + g_hash_table_size (broken), ==, outlook->n_rules);
}

/* History is of all periods, the newest first, and each delivery has its remarks. */
static void
test_deliveries (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autoptr(LayakOutlook) outlook = NULL;
  const LayakDelivered *delivered;

  store_add_places (fixture);
  first = store_insert (fixture, "delivery", "regency", "63.11", "period", "2024-Q4", "revision", "1",
                        "number", "63.11/2024-Q4/1", "status", "returned", NULL);
  g_free (store_insert (fixture, "delivery", "regency", "63.11", "period", "2025-Q1", "revision", "1",
                        "number", "63.11/2025-Q1/1", "status", "sent", NULL));
  g_free (store_insert (fixture, "delivery", "regency", "63.07", "period", "2025-Q1", "revision", "1",
                        "number", "63.07/2025-Q1/1", "status", "sent", NULL));
  g_free (store_insert (fixture, "remark", "delivery", first, "text", "Which place?", NULL));

  outlook = look (fixture, "63.11", "2025-Q3");
  g_assert_cmpuint (outlook->deliveries->len, ==, 2);
  delivered = g_ptr_array_index (outlook->deliveries, 0);
  g_assert_cmpstr (layak_row_get_text (delivered->row, "period"), ==, "2025-Q1");
  g_assert_cmpuint (delivered->remarks->len, ==, 0);
  delivered = g_ptr_array_index (outlook->deliveries, 1);
  g_assert_cmpuint (delivered->remarks->len, ==, 1);
}

static void
assert_next (StoreFixture *fixture,
             const char   *place,
             int           year,
             LayakDate     today,
             const char   *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  LayakPeriod period;

  layak_report_period_choose (layak_store_get_reader (fixture->store), place, year, today, &period, &error);
  g_assert_no_error (error);
  text = layak_period_format (&period);
  g_assert_cmpstr (text, ==, expected);
}

/* The next report is that of the last quarter that is over, tells something and was not sent; but the one that runs
 * may be looked at as soon as it tells something. */
static void
test_next_period (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *recommendation = NULL, *delivery = NULL;
  g_autoptr(GError) error = NULL;

  store_add_places (fixture);
  assert_next (fixture, "63.11", 2025, TODAY, "2025-Q3");
  assert_next (fixture, "63.11", 2023, TODAY, "2023-Q4");

  add_training (fixture, "Draft", "draft", "63.11", "2025-05-05", "2025-05-06");
  add_training (fixture, "Elsewhere", "held", "63.07", "2025-05-05", "2025-05-06");
  assert_next (fixture, "63.11", 2025, TODAY, "2025-Q3");
  assert_next (fixture, "63.07", 2025, TODAY, "2025-Q2");
  assert_next (fixture, "63", 2025, TODAY, "2025-Q2");
  assert_next (fixture, NULL, 0, TODAY, "2025-Q2");

  add_training (fixture, "Winter", "held", "63.11", "2025-01-05", "2025-01-06");
  add_training (fixture, "Now", "planned", "63.11", "2025-08-05", "2025-08-06");
  assert_next (fixture, "63.11", 2025, TODAY, "2025-Q1");

  /* Somebody has followed something up. */
  recommendation = store_insert (fixture, "recommendation", "text", "Open", "status", "agreed", "regency", "63.11",
                                 NULL);
  g_free (store_insert (fixture, "progress", "recommendation", recommendation, "date", "2025-06-02",
                        "note", "Met", NULL));
  assert_next (fixture, "63.11", 2025, TODAY, "2025-Q2");

  /* A draft is not out, nor is the report of another place. */
  delivery = store_insert (fixture, "delivery", "regency", "63.11", "period", "2025-S1", "revision", "1",
                           "number", "63.11/2025-S1/1", "status", "draft", NULL);
  g_free (store_insert (fixture, "delivery", "regency", "63.07", "period", "2025-Q2", "revision", "1",
                        "number", "63.07/2025-Q2/1", "status", "sent", NULL));
  assert_next (fixture, "63.11", 2025, TODAY, "2025-Q2");
  store_fixture_set (fixture->store, "delivery", delivery, "status", "sent", &error);
  g_assert_no_error (error);
  assert_next (fixture, "63.11", 2025, TODAY, "2025-Q3");
  store_fixture_set (fixture->store, "delivery", delivery, "status", "returned", &error);
  g_assert_no_error (error);
  assert_next (fixture, "63.11", 2025, TODAY, "2025-Q2");
}

/* In January the report of the year before is due; once it is out, the new year shows its own. */
static void
test_next_in_january (StoreFixture  *fixture,
                      gconstpointer  data)
{
  store_add_places (fixture);
  add_training (fixture, "Autumn", "held", "63.11", "2025-11-05", "2025-11-06");
  add_training (fixture, "Soon", "planned", "63.11", "2026-02-05", "2026-02-06");
  assert_next (fixture, "63.11", 2026, 20260110, "2025-Q4");
  g_free (store_insert (fixture, "delivery", "regency", "63.11", "period", "2025", "revision", "1",
                        "number", "63.11/2025/1", "status", "accepted", NULL));
  assert_next (fixture, "63.11", 2026, 20260110, "2026-Q1");
  assert_next (fixture, "63.11", 2025, 20260110, "2025-Q4");
}

#define ADD(name, func) \
  g_test_add ("/outlook/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("report", test_report);
  ADD ("recommendations", test_recommendations);
  ADD ("passed", test_passed);
  ADD ("deliveries", test_deliveries);
  ADD ("next-period", test_next_period);
  ADD ("next-in-january", test_next_in_january);
  return g_test_run ();
}
