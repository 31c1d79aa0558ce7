/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-content.h"

#include "layak-session.h"
#include "layak-template.h"
#include "layak-templates.h"
#include "layak-training.h"

typedef struct
{
  StoreFixture store;
  char        *agency;
  char        *training;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  fixture->agency = store_insert (&fixture->store, "agency", "level", "regency", "regency", "63.11", "abbreviation",
                                  "DP3A", NULL);
  fixture->training = store_insert (&fixture->store, "training", "title", "Bimtek KHA 2024", "status", "held",
                                    "regency", "63.11", "start-date", "2024-05-06", "end-date", "2024-05-08",
                                    "organiser", fixture->agency, NULL);
  g_free (store_insert (&fixture->store, "session", "training", fixture->training, "topic", "Prinsip", "day",
                        "2024-05-08", NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->agency);
  g_free (fixture->training);
  store_fixture_tear_down (&fixture->store, NULL);
}

static LayakConnection *
get_reader (Fixture *fixture)
{
  return layak_store_get_reader (fixture->store.store);
}

static LayakRow *
load (Fixture               *fixture,
      const LayakRecordInfo *info,
      const char            *text)
{
  g_autoptr(GError) error = NULL;
  LayakUuid uuid;
  LayakRow *row;

  g_assert_true (layak_uuid_parse (text, &uuid));
  row = layak_table_load_uuid (layak_table_get (info), get_reader (fixture), &uuid, &error);
  g_assert_no_error (error);
  return row;
}

/* (transfer full): what the training of the fixture is as a template. */
static LayakRow *
take (Fixture    *fixture,
      const char *name)
{
  g_autoptr(LayakRow) training = load (fixture, &layak_training_info, fixture->training);
  g_autoptr(GError) error = NULL;
  LayakRow *template = layak_templates_take (get_reader (fixture), training, name, &error);

  g_assert_no_error (error);
  return template;
}

/* Long texts are refused with their cause, not by the database. */
static void
test_too_long (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *topic = g_strnfill (190, 'x');
  g_autoptr(LayakRow) training = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 120; i++)
    g_free (store_insert (&fixture->store, "session", "training", fixture->training, "topic", topic, NULL));
  training = load (fixture, &layak_training_info, fixture->training);
  g_assert_null (layak_templates_take (get_reader (fixture), training, "Bimtek", &error));
  g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "at most 20,000 fit"));
}

/* The template knows whose it is; what is made of it is next year's plan, and may be stored. */
static void
test_make (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(LayakRow) template = take (fixture, "Bimtek"), wishes = layak_row_new (&layak_training_info), row = NULL;
  g_autoptr(LayakUnit) unit = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *uuid = NULL;

  layak_row_set_number (wishes, "start-date", layak_date_new (2026, 3, 2));
  unit = layak_templates_make (get_reader (fixture), template, wishes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (layak_row_get_title (unit->root), ==, "Bimtek KHA 2026");
  g_assert_cmpstr (layak_row_get_text (unit->root, "regency"), ==, "63.11");
  g_assert_cmpstr (layak_row_get_text (unit->root, "organiser"), ==, fixture->agency);
  g_assert_cmpint (layak_row_get_number (unit->root, "status"), ==, LAYAK_TRAINING_PLANNED);
  g_assert_cmpint (layak_row_get_date (unit->root, "end-date"), ==, layak_date_new (2026, 3, 4));
  g_assert_cmpuint (unit->children->len, ==, 1);
  g_assert_cmpint (layak_row_get_date (g_ptr_array_index (unit->children, 0), "day"), ==, layak_date_new (2026, 3, 4));

  g_assert_true (layak_store_write (fixture->store.store, LAYAK_ACTION_ADD, &layak_training_info, "Bimtek KHA 2026",
                                    (LayakWriteFunc) layak_writer_add_unit, unit, NULL, &error));
  g_assert_no_error (error);
  uuid = layak_uuid_to_string (&unit->root->uuid);
  row = load (fixture, &layak_training_info, uuid);
  g_assert_nonnull (row);
}

/* What is wished for takes the place of what the template has, and undated ones are drafts. */
static void
test_wishes (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(LayakRow) template = take (fixture, "Bimtek"), wishes = layak_row_new (&layak_training_info);
  g_autoptr(LayakUnit) unit = NULL;
  g_autoptr(GError) error = NULL;

  layak_row_set_text (wishes, "title", "Lain");
  layak_row_set_text (wishes, "province", "63");
  unit = layak_templates_make (get_reader (fixture), template, wishes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (layak_row_get_title (unit->root), ==, "Lain");
  g_assert_null (layak_row_get_text (unit->root, "regency"));
  g_assert_cmpstr (layak_row_get_text (unit->root, "province"), ==, "63");
  g_assert_cmpint (layak_row_get_number (unit->root, "status"), ==, LAYAK_TRAINING_DRAFT);
  g_assert_true (layak_row_is_unknown (unit->root, "start-date"));
}

/* An agency that this office does not know is left out, so that the training can be stored. */
static void
test_strangers (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(LayakRow) template = layak_row_new (&layak_template_info), wishes = layak_row_new (&layak_training_info);
  g_autofree char *content =
    g_strdup_printf ("training\ntitle: T\norganiser: 01980000-0000-7000-8000-000000000001\n"
                     "co-organisers: %s 01980000-0000-7000-8000-000000000002", fixture->agency);
  g_autoptr(LayakUnit) unit = NULL;
  g_autoptr(GError) error = NULL;

  layak_row_set_text (template, "name", "N");
  layak_row_set_text (template, "content", content);
  unit = layak_templates_make (get_reader (fixture), template, wishes, &error);
  g_assert_no_error (error);
  g_assert_true (layak_row_is_unknown (unit->root, "organiser"));
  g_assert_cmpuint (g_strv_length (layak_row_get_set (unit->root, "co-organisers")), ==, 1);
  g_assert_true (layak_row_check (unit->root, NULL));
}

static void
insert (Fixture    *fixture,
        const char *field,
        const char *place,
        const char *name)
{
  g_free (store_insert (&fixture->store, "template", "name", name, "content", "training\ntitle: T",
                        field, place, NULL));
}

static void
assert_order (Fixture    *fixture,
              const char *place,
              const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) templates = layak_templates_select (get_reader (fixture), place, &error);
  g_autoptr(GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < templates->len; i++)
    g_string_append (names, layak_row_get_title (g_ptr_array_index (templates, i)));
  g_assert_cmpstr (names->str, ==, expected);
}

/* First those of the place, then those of its province, last those that serve everywhere. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  insert (fixture, NULL, NULL, "a");
  insert (fixture, "province", "63", "b");
  insert (fixture, "regency", "63.72", "c");
  insert (fixture, "regency", "63.11", "e");
  insert (fixture, "regency", "63.11", "D");

  assert_order (fixture, "63.11", "Deba");
  assert_order (fixture, "63.72", "cba");
  assert_order (fixture, "63", "Decba");
  assert_order (fixture, "11", "a");
  assert_order (fixture, NULL, "Decba");
}

/* One name is one template, whatever its letters, but only within an owner. */
static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(LayakRow) template = take (fixture, "bimtek"), found = NULL, other = NULL;
  g_autoptr(GError) error = NULL;

  insert (fixture, NULL, NULL, "Bimtek");
  g_assert_null (layak_templates_find (get_reader (fixture), template, &error));
  g_assert_no_error (error);
  insert (fixture, "regency", "63.11", "Bimtek");
  found = layak_templates_find (get_reader (fixture), template, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (layak_row_get_text (found, "regency"), ==, "63.11");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/templates/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("make", test_make);
  ADD ("wishes", test_wishes);
  ADD ("strangers", test_strangers);
  ADD ("order", test_order);
  ADD ("find", test_find);
  ADD ("too-long", test_too_long);
  return g_test_run ();
}
