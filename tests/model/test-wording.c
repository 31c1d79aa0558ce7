/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-text.h"
#include "layak-wording.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

#define U LAYAK_UNKNOWN

/* A catalogue of a few messages, sorted as gettext wants them, so that the test needs no finished translation. The
 * singular and the plural of a message are parted by a NUL. */
static const struct
{
  const char *message;
  gsize       message_size;
  const char *translation;
  gsize       translation_size;
} messages[] =
{
#define MESSAGE(message, translation) { message, sizeof message - 1, translation, sizeof translation - 1 }
  MESSAGE ("", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"),
  MESSAGE ("%s day late\0%s days late", "terlambat %s hari"),
  MESSAGE ("%s of %s", "%s dari %s"),
  MESSAGE ("Held", "Terlaksana"),
  MESSAGE ("in %s day\0in %s days", "%s hari lagi"),
  MESSAGE ("numbers and dates\004en", "id"),
  MESSAGE ("today", "hari ini"),
};

static void
append_number (GByteArray *bytes,
               gsize       number)
{
  guint32 word = (guint32) number;

  g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
}

/* The file format of GNU gettext: a header, two tables of lengths and offsets, then the texts. */
static void
write_catalogue (const char *path)
{
  const gsize n = G_N_ELEMENTS (messages), tables = 28;
  gsize offset = tables + 16 * n;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GError) error = NULL;

  append_number (bytes, 0x950412de);
  append_number (bytes, 0);
  append_number (bytes, n);
  append_number (bytes, tables);
  append_number (bytes, tables + 8 * n);
  append_number (bytes, 0);
  append_number (bytes, tables);

  for (guint i = 0; i < n; i++, offset += messages[i - 1].message_size + 1)
    {
      append_number (bytes, messages[i].message_size);
      append_number (bytes, offset);
    }
  for (guint i = 0; i < n; i++, offset += messages[i - 1].translation_size + 1)
    {
      append_number (bytes, messages[i].translation_size);
      append_number (bytes, offset);
    }
  for (guint i = 0; i < n; i++)
    g_byte_array_append (bytes, (const guint8 *) messages[i].message, (guint) messages[i].message_size + 1);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (bytes, (const guint8 *) messages[i].translation, (guint) messages[i].translation_size + 1);

  g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
}

typedef struct
{
  char *directory;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  g_autofree char *folder = NULL, *path = NULL;
  g_autoptr(GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("layak-wording-XXXXXX", &error);
  g_assert_no_error (error);
  folder = g_build_filename (fixture->directory, "id", "LC_MESSAGES", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  path = g_build_filename (folder, "layak.mo", NULL);
  write_catalogue (path);

  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, fixture->directory);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  static const char * const parts[] = { "id/LC_MESSAGES/layak.mo", "id/LC_MESSAGES", "id", "" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (fixture->directory, parts[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_free (fixture->directory);
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static const LayakField status_field =
{
  "status", LAYAK_CHOICE (layak_training_statuses), LAYAK_FIELD_PLAIN, "", ""
};
static const LayakField money_field = { "money", LAYAK_MONEY, LAYAK_FIELD_PLAIN, "", "" };

static void
test_english (Fixture       *fixture,
              gconstpointer  language)
{
  g_assert_cmpstr (layak_wording_get_language ()->code, ==, "en");
  assert_text (layak_wording_number (1250), "1,250");
  assert_text (layak_wording_decimal (80038, 2), "800.38");
  assert_text (layak_wording_number (U), "");
  assert_text (layak_wording_count ("all %s of them", 1250), "all 1,250 of them");
  assert_text (layak_wording_size (1240000), "1.2 MB");
  assert_text (layak_wording_date (20250820), "20 Aug 2025");
  assert_text (layak_wording_long_date (20250820), "20 August 2025");
  assert_text (layak_wording_full_date (20250820), "Wednesday, 20 August 2025");
  assert_text (layak_wording_dates (20250820, 20250822), "20–22 Aug 2025");
  assert_text (layak_wording_time (540), "09:00");
  assert_text (layak_wording_times (540, 960), "09:00–16:00");
  g_assert_cmpstr (layak_wording_month (8), ==, "August");
  g_assert_cmpstr (layak_wording_short_month (12), ==, "Dec");
  g_assert_cmpstr (layak_wording_weekday (1), ==, "Monday");
  assert_text (layak_wording_value (&status_field, (LayakValue) { .number = LAYAK_TRAINING_HELD }), "Held");
}

static void
test_indonesian (Fixture       *fixture,
                 gconstpointer  language)
{
  g_assert_cmpstr (layak_wording_get_language ()->code, ==, "id");
  assert_text (layak_wording_number (1250), "1.250");
  assert_text (layak_wording_decimal (80038, 2), "800,38");
  assert_text (layak_wording_size (1240000), "1,2 MB");
  assert_text (layak_wording_date (20250820), "20 Agu 2025");
  assert_text (layak_wording_full_date (20250820), "Rabu, 20 Agustus 2025");
  assert_text (layak_wording_dates (20250820, 20250822), "20–22 Agu 2025");
  assert_text (layak_wording_times (540, 960), "09.00–16.00");
  g_assert_cmpstr (layak_wording_month (8), ==, "Agustus");
  g_assert_cmpstr (layak_wording_weekday (7), ==, "Minggu");
  assert_text (layak_wording_value (&status_field, (LayakValue) { .number = LAYAK_TRAINING_HELD }), "Terlaksana");
  assert_text (layak_wording_due (20250905, 20250828), "8 hari lagi");
  assert_text (layak_wording_due (20250828, 20250828), "hari ini");
  assert_text (layak_wording_due (20250815, 20250828), "terlambat 13 hari");
  assert_text (layak_wording_progress (700, 1200, "desa"), "7 dari 12 desa");
}

static void
test_due (Fixture       *fixture,
          gconstpointer  language)
{
  static const struct { LayakDate due; const char *text; } cases[] =
  {
    { 20250905, "in 8 days" }, { 20250830, "in 2 days" }, { 20250829, "tomorrow" }, { 20250828, "today" },
    { 20250827, "1 day late" }, { 20250815, "13 days late" }, { 20250800, "in 3 days" }, { 20250900, "in 33 days" },
    { 20250700, "28 days late" }, { 20200101, "2,066 days late" }, { U, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (layak_wording_due (cases[i].due, 20250828), cases[i].text);
}

static void
test_percent (Fixture       *fixture,
              gconstpointer  language)
{
  static const struct { double fraction; const char *text; } cases[] =
  {
    { 0.55, "55%" }, { 0, "0%" }, { 1, "100%" }, { 0.001, "<1%" }, { 0.996, "99%" }, { 0.555, "56%" }, { -1, "" },
    { 1.25, "125%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (layak_wording_percent (cases[i].fraction), cases[i].text);
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  language)
{
  assert_text (layak_wording_progress (700, 1200, "villages"), "7 of 12 villages");
  assert_text (layak_wording_progress (0, 1200, NULL), "0 of 12");
  assert_text (layak_wording_progress (U, 1200, "villages"), "– of 12 villages");
  assert_text (layak_wording_progress (750, U, "villages"), "7.5 villages");
  assert_text (layak_wording_progress (U, U, "villages"), "");
}

/* The same text means another number in the other language; dates are read in both. */
static void
test_parse (Fixture       *fixture,
            gconstpointer  language)
{
  gboolean indonesian = g_str_equal (language, "id");
  LayakDate start, end;
  LayakValue value;
  g_autoptr(GError) error = NULL;

  g_assert_true (layak_wording_parse_dates ("20–22 Agustus 2025", &start, &end));
  g_assert_cmpint (end, ==, 20250822);

  g_assert_true (layak_wording_parse_value (&status_field, indonesian ? "terlaksana" : "held", &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (value.number, ==, LAYAK_TRAINING_HELD);
  g_assert_true (layak_wording_parse_value (&money_field, indonesian ? "Rp5.000" : "Rp5,000", &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (value.number, ==, 5000);
  g_assert_false (layak_wording_parse_value (&money_field, indonesian ? "Rp5,000,000" : "Rp5.000.000", &value, &error));
  g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID);
}

/* What is left out of a long title shows, and no word is cut. */
static void
test_excerpt (void)
{
  g_autofree char *brief = layak_text_excerpt ("Bimtek KHA");
  g_autofree char *sentence =
    layak_text_excerpt ("Lembaga peserta bekerja sama lebih erat untuk mewujudkan, Kabupaten Layak Anak");
  g_autofree char *word =
    layak_text_excerpt ("éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé");

  g_assert_cmpstr (brief, ==, "Bimtek KHA");
  g_assert_cmpstr (sentence, ==, "Lembaga peserta bekerja sama lebih erat untuk mewujudkan…");
  g_assert_cmpint (g_utf8_strlen (word, -1), ==, 61);
  g_assert_true (g_str_has_suffix (word, "é…"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/wording/english", Fixture, "C", set_up, test_english, tear_down);
  g_test_add ("/wording/indonesian", Fixture, "id", set_up, test_indonesian, tear_down);
  g_test_add ("/wording/due", Fixture, "C", set_up, test_due, tear_down);
  g_test_add ("/wording/percent", Fixture, "C", set_up, test_percent, tear_down);
  g_test_add ("/wording/progress", Fixture, "C", set_up, test_progress, tear_down);
  g_test_add_func ("/wording/excerpt", test_excerpt);
  g_test_add ("/wording/parse/english", Fixture, "C", set_up, test_parse, tear_down);
  g_test_add ("/wording/parse/indonesian", Fixture, "id", set_up, test_parse, tear_down);

  return g_test_run ();
}
