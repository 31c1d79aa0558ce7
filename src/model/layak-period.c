/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-text.h"

/* How many months a part of a year has, and what it is called in text and in names of files. The latter are
 * Indonesian: tw is triwulan. */
typedef struct
{
  int         n_months;
  char        letter;
  const char *suffix;
} Part;

static const Part halves = { 6, 'S', "s" };
static const Part quarters = { 3, 'Q', "tw" };
static const Part * const parts[] = { &halves, &quarters };

static void
set_months (LayakPeriod *self,
            int          year,
            int          first,
            int          n_months)
{
  self->from = layak_date_new (year, first, 1);
  self->to = layak_date_last_day (layak_date_new (year, first + n_months - 1, 0));
}

static gboolean
parse_part (const char  *text,
            LayakPeriod *period)
{
  g_autofree char *year = g_strndup (text, 4);
  LayakDate date;

  if (strlen (text) != 7 || text[4] != '-' || !layak_date_parse (year, &date))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int number = text[6] - '0';

      if (text[5] != parts[i]->letter || number < 1 || number > 12 / parts[i]->n_months)
        continue;

      set_months (period, layak_date_get_year (date), (number - 1) * parts[i]->n_months + 1, parts[i]->n_months);
      return TRUE;
    }

  return FALSE;
}

static gboolean
parse_range (const char  *text,
             LayakPeriod *period)
{
  g_auto(GStrv) ends = g_strsplit (text, "/", 2);

  if (g_strv_length (ends) != 2 || !layak_date_parse (ends[0], &period->from) ||
      !layak_date_parse (ends[1], &period->to))
    return FALSE;

  period->from = layak_date_first_day (period->from);
  period->to = layak_date_last_day (period->to);
  return period->from <= period->to;
}

/**
 * layak_period_parse:
 * @text: as 2025, 2025-S1, 2025-Q3, 2025-08 or 2025-07-01/2025-09-30
 * @period: (out): where to store the period; not set on failure
 */
gboolean
layak_period_parse (const char   *text,
                    LayakPeriod  *period,
                    GError      **error)
{
  LayakDate date;
  g_autofree char *excerpt = NULL;

  if (layak_date_parse (text, &date))
    {
      period->from = layak_date_first_day (date);
      period->to = layak_date_last_day (date);
      return TRUE;
    }
  if (parse_part (text, period) || parse_range (text, period))
    return TRUE;

  *period = (LayakPeriod) { 0, 0 };
  excerpt = layak_text_excerpt (text);
  g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
               _("“%s” is no period; one is written as 2025, 2025-S1, 2025-Q3, 2025-08 or 2025-07-01/2025-09-30"),
               excerpt);
  return FALSE;
}

gboolean
layak_period_is_set (const LayakPeriod *self)
{
  return self->from > 0;
}

/* The number of the part of the year it is, or 0. */
static int
number_among (const LayakPeriod *self,
              const Part        *part)
{
  LayakPeriod same;
  int number = (layak_date_get_month (self->from) - 1) / part->n_months + 1;

  set_months (&same, layak_date_get_year (self->from), (number - 1) * part->n_months + 1, part->n_months);
  return same.from == self->from && same.to == self->to ? number : 0;
}

static gboolean
is_year (const LayakPeriod *self)
{
  return number_among (self, &(Part) { .n_months = 12 }) > 0;
}

static gboolean
is_month (const LayakPeriod *self)
{
  return number_among (self, &(Part) { .n_months = 1 }) > 0;
}

/**
 * layak_period_format:
 *
 * Returns: (transfer full): the shortest text that layak_period_parse() understands, the same for equal periods
 */
char *
layak_period_format (const LayakPeriod *self)
{
  int year = layak_date_get_year (self->from);
  char from[LAYAK_DATE_MAX_TEXT], to[LAYAK_DATE_MAX_TEXT];

  if (is_year (self))
    return g_strdup_printf ("%04d", year);
  if (is_month (self))
    return g_strdup_printf ("%04d-%02d", year, layak_date_get_month (self->from));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (number_among (self, parts[i]) > 0)
      return g_strdup_printf ("%04d-%c%d", year, parts[i]->letter, number_among (self, parts[i]));

  layak_date_format (self->from, from);
  layak_date_format (self->to, to);
  return strcmp (from, to) == 0 ? g_strdup (from) : g_strconcat (from, "/", to, NULL);
}

/**
 * layak_period_dup_suffix:
 *
 * Returns: (transfer full): what stands for the period in the name of a file: 2025, 2025-s1, 2025-tw3, 2025-08 or
 *   20250701-20250930
 */
char *
layak_period_dup_suffix (const LayakPeriod *self)
{
  int year = layak_date_get_year (self->from);

  if (is_year (self) || is_month (self))
    return layak_period_format (self);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (number_among (self, parts[i]) > 0)
      return g_strdup_printf ("%04d-%s%d", year, parts[i]->suffix, number_among (self, parts[i]));

  return g_strdup_printf ("%08d-%08d", self->from, self->to);
}

/**
 * layak_period_dup_label:
 *
 * Returns: (transfer full): what people call the period
 */
char *
layak_period_dup_label (const LayakPeriod *self)
{
  int year = layak_date_get_year (self->from);

  if (number_among (self, &halves) > 0)
    return g_strdup_printf (_("Semester %d of %d"), number_among (self, &halves), year);
  if (number_among (self, &quarters) > 0)
    return g_strdup_printf (_("Quarter %d of %d"), number_among (self, &quarters), year);

  return layak_period_format (self);
}
