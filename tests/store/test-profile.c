/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-content.h"

#include "layak-enumerations.h"
#include "layak-profile.h"

#define TODAY 20250828

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (fixture, NULL);
  store_add_places (fixture);
}

static LayakProfile *
load (StoreFixture *fixture,
      const char   *regency)
{
  g_autoptr(GError) error = NULL;
  LayakProfile *profile = layak_profile_select (layak_store_get_reader (fixture->store), regency, TODAY, &error);

  g_assert_no_error (error);
  return profile;
}

static void
assert_rank (LayakProfile *profile,
             guint         position,
             int           year,
             const char   *category,
             gboolean      is_target)
{
  const LayakRank *rank = &g_array_index (profile->ranks, LayakRank, position);

  g_assert_cmpint (rank->year, ==, year);
  g_assert_cmpstr (layak_enumeration_get_nick (&layak_categories, rank->category), ==, category);
  g_assert_cmpint (rank->is_target, ==, is_target);
}

/* The last stage counts, whatever was entered last; a target gives way to what was reached. */
static void
test_ranks (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(LayakProfile) profile = NULL;

  g_free (store_insert (fixture, "standing", "regency", "63.11", "year", "2025", "stage", "final", "category", "nindya",
                        "score", "750.50", NULL));
  g_free (store_insert (fixture, "standing", "regency", "63.11", "year", "2025", "stage", "target", "category", "utama",
                        NULL));
  g_free (store_insert (fixture, "standing", "regency", "63.11", "year", "2025", "stage", "administrative", "category",
                        "madya", NULL));
  g_free (store_insert (fixture, "standing", "regency", "63.11", "year", "2019", "stage", "final", "category",
                        "pratama", NULL));
  g_free (store_insert (fixture, "standing", "regency", "63.11", "year", "2026", "stage", "target", "category",
                        "utama", NULL));
  g_free (store_insert (fixture, "standing", "regency", "63.07", "year", "2025", "stage", "final", "category",
                        "pratama", NULL));
  g_free (store_insert (fixture, "standing", "regency", "63.11", "year", "2024", "stage", "field", "score", "700.00",
                        NULL));

  profile = load (fixture, "63.11");
  g_assert_cmpuint (profile->ranks->len, ==, 3);
  assert_rank (profile, 0, 2019, "pratama", FALSE);
  assert_rank (profile, 1, 2025, "nindya", FALSE);
  g_assert_cmpint (g_array_index (profile->ranks, LayakRank, 1).score, ==, 75050);
  assert_rank (profile, 2, 2026, "utama", TRUE);
}

static void
test_years (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(LayakProfile) profile = NULL;
  g_autofree char *first = store_insert (fixture, "training", "title", "A", "status", "held", "regency", "63.11",
                                         "start-date", "2023-05-02", "participants", "40", NULL);
  g_autofree char *second = store_insert (fixture, "training", "title", "B", "status", "held", "regency", "63.11",
                                          "start-date", "2025-05-02", "participants", "60", NULL);

  g_free (store_insert (fixture, "training", "title", "C", "status", "held", "regency", "63.07", "start-date",
                        "2024-05-02", "participants", "9", NULL));
  g_free (store_insert (fixture, "recommendation", "regency", "63.11", "training", first, "text", "Do it",
                        "status", "agreed", "due-date", "2024-01-31", NULL));
  g_free (store_insert (fixture, "recommendation", "regency", "63.11", "training", second, "text", "Done",
                        "status", "done", NULL));
  g_free (store_insert (fixture, "agency", "level", "regency", "regency", "63.11", "abbreviation", "Now", NULL));
  g_free (store_insert (fixture, "agency", "level", "regency", "regency", "63.11", "abbreviation", "Then", "valid-to",
                        "2020-12-31", NULL));

  profile = load (fixture, "63.11");
  g_assert_cmpuint (profile->years->len, ==, 2);
  g_assert_cmpint (g_array_index (profile->years, LayakProfileYear, 0).year, ==, 2025);
  g_assert_cmpint (g_array_index (profile->years, LayakProfileYear, 0).totals.people, ==, 60);
  g_assert_cmpint (g_array_index (profile->years, LayakProfileYear, 1).totals.people, ==, 40);
  g_assert_cmpint (profile->total.people, ==, 100);
  g_assert_cmpint (profile->open, ==, 1);
  g_assert_cmpint (profile->overdue, ==, 1);
  g_assert_cmpint (profile->agencies, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) \
  g_test_add ("/profile/" #name, StoreFixture, NULL, set_up, test_##name, store_fixture_tear_down)
  ADD (ranks);
  ADD (years);

  return g_test_run ();
}
