/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-content.h"

#include "layak-agency.h"
#include "layak-lineage.h"
#include "layak-succession.h"

#define TODAY 20250828

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (fixture, NULL);
  store_add_places (fixture);
}

static char *
add_agency (StoreFixture *fixture,
            const char   *name,
            const char   *successor,
            const char   *until)
{
  return store_insert (fixture, "agency", "level", "regency", "regency", "63.11", "abbreviation", name,
                       "successor", successor, "valid-to", until, NULL);
}

static void
add_training (StoreFixture *fixture,
              const char   *organiser)
{
  g_free (store_insert (fixture, "training", "title", "KHA", "status", "held", "organiser", organiser, NULL));
}

static void
add_recommendation (StoreFixture *fixture,
                    const char   *lead,
                    const char   *status,
                    const char   *due)
{
  g_free (store_insert (fixture, "recommendation", "regency", "63.11", "text", "Do it", "lead", lead, "status", status,
                        "due-date", due, NULL));
}

static LayakLineage *
load (StoreFixture *fixture,
      const char   *agency)
{
  g_autoptr(GError) error = NULL;
  LayakLineage *lineage;
  LayakUuid uuid;

  g_assert_true (layak_uuid_parse (agency, &uuid));
  lineage = layak_lineage_select (layak_store_get_reader (fixture->store), &uuid, TODAY, &error);
  g_assert_no_error (error);
  return lineage;
}

/* “C:-1 B:0 A:1”: the names in their order, with the steps that lead to the agency. */
static void
assert_members (LayakLineage *lineage,
                const char   *expected)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < lineage->members->len; i++)
    {
      const LayakLineageMember *member = g_ptr_array_index (lineage->members, i);

      g_string_append_printf (found, "%s%s:%d", i > 0 ? " " : "", member->name, member->distance);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* A and B were merged into C, which was renamed D. What D counts is the sum of all four, each thing once. */
static void
test_chain (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *d = add_agency (fixture, "D", "", "");
  g_autofree char *c = add_agency (fixture, "C", d, "2024");
  g_autofree char *a = add_agency (fixture, "A", c, "2017-01");
  g_autofree char *b = add_agency (fixture, "B", c, "2016-12-31");
  g_autofree char *other = add_agency (fixture, "Other", "", "");
  g_autoptr(LayakLineage) of_d = NULL, of_c = NULL, of_a = NULL;
  gint64 trainings = 0, recommendations = 0;

  add_training (fixture, a);
  add_training (fixture, a);
  add_training (fixture, b);
  add_training (fixture, d);
  add_training (fixture, other);
  add_recommendation (fixture, a, "done", "2016-01-31");
  add_recommendation (fixture, c, "agreed", "2023-06-30");
  add_recommendation (fixture, d, "agreed", "2026-06-30");
  add_recommendation (fixture, other, "agreed", "2023-06-30");

  of_d = load (fixture, d);
  assert_members (of_d, "D:0 C:1 A:2 B:2");
  g_assert_cmpint (of_d->total.trainings, ==, 4);
  g_assert_cmpint (of_d->total.recommendations, ==, 3);
  g_assert_cmpint (of_d->total.open, ==, 2);
  g_assert_cmpint (of_d->total.overdue, ==, 1);
  for (guint i = 0; i < of_d->members->len; i++)
    {
      trainings += ((LayakLineageMember *) of_d->members->pdata[i])->figures.trainings;
      recommendations += ((LayakLineageMember *) of_d->members->pdata[i])->figures.recommendations;
    }
  g_assert_cmpint (trainings, ==, of_d->total.trainings);
  g_assert_cmpint (recommendations, ==, of_d->total.recommendations);

  of_c = load (fixture, c);
  assert_members (of_c, "D:-1 C:0 A:1 B:1");
  g_assert_cmpint (of_c->total.trainings, ==, 3);
  g_assert_cmpint (of_c->total.open, ==, 1);
  of_a = load (fixture, a);
  assert_members (of_a, "D:-2 C:-1 A:0");
  g_assert_cmpint (of_a->total.trainings, ==, 2);
  g_assert_cmpstr (((LayakLineageMember *) of_a->members->pdata[1])->successor, ==, "D");
}

/* A file of another program may hold a circle: it ends, and counts nothing twice. */
static void
test_circle (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *a = add_agency (fixture, "A", "", "2020");
  g_autofree char *b = add_agency (fixture, "B", a, "2020");
  g_autoptr(LayakLineage) lineage = NULL;

  store_let_succeed (fixture, a, b);
  add_training (fixture, a);
  add_training (fixture, b);
  lineage = load (fixture, a);
  assert_members (lineage, "A:0 B:1");
  g_assert_cmpint (lineage->total.trainings, ==, 2);
}

typedef struct
{
  const char *former;
  const char *successor;
} Succession;

static gboolean
succeed_cb (LayakWriter  *writer,
            gpointer      data,
            GError      **error)
{
  const Succession *succession = data;
  LayakUuid former, successor;

  g_assert_true (layak_uuid_parse (succession->former, &former));
  g_assert_true (layak_uuid_parse (succession->successor, &successor));
  return layak_succession_write (writer, &former, &successor, layak_date_new (2021, 0, 0), error);
}

static gboolean
succeed (StoreFixture  *fixture,
         const char    *former,
         const char    *successor,
         GError       **error)
{
  Succession succession = { former, successor };

  return layak_store_write (fixture->store, LAYAK_ACTION_EDIT, &layak_agency_info, "A", succeed_cb, &succession, NULL,
                            error);
}

/* One step sets both fields, and one undo takes both back. What would lead in a circle changes nothing. */
static void
test_succession (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *a = add_agency (fixture, "A", "", ""), *b = add_agency (fixture, "B", "", "");
  g_autofree char *c = add_agency (fixture, "C", "", "");
  g_autoptr(GError) error = NULL, refused = NULL, own = NULL;
  g_autoptr(LayakRow) first = NULL, last = NULL, undone = NULL;

  g_assert_true (succeed (fixture, a, b, &error));
  g_assert_true (succeed (fixture, b, c, &error));
  g_assert_no_error (error);
  first = store_fixture_dup_row (fixture->store, "agency", a);
  g_assert_cmpstr (layak_row_get_text (first, "successor"), ==, b);
  g_assert_cmpint (layak_row_get_date (first, "valid-to"), ==, layak_date_new (2021, 0, 0));

  g_assert_false (succeed (fixture, c, a, &refused));
  g_assert_error (refused, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT);
  g_assert_cmpstr (refused->message, ==, "A became C itself: as its successor it would lead round in a circle.");
  g_assert_false (succeed (fixture, c, c, &own));
  g_assert_error (own, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT);
  last = store_fixture_dup_row (fixture->store, "agency", c);
  g_assert_true (layak_row_is_unknown (last, "successor"));
  g_assert_true (layak_row_is_unknown (last, "valid-to"));

  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_no_error (error);
  undone = store_fixture_dup_row (fixture->store, "agency", b);
  g_assert_true (layak_row_is_unknown (undone, "successor"));
  g_assert_true (layak_row_is_unknown (undone, "valid-to"));
}

/* By whatever way somebody writes it. What was merged can be changed, and taken apart. */
static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *a = add_agency (fixture, "A", "", ""), *b = add_agency (fixture, "B", a, "2020");
  g_autofree char *c = add_agency (fixture, "C", b, "2020");
  g_autoptr(GError) round = NULL, own = NULL, inserted = NULL;
  g_autoptr(LayakRow) row = layak_row_new (&layak_agency_info);

  g_assert_false (store_fixture_set (fixture->store, "agency", a, "successor", c, &round));
  g_assert_error (round, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT);
  g_assert_cmpstr (round->message, ==, "C became A itself: as its successor it would lead round in a circle.");
  g_assert_false (store_fixture_set (fixture->store, "agency", a, "successor", a, &own));
  g_assert_cmpstr (own->message, ==, "A cannot be its own successor.");

  layak_row_ensure_uuid (row);
  store_fixture_fill (row, (const char * const []) { "level=ministry", "abbreviation=D", NULL });
  layak_row_get_value (row, "successor")->text = layak_row_dup_identity (row);
  g_assert_false (layak_store_write (fixture->store, LAYAK_ACTION_ADD, row->info, "D", store_fixture_insert_cb, row,
                                     NULL, &inserted));
  g_assert_cmpstr (inserted->message, ==, "D cannot be its own successor.");

  store_let_succeed (fixture, a, c);
  store_set (fixture, "agency", a, "address", "Paringin");
  store_set (fixture, "agency", b, "successor", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) \
  g_test_add ("/lineage/" #name, StoreFixture, NULL, set_up, test_##name, store_fixture_tear_down)
  ADD (chain);
  ADD (circle);
  ADD (succession);
  ADD (refused);

  return g_test_run ();
}
