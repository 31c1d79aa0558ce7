/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report says arrives whole; what is cut off, hostile or cancelled ends soon and with a clear word. */

#include <string.h>
#include <sys/resource.h>

#include "layak-report-reader.h"
#include "report-stream.h"

/* Everything a report told. */
typedef struct
{
  char      *period;
  char      *regency;
  GPtrArray *units;
  GPtrArray *deletions;
  GPtrArray *contents;
  GPtrArray *problems;
  guint      fail_at;      /* the unit whose callback fails, 0 for none */
} Told;

static gboolean
header_cb (const LayakReportHeader  *header,
           gpointer                  user_data,
           GError                  **error)
{
  Told *told = user_data;

  told->period = g_strdup (header->period);
  told->regency = g_strdup (header->regency);
  return TRUE;
}

static gboolean
unit_cb (LayakUnit  *unit,
         guint       line,
         gpointer    user_data,
         GError    **error)
{
  Told *told = user_data;

  g_assert_cmpuint (line, >, 0);
  g_ptr_array_add (told->units, unit);
  if (told->units->len != told->fail_at)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

static gboolean
deletion_cb (LayakTombstone  *deletion,
             guint            line,
             gpointer         user_data,
             GError         **error)
{
  g_ptr_array_add (((Told *) user_data)->deletions, deletion);
  return TRUE;
}

static gboolean
content_cb (const char  *digest,
            GBytes      *bytes,
            guint        line,
            gpointer     user_data,
            GError     **error)
{
  g_ptr_array_add (((Told *) user_data)->contents, g_bytes_ref (bytes));
  return TRUE;
}

static void
problem_cb (const LayakProblem *problem,
            gpointer            user_data)
{
  g_ptr_array_add (((Told *) user_data)->problems, layak_problem_copy (problem));
}

static const LayakReportHandler handler =
{
  .header = header_cb,
  .unit = unit_cb,
  .deletion = deletion_cb,
  .content = content_cb,
  .problem = problem_cb,
};

static void
told_init (Told *told)
{
  memset (told, 0, sizeof *told);
  told->units = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_unit_free);
  told->deletions = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_tombstone_free);
  told->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  told->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_problem_free);
}

static void
told_clear (Told *told)
{
  g_free (told->period);
  g_free (told->regency);
  g_ptr_array_unref (told->units);
  g_ptr_array_unref (told->deletions);
  g_ptr_array_unref (told->contents);
  g_ptr_array_unref (told->problems);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

static const LayakProblem *
last_problem (const Told *told)
{
  g_assert_cmpuint (told->problems->len, >, 0);
  return g_ptr_array_index (told->problems, told->problems->len - 1);
}

static void
read_fixture (const char *name,
              Told       *told)
{
  g_autofree char *text = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  told_init (told);
  text = load_fixture (name, &length);
  stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  layak_report_read (stream, &handler, told, NULL, &error);
  g_assert_no_error (error);
}

/* The only unit of a type. */
static LayakUnit *
find_unit (const Told *told,
           const char *name)
{
  for (guint i = 0; i < told->units->len; i++)
    {
      LayakUnit *unit = g_ptr_array_index (told->units, i);

      if (g_str_equal (unit->root->info->name, name))
        return unit;
    }

  g_error ("No %s was told", name);
}

static void
assert_value (const LayakRow *row,
              const char     *name,
              const char     *expected)
{
  const LayakField *field = layak_record_info_find_field (row->info, name);
  g_autofree char *text = layak_value_format (field, row->values[layak_record_info_field_index (row->info, field)]);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_stamp (LayakStamp  stamp,
              const char *expected)
{
  char text[LAYAK_STAMP_MAX_TEXT];

  layak_stamp_format (stamp, text);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_values (void)
{
  g_auto(Told) told;
  LayakUnit *training, *recommendation;

  read_fixture ("good-full.xml", &told);
  g_assert_cmpuint (told.problems->len, ==, 0);
  g_assert_cmpuint (told.units->len, ==, 12);

  training = find_unit (&told, "training");
  assert_value (training->root, "title", "Pelatihan Konvensi Hak Anak & “Ramah Anak” é ü 訓練 <2025>");
  assert_value (training->root, "legal-bases", "UU 35/2014\nPerda 3/2020");
  assert_value (training->root, "regency", "63.11");
  assert_value (training->root, "lesson-hours", "24.5");
  assert_value (training->root, "start-time", "08:30");
  assert_value (training->root, "indicators", "2024-10 2024-2");
  assert_value (training->root, "theme", NULL);
  g_assert_cmpint (layak_row_get_number (training->root, "spent"), ==, LAYAK_UNKNOWN);
  g_assert_cmpint (training->root->created, ==, 1754013600);
  g_assert_cmpint (training->root->modified, ==, 1755853200);
  g_assert_cmpuint (training->children->len, ==, 3);

  recommendation = find_unit (&told, "recommendation");
  assert_value (recommendation->root, "due-date", "2025-12");
  assert_value (recommendation->root, "achieved", "12.5");
  g_assert_cmpint (recommendation->root->created, ==, LAYAK_UNKNOWN);
}

static void
test_versions (void)
{
  g_auto(Told) told;
  LayakUnit *training;
  LayakRow *speaker, *group;
  LayakVector *seen;

  read_fixture ("good-full.xml", &told);
  training = find_unit (&told, "training");
  speaker = g_ptr_array_index (training->children, 0);
  group = g_ptr_array_index (training->children, 2);

  assert_stamp (training->root->version->made, "000000000000b001:3");
  assert_stamp (layak_version_get_stamp (training->root->version, 9), "000000000000b002:7");
  g_assert_null (training->root->version->seen);

  /* A child is of its training unless it says otherwise. */
  assert_stamp (speaker->version->made, "000000000000b001:3");
  g_assert_cmpint (speaker->created, ==, training->root->created);
  assert_stamp (group->version->made, "000000000000b002:7");
  g_assert_cmpint (group->created, ==, 1755853200);
  g_assert_cmpint (group->modified, ==, training->root->modified);

  seen = find_unit (&told, "recommendation")->root->version->seen;
  g_assert_nonnull (seen);
  g_assert_true (layak_vector_covers (seen, (LayakStamp) { 0xb002, 9 }));
}

/* Files of other programs tell no versions, and keyed records no UUID. */
static void
test_without_versions (void)
{
  g_auto(Told) told;
  LayakUnit *regency;
  LayakUuid uuid = layak_uuid_from_key ("regency", "63.11");

  read_fixture ("good-minimal.xml", &told);
  g_assert_null (find_unit (&told, "training")->root->version);

  told_clear (&told);
  read_fixture ("good-small.xml", &told);
  g_assert_cmpstr (told.regency, ==, "63.11");
  g_assert_cmpstr (told.period, ==, "2025-Q3");
  regency = find_unit (&told, "regency");
  g_assert_true (layak_uuid_equal (&regency->root->uuid, &uuid));
}

static void
assert_deletions (const LayakTombstone *deletion,
                  const char           *expected)
{
  g_autofree char *text = layak_vector_format (deletion->deletions);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_deletion (void)
{
  g_auto(Told) told;
  const LayakTombstone *deletion;

  read_fixture ("good-full.xml", &told);
  g_assert_cmpuint (told.deletions->len, ==, 1);
  deletion = g_ptr_array_index (told.deletions, 0);
  g_assert_cmpstr (deletion->info->name, ==, "training");
  assert_stamp (deletion->version->made, "000000000000b001:2");
  assert_deletions (deletion, "000000000000b001:8");
  g_assert_true (layak_vector_covers_all (deletion->version->seen, deletion->deletions));
  g_assert_cmpstr (deletion->regency, ==, "63.11");
  g_assert_cmpint (deletion->first_date, ==, 20250802);
  g_assert_cmpint (deletion->last_date, ==, 20250800);
  g_assert_cmpint (deletion->deleted, ==, 1756684800);
}

/* What was deleted from a unit, living or not, in the order of types. */
static void
test_part_deletion (void)
{
  g_auto(Told) told;
  const LayakUnit *training;
  const LayakTombstone *speaker, *session, *gone;

  read_fixture ("good-full.xml", &told);
  training = find_unit (&told, "training");
  g_assert_cmpuint (training->deletions->len, ==, 2);
  speaker = g_ptr_array_index (training->deletions, 0);
  session = g_ptr_array_index (training->deletions, 1);
  g_assert_cmpstr (speaker->info->name, ==, "speaker");
  g_assert_cmpstr (session->info->name, ==, "session");
  g_assert_true (layak_uuid_equal (&speaker->unit, &training->root->uuid));
  assert_deletions (speaker, "000000000000b001:4 000000000000b002:7");
  assert_stamp (layak_version_get_stamp (speaker->version, layak_record_info_field_index (speaker->info,
                layak_record_info_find_field (speaker->info, "name"))), "000000000000b001:4");
  g_assert_cmpint (speaker->deleted, ==, 1755853200);

  gone = g_ptr_array_index (told.deletions, 0);
  g_assert_cmpuint (gone->parts->len, ==, 1);
  session = g_ptr_array_index (gone->parts, 0);
  g_assert_true (layak_uuid_equal (&session->unit, &gone->uuid));
}

static void
test_content (void)
{
  g_auto(Told) told;
  GBytes *bytes;

  read_fixture ("good-full.xml", &told);
  g_assert_cmpuint (told.contents->len, ==, 1);
  bytes = g_ptr_array_index (told.contents, 0);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "Halo", 4);
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *file;
    const char *title;
  } cases[] =
  {
    { "good-bom.xml", "Pelatihan é" },
    { "good-utf16.xml", "Pelatihan é" },
    { "good-latin1.xml", "Pelatihan é" },
    { "good-cdata.xml", "A & B <c>" },
    { "good-charref.xml", "A & B é" },
    { "good-comment.xml", "Pelatihan é" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Told) told;

      g_test_message ("%s", cases[i].file);
      read_fixture (cases[i].file, &told);
      assert_value (find_unit (&told, "training")->root, "title", cases[i].title);
    }
}

/* Nothing of a report that was cut off is taken for the whole. */
static void
test_truncation (void)
{
  g_autofree char *text = NULL;
  gsize length, end;

  text = load_fixture ("good-full.xml", &length);
  end = (gsize) (strstr (text, "</report>") + strlen ("</report>") - text);
  for (gsize size = 0; size < length; size++)
    {
      g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);
      g_autoptr(GError) error = NULL;
      g_auto(Told) told;

      told_init (&told);
      if (layak_report_read (stream, &handler, &told, NULL, &error) != (size >= end))
        g_error ("Cut off after %" G_GSIZE_FORMAT " bytes", size);
      if (size >= end)
        continue;

      g_assert_error (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID);
      g_assert_cmpint (last_problem (&told)->class, ==, LAYAK_PROBLEM_FATAL);
    }
}

static void
test_cancelled (void)
{
  g_autofree char *text = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_auto(Told) told;
  gsize length;

  told_init (&told);
  text = load_fixture ("good-full.xml", &length);
  stream = report_stream_new (g_bytes_new_static (text, length), NULL, 0, 100);
  g_cancellable_cancel (cancellable);
  g_assert_false (layak_report_read (stream, &handler, &told, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_failing_callback (void)
{
  g_autofree char *text = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(Told) told;
  gsize length;

  told_init (&told);
  told.fail_at = 3;
  text = load_fixture ("good-full.xml", &length);
  stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_assert_false (layak_report_read (stream, &handler, &told, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (told.units->len, ==, 3);
}

#define HEAD    "<?xml version=\"1.0\"?>\n<report xmlns=\"urn:layak:report:1\" version=\"1.0\">\n"
#define RECORD  "<training uuid=\"01941f29-7c00-7000-8000-000000000002\" status=\"held\">"

/* Each would fill the memory or take for ever; a short while later it must be over. The test runner watches that. */
static const struct
{
  const char *name;
  const char *head;
  const char *body;
  guint64     n_bodies;
  const char *message;
} attacks[] =
{
  { "deep", HEAD RECORD, "<a>", 1000000, "Elements lie too deep*" },
  { "deep-foreign", HEAD RECORD "<a xmlns=\"urn:x\">", "<a>", 1000000, "Elements lie too deep*" },
  { "text", HEAD RECORD "<title>", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 1u << 25, "There is no tag for too long*" },
  { "comment", HEAD "<!--", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 1u << 25, "There is no tag for too long*" },
  { "comment-with-tags", HEAD "<!--", "<<<<<<<<<<<<<<<<xxxxxxxxxxxxxxxx", 1u << 25, "*too long*" },
  { "cdata-with-tags", HEAD RECORD "<title><![CDATA[", "<<<<<<<<<<<<<<<<xxxxxxxxxxxxxxxx", 1u << 25, "*too long*" },
  { "attribute", HEAD "<training a=\"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 1u << 25, "There is no tag for too long*" },
  { "references", HEAD RECORD "<title>", "&#120;", 1u << 27, "There is no tag for too long*" },
  { "blanks", HEAD, "                                ", 1u << 25, "There is no tag for too long*" },
  { "bad-records", HEAD, "<training/>", 1u << 27, "There are too many problems*" },
  { "unknown-records", HEAD, "<weather/>", 1u << 27, "There are too many problems*" },
  { "children", HEAD RECORD, "<session><topic>x</topic></session>", 1u << 27, "There are too many problems*" },
  { "instructions", HEAD, "<?x?>", 1u << 27, "There is a processing instruction*" },
  { "subset", "<!DOCTYPE report [", "<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaa\">", 1u << 27, "There is a document type*" },
};

static void
assert_ends (GInputStream *stream,
             const char   *message)
{
  g_autoptr(GError) error = NULL;
  g_auto(Told) told;

  told_init (&told);
  g_assert_false (layak_report_read (stream, &handler, &told, NULL, &error));
  g_assert_error (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID);
  g_assert_cmpuint (told.problems->len, <=, 1001);
  g_assert_cmpint (last_problem (&told)->class, ==, LAYAK_PROBLEM_FATAL);
  if (!g_pattern_match_simple (message, last_problem (&told)->message))
    g_assert_cmpstr (last_problem (&told)->message, ==, message);
}

static void
test_attack (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const char *body = attacks[i].body;
  g_autoptr(GString) bodies = g_string_new (NULL);
  g_autoptr(GInputStream) stream = NULL;

  for (guint k = 0; k < 1024; k++)
    g_string_append (bodies, body);
  stream = report_stream_new (g_bytes_new_static (attacks[i].head, strlen (attacks[i].head)),
                              g_bytes_new (bodies->str, bodies->len), attacks[i].n_bodies / 1024, 65536);
  assert_ends (stream, attacks[i].message);
}

/* Names are kept for ever by libxml2, and attributes compared with each other. */
static void
test_many_names (void)
{
  static const char * const cases[][3] =
  {
    { HEAD RECORD "<x xmlns=\"urn:x\">", "<a", "/>" },
    { HEAD RECORD, "<x xmlns=\"urn:x", "\"/>" },
    { HEAD "<training ", " a", "=\"1\"" },
    { HEAD RECORD "<x xmlns=\"urn:x\" ", " a", "=\"1\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *text = g_string_new (cases[i][0]);
      g_autoptr(GInputStream) stream = NULL;

      for (guint k = 0; k < 20000; k++)
        g_string_append_printf (text, "%s%u%s", cases[i][1], k, cases[i][2]);
      g_string_append (text, "/>");
      stream = report_stream_new (g_string_free_to_bytes (text), NULL, 0, 65536);
      assert_ends (stream, "There are too many *");
    }
}

/* Runs last: none of the attacks may have taken more. The address sanitizer needs memory of its own. */
static void
test_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("built with the address sanitizer");
#else
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  g_assert_cmpint (usage.ru_maxrss, <, 64 * 1024);
#endif
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-reader/values", test_values);
  g_test_add_func ("/report-reader/versions", test_versions);
  g_test_add_func ("/report-reader/without-versions", test_without_versions);
  g_test_add_func ("/report-reader/deletion", test_deletion);
  g_test_add_func ("/report-reader/part-deletion", test_part_deletion);
  g_test_add_func ("/report-reader/content", test_content);
  g_test_add_func ("/report-reader/encodings", test_encodings);
  g_test_add_func ("/report-reader/truncation", test_truncation);
  g_test_add_func ("/report-reader/cancelled", test_cancelled);
  g_test_add_func ("/report-reader/failing-callback", test_failing_callback);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *name = g_strconcat ("/report-reader/attack/", attacks[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_attack);
    }
  g_test_add_func ("/report-reader/many-names", test_many_names);
  g_test_add_func ("/report-reader/memory", test_memory);

  return g_test_run ();
}
