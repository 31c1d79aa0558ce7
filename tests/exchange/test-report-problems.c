/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every fixture tells exactly the problems of this table, however the bytes arrive. */

#include <string.h>

#include "layak-report-reader.h"
#include "report-stream.h"

/* In the order of the files and of the problems within. Messages are patterns. */
static const struct
{
  const char        *file;
  LayakProblemClass  class;
  guint              line;
  guint              column;
  const char        *info;
  const char        *record;
  const char        *field;
  const char        *message;
} expected[] =
{
  { "bad-ampersand.xml", LAYAK_PROBLEM_FATAL, 4, 15, "training", "01941f29-7c00-7000-8000-000000000002", NULL,
    "There is an “&” or “<” that begins nothing; write “&amp;” or “&lt;”; “title”, begun in lin*" },
  { "bad-bomb.xml", LAYAK_PROBLEM_FATAL, 2, 16, NULL, NULL, NULL,
    "There is a document type declaration, which reports do not allow" },
  { "bad-changed.xml", LAYAK_PROBLEM_REJECTED, 3, 3, "training", "Pelatihan", NULL,
    "“seen” or “changed” needs “made” beside it" },
  { "bad-child.xml", LAYAK_PROBLEM_REJECTED, 5, 58, "session", "T", "day",
    "“soon” is not a date that exists, such as 2025-08-20, 2025-08 or 2025" },
  { "bad-choice.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", "kind",
    "“party” is not one of the known values" },
  { "bad-choices.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", "target-groups",
    "“pirates” is not one of the known values" },
  { "bad-code.xml", LAYAK_PROBLEM_REJECTED, 3, 13, "province", "X", "code", "“6x” is not a code of the right form" },
  { "bad-content-size.xml", LAYAK_PROBLEM_REJECTED, 4, 11, NULL, NULL, NULL, "The file is larger than it says" },
  { "bad-content.xml", LAYAK_PROBLEM_REJECTED, 3, 3, NULL, NULL, NULL,
    "The file was changed: its size or digest is another" },
  { "bad-control.xml", LAYAK_PROBLEM_FATAL, 4, 17, "training", "01941f29-7c00-7000-8000-000000000002", NULL,
    "There is a character which XML does not allow, or the encoding is not the one declared; “t*" },
  { "bad-created.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", NULL,
    "created: “2025-08-20” has not the form this attribute must have" },
  { "bad-date.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", "start-date",
    "“2025-02-30” is not a date that exists, such as 2025-08-20, 2025-08 or 2025" },
  { "bad-decimal.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", "lesson-hours",
    "“1e3” is not a number with a decimal point and without a sign" },
  { "bad-deletion-type.xml", LAYAK_PROBLEM_REJECTED, 3, 3, NULL, NULL, NULL,
    "The deletion is of a type of record that is not known" },
  { "bad-deletion.xml", LAYAK_PROBLEM_REJECTED, 3, 3, "training", "01941f29-7c00-7000-8000-000000000009", NULL,
    "It is required, but there is no “seen”" },
  { "bad-deletion.xml", LAYAK_PROBLEM_REJECTED, 3, 3, "training", "01941f29-7c00-7000-8000-000000000009", NULL,
    "It is required, but there is no “stamp”" },
  { "bad-deletion.xml", LAYAK_PROBLEM_REJECTED, 3, 3, "training", "01941f29-7c00-7000-8000-000000000009", NULL,
    "It is required, but there is no “deleted”" },
  { "bad-delivered.xml", LAYAK_PROBLEM_FATAL, 2, 1, NULL, NULL, NULL,
    "The report was changed since it was delivered: its digest is another" },
  { "bad-digest.xml", LAYAK_PROBLEM_FATAL, 2, 50, NULL, NULL, NULL,
    "digest: “SHA-256” has not the form this attribute must have" },
  { "bad-doctype.xml", LAYAK_PROBLEM_FATAL, 2, 18, NULL, NULL, NULL,
    "There is a document type declaration, which reports do not allow" },
  { "bad-double-attribute.xml", LAYAK_PROBLEM_FATAL, 3, 96, NULL, NULL, NULL,
    "An attribute stands twice; “report”, begun in line 2, is still open" },
  { "bad-double-key.xml", LAYAK_PROBLEM_REJECTED, 6, 3, "province", "A", NULL,
    "A record with this UUID or key stands in the file already" },
  { "bad-double-uuid.xml", LAYAK_PROBLEM_REJECTED, 6, 3, "training", "Pelatihan", NULL,
    "A record with this UUID or key stands in the file already" },
  { "bad-element-in-text.xml", LAYAK_PROBLEM_REJECTED, 4, 14, "training", "01941f29-7c00-7000-8000-000000000002", NULL,
    "“b” is not known within “title”" },
  { "bad-empty-title.xml", LAYAK_PROBLEM_REJECTED, 4, 12, "training", "01941f29-7c00-7000-8000-000000000002", "title",
    "The value is empty; what is unknown must be left out" },
  { "bad-empty.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", "start-date",
    "The value is empty; what is unknown must be left out" },
  { "bad-encoding.xml", LAYAK_PROBLEM_FATAL, 1, 38, NULL, NULL, NULL, "The encoding of the file is not known" },
  { "bad-entity.xml", LAYAK_PROBLEM_FATAL, 4, 20, "training", "01941f29-7c00-7000-8000-000000000002", NULL,
    "An entity is used, which reports do not allow; “title”, begun in line 4, is still open" },
  { "bad-external.xml", LAYAK_PROBLEM_FATAL, 2, 45, NULL, NULL, NULL,
    "There is a document type declaration, which reports do not allow" },
  { "bad-garbage.xml", LAYAK_PROBLEM_FATAL, 1, 1, NULL, NULL, NULL, "This is no XML file" },
  { "bad-huge.xml", LAYAK_PROBLEM_REJECTED, 4, 12, "training", "01941f29-7c00-7000-8000-000000000002", "title",
    "The text is too long" },
  { "bad-instruction.xml", LAYAK_PROBLEM_FATAL, 3, 16, NULL, NULL, NULL,
    "There is a processing instruction, which reports do not allow" },
  { "bad-key-uuid.xml", LAYAK_PROBLEM_REJECTED, 3, 3, "province", "A", NULL,
    "The UUID is not the one that belongs to the key" },
  { "bad-less.xml", LAYAK_PROBLEM_FATAL, 4, 15, "training", "01941f29-7c00-7000-8000-000000000002", NULL,
    "There is an “&” or “<” that begins nothing; write “&amp;” or “&lt;”; “title”, begun in lin*" },
  { "bad-long.xml", LAYAK_PROBLEM_REJECTED, 4, 12, "training", "01941f29-7c00-7000-8000-000000000002", "title",
    "The text is longer than 300 characters" },
  { "bad-made.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", NULL,
    "made: “x:1” has not the form this attribute must have" },
  { "bad-mismatch.xml", LAYAK_PROBLEM_FATAL, 4, 21, "training", "01941f29-7c00-7000-8000-000000000002", NULL,
    "An end tag does not match the element that is open; “title”, begun in line 4, is still open" },
  { "bad-namespace.xml", LAYAK_PROBLEM_FATAL, 2, 1, NULL, NULL, NULL,
    "The report is of another format (urn:layak:report:2), which needs another Layak" },
  { "bad-no-namespace.xml", LAYAK_PROBLEM_FATAL, 2, 1, NULL, NULL, NULL,
    "This is no Layak report: it begins with “report”" },
  { "bad-no-status.xml", LAYAK_PROBLEM_REJECTED, 3, 3, "training", "Pelatihan", "status",
    "It is required, but there is no “status”" },
  { "bad-no-title.xml", LAYAK_PROBLEM_REJECTED, 3, 3, "training", "Tema", "title",
    "It is required, but there is no “title”" },
  { "bad-no-uuid.xml", LAYAK_PROBLEM_REJECTED, 3, 3, "training", "Pelatihan", NULL, "The record has no UUID" },
  { "bad-no-version.xml", LAYAK_PROBLEM_FATAL, 2, 1, NULL, NULL, NULL,
    "The report does not tell the version of its format" },
  { "bad-none.xml", LAYAK_PROBLEM_FATAL, 0, 0, NULL, NULL, NULL, "The file is empty" },
  { "bad-nul.xml", LAYAK_PROBLEM_FATAL, 4, 16, "training", "01941f29-7c00-7000-8000-000000000002", NULL,
    "There is a character which XML does not allow, or the encoding is not the one declared; “t*" },
  { "bad-number.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", "participants",
    "“-5” is not a whole number without a sign" },
  { "bad-order.xml", LAYAK_PROBLEM_REJECTED, 5, 5, "training", "T", "title",
    "“title” stands in the wrong place: what is within a record has an order" },
  { "bad-other-root.xml", LAYAK_PROBLEM_FATAL, 2, 1, NULL, NULL, NULL,
    "This is no Layak report: it begins with “html”" },
  { "bad-part-deletion.xml", LAYAK_PROBLEM_REJECTED, 4, 5, "agency", "01941f29-7c00-7000-8000-000000000009", NULL,
    "The deletion is of a type of record that is not known" },
  { "bad-part-deletion.xml", LAYAK_PROBLEM_REJECTED, 7, 100, "training", "01941f29-7c00-7000-8000-00000000000b", NULL,
    "There is no attribute “seen” here" },
  { "bad-part-deletion.xml", LAYAK_PROBLEM_REJECTED, 7, 5, "training", "01941f29-7c00-7000-8000-00000000000b", NULL,
    "It is required, but there is no “stamp”" },
  { "bad-period.xml", LAYAK_PROBLEM_FATAL, 2, 50, NULL, NULL, NULL,
    "period: “soon” has not the form this attribute must have" },
  { "bad-range.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", "batch",
    "The value must lie between 1 and 1000" },
  { "bad-record-order.xml", LAYAK_PROBLEM_FATAL, 6, 3, NULL, NULL, NULL,
    "“province” comes too late: the types of records have an order" },
  { "bad-record-order.xml", LAYAK_PROBLEM_REJECTED, 9, 71, "training", "Pelatihan", "kind",
    "“x” is not one of the known values" },
  { "bad-receipt-changed.xml", LAYAK_PROBLEM_FATAL, 2, 1, NULL, NULL, NULL,
    "The receipt was changed since it was written: its digest is another" },
  { "bad-receipt.xml", LAYAK_PROBLEM_REJECTED, 6, 3, "training", "Pelatihan", NULL,
    "This element stands in the wrong place; here could stand: remark" },
  { "bad-reference-key.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", "regency",
    "“63-11” is no code or UUID that could name a record (Regency or city)" },
  { "bad-reference.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", "organiser",
    "“dinas” is no code or UUID that could name a record (Agency)" },
  { "bad-references.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", "indicators",
    "“2024-” is no code or UUID that could name a record (Indicator)" },
  { "bad-speaker.xml", LAYAK_PROBLEM_REJECTED, 5, 5, "session", "T", "speakers",
    "“01941f29-7c00-7000-8000-000000000005” is none of the same training (Speaker or official)" },
  { "bad-surrogate.xml", LAYAK_PROBLEM_FATAL, 4, 12, "training", "01980000-0000-7000-8000-000000000001", NULL,
    "There is a character which XML does not allow, or the encoding is not the one declared" },
  { "bad-text-in-record.xml", LAYAK_PROBLEM_REJECTED, 4, 21, "training", "A", NULL,
    "There is text between the elements" },
  { "bad-text-only.xml", LAYAK_PROBLEM_FATAL, 1, 1, NULL, NULL, NULL, "This is no XML file" },
  { "bad-text.xml", LAYAK_PROBLEM_FATAL, 2, 50, NULL, NULL, NULL, "There is text between the elements" },
  { "bad-truncated.xml", LAYAK_PROBLEM_FATAL, 5, 12, "training", "Pelatihan", NULL,
    "The file ends too early; “training”, begun in line 3, is still open" },
  { "bad-twice.xml", LAYAK_PROBLEM_REJECTED, 5, 5, "training", "A", "title", "It is told twice" },
  { "bad-two-roots.xml", LAYAK_PROBLEM_FATAL, 4, 1, NULL, NULL, NULL,
    "There is something after the end of the report" },
  { "bad-unknown-attribute.xml", LAYAK_PROBLEM_REJECTED, 3, 71, "training", "Pelatihan", NULL,
    "There is no attribute “colour” here" },
  { "bad-unknown-element.xml", LAYAK_PROBLEM_REJECTED, 5, 5, "training", "A", NULL,
    "“mood” is not known within “training”" },
  { "bad-unknown-record.xml", LAYAK_PROBLEM_FATAL, 3, 3, NULL, NULL, NULL, "“weather” is not known within “report”" },
  { "bad-unknown-record.xml", LAYAK_PROBLEM_REJECTED, 4, 71, "training", "Pelatihan", "kind",
    "“x” is not one of the known values" },
  { "bad-utf16-label.xml", LAYAK_PROBLEM_FATAL, 1, 38, NULL, NULL, NULL,
    "There is a character which XML does not allow, or the encoding is not the one declared" },
  { "bad-utf8.xml", LAYAK_PROBLEM_FATAL, 4, 16, "training", "01941f29-7c00-7000-8000-000000000002", NULL,
    "There is a character which XML does not allow, or the encoding is not the one declared; “t*" },
  { "bad-uuid.xml", LAYAK_PROBLEM_REJECTED, 3, 13, "training", "Pelatihan", NULL,
    "uuid: “01941f29” has not the form this attribute must have" },
  { "bad-version.xml", LAYAK_PROBLEM_FATAL, 2, 1, NULL, NULL, NULL,
    "The report has version 2.0, which needs a newer Layak" },
  { "bad-xxe.xml", LAYAK_PROBLEM_FATAL, 2, 18, NULL, NULL, NULL,
    "There is a document type declaration, which reports do not allow" },
  { "odd-newer-minor.xml", LAYAK_PROBLEM_WARNING, 2, 1, NULL, NULL, NULL,
    "A newer Layak wrote this report (version 1.3); what is unknown here is skipped" },
  { "odd-newer-minor.xml", LAYAK_PROBLEM_WARNING, 2, 50, NULL, NULL, NULL,
    "“shape” is not known to this program and is skipped" },
  { "odd-newer-minor.xml", LAYAK_PROBLEM_WARNING, 11, 87, "training", "Pelatihan", NULL,
    "“colour” is not known to this program and is skipped" },
  { "odd-newer-minor.xml", LAYAK_PROBLEM_WARNING, 13, 5, "training", "Pelatihan", NULL,
    "“mood” is not known to this program and is skipped" },
  { "odd-newer-minor.xml", LAYAK_PROBLEM_WARNING, 18, 3, NULL, NULL, NULL,
    "“weather” is not known to this program and is skipped" },
  { "odd-newer-without-uuid.xml", LAYAK_PROBLEM_WARNING, 2, 1, NULL, NULL, NULL,
    "A newer Layak wrote this report (version 1.3); what is unknown here is skipped" },
  { "odd-newer-without-uuid.xml", LAYAK_PROBLEM_WARNING, 2, 50, NULL, NULL, NULL,
    "“shape” is not known to this program and is skipped" },
  { "odd-newer-without-uuid.xml", LAYAK_PROBLEM_WARNING, 11, 87, "training", "Pelatihan", NULL,
    "“colour” is not known to this program and is skipped" },
  { "odd-newer-without-uuid.xml", LAYAK_PROBLEM_WARNING, 13, 5, "training", "Pelatihan", NULL,
    "“mood” is not known to this program and is skipped" },
  { "odd-newer-without-uuid.xml", LAYAK_PROBLEM_WARNING, 15, 13, "training", "Pelatihan lain", NULL,
    "“uuyd” is not known to this program and is skipped" },
  { "odd-newer-without-uuid.xml", LAYAK_PROBLEM_REJECTED, 15, 3, "training", "Pelatihan lain", NULL,
    "The record has no UUID" },
  { "odd-newer-without-uuid.xml", LAYAK_PROBLEM_WARNING, 18, 3, NULL, NULL, NULL,
    "“weather” is not known to this program and is skipped" },
  { "odd-schema-instance.xml", LAYAK_PROBLEM_WARNING, 3, 129, "training", "Pelatihan", NULL,
    "What belongs to the namespace “http://www.w3.org/2001/XMLSchema-instance” is skipped" },
  { "good-foreign.xml", LAYAK_PROBLEM_WARNING, 11, 113, "training", "Pelatihan", NULL,
    "What belongs to the namespace “urn:example:x” is skipped" },
};

static void
problem_cb (const LayakProblem *problem,
            gpointer            user_data)
{
  g_ptr_array_add (user_data, layak_problem_copy (problem));
}

/* All problems of a fixture; @max_read is how many bytes arrive at a time. */
static GPtrArray *
read_problems (const char *name,
               gsize       max_read,
               gboolean   *ok)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_problem_free);
  const LayakReportHandler handler = { .problem = problem_cb };
  g_autofree char *text = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  text = load_fixture (name, &length);
  stream = report_stream_new (g_bytes_new_static (text, length), NULL, 0, max_read);
  *ok = layak_report_read (stream, &handler, problems, NULL, &error);
  if (!*ok)
    g_assert_true (error->domain == LAYAK_REPORT_ERROR);
  return problems;
}

static void
assert_problem (const LayakProblem *problem,
                guint               row)
{
  g_autofree char *text = layak_problem_format (problem, expected[row].file);

  g_test_message ("%s", text);
  g_assert_cmpint (problem->class, ==, expected[row].class);
  g_assert_cmpuint (problem->line, ==, expected[row].line);
  g_assert_cmpuint (problem->column, ==, expected[row].column);
  g_assert_cmpstr (problem->info != NULL ? problem->info->name : NULL, ==, expected[row].info);
  g_assert_cmpstr (problem->record, ==, expected[row].record);
  g_assert_cmpstr (problem->field != NULL ? problem->field->name : NULL, ==, expected[row].field);
  if (!g_pattern_match_simple (expected[row].message, problem->message))
    g_assert_cmpstr (problem->message, ==, expected[row].message);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
assert_fixture (const char *name,
                gsize       max_read)
{
  gboolean ok, is_fatal = FALSE;
  g_autoptr(GPtrArray) problems = read_problems (name, max_read, &ok);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (g_str_equal (expected[i].file, name))
      {
        g_assert_cmpuint (n, <, problems->len);
        assert_problem (g_ptr_array_index (problems, n++), i);
        is_fatal |= expected[i].class == LAYAK_PROBLEM_FATAL;
      }

  g_assert_cmpuint (problems->len, ==, n);
  g_assert_true (ok == !is_fatal);
  g_assert_true (n > 0 || g_str_has_prefix (name, "good-"));
}

/* The parser holds on to different bytes each time, but what it tells must be the same. */
static void
test_fixture (gconstpointer data)
{
  static const gsize sizes[] = { 65536, 1, 7, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    assert_fixture (data, sizes[i]);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = NULL;
  g_autofree char *path = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);

  path = g_build_filename (g_getenv ("LAYAK_FIXTURES"), "report", NULL);
  folder = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/report-problems/", name, NULL);

      g_test_add_data_func_full (test, g_strdup (name), test_fixture, g_free);
    }

  return g_test_run ();
}
