/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-language.h"

#include <string.h>

#define MAX_TOKENS 16

/* What people type is cut into tokens, of which each has a letter: Y a number of four digits, n a shorter one, m the
 * name of a month, '/' and '-' what may stand within a date or between two, r what stands only between two. The
 * letters together are the form of the text. */
typedef struct
{
  char form[MAX_TOKENS + 1];
  int  values[MAX_TOKENS];
  int  n_digits[MAX_TOKENS];
  int  n_tokens;
} Tokens;

/* Where day, month and year stand in a form; -1 if they do not. A form without a year only begins a range. */
static const struct
{
  const char *form;
  int         day;
  int         month;
  int         year;
} forms[] =
{
  { "Y",     -1, -1,  0 },
  { "Y-n",   -1,  2,  0 },
  { "Y/n",   -1,  2,  0 },
  { "Y-n-n",  4,  2,  0 },
  { "Y/n/n",  4,  2,  0 },
  { "n/Y",   -1,  0,  2 },
  { "n-Y",   -1,  0,  2 },
  { "n/n/Y",  0,  2,  4 },
  { "n-n-Y",  0,  2,  4 },
  { "n/n/n",  0,  2,  4 },
  { "mY",    -1,  0,  1 },
  { "m-Y",   -1,  0,  2 },
  { "nmY",    0,  1,  2 },
  { "nmn",    0,  1,  2 },
  { "n-m-Y",  0,  2,  4 },
  { "n/m/Y",  0,  2,  4 },
  { "mnY",    1,  0,  2 },
  { "n",      0, -1, -1 },
  { "n/n",    0,  2, -1 },
  { "n-n",    0,  2, -1 },
  { "nm",     0,  1, -1 },
  { "mn",     1,  0, -1 },
  { "m",     -1,  0, -1 },
};

/* Other spellings that are in use. */
static const struct
{
  const char *word;
  int         month;
} other_months[] =
{
  { "peb", 2 }, { "pebruari", 2 }, { "agt", 8 }, { "agst", 8 }, { "ags", 8 }, { "nop", 11 }, { "nopember", 11 },
};

static const char * const range_words[] = { "sampai", "hingga", "sd", "to", "until", "till" };
static const char * const empty_words[] = { "dengan", "tanggal", "tgl" };

static gboolean
begins_one_of (const char         *word,
               const char * const *names,
               guint               n_names,
               guint              *position)
{
  for (guint i = 0; i < n_names; i++)
    if (strlen (word) >= 3 && g_ascii_strncasecmp (names[i], word, strlen (word)) == 0)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

static int
find_month (const char *word)
{
  guint position;

  for (guint i = 0; i < G_N_ELEMENTS (other_months); i++)
    if (g_ascii_strcasecmp (other_months[i].word, word) == 0)
      return other_months[i].month;

  for (guint i = 0; layak_languages[i] != NULL; i++)
    if (begins_one_of (word, layak_languages[i]->months, 12, &position) ||
        begins_one_of (word, layak_languages[i]->short_months, 12, &position))
      return (int) position + 1;

  return 0;
}

static gboolean
is_one_of (const char         *word,
           const char * const *words,
           guint               n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;

  return FALSE;
}

/* Words that say nothing the numbers do not: the day of the week, “tanggal”. */
static gboolean
is_empty_word (const char *word)
{
  guint position;

  if (is_one_of (word, empty_words, G_N_ELEMENTS (empty_words)) || g_ascii_strcasecmp (word, "jum'at") == 0)
    return TRUE;

  for (guint i = 0; layak_languages[i] != NULL; i++)
    if (begins_one_of (word, layak_languages[i]->weekdays, 7, &position))
      return TRUE;

  return FALSE;
}

static gboolean
add_token (Tokens *tokens,
           char    letter,
           int     value,
           int     n_digits)
{
  if (tokens->n_tokens == MAX_TOKENS)
    return FALSE;

  tokens->form[tokens->n_tokens] = letter;
  tokens->values[tokens->n_tokens] = value;
  tokens->n_digits[tokens->n_tokens] = n_digits;
  tokens->form[++tokens->n_tokens] = '\0';
  return TRUE;
}

static gboolean
read_number (const char **text,
             Tokens      *tokens)
{
  int value = 0, n_digits = 0;

  for (; g_ascii_isdigit (**text) && n_digits < 5; (*text)++, n_digits++)
    value = value * 10 + (**text - '0');

  return n_digits != 3 && n_digits != 5 && add_token (tokens, n_digits == 4 ? 'Y' : 'n', value, n_digits);
}

static gboolean
read_word (const char **text,
           Tokens      *tokens)
{
  gsize length = 0;
  g_autofree char *word = NULL;
  int month;

  while (g_ascii_isalpha ((*text)[length]) || (*text)[length] == '\'')
    length++;
  if (length == 0)
    return FALSE;

  word = g_strndup (*text, length);
  *text += length;

  month = find_month (word);
  if (month > 0)
    {
      if (**text == '.')
        (*text)++;
      return add_token (tokens, 'm', month, 0);
    }
  if (is_one_of (word, range_words, G_N_ELEMENTS (range_words)))
    return add_token (tokens, 'r', 0, 0);
  return is_empty_word (word);
}

/* “s.d.” and “s/d” stand for “sampai dengan”. */
static gboolean
skip_until (const char **text)
{
  static const char * const spellings[] = { "s.d.", "s.d", "s/d" };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (g_ascii_strncasecmp (*text, spellings[i], strlen (spellings[i])) == 0)
      {
        *text += strlen (spellings[i]);
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_tokens (const char *text,
             Tokens     *tokens)
{
  gboolean after_blank = FALSE;

  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);
      const char *next = g_utf8_next_char (text);
      gboolean ok = TRUE;

      if (g_unichar_isspace (c) || c == ',')
        text = next;
      else if (g_ascii_isdigit (*text))
        ok = read_number (&text, tokens);
      else if (skip_until (&text))
        ok = add_token (tokens, 'r', 0, 0);
      else if (c >= 0x2012 && c <= 0x2014)
        {
          ok = add_token (tokens, 'r', 0, 0);
          text = next;
        }
      else if (c == '-' || c == '/' || c == '.')
        {
          /* With blanks around it, a hyphen does not stand within a date. */
          gboolean between = c == '-' && (after_blank || *next == ' ');

          ok = add_token (tokens, between ? 'r' : c == '-' ? '-' : '/', 0, 0);
          text = next;
        }
      else
        ok = read_word (&text, tokens);

      if (!ok)
        return FALSE;
      after_blank = g_unichar_isspace (c);
    }

  return tokens->n_tokens > 0;
}

static int
get_value (const Tokens *tokens,
           int           first,
           int           position)
{
  return position < 0 ? 0 : tokens->values[first + position];
}

/* Reads the tokens from @first to before @end as one date. What it does not tell is taken from @other, if that is
 * given. */
static gboolean
read_date (const Tokens *tokens,
           int           first,
           int           end,
           LayakDate     other,
           LayakDate    *date)
{
  g_autofree char *form = g_strndup (tokens->form + first, (gsize) (end - first));

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      int day, month, year;

      if (!g_str_equal (forms[i].form, form) || (forms[i].year < 0 && other == LAYAK_UNKNOWN))
        continue;

      day = get_value (tokens, first, forms[i].day);
      month = get_value (tokens, first, forms[i].month);
      year = get_value (tokens, first, forms[i].year);
      if ((forms[i].day >= 0 && day == 0) || (forms[i].month >= 0 && month == 0))
        return FALSE;
      if (forms[i].year < 0)
        year = layak_date_get_year (other);
      else if (year < 100)
        year = tokens->n_digits[first + forms[i].year] == 2 ? 2000 + year : 0;

      /* A lone number is a day, unless the range ends with a month: “8-9/2025”. */
      if (month == 0 && forms[i].year < 0 && layak_date_get_day (other) == 0)
        {
          month = day;
          day = 0;
        }
      else if (month == 0 && forms[i].year < 0)
        month = layak_date_get_month (other);

      *date = layak_date_new (year, month, day);
      return *date != LAYAK_UNKNOWN;
    }

  return FALSE;
}

/**
 * layak_language_parse_dates:
 * @text: a day, a month, a year, or a range of them, as Indonesian and English write them: “20-22/8/2025”,
 *   “30 Sep – 2 Okt 2025”, “Agustus 2025”, “2025-08-20”; days come before months
 * @start: (out): the first day
 * @end: (out): the last day, equal to @start if @text is one date
 *
 * Returns: whether @text is that, and does not end before it starts
 */
gboolean
layak_language_parse_dates (const char *text,
                            LayakDate  *start,
                            LayakDate  *end)
{
  Tokens tokens = { .n_tokens = 0 };
  const char *letters;

  if (!g_utf8_validate (text, -1, NULL) || !read_tokens (text, &tokens))
    return FALSE;

  if (read_date (&tokens, 0, tokens.n_tokens, LAYAK_UNKNOWN, start))
    {
      *end = *start;
      return TRUE;
    }

  /* Where a sign that only stands between two dates is missing, any other may be the one. */
  letters = strchr (tokens.form, 'r') != NULL ? "r" : "-/";
  for (int i = 0; i < tokens.n_tokens; i++)
    if (strchr (letters, tokens.form[i]) != NULL &&
        read_date (&tokens, i + 1, tokens.n_tokens, LAYAK_UNKNOWN, end) &&
        read_date (&tokens, 0, i, *end, start) &&
        layak_date_first_day (*start) <= layak_date_last_day (*end))
      return TRUE;

  return FALSE;
}
