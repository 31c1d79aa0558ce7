/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "coverage-content.h"

#define UNKNOWN LAYAK_UNKNOWN

static const LayakIndicatorCoverage *
find_indicator (LayakCoverage *coverage,
                const char    *number)
{
  for (guint i = 0; i < coverage->indicators->len; i++)
    {
      const LayakIndicatorCoverage *indicator = g_ptr_array_index (coverage->indicators, i);

      if (g_str_equal (indicator->number, number))
        return indicator;
    }
  g_error ("There is no indicator %s", number);
}

static const LayakQuestionCoverage *
find_question (LayakCoverage *coverage,
               const char    *identity)
{
  for (guint i = 0; i < coverage->questions->len; i++)
    {
      const LayakQuestionCoverage *question = g_ptr_array_index (coverage->questions, i);

      if (g_str_equal (question->identity, identity))
        return question;
    }
  g_error ("There is no question %s", identity);
}

/* The order of people, with the whole before its parts, and the instrument in force in a year. */
static void
test_instrument (StoreFixture  *fixture,
                 gconstpointer  data)
{
  static const char * const order[] = { "2", "10", "21", "21A", "21B", "25" };
  static const struct { int year, set; } sets[] = { { 0, 2024 }, { 2026, 2024 }, { 2024, 2024 }, { 2023, 2022 },
                                                    { 2022, 2022 }, { 2020, 2022 } };
  g_autoptr(LayakCoverage) coverage = coverage_select (fixture, "63.11", 2025);
  const LayakIndicatorCoverage *whole = find_indicator (coverage, "21");

  g_assert_cmpuint (coverage->indicators->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (((LayakIndicatorCoverage *) coverage->indicators->pdata[i])->number, ==, order[i]);
  g_assert_cmpstr (whole->name, ==, "prevent · help");
  g_assert_cmpuint (whole->n_parts, ==, 2);
  g_assert_cmpuint (g_strv_length (whole->identities), ==, 2);
  g_assert_true (find_indicator (coverage, "21B")->is_part);
  g_assert_cmpuint (coverage->n_counted, ==, 3);
  g_assert_cmpuint (coverage->n_gaps, ==, 3);
  g_assert_cmpstr (((LayakQuestionCoverage *) coverage->questions->pdata[0])->identity, ==, "2024-2-2");

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr(LayakCoverage) other = coverage_select (fixture, NULL, sets[i].year);

      g_assert_cmpint (other->set, ==, sets[i].set);
    }
}

/* A database without an instrument has nothing to cover, and says so. */
static void
test_no_instrument (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr(LayakCoverage) coverage = coverage_select (fixture, "63.11", 2025);

  g_assert_cmpint (coverage->set, ==, 0);
  g_assert_cmpuint (coverage->indicators->len, ==, 0);
  g_assert_cmpuint (coverage->questions->len, ==, 0);
  g_assert_cmpuint (coverage->n_gaps, ==, 0);
}

/* What serves both parts counts once for the whole. */
static void
test_parts (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(LayakCoverage) coverage = NULL;

  g_free (store_insert (fixture, "training", "title", "a", "status", "held", "regency", "63.11", "start-date",
                        "2025-03-01", "participants", "40", "indicators", "2024-21A 2024-21B", NULL));
  g_free (store_insert (fixture, "training", "title", "b", "status", "held", "regency", "63.11", "start-date",
                        "2025-04-01", "participants", "5", "indicators", "2024-21B", NULL));
  g_free (store_insert (fixture, "training", "title", "c", "status", "draft", "regency", "63.11",
                        "indicators", "2024-10", NULL));
  g_free (store_insert (fixture, "recommendation", "text", "r", "status", "done", "regency", "63.11",
                        "due-date", "2025-06-01", "indicators", "2024-21A 2024-21B", NULL));
  g_free (store_insert (fixture, "recommendation", "text", "s", "status", "infeasible", "regency", "63.11",
                        "due-date", "2025-06-01", "indicators", "2024-21B", NULL));

  coverage = coverage_select (fixture, "63.11", 2025);
  g_assert_cmpint (find_indicator (coverage, "21")->held, ==, 2);
  g_assert_cmpint (find_indicator (coverage, "21")->people, ==, 45);
  g_assert_cmpint (find_indicator (coverage, "21")->recommendations, ==, 2);
  g_assert_cmpint (find_indicator (coverage, "21")->closed, ==, 2);
  g_assert_cmpint (find_indicator (coverage, "21")->open, ==, 0);
  g_assert_cmpint (find_indicator (coverage, "21A")->people, ==, 40);
  g_assert_cmpint (find_indicator (coverage, "21B")->held, ==, 2);
  g_assert_cmpint (find_indicator (coverage, "10")->planned, ==, 1);
  g_assert_true (layak_indicator_coverage_is_gap (find_indicator (coverage, "10")));
  g_assert_cmpint (find_indicator (coverage, "10")->people, ==, UNKNOWN);
  g_assert_cmpuint (coverage->n_gaps, ==, 2);
  g_assert_cmpuint (coverage->n_without_recommendation, ==, 0);
}

static char *
add_training (StoreFixture *fixture,
              const char   *date,
              const char   *group,
              const char   *people)
{
  char *training = store_insert (fixture, "training", "title", "t", "status", "held", "kha", "true", "regency",
                                 "63.11", "start-date", date, NULL);

  g_free (store_insert (fixture, "participant-group", "training", training, "group", group, "male", people, NULL));
  return training;
}

/* Unknown is neither 0 nor 0%, and institutions are no persons. */
static void
test_unknown (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *first = add_training (fixture, "2025-02-01", "law-enforcement", "30");
  g_autoptr(LayakCoverage) none = NULL, half = NULL, both = NULL;

  g_free (store_insert (fixture, "participant-group", "training", first, "group", "task-force", "unit",
                        "institutions", "unknown-sex", "9", NULL));
  none = coverage_select (fixture, "63.11", 2025);
  g_assert_cmpint (find_question (none, "2024-2-2")->trained, ==, UNKNOWN);
  g_assert_cmpuint (find_question (none, "2024-2-2")->trainings->len, ==, 0);
  g_assert_cmpint (find_question (none, "2024-21A-8")->trained, ==, 30);
  g_assert_cmpint (find_question (none, "2024-21A-8")->workforce, ==, UNKNOWN);
  g_assert_cmpint (find_question (none, "2024-21A-8")->percent, ==, UNKNOWN);
  g_assert_cmpint (find_question (none, "2024-2-3c")->workforce, ==, UNKNOWN);

  g_free (store_insert (fixture, "workforce", "regency", "63.11", "year", "2025", "group", "law-enforcement",
                        "people", "80", NULL));
  half = coverage_select (fixture, "63.11", 2025);
  g_assert_cmpint (find_question (half, "2024-21A-8")->workforce, ==, UNKNOWN);
  g_assert_cmpint (half->workforce[layak_enumeration_find (&layak_groups, "law-enforcement")], ==, 80);

  g_free (store_insert (fixture, "workforce", "regency", "63.11", "year", "2025", "group", "protection-services",
                        "people", "10", NULL));
  both = coverage_select (fixture, "63.11", 2025);
  g_assert_cmpint (find_question (both, "2024-21A-8")->workforce, ==, 90);
  g_assert_cmpint (find_question (both, "2024-21A-8")->percent, ==, 333);

  g_clear_pointer (&both, layak_coverage_free);
  both = coverage_select (fixture, "63.11", 2026);
  g_assert_cmpint (find_question (both, "2024-21A-8")->trained, ==, 30);
  g_assert_cmpint (find_question (both, "2024-21A-8")->workforce, ==, UNKNOWN);
  g_clear_pointer (&both, layak_coverage_free);
  both = coverage_select (fixture, "63.11", 0);
  g_assert_cmpint (find_question (both, "2024-21A-8")->workforce, ==, 90);
  /* Of the other two regencies of the province nobody has counted them. */
  g_clear_pointer (&both, layak_coverage_free);
  both = coverage_select (fixture, "63", 2025);
  g_assert_cmpint (find_question (both, "2024-21A-8")->trained, ==, 30);
  g_assert_cmpint (find_question (both, "2024-21A-8")->workforce, ==, UNKNOWN);
}

static void
test_years (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const struct { int year, health, force; guint n_health; } cases[] =
  {
    { 2022, UNKNOWN, UNKNOWN, 0 }, { 2023, 1, 10, 1 }, { 2024, 3, 10, 2 }, { 2025, 6, 10, 2 }, { 2026, 4, 10, 1 },
    { 2027, UNKNOWN, 10, 0 }, { 0, 7, 10, 3 },
  };

  g_free (add_training (fixture, "2023-12-31", "health-workers", "1"));
  g_free (add_training (fixture, "2024", "health-workers", "2"));
  g_free (add_training (fixture, "2025-01-01", "health-workers", "4"));
  g_free (add_training (fixture, "2023-05", "task-force", "10"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LayakCoverage) coverage = NULL;
      g_autoptr(GError) error = NULL;

      g_test_message ("%d", cases[i].year);
      coverage = layak_coverage_select (layak_store_get_reader (fixture->store), "63.11", cases[i].year, 2024, &error);
      g_assert_no_error (error);
      g_assert_cmpint (find_question (coverage, "2024-10-4")->trained, ==, cases[i].health);
      g_assert_cmpuint (find_question (coverage, "2024-10-4")->trainings->len, ==, cases[i].n_health);
      g_assert_cmpint (find_question (coverage, "2024-2-2")->trained, ==, cases[i].force);
    }
}

static guint64
kinds (const char *nick)
{
  return LAYAK_CHOICE_BIT (layak_enumeration_find (&layak_document_kinds, nick));
}

static void
test_evidence (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *force = add_training (fixture, "2025-02-01", "task-force", "30");
  g_autofree char *health = add_training (fixture, "2025-02-02", "health-workers", "30");
  g_autofree char *agency = store_insert (fixture, "agency", "level", "regency", "regency", "63.11", "name", "x", NULL);
  g_autoptr(LayakCoverage) none = coverage_select (fixture, "63.11", 2025), coverage = NULL;
  const LayakQuestionCoverage *question = find_question (none, "2024-2-2");

  g_assert_cmpuint (question->missing, ==, kinds ("certificate") | kinds ("attendance-list"));
  g_assert_true (layak_question_coverage_lacks_evidence (question));
  g_assert_true (layak_question_coverage_lacks_evidence (find_question (none, "2024-10-4")));

  g_free (store_insert (fixture, "document", "training", force, "kind", "certificate", "title", "of its kind", NULL));
  g_free (store_insert (fixture, "document", "training", force, "kind", "photo", "title", "not asked for", NULL));
  g_free (store_insert (fixture, "document", "training", health, "kind", "attendance-list", "title", "of another",
                        NULL));
  g_free (store_insert (fixture, "document", "agency", agency, "kind", "matrix", "title", "linked", "date", "2025",
                        "questions", "2024-21A-8", NULL));
  g_free (store_insert (fixture, "document", "regency", "63.11", "kind", "attendance-list", "title", "too late",
                        "date", "2026-01-01", "questions", "2024-2-2", NULL));
  g_free (store_insert (fixture, "document", "regency", "63.07", "kind", "attendance-list", "title", "elsewhere",
                        "questions", "2024-2-2", NULL));

  coverage = coverage_select (fixture, "63.11", 2025);
  question = find_question (coverage, "2024-2-2");
  g_assert_cmpint (question->documents, ==, 1);
  g_assert_cmpuint (question->present, ==, kinds ("certificate"));
  g_assert_cmpuint (question->missing, ==, kinds ("attendance-list"));
  g_assert_cmpint (find_question (coverage, "2024-10-4")->documents, ==, 1);
  g_assert_false (layak_question_coverage_lacks_evidence (find_question (coverage, "2024-10-4")));
  g_assert_false (layak_question_coverage_lacks_evidence (find_question (coverage, "2024-21A-8")));
  g_assert_true (layak_question_coverage_lacks_evidence (find_question (coverage, "2024-2-3c")));
}

static void
finished_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_async (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) first = NULL, second = NULL;
  g_autoptr(LayakCoverage) coverage = NULL;
  g_autoptr(GError) error = NULL;

  g_free (add_training (fixture, "2025-02-01", "task-force", "30"));
  layak_reader_run_async (fixture->path, layak_coverage_read ("63.11", 2025, 0), NULL, finished_cb, &first);
  store_fixture_wait_until (first != NULL);
  coverage = layak_reader_run_finish (first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find_question (coverage, "2024-2-2")->trained, ==, 30);

  g_cancellable_cancel (cancellable);
  layak_reader_run_async (fixture->path, layak_coverage_read ("63.11", 2025, 0), cancellable, finished_cb, &second);
  store_fixture_wait_until (second != NULL);
  g_assert_null (layak_reader_run_finish (second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, prepare, func) g_test_add (name, StoreFixture, NULL, prepare, func, store_fixture_tear_down)
  ADD ("/coverage/instrument", coverage_set_up, test_instrument);
  ADD ("/coverage/no-instrument", store_fixture_set_up, test_no_instrument);
  ADD ("/coverage/parts", coverage_set_up, test_parts);
  ADD ("/coverage/unknown", coverage_set_up, test_unknown);
  ADD ("/coverage/years", coverage_set_up, test_years);
  ADD ("/coverage/evidence", coverage_set_up, test_evidence);
  ADD ("/coverage/async", coverage_set_up, test_async);
  return g_test_run ();
}
