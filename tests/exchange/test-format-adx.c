/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ADX: the figures, by place, period and question. */

#include "format-fixture.h"

#include <string.h>

static const FormatCase adx_case =
{
  .name = "adx",
  .parts =
  {
    "<adx xmlns=\"urn:ihe:qrph:adx:2015\" exported=\"2025-08-25T00:00:00Z\">",
    "<group orgUnit=\"63.11\" period=\"2025-07-01/P3M\" dataSet=\"LAYAK_KHA\">",
    "<dataValue dataElement=\"LAYAK_TRAININGS_HELD\" value=\"1\"/>",
    "<dataValue dataElement=\"LAYAK_PEOPLE_TRAINED\" value=\"100\"/>",
    "<dataValue dataElement=\"LAYAK_RECOMMENDATIONS\" STATUS=\"PROPOSED\" value=\"1\"/>",
    NULL,
  },
  .empty =
  {
    "<group orgUnit=\"63.11\" period=\"2024-01-01/P1Y\" dataSet=\"LAYAK_KHA\">",
    "<dataValue dataElement=\"LAYAK_TRAININGS_HELD\" value=\"0\"/>",
    NULL,
  },
  .spoil = FORMAT_BAD_PLACE,
  .breaches =
  {
    { " exported=\"", " time=\"" },
    { "value=\"100\"", "value=\"-1\"" },
    { "GROUP=\"TASK_FORCE\"", "GROUP=\"task force\"" },
    { "/P1Y", "" },
    { "</adx>", "" },
    { NULL, NULL },
  },
};

/* Groups are told as the codes they have here, in capitals. */
static void
test_hostile (FormatFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *text = NULL;

  format_fixture_add_hostile (fixture);
  text = format_fixture_export (fixture, "adx", NULL, "2025-Q3");
  assert_holds (text, "<dataValue dataElement=\"LAYAK_PARTICIPANTS\" GROUP=\"EDUCATORS\" SEX=\"F\" value=\"4\"/>");
}

/* A training counts once, in the period that holds all that is known of its first day. */
static void
test_periods (FormatFixture *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *period;
    const char *told;
    const char *held;
  } cases[] =
  {
    { "2025", "2025-01-01/P1Y", "3" },
    { "2025-S2", "2025-07-01/P6M", "2" },
    { "2025-Q3", "2025-07-01/P3M", "2" },
    { "2025-Q4", "2025-10-01/P3M", "0" },
    { "2025-09", "2025-09-01/P1M", "2" },
    { "2025-09-30/2025-09-30", "2025-09-30/P1D", "1" },
    { "2025-09-10/2025-10-05", "2025-09-10/P26D", "1" },
  };

  format_fixture_add_dated (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = format_fixture_export (fixture, "adx", "63.11", cases[i].period);
      g_autofree char *group = g_strdup_printf ("orgUnit=\"63.11\" period=\"%s\"", cases[i].told);
      g_autofree char *held = g_strdup_printf ("HELD\" value=\"%s\"", cases[i].held);

      assert_holds (text, group);
      assert_holds (text, held);
    }
}

/* What stays open is told in each year, also where nothing else happened. */
static void
test_years (FormatFixture *fixture,
            gconstpointer  data)
{
  static const char * const open[] = { "2022", "2023", "2024", "2025" };
  g_autofree char *training = NULL, *recommendation = NULL, *text = NULL;

  format_fixture_seed (fixture, LAYAK_SEED_REFERENCE);
  recommendation = store_fixture_add (fixture->store.store, "recommendation", "regency=63.11", "text=Bentuk PATBM",
                                      "status=in-progress", "raised-on=2022-05-01");
  training = store_fixture_add (fixture->store.store, "training", "regency=63.11", "title=Pelatihan", "status=held",
                                "start-date=2025-08-20");
  text = format_fixture_export (fixture, "adx", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autofree char *group = g_strdup_printf ("orgUnit=\"63.11\" period=\"%s-01-01/P1Y\"", open[i]);
      const char *found = strstr (text, group);

      g_assert_nonnull (found);
      assert_holds (found, "STATUS=\"IN_PROGRESS\" value=\"1\"");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  format_fixture_add_case (&adx_case);
  format_fixture_add ("hostile", NULL, test_hostile);
  format_fixture_add ("periods", NULL, test_periods);
  format_fixture_add ("years", NULL, test_years);

  return g_test_run ();
}
