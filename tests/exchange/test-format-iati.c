/* SPDX-License-Identifier: GPL-3.0-or-later */
/* IATI: an activity for each training. */

#include "format-fixture.h"

static const FormatCase iati_case =
{
  .name = "iati",
  .parts =
  {
    "<iati-activities version=\"2.03\" generated-datetime=\"2025-08-25T00:00:00Z\">",
    "<iati-identifier>ID-KDN-63.11-01980000-5a3e-7001-8000-000000000001</iati-identifier>",
    "<narrative>Pemerintah Kabupaten Balangan</narrative>", "<activity-status code=\"4\"/>",
    "<activity-date type=\"2\" iso-date=\"2025-08-20\"/>", "<actual value=\"100\"/>",
    "<related-activity ref=\"ID-KDN-63.11-01980000-5a3e-7001-8000-000000000001\" type=\"1\"/>",
    NULL,
  },
  .spoil = "UPDATE training SET title = 'a' || char (1)",
  .breaches =
  {
    { "<recipient-country code=\"ID\"/>", "" },
    { "<activity-status code=\"4\"/>", "<activity-status code=\"7\"/>" },
    { "ID-KDN-63.11-0198", "0198" },
    { "<narrative>Pemerintah Kabupaten Balangan</narrative>", "" },
    { NULL, NULL },
  },
};

/* Whatever people write arrives as they wrote it. */
static void
test_hostile (FormatFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *text = make_long_text (), *iati = NULL;

  format_fixture_add_hostile (fixture);
  iati = format_fixture_export (fixture, "iati", NULL, NULL);
  assert_has_text (iati, HOSTILE);
  assert_has_text (iati, text);
  assert_holds (iati, "<activity-date type=\"2\" iso-date=\"2025-08-01\">\n      <narrative>2025-08</narrative>");
  assert_holds (iati, "<value currency=\"IDR\" value-date=\"2025-01-01\">18000000</value>");
  assert_holds (iati, "<document-link format=\"text/html\" url=\"https://example.org/a.pdf?x=1&amp;y=2\">");
  assert_holds (iati, "<dimension name=\"group\" value=\"educators\"/>");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  format_fixture_add_case (&iati_case);
  format_fixture_add ("hostile", NULL, test_hostile);

  return g_test_run ();
}
