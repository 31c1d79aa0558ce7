/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-date.h"

static void
test_new (void)
{
  static const struct { int year, month, day; LayakDate date; } cases[] =
  {
    { 2025, 8, 20, 20250820 }, { 2025, 8, 0, 20250800 }, { 2025, 0, 0, 20250000 },
    { 1900, 1, 1, 19000101 }, { 2199, 12, 31, 21991231 }, { 2024, 2, 29, 20240229 },
    { 1899, 12, 31, LAYAK_UNKNOWN }, { 2200, 1, 1, LAYAK_UNKNOWN }, { 2025, 13, 1, LAYAK_UNKNOWN },
    { 2025, -1, 1, LAYAK_UNKNOWN }, { 2025, 0, 1, LAYAK_UNKNOWN }, { 2025, 4, 31, LAYAK_UNKNOWN },
    { 2025, 2, 29, LAYAK_UNKNOWN }, { 1900, 2, 29, LAYAK_UNKNOWN }, { 2025, 1, -1, LAYAK_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (layak_date_new (cases[i].year, cases[i].month, cases[i].day), ==, cases[i].date);
}

static void
test_text (void)
{
  static const char * const good[] =
  {
    "2025", "2025-08", "2025-08-20", "1900-01-01", "2199-12-31", "2024-02-29", "2000-02-29",
  };
  static const char * const bad[] =
  {
    "", "20", "2025-", "2025-8", "2025-08-", "2025-08-2", "2025-08-20 ", " 2025", "2025-00", "2025-13", "2025-08-00",
    "2025-04-31", "2023-02-29", "2100-02-29", "1899", "2200", "2025/08/20", "20250820", "2025-08-20T09:00", "-1",
    "٢٠٢٥",
  };
  LayakDate date;
  char text[LAYAK_DATE_MAX_TEXT];

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (layak_date_parse (good[i], &date));
      layak_date_format (date, text);
      g_assert_cmpstr (text, ==, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("“%s”", bad[i]);
      g_assert_false (layak_date_parse (bad[i], &date));
    }

  layak_date_format (LAYAK_UNKNOWN, text);
  g_assert_cmpstr (text, ==, "");
}

static void
test_parts (void)
{
  LayakDate date = layak_date_new (2025, 8, 20);

  g_assert_cmpint (layak_date_get_year (date), ==, 2025);
  g_assert_cmpint (layak_date_get_month (date), ==, 8);
  g_assert_cmpint (layak_date_get_day (date), ==, 20);
  g_assert_cmpint (layak_date_get_day (layak_date_new (2025, 8, 0)), ==, 0);
  g_assert_cmpint (layak_date_get_month (layak_date_new (2025, 0, 0)), ==, 0);
}

static void
test_span (void)
{
  static const struct { LayakDate date, first, last; } cases[] =
  {
    { 20250820, 20250820, 20250820 }, { 20250800, 20250801, 20250831 }, { 20250000, 20250101, 20251231 },
    { 20240200, 20240201, 20240229 }, { 20230200, 20230201, 20230228 },
    { LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (layak_date_first_day (cases[i].date), ==, cases[i].first);
      g_assert_cmpint (layak_date_last_day (cases[i].date), ==, cases[i].last);
    }

  /* A year stands before its months, and they before their days. */
  g_assert_cmpint (20250000, <, 20250100);
  g_assert_cmpint (20250100, <, 20250101);
}

static void
test_days (void)
{
  static const struct { LayakDate from; int days; LayakDate to; } cases[] =
  {
    { 20250820, 0, 20250820 }, { 20250820, 2, 20250822 }, { 20250831, 1, 20250901 }, { 20241231, 1, 20250101 },
    { 20240228, 1, 20240229 }, { 20230228, 1, 20230301 }, { 20250101, -1, 20241231 }, { 20250820, 365, 20260820 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (layak_date_add_days (cases[i].from, cases[i].days), ==, cases[i].to);
      g_assert_cmpint (layak_date_days_from (cases[i].from, cases[i].to), ==, cases[i].days);
      g_assert_cmpint (layak_date_days_from (cases[i].to, cases[i].from), ==, -cases[i].days);
    }

  g_assert_cmpint (layak_date_add_days (21991231, 1), ==, LAYAK_UNKNOWN);
}

/* The day where the clock on the wall hangs, which midnight may change between the two readings. */
static void
test_today (void)
{
  LayakDate today, expected;

  do
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_local ();

      expected = layak_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                                 g_date_time_get_day_of_month (now));
      today = layak_date_today ();
    }
  while (today == layak_date_add_days (expected, 1));

  g_assert_cmpint (today, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/new", test_new);
  g_test_add_func ("/date/text", test_text);
  g_test_add_func ("/date/parts", test_parts);
  g_test_add_func ("/date/span", test_span);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/today", test_today);

  return g_test_run ();
}
