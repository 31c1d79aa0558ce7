/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats of others: each obeys its rules, and is the same for the same data. */

#include "format-fixture.h"

#include <string.h>

/* Content that is no seed of the program. */
#define NOTHING (-1)

/* Those of which a file that says nothing would be of no use to anybody. */
static gboolean
must_hold_something (const LayakExportFormat *format)
{
  static const char * const names[] = { "adx", "dxf2", "iati", "ics", NULL };

  return g_strv_contains (names, format->name);
}

/* Whatever is in the database, each format is written, and obeys its rules. */
static void
test_contents (FormatFixture *fixture,
               gconstpointer  data)
{
  const int content = GPOINTER_TO_INT (data);

  if (content != NOTHING)
    format_fixture_seed (fixture, (LayakSeed) content);
  for (guint i = 0; i < layak_formats_get_n (); i++)
    {
      const LayakExportOptions options = { .format = layak_formats_nth (i) };
      g_autofree char *text = NULL, *again = NULL;

      if ((content == NOTHING || content == LAYAK_SEED_REFERENCE) && must_hold_something (options.format))
        {
          format_fixture_assert_fails (fixture, &options, LAYAK_EXPORT_ERROR_EMPTY);
          continue;
        }
      text = format_fixture_export_options (fixture, &options);
      again = format_fixture_export_options (fixture, &options);
      g_assert_cmpstr (text, ==, again);
    }
}

/* Two offices that hold the same tell the same. */
static void
test_offices (FormatFixture *fixture,
              gconstpointer  data)
{
  FormatFixture other = { 0 };

  format_fixture_set_up (&other, NULL);
  format_fixture_seed (fixture, LAYAK_SEED_DEMO);
  format_fixture_seed (&other, LAYAK_SEED_DEMO);
  for (guint i = 0; i < layak_formats_get_n (); i++)
    {
      const LayakExportOptions options = { .format = layak_formats_nth (i) };
      g_autofree char *mine = format_fixture_export_options (fixture, &options);
      g_autofree char *theirs = format_fixture_export_options (&other, &options);

      g_assert_cmpstr (mine, ==, theirs);
    }
  format_fixture_tear_down (&other, NULL);
}

/* Contacts of persons get into none of them, whatever the options say. */
static void
test_names (FormatFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *agency = NULL, *organiser = NULL;

  format_fixture_seed (fixture, LAYAK_SEED_REFERENCE);
  agency = store_fixture_add (fixture->store.store, "agency", "level=regency", "regency=63.11", "name=Dinas",
                              "contact=Ibu Siti", "phone=0812345", "email=siti@example.org");
  organiser = g_strconcat ("organiser=", agency, NULL);
  g_free (store_fixture_add (fixture->store.store, "training", "regency=63.11", "title=a", "status=held",
                             "start-date=2025-09-30", organiser));
  for (guint i = 0; i < layak_formats_get_n (); i++)
    {
      const LayakExportOptions options = { .with_names = TRUE, .format = layak_formats_nth (i),
                                           .list = layak_record_info_find ("agency") };
      g_autofree char *text = format_fixture_export_options (fixture, &options);

      g_assert_true ((strstr (text, "Siti") != NULL) == options.format->is_native);
      g_assert_true ((strstr (text, "0812345") != NULL) == options.format->is_native);
    }
}

static void
test_names_of_files (void)
{
  LayakExportOptions options = format_options ("ics", "63.11", "2025-Q3");
  g_autofree char *calendar = layak_exporter_suggest_name (&options), *figures = NULL, *known = NULL;

  g_assert_cmpstr (calendar, ==, "layak-6311-2025-tw3.ics");
  options.format = layak_formats_find ("dxf2");
  figures = layak_exporter_suggest_name (&options);
  g_assert_cmpstr (figures, ==, "layak-6311-2025-tw3.dxf2.xml");
  known = layak_formats_dup_list ();
  g_assert_cmpstr (known, ==, "xml, adx, dxf2, iati, ics, csv, fods");
  g_assert_null (layak_formats_find ("xls"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  format_fixture_add ("contents/nothing", GINT_TO_POINTER (NOTHING), test_contents);
  format_fixture_add ("contents/reference", GINT_TO_POINTER (LAYAK_SEED_REFERENCE), test_contents);
  format_fixture_add ("contents/sample", GINT_TO_POINTER (LAYAK_SEED_SAMPLE), test_contents);
  format_fixture_add ("contents/demo", GINT_TO_POINTER (LAYAK_SEED_DEMO), test_contents);
  format_fixture_add ("offices", NULL, test_offices);
  format_fixture_add ("names", NULL, test_names);
  g_test_add_func ("/formats/names-of-files", test_names_of_files);

  return g_test_run ();
}
