/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people leave out of an import although nobody but the other side changed it, one by one or all of a kind. */
#include "office.h"

/* Two offices that hold the same. */
typedef struct
{
  char      *directory;
  Office    *a;
  Office    *b;
  char      *parent;      /* “training=UUID” */
  LayakUuid  training;
  LayakUuid  speaker;
  LayakUuid  recommendation;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *training = NULL;

  self->directory = office_make_directory ();
  self->a = office_new (self->directory, 1);
  self->b = office_new (self->directory, 2);
  office_begin_with (self->a, office_places);
  office_begin_with (self->b, office_places);
  self->training = office_add (self->a, "training", "title=Pelatihan", "regency=63.11", "status=held", "venue=Aula",
                               NULL);
  training = layak_uuid_to_string (&self->training);
  self->parent = g_strconcat ("training=", training, NULL);
  self->speaker = office_add (self->a, "speaker", self->parent, "name=Sudirman", "position=1", NULL);
  self->recommendation = office_add (self->a, "recommendation", self->parent, "text=Forum", "status=agreed", NULL);
  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  offices_assert_same (self->a, self->b);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  office_free (self->a);
  office_free (self->b);
  office_remove_directory (self->directory);
  g_free (self->directory);
  g_free (self->parent);
}

/* B imports what A has, with decisions as they are written: “mine changed:training”. */
static void
take (Fixture    *self,
      const char *decisions)
{
  g_autoptr(LayakImporter) importer = layak_importer_new (self->b->store);
  g_autoptr(LayakDecisions) parsed = layak_decisions_parse (decisions);
  g_autofree char *path = office_export (self->a, "choices", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (parsed);
  layak_importer_add_file (importer, file, "choices");
  layak_importer_set_decisions (importer, parsed);
  layak_importer_run (importer, NULL, &error);
  g_assert_no_error (error);
  g_set_object (&self->b->plan, layak_importer_get_plan (importer));
}

static void
assert_field (Fixture    *self,
              const char *type,
              LayakUuid   uuid,
              const char *field,
              const char *expected)
{
  g_autofree char *value = office_get (self->b, type, uuid, field);

  g_assert_cmpstr (value, ==, expected);
}

/* What was left out is an edit that A takes without being asked, and both hold the same. */
static void
assert_given_back (Fixture *self)
{
  office_take (self->a, self->b, LAYAK_DECISION_NONE);
  offices_assert_same (self->a, self->b);
}

static void
test_field (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *uuid = layak_uuid_to_string (&self->training), *one = g_strdup_printf ("mine %s venue\n", uuid);

  office_set (self->a, "training", self->training, "title=A", "venue=Hotel", NULL);
  take (self, data != NULL ? data : one);
  g_assert_cmpuint (office_count (self->b, LAYAK_FATE_CHANGED), ==, 1);
  assert_field (self, "training", self->training, "title", "A");
  assert_field (self, "training", self->training, "venue", "Aula");
  assert_given_back (self);
  assert_field (self, "training", self->training, "venue", "Aula");
}

/* The narrower kind counts more, and what was decided one by one most. */
static void
test_narrower (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *uuid = layak_uuid_to_string (&self->recommendation);
  g_autofree char *text = g_strdup_printf ("mine changed\ntheirs changed:training:title\ntheirs %s\n", uuid);

  office_set (self->a, "training", self->training, "title=A", "venue=Hotel", NULL);
  office_set (self->a, "recommendation", self->recommendation, "text=Forum anak", NULL);
  take (self, text);
  assert_field (self, "training", self->training, "title", "A");
  assert_field (self, "training", self->training, "venue", "Aula");
  assert_field (self, "recommendation", self->recommendation, "text", "Forum anak");
  assert_given_back (self);
}

/* Changes of a record that is also in conflict are decided apart from it. */
static void
test_with_conflict (Fixture       *self,
                    gconstpointer  data)
{
  office_set (self->a, "training", self->training, "title=A", "venue=Hotel", NULL);
  office_set (self->b, "training", self->training, "title=B", NULL);
  take (self, "mine changed\ntheirs conflict\n");
  g_assert_cmpuint (office_count (self->b, LAYAK_FATE_CONFLICT), ==, 1);
  assert_field (self, "training", self->training, "title", "A");
  assert_field (self, "training", self->training, "venue", "Aula");
  assert_given_back (self);
}

/* A record that was added there within one of here is deleted, one that was deleted there is kept. */
static void
test_parts (Fixture       *self,
            gconstpointer  data)
{
  LayakUuid added = office_add (self->a, "speaker", self->parent, "name=Rahmi", "position=2", NULL);

  office_delete (self->a, "speaker", self->speaker);
  take (self, "mine changed:speaker\n");
  assert_field (self, "speaker", added, "name", NULL);
  assert_field (self, "speaker", self->speaker, "name", "Sudirman");
  assert_given_back (self);
  assert_field (self, "speaker", added, "name", NULL);
  assert_field (self, "speaker", self->speaker, "name", "Sudirman");
}

/* A record that was deleted there, and brought back, stays deleted here. */
static void
test_returned_part (Fixture       *self,
                    gconstpointer  data)
{
  office_delete (self->a, "speaker", self->speaker);
  take (self, "");
  assert_field (self, "speaker", self->speaker, "name", NULL);
  g_assert_true (layak_store_undo (self->a->store, 0, NULL));
  take (self, "mine changed\n");
  assert_field (self, "speaker", self->speaker, "name", NULL);
  assert_given_back (self);
}

static void
test_withdrawn (Fixture       *self,
                gconstpointer  data)
{
  office_delete (self->a, "recommendation", self->recommendation);
  take (self, "mine withdrawn:recommendation\n");
  g_assert_cmpuint (office_count (self->b, LAYAK_FATE_WITHDRAWN), ==, 1);
  assert_field (self, "recommendation", self->recommendation, "text", "Forum");
  assert_given_back (self);
  assert_field (self, "recommendation", self->recommendation, "text", "Forum");
}

/* What was deleted in one go there is one question here: what becomes of the training becomes of what is about it. */
static void
test_deleted_together (Fixture       *self,
                       gconstpointer  data)
{
  const LayakDecision decision = GPOINTER_TO_INT (data);
  const gboolean stays = decision == LAYAK_DECISION_MINE;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakPlanItem) item = NULL;

  office_set (self->b, "training", self->training, "title=Baru", NULL);
  office_delete (self->a, "training", self->training);
  path = office_export (self->a, "deleted", NULL);
  g_assert_false (office_import (self->b, path, LAYAK_DECISION_NONE, NULL));
  g_assert_cmpuint (office_count (self->b, LAYAK_FATE_CONFLICT), ==, 1);
  item = g_list_model_get_item (layak_plan_get_items (self->b->plan, LAYAK_FATE_CONFLICT), 0);
  g_assert_true (layak_uuid_equal (layak_plan_item_get_uuid (item), &self->training));
  g_assert_nonnull (strstr (layak_plan_item_get_message (item), "1 record about it"));

  office_import (self->b, path, decision, &error);
  g_assert_no_error (error);
  assert_field (self, "training", self->training, "title", stays ? "Baru" : NULL);
  assert_field (self, "recommendation", self->recommendation, "text", stays ? "Forum" : NULL);
  assert_given_back (self);
}

/* What is put off stays as it is, and shows again. */
static void
test_put_off (Fixture       *self,
              gconstpointer  data)
{
  LayakUuid added;

  office_set (self->a, "training", self->training, "title=A", "venue=Hotel", NULL);
  office_delete (self->a, "recommendation", self->recommendation);
  added = office_add (self->a, "recommendation", self->parent, "text=Baru", "status=agreed", NULL);
  take (self, "skip changed:training:venue\nskip new\nskip withdrawn\n");
  g_assert_cmpuint (office_count (self->b, LAYAK_FATE_PARKED), ==, 3);
  assert_field (self, "training", self->training, "title", "Pelatihan");
  assert_field (self, "recommendation", self->recommendation, "text", "Forum");
  assert_field (self, "recommendation", added, "text", NULL);

  take (self, "");
  offices_assert_same (self->a, self->b);
}

/* Another program tells no versions: what is left out is asked again. */
static void
test_without_versions (Fixture       *self,
                       gconstpointer  data)
{
  g_autofree char *uuid = layak_uuid_to_string (&self->training);
  g_autofree char *text = g_strdup_printf (
    "<report xmlns='urn:layak:report:1' version='1.0'><training uuid='%s' status='held' regency='63.11'>"
    "<title>Pelatihan</title><theme>Tema</theme>"
    "<speaker uuid='01f80000-0000-7000-8000-000000000009' position='2'><name>Rahmi</name></speaker>"
    "</training></report>", uuid);
  g_autofree char *path = g_build_filename (self->directory, "plain.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(LayakDecisions) decisions = layak_decisions_parse ("mine changed\n");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(LayakImporter) importer = layak_importer_new (self->b->store);
      g_autoptr(GError) error = NULL;

      layak_importer_add_file (importer, file, "plain");
      layak_importer_set_decisions (importer, decisions);
      layak_importer_run (importer, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (layak_plan_get_n_records (layak_importer_get_plan (importer), LAYAK_FATE_CHANGED), ==, 1);
    }
  assert_field (self, "training", self->training, "theme", NULL);
  offices_assert_same (self->a, self->b);
}

static void
test_text (void)
{
  static const char * const wrong[] =
  {
    "mine nonsense\n", "mine new\n", "theirs rejected\n", "mine changed:nothing\n", "mine changed:training:nothing\n",
    "mine withdrawn:training:title\n", "same changed\n",
  };
  static const char text[] = "mine changed:training:venue\nskip new\ntheirs conflict:speaker\n";
  g_autoptr(LayakDecisions) decisions = layak_decisions_parse (text), again = NULL, parked = NULL;
  g_autofree char *first = NULL, *second = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (layak_decisions_parse (wrong[i]));

  first = layak_decisions_format (decisions);
  again = layak_decisions_parse (first);
  second = layak_decisions_format (again);
  g_assert_cmpstr (first, ==, second);
  g_assert_nonnull (strstr (first, "mine changed:training:venue\n"));
  parked = layak_decisions_copy_parked (decisions);
  g_assert_true (layak_decisions_is_empty (parked));
}

#define ADD(name, data, func) g_test_add (name, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/choices/field", NULL, test_field);
  ADD ("/choices/field-of-all", "mine changed:training:venue\n", test_field);
  ADD ("/choices/narrower", NULL, test_narrower);
  ADD ("/choices/with-conflict", NULL, test_with_conflict);
  ADD ("/choices/parts", NULL, test_parts);
  ADD ("/choices/returned-part", NULL, test_returned_part);
  ADD ("/choices/withdrawn", NULL, test_withdrawn);
  ADD ("/choices/deleted-together/mine", GINT_TO_POINTER (LAYAK_DECISION_MINE), test_deleted_together);
  ADD ("/choices/deleted-together/theirs", GINT_TO_POINTER (LAYAK_DECISION_THEIRS), test_deleted_together);
  ADD ("/choices/put-off", NULL, test_put_off);
  ADD ("/choices/without-versions", NULL, test_without_versions);
  g_test_add_func ("/choices/text", test_text);
  return g_test_run ();
}
