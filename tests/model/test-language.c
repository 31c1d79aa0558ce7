/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-language.h"

#define U LAYAK_UNKNOWN

static const LayakLanguage *
get_language (gboolean indonesian)
{
  return layak_language_find (indonesian ? "id" : "en");
}

static void
test_find (void)
{
  g_assert_cmpstr (layak_language_find ("id")->code, ==, "id");
  g_assert_cmpstr (layak_language_find ("en")->code, ==, "en");
  g_assert_cmpstr (layak_language_find ("nl")->code, ==, "en");
}

static void
test_number (void)
{
  static const struct { gint64 number; guint decimals; const char *english, *indonesian; } cases[] =
  {
    { 0, 0, "0", "0" }, { 999, 0, "999", "999" }, { 1250, 0, "1,250", "1.250" },
    { 1234567, 0, "1,234,567", "1.234.567" }, { 123456789, 2, "1,234,567.89", "1.234.567,89" },
    { 80038, 2, "800.38", "800,38" }, { 1250, 2, "12.5", "12,5" }, { 1200, 2, "12", "12" }, { 5, 2, "0.05", "0,05" },
    { 205, 1, "20.5", "20,5" }, { -3, 0, "−3", "−3" }, { G_MAXINT64, 0, "9,223,372,036,854,775,807",
                                                        "9.223.372.036.854.775.807" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *english = layak_language_number (get_language (FALSE), cases[i].number, cases[i].decimals);
      g_autofree char *indonesian = layak_language_number (get_language (TRUE), cases[i].number, cases[i].decimals);

      g_assert_cmpstr (english, ==, cases[i].english);
      g_assert_cmpstr (indonesian, ==, cases[i].indonesian);
    }
}

static void
test_money (void)
{
  g_autofree char *indonesian = layak_language_money (get_language (TRUE), 86400000);
  g_autofree char *english = layak_language_money (get_language (FALSE), 86400000);
  g_autofree char *nothing = layak_language_money (get_language (TRUE), 0);
  g_autofree char *unknown = layak_language_money (get_language (TRUE), U);

  g_assert_cmpstr (indonesian, ==, "Rp86.400.000");
  g_assert_cmpstr (english, ==, "Rp86,400,000");
  g_assert_cmpstr (nothing, ==, "Rp0");
  g_assert_cmpstr (unknown, ==, "");
}

static void
test_size (void)
{
  static const struct { gint64 bytes; const char *text; } cases[] =
  {
    { U, "" }, { 0, "0 B" }, { 999, "999 B" }, { 1000, "1 kB" }, { 1250, "1,3 kB" }, { 1240000, "1,2 MB" },
    { 2147483647, "2,1 GB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = layak_language_size (get_language (TRUE), cases[i].bytes);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_date (void)
{
  static const struct { LayakDate date; LayakDateForm form; const char *english, *indonesian; } cases[] =
  {
    { 20250820, LAYAK_DATE_SHORT, "20 Aug 2025", "20 Agu 2025" },
    { 20250820, LAYAK_DATE_LONG, "20 August 2025", "20 Agustus 2025" },
    { 20250820, LAYAK_DATE_FULL, "Wednesday, 20 August 2025", "Rabu, 20 Agustus 2025" },
    { 20231210, LAYAK_DATE_FULL, "Sunday, 10 December 2023", "Minggu, 10 Desember 2023" },
    { 19000101, LAYAK_DATE_FULL, "Monday, 1 January 1900", "Senin, 1 Januari 1900" },
    { 20250800, LAYAK_DATE_SHORT, "August 2025", "Agustus 2025" },
    { 20250800, LAYAK_DATE_FULL, "August 2025", "Agustus 2025" },
    { 20250000, LAYAK_DATE_SHORT, "2025", "2025" },
    { U, LAYAK_DATE_SHORT, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *english = layak_language_date (get_language (FALSE), cases[i].date, cases[i].form);
      g_autofree char *indonesian = layak_language_date (get_language (TRUE), cases[i].date, cases[i].form);

      g_assert_cmpstr (english, ==, cases[i].english);
      g_assert_cmpstr (indonesian, ==, cases[i].indonesian);
    }
}

static void
test_dates (void)
{
  static const struct { LayakDate start, end; const char *text; } cases[] =
  {
    { 20250820, 20250822, "20–22 Agu 2025" }, { 20250708, 20250709, "8–9 Jul 2025" },
    { 20250930, 20251002, "30 Sep – 2 Okt 2025" }, { 20241230, 20250102, "30 Des 2024 – 2 Jan 2025" },
    { 20250820, 20250820, "20 Agu 2025" }, { 20250820, U, "20 Agu 2025" }, { U, 20250820, "s.d. 20 Agu 2025" },
    { U, U, "" }, { 20250700, 20250800, "Juli–Agustus 2025" }, { 20241200, 20250100, "Desember 2024 – Januari 2025" },
    { 20250800, 20250800, "Agustus 2025" }, { 20240000, 20250000, "2024–2025" },
    { 20250800, 20250902, "Agustus 2025 – 2 Sep 2025" }, { 20250000, 20250800, "2025 – Agustus 2025" },
  };
  g_autofree char *full = layak_language_dates (get_language (TRUE), 20250820, 20250822, LAYAK_DATE_LONG);
  g_autofree char *english = layak_language_dates (get_language (FALSE), U, 20250822, LAYAK_DATE_FULL);
  g_autofree char *days = layak_language_dates (get_language (TRUE), 20250820, 20250822, LAYAK_DATE_FULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = layak_language_dates (get_language (TRUE), cases[i].start, cases[i].end,
                                                    LAYAK_DATE_SHORT);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_cmpstr (full, ==, "20–22 Agustus 2025");
  g_assert_cmpstr (english, ==, "until Friday, 22 August 2025");
  g_assert_cmpstr (days, ==, "Rabu, 20 Agustus 2025 – Jumat, 22 Agustus 2025");
}

static void
test_times (void)
{
  static const struct { gint64 start, end; const char *english, *indonesian; } cases[] =
  {
    { 540, 960, "09:00–16:00", "09.00–16.00" }, { 0, U, "00:00", "00.00" }, { 540, 540, "09:00", "09.00" },
    { U, 960, "until 16:00", "s.d. 16.00" }, { U, U, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *english = layak_language_times (get_language (FALSE), cases[i].start, cases[i].end);
      g_autofree char *indonesian = layak_language_times (get_language (TRUE), cases[i].start, cases[i].end);

      g_assert_cmpstr (english, ==, cases[i].english);
      g_assert_cmpstr (indonesian, ==, cases[i].indonesian);
    }
}

static void
test_parse_number (void)
{
  static const struct { const char *text; guint decimals; gint64 english, indonesian; } cases[] =
  {
    { "1250", 0, 1250, 1250 }, { "1.250", 0, U, 1250 }, { "1,250", 0, 1250, U }, { " 7 ", 0, 7, 7 }, { "0", 0, 0, 0 },
    { "1.234.567", 0, U, 1234567 }, { "1,234,567", 0, 1234567, U }, { "\302\240" "12\302\240", 0, 12, 12 },
    { "1.250,5", 1, U, 12505 }, { "1,250.5", 1, 12505, U }, { "12,5", 2, U, 1250 }, { "12.5", 2, 1250, 1250 },
    { "1.250", 2, 125, 125000 }, { "12.50", 1, 125, 125 }, { "12,0", 0, U, 12 }, { "12.0", 0, 12, 12 },
    { "800,38", 1, U, U }, { "1.25", 0, U, U }, { "12.34.567", 0, U, U }, { "1.2345", 0, U, U },
    { "1234.567", 0, U, U },
    { "1.250.", 0, U, U }, { ",5", 1, U, U }, { "5,", 1, U, U }, { "", 0, U, U }, { "-1", 0, U, U }, { "+1", 0, U, U },
    { "1e3", 0, U, U }, { "dua", 0, U, U }, { "1 250", 0, U, U }, { "9999999999999999999", 0, U, U },
    { "000000000000000000000001", 0, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint indonesian = 0; indonesian < 2; indonesian++)
      {
        gint64 expected = indonesian ? cases[i].indonesian : cases[i].english, number = U;

        g_test_message ("“%s”, %u decimals, %s", cases[i].text, cases[i].decimals, indonesian ? "id" : "en");
        g_assert_cmpint (layak_language_parse_number (get_language (indonesian), cases[i].text, cases[i].decimals,
                                                      &number), ==, expected != U);
        if (expected != U)
          g_assert_cmpint (number, ==, expected);
      }
}

static void
test_parse_money (void)
{
  static const struct { const char *text; gint64 rupiah; } cases[] =
  {
    { "Rp86.400.000", 86400000 }, { "86400000", 86400000 }, { "Rp 86.400.000,00", 86400000 },
    { "Rp. 1.250.000,-", 1250000 }, { "rp1.250.000", 1250000 }, { "IDR 5.000", 5000 }, { "86,4 juta", 86400000 },
    { "86.4 juta", 86400000 }, { "Rp86,4jt", 86400000 }, { "1,2 miliar", 1200000000 }, { "2 milyar", 2000000000 },
    { "750 ribu", 750000 }, { "1,5 triliun", 1500000000000 }, { "Rp\302\240" "86.400.000", 86400000 }, { "0", 0 },
    { "Rp86.400.000,50", U }, { "Rp", U }, { "juta", U }, { "1,2345678 juta", U }, { "86,4 jutaan", U },
    { "Rp86.40", U }, { "-5", U }, { "999999999999999999 juta", U },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 rupiah = U;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (layak_language_parse_money (get_language (TRUE), cases[i].text, &rupiah), ==,
                       cases[i].rupiah != U);
      if (cases[i].rupiah != U)
        g_assert_cmpint (rupiah, ==, cases[i].rupiah);
    }
}

static void
test_parse_time (void)
{
  static const struct { const char *text; gint64 minutes; } cases[] =
  {
    { "09.00", 540 }, { "9.00", 540 }, { "09:30", 570 }, { "9", 540 }, { " 16.05 ", 965 }, { "0.00", 0 },
    { "23.59", 1439 }, { "24.00", U }, { "9.60", U }, { "9.5", U }, { "9-30", U }, { "", U }, { "930", U },
    { "9.00.00", U }, { "siang", U },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minutes = U;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (layak_language_parse_time (cases[i].text, &minutes), ==, cases[i].minutes != U);
      if (cases[i].minutes != U)
        g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
test_parse_dates (void)
{
  static const struct { const char *text; LayakDate start, end; } cases[] =
  {
    { "20/8/2025", 20250820, 20250820 }, { "20-8-2025", 20250820, 20250820 }, { "20.08.2025", 20250820, 20250820 },
    { "20/8/25", 20250820, 20250820 }, { "20 Agu 2025", 20250820, 20250820 }, { "20 Agt. 2025", 20250820, 20250820 },
    { "Rabu, 20 Agustus 2025", 20250820, 20250820 }, { "Wed 20 aug 2025", 20250820, 20250820 },
    { "August 20, 2025", 20250820, 20250820 }, { "20-Agu-2025", 20250820, 20250820 },
    { "2025-08-20", 20250820, 20250820 },
    { "2025/8/20", 20250820, 20250820 }, { "tanggal 20 Agustus 2025", 20250820, 20250820 },
    { "8/2025", 20250800, 20250800 }, { "08-2025", 20250800, 20250800 }, { "2025-08", 20250800, 20250800 },
    { "Agustus 2025", 20250800, 20250800 }, { "Aug 2025", 20250800, 20250800 }, { "Nopember 2025", 20251100, 20251100 },
    { "2025", 20250000, 20250000 }, { " 2025 ", 20250000, 20250000 },
    { "20-22/8/2025", 20250820, 20250822 }, { "20–22 Agustus 2025", 20250820, 20250822 },
    { "20 - 22 Agu 2025", 20250820, 20250822 }, { "20 s.d. 22 Agustus 2025", 20250820, 20250822 },
    { "20 s/d 22 Agustus 2025", 20250820, 20250822 }, { "20 sampai dengan 22 Agustus 2025", 20250820, 20250822 },
    { "20-22-8-2025", 20250820, 20250822 }, { "8 Des 2023 - 10 Des 2023", 20231208, 20231210 },
    { "30 Sep – 2 Okt 2025", 20250930, 20251002 }, { "30/9-2/10/2025", 20250930, 20251002 },
    { "30/12/2024-2/1/2025", 20241230, 20250102 }, { "2025-08-20/2025-08-22", 20250820, 20250822 },
    { "2025-08-20 – 2025-08-22", 20250820, 20250822 }, { "Juli–Agustus 2025", 20250700, 20250800 },
    { "7-8/2025", 20250700, 20250800 }, { "2024–2025", 20240000, 20250000 }, { "2024-2025", 20240000, 20250000 },
    { "20–20 Agustus 2025", 20250820, 20250820 }, { "2025-01 - 02-2025", 20250100, 20250200 },
    { "", U, U }, { "besok", U, U }, { "20", U, U }, { "20 Agustus", U, U }, { "20/8", U, U }, { "31/4/2025", U, U },
    { "8/20/2025", U, U }, { "22-20/8/2025", U, U }, { "0/8/2025", U, U }, { "20/0/2025", U, U }, { "0/2025", U, U },
    { "20/8/5", U, U },
    { "20/8/205", U, U }, { "20/8/20255", U, U }, { "20/8/1899", U, U }, { "20//8/2025", U, U }, { "-2025", U, U },
    { "20-22", U, U }, { "Ma 2025", U, U }, { "20 Agustusan 2025", U, U }, { "20 Agustus 2025 jam 9", U, U },
    { "1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1", U, U }, { "20\xff", U, U }, { "99999999999999999999", U, U },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LayakDate start = U, end = U;

      g_test_message ("dates %u", i);
      g_assert_cmpint (layak_language_parse_dates (cases[i].text, &start, &end), ==, cases[i].start != U);
      if (cases[i].start == U)
        continue;
      g_assert_cmpint (start, ==, cases[i].start);
      g_assert_cmpint (end, ==, cases[i].end);
    }
}

/* On 24 November 2026, a Tuesday. */
static void
test_parse_deadline (void)
{
  static const struct { const char *text; LayakDate deadline; gboolean is_like; } cases[] =
  {
    { "31/12/2025", 20251231, TRUE }, { "20–22 Agustus 2025", 20250822, TRUE }, { "Desember 2026", 20261200, TRUE },
    { "akhir Desember", 20261231, TRUE }, { "Akhir Desember 2027", 20271231, TRUE }, { "akhir bulan", 20261130, TRUE },
    { "akhir bulan ini", 20261130, TRUE }, { "akhir bulan depan", 20261231, TRUE },
    { "akhir Februari", 20270228, TRUE },
    { "akhir bulan Maret", 20270331, TRUE }, { "akhir tahun", 20261231, TRUE }, { "akhir tahun 2028", 20281231, TRUE },
    { "akhir tahun depan", 20271231, TRUE }, { "paling lambat akhir Des", 20261231, TRUE },
    { "end of December", 20261231, TRUE }, { "by the end of the month", 20261130, TRUE },
    { "end of next year", 20271231, TRUE }, { "November", 20261100, TRUE }, { "oktober", 20271000, TRUE },
    { "15 Maret", 20270315, TRUE }, { "24 November", 20261124, TRUE }, { "23 Nov", 20271123, TRUE },
    { "31/12", 20261231, TRUE }, { "1/1", 20270101, TRUE }, { "29 Februari", 20280229, TRUE },
    { "minggu pertama Maret", 20270307, TRUE }, { "minggu ke-2 Desember", 20261214, TRUE },
    { "minggu pertama November", 20271107, TRUE }, { "minggu pertama November 2026", 20261107, TRUE },
    { "minggu IV bulan Januari", 20270128, TRUE }, { "pekan terakhir Januari", 20270131, TRUE },
    { "first week of March", 20270307, TRUE }, { "the last week of March", 20270331, TRUE },
    { "pertengahan Januari", 20270115, TRUE }, { "pertengahan tahun", U, TRUE }, { "bulan depan", 20261200, TRUE },
    { "tahun depan", 20270000, TRUE }, { "triwulan IV", 20261231, TRUE }, { "TW 1", 20270331, TRUE },
    { "triwulan II 2027", 20270630, TRUE }, { "semester 2 tahun 2027", 20271231, TRUE }, { "semester 3", U, TRUE },
    { "Rabu, 25 November", 20261125, TRUE },
    { "31/4/2027", U, TRUE }, { "32 Desember", U, TRUE }, { "awal Maret", U, TRUE }, { "3 bulan", U, TRUE },
    { "bulan", U, TRUE }, { "besok", U, TRUE }, { "akhir", U, TRUE }, { "akhir 15 Maret", U, TRUE },
    { "setelah APBD 2027", U, TRUE }, { "triwulan IV APBD", U, TRUE },
    { "", U, FALSE }, { "dua", U, FALSE }, { "12 desa", U, FALSE }, { "Dinas Pendidikan", U, FALSE },
    { "disetujui bersama oleh semua desa pada akhir bulan itu juga", U, FALSE }, { "20\xff", U, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LayakDate deadline = U;

      g_test_message ("deadline %u", i);
      if (layak_language_parse_deadline (cases[i].text, 20261124, &deadline))
        g_assert_cmpint (deadline, ==, cases[i].deadline);
      else
        g_assert_cmpint (cases[i].deadline, ==, U);
      g_assert_cmpint (layak_language_is_like_deadline (cases[i].text), ==, cases[i].is_like);
    }
}

/* Whatever is written is read as the same, in both languages. */
static void
test_round_trip (void)
{
  for (LayakDate start = 20240101; start <= 20250601; start = layak_date_add_days (start, 13))
    for (guint days = 0; days < 400; days += 37)
      for (guint form = LAYAK_DATE_SHORT; form <= LAYAK_DATE_FULL; form++)
        for (guint indonesian = 0; indonesian < 2; indonesian++)
          {
            LayakDate end = layak_date_add_days (start, (int) days), first, last;
            g_autofree char *text = layak_language_dates (get_language (indonesian), start, end, form);

            g_test_message ("%s", text);
            g_assert_true (layak_language_parse_dates (text, &first, &last));
            g_assert_cmpint (first, ==, start);
            g_assert_cmpint (last, ==, end);
          }

  for (gint64 number = 0; number < 1000000000; number = number * 3 + 7)
    for (guint indonesian = 0; indonesian < 2; indonesian++)
      {
        const LayakLanguage *language = get_language (indonesian);
        g_autofree char *decimal = layak_language_number (language, number, 2);
        g_autofree char *money = layak_language_money (language, number);
        gint64 again;

        g_assert_true (layak_language_parse_number (language, decimal, 2, &again));
        g_assert_cmpint (again, ==, number);
        g_assert_true (layak_language_parse_money (language, money, &again));
        g_assert_cmpint (again, ==, number);
      }
}

static const LayakField text_field = { "text", LAYAK_TEXT (10), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField year_field = { "year", LAYAK_NUMBER (2000, 2199), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField number_field = { "number", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField decimal_field = { "decimal", LAYAK_DECIMAL (2, 100000), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField money_field = { "money", LAYAK_MONEY, LAYAK_FIELD_PLAIN, "", "" };
static const LayakField date_field = { "date", LAYAK_DATE, LAYAK_FIELD_PLAIN, "", "" };
static const LayakField time_field = { "time", LAYAK_TIME, LAYAK_FIELD_PLAIN, "", "" };
static const LayakField boolean_field = { "boolean", LAYAK_BOOLEAN, LAYAK_FIELD_PLAIN, "", "" };
static const LayakField choice_field = { "choice", LAYAK_CHOICE (layak_groups), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField choices_field = { "choices", LAYAK_CHOICES (layak_groups), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField reference_field = { "reference", LAYAK_REFERENCE ("agency"), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField references_field = { "references", LAYAK_REFERENCES ("agency"), LAYAK_FIELD_PLAIN, "", "" };

/* What a person types into a field, what it is in files, and how it is shown. Names come from the catalogue, which is
 * the English one here. */
static void
test_value (void)
{
  static const struct { const LayakField *field; const char *typed, *canonical, *shown; } cases[] =
  {
    { &text_field, " Paringin ", "Paringin", "Paringin" },
    { &year_field, "2025", "2025", "2025" },
    { &number_field, "1.250", "1250", "1.250" },
    { &number_field, "0", "0", "0" },
    { &decimal_field, "800,38", "800.38", "800,38" },
    { &decimal_field, "800.38", "800.38", "800,38" },
    { &money_field, "86,4 juta", "86400000", "Rp86.400.000" },
    { &date_field, "20/8/2025", "2025-08-20", "20 Agu 2025" },
    { &date_field, "Agustus 2025", "2025-08", "Agustus 2025" },
    { &time_field, "9.00", "09:00", "09.00" },
    { &boolean_field, "ya", "true", "Yes" },
    { &boolean_field, "No", "false", "No" },
    { &choice_field, "law enforcement", "law-enforcement", "Law enforcement" },
    { &choice_field, "law-enforcement", "law-enforcement", "Law enforcement" },
    { &choices_field, "Media, Businesses", "business media", "Businesses, Media" },
    { &choices_field, "media; educators\nbusiness", "business educators media", "Businesses, Educators, Media" },
    { &choices_field, "media educators", "educators media", "Educators, Media" },
    { &reference_field, "63.11", "63.11", "63.11" },
    { &references_field, "2024-2 2024-1", "2024-1 2024-2", "2024-1, 2024-2" },
    { &number_field, "", NULL, "" },
    { &date_field, "  ", NULL, "" },
    { &choices_field, " , ", NULL, "" },
    { &money_field, NULL, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LayakField *field = cases[i].field;
      LayakValue value;
      g_autofree char *canonical = NULL, *shown = NULL;
      g_autoptr(GError) error = NULL;

      g_test_message ("%s %u", field->name, i);
      layak_language_parse_value (get_language (TRUE), field, cases[i].typed, &value, &error);
      g_assert_no_error (error);
      canonical = layak_value_format (field, value);
      g_assert_cmpstr (canonical, ==, cases[i].canonical);
      shown = layak_language_value (get_language (TRUE), field, value);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      layak_value_clear (field, &value);
    }
}

static void
test_bad_value (void)
{
  static const struct { const LayakField *field; const char *typed, *message; } cases[] =
  {
    { &number_field, "banyak", "“banyak” is not a whole number" },
    { &number_field, "1,5", "“1,5” is not a whole number" },
    { &number_field, "1.000.001", "The value must lie between 0 and 1.000.000" },
    { &decimal_field, "1.000,01", "The value must lie between 0 and 1.000" },
    { &decimal_field, "1,005", "“1,005” is not a number, such as 1.250,5" },
    { &money_field, "gratis", "“gratis” is not an amount, such as Rp86.400.000" },
    { &date_field, "31/2/2025", "“31/2/2025” is not a date that exists, such as 20/8/2025 or 20 Agu 2025" },
    { &date_field, "20-22/8/2025", "“20-22/8/2025” is not a date that exists, such as 20/8/2025 or 20 Agu 2025" },
    { &time_field, "25.00", "“25.00” is not a time of day, such as 09.00" },
    { &boolean_field, "mungkin", "“mungkin” is not one of the known values" },
    { &choice_field, "dokter", "“dokter” is not one of the known values" },
    { &choices_field, "Media, dokter", "“dokter” is not one of the known values" },
    { &text_field, "eleven char", "The text is longer than 10 characters" },
    { &date_field, "2025\001", "The text has a control character (U+0001)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LayakValue value;
      g_autoptr(GError) error = NULL;

      g_assert_false (layak_language_parse_value (get_language (TRUE), cases[i].field, cases[i].typed, &value,
                                                  &error));
      g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_true (layak_value_is_unknown (cases[i].field, value));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/find", test_find);
  g_test_add_func ("/language/number", test_number);
  g_test_add_func ("/language/money", test_money);
  g_test_add_func ("/language/size", test_size);
  g_test_add_func ("/language/date", test_date);
  g_test_add_func ("/language/dates", test_dates);
  g_test_add_func ("/language/times", test_times);
  g_test_add_func ("/language/parse-number", test_parse_number);
  g_test_add_func ("/language/parse-money", test_parse_money);
  g_test_add_func ("/language/parse-time", test_parse_time);
  g_test_add_func ("/language/parse-dates", test_parse_dates);
  g_test_add_func ("/language/parse-deadline", test_parse_deadline);
  g_test_add_func ("/language/round-trip", test_round_trip);
  g_test_add_func ("/language/value", test_value);
  g_test_add_func ("/language/bad-value", test_bad_value);

  return g_test_run ();
}
