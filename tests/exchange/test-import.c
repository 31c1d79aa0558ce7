/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import: all of it or nothing, the same twice, as a dry run, undone, cancelled. */
#include "office.h"

#include <string.h>

#include "layak-receipt.h"
#include "layak-report-reader.h"
#include "layak-seed.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report xmlns=\"urn:layak:report:1\" version=\"1.0\">\n"
#define AGENCY_A "01980000-0000-7000-8000-0000000000a1"
#define AGENCY_B "01980000-0000-7000-8000-0000000000a2"
#define TRAINING "01980000-0000-7000-8000-0000000000b1"

typedef struct
{
  char   *directory;
  Office *a;
  Office *b;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->directory = office_make_directory ();
  self->a = office_new (self->directory, 1);
  self->b = office_new (self->directory, 2);
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

static void
seed (Office    *office,
      LayakSeed  seed)
{
  g_autoptr(GError) error = NULL;

  layak_seed_database (office->store, seed, &error);
  g_assert_no_error (error);
}

static void
test_seed (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;

  seed (self->a, LAYAK_SEED_REFERENCE);
  seed (self->a, LAYAK_SEED_SAMPLE);
  before = office_dump (self->a, TRUE);
  seed (self->a, LAYAK_SEED_REFERENCE);
  seed (self->a, LAYAK_SEED_SAMPLE);
  after = office_dump (self->a, TRUE);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (layak_store_undo (self->a->store, 0, NULL));

  /* Every database agrees on what ships. */
  seed (self->b, LAYAK_SEED_REFERENCE);
  seed (self->b, LAYAK_SEED_SAMPLE);
  offices_assert_same (self->a, self->b);
}

static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  gint64 n_steps;

  seed (self->a, LAYAK_SEED_REFERENCE);
  seed (self->a, GPOINTER_TO_INT (data));
  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  offices_assert_same (self->a, self->b);

  n_steps = office_count_steps (self->b);
  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  g_assert_true (layak_plan_is_empty (self->b->plan));
  g_assert_cmpuint (office_count (self->b, LAYAK_FATE_SAME), >, 100);
  g_assert_cmpint (office_count_steps (self->b), ==, n_steps);

  /* Its own file tells an office nothing either. */
  n_steps = office_count_steps (self->a);
  office_take (self->a, self->b, LAYAK_DECISION_NONE);
  g_assert_cmpint (office_count_steps (self->a), ==, n_steps);
}

static LayakUuid
pick_training (Office *office)
{
  g_autoptr(LayakStatement) select =
    layak_connection_prepare (layak_store_get_reader (office->store), "SELECT uuid FROM training ORDER BY id", NULL);
  LayakUuid uuid;

  g_assert_cmpint (layak_statement_step (select, NULL), ==, LAYAK_STEP_ROW);
  layak_statement_get_uuid (select, 0, &uuid);
  return uuid;
}

/* An import that adds, changes and deletes, taken back after something else was done and taken back too. */
/* Longer than what one thread does alone, when it is written and when it is read. */
static void
test_long (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *text = g_strnfill (4000, 'x'), *purpose = g_strconcat ("purpose=", text, NULL);

  seed (self->a, LAYAK_SEED_REFERENCE);
  seed (self->b, LAYAK_SEED_REFERENCE);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *title = g_strdup_printf ("title=Pelatihan %u", i);

      office_add (self->a, "training", title, "regency=63.11", "status=held", purpose, NULL);
    }
  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  g_assert_cmpuint (office_count (self->b, LAYAK_FATE_NEW), ==, 200);
  offices_assert_same (self->a, self->b);
}

static void
test_undo (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL, *path = NULL, *text = NULL, *parent = NULL;
  LayakUuid training;
  guint64 n[LAYAK_N_FATES];

  seed (self->a, LAYAK_SEED_REFERENCE);
  seed (self->a, LAYAK_SEED_SAMPLE);
  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  training = pick_training (self->a);
  text = layak_uuid_to_string (&training);
  parent = g_strconcat ("training=", text, NULL);
  office_set (self->a, "training", training, "title=Baru", NULL);
  office_add (self->a, "speaker", parent, "name=Baru", NULL);
  office_add (self->a, "training", "title=Lain", "regency=63.11", "status=held", NULL);
  office_delete (self->a, "agency", office_add (self->a, "agency", "level=ministry", "abbreviation=X", NULL));
  path = office_export (self->a, "undo", NULL);

  before = office_dump (self->b, FALSE);
  g_assert_true (office_import (self->b, path, LAYAK_DECISION_NONE, NULL));
  for (guint i = 0; i < LAYAK_N_FATES; i++)
    n[i] = office_count (self->b, i);
  g_assert_true (layak_store_undo (self->b->store, 0, NULL));
  after = office_dump (self->b, FALSE);
  g_assert_cmpstr (after, ==, before);

  g_assert_true (office_import (self->b, path, LAYAK_DECISION_NONE, NULL));
  for (guint i = 0; i < LAYAK_N_FATES; i++)
    g_assert_cmpuint (office_count (self->b, i), ==, n[i]);
  offices_assert_same (self->a, self->b);

  office_set (self->b, "training", training, "venue=Aula baru", NULL);
  g_assert_true (layak_store_undo (self->b->store, 0, NULL));
  g_assert_true (layak_store_undo (self->b->store, 0, NULL));
  g_assert_true (office_import (self->b, path, LAYAK_DECISION_NONE, NULL));
  for (guint i = 0; i < LAYAK_N_FATES; i++)
    g_assert_cmpuint (office_count (self->b, i), ==, n[i]);
}

/* What has come to refer to an imported record, alone or in a set, stands in the way of its undo. */
static void
test_undo_of_referred (Fixture       *self,
                       gconstpointer  data)
{
  static const char * const fields[] = { "organiser", "co-organisers" };
  const LayakUuid agency = office_add (self->a, "agency", "level=ministry", "abbreviation=X", NULL);
  g_autofree char *text = layak_uuid_to_string (&agency);
  gint64 step;

  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  step = office_count_steps (self->b);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *field = g_strdup_printf ("%s=%s", fields[i], text), *before = NULL, *after = NULL;
      g_autoptr(GError) error = NULL;

      office_add (self->b, "training", "title=Bimtek KHA", "status=held", field, NULL);
      before = office_dump (self->b, FALSE);
      g_assert_false (layak_store_undo (self->b->store, step, &error));
      g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_THE_WAY);
      g_assert_nonnull (strstr (error->message, "Bimtek KHA"));
      after = office_dump (self->b, FALSE);
      g_assert_cmpstr (before, ==, after);
      g_assert_true (layak_store_undo (self->b->store, 0, NULL));
    }
}

/* Files that cannot be imported as they are, or only in part, and what is said of them. */
static const struct
{
  const char *body;
  int         code;      /* of LAYAK_IMPORT_ERROR, -1 for a file that cannot be read, -2 for none */
  guint       n_new;
  guint       n_rejected;
} cases[] =
{
  { "<province code=\"63\"><name>X</name></province>", -2, 1, 0 },
  { "<training uuid=\"" TRAINING "\" status=\"held\" regency=\"99.99\"><title>X</title></training>",
    LAYAK_IMPORT_ERROR_REJECTED, 0, 1 },
  { "<training uuid=\"" TRAINING "\" status=\"held\" organiser=\"" AGENCY_A "\"><title>X</title></training>",
    LAYAK_IMPORT_ERROR_REJECTED, 0, 1 },
  { "<training uuid=\"" TRAINING "\" status=\"held\"><title>X</title>"
    "<session uuid=\"" AGENCY_A "\" speakers=\"" AGENCY_B "\"><topic>X</topic></session></training>",
    LAYAK_IMPORT_ERROR_REJECTED, 0, 1 },
  { "<province code=\"63\"><name>X</name></province>"
    "<regency code=\"63.11\" province=\"63\" kind=\"kabupaten\"><name>X</name></regency>"
    "<agency uuid=\"" AGENCY_A "\" level=\"regency\" regency=\"63.11\" province=\"63\"/>",
    LAYAK_IMPORT_ERROR_REJECTED, 2, 1 },
  { "<agency uuid=\"" AGENCY_A "\" level=\"ministry\" successor=\"" AGENCY_B "\"/>"
    "<agency uuid=\"" AGENCY_B "\" level=\"ministry\"/>", -2, 2, 0 },
  { "<agency uuid=\"" AGENCY_A "\" level=\"ministry\" successor=\"" AGENCY_B "\"/>"
    "<agency uuid=\"" AGENCY_B "\" level=\"ministry\" successor=\"" AGENCY_A "\"/>", -2, 2, 0 },
  { "<agency uuid=\"" AGENCY_A "\" level=\"ministry\" successor=\"" AGENCY_A "\"/>", -2, 1, 0 },
  { "<agency uuid=\"" AGENCY_A "\" level=\"ministry\" successor=\"" TRAINING "\"/>"
    "<agency uuid=\"" AGENCY_B "\" level=\"ministry\" successor=\"" AGENCY_A "\"/>",
    LAYAK_IMPORT_ERROR_REJECTED, 0, 2 },
  { "<recommendation uuid=\"" AGENCY_A "\" status=\"verified\" verifiedOn=\"2025-01-01\">"
    "<text>X</text><verifiedBy>X</verifiedBy></recommendation>", LAYAK_IMPORT_ERROR_REJECTED, 0, 1 },
  { "<recommendation uuid=\"" AGENCY_A "\" status=\"verified\" verifiedOn=\"2025-01-01\">"
    "<text>X</text><verifiedBy>X</verifiedBy></recommendation>"
    "<document uuid=\"" AGENCY_B "\" recommendation=\"" AGENCY_A "\"><title>X</title></document>", -2, 2, 0 },
  { "<weather/>", -1, 0, 0 },
  { "<province code=\"63\"><name>X</name>", -1, 0, 0 },
};

static gboolean
run (Office      *office,
     const char  *text,
     gboolean     is_dry_run,
     GError     **error)
{
  g_autoptr(LayakImporter) importer = layak_importer_new (office->store);
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  gboolean ok;

  layak_importer_add_stream (importer, stream, "case.xml");
  layak_importer_set_dry_run (importer, is_dry_run);
  ok = layak_importer_run (importer, NULL, error);
  g_set_object (&office->plan, layak_importer_get_plan (importer));
  return ok;
}

static void
check_verdict (Office  *office,
               guint    i,
               gboolean is_dry_run)
{
  g_autofree char *text = g_strconcat (HEAD, cases[i].body, "</report>\n", NULL);
  g_autofree char *before = office_dump (office, TRUE), *after = NULL;
  g_autoptr(GError) error = NULL;

  g_test_message ("case %u, %s", i, is_dry_run ? "dry" : "real");
  g_assert_cmpint (run (office, text, is_dry_run, &error), ==, cases[i].code == -2);
  if (cases[i].code == -1)
    g_assert_error (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID);
  else if (cases[i].code >= 0)
    g_assert_error (error, LAYAK_IMPORT_ERROR, cases[i].code);
  if (cases[i].code != -1)
    {
      g_assert_cmpuint (office_count (office, LAYAK_FATE_NEW), ==, cases[i].n_new);
      g_assert_cmpuint (office_count (office, LAYAK_FATE_REJECTED), ==, cases[i].n_rejected);
    }

  after = office_dump (office, TRUE);
  if (is_dry_run || cases[i].code != -2)
    g_assert_cmpstr (after, ==, before);
  else
    g_assert_cmpstr (after, !=, before);
}

static void
test_verdicts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;

      set_up (&fixture, NULL);
      check_verdict (fixture.a, i, TRUE);
      check_verdict (fixture.a, i, FALSE);
      tear_down (&fixture, NULL);
    }
}

/* How many agencies the import says of that their successors lead back to them. */
static guint
count_circles (Office *office)
{
  GPtrArray *problems = layak_plan_get_problems (office->plan);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const LayakPlanProblem *problem = g_ptr_array_index (problems, i);

      n += problem->problem->class == LAYAK_PROBLEM_WARNING &&
           strstr (problem->problem->message, "lead back to itself") != NULL;
    }
  return n;
}

/* Of a whole circle in the file, and of one that leads into it. */
static void
test_circle_in_file (Fixture       *self,
                     gconstpointer  is_dry_run)
{
  const char *text = HEAD
    "<agency uuid=\"" AGENCY_A "\" level=\"ministry\" validTo=\"2020\" successor=\"" AGENCY_B "\"/>"
    "<agency uuid=\"" AGENCY_B "\" level=\"ministry\" validTo=\"2020\" successor=\"" AGENCY_A "\"/>"
    "<agency uuid=\"" TRAINING "\" level=\"ministry\" validTo=\"2020\" successor=\"" AGENCY_A "\"/></report>\n";

  run (self->a, text, GPOINTER_TO_INT (is_dry_run), NULL);
  g_assert_cmpuint (office_count (self->a, LAYAK_FATE_NEW), ==, 3);
  g_assert_cmpuint (count_circles (self->a), ==, 2);
}

static char *
assign_successor (LayakUuid successor)
{
  g_autofree char *text = layak_uuid_to_string (&successor);

  return g_strconcat ("successor=", text, NULL);
}

/* Each office wrote a part of it, and neither saw a circle. */
static void
test_circle_of_offices (Fixture       *self,
                        gconstpointer  data)
{
  const LayakUuid first = office_add (self->a, "agency", "level=ministry", "abbreviation=A", NULL);
  const LayakUuid second = office_add (self->a, "agency", "level=ministry", "abbreviation=B", NULL);
  const LayakUuid third = office_add (self->a, "agency", "level=ministry", "abbreviation=C", NULL);
  g_autofree char *to_first = assign_successor (first), *to_second = assign_successor (second);
  g_autofree char *to_third = assign_successor (third);

  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  office_set (self->a, "agency", first, "valid-to=2020", to_second, NULL);
  office_set (self->a, "agency", second, "valid-to=2020", to_third, NULL);
  office_set (self->b, "agency", third, "valid-to=2020", to_first, NULL);

  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  g_assert_cmpuint (count_circles (self->b), ==, 2);
  office_take (self->a, self->b, LAYAK_DECISION_NONE);
  g_assert_cmpuint (count_circles (self->a), ==, 3);
  offices_assert_same (self->a, self->b);

  /* Whoever takes it apart does so for all. */
  office_set (self->a, "agency", third, "successor=", "valid-to=", NULL);
  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  g_assert_cmpuint (count_circles (self->b), ==, 0);
  offices_assert_same (self->a, self->b);
}

static void
test_skip_rejected (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(LayakImporter) importer = layak_importer_new (self->a->store);
  g_autofree char *text =
    g_strconcat (HEAD, cases[9].body, "<progress uuid=\"" AGENCY_B "\" recommendation=\"" AGENCY_A "\" "
                 "date=\"2025-01-02\"/><document uuid=\"" TRAINING "\"><title>X</title></document></report>\n", NULL);
  g_autofree char *receipt = g_build_filename (self->directory, "receipt.tsv", NULL), *table = NULL;
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr(GError) error = NULL;
  gint64 n;

  layak_importer_add_stream (importer, stream, "case.xml");
  layak_importer_set_skip_rejected (importer, TRUE);
  layak_importer_run (importer, NULL, &error);
  g_assert_no_error (error);
  layak_connection_get_number (layak_store_get_reader (self->a->store),
                               "SELECT count (*) * 100 + (SELECT count (*) FROM progress) * 10 + "
                               "(SELECT count (*) FROM document) FROM recommendation", &n, NULL);
  g_assert_cmpint (n, ==, 1);

  g_assert_true (layak_receipt_write (layak_importer_get_plan (importer), receipt, &error));
  g_assert_true (g_file_get_contents (receipt, &table, NULL, NULL));
  g_assert_nonnull (strstr (table, "rejected\trecommendation\t" AGENCY_A "\tX\t"));
  g_assert_nonnull (strstr (table, "rejected\tprogress\t" AGENCY_B));
}

/* What another program tells without versions is added, and a difference is for a person to decide. */
static void
test_other_program (Fixture       *self,
                    gconstpointer  data)
{
  const char *first = HEAD "<training uuid=\"" TRAINING "\" status=\"held\"><title>X</title></training></report>\n";
  const char *more = HEAD "<training uuid=\"" TRAINING "\" status=\"held\" batch=\"2\"><title>X</title></training>"
                     "</report>\n";
  const char *other = HEAD "<training uuid=\"" TRAINING "\" status=\"held\"><title>Y</title></training></report>\n";
  g_autoptr(GError) error = NULL;
  g_autofree char *batch = NULL;
  LayakUuid uuid;
  gint64 n_steps;

  layak_uuid_parse (TRAINING, &uuid);
  g_assert_true (run (self->a, first, FALSE, NULL));
  n_steps = office_count_steps (self->a);
  g_assert_true (run (self->a, first, FALSE, NULL));
  g_assert_cmpint (office_count_steps (self->a), ==, n_steps);

  g_assert_true (run (self->a, more, FALSE, NULL));
  batch = office_get (self->a, "training", uuid, "batch");
  g_assert_cmpstr (batch, ==, "2");
  g_assert_true (run (self->a, first, FALSE, NULL));
  g_assert_cmpuint (office_count (self->a, LAYAK_FATE_SAME), ==, 1);
  g_assert_false (run (self->a, other, FALSE, &error));
  g_assert_error (error, LAYAK_IMPORT_ERROR, LAYAK_IMPORT_ERROR_CONFLICT);
}

/* Several files in one step, of which the second changes what the first brought. */
static void
test_several (Fixture       *self,
              gconstpointer  data)
{
  LayakUuid training;
  g_autofree char *one = NULL, *two = NULL, *title = NULL;

  training = office_add (self->a, "training", "title=Satu", "status=held", NULL);
  one = office_export (self->a, "one", NULL);
  office_set (self->a, "training", training, "title=Dua", NULL);
  two = office_export (self->a, "two", NULL);

  for (guint dry = 2; dry-- > 0;)
    {
      g_autoptr(LayakImporter) importer = layak_importer_new (self->b->store);
      g_autoptr(GFile) first = g_file_new_for_path (one), second = g_file_new_for_path (two);
      g_autoptr(GError) error = NULL;

      layak_importer_add_file (importer, first, "one.xml");
      layak_importer_add_file (importer, second, "two.xml");
      layak_importer_set_dry_run (importer, dry);
      layak_importer_run (importer, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (layak_plan_get_n_records (layak_importer_get_plan (importer), LAYAK_FATE_NEW), ==, 1);
      g_assert_cmpuint (layak_plan_get_n_records (layak_importer_get_plan (importer), LAYAK_FATE_CHANGED), ==, 1);
      g_assert_cmpint (office_count_steps (self->b), ==, dry ? 0 : 1);
    }
  title = office_get (self->b, "training", training, "title");
  g_assert_cmpstr (title, ==, "Dua");
  offices_assert_same (self->a, self->b);
  g_assert_true (layak_store_undo (self->b->store, 0, NULL));
  g_assert_null (office_load (self->b, "training", training));
}

/* Decisions for one field and one record, which can be kept as text. */
static void
test_decisions (Fixture       *self,
                gconstpointer  data)
{
  const LayakRecordInfo *info = layak_record_info_find ("training");
  LayakUuid training = office_add (self->a, "training", "title=X", "status=held", NULL);
  g_autoptr(LayakImporter) importer = layak_importer_new (self->b->store);
  g_autoptr(LayakDecisions) decisions = layak_decisions_new (), again = NULL;
  g_autofree char *path = NULL, *text = NULL, *title = NULL, *venue = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  office_take (self->b, self->a, LAYAK_DECISION_NONE);
  office_set (self->a, "training", training, "title=A", "venue=A", NULL);
  office_set (self->b, "training", training, "title=B", "venue=B", NULL);
  path = office_export (self->a, "decisions", NULL);
  file = g_file_new_for_path (path);

  layak_decisions_set (decisions, &training, NULL, LAYAK_DECISION_MINE);
  layak_decisions_set (decisions, &training, layak_record_info_find_field (info, "venue"), LAYAK_DECISION_THEIRS);
  text = layak_decisions_format (decisions);
  again = layak_decisions_parse (text);
  g_assert_nonnull (again);
  layak_importer_add_file (importer, file, "x.xml");
  layak_importer_set_decisions (importer, again);
  layak_importer_run (importer, NULL, &error);
  g_assert_no_error (error);
  title = office_get (self->b, "training", training, "title");
  venue = office_get (self->b, "training", training, "venue");
  g_assert_cmpstr (title, ==, "B");
  g_assert_cmpstr (venue, ==, "A");
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  GCancellable *cancellable = user_data;

  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

/* In the background, to the end or until somebody cancels it. */
static void
test_async (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = data != NULL ? g_cancellable_new () : NULL;
  g_autoptr(LayakImporter) importer = layak_importer_new (self->b->store);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL, *before = NULL, *after = NULL;
  g_autoptr(GFile) file = NULL;

  seed (self->a, LAYAK_SEED_REFERENCE);
  seed (self->a, LAYAK_SEED_DEMO);
  path = office_export (self->a, "async", NULL);
  file = g_file_new_for_path (path);
  before = office_dump (self->b, TRUE);
  layak_importer_add_file (importer, file, "x.xml");
  g_signal_connect (importer, "notify::fraction", G_CALLBACK (notify_cb), cancellable);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
  layak_importer_run_async (importer, cancellable, imported_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (layak_importer_run_finish (importer, result, &error), ==, cancellable == NULL);
  after = office_dump (self->b, TRUE);
  if (cancellable != NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpstr (after, ==, before);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (layak_plan_get_n_records (layak_importer_get_plan (importer), LAYAK_FATE_NEW), >, 100);
  g_assert_cmpfloat (layak_importer_get_fraction (importer), ==, 1);
}

#define ADD(name, data, func) g_test_add (name, Fixture, GINT_TO_POINTER (data), set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/seed", 0, test_seed);
  ADD ("/import/round-trip/sample", LAYAK_SEED_SAMPLE, test_round_trip);
  ADD ("/import/round-trip/demo", LAYAK_SEED_DEMO, test_round_trip);
  ADD ("/import/long", 0, test_long);
  ADD ("/import/undo", 0, test_undo);
  ADD ("/import/undo-of-referred", 0, test_undo_of_referred);
  g_test_add_func ("/import/verdicts", test_verdicts);
  ADD ("/import/circle/file", FALSE, test_circle_in_file);
  ADD ("/import/circle/file-dry", TRUE, test_circle_in_file);
  ADD ("/import/circle/offices", 0, test_circle_of_offices);
  ADD ("/import/skip-rejected", 0, test_skip_rejected);
  ADD ("/import/other-program", 0, test_other_program);
  ADD ("/import/several", 0, test_several);
  ADD ("/import/decisions", 0, test_decisions);
  ADD ("/import/async/done", 0, test_async);
  ADD ("/import/async/cancelled", 1, test_async);
  return g_test_run ();
}
