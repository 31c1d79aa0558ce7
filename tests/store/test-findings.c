/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-content.h"

#include <string.h>

#include "layak-cross-rules.h"
#include "layak-findings.h"
#include "layak-history.h"
#include "layak-integrity.h"

#define TODAY 20251101

static GPtrArray *
select_findings (StoreFixture *fixture,
                 const char   *place,
                 int           year)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *findings = layak_findings_select (layak_store_get_reader (fixture->store), place, year, TODAY, &error);

  g_assert_no_error (error);
  return findings;
}

static const LayakStoreFinding *
find (GPtrArray  *findings,
      const char *name,
      const char *uuid)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const LayakStoreFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->name, name) && (uuid == NULL || g_str_equal (finding->uuid, uuid)))
        return finding;
    }
  return NULL;
}

static const LayakFindingGroup *
find_group (GPtrArray  *groups,
            const char *name)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const LayakFindingGroup *group = groups->pdata[i];

      if (g_str_equal (((LayakStoreFinding *) group->findings->pdata[0])->name, name))
        return group;
    }
  return NULL;
}

static gboolean
has (StoreFixture *fixture,
     const char   *name,
     const char   *uuid)
{
  g_autoptr(GPtrArray) findings = select_findings (fixture, NULL, 0);

  return find (findings, name, uuid) != NULL;
}

static void
test_rules_of_units (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *training = NULL, *recommendation = NULL, *group = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  const LayakStoreFinding *finding;

  store_add_places (fixture);
  training = store_insert (fixture, "training", "title", "a", "status", "held", "kha", "true", "regency", "63.11",
                           "start-date", "2025-08-20", "end-date", "2025-08-19", "participants", "5", NULL);
  group = store_insert (fixture, "participant-group", "training", training, "group", "media", "male", "3",
                        "children", "4", NULL);
  recommendation = store_insert (fixture, "recommendation", "text", "r", "status", "done", "training", training,
                                 "due-date", "2025-01", NULL);

  findings = select_findings (fixture, "63.11", 2025);
  finding = find (findings, "training-end-before-start", training);
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->severity, ==, LAYAK_SEVERITY_REQUIRED);
  g_assert_cmpstr (finding->field, ==, "end-date");
  g_assert_cmpstr (finding->title, ==, "a");
  g_assert_null (finding->child);
  finding = find (findings, "group-children-above-size", training);
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->child, ==, group);
  g_assert_cmpstr (finding->info->name, ==, "participant-group");
  g_assert_cmpstr (finding->unit->name, ==, "training");
  g_assert_nonnull (find (findings, "training-without-documents", training));
  g_assert_null (find (findings, "training-without-recommendation", training));
  for (guint i = 1; i < findings->len; i++)
    g_assert_cmpint (((LayakStoreFinding *) findings->pdata[i - 1])->severity, <=,
                     ((LayakStoreFinding *) findings->pdata[i])->severity);

  g_assert_true (has (fixture, "recommendation-done-without-evidence", recommendation));
  g_assert_true (has (fixture, "recommendation-due-before-training-end", recommendation));
  g_free (store_insert (fixture, "document", "title", "d", "recommendation", recommendation, "link", "x", NULL));
  g_free (store_insert (fixture, "document", "title", "d", "training", training, "kind", "attendance-list",
                        "link", "x", NULL));
  g_assert_false (has (fixture, "recommendation-done-without-evidence", recommendation));
  g_assert_false (has (fixture, "training-without-documents", training));
  g_assert_false (has (fixture, "training-without-attendance-list", training));
}

static int
find_year (StoreFixture *fixture,
           int           year,
           const char   *name,
           const char   *uuid)
{
  g_autoptr(GPtrArray) findings = select_findings (fixture, NULL, year);
  const LayakStoreFinding *finding = find (findings, name, uuid);

  g_assert_nonnull (finding);
  return finding->year;
}

/* Where several years are looked at, a training tells its own; where one is, a rule about the year tells that. */
static void
test_year (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *training = NULL;
  const char *name = "training-held-without-end";

  store_add_places (fixture);
  training = store_insert (fixture, "training", "title", "a", "status", "held", "regency", "63.11",
                           "start-date", "2025-08-20", NULL);
  g_assert_cmpint (find_year (fixture, 0, name, training), ==, 2025);
  g_assert_cmpint (find_year (fixture, 2025, name, training), ==, 0);
  g_assert_cmpint (find_year (fixture, 2025, "regency-without-task-force", NULL), ==, 2025);
  g_assert_cmpint (find_year (fixture, 0, "regency-without-task-force", NULL), ==, 0);
}

static void
test_scope (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *training = NULL;
  g_autoptr(GPtrArray) here = NULL, elsewhere = NULL, then = NULL, one = NULL;
  g_autoptr(GError) error = NULL;

  store_add_places (fixture);
  training = store_insert (fixture, "training", "title", "a", "status", "held", "regency", "63.11",
                           "start-date", "2025-08-20", NULL);
  g_free (store_insert (fixture, "training", "title", "b", "status", "held", "regency", "63.11", NULL));
  here = select_findings (fixture, "63.11", 2025);
  g_assert_nonnull (find (here, "training-held-without-end", training));
  elsewhere = select_findings (fixture, "63.07", 2025);
  g_assert_null (find (elsewhere, "training-held-without-end", training));
  then = select_findings (fixture, "63.11", 2024);
  g_assert_null (find (then, "training-held-without-end", training));

  one = layak_findings_select_unit (layak_store_get_reader (fixture->store), layak_record_info_find ("training"),
                                    training, TODAY, &error);
  g_assert_no_error (error);
  g_assert_nonnull (find (one, "training-held-without-end", training));
  for (guint i = 0; i < one->len; i++)
    g_assert_cmpstr (((LayakStoreFinding *) one->pdata[i])->uuid, ==, training);
}

/* Breaks each rule between records once, and mends it again. */
static void
test_cross_rules (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *old = NULL, *new = NULL, *same = NULL, *training = NULL, *twin = NULL, *recommendation = NULL;
  g_autofree char *document = NULL;

  store_add_places (fixture);
  old = store_insert (fixture, "agency", "level", "regency", "regency", "63.11", "abbreviation", "DP3A",
                      "valid-to", "2023", NULL);
  new = store_insert (fixture, "agency", "level", "regency", "regency", "63.11", "abbreviation", "DP3AP2KB",
                      "valid-from", "2024-01-01", NULL);

  training = store_insert (fixture, "training", "title", "a", "status", "held", "regency", "63.11",
                           "start-date", "2025-08-20", "organiser", old, NULL);
  g_assert_true (has (fixture, "training-organiser-not-there", training));
  store_set (fixture, "training", training, "organiser", new);
  g_assert_false (has (fixture, "training-organiser-not-there", training));
  store_set (fixture, "training", training, "start-date", "2023-08-20");
  g_assert_true (has (fixture, "training-organiser-not-there", training));
  store_set (fixture, "training", training, "start-date", "2024");
  g_assert_false (has (fixture, "training-organiser-not-there", training));

  store_set (fixture, "training", training, "start-date", "2025-08-20");
  twin = store_insert (fixture, "training", "title", "A", "status", "held", "regency", "63.11", "start-date",
                       "2025-08-20", NULL);
  g_assert_true (has (fixture, "training-twice", NULL));
  store_set (fixture, "training", twin, "start-date", "2025-09-20");
  g_assert_false (has (fixture, "training-twice", NULL));

  g_assert_false (has (fixture, "agency-twice", NULL));
  same = store_insert (fixture, "agency", "level", "regency", "regency", "63.11", "abbreviation", "dp3ap2 kb", NULL);
  g_assert_true (has (fixture, "agency-twice", same));
  store_set (fixture, "agency", same, "regency", "63.07");
  g_assert_false (has (fixture, "agency-twice", NULL));

  store_set (fixture, "agency", old, "successor", new);
  g_assert_false (has (fixture, "agency-successor-cycle", NULL));
  store_let_succeed (fixture, new, old);
  g_assert_true (has (fixture, "agency-successor-cycle", new));
  g_assert_true (has (fixture, "agency-successor-cycle", old));
  store_set (fixture, "agency", new, "successor", NULL);

  recommendation = store_insert (fixture, "recommendation", "text", "r", "status", "agreed", "training", training,
                                 "regency", "63.11", "lead", old, NULL);
  g_assert_true (has (fixture, "recommendation-lead-ended", recommendation));
  store_set (fixture, "recommendation", recommendation, "lead", new);
  g_assert_false (has (fixture, "recommendation-lead-ended", recommendation));
  g_assert_false (has (fixture, "recommendation-other-owner", recommendation));
  store_set (fixture, "recommendation", recommendation, "regency", "63.07");
  g_assert_true (has (fixture, "recommendation-other-owner", recommendation));

  g_assert_true (has (fixture, "regency-without-task-force", NULL));
  store_set (fixture, "regency", "63.11", "task-force-decree", "188.45/1/2024");
  g_assert_false (has (fixture, "regency-without-task-force", NULL));

  document = store_insert (fixture, "document", "title", "d", "training", training, "digest",
                           "0000000000000000000000000000000000000000000000000000000000000000", NULL);
  g_assert_true (has (fixture, "document-content-missing", document));
  store_set (fixture, "document", document, "link", "https://example.org/");
  g_assert_false (has (fixture, "document-content-missing", document));
}

static char *
insert_twin (StoreFixture *fixture,
             guint         number)
{
  const char * const titles[] = { "a", "A", "b" }, * const batches[] = { NULL, "1", "2" };
  const char * const statuses[] = { "held", "held", "cancelled" }, * const places[] = { "63.11", "63.07", NULL };
  guint draw = number * 2654435761u >> 8;
  g_autofree char *start = g_strdup_printf ("2025-08-%02u", 1 + draw % 9);
  g_autofree char *end = g_strdup_printf ("2025-08-%02u", 1 + draw % 9 + draw / 9 % 3);

  /* Fields that are NULL are unknown, and an owner may be a province. */
  return store_insert (fixture, "training", "title", titles[draw / 27 % 3], "status", statuses[draw / 81 % 3],
                       "start-date", draw / 243 % 7 != 0 ? start : "2025-08",
                       "end-date", draw / 1701 % 3 != 0 ? end : NULL, "regency", places[draw / 5103 % 3],
                       "batch", batches[draw / 15309 % 3], NULL);
}

/* Where many trainings are looked at, only those beside each other are held against each other. */
static void
test_twins (StoreFixture  *fixture,
            gconstpointer  data)
{
  const LayakRecordInfo *info = layak_record_info_find ("training");
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  g_autoptr(GPtrArray) trainings = g_ptr_array_new_with_free_func (g_free), all = NULL;
  g_autoptr(GError) error = NULL;
  guint n_twins = 0;

  store_add_places (fixture);
  for (guint i = 0; i < 150; i++)
    g_ptr_array_add (trainings, insert_twin (fixture, i));
  all = select_findings (fixture, NULL, 0);
  for (guint i = 0; i < trainings->len; i++)
    {
      g_autoptr(GPtrArray) one = layak_findings_select_unit (reader, info, trainings->pdata[i], TODAY, &error);
      gboolean is_twin = find (one, "training-twice", trainings->pdata[i]) != NULL;

      g_assert_no_error (error);
      g_assert_cmpint (find (all, "training-twice", trainings->pdata[i]) != NULL, ==, is_twin);
      n_twins += is_twin;
    }
  g_assert_cmpuint (n_twins, >, 10);
  g_assert_cmpuint (n_twins, <, 100);
}

static void
test_indicator_gaps (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *training = NULL;
  g_autoptr(GPtrArray) here = NULL, elsewhere = NULL;

  store_add_places (fixture);
  g_free (store_insert (fixture, "indicator-set", "year", "2024", "name", "2024", NULL));
  g_free (store_insert (fixture, "indicator", "set", "2024", "number", "3", "cluster", "1", "name", "I", "counted",
                        "true", NULL));
  g_free (store_insert (fixture, "indicator", "set", "2024", "number", "4", "cluster", "1", "name", "J", "counted",
                        "true", NULL));
  training = store_insert (fixture, "training", "title", "a", "status", "held", "regency", "63.11", "start-date",
                           "2025-08-20", "indicators", "2024-3", NULL);
  here = select_findings (fixture, "63", 2025);
  g_assert_cmpstr (find (here, "indicator-without-training", NULL)->title, ==, "J");
  elsewhere = select_findings (fixture, "62", 2025);
  g_assert_null (find (elsewhere, "indicator-without-training", NULL));
}

static void
test_names_are_unique (void)
{
  for (guint i = 0; i < layak_cross_rules_get_n_rules (); i++)
    {
      const LayakCrossRule *rule = layak_cross_rules_nth (i);
      const LayakRecordInfo *info = layak_record_info_find (rule->record);

      g_assert_null (layak_rules_find (rule->name));
      g_assert_nonnull (info);
      g_assert_nonnull (layak_record_info_find_field (info, rule->field));
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (layak_cross_rules_nth (k)->name, !=, rule->name);
    }
}

static void
finished_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_elsewhere (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GError) error = NULL;

  g_free (store_insert (fixture, "training", "title", "a", "status", "held", NULL));
  layak_reader_run_async (fixture->path, layak_findings_read_groups (NULL, 0, TODAY), NULL, finished_cb, &result);
  store_fixture_wait_until (result != NULL);
  groups = layak_reader_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (find_group (groups, "training-held-without-start"));
}

/* Of very many all are counted, and the first ones kept, whatever the order they are found in. */
static void
test_many (StoreFixture  *fixture,
           gconstpointer  data)
{
  const guint n = 2 * LAYAK_FINDINGS_KEPT + 10;
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GError) error = NULL;
  const LayakFindingGroup *group;

  for (guint i = n; i > 0; i--)
    {
      g_autofree char *title = g_strdup_printf ("%05u", i);

      g_free (store_insert (fixture, "training", "title", title, "status", "held", NULL));
    }
  groups = layak_findings_select_groups (layak_store_get_reader (fixture->store), NULL, 0, TODAY, &error);
  g_assert_no_error (error);
  group = find_group (groups, "training-held-without-start");
  g_assert_nonnull (group);
  g_assert_cmpuint (group->n, ==, n);
  g_assert_cmpuint (group->findings->len, ==, LAYAK_FINDINGS_KEPT);
  for (guint i = 0; i < group->findings->len; i++)
    {
      g_autofree char *title = g_strdup_printf ("%05u", i + 1);

      g_assert_cmpstr (((LayakStoreFinding *) group->findings->pdata[i])->title, ==, title);
    }
}

static void
test_integrity (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) damage = layak_integrity_find_all_damage (layak_store_get_reader (fixture->store), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (damage->len, ==, 0);
  g_clear_pointer (&damage, g_ptr_array_unref);

  g_free (store_insert (fixture, "training", "title", "a", "status", "held", NULL));
  store_run_foreign_sql (fixture, "UPDATE training SET indicators = '2024-99'");
  damage = layak_integrity_find_all_damage (layak_store_get_reader (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (damage->len, ==, 1);
  g_assert_nonnull (strstr (damage->pdata[0], "2024-99"));
}

static void
test_history (StoreFixture  *fixture,
              gconstpointer  data)
{
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  const LayakRecordInfo *info = layak_record_info_find ("training");
  g_autofree char *training = store_insert (fixture, "training", "title", "a", "status", "held", NULL);
  g_autofree char *other = store_insert (fixture, "training", "title", "b", "status", "held", NULL);
  g_autofree char *speaker = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) steps = NULL, all = NULL, lines = NULL;
  const LayakHistoryLine *line;
  gint64 newest;

  store_set (fixture, "training", training, "title", "c");
  speaker = store_insert (fixture, "speaker", "training", training, "name", "S", NULL);

  steps = layak_history_select_steps (reader, NULL, NULL, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 4);
  newest = ((LayakHistoryLine *) steps->pdata[0])->step->id;
  g_assert_cmpint (newest, >, ((LayakHistoryLine *) steps->pdata[1])->step->id);
  all = layak_history_select_steps (reader, NULL, NULL, newest, 2, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_clear_pointer (&all, g_ptr_array_unref);

  all = layak_history_select_steps (reader, info, other, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  line = all->pdata[0];
  lines = layak_history_select_step (reader, line->step->id, info, other, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (((LayakHistoryLine *) lines->pdata[0])->operation, ==, "insert");
  g_clear_pointer (&lines, g_ptr_array_unref);
  lines = layak_history_select_step (reader, line->step->id, info, training, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 0);
  g_clear_pointer (&lines, g_ptr_array_unref);
  g_clear_pointer (&all, g_ptr_array_unref);

  all = layak_history_select_changes (reader, NULL, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >=, 4);

  lines = layak_history_select_changes (reader, info, training, 0, &error);
  g_assert_no_error (error);
  line = lines->pdata[0];
  g_assert_cmpstr (line->info->name, ==, "speaker");
  for (guint i = 0; i < lines->len; i++)
    {
      line = lines->pdata[i];
      g_assert_cmpstr (line->uuid, !=, other);
      if (line->field != NULL && g_str_equal (line->operation, "update"))
        break;
    }
  g_assert_cmpstr (line->field, ==, "title");
  g_assert_cmpstr (line->before, ==, "a");
  g_assert_cmpstr (line->after, ==, "c");
  g_assert_cmpint (line->state, ==, LAYAK_STEP_STATE_DONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("/findings/rules-of-units", test_rules_of_units);
  ADD ("/findings/scope", test_scope);
  ADD ("/findings/year", test_year);
  ADD ("/findings/cross-rules", test_cross_rules);
  ADD ("/findings/twins", test_twins);
  ADD ("/findings/indicator-gaps", test_indicator_gaps);
  ADD ("/findings/elsewhere", test_elsewhere);
  ADD ("/findings/many", test_many);
  ADD ("/findings/integrity", test_integrity);
  ADD ("/findings/history", test_history);
  g_test_add_func ("/findings/names-are-unique", test_names_are_unique);
  return g_test_run ();
}
