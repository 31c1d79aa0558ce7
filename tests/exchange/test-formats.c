/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats of others: each file tells what it should, obeys its rules, and is the same for the same data. */

#include <fcntl.h>
#include <gio/gio.h>
#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

#include "layak-exporter.h"
#include "layak-formats.h"
#include "layak-seed.h"
#include "store-fixture.h"

typedef struct
{
  StoreFixture  store;
  char         *output;
} Fixture;

/* Content that is no seed of the program. */
#define NOTHING (-1)

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, data);
  fixture->output = g_build_filename (fixture->store.directory, "file", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->output);
  store_fixture_tear_down (&fixture->store, data);
  g_free (fixture->output);
}

static void
seed (LayakStore *store,
      int         content)
{
  g_autoptr(GError) error = NULL;

  layak_seed_database (store, LAYAK_SEED_REFERENCE, &error);
  g_assert_no_error (error);
  if (content == LAYAK_SEED_REFERENCE)
    return;

  layak_seed_database (store, (LayakSeed) content, &error);
  g_assert_no_error (error);
}

static LayakExportOptions
make_options (const char *format,
              const char *regency,
              const char *period)
{
  LayakExportOptions options = { .scope.regency = regency, .format = layak_formats_find (format) };

  g_assert_nonnull (options.format);
  if (period != NULL)
    g_assert_true (layak_period_parse (period, &options.scope.period, NULL));
  return options;
}

static char *
export_options (Fixture                  *fixture,
                const LayakExportOptions *options)
{
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  layak_exporter_write_file (fixture->store.store, options, fixture->output, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->output, &text, NULL, NULL));
  return text;
}

static char *
export (Fixture    *fixture,
        const char *format,
        const char *regency,
        const char *period)
{
  const LayakExportOptions options = make_options (format, regency, period);

  return export_options (fixture, &options);
}

static void
assert_fails (Fixture                  *fixture,
              const LayakExportOptions *options,
              LayakExportError          code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->output, "old", -1, NULL));
  g_assert_false (layak_exporter_write_file (fixture->store.store, options, fixture->output, NULL, NULL, NULL,
                                             &error));
  g_assert_error (error, LAYAK_EXPORT_ERROR, (int) code);
  g_assert_true (g_file_get_contents (fixture->output, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is missing in:\n%s", part, text);
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;
  return n;
}

/* Those that have no way to say that there is nothing. */
static gboolean
must_hold_something (const LayakExportFormat *format)
{
  return g_str_equal (format->name, "adx") || g_str_equal (format->name, "iati") || g_str_equal (format->name, "ics");
}

/* Whatever is in the database, each format is written, and obeys its rules. */
static void
test_contents (Fixture       *fixture,
               gconstpointer  data)
{
  const int content = GPOINTER_TO_INT (data);

  if (content != NOTHING)
    seed (fixture->store.store, content);
  for (guint i = 0; i < layak_formats_get_n (); i++)
    {
      const LayakExportOptions options = { .format = layak_formats_nth (i) };
      g_autofree char *text = NULL, *again = NULL;

      if ((content == NOTHING || content == LAYAK_SEED_REFERENCE) && must_hold_something (options.format))
        {
          assert_fails (fixture, &options, LAYAK_EXPORT_ERROR_EMPTY);
          continue;
        }
      text = export_options (fixture, &options);
      again = export_options (fixture, &options);
      g_assert_cmpstr (text, ==, again);
    }
}

/* Two offices that hold the same tell the same. */
static void
test_offices (Fixture       *fixture,
              gconstpointer  data)
{
  Fixture other = { 0 };

  set_up (&other, NULL);
  seed (fixture->store.store, LAYAK_SEED_DEMO);
  seed (other.store.store, LAYAK_SEED_DEMO);
  for (guint i = 0; i < layak_formats_get_n (); i++)
    {
      const LayakExportOptions options = { .format = layak_formats_nth (i) };
      g_autofree char *mine = export_options (fixture, &options), *theirs = export_options (&other, &options);

      g_assert_cmpstr (mine, ==, theirs);
    }
  tear_down (&other, NULL);
}

/* A place and a period in which nothing happened. */
static void
test_empty_scope (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *adx = NULL, *dxf2 = NULL, *csv = NULL, *fods = NULL;
  LayakExportOptions options;

  seed (fixture->store.store, LAYAK_SEED_SAMPLE);
  adx = export (fixture, "adx", "63.11", "2024");
  assert_holds (adx, "<group orgUnit=\"63.11\" period=\"2024-01-01/P1Y\" dataSet=\"LAYAK_KHA\">");
  assert_holds (adx, "<dataValue dataElement=\"LAYAK_TRAININGS_HELD\" value=\"0\"/>");
  g_assert_null (strstr (adx, "LAYAK_PEOPLE_TRAINED"));
  dxf2 = export (fixture, "dxf2", "63.11", "2024");
  assert_holds (dxf2, "period=\"2024\" orgUnit=\"63.11\" value=\"0\"");
  csv = export (fixture, "csv", "63.11", "2024");
  g_assert_cmpuint (count (csv, "\r\n"), ==, 1);
  fods = export (fixture, "fods", "63.11", "2024");
  assert_holds (fods, "<table:table table:name=\"Trainings\">");
  options = make_options ("iati", "63.11", "2024");
  assert_fails (fixture, &options, LAYAK_EXPORT_ERROR_EMPTY);
  options = make_options ("ics", "63.11", "2024");
  assert_fails (fixture, &options, LAYAK_EXPORT_ERROR_EMPTY);
}

/* What the two press reports tell, in each format. */
static const struct
{
  const char *format;
  const char *parts[7];
} goldens[] =
{
  { "adx", { "<adx xmlns=\"urn:ihe:qrph:adx:2015\" exported=\"2025-08-25T00:00:00Z\">",
             "<group orgUnit=\"63.11\" period=\"2025-07-01/P3M\" dataSet=\"LAYAK_KHA\">",
             "<dataValue dataElement=\"LAYAK_TRAININGS_HELD\" value=\"1\"/>",
             "<dataValue dataElement=\"LAYAK_PEOPLE_TRAINED\" value=\"100\"/>",
             "<dataValue dataElement=\"LAYAK_RECOMMENDATIONS\" STATUS=\"PROPOSED\" value=\"1\"/>" } },
  { "dxf2", { "<dataValueSet xmlns=\"http://dhis2.org/schema/dxf/2.0\" ", " orgUnitIdScheme=\"code\"",
              "<dataValue dataElement=\"LAYAK_PEOPLE_TRAINED\" period=\"2025Q3\" orgUnit=\"63.11\" value=\"100\" "
              "lastUpdated=\"2025-08-25T00:00:00Z\"/>",
              "categoryOptionCombo=\"PROPOSED\" value=\"1\"" } },
  { "iati", { "<iati-activities version=\"2.03\" generated-datetime=\"2025-08-25T00:00:00Z\">",
              "<iati-identifier>ID-KDN-63.11-01980000-5a3e-7001-8000-000000000001</iati-identifier>",
              "<narrative>Pemerintah Kabupaten Balangan</narrative>", "<activity-status code=\"4\"/>",
              "<activity-date type=\"2\" iso-date=\"2025-08-20\"/>", "<actual value=\"100\"/>",
              "<related-activity ref=\"ID-KDN-63.11-01980000-5a3e-7001-8000-000000000001\" type=\"1\"/>" } },
  { "ics", { "\r\nUID:01980000-5a3e-7001-8000-000000000001\r\nDTSTAMP:20250825T000000Z\r\nSEQUENCE:0\r\n",
             "\r\nDTSTART;VALUE=DATE:20250820\r\nDTEND;VALUE=DATE:20250823\r\n",
             "\r\nLOCATION:Aula Mayang Maurai\\, Paringin\\, Balangan\r\n", "\r\nSTATUS:CONFIRMED\r\n" } },
  { "csv", { "\xef\xbb\xbfuuid,regency,regency_name,", ",organiser,organiser_name,",
             "\r\n01980000-5a3e-7001-8000-000000000001,63.11,Balangan,", ",2025-08-20,2025-08-22,", ",DP3AP2KBPMD," } },
  { "fods", { " office:version=\"1.3\" ", "<table:table table:name=\"Trainings\">",
              "<table:table-cell table:style-name=\"date\" office:value-type=\"date\" "
              "office:date-value=\"2025-08-20\">",
              "<table:table-cell office:value-type=\"float\" office:value=\"100\">",
              "<text:p>DP3AP2KBPMD</text:p>" } },
};

static void
test_sample (Fixture       *fixture,
             gconstpointer  data)
{
  seed (fixture->store.store, LAYAK_SEED_SAMPLE);
  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *text = export (fixture, goldens[i].format, "63.11", "2025-Q3");

      for (guint k = 0; k < G_N_ELEMENTS (goldens[i].parts) && goldens[i].parts[k] != NULL; k++)
        assert_holds (text, goldens[i].parts[k]);
      g_assert_null (strstr (text, "Bimbingan Teknis Konvensi Hak Anak menuju"));
    }
}

/* Text that means something in each of the formats, and characters that a fold could cut. */
#define HOSTILE "=1+2 & <b> \"x\"; a, b \\ 'c' - @ ]]> é 中文字 👩‍🏫"
#define LONG    "👩‍🏫 pendidik dan tenaga kesehatan, 中文字; "

static char *
make_long_text (void)
{
  GString *text = g_string_new ("-awal\n");

  for (guint i = 0; i < 100; i++)
    g_string_append (text, LONG);
  g_string_append (text, "\n  selesai");
  return g_string_free (text, FALSE);
}

static void
add_hostile (Fixture *fixture)
{
  g_autofree char *text = make_long_text ();
  g_autofree char *purpose = g_strconcat ("purpose=", text, NULL);
  g_autofree char *recommendation = g_strconcat ("text=", text, NULL);
  g_autofree char *training = NULL, *group = NULL, *identity = NULL, *link = NULL, *document = NULL;

  seed (fixture->store.store, LAYAK_SEED_REFERENCE);
  training = store_fixture_add (fixture->store.store, "training", "regency=63.11", "title=" HOSTILE, "status=held",
                                "start-date=2025-08", "venue=@" HOSTILE, purpose, "ceiling=18000000",
                                "start-time=09:05");
  group = g_strconcat ("training=", training, NULL);
  g_free (store_fixture_add (fixture->store.store, "participant-group", group, "group=educators", "male=3",
                             "female=4"));
  identity = store_fixture_add (fixture->store.store, "recommendation", group, "regency=63.11", recommendation,
                                "status=in-progress", "due-date=2025-11", "target=3.00", "achieved=2.99",
                                "priority=high");
  link = g_strconcat ("recommendation=", identity, NULL);
  document = store_fixture_add (fixture->store.store, "document", link, "title=" HOSTILE,
                                "link=https://example.org/a.pdf?x=1&y=2");
}

/* Whether an element holds just this text. */
static gboolean
has_text (xmlNode    *node,
          const char *text)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type == XML_ELEMENT_NODE && xmlChildElementCount (node) == 0)
        {
          xmlChar *content = xmlNodeGetContent (node);
          gboolean same = g_str_equal ((const char *) content, text);

          xmlFree (content);
          if (same)
            return TRUE;
        }
      if (has_text (node->children, text))
        return TRUE;
    }
  return FALSE;
}

static void
assert_has_text (const char *xml,
                 const char *text)
{
  xmlDoc *document = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  if (!has_text (xmlDocGetRootElement (document), text))
    g_error ("“%s” is missing", text);
  xmlFreeDoc (document);
}

static void
test_hostile_xml (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = make_long_text (), *iati = NULL, *fods = NULL, *adx = NULL;

  add_hostile (fixture);
  iati = export (fixture, "iati", NULL, NULL);
  assert_has_text (iati, HOSTILE);
  assert_has_text (iati, text);
  assert_holds (iati, "<activity-date type=\"2\" iso-date=\"2025-08-01\">\n      <narrative>2025-08</narrative>");
  assert_holds (iati, "<value currency=\"IDR\" value-date=\"2025-01-01\">18000000</value>");
  assert_holds (iati, "<document-link format=\"text/html\" url=\"https://example.org/a.pdf?x=1&amp;y=2\">");
  assert_holds (iati, "<dimension name=\"group\" value=\"educators\"/>");
  fods = export (fixture, "fods", NULL, NULL);
  assert_has_text (fods, HOSTILE);
  assert_has_text (fods, "-awal");
  assert_holds (fods, "office:string-value=\"-awal&#10;");
  assert_holds (fods, "office:value-type=\"currency\" office:currency=\"IDR\" office:value=\"18000000\"");
  assert_holds (fods, "office:time-value=\"PT09H05M00S\"");
  assert_holds (fods, "office:value-type=\"string\">\n            <text:p>2025-08</text:p>");
  adx = export (fixture, "adx", NULL, "2025-Q3");
  assert_holds (adx, "<dataValue dataElement=\"LAYAK_PARTICIPANTS\" GROUP=\"EDUCATORS\" SEX=\"F\" value=\"4\"/>");
}

static void
test_hostile_csv (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *trainings = NULL, *recommendations = NULL, *long_text = make_long_text (), *cell = NULL;
  LayakExportOptions options = make_options ("csv", NULL, NULL);

  add_hostile (fixture);
  trainings = export_options (fixture, &options);
  assert_holds (trainings, ",\"'=1+2 & <b> \"\"x\"\"; a, b \\ 'c' - @ ]]> é 中文字 👩‍🏫\",");
  assert_holds (trainings, ",\"'@=1+2");
  options.list = layak_record_info_find ("recommendation");
  options.delimiter = ';';
  recommendations = export_options (fixture, &options);
  cell = g_strdup_printf (";\"'%s\";", long_text);
  assert_holds (recommendations, cell);
  assert_holds (recommendations, ";\"'=1+2 & <b>");
  assert_holds (recommendations, ";3;2.99;");
  options.delimiter = '\t';
  g_free (export_options (fixture, &options));
}

static void
test_hostile_ics (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = make_long_text ();
  g_autoptr(GString) ics = NULL, escaped = g_string_new (text);
  g_autofree char *file = NULL;

  add_hostile (fixture);
  file = export (fixture, "ics", NULL, NULL);
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

/* A deadline that is changed is the same one, and newer. */
static void
test_sequence (Fixture       *fixture,
               gconstpointer  data)
{
  LayakStore *store = fixture->store.store;
  g_autofree char *identity = NULL, *before = NULL, *after = NULL, *uid = NULL;

  seed (store, LAYAK_SEED_REFERENCE);
  identity = store_fixture_add (store, "training", "regency=63.11", "title=Pelatihan", "status=planned",
                                "start-date=2025-08-20");
  uid = g_strdup_printf ("\r\nUID:%s\r\n", identity);
  before = export (fixture, "ics", NULL, NULL);
  assert_holds (before, uid);
  assert_holds (before, "\r\nSEQUENCE:0\r\n");
  assert_holds (before, "\r\nDTEND;VALUE=DATE:20250821\r\n");
  g_assert_true (store_fixture_set (store, "training", identity, "start-date", "2025-08-31", NULL));
  g_assert_true (store_fixture_set (store, "training", identity, "status", "cancelled", NULL));
  after = export (fixture, "ics", NULL, NULL);
  assert_holds (after, uid);
  assert_holds (after, "\r\nSEQUENCE:2\r\n");
  assert_holds (after, "\r\nDTEND;VALUE=DATE:20250901\r\n");
  assert_holds (after, "\r\nSTATUS:CANCELLED\r\n");
  g_assert_null (strstr (after, "VALARM"));
}

/* A training counts once, in the period that holds all that is known of its first day. */
static void
test_periods (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *period;
    const char *adx;
    const char *dxf2;
    const char *held;
  } cases[] =
  {
    { "2025", "2025-01-01/P1Y", "2025", "3" },
    { "2025-S2", "2025-07-01/P6M", "2025S2", "2" },
    { "2025-Q3", "2025-07-01/P3M", "2025Q3", "2" },
    { "2025-Q4", "2025-10-01/P3M", "2025Q4", "0" },
    { "2025-09", "2025-09-01/P1M", "202509", "2" },
    { "2025-09-30/2025-09-30", "2025-09-30/P1D", "20250930", "1" },
    { "2025-09-10/2025-10-05", "2025-09-10/P26D", NULL, "1" },
  };
  LayakStore *store = fixture->store.store;

  seed (store, LAYAK_SEED_REFERENCE);
  g_free (store_fixture_add (store, "training", "regency=63.11", "title=a", "status=held", "start-date=2025-09-30",
                             "end-date=2025-10-02", "participants=10"));
  g_free (store_fixture_add (store, "training", "regency=63.11", "title=b", "status=held", "start-date=2025-09"));
  g_free (store_fixture_add (store, "training", "regency=63.11", "title=c", "status=held", "start-date=2025"));
  g_free (store_fixture_add (store, "training", "regency=63.11", "title=d", "status=planned",
                             "start-date=2025-09-30"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LayakExportOptions options = make_options ("dxf2", "63.11", cases[i].period);
      g_autofree char *adx = export (fixture, "adx", "63.11", cases[i].period), *dxf2 = NULL;
      g_autofree char *group = g_strdup_printf ("orgUnit=\"63.11\" period=\"%s\"", cases[i].adx);
      g_autofree char *held = g_strdup_printf ("HELD\" value=\"%s\"", cases[i].held);
      g_autofree char *period = g_strdup_printf (" period=\"%s\"", cases[i].dxf2);

      assert_holds (adx, group);
      assert_holds (adx, held);
      if (cases[i].dxf2 == NULL)
        {
          assert_fails (fixture, &options, LAYAK_EXPORT_ERROR_PERIOD);
          continue;
        }
      dxf2 = export_options (fixture, &options);
      assert_holds (dxf2, period);
    }
}

/* Two trainings tell no number, so that the people trained are more than the value says. */
static void
test_doubts (Fixture       *fixture,
             gconstpointer  data)
{
  LayakStore *store = fixture->store.store;
  g_autofree char *text = NULL;

  seed (store, LAYAK_SEED_REFERENCE);
  g_free (store_fixture_add (store, "training", "province=63", "title=a", "status=held", "start-date=2025-09-30",
                             "participants=10"));
  g_free (store_fixture_add (store, "training", "province=63", "title=b", "status=held", "start-date=2025-09"));
  g_free (store_fixture_add (store, "training", "title=c", "status=held", "start-date=2025-09", "participants=7"));
  text = export (fixture, "dxf2", NULL, NULL);
  assert_holds (text, "orgUnit=\"63\" value=\"10\"");
  assert_holds (text, " comment=\"1 pelatihan tanpa jumlah peserta\" followUp=\"true\"/>");
  assert_holds (text, "orgUnit=\"ID\" value=\"7\"");
  g_assert_cmpuint (count (text, "followUp"), ==, 1);
}

/* What the checks must find, each in a file that was good. */
static const struct
{
  const char *format;
  const char *good;
  const char *bad;
} breaches[] =
{
  { "adx", " exported=\"", " time=\"" },
  { "adx", "value=\"100\"", "value=\"-1\"" },
  { "adx", "GROUP=\"TASK_FORCE\"", "GROUP=\"task force\"" },
  { "adx", "/P1Y", "" },
  { "adx", "</adx>", "" },
  { "dxf2", "lastUpdated", "timestamp" },
  { "dxf2", "period=\"2025\"", "period=\"2025-Q3\"" },
  { "dxf2", "orgUnit=\"63.11\"", "orgUnit=\"Balangan\"" },
  { "iati", "<recipient-country code=\"ID\"/>", "" },
  { "iati", "<activity-status code=\"4\"/>", "<activity-status code=\"7\"/>" },
  { "iati", "ID-KDN-63.11-0198", "0198" },
  { "iati", "<narrative>Pemerintah Kabupaten Balangan</narrative>", "" },
  { "ics", "DTSTAMP:", "DTSTART:" },
  { "ics", "UID:01980000-5a3e-7001-8000-000000000001", "UID:01980000-5a3e-7001-8000-000000000002" },
  { "ics", "\r\nEND:VCALENDAR", "" },
  { "ics", "END:VEVENT\r\nEND", "END:VTODO\r\nEND" },
  { "ics", "STATUS:", "STATUS;" },
  { "ics", "\r\nTRANSP", "\nTRANSP" },
  { "ics", "Pelatihan Konvensi", "Pelatihan \x01Konvensi" },
  { "ics", "Pelatihan Konvensi", "Pelatihan \xc3 Konvensi" },
  { "ics", "SUMMARY:", "SUMMARY:ini baris yang terlalu panjang untuk satu baris kalender, lebih dari 75 byte" },
  { "csv", "\xef\xbb\xbf", "" },
  { "csv", ",held,", ",held," "," },
  { "csv", ",held,", ",he\"ld," },
  { "csv", "Konvensi", "Kon\xffvensi" },
  { "csv", "Z\r\n", "Z\n" },
  { "fods", "office:version=\"1.3\"", "office:version=\"1.2\"" },
  { "fods", "office:date-value=\"2025-08-20\"", "office:date-value=\"2025-08\"" },
  { "fods", "office:value=\"100\"", "office:value=\"seratus\"" },
  { "fods", "</table:table-header-rows>", "</table:table-header-rows><text:p/>" },
};

static void
test_breaches (Fixture       *fixture,
               gconstpointer  data)
{
  seed (fixture->store.store, LAYAK_SEED_SAMPLE);
  for (guint i = 0; i < G_N_ELEMENTS (breaches); i++)
    {
      const LayakExportOptions options = make_options (breaches[i].format, NULL, NULL);
      g_autofree char *good = export_options (fixture, &options);
      g_autoptr(GString) bad = g_string_new (good);
      g_autoptr(GError) error = NULL;
      LayakExportJob job = { .options = &options };

      g_assert_cmpuint (g_string_replace (bad, breaches[i].good, breaches[i].bad, 0), >, 0);
      job.fd = open (fixture->output, O_RDONLY | O_CLOEXEC);
      g_assert_true (layak_formats_check (options.format, &job, &error));
      close (job.fd);

      g_assert_true (g_file_set_contents (fixture->output, bad->str, (gssize) bad->len, NULL));
      job.fd = open (fixture->output, O_RDONLY | O_CLOEXEC);
      if (layak_formats_check (options.format, &job, &error))
        g_error ("%s: “%s” for “%s” was not found", breaches[i].format, breaches[i].bad, breaches[i].good);
      g_assert_error (error, LAYAK_EXPORT_ERROR, LAYAK_EXPORT_ERROR_INVALID);
      close (job.fd);
    }
}

static gboolean
spoil_title (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  return layak_connection_execute (connection, "UPDATE training SET title = 'a' || char (1)", error);
}

/* Another program wrote into the database what the file cannot hold: the old file stays. */
static void
test_invalid (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const formats[] = { "iati", "ics", "fods" };

  seed (fixture->store.store, LAYAK_SEED_SAMPLE);
  g_assert_true (layak_store_with_writer (fixture->store.store, spoil_title, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const LayakExportOptions options = make_options (formats[i], NULL, NULL);

      assert_fails (fixture, &options, LAYAK_EXPORT_ERROR_INVALID);
    }
}

/* Whoever cancels keeps the old file, also while the new one is being checked. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  const LayakExportOptions options = make_options ("fods", NULL, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  LayakExportJob job = { .options = &options, .cancellable = cancellable };

  seed (fixture->store.store, LAYAK_SEED_SAMPLE);
  g_free (export_options (fixture, &options));
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

/* Contacts of persons get into none of them, whatever the options say. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *agency = NULL, *organiser = NULL;

  seed (fixture->store.store, LAYAK_SEED_REFERENCE);
  agency = store_fixture_add (fixture->store.store, "agency", "level=regency", "regency=63.11", "name=Dinas",
                              "contact=Ibu Siti", "phone=0812345", "email=siti@example.org");
  organiser = g_strconcat ("organiser=", agency, NULL);
  g_free (store_fixture_add (fixture->store.store, "training", "regency=63.11", "title=a", "status=held",
                             "start-date=2025-09-30", organiser));
  for (guint i = 0; i < layak_formats_get_n (); i++)
    {
      const LayakExportOptions options = { .with_names = TRUE, .format = layak_formats_nth (i),
                                           .list = layak_record_info_find ("agency") };
      g_autofree char *text = export_options (fixture, &options);

      g_assert_true ((strstr (text, "Siti") != NULL) == options.format->is_native);
      g_assert_true ((strstr (text, "0812345") != NULL) == options.format->is_native);
    }
}

/* Every list has the fields of its type, and sheets have names of their own. */
static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *fods = NULL;

  seed (fixture->store.store, LAYAK_SEED_DEMO);
  fods = export (fixture, "fods", NULL, NULL);
  g_assert_cmpuint (count (fods, "<table:table "), ==, layak_record_info_get_n_infos ());
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      const LayakExportOptions options = { .format = layak_formats_find ("csv"), .list = info };
      g_autofree char *text = export_options (fixture, &options);
      g_autofree char *sheet = g_strdup_printf ("<table:table table:name=\"%s\">", info->plural);

      assert_holds (text, ",created,modified\r\n");
      g_assert_cmpuint (count (fods, sheet), ==, 1);
    }
}

static void
test_names_of_files (void)
{
  LayakExportOptions options = make_options ("ics", "63.11", "2025-Q3");
  g_autofree char *calendar = layak_exporter_suggest_name (&options), *figures = NULL, *known = NULL;

  g_assert_cmpstr (calendar, ==, "layak-6311-2025-tw3.ics");
  options.format = layak_formats_find ("dxf2");
  figures = layak_exporter_suggest_name (&options);
  g_assert_cmpstr (figures, ==, "layak-6311-2025-tw3.dxf2.xml");
  known = layak_formats_dup_list ();
  g_assert_cmpstr (known, ==, "xml, adx, dxf2, iati, ics, csv, fods");
  g_assert_null (layak_formats_find ("xls"));
}

#define ADD(path, data, func) g_test_add ("/formats/" path, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("contents/nothing", GINT_TO_POINTER (NOTHING), test_contents);
  ADD ("contents/reference", GINT_TO_POINTER (LAYAK_SEED_REFERENCE), test_contents);
  ADD ("contents/sample", GINT_TO_POINTER (LAYAK_SEED_SAMPLE), test_contents);
  ADD ("contents/demo", GINT_TO_POINTER (LAYAK_SEED_DEMO), test_contents);
  ADD ("offices", NULL, test_offices);
  ADD ("empty-scope", NULL, test_empty_scope);
  ADD ("sample", NULL, test_sample);
  ADD ("hostile/xml", NULL, test_hostile_xml);
  ADD ("hostile/csv", NULL, test_hostile_csv);
  ADD ("hostile/ics", NULL, test_hostile_ics);
  ADD ("sequence", NULL, test_sequence);
  ADD ("periods", NULL, test_periods);
  ADD ("doubts", NULL, test_doubts);
  ADD ("breaches", NULL, test_breaches);
  ADD ("invalid", NULL, test_invalid);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("names", NULL, test_names);
  ADD ("lists", NULL, test_lists);
  g_test_add_func ("/formats/names-of-files", test_names_of_files);

  return g_test_run ();
}
