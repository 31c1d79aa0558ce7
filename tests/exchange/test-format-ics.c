/* SPDX-License-Identifier: GPL-3.0-or-later */
/* iCalendar: trainings and deadlines. */

#include "format-fixture.h"

#include <stdlib.h>
#include <string.h>

static const FormatCase ics_case =
{
  .name = "ics",
  .parts =
  {
    "\r\nUID:01980000-5a3e-7001-8000-000000000001\r\nDTSTAMP:20250825T000000Z\r\nSEQUENCE:0\r\n",
    "\r\nDTSTART;VALUE=DATE:20250820\r\nDTEND;VALUE=DATE:20250823\r\n",
    "\r\nLOCATION:Aula Mayang Maurai\\, Paringin\\, Balangan\r\n", "\r\nSTATUS:CONFIRMED\r\n",
    NULL,
  },
  .spoil = "UPDATE training SET title = 'a' || char (1)",
  .breaches =
  {
    { "DTSTAMP:", "DTSTART:" },
    { "UID:01980000-5a3e-7001-8000-000000000001", "UID:01980000-5a3e-7001-8000-000000000002" },
    { "\r\nEND:VCALENDAR", "" },
    { "END:VEVENT\r\nEND", "END:VTODO\r\nEND" },
    { "STATUS:", "STATUS;" },
    { "\r\nTRANSP", "\nTRANSP" },
    { "Pelatihan Konvensi", "Pelatihan \x01Konvensi" },
    { "Pelatihan Konvensi", "Pelatihan \xc3 Konvensi" },
    { "SUMMARY:", "SUMMARY:ini baris yang terlalu panjang untuk satu baris kalender, lebih dari 75 byte" },
    { NULL, NULL },
  },
};

static void
test_hostile (FormatFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *text = make_long_text ();
  g_autoptr(GString) ics = NULL, escaped = g_string_new (text);
  g_autofree char *file = NULL;

  format_fixture_add_hostile (fixture);
  file = format_fixture_export (fixture, "ics", NULL, NULL);
  for (const char *line = file, *end; (end = strstr (line, "\r\n")) != NULL; line = end + 2)
    {
      g_assert_cmpint (end - line, <=, 75);
      g_assert_true (g_utf8_validate (line, end - line, NULL));
    }

  ics = g_string_new (file);
  g_string_replace (ics, "\r\n ", "", 0);
  g_string_replace (escaped, ",", "\\,", 0);
  g_string_replace (escaped, ";", "\\;", 0);
  g_string_replace (escaped, "\n", "\\n", 0);
  g_string_prepend (escaped, "\r\nSUMMARY:");
  assert_holds (ics->str, escaped->str);
  assert_holds (ics->str, "\r\nDUE;VALUE=DATE:20251130\r\n");
  assert_holds (ics->str, "\r\nPRIORITY:1\r\nSTATUS:IN-PROCESS\r\nPERCENT-COMPLETE:99\r\nRELATED-TO:");
  assert_holds (ics->str, "\r\nTRIGGER:-P7D\r\nEND:VALARM\r\nEND:VEVENT\r\n");
  /* Nobody knows a day of the training, so the calendar has the deadline alone. */
  g_assert_cmpuint (count (ics->str, "BEGIN:VEVENT"), ==, 1);
}

static guint
get_sequence (const char *ics)
{
  const char *line = strstr (ics, "\r\nSEQUENCE:");

  g_assert_nonnull (line);
  return (guint) strtoul (line + strlen ("\r\nSEQUENCE:"), NULL, 10);
}

/* A deadline that is changed is the same one, and newer, also when it is the same field each time. */
static void
test_sequence (FormatFixture *fixture,
               gconstpointer  data)
{
  static const char * const changes[][2] =
    {
      { "start-date", "2025-08-21" }, { "start-date", "2025-08-31" }, { "status", "cancelled" },
    };
  LayakStore *store = fixture->store.store;
  g_autofree char *identity = NULL, *before = NULL, *after = NULL, *uid = NULL;
  guint sequence = 0;

  format_fixture_seed (fixture, LAYAK_SEED_REFERENCE);
  identity = store_fixture_add (store, "training", "regency=63.11", "title=Pelatihan", "status=planned",
                                "start-date=2025-08-20");
  uid = g_strdup_printf ("\r\nUID:%s\r\n", identity);
  before = format_fixture_export (fixture, "ics", NULL, NULL);
  assert_holds (before, uid);
  assert_holds (before, "\r\nSEQUENCE:0\r\n");
  assert_holds (before, "\r\nDTEND;VALUE=DATE:20250821\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_assert_true (store_fixture_set (store, "training", identity, changes[i][0], changes[i][1], NULL));
      g_free (after);
      after = format_fixture_export (fixture, "ics", NULL, NULL);
      g_assert_cmpuint (get_sequence (after), >, sequence);
      sequence = get_sequence (after);
    }
  assert_holds (after, uid);
  assert_holds (after, "\r\nDTEND;VALUE=DATE:20250901\r\n");
  assert_holds (after, "\r\nSTATUS:CANCELLED\r\n");
  g_assert_null (strstr (after, "VALARM"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  format_fixture_add_case (&ics_case);
  format_fixture_add ("hostile", NULL, test_hostile);
  format_fixture_add ("sequence", NULL, test_sequence);

  return g_test_run ();
}
