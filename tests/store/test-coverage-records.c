/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage against the same figures worked out record by record, in the plainest way. */
#include "coverage-content.h"

#include "layak-query.h"

#define UNKNOWN LAYAK_UNKNOWN

static const char * const some_groups[] = { "task-force", "health-workers", "law-enforcement", "protection-services" };
static const char * const some_kinds[] = { "matrix", "certificate", "attendance-list", "budget-document", "photo" };
static const char * const some_places[] = { "63.07", "63.11", "63.72", "62.71" };
static const char * const some_indicators[] = { "2024-2", "2024-10", "2024-21A", "2024-21A 2024-21B", "2022-7",
                                                "2024-10 2024-2 2024-21B", "" };
static const char * const some_questions[] = { "", "", "", "2024-2-2", "2024-10-4 2024-21A-8", "2024-2-3c" };
static const char * const some_statuses[] = { "held", "held", "held", "planned", "draft", "cancelled" };
static const char * const some_states[] = { "proposed", "agreed", "done", "infeasible", "postponed" };

#define PICK(list) list[g_test_rand_int_range (0, G_N_ELEMENTS (list))]

static char *
pick_date (void)
{
  return g_strdup_printf ("%d-%02d", g_test_rand_int_range (2022, 2027), g_test_rand_int_range (1, 13));
}

static void
add_random_group (StoreFixture *fixture,
                  const char   *training)
{
  g_autofree char *male = g_strdup_printf ("%d", g_test_rand_int_range (0, 3));
  g_autofree char *female = g_strdup_printf ("%d", g_test_rand_int_range (0, 40));

  g_free (store_insert (fixture, "participant-group", "training", training, "group", PICK (some_groups),
                        "unit", g_test_rand_int_range (0, 5) == 0 ? "institutions" : "persons",
                        "male", male, "female", g_test_rand_bit () ? female : "", NULL));
}

static void
add_random_training (StoreFixture *fixture)
{
  g_autofree char *date = pick_date (), *written = pick_date ();
  g_autofree char *training = NULL;

  training = store_insert (fixture, "training", "title", "t", "status", PICK (some_statuses),
                           "kha", g_test_rand_int_range (0, 4) == 0 ? "false" : "true",
                           "start-date", g_test_rand_int_range (0, 9) == 0 ? "" : date,
                           "participants", g_test_rand_bit () ? "50" : "", "indicators", PICK (some_indicators), NULL);
  if (g_test_rand_int_range (0, 6) == 0)
    store_set (fixture, "training", training, "province", "63");
  else
    store_set (fixture, "training", training, "regency", PICK (some_places));
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    add_random_group (fixture, training);
  for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
    g_free (store_insert (fixture, "document", "training", training, "kind", PICK (some_kinds), "title", "d",
                          "questions", PICK (some_questions), "date", g_test_rand_bit () ? written : "", NULL));
  g_free (store_insert (fixture, "recommendation", "text", "r", "training", training, "status", PICK (some_states),
                        "regency", PICK (some_places), "due-date", date, "indicators", PICK (some_indicators), NULL));
}

/* (transfer full) (element-type LayakRow): all records of a type. */
static GPtrArray *
load_all (StoreFixture *fixture,
          const char   *record)
{
  const LayakRecordInfo *info = layak_record_info_find (record);
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  g_autoptr(LayakQuery) query = layak_query_new (info);
  g_autoptr(LayakSelect) select = layak_query_select_ids (query);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = layak_select_run_ids (select, reader, &error);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (rows, layak_table_load (layak_table_get (info), reader, g_array_index (ids, gint64, i), &error));
  g_assert_no_error (error);
  return rows;
}

static gboolean
lies_in (const LayakRow *row,
         const char     *place)
{
  const char *regency = layak_row_get_text (row, "regency"), *province = layak_row_get_text (row, "province");

  if (place == NULL)
    return TRUE;
  if (strlen (place) == 5)
    return g_strcmp0 (regency, place) == 0;
  return g_strcmp0 (province, place) == 0 || (regency != NULL && g_str_has_prefix (regency, place));
}

static gboolean
has_any (const LayakRow *row,
         const char     *field,
         char          **wanted)
{
  char **members = layak_row_get_set (row, field);

  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    if (g_strv_contains ((const char * const *) wanted, members[i]))
      return TRUE;
  return FALSE;
}

static gint64
count_persons (GPtrArray  *groups,
               const char *training,
               guint64     mask)
{
  gint64 sum = UNKNOWN;

  for (guint i = 0; i < groups->len; i++)
    {
      const LayakRow *row = g_ptr_array_index (groups, i);
      const gint64 male = layak_row_get_number (row, "male"), female = layak_row_get_number (row, "female");

      if (!g_str_equal (layak_row_get_text (row, "training"), training) ||
          layak_row_get_number (row, "unit") == LAYAK_GROUP_UNIT_INSTITUTIONS ||
          !(mask & LAYAK_CHOICE_BIT (layak_row_get_number (row, "group"))) || (male == UNKNOWN && female == UNKNOWN))
        continue;
      sum = MAX (sum, 0) + MAX (male, 0) + MAX (female, 0);
    }
  return sum;
}

typedef struct
{
  GPtrArray  *trainings;
  GPtrArray  *groups;
  GPtrArray  *recommendations;
  GPtrArray  *documents;
  const char *place;
  int         year;
} World;

static int
year_of (const LayakRow *row,
         const char     *field)
{
  const LayakDate date = layak_row_get_date (row, field);

  return date != UNKNOWN ? layak_date_get_year (date) : UNKNOWN;
}

static void
check_indicator (const World                  *world,
                 const LayakIndicatorCoverage *indicator)
{
  gint64 held = 0, planned = 0, people = UNKNOWN;

  for (guint i = 0; i < world->trainings->len; i++)
    {
      const LayakRow *row = g_ptr_array_index (world->trainings, i);
      g_autofree char *identity = layak_row_dup_identity (row);
      const gint64 status = layak_row_get_number (row, "status");
      const gboolean is_plan = status == LAYAK_TRAINING_PLANNED || status == LAYAK_TRAINING_DRAFT;
      const int year = year_of (row, "start-date");
      gint64 count = layak_row_get_number (row, "participants");

      if (!lies_in (row, world->place) || !has_any (row, "indicators", indicator->identities) ||
          (world->year != 0 && year != world->year && !(year == UNKNOWN && is_plan)))
        continue;
      planned += is_plan;
      if (status != LAYAK_TRAINING_HELD)
        continue;
      held++;
      if (count == UNKNOWN)
        count = count_persons (world->groups, identity, G_MAXUINT64);
      if (count != UNKNOWN)
        people = MAX (people, 0) + count;
    }
  g_assert_cmpint (indicator->held, ==, held);
  g_assert_cmpint (indicator->planned, ==, planned);
  g_assert_cmpint (indicator->people, ==, people);
}

/* Of all years: which recommendations belong to a year is the matter of another test. */
static void
check_recommendations (const World                  *world,
                       const LayakIndicatorCoverage *indicator)
{
  gint64 all = 0, open = 0, closed = 0;

  for (guint i = 0; i < world->recommendations->len; i++)
    {
      const LayakRow *row = g_ptr_array_index (world->recommendations, i);
      const gint64 status = layak_row_get_number (row, "status");

      if (!lies_in (row, world->place) || !has_any (row, "indicators", indicator->identities))
        continue;
      all++;
      closed += layak_recommendation_status_is_closed (status);
      open += !layak_recommendation_status_is_closed (status);
    }
  g_assert_cmpint (indicator->recommendations, ==, all);
  g_assert_cmpint (indicator->open, ==, open);
  g_assert_cmpint (indicator->closed, ==, closed);
}

static gboolean
is_in_span (const LayakQuestionCoverage *question,
            int                          year)
{
  return year != UNKNOWN && year >= question->from && (question->to == 0 || year <= question->to);
}

/* (transfer full): the UUIDs of the trainings that count, with their persons added up. */
static GHashTable *
work_out_trained (const World                 *world,
                  const LayakQuestionCoverage *question,
                  gint64                      *trained)
{
  GHashTable *counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < world->trainings->len; i++)
    {
      const LayakRow *row = g_ptr_array_index (world->trainings, i);
      g_autofree char *identity = layak_row_dup_identity (row);
      gint64 persons;

      if (!lies_in (row, world->place) || layak_row_get_number (row, "kha") != 1 ||
          layak_row_get_number (row, "status") != LAYAK_TRAINING_HELD ||
          !is_in_span (question, year_of (row, "start-date")))
        continue;
      persons = count_persons (world->groups, identity, question->groups);
      if (persons != UNKNOWN)
        *trained = MAX (*trained, 0) + persons;
      if (question->groups == 0 || persons > 0)
        g_hash_table_add (counted, g_steal_pointer (&identity));
    }
  return counted;
}

static const LayakRow *
find_training (const World *world,
               const char  *uuid)
{
  for (guint i = 0; i < world->trainings->len; i++)
    {
      g_autofree char *identity = layak_row_dup_identity (g_ptr_array_index (world->trainings, i));

      if (g_str_equal (identity, uuid))
        return g_ptr_array_index (world->trainings, i);
    }
  return NULL;
}

/* Whether somebody linked the document to the question, and it may be of its time. */
static gboolean
is_linked (const World                 *world,
           const LayakQuestionCoverage *question,
           const LayakRow              *document,
           const LayakRow              *training)
{
  char *wanted[] = { question->identity, NULL };
  const int year = year_of (document, "date"), held = year_of (training, "start-date");
  const gboolean is_later = layak_row_get_number (training, "kha") == 1 &&
                            layak_row_get_number (training, "status") == LAYAK_TRAINING_HELD &&
                            held != UNKNOWN && question->to != 0 && held > question->to;

  return has_any (document, "questions", wanted) && !is_later && (year == UNKNOWN || is_in_span (question, year));
}

static void
check_question (const World                 *world,
                const LayakQuestionCoverage *question)
{
  char *wanted[] = { question->identity, NULL };
  gint64 trained = UNKNOWN, documents = 0;
  g_autoptr(GHashTable) counted = work_out_trained (world, question, &trained);
  guint64 present = 0;

  for (guint i = 0; i < world->documents->len; i++)
    {
      const LayakRow *row = g_ptr_array_index (world->documents, i);
      const char *uuid = layak_row_get_text (row, "training");
      const LayakRow *training = find_training (world, uuid);
      const guint64 bit = LAYAK_CHOICE_BIT (layak_row_get_number (row, "kind"));

      if (g_hash_table_contains (counted, uuid)
          ? has_any (row, "questions", wanted) || question->demanded == 0 || (question->demanded & bit) != 0
          : lies_in (training, world->place) && is_linked (world, question, row, training))
        {
          documents++;
          present |= bit;
        }
    }
  g_assert_cmpint (question->trained, ==, trained);
  g_assert_cmpuint (question->trainings->len, ==, g_hash_table_size (counted));
  g_assert_cmpint (question->documents, ==, documents);
  g_assert_cmpuint (question->present, ==, present);
  g_assert_cmpuint (question->missing, ==, question->demanded & ~present);
}

static void
check_world (StoreFixture *fixture,
             World        *world)
{
  g_autoptr(LayakCoverage) coverage = coverage_select (fixture, world->place, world->year);
  g_autoptr(GError) error = NULL;
  gint64 gaps;

  g_test_message ("%s %d", world->place, world->year);
  for (guint i = 0; i < coverage->indicators->len; i++)
    {
      check_indicator (world, g_ptr_array_index (coverage->indicators, i));
      if (world->year == 0)
        check_recommendations (world, g_ptr_array_index (coverage->indicators, i));
    }
  for (guint i = 0; i < coverage->questions->len; i++)
    check_question (world, g_ptr_array_index (coverage->questions, i));
  g_assert_true (layak_coverage_count_gaps (layak_store_get_reader (fixture->store), world->place, world->year, &gaps,
                                            &error));
  g_assert_cmpint (gaps, ==, coverage->n_gaps);
}

static void
test_against_records (StoreFixture  *fixture,
                      gconstpointer  data)
{
  static const char * const places[] = { NULL, "63", "62", "63.11", "63.07", "62.71" };
  static const int years[] = { 0, 2022, 2024, 2025, 2026 };
  World world = { 0 };

  for (guint i = 0; i < 60; i++)
    add_random_training (fixture);

  world.trainings = load_all (fixture, "training");
  world.groups = load_all (fixture, "participant-group");
  world.recommendations = load_all (fixture, "recommendation");
  world.documents = load_all (fixture, "document");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint k = 0; k < G_N_ELEMENTS (years); k++)
      {
        world.place = places[i];
        world.year = years[k];
        check_world (fixture, &world);
      }
  g_ptr_array_unref (world.trainings);
  g_ptr_array_unref (world.groups);
  g_ptr_array_unref (world.recommendations);
  g_ptr_array_unref (world.documents);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/coverage/against-records", StoreFixture, NULL, coverage_set_up, test_against_records,
              store_fixture_tear_down);
  return g_test_run ();
}
