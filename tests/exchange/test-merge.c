/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a record that two offices changed: field against field, edit against deletion, part by part. */
#include "office.h"

#define MINE   LAYAK_DECISION_MINE
#define THEIRS LAYAK_DECISION_THEIRS
#define NONE   LAYAK_DECISION_NONE

/* Two offices that hold the same. */
typedef struct
{
  char      *directory;
  Office    *a;
  Office    *b;
  LayakUuid  training;
  LayakUuid  speaker;
  LayakUuid  session;
  LayakUuid  recommendation;
  LayakUuid  agency;
} Fixture;

static char *
name (const char *field,
      LayakUuid   uuid)
{
  g_autofree char *text = layak_uuid_to_string (&uuid);

  return g_strconcat (field, "=", text, NULL);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *training = NULL, *speakers = NULL;

  self->directory = office_make_directory ();
  self->a = office_new (self->directory, 1);
  self->b = office_new (self->directory, 2);
  office_begin_with (self->a, office_places);
  office_begin_with (self->b, office_places);
  self->agency = office_add (self->a, "agency", "level=regency", "regency=63.11", "abbreviation=DP3A", NULL);
  self->training = office_add (self->a, "training", "title=Pelatihan", "regency=63.11", "status=held", "venue=Aula",
                               NULL);
  training = name ("training", self->training);
  self->speaker = office_add (self->a, "speaker", training, "name=Sudirman", "position=1", NULL);
  speakers = name ("speakers", self->speaker);
  self->session = office_add (self->a, "session", training, "topic=Hak anak", "position=1", speakers, NULL);
  self->recommendation = office_add (self->a, "recommendation", training, "text=Forum", "status=agreed", NULL);
  office_take (self->b, self->a, NONE);
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
}

/* Whether an import without decisions stops and leaves everything as it is. */
static void
assert_stops (Office *office,
              Office *giver)
{
  g_autofree char *path = office_export (giver, "stops", NULL), *before = office_dump (office, TRUE), *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (office_import (office, path, NONE, &error));
  g_assert_error (error, LAYAK_IMPORT_ERROR, LAYAK_IMPORT_ERROR_CONFLICT);
  g_assert_cmpuint (layak_plan_get_n_undecided (office->plan), >, 0);
  after = office_dump (office, TRUE);
  g_assert_cmpstr (after, ==, before);
}

/* What one office did to the title and the venue, and the other. */
static const struct
{
  const char *a;
  const char *b;
  gboolean    is_conflict;
  const char *mine;        /* what b has after it decided for its own */
  const char *theirs;
} field_cases[] =
{
  { "title=A", NULL, FALSE, "A", "A" },
  { NULL, "title=B", FALSE, "B", "B" },
  { "title=A", "title=B", TRUE, "B", "A" },
  { "title=A", "title=A", FALSE, "A", "A" },
  { "title=A", "venue=B", FALSE, "A", "A" },
  { "venue=A", "title=B", FALSE, "B", "B" },
};

static void
test_fields (Fixture       *self,
             gconstpointer  data)
{
  LayakDecision decision = GPOINTER_TO_INT (data);

  for (guint i = 0; i < G_N_ELEMENTS (field_cases); i++)
    {
      const char *expected = decision == MINE ? field_cases[i].mine : field_cases[i].theirs;

      office_set (self->a, "training", self->training, "title=Pelatihan", "venue=Aula", NULL);
      office_take (self->b, self->a, THEIRS);
      office_take (self->a, self->b, THEIRS);
      if (field_cases[i].a != NULL)
        office_set (self->a, "training", self->training, field_cases[i].a, NULL);
      if (field_cases[i].b != NULL)
        office_set (self->b, "training", self->training, field_cases[i].b, NULL);

      if (field_cases[i].is_conflict)
        assert_stops (self->b, self->a);
      office_take (self->b, self->a, field_cases[i].is_conflict ? decision : NONE);
      office_assert_field (self->b, "training", self->training, "title", expected);

      /* What was decided is a new edit, which the other office takes without being asked. */
      office_take (self->a, self->b, NONE);
      offices_assert_same (self->a, self->b);
    }
}

static void
test_cleared (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *old = office_export (self->b, "old", NULL);

  office_set (self->a, "training", self->training, "venue=", NULL);
  office_take (self->b, self->a, NONE);
  office_assert_field (self->b, "training", self->training, "venue", NULL);
  office_import (self->a, old, NONE, NULL);
  office_assert_field (self->a, "training", self->training, "venue", NULL);
}

/* Who deletes, and who edits: a edits and b deletes, or the other way round. */
static void
test_deletion (Fixture       *self,
               gconstpointer  data)
{
  gboolean a_deletes = GPOINTER_TO_INT (data) & 1;
  LayakDecision decision = GPOINTER_TO_INT (data) & 2 ? MINE : THEIRS;
  Office *deleter = a_deletes ? self->a : self->b, *editor = a_deletes ? self->b : self->a;
  gboolean lives = (decision == MINE) == a_deletes;

  office_delete (deleter, "recommendation", self->recommendation);
  office_set (editor, "recommendation", self->recommendation, "text=Forum anak", NULL);
  assert_stops (self->b, self->a);
  office_take (self->b, self->a, decision);
  office_assert_field (self->b, "recommendation", self->recommendation, "text", lives ? "Forum anak" : NULL);
  office_take (self->a, self->b, NONE);
  offices_assert_same (self->a, self->b);
}

static void
test_deletion_known (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *old = office_export (self->a, "old", NULL);

  office_delete (self->a, "training", self->training);
  office_take (self->b, self->a, NONE);
  office_assert_field (self->b, "training", self->training, "title", NULL);
  office_assert_field (self->b, "recommendation", self->recommendation, "text", NULL);
  offices_assert_same (self->a, self->b);

  /* An older file does not bring it back. */
  g_assert_true (office_import (self->b, old, NONE, NULL));
  office_assert_field (self->b, "training", self->training, "title", NULL);

  /* Who deleted it and took that back brings it back. */
  g_assert_true (layak_store_undo (self->a->store, 0, NULL));
  office_take (self->b, self->a, NONE);
  office_assert_field (self->b, "speaker", self->speaker, "name", "Sudirman");
  offices_assert_same (self->a, self->b);
}

/* A training is deleted there and has got a recommendation here, of which nobody there knows. */
static void
test_new_dependent (Fixture       *self,
                    gconstpointer  data)
{
  LayakDecision decision = GPOINTER_TO_INT (data);
  g_autofree char *training = name ("training", self->training);
  LayakUuid added = office_add (self->b, "recommendation", training, "text=Baru", "status=agreed", NULL);

  office_delete (self->a, "training", self->training);
  assert_stops (self->b, self->a);
  assert_stops (self->a, self->b);
  office_take (self->b, self->a, decision);
  office_assert_field (self->b, "recommendation", added, "text", decision == MINE ? "Baru" : NULL);
  office_assert_field (self->b, "training", self->training, "title", decision == MINE ? "Pelatihan" : NULL);
  office_take (self->a, self->b, NONE);
  offices_assert_same (self->a, self->b);
}

/* A record that is needed elsewhere stays, whatever is decided. */
static void
test_used_elsewhere (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *organiser = name ("organiser", self->agency);

  office_delete (self->a, "agency", self->agency);
  office_set (self->b, "training", self->training, organiser, NULL);
  assert_stops (self->b, self->a);
  office_take (self->b, self->a, THEIRS);
  office_assert_field (self->b, "agency", self->agency, "abbreviation", "DP3A");
  office_take (self->a, self->b, NONE);
  offices_assert_same (self->a, self->b);
}

/* A training names an agency that was deleted here meanwhile. */
static void
test_deleted_target (Fixture       *self,
                     gconstpointer  data)
{
  LayakDecision decision = GPOINTER_TO_INT (data);
  g_autofree char *organiser = name ("organiser", self->agency), *uuid = layak_uuid_to_string (&self->agency);

  office_set (self->a, "training", self->training, organiser, NULL);
  office_delete (self->b, "agency", self->agency);
  assert_stops (self->b, self->a);
  office_take (self->b, self->a, decision);
  office_assert_field (self->b, "training", self->training, "organiser", decision == THEIRS ? uuid : NULL);
  office_take (self->a, self->b, NONE);
  offices_assert_same (self->a, self->b);
}

static void
test_children (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *training = name ("training", self->training);
  LayakUuid of_a = office_add (self->a, "speaker", training, "name=Abdussyahid", NULL);
  LayakUuid of_b = office_add (self->b, "speaker", training, "name=Rahmi", NULL);

  office_set (self->a, "speaker", self->speaker, "job=Kepala dinas", NULL);
  office_set (self->b, "speaker", self->speaker, "role=facilitator", NULL);
  office_take (self->b, self->a, NONE);
  office_take (self->a, self->b, NONE);
  offices_assert_same (self->a, self->b);
  office_assert_field (self->a, "speaker", of_b, "name", "Rahmi");
  office_assert_field (self->b, "speaker", of_a, "name", "Abdussyahid");
  office_assert_field (self->b, "speaker", self->speaker, "job", "Kepala dinas");
  office_assert_field (self->b, "speaker", self->speaker, "role", "facilitator");

  office_delete (self->a, "speaker", self->speaker);
  office_take (self->b, self->a, NONE);
  office_assert_field (self->b, "speaker", self->speaker, "name", NULL);
  office_assert_field (self->b, "session", self->session, "speakers", NULL);
  offices_assert_same (self->a, self->b);
}

static void
test_child_deletion (Fixture       *self,
                     gconstpointer  data)
{
  gboolean a_deletes = GPOINTER_TO_INT (data) & 1;
  LayakDecision decision = GPOINTER_TO_INT (data) & 2 ? MINE : THEIRS;
  Office *deleter = a_deletes ? self->a : self->b, *editor = a_deletes ? self->b : self->a;
  gboolean lives = (decision == MINE) == a_deletes;

  office_delete (deleter, "speaker", self->speaker);
  office_set (editor, "speaker", self->speaker, "job=Camat", NULL);
  assert_stops (self->b, self->a);
  office_take (self->b, self->a, decision);
  office_assert_field (self->b, "speaker", self->speaker, "job", lives ? "Camat" : NULL);
  office_take (self->a, self->b, NONE);
  offices_assert_same (self->a, self->b);
}

/* One office deletes a session, another, which does not know, the training, and takes that back. A third, which had
 * never seen the session, gets it neither from the first nor from the second. */
static void
test_child_deleted_apart (Fixture       *self,
                          gconstpointer  data)
{
  Office *third = office_new (self->directory, 3);
  g_autofree char *training = name ("training", self->training);
  LayakUuid session;

  office_begin_with (third, office_places);
  office_take (third, self->a, NONE);
  session = office_add (self->a, "session", training, "topic=Baru", NULL);
  office_take (self->b, self->a, NONE);
  office_delete (self->b, "session", session);
  office_delete (self->a, "training", self->training);
  g_assert_true (layak_store_undo (self->a->store, 0, NULL));

  office_take (third, self->b, NONE);
  office_assert_field (third, "session", session, "topic", NULL);
  office_take (third, self->a, NONE);
  office_assert_field (third, "session", session, "topic", NULL);
  office_take (self->a, third, NONE);
  office_assert_field (self->a, "session", session, "topic", NULL);
  office_take (self->b, self->a, NONE);
  offices_assert_same (self->a, self->b);
  office_take (third, self->b, NONE);
  offices_assert_same (third, self->b);
  office_free (third);
}

/* Two offices delete a session apart: whoever takes back one of the deletions has not heard of the other. */
static void
test_child_deleted_twice (Fixture       *self,
                          gconstpointer  data)
{
  Office *third = office_new (self->directory, 3);

  office_begin_with (third, office_places);
  office_take (third, self->a, NONE);
  office_delete (self->a, "session", self->session);
  office_delete (self->b, "session", self->session);
  office_take (third, self->a, NONE);
  office_take (third, self->b, NONE);
  g_assert_true (layak_store_undo (self->a->store, 0, NULL));
  office_take (third, self->a, NONE);
  office_assert_field (third, "session", self->session, "topic", NULL);

  /* It is back when both have taken theirs back. */
  g_assert_true (layak_store_undo (self->b->store, 0, NULL));
  office_take (third, self->b, NONE);
  office_assert_field (third, "session", self->session, "topic", "Hak anak");
  office_take (self->a, third, NONE);
  offices_assert_same (self->a, third);
  office_free (third);
}

/* A training that came back with a file is deleted again when the import is undone, with all that was deleted of it. */
static void
test_child_deleted_before (Fixture       *self,
                           gconstpointer  data)
{
  g_autofree char *old = office_export (self->a, "old", NULL), *before = NULL, *after = NULL;

  office_set (self->b, "training", self->training, "title=Bimtek", NULL);
  office_delete (self->a, "session", self->session);
  office_delete (self->a, "recommendation", self->recommendation);
  office_delete (self->a, "training", self->training);
  before = office_dump (self->a, FALSE);
  office_take (self->a, self->b, THEIRS);
  office_assert_field (self->a, "training", self->training, "title", "Bimtek");
  g_assert_true (layak_store_undo (self->a->store, 0, NULL));
  after = office_dump (self->a, FALSE);
  g_assert_cmpstr (after, ==, before);

  g_assert_true (layak_store_undo (self->a->store, 0, NULL));
  g_assert_true (office_import (self->a, old, NONE, NULL));
  office_assert_field (self->a, "session", self->session, "topic", NULL);
}

/* Whoever keeps a training, against its deletion, keeps it without the session that was deleted here. */
static void
test_child_deleted_and_kept (Fixture       *self,
                             gconstpointer  data)
{
  g_autofree char *old = office_export (self->a, "old", NULL);

  office_set (self->b, "session", self->session, "topic=Pengasuhan", NULL);
  office_delete (self->a, "session", self->session);
  office_take (self->b, self->a, MINE);
  office_assert_field (self->b, "session", self->session, "topic", "Pengasuhan");
  office_delete (self->b, "recommendation", self->recommendation);
  office_delete (self->b, "training", self->training);

  office_set (self->a, "training", self->training, "title=Bimtek", NULL);
  office_take (self->a, self->b, MINE);
  office_assert_field (self->a, "training", self->training, "title", "Bimtek");
  g_assert_true (office_import (self->a, old, NONE, NULL));
  office_assert_field (self->a, "session", self->session, "topic", NULL);
  office_take (self->b, self->a, NONE);
  offices_assert_same (self->a, self->b);
}

/* Who takes back the import in which a deletion was decided for has not heard of that deletion, and is asked about. */
static void
test_child_decision_undone (Fixture       *self,
                            gconstpointer  data)
{
  Office *third = office_new (self->directory, 3);

  office_begin_with (third, office_places);
  office_take (third, self->a, NONE);
  office_set (self->b, "session", self->session, "topic=Pengasuhan", NULL);
  office_delete (self->a, "session", self->session);
  office_take (self->b, self->a, THEIRS);
  office_take (third, self->b, NONE);
  office_assert_field (third, "session", self->session, "topic", NULL);
  g_assert_true (layak_store_undo (self->b->store, 0, NULL));
  g_assert_true (layak_store_undo (self->b->store, 0, NULL));
  office_assert_field (self->b, "session", self->session, "topic", "Hak anak");

  office_take (self->a, third, NONE);
  office_take (self->a, self->b, MINE);
  g_assert_cmpuint (office_count (self->a, LAYAK_FATE_CONFLICT), ==, 1);
  office_assert_field (self->a, "session", self->session, "topic", NULL);
  office_free (third);
}

/* A session that a file does not have was not therefore deleted. */
static void
test_child_absent (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *path = office_export (self->a, "absent", NULL), *text = NULL;
  g_autoptr(GRegex) session = g_regex_new ("<session .*?</session>", G_REGEX_DOTALL, 0, NULL);
  g_autofree char *cut = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  cut = g_regex_replace_literal (session, text, -1, 0, "", 0, NULL);
  g_assert_cmpstr (cut, !=, text);
  g_assert_true (g_file_set_contents (path, cut, -1, NULL));
  g_assert_true (office_import (self->b, path, NONE, NULL));
  office_assert_field (self->b, "session", self->session, "topic", "Hak anak");
}

/* A speaker is named by a new session there and was deleted here. */
static void
test_pruned_set (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *training = name ("training", self->training), *speakers = name ("speakers", self->speaker);
  LayakUuid session = office_add (self->a, "session", training, "topic=Baru", speakers, NULL);

  office_delete (self->b, "speaker", self->speaker);
  office_take (self->b, self->a, NONE);
  office_assert_field (self->b, "session", session, "topic", "Baru");
  office_assert_field (self->b, "session", session, "speakers", NULL);
  office_take (self->a, self->b, NONE);
  offices_assert_same (self->a, self->b);
}

/* Two databases with the same office number give the same stamps to different values. */
static void
test_copied_database (Fixture       *self,
                      gconstpointer  data)
{
  Office *copy = office_new (self->directory, 0xa1);
  Office *third = office_new (self->directory, 3);

  office_begin_with (copy, office_places);
  office_begin_with (third, office_places);
  office_take (third, self->a, NONE);
  office_take (copy, self->a, NONE);
  office_copy_identity (copy, self->a);
  office_set (self->a, "training", self->training, "title=A", NULL);
  office_set (copy, "training", self->training, "title=C", NULL);
  office_take (third, self->a, NONE);
  assert_stops (third, copy);
  office_free (copy);
  office_free (third);
}

/* A regency is the same record wherever it was entered. */
static void
test_keyed (Fixture       *self,
            gconstpointer  data)
{
  LayakUuid regency;

  office_add (self->a, "regency", "code=63.07", "province=63", "kind=kabupaten", "name=Hulu Sungai Tengah", NULL);
  office_add (self->b, "regency", "code=63.07", "province=63", "kind=kabupaten", "name=Hulu Sungai Tengah",
              "capital=Barabai", NULL);
  office_take (self->a, self->b, NONE);
  office_take (self->b, self->a, NONE);
  offices_assert_same (self->a, self->b);
  regency = layak_uuid_from_key ("regency", "63.07");
  office_assert_field (self->a, "regency", regency, "capital", "Barabai");

  office_set (self->a, "regency", regency, "districts=11", NULL);
  office_set (self->b, "regency", regency, "districts=12", NULL);
  assert_stops (self->b, self->a);
}

static void
test_skip (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;

  office_set (self->a, "training", self->training, "title=A", "theme=Tema", NULL);
  office_set (self->b, "training", self->training, "title=B", NULL);
  before = office_dump (self->b, TRUE);
  office_take (self->b, self->a, LAYAK_DECISION_SKIP);
  after = office_dump (self->b, TRUE);
  g_assert_cmpstr (after, ==, before);
  assert_stops (self->b, self->a);
}

#define ADD(name, data, func) g_test_add (name, Fixture, GINT_TO_POINTER (data), set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/merge/fields/mine", MINE, test_fields);
  ADD ("/merge/fields/theirs", THEIRS, test_fields);
  ADD ("/merge/cleared", 0, test_cleared);
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *unit = g_strdup_printf ("/merge/deletion/%d", i);
      g_autofree char *child = g_strdup_printf ("/merge/child-deletion/%d", i);

      ADD (unit, i, test_deletion);
      ADD (child, i, test_child_deletion);
    }
  ADD ("/merge/deletion-known", 0, test_deletion_known);
  ADD ("/merge/new-dependent/mine", MINE, test_new_dependent);
  ADD ("/merge/new-dependent/theirs", THEIRS, test_new_dependent);
  ADD ("/merge/used-elsewhere", 0, test_used_elsewhere);
  ADD ("/merge/deleted-target/mine", MINE, test_deleted_target);
  ADD ("/merge/deleted-target/theirs", THEIRS, test_deleted_target);
  ADD ("/merge/children", 0, test_children);
  ADD ("/merge/child-deleted-apart", 0, test_child_deleted_apart);
  ADD ("/merge/child-deleted-twice", 0, test_child_deleted_twice);
  ADD ("/merge/child-deleted-before", 0, test_child_deleted_before);
  ADD ("/merge/child-deleted-and-kept", 0, test_child_deleted_and_kept);
  ADD ("/merge/child-decision-undone", 0, test_child_decision_undone);
  ADD ("/merge/child-absent", 0, test_child_absent);
  ADD ("/merge/pruned-set", 0, test_pruned_set);
  ADD ("/merge/copied-database", 0, test_copied_database);
  ADD ("/merge/keyed", 0, test_keyed);
  ADD ("/merge/skip", 0, test_skip);
  return g_test_run ();
}
