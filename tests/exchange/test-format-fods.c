/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flat OpenDocument: all lists as sheets. */

#include "format-fixture.h"

#include <fcntl.h>
#include <unistd.h>

static const FormatCase fods_case =
{
  .name = "fods",
  .parts =
  {
    " office:version=\"1.3\" ", "<table:table table:name=\"Trainings\">",
    "<table:table-cell table:style-name=\"date\" office:value-type=\"date\" "
    "office:date-value=\"2025-08-20\">",
    "<table:table-cell office:value-type=\"float\" office:value=\"100\">",
    "<text:p>DP3AP2KBPMD</text:p>",
    NULL,
  },
  .empty =
  {
    "<table:table table:name=\"Trainings\">",
    NULL,
  },
  .spoil = "UPDATE training SET title = 'a' || char (1)",
  .breaches =
  {
    { "office:version=\"1.3\"", "office:version=\"1.2\"" },
    { "table:name=\"Trainings\"", "table:name=\"Trainings/2025\"" },
    { "office:date-value=\"2025-08-20\"", "office:date-value=\"2025-08\"" },
    { "office:value=\"100\"", "office:value=\"seratus\"" },
    { "</table:table-header-rows>", "</table:table-header-rows><text:p/>" },
    { NULL, NULL },
  },
};

/* Whatever people write arrives as they wrote it. */
static void
test_hostile (FormatFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *fods = NULL;

  format_fixture_add_hostile (fixture);
  fods = format_fixture_export (fixture, "fods", NULL, NULL);
  assert_has_text (fods, HOSTILE);
  assert_has_text (fods, "-awal");
  assert_holds (fods, "office:string-value=\"-awal&#10;");
  assert_holds (fods, "office:value-type=\"currency\" office:currency=\"IDR\" office:value=\"18000000\"");
  assert_holds (fods, "office:time-value=\"PT09H05M00S\"");
  assert_holds (fods, "office:value-type=\"string\"><text:p>2025-08</text:p>");
}

/* Whoever cancels keeps the old file, also while the new one is being checked. */
static void
test_cancelled (FormatFixture *fixture,
                gconstpointer  data)
{
  const LayakExportOptions options = format_options ("fods", NULL, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  LayakExportJob job = { .options = &options, .cancellable = cancellable };

  format_fixture_seed (fixture, LAYAK_SEED_SAMPLE);
  g_free (format_fixture_export_options (fixture, &options));
  g_cancellable_cancel (cancellable);
  job.fd = open (fixture->output, O_RDONLY | O_CLOEXEC);
  g_assert_false (layak_formats_check (options.format, &job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  close (job.fd);

  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->output, "old", -1, NULL));
  g_assert_false (layak_exporter_write_file (fixture->store.store, &options, fixture->output, NULL, NULL, cancellable,
                                             &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Every type has a sheet of its own name. */
static void
test_lists (FormatFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;

  format_fixture_seed (fixture, LAYAK_SEED_DEMO);
  text = format_fixture_export (fixture, "fods", NULL, NULL);
  g_assert_cmpuint (count (text, "<table:table "), ==, layak_record_info_get_n_infos ());
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      g_autofree char *sheet = g_strdup_printf ("<table:table table:name=\"%s\">", layak_record_info_nth (i)->plural);

      g_assert_cmpuint (count (text, sheet), ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  format_fixture_add_case (&fods_case);
  format_fixture_add ("hostile", NULL, test_hostile);
  format_fixture_add ("cancelled", NULL, test_cancelled);
  format_fixture_add ("lists", NULL, test_lists);

  return g_test_run ();
}
