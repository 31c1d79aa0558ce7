/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-date.h"

#define FIRST_YEAR 1900
#define LAST_YEAR  2199

/**
 * layak_date_new:
 * @year: 1900 to 2199
 * @month: 1 to 12, or 0 if unknown
 * @day: a day of that month, or 0 if unknown
 *
 * Returns: the date, or %LAYAK_UNKNOWN if there is no such day
 */
LayakDate
layak_date_new (int year,
                int month,
                int day)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 0 || month > 12 || day < 0 || (month == 0 && day > 0))
    return LAYAK_UNKNOWN;
  if (day > 0 && day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    return LAYAK_UNKNOWN;

  return year * 10000 + month * 100 + day;
}

/* The day on the wall of the person at work, in their own time zone. */
LayakDate
layak_date_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return layak_date_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

static gboolean
read_digits (const char **text,
             guint        n,
             int         *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (**text - '0');
      (*text)++;
    }
  return TRUE;
}

/**
 * layak_date_parse:
 * @text: ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD, nothing around it
 * @date: (out): where to store the date
 *
 * Returns: whether @text is a date that exists
 */
gboolean
layak_date_parse (const char *text,
                  LayakDate  *date)
{
  int year, month = 0, day = 0;

  if (!read_digits (&text, 4, &year))
    return FALSE;
  if (*text == '-')
    {
      text++;
      if (!read_digits (&text, 2, &month) || month == 0)
        return FALSE;
      if (*text == '-')
        {
          text++;
          if (!read_digits (&text, 2, &day) || day == 0)
            return FALSE;
        }
    }

  *date = layak_date_new (year, month, day);
  return *text == '\0' && *date != LAYAK_UNKNOWN;
}

/* Puts the digits of a number that has no more of them. */
static char *
put_digits (char  *text,
            guint  n_digits,
            int    number)
{
  for (guint i = n_digits; i-- > 0; number /= 10)
    text[i] = (char) ('0' + number % 10);
  return text + n_digits;
}

/* By hand, since an export writes as many dates as records. */
void
layak_date_format (LayakDate date,
                   char      text[LAYAK_DATE_MAX_TEXT])
{
  if (date != LAYAK_UNKNOWN)
    {
      text = put_digits (text, 4, layak_date_get_year (date));
      if (layak_date_get_month (date) != 0)
        {
          *text++ = '-';
          text = put_digits (text, 2, layak_date_get_month (date));
        }
      if (layak_date_get_month (date) != 0 && layak_date_get_day (date) != 0)
        {
          *text++ = '-';
          text = put_digits (text, 2, layak_date_get_day (date));
        }
    }
  *text = '\0';
}

int
layak_date_get_year (LayakDate date)
{
  return date / 10000;
}

int
layak_date_get_month (LayakDate date)
{
  return date / 100 % 100;
}

int
layak_date_get_day (LayakDate date)
{
  return date % 100;
}

/* The first day of the span: of the year or the month where only that is known. */
LayakDate
layak_date_first_day (LayakDate date)
{
  if (date == LAYAK_UNKNOWN)
    return date;

  return layak_date_new (layak_date_get_year (date), MAX (layak_date_get_month (date), 1),
                         MAX (layak_date_get_day (date), 1));
}

LayakDate
layak_date_last_day (LayakDate date)
{
  int year, month;

  if (date == LAYAK_UNKNOWN || layak_date_get_day (date) > 0)
    return date;

  year = layak_date_get_year (date);
  month = layak_date_get_month (date) > 0 ? layak_date_get_month (date) : 12;
  return layak_date_new (year, month, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
}

static void
to_gdate (LayakDate  date,
          GDate     *gdate)
{
  LayakDate day = layak_date_first_day (date);

  g_date_clear (gdate, 1);
  g_date_set_dmy (gdate, (GDateDay) layak_date_get_day (day), (GDateMonth) layak_date_get_month (day),
                  (GDateYear) layak_date_get_year (day));
}

LayakDate
layak_date_add_days (LayakDate date,
                     int       days)
{
  GDate gdate;

  g_return_val_if_fail (date != LAYAK_UNKNOWN, LAYAK_UNKNOWN);

  to_gdate (date, &gdate);
  if (days >= 0)
    g_date_add_days (&gdate, (guint) days);
  else
    g_date_subtract_days (&gdate, (guint) -days);
  return layak_date_new (g_date_get_year (&gdate), g_date_get_month (&gdate), g_date_get_day (&gdate));
}

/* How many days @to lies after @from; negative if before. Both are known. */
int
layak_date_days_from (LayakDate from,
                      LayakDate to)
{
  GDate a, b;

  g_return_val_if_fail (from != LAYAK_UNKNOWN && to != LAYAK_UNKNOWN, 0);

  to_gdate (from, &a);
  to_gdate (to, &b);
  return g_date_days_between (&a, &b);
}
