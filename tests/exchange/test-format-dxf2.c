/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DXF 2.0 of DHIS2: the figures, each with what is doubtful about it. */

#include "format-fixture.h"

static const FormatCase dxf2_case =
{
  .name = "dxf2",
  .parts =
  {
    "<dataValueSet xmlns=\"http://dhis2.org/schema/dxf/2.0\" ", " orgUnitIdScheme=\"code\"",
    "<dataValue dataElement=\"LAYAK_PEOPLE_TRAINED\" period=\"2025Q3\" orgUnit=\"63.11\" value=\"100\" "
    "lastUpdated=\"2025-08-25T00:00:00Z\"/>",
    "categoryOptionCombo=\"PROPOSED\" value=\"1\"",
    NULL,
  },
  .empty =
  {
    "period=\"2024\" orgUnit=\"63.11\" value=\"0\"",
    NULL,
  },
  .spoil = FORMAT_BAD_PLACE,
  .breaches =
  {
    { "lastUpdated", "timestamp" },
    { "period=\"2025\"", "period=\"2025-Q3\"" },
    { "orgUnit=\"63.11\"", "orgUnit=\"Balangan\"" },
    { NULL, NULL },
  },
};

/* Each period has a name there, or none. */
static void
test_periods (FormatFixture *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *period;
    const char *told;
  } cases[] =
  {
    { "2025", "2025" },
    { "2025-S2", "2025S2" },
    { "2025-Q3", "2025Q3" },
    { "2025-Q4", "2025Q4" },
    { "2025-09", "202509" },
    { "2025-09-30/2025-09-30", "20250930" },
    { "2025-09-10/2025-10-05", NULL },
  };

  format_fixture_add_dated (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LayakExportOptions options = format_options ("dxf2", "63.11", cases[i].period);
      g_autofree char *text = NULL, *period = NULL;

      if (cases[i].told == NULL)
        {
          format_fixture_assert_fails (fixture, &options, LAYAK_EXPORT_ERROR_PERIOD);
          continue;
        }
      text = format_fixture_export_options (fixture, &options);
      period = g_strdup_printf (" period=\"%s\"", cases[i].told);
      assert_holds (text, period);
    }
}

/* Two trainings tell no number, so that the people trained are more than the value says. */
static void
test_doubts (FormatFixture *fixture,
             gconstpointer  data)
{
  LayakStore *store = fixture->store.store;
  g_autofree char *text = NULL;

  format_fixture_seed (fixture, LAYAK_SEED_REFERENCE);
  g_free (store_fixture_add (store, "training", "province=63", "title=a", "status=held", "start-date=2025-09-30",
                             "participants=10"));
  g_free (store_fixture_add (store, "training", "province=63", "title=b", "status=held", "start-date=2025-09"));
  g_free (store_fixture_add (store, "training", "title=c", "status=held", "start-date=2025-09", "participants=7"));
  text = format_fixture_export (fixture, "dxf2", NULL, NULL);
  assert_holds (text, "orgUnit=\"63\" value=\"10\"");
  assert_holds (text, " comment=\"1 pelatihan tanpa jumlah peserta\" followUp=\"true\"/>");
  assert_holds (text, "orgUnit=\"ID\" value=\"7\"");
  g_assert_cmpuint (count (text, "followUp"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  format_fixture_add_case (&dxf2_case);
  format_fixture_add ("periods", NULL, test_periods);
  format_fixture_add ("doubts", NULL, test_doubts);

  return g_test_run ();
}
