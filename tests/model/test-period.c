/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods: what can be written, what it means, and what it is called in the name of a file. */

#include "layak-period.h"

static const struct
{
  const char *text;
  LayakDate   from;
  LayakDate   to;
  const char *formatted;
  const char *suffix;
} periods[] =
{
  { "2025", 20250101, 20251231, "2025", "2025" },
  { "2025-S1", 20250101, 20250630, "2025-S1", "2025-s1" },
  { "2025-S2", 20250701, 20251231, "2025-S2", "2025-s2" },
  { "2025-Q1", 20250101, 20250331, "2025-Q1", "2025-tw1" },
  { "2025-Q4", 20251001, 20251231, "2025-Q4", "2025-tw4" },
  { "2024-02", 20240201, 20240229, "2024-02", "2024-02" },
  { "2025-08-20", 20250820, 20250820, "2025-08-20", "20250820-20250820" },
  { "2025-07-01/2025-09-15", 20250701, 20250915, "2025-07-01/2025-09-15", "20250701-20250915" },
  { "2025-07/2025-09", 20250701, 20250930, "2025-Q3", "2025-tw3" },
  { "2024-12-01/2025-01-31", 20241201, 20250131, "2024-12-01/2025-01-31", "20241201-20250131" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *formatted = NULL, *suffix = NULL;
      LayakPeriod period, again;

      g_assert_true (layak_period_parse (periods[i].text, &period, NULL));
      g_assert_true (layak_period_is_set (&period));
      g_assert_cmpint (period.from, ==, periods[i].from);
      g_assert_cmpint (period.to, ==, periods[i].to);

      formatted = layak_period_format (&period);
      suffix = layak_period_dup_suffix (&period);
      g_assert_cmpstr (formatted, ==, periods[i].formatted);
      g_assert_cmpstr (suffix, ==, periods[i].suffix);
      g_assert_true (layak_period_parse (formatted, &again, NULL));
      g_assert_cmpmem (&again, sizeof again, &period, sizeof period);
    }
}

static void
test_bad (void)
{
  static const char * const texts[] =
  {
    "", "soon", "25", "2025-Q5", "2025-Q0", "2025-S3", "2025-T1", "2025-Q1x", "2025-13", "1899", "2200-Q1",
    "2025-09-01/2025-08-31", "2025/", "/2025", "2025/2026/2027", "2025-02-30",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      LayakPeriod period;

      g_assert_false (layak_period_parse (texts[i], &period, &error));
      g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID);
      g_assert_false (layak_period_is_set (&period));
    }
}

static void
test_labels (void)
{
  static const char * const cases[][2] =
  {
    { "2025-Q3", "Quarter 3 of 2025" },
    { "2025-S2", "Semester 2 of 2025" },
    { "2025", "2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = NULL;
      LayakPeriod period;

      g_assert_true (layak_period_parse (cases[i][0], &period, NULL));
      label = layak_period_dup_label (&period);
      g_assert_cmpstr (label, ==, cases[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/period/good", test_good);
  g_test_add_func ("/period/bad", test_bad);
  g_test_add_func ("/period/labels", test_labels);

  return g_test_run ();
}
