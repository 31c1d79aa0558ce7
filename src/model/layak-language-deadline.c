/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-language.h"

#include <string.h>

/* How people say by when something shall be done: “akhir Desember”, “minggu pertama Maret”, “triwulan IV 2026”. The
 * words are those of both languages, in lower case. */

/* How many years ahead the next 29 February may be. */
#define MAX_YEARS_AHEAD 8

/* Of a part: the last day of the month or year. */
#define LAST_DAY 0

static const char * const end_words[] = { "akhir", "penghujung", "end", NULL };
static const char * const middle_words[] = { "pertengahan", "tengah", "middle", "mid", NULL };
static const char * const week_words[] = { "minggu", "pekan", "week", NULL };
static const char * const quarter_words[] = { "triwulan", "tw", "kuartal", "quarter", NULL };
static const char * const half_words[] = { "semester", NULL };
static const char * const year_words[] = { "tahun", "year", NULL };
static const char * const month_words[] = { "bulan", "month", NULL };
static const char * const next_words[] = { "depan", "next", NULL };
static const char * const this_words[] = { "ini", "this", NULL };
static const char * const last_words[] = { "terakhir", "last", NULL };

/* They say nothing about the day. */
static const char * const empty_words[] =
{
  "of", "the", "by", "in", "on", "pada", "paling", "lambat", "selambat-lambatnya", NULL
};

/* Those of which the meaning is not certain enough to choose a day. */
static const char * const vague_words[] = { "awal", "early", "late", "besok", "lusa", "tomorrow", NULL };

static const char * const numerals[][8] =
{
  { "pertama", "kesatu", "first", "1", "i", "ke-1", NULL },
  { "kedua", "second", "2", "ii", "ke-2", NULL },
  { "ketiga", "third", "3", "iii", "ke-3", NULL },
  { "keempat", "fourth", "4", "iv", "ke-4", NULL },
};

static gboolean
is_one_of (const char         *word,
           const char * const *words)
{
  return word != NULL && g_strv_contains (words, word);
}

/* From 1; 0 if it is none. */
static int
read_numeral (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (is_one_of (word, numerals[i]))
      return (int) i + 1;

  return 0;
}

/* Which day of its month “first week” ends with. */
static gboolean
read_week (const char *word,
           int        *day)
{
  const int number = read_numeral (word);

  *day = is_one_of (word, last_words) ? LAST_DAY : 7 * number;
  return number > 0 || is_one_of (word, last_words);
}

/* Takes the words from the beginning of @words that say which part of a month or year is meant. */
static gboolean
read_part (GStrv *words,
           int   *day)
{
  char **first = *words, *second = first[0] != NULL ? first[1] : NULL;

  *day = LAST_DAY;
  if (is_one_of (first[0], end_words) || is_one_of (first[0], middle_words))
    {
      *day = is_one_of (first[0], middle_words) ? 15 : LAST_DAY;
      *words += 1;
      return TRUE;
    }
  if ((is_one_of (first[0], week_words) && read_week (second, day)) ||
      (is_one_of (second, week_words) && read_week (first[0], day)))
    {
      *words += 2;
      return TRUE;
    }
  return FALSE;
}

static LayakDate
parse_in_year (const char *text,
               int         year)
{
  /* “31/12” goes on as it began. */
  g_autofree char *whole = g_strdup_printf (strchr (text, '/') != NULL ? "%s/%d" : "%s %d", text, year);
  LayakDate start, end;

  return layak_language_parse_dates (whole, &start, &end) ? end : LAYAK_UNKNOWN;
}

/* A date, or one without its year: the first that ends on @today or later. */
static gboolean
parse_next (const char *text,
            LayakDate   today,
            LayakDate  *date)
{
  LayakDate start;

  if (layak_language_parse_dates (text, &start, date))
    return TRUE;
  if (*text == '\0')
    return FALSE;

  for (int year = layak_date_get_year (today); year <= layak_date_get_year (today) + MAX_YEARS_AHEAD; year++)
    {
      *date = parse_in_year (text, year);
      if (*date != LAYAK_UNKNOWN && layak_date_last_day (*date) >= today)
        return TRUE;
    }
  return FALSE;
}

/* “bulan ini”, “next month”, “tahun”. */
static gboolean
read_current (char      **words,
              LayakDate   today,
              LayakDate  *period)
{
  const int year = layak_date_get_year (today), month = layak_date_get_month (today);
  int ahead = 0;
  char *unit = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (is_one_of (words[i], next_words))
      ahead++;
    else if (unit == NULL && (is_one_of (words[i], month_words) || is_one_of (words[i], year_words)))
      unit = words[i];
    else if (!is_one_of (words[i], this_words))
      return FALSE;

  if (unit == NULL)
    return FALSE;

  if (is_one_of (unit, year_words))
    *period = layak_date_new (year + ahead, 0, 0);
  else
    *period = layak_date_new (year + (month + ahead - 1) / 12, (month + ahead - 1) % 12 + 1, 0);
  return *period != LAYAK_UNKNOWN;
}

static LayakDate
choose_day (LayakDate period,
            int       day)
{
  return day == LAST_DAY ? layak_date_last_day (period)
                         : layak_date_new (layak_date_get_year (period), layak_date_get_month (period), day);
}

/* The day of a month or year; of a day there are no parts. */
static gboolean
parse_part (char      **words,
            int         day,
            LayakDate   today,
            LayakDate  *deadline)
{
  g_autofree char *text = NULL;
  LayakDate period, ignored;

  if (read_current (words, today, &period))
    {
      *deadline = choose_day (period, day);
      return *deadline != LAYAK_UNKNOWN;
    }

  if (is_one_of (words[0], month_words) || is_one_of (words[0], year_words))
    words++;
  text = g_strjoinv (" ", words);
  if (!parse_next (text, today, &period) || layak_date_get_day (period) != 0)
    return FALSE;

  *deadline = choose_day (period, day);
  if (*deadline != LAYAK_UNKNOWN && *deadline < today && !layak_language_parse_dates (text, &period, &ignored) &&
      parse_next (text, layak_date_add_days (layak_date_last_day (*deadline), 31), &period))
    *deadline = choose_day (period, day);
  return *deadline != LAYAK_UNKNOWN;
}

/* “triwulan IV 2026”, “semester 2”. */
static gboolean
parse_fraction (char      **words,
                LayakDate   today,
                LayakDate  *deadline)
{
  const int n_months = is_one_of (words[0], quarter_words) ? 3 : is_one_of (words[0], half_words) ? 6 : 0;
  const int number = n_months > 0 ? read_numeral (words[1]) : 0;
  char **rest = words + 2;
  g_autofree char *text = NULL;
  LayakDate year, ignored;

  if (number == 0 || number * n_months > 12)
    return FALSE;

  if (is_one_of (rest[0], year_words))
    rest++;
  text = g_strjoinv (" ", rest);
  if (*text == '\0')
    {
      year = layak_date_new (layak_date_get_year (today), number * n_months, 0);
      if (layak_date_last_day (year) < today)
        year = layak_date_new (layak_date_get_year (today) + 1, 0, 0);
    }
  else if (!layak_language_parse_dates (text, &ignored, &year) || layak_date_get_month (year) != 0)
    return FALSE;

  *deadline = layak_date_last_day (layak_date_new (layak_date_get_year (year), number * n_months, 0));
  return *deadline != LAYAK_UNKNOWN;
}

/* (transfer full): the words of @text that say something, in lower case. */
static GStrv
cut_words (const char *text)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_auto(GStrv) words = g_strsplit_set (lower, " \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains (empty_words, words[i]))
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

/**
 * layak_language_parse_deadline:
 * @text: by when something shall be done: a date, one without its year, or in words, as “akhir Desember”,
 *   “akhir bulan”, “minggu pertama Maret”, “end of next month”, “triwulan IV”
 * @today: after which the year is sought that is not told
 * @deadline: (out): the day; a month or a year if no more is told
 *
 * Returns: whether @text says so
 */
gboolean
layak_language_parse_deadline (const char *text,
                               LayakDate   today,
                               LayakDate  *deadline)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *plain = NULL;
  LayakDate start;
  char **rest;
  int day;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  if (layak_language_parse_dates (text, &start, deadline))
    return TRUE;

  rest = words = cut_words (text);
  if (parse_fraction (words, today, deadline))
    return TRUE;
  if (read_part (&rest, &day))
    return parse_part (rest, day, today, deadline);

  plain = g_strjoinv (" ", words);
  /* “bulan” alone is no day. */
  return (g_strv_length (words) > 1 && read_current (words, today, deadline)) || parse_next (plain, today, deadline);
}

/* A month or a day of the week, or one of the words above. */
static gboolean
is_word_of_dates (const char *word)
{
  static const char * const * const lists[] =
  {
    end_words, middle_words, week_words, month_words, year_words, quarter_words, half_words, vague_words,
  };
  g_autofree char *dated = g_strdup_printf ("%s 2000", word);
  LayakDate start, end;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (is_one_of (word, lists[i]))
      return TRUE;

  return g_ascii_isalpha (*word) && layak_language_parse_dates (dated, &start, &end);
}

/**
 * layak_language_is_like_deadline:
 *
 * Returns: whether @text was probably meant to say by when something shall be done, be it understood or not
 */
gboolean
layak_language_is_like_deadline (const char *text)
{
  g_auto(GStrv) words = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  words = cut_words (text);
  if (g_strv_length (words) > 6)
    return FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    if (is_word_of_dates (words[i]))
      return TRUE;

  return g_regex_match_simple ("\\d[/-]\\d|\\d\\.\\d+\\.\\d|\\b20\\d\\d\\b", text, 0, 0);
}
