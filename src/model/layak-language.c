/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-language.h"

#include <glib/gi18n-lib.h>

static const char * const english_months[] =
{
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
};
static const char * const english_short_months[] =
{
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
};
static const char * const english_weekdays[] =
{
  "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
};

static const char * const indonesian_months[] =
{
  "Januari", "Februari", "Maret", "April", "Mei", "Juni",
  "Juli", "Agustus", "September", "Oktober", "November", "Desember",
};
static const char * const indonesian_short_months[] =
{
  "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
};
static const char * const indonesian_weekdays[] =
{
  "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu",
};

static const LayakLanguage english =
{
  "en", ',', '.', ':', "until", english_months, english_short_months, english_weekdays,
};
static const LayakLanguage indonesian =
{
  "id", '.', ',', '.', "s.d.", indonesian_months, indonesian_short_months, indonesian_weekdays,
};

const LayakLanguage * const layak_languages[] = { &english, &indonesian, NULL };

/* English if there is no language of this code. */
const LayakLanguage *
layak_language_find (const char *code)
{
  for (guint i = 0; layak_languages[i] != NULL; i++)
    if (g_str_equal (layak_languages[i]->code, code))
      return layak_languages[i];

  return &english;
}

static void
append_grouped (const LayakLanguage *self,
                guint64              number,
                GString             *string)
{
  char digits[24];
  int length = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, number);

  for (int i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (string, self->group);
      g_string_append_c (string, digits[i]);
    }
}

/**
 * layak_language_number:
 * @number: in units of the last of @decimals
 *
 * Returns: (transfer full): “1.234.567,89”, without zeros at the end of a fraction
 */
char *
layak_language_number (const LayakLanguage *self,
                       gint64               number,
                       guint                decimals)
{
  GString *string = g_string_new (number < 0 ? "−" : NULL);
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;
  guint64 unit = 1;

  for (guint i = 0; i < decimals; i++)
    unit *= 10;
  append_grouped (self, rest / unit, string);

  rest %= unit;
  if (rest > 0)
    {
      g_string_append_c (string, self->decimal);
      g_string_append_printf (string, "%0*" G_GUINT64_FORMAT, (int) decimals, rest);
      while (string->str[string->len - 1] == '0')
        g_string_truncate (string, string->len - 1);
    }
  return g_string_free (string, FALSE);
}

/* “Rp86.400.000”: neither a blank nor a dot after the sign, as the spelling rules (PUEBI) have it. */
char *
layak_language_money (const LayakLanguage *self,
                      gint64               rupiah)
{
  g_autofree char *number = NULL;

  if (rupiah == LAYAK_UNKNOWN)
    return g_strdup ("");

  number = layak_language_number (self, rupiah, 0);
  return g_strconcat ("Rp", number, NULL);
}

/* The size of a file, “1,2 MB”. */
char *
layak_language_size (const LayakLanguage *self,
                     gint64               bytes)
{
  static const char * const units[] = { "B", "kB", "MB", "GB" };
  gint64 unit = 1;
  guint i = 0;
  g_autofree char *number = NULL;

  if (bytes == LAYAK_UNKNOWN)
    return g_strdup ("");

  while (bytes >= unit * 1000 && i + 1 < G_N_ELEMENTS (units))
    {
      unit *= 1000;
      i++;
    }
  number = i == 0 ? layak_language_number (self, bytes, 0)
                  : layak_language_number (self, (bytes * 10 + unit / 2) / unit, 1);
  return g_strdup_printf ("%s %s", number, units[i]);
}

static const char *
weekday_of (const LayakLanguage *self,
            LayakDate            date)
{
  /* 1900 began on a Monday. */
  return self->weekdays[layak_date_days_from (layak_date_new (1900, 1, 1), date) % 7];
}

static const char *
month_of (const LayakLanguage *self,
          LayakDate            date,
          LayakDateForm        form)
{
  guint month = (guint) layak_date_get_month (date) - 1;

  return form == LAYAK_DATE_SHORT && layak_date_get_day (date) > 0 ? self->short_months[month] : self->months[month];
}

/* “20 Agu 2025”, or “Agustus 2025” or “2025” where no more is known; empty if nothing is. */
char *
layak_language_date (const LayakLanguage *self,
                     LayakDate            date,
                     LayakDateForm        form)
{
  int year = layak_date_get_year (date), day = layak_date_get_day (date);

  if (date == LAYAK_UNKNOWN)
    return g_strdup ("");
  if (layak_date_get_month (date) == 0)
    return g_strdup_printf ("%d", year);
  if (day == 0)
    return g_strdup_printf ("%s %d", month_of (self, date, form), year);
  if (form == LAYAK_DATE_FULL)
    return g_strdup_printf ("%s, %d %s %d", weekday_of (self, date), day, month_of (self, date, form), year);

  return g_strdup_printf ("%d %s %d", day, month_of (self, date, form), year);
}

/* What the first date of a range must tell because the last one does not; NULL if it must be written whole. */
static char *
shorten_first (const LayakLanguage *self,
               LayakDate            start,
               LayakDate            end,
               LayakDateForm        form)
{
  int day = layak_date_get_day (start);

  if (form == LAYAK_DATE_FULL || (day == 0) != (layak_date_get_day (end) == 0) ||
      (layak_date_get_month (start) == 0) != (layak_date_get_month (end) == 0))
    return NULL;
  if (layak_date_get_month (start) == 0)
    return g_strdup_printf ("%d–", layak_date_get_year (start));
  if (layak_date_get_year (start) != layak_date_get_year (end))
    return NULL;
  if (day == 0)
    return g_strdup_printf ("%s–", month_of (self, start, form));
  if (layak_date_get_month (start) == layak_date_get_month (end))
    return g_strdup_printf ("%d–", day);

  return g_strdup_printf ("%d %s – ", day, month_of (self, start, form));
}

/**
 * layak_language_dates:
 * @start: the first day, or %LAYAK_UNKNOWN
 * @end: the last day, or %LAYAK_UNKNOWN
 *
 * Returns: (transfer full): “20–22 Agu 2025”, “30 Sep – 2 Okt 2025”, “20 Agu 2025” for one day
 */
char *
layak_language_dates (const LayakLanguage *self,
                      LayakDate            start,
                      LayakDate            end,
                      LayakDateForm        form)
{
  g_autofree char *first = NULL, *last = NULL;

  if (end == LAYAK_UNKNOWN || start == end)
    return layak_language_date (self, start, form);

  last = layak_language_date (self, end, form);
  if (start == LAYAK_UNKNOWN)
    return g_strdup_printf ("%s %s", self->until, last);

  first = shorten_first (self, start, end, form);
  if (first == NULL)
    {
      g_autofree char *whole = layak_language_date (self, start, form);

      first = g_strconcat (whole, " – ", NULL);
    }
  return g_strconcat (first, last, NULL);
}

/* “09.00”; empty if unknown. */
char *
layak_language_time (const LayakLanguage *self,
                     gint64               minutes)
{
  if (minutes == LAYAK_UNKNOWN)
    return g_strdup ("");

  return g_strdup_printf ("%02d%c%02d", (int) minutes / 60, self->time, (int) minutes % 60);
}

char *
layak_language_times (const LayakLanguage *self,
                      gint64               start,
                      gint64               end)
{
  g_autofree char *first = layak_language_time (self, start);
  g_autofree char *last = layak_language_time (self, end);

  if (end == LAYAK_UNKNOWN || start == end)
    return g_steal_pointer (&first);
  if (start == LAYAK_UNKNOWN)
    return g_strdup_printf ("%s %s", self->until, last);

  return g_strconcat (first, "–", last, NULL);
}

/* A number whose limits are those of years is one: nobody writes “2.025”. */
static gboolean
is_year (const LayakField *field)
{
  return field->type == LAYAK_FIELD_NUMBER && field->min >= 1900 && field->max <= 2199;
}

static char *
join_set (const LayakField *field,
          char            **members)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; members[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (string, ", ");
      if (field->choices == NULL)
        g_string_append (string, members[i]);
      else
        g_string_append (string, layak_enumeration_get_label (field->choices,
                                                              layak_enumeration_find (field->choices, members[i])));
    }
  return g_string_free (string, FALSE);
}

/**
 * layak_language_value:
 *
 * Names of choices come from the catalogue of the window's language; a reference stays the code or UUID it is, for
 * only a database knows what it refers to.
 *
 * Returns: (transfer full): @value for people; empty if unknown
 */
char *
layak_language_value (const LayakLanguage *self,
                      const LayakField    *field,
                      LayakValue           value)
{
  if (layak_value_is_unknown (field, value))
    return g_strdup ("");

  switch (field->type)
    {
    case LAYAK_FIELD_NUMBER:
      return is_year (field) ? layak_value_format (field, value) : layak_language_number (self, value.number, 0);
    case LAYAK_FIELD_DECIMAL:
      return layak_language_number (self, value.number, field->decimals);
    case LAYAK_FIELD_MONEY:
      return layak_language_money (self, value.number);
    case LAYAK_FIELD_DATE:
      return layak_language_date (self, (LayakDate) value.number, LAYAK_DATE_SHORT);
    case LAYAK_FIELD_TIME:
      return layak_language_time (self, value.number);
    case LAYAK_FIELD_BOOLEAN:
      return g_strdup (value.number > 0 ? _("Yes") : _("No"));
    case LAYAK_FIELD_CHOICE:
      return g_strdup (layak_enumeration_get_label (field->choices, value.number));
    case LAYAK_FIELD_CHOICES:
    case LAYAK_FIELD_REFERENCES:
      return join_set (field, value.set);
    case LAYAK_FIELD_TEXT:
    case LAYAK_FIELD_PROSE:
    case LAYAK_FIELD_CODE:
    case LAYAK_FIELD_REFERENCE:
    default:
      return g_strdup (value.text);
    }
}
