/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that became one in one office, while others went on: what random histories lost or stumbled over. */
#include "office.h"

#include <string.h>

/* Three offices that hold the same two agencies, and trainings that are one. */
typedef struct
{
  char      *directory;
  Office    *a;
  Office    *b;
  Office    *c;
  LayakUuid  agency;
  LayakUuid  other_agency;
  LayakUuid  older;
  LayakUuid  younger;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  Office **offices[] = { &self->a, &self->b, &self->c };

  self->directory = office_make_directory ();
  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      *offices[i] = office_new (self->directory, i + 1);
      office_begin_with (*offices[i], office_places);
    }
  self->agency = office_add (self->a, "agency", "level=regency", "regency=63.11", "abbreviation=DP3A", NULL);
  self->other_agency = office_add (self->a, "agency", "level=regency", "regency=63.11", "abbreviation=Dinas P3A", NULL);
  self->older = office_add (self->a, "training", "title=Pelatihan", "regency=63.11", "status=held", NULL);
  self->younger = office_add (self->a, "training", "title=Bimtek", "regency=63.11", "status=held", "venue=Aula", NULL);
  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  office_take (self->c, self->a, LAYAK_DECISION_NONE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  office_free (self->a);
  office_free (self->b);
  office_free (self->c);
  office_remove_directory (self->directory);
  g_free (self->directory);
}

static char *
assign (const char *field,
        LayakUuid   uuid)
{
  g_autofree char *text = layak_uuid_to_string (&uuid);

  return g_strconcat (field, "=", text, NULL);
}

/* The older stays, with what it says itself. */
static void
make_one (Office    *office,
          LayakUuid  younger,
          LayakUuid  older)
{
  g_autofree char *first = layak_uuid_to_string (&younger), *second = layak_uuid_to_string (&older);
  g_autofree char *decisions = g_strdup_printf ("same %s %s\n", first, second);
  g_autoptr(GError) error = NULL;

  office_import_with (office, NULL, LAYAK_DECISION_MINE, decisions, &error);
  g_assert_no_error (error);
}

static gboolean
has (Office     *office,
     const char *type,
     LayakUuid   uuid)
{
  g_autoptr(LayakRow) row = office_load (office, type, uuid);

  return row != NULL;
}

/* B makes one of two, and A deletes the one that stays, not knowing. C hears of the deletion first. */
static void
test_successor_deleted (Fixture       *self,
                        gconstpointer  data)
{
  const LayakDecision decision = GPOINTER_TO_INT (data);

  make_one (self->b, self->younger, self->older);
  office_delete (self->a, "training", self->older);
  office_take (self->c, self->a, LAYAK_DECISION_NONE);
  g_assert_true (has (self->c, "training", self->younger));

  office_take (self->c, self->b, decision);
  g_assert_cmpuint (office_count (self->c, LAYAK_FATE_CONFLICT), ==, 1);
  g_assert_cmpint (has (self->c, "training", self->older), ==, decision == LAYAK_DECISION_THEIRS);
  /* What somebody knew to be in the one that was deleted is gone with it. */
  g_assert_false (has (self->c, "training", self->younger));

  for (guint i = 0; i < 2; i++)
    {
      office_take (self->a, self->c, LAYAK_DECISION_NONE);
      office_take (self->b, self->c, LAYAK_DECISION_NONE);
      office_take (self->c, self->a, LAYAK_DECISION_NONE);
      office_take (self->c, self->b, LAYAK_DECISION_NONE);
    }
  offices_assert_same (self->a, self->c);
  offices_assert_same (self->b, self->c);
}

/* Where the one that stayed was deleted by somebody who did not know what had gone into it, people are asked. */
static void
test_successor_deleted_before (Fixture       *self,
                               gconstpointer  data)
{
  const LayakDecision decision = GPOINTER_TO_INT (data);
  g_autofree char *path = NULL, *text = NULL, *only = NULL, *rest = NULL;
  g_autoptr(GError) error = NULL;

  make_one (self->b, self->younger, self->older);
  office_delete (self->c, "training", self->older);

  /* A part of the report, without the one that stayed. */
  path = office_export (self->b, "part", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  only = g_strndup (text, (gsize) (strstr (text, "  <training ") - text));
  rest = g_strconcat (only, strstr (text, "</training>\n") + strlen ("</training>\n"), NULL);
  g_assert_true (g_file_set_contents (path, rest, -1, NULL));

  g_assert_false (office_import (self->c, path, LAYAK_DECISION_NONE, NULL));
  office_import (self->c, path, decision, &error);
  g_assert_no_error (error);
  g_assert_cmpint (has (self->c, "training", self->younger), ==, decision == LAYAK_DECISION_MINE);
}

/* The one that stays named the other as its successor, which B did not know. */
static void
test_own_reference (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *successor = assign ("successor", self->other_agency);

  office_set (self->c, "agency", self->agency, successor, NULL);
  make_one (self->b, self->other_agency, self->agency);
  office_take (self->c, self->b, LAYAK_DECISION_NONE);
  g_assert_false (has (self->c, "agency", self->other_agency));
  office_assert_field (self->c, "agency", self->agency, "successor", NULL);
  office_take (self->b, self->c, LAYAK_DECISION_NONE);
  office_take (self->c, self->b, LAYAK_DECISION_NONE);
  offices_assert_same (self->b, self->c);
}

/* Somebody goes on with what is gone, and names a record that was deleted. */
static void
test_deleted_reference (Fixture       *self,
                        gconstpointer  data)
{
  g_autofree char *organiser = assign ("organiser", self->agency);
  g_autofree char *path = NULL;

  make_one (self->b, self->younger, self->older);
  office_delete (self->b, "agency", self->agency);
  office_set (self->c, "training", self->younger, organiser, "outcome=Baik", NULL);
  path = office_export (self->c, "deleted-reference", NULL);
  g_assert_false (office_import (self->b, path, LAYAK_DECISION_NONE, NULL));
  g_assert_cmpuint (office_count (self->b, LAYAK_FATE_CONFLICT), >, 0);
  office_take (self->b, self->c, LAYAK_DECISION_MINE);
  office_assert_field (self->b, "training", self->older, "organiser", NULL);
  office_assert_field (self->b, "training", self->older, "outcome", "Baik");
}

/* Somebody goes on with a part that was deleted before its unit went into another: it comes back, as a whole. */
static void
test_deleted_part (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *training = assign ("training", self->younger);
  LayakUuid speaker = office_add (self->a, "speaker", training, "name=Sudirman", "position=1", NULL);
  g_autofree char *dump = NULL;

  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  office_take (self->c, self->a, LAYAK_DECISION_NONE);
  office_delete (self->b, "speaker", speaker);
  make_one (self->b, self->younger, self->older);
  office_set (self->c, "speaker", speaker, "job=Dosen", NULL);
  office_take (self->b, self->c, LAYAK_DECISION_NONE);
  dump = office_dump (self->b, FALSE);
  g_assert_nonnull (strstr (dump, "Sudirman"));
  g_assert_nonnull (strstr (dump, "Dosen"));
}

/* A deletes a part of a training that has become one with another at B, and C decides that the training stays: B hears
 * of the deletion while the training is gone, and nobody decided that the part comes back with it. */
static void
test_part_deleted_meanwhile (Fixture       *self,
                             gconstpointer  data)
{
  g_autofree char *training = assign ("training", self->younger);
  LayakUuid speaker = office_add (self->a, "speaker", training, "name=Sudirman", "position=1", NULL);

  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  office_take (self->c, self->a, LAYAK_DECISION_NONE);
  make_one (self->b, self->younger, self->older);
  office_delete (self->a, "speaker", speaker);
  office_set (self->c, "training", self->younger, "outcome=Baik", NULL);
  office_take (self->c, self->b, LAYAK_DECISION_MINE);
  g_assert_true (has (self->c, "speaker", speaker));

  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  g_assert_false (has (self->b, "training", self->younger));
  office_take (self->b, self->c, LAYAK_DECISION_NONE);
  g_assert_true (has (self->b, "training", self->younger));
  g_assert_false (has (self->b, "speaker", speaker));

  office_take (self->a, self->b, LAYAK_DECISION_NONE);
  g_assert_false (has (self->a, "speaker", speaker));
  office_take (self->c, self->b, LAYAK_DECISION_NONE);
  g_assert_false (has (self->c, "speaker", speaker));
  offices_assert_same (self->a, self->b);
  offices_assert_same (self->b, self->c);
}

/* Somebody names a part that was deleted before its unit went into another: it stays deleted, as within one unit. */
static void
test_deleted_part_named (Fixture       *self,
                         gconstpointer  data)
{
  g_autofree char *training = assign ("training", self->younger), *named = NULL, *dump = NULL;
  LayakUuid speaker = office_add (self->a, "speaker", training, "name=Sudirman", "position=1", NULL);
  LayakUuid session = office_add (self->a, "session", training, "topic=Pembukaan", "position=1", NULL);

  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  office_take (self->c, self->a, LAYAK_DECISION_NONE);
  office_delete (self->b, "speaker", speaker);
  make_one (self->b, self->younger, self->older);
  named = assign ("speakers", speaker);
  office_set (self->c, "session", session, named, "start-time=09:00", NULL);
  office_take (self->b, self->c, LAYAK_DECISION_NONE);
  dump = office_dump (self->b, FALSE);
  g_assert_nonnull (strstr (dump, "|540||Pembukaan|"));
  g_assert_null (strstr (dump, "Sudirman"));
  office_take (self->c, self->b, LAYAK_DECISION_NONE);
  offices_assert_same (self->b, self->c);
}

/* What went into a record that somebody put off waits with it. */
static void
test_put_off (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *older = layak_uuid_to_string (&self->older), *decisions = g_strdup_printf ("skip %s\n", older);
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  make_one (self->b, self->younger, self->older);
  office_set (self->c, "training", self->younger, "outcome=Baik", NULL);
  path = office_export (self->c, "put-off", NULL);
  office_import_with (self->b, path, LAYAK_DECISION_NONE, decisions, &error);
  g_assert_no_error (error);
  office_assert_field (self->b, "training", self->older, "outcome", NULL);
  office_take (self->b, self->c, LAYAK_DECISION_NONE);
  office_assert_field (self->b, "training", self->older, "outcome", "Baik");
}

#define ADD(name, data, func) g_test_add (name, Fixture, GINT_TO_POINTER (data), set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/same/successor-deleted/mine", LAYAK_DECISION_MINE, test_successor_deleted);
  ADD ("/same/successor-deleted/theirs", LAYAK_DECISION_THEIRS, test_successor_deleted);
  ADD ("/same/successor-deleted-before/mine", LAYAK_DECISION_MINE, test_successor_deleted_before);
  ADD ("/same/successor-deleted-before/theirs", LAYAK_DECISION_THEIRS, test_successor_deleted_before);
  ADD ("/same/own-reference", 0, test_own_reference);
  ADD ("/same/deleted-reference", 0, test_deleted_reference);
  ADD ("/same/deleted-part", 0, test_deleted_part);
  ADD ("/same/deleted-part-named", 0, test_deleted_part_named);
  ADD ("/same/part-deleted-meanwhile", 0, test_part_deleted_meanwhile);
  ADD ("/same/put-off", 0, test_put_off);
  return g_test_run ();
}
