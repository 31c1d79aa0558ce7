/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-text.h"

/* Most digits a number may have, so that it fits 64 bits. */
#define MAX_DIGITS 18

/* A scale, as in “86,4 juta”, and how many zeros it stands for. */
static const struct
{
  const char *word;
  guint       n_zeros;
} scales[] =
{
  { "ribu", 3 }, { "rb", 3 }, { "thousand", 3 },
  { "juta", 6 }, { "jt", 6 }, { "million", 6 },
  { "miliar", 9 }, { "milyar", 9 }, { "billion", 9 },
  { "triliun", 12 }, { "trilyun", 12 }, { "trillion", 12 },
};

static const char * const yes_words[] = { "yes", "ya", "true", "1" };
static const char * const no_words[] = { "no", "tidak", "bukan", "false", "0" };

/* The text without the blanks around it, also those that do not break. */
static char *
strip (const char *text)
{
  g_autofree char *plain = g_strdup (text);

  for (char *blank = strstr (plain, "\302\240"); blank != NULL; blank = strstr (blank, "\302\240"))
    memcpy (blank, "  ", 2);
  return g_strdup (g_strstrip (plain));
}

/* Reads the digits before the decimal sign, in groups of three or in none. */
static gboolean
read_whole (const char **text,
            char         group,
            GString     *digits)
{
  gsize n_first = strspn (*text, "0123456789");
  const char *p = *text + n_first;

  if (n_first == 0)
    return FALSE;

  g_string_append_len (digits, *text, (gssize) n_first);
  if (group != '\0' && *p == group && n_first > 3)
    return FALSE;
  while (group != '\0' && *p == group)
    {
      if (strspn (p + 1, "0123456789") != 3)
        return FALSE;
      g_string_append_len (digits, p + 1, 3);
      p += 4;
    }

  *text = p;
  return TRUE;
}

static gboolean
read_number (const char *text,
             char        group,
             char        decimal,
             guint       decimals,
             gint64     *number)
{
  g_autoptr(GString) digits = g_string_new (NULL);
  gsize n_fraction = 0;

  if (!read_whole (&text, group, digits))
    return FALSE;

  if (*text == decimal)
    {
      text++;
      n_fraction = strspn (text, "0123456789");
      if (n_fraction == 0 || text[n_fraction] != '\0')
        return FALSE;
      g_string_append_len (digits, text, (gssize) n_fraction);
      text += n_fraction;
      for (; n_fraction > decimals; n_fraction--)
        {
          if (digits->str[digits->len - 1] != '0')
            return FALSE;
          g_string_truncate (digits, digits->len - 1);
        }
    }
  if (*text != '\0')
    return FALSE;

  for (; n_fraction < decimals; n_fraction++)
    g_string_append_c (digits, '0');
  if (strlen (digits->str + strspn (digits->str, "0")) > MAX_DIGITS)
    return FALSE;

  *number = g_ascii_strtoll (digits->str, NULL, 10);
  return TRUE;
}

/**
 * layak_language_parse_number:
 * @decimals: how many decimals the number may have
 * @number: (out): the number in units of its last decimal
 *
 * Reads “1.250,5” where a comma is the decimal sign, and “1,250.5” where a point is. A point that cannot part
 * thousands is taken as a decimal point also where a comma is the rule: figures are copied from foreign tables.
 */
gboolean
layak_language_parse_number (const LayakLanguage *self,
                             const char          *text,
                             guint                decimals,
                             gint64              *number)
{
  g_autofree char *plain = strip (text);

  return read_number (plain, self->group, self->decimal, decimals, number) ||
         (self->decimal != '.' && read_number (plain, '\0', '.', decimals, number));
}

/* Cuts “juta” and the like off the end; answers how many zeros it stands for. */
static guint
cut_scale (char *text)
{
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      gsize n = strlen (scales[i].word);

      if (length > n && g_ascii_strcasecmp (text + length - n, scales[i].word) == 0 &&
          !g_ascii_isalpha (text[length - n - 1]))
        {
          text[length - n] = '\0';
          g_strchomp (text);
          return scales[i].n_zeros;
        }
    }

  return 0;
}

/**
 * layak_language_parse_money:
 * @rupiah: (out): the amount
 *
 * Reads “Rp86.400.000”, “86400000”, “Rp 1.250.000,-” and “86,4 juta”. Sen are refused unless there are none.
 */
gboolean
layak_language_parse_money (const LayakLanguage *self,
                            const char          *text,
                            gint64              *rupiah)
{
  g_autofree char *plain = strip (text);
  char *amount = plain;
  guint n_zeros;

  if (g_str_has_suffix (plain, ",-") || g_str_has_suffix (plain, ".-"))
    plain[strlen (plain) - 2] = '\0';
  if (g_ascii_strncasecmp (amount, "Rp", 2) == 0)
    amount += amount[2] == '.' ? 3 : 2;
  else if (g_ascii_strncasecmp (amount, "IDR", 3) == 0)
    amount += 3;
  while (*amount == ' ')
    amount++;

  /* A number of millions has six decimals that are whole rupiah. */
  n_zeros = cut_scale (amount);
  return layak_language_parse_number (self, amount, n_zeros, rupiah);
}

/* Reads “09.00”, “9:00” and “9”. */
gboolean
layak_language_parse_time (const char *text,
                           gint64     *minutes)
{
  g_autofree char *plain = strip (text);
  gsize n_hours = strspn (plain, "0123456789");
  const char *rest = plain + n_hours;
  gint64 hours, past = 0;

  if (n_hours < 1 || n_hours > 2)
    return FALSE;
  if (*rest != '\0')
    {
      if ((*rest != '.' && *rest != ':') || strspn (rest + 1, "0123456789") != 2 || rest[3] != '\0')
        return FALSE;
      past = (rest[1] - '0') * 10 + (rest[2] - '0');
    }

  hours = g_ascii_strtoll (plain, NULL, 10);
  *minutes = hours * 60 + past;
  return hours < 24 && past < 60;
}

static gboolean
is_same_text (const char *a,
              const char *b)
{
  g_autofree char *left = g_utf8_casefold (a, -1);
  g_autofree char *right = g_utf8_casefold (b, -1);

  return g_str_equal (left, right);
}

/* By the name people see, or by the nick. */
static gint64
find_choice (const LayakEnumeration *choices,
             const char             *text)
{
  for (guint i = 0; i < choices->n_choices; i++)
    if (is_same_text (layak_enumeration_get_label (choices, i), text))
      return i;

  return layak_enumeration_find (choices, text);
}

static gboolean
is_word (const char         *text,
         const char         *translated,
         const char * const *words,
         guint               n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;

  return is_same_text (text, translated);
}

static gboolean
parse_boolean (const char *text,
               gint64     *number)
{
  *number = is_word (text, _("Yes"), yes_words, G_N_ELEMENTS (yes_words));
  return *number == 1 || is_word (text, _("No"), no_words, G_N_ELEMENTS (no_words));
}

static gboolean
parse_date (const char *text,
            gint64     *number)
{
  LayakDate start, end;

  if (!layak_language_parse_dates (text, &start, &end) || start != end)
    return FALSE;

  *number = start;
  return TRUE;
}

static gboolean
parse_number (const LayakLanguage *self,
              const LayakField    *field,
              const char          *text,
              gint64              *number)
{
  switch (field->type)
    {
    case LAYAK_FIELD_NUMBER:
    case LAYAK_FIELD_DECIMAL:
      return layak_language_parse_number (self, text, field->decimals, number);
    case LAYAK_FIELD_MONEY:
      return layak_language_parse_money (self, text, number);
    case LAYAK_FIELD_DATE:
      return parse_date (text, number);
    case LAYAK_FIELD_TIME:
      return layak_language_parse_time (text, number);
    case LAYAK_FIELD_BOOLEAN:
      return parse_boolean (text, number);
    case LAYAK_FIELD_CHOICE:
      *number = find_choice (field->choices, text);
      return *number != LAYAK_UNKNOWN;
    case LAYAK_FIELD_TEXT:
    case LAYAK_FIELD_PROSE:
    case LAYAK_FIELD_CODE:
    case LAYAK_FIELD_CHOICES:
    case LAYAK_FIELD_REFERENCE:
    case LAYAK_FIELD_REFERENCES:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* A sentence with an example in the form this language writes. */
static gboolean
set_form_error (const LayakLanguage  *self,
                const LayakField     *field,
                const char           *text,
                GError              **error)
{
  LayakDate day = layak_date_new (2025, 8, 20);
  g_autofree char *excerpt = layak_text_excerpt (text), *example = NULL;

  if (field->type == LAYAK_FIELD_DATE)
    {
      example = layak_language_date (self, day, LAYAK_DATE_SHORT);
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                   _("“%s” is not a date that exists, such as 20/8/2025 or %s"), excerpt, example);
    }
  else if (field->type == LAYAK_FIELD_TIME)
    {
      example = layak_language_time (self, 9 * 60);
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("“%s” is not a time of day, such as %s"),
                   excerpt, example);
    }
  else if (field->type == LAYAK_FIELD_MONEY)
    {
      example = layak_language_money (self, 86400000);
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("“%s” is not an amount, such as %s"), excerpt, example);
    }
  else if (field->type == LAYAK_FIELD_DECIMAL)
    {
      example = layak_language_number (self, 12505, 1);
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("“%s” is not a number, such as %s"), excerpt, example);
    }
  else if (field->type == LAYAK_FIELD_NUMBER)
    g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("“%s” is not a whole number"), excerpt);
  else
    g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("“%s” is not one of the known values"), excerpt);
  return FALSE;
}

static gboolean
set_range_error (const LayakLanguage  *self,
                 const LayakField     *field,
                 GError              **error)
{
  g_autofree char *min = layak_language_value (self, field, (LayakValue) { .number = field->min });
  g_autofree char *max = layak_language_value (self, field, (LayakValue) { .number = field->max });

  g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("The value must lie between %s and %s"), min, max);
  return FALSE;
}

/* The canonical text of a set of choices of which people typed the names, parted by commas. Text that is no name and
 * has no comma may be canonical already. */
static char *
canonical_choices (const LayakLanguage  *self,
                   const LayakField     *field,
                   const char           *text,
                   GError              **error)
{
  g_auto(GStrv) names = g_strsplit_set (text, ",;\n", -1);
  g_autoptr(GString) nicks = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      gint64 choice = find_choice (field->choices, name);

      if (choice != LAYAK_UNKNOWN)
        g_string_append_printf (nicks, " %s", layak_enumeration_get_nick (field->choices, choice));
      else if (names[1] == NULL)
        g_string_append (nicks, name);
      else if (*name != '\0')
        {
          set_form_error (self, field, name, error);
          return NULL;
        }
    }

  return g_strdup (nicks->str);
}

/**
 * layak_language_parse_value:
 * @text: (nullable): what a person typed; %NULL or blank for an unknown value
 * @value: (out): where to store the value, owned by the caller; unknown on failure
 *
 * Reads a value as this language writes it, or else as files do, and checks type and range.
 */
gboolean
layak_language_parse_value (const LayakLanguage  *self,
                            const LayakField     *field,
                            const char           *text,
                            LayakValue           *value,
                            GError              **error)
{
  g_autofree char *clean = NULL, *canonical = NULL;
  gint64 number;

  *value = layak_value_unknown (field);
  if (text == NULL || layak_field_is_text (field))
    return layak_value_parse (field, text, value, error);

  clean = layak_text_normalize (text, TRUE, error);
  if (clean == NULL)
    return FALSE;

  if (field->type == LAYAK_FIELD_CHOICES)
    {
      canonical = canonical_choices (self, field, clean, error);
      return canonical != NULL && layak_value_parse (field, canonical, value, error);
    }
  if (layak_field_is_set (field))
    return layak_value_parse (field, clean, value, error);

  if (*clean == '\0')
    return TRUE;
  if (!parse_number (self, field, clean, &number))
    return set_form_error (self, field, clean, error);
  if (number < field->min || number > field->max)
    return set_range_error (self, field, error);

  value->number = number;
  return TRUE;
}
