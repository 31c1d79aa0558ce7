/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV: one list. */

#include "format-fixture.h"

static const FormatCase csv_case =
{
  .name = "csv",
  .parts =
  {
    "\xef\xbb\xbfuuid,regency,regency_name,", ",organiser,organiser_name,",
    "\r\n01980000-5a3e-7001-8000-000000000001,63.11,Balangan,", ",2025-08-20,2025-08-22,", ",DP3AP2KBPMD,",
    NULL,
  },
  .empty = { ",title,", NULL },
  .spoil = "UPDATE training SET title = 'a' || CAST (x'ff' AS TEXT)",
  .breaches =
  {
    { "\xef\xbb\xbf", "" },
    { ",held,", ",held," "," },
    { ",held,", ",he\"ld," },
    { "Konvensi", "Kon\xffvensi" },
    { "Z\r\n", "Z\n" },
    { NULL, NULL },
  },
};

/* Of a place and a period in which nothing happened there is one line. */
static void
test_heading_alone (FormatFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = NULL;

  format_fixture_seed (fixture, LAYAK_SEED_SAMPLE);
  text = format_fixture_export (fixture, "csv", "63.11", "2024");
  g_assert_cmpuint (count (text, "\r\n"), ==, 1);
}

static void
test_hostile (FormatFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *trainings = NULL, *recommendations = NULL, *long_text = make_long_text (), *cell = NULL;
  LayakExportOptions options = format_options ("csv", NULL, NULL);

  format_fixture_add_hostile (fixture);
  trainings = format_fixture_export_options (fixture, &options);
  assert_holds (trainings, ",\"'=1+2 & <b> \"\"x\"\"; a, b \\ 'c' - @ ]]> é 中文字 👩‍🏫\",");
  assert_holds (trainings, ",\"'@=1+2");
  options.list = layak_record_info_find ("recommendation");
  options.delimiter = ';';
  recommendations = format_fixture_export_options (fixture, &options);
  cell = g_strdup_printf (";\"'%s\";", long_text);
  assert_holds (recommendations, cell);
  assert_holds (recommendations, ";\"'=1+2 & <b>");
  assert_holds (recommendations, ";3;2.99;");
  options.delimiter = '\t';
  g_free (format_fixture_export_options (fixture, &options));
}

/* Every list has the fields of its type. */
static void
test_lists (FormatFixture *fixture,
            gconstpointer  data)
{
  format_fixture_seed (fixture, LAYAK_SEED_DEMO);
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakExportOptions options = { .format = layak_formats_find ("csv"), .list = layak_record_info_nth (i) };
      g_autofree char *text = format_fixture_export_options (fixture, &options);

      assert_holds (text, ",created,modified\r\n");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  format_fixture_add_case (&csv_case);
  format_fixture_add ("heading-alone", NULL, test_heading_alone);
  format_fixture_add ("hostile", NULL, test_hostile);
  format_fixture_add ("lists", NULL, test_lists);

  return g_test_run ();
}
