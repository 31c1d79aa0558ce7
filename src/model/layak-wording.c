/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-wording.h"

#include <glib/gi18n-lib.h>

/* How numbers and dates are written follows the catalogue the messages come from, so that they never disagree. */
const LayakLanguage *
layak_wording_get_language (void)
{
  /* Translators: the code of your language, if numbers and dates are to be written as it does; known are “en” and
   * “id”. */
  return layak_language_find (C_("numbers and dates", "en"));
}

/* Empty if unknown. */
char *
layak_wording_number (gint64 number)
{
  return layak_wording_decimal (number, 0);
}

/**
 * layak_wording_count:
 * @format: a translated text with “%s” for the number, from ngettext () where words depend on it
 *
 * Returns: (transfer full): “1.234 orang”
 */
char *
layak_wording_count (const char *format,
                     gint64      number)
{
  g_autofree char *text = layak_wording_number (number);
  GString *sentence = g_string_new (format);

  g_string_replace (sentence, "%s", text, 1);
  return g_string_free (sentence, FALSE);
}

/* (transfer full): “12 trainings” */
char *
layak_wording_records (const LayakRecordInfo *info,
                       gint64                 n)
{
  if (g_str_equal (info->name, "training"))
    return layak_wording_count (g_dngettext (GETTEXT_PACKAGE, "%s training", "%s trainings", (gulong) n), n);
  if (g_str_equal (info->name, "recommendation"))
    return layak_wording_count (g_dngettext (GETTEXT_PACKAGE, "%s recommendation", "%s recommendations", (gulong) n),
                                n);
  return layak_wording_count (g_dngettext (GETTEXT_PACKAGE, "%s record", "%s records", (gulong) n), n);
}

char *
layak_wording_decimal (gint64 number,
                       guint  decimals)
{
  if (number == LAYAK_UNKNOWN)
    return g_strdup ("");

  return layak_language_number (layak_wording_get_language (), number, decimals);
}

char *
layak_wording_size (gint64 bytes)
{
  return layak_language_size (layak_wording_get_language (), bytes);
}

/**
 * layak_wording_percent:
 * @fraction: 1 is the whole; negative if unknown
 *
 * Returns: (transfer full): “55%”; whatever falls short of the whole is at most “99%”, and what is there is not “0%”
 */
char *
layak_wording_percent (double fraction)
{
  int percent = (int) (fraction * 100 + 0.5);

  if (fraction < 0)
    return g_strdup ("");
  if (fraction > 0 && percent == 0)
    return g_strdup ("<1%");
  if (fraction < 1 && percent == 100)
    percent = 99;

  return g_strdup_printf ("%d%%", percent);
}

/**
 * layak_wording_progress:
 * @achieved: in hundredths, as in a recommendation
 * @target: in hundredths
 * @unit: (nullable): what is counted
 *
 * Returns: (transfer full): “7 of 12 villages”; empty if nothing is known
 */
char *
layak_wording_progress (gint64      achieved,
                        gint64      target,
                        const char *unit)
{
  g_autofree char *reached = layak_wording_decimal (achieved, 2);
  g_autofree char *aim = layak_wording_decimal (target, 2);
  g_autofree char *amount = NULL;

  if (achieved == LAYAK_UNKNOWN && target == LAYAK_UNKNOWN)
    return g_strdup ("");

  if (target == LAYAK_UNKNOWN)
    amount = g_steal_pointer (&reached);
  else
    /* Translators: how many are reached of how many, as “7 of 12” */
    amount = g_strdup_printf (_("%s of %s"), achieved != LAYAK_UNKNOWN ? reached : "–", aim);
  return unit != NULL ? g_strconcat (amount, " ", unit, NULL) : g_steal_pointer (&amount);
}

/* “20 Agu 2025”, “Agustus 2025” or “2025”; empty if unknown. */
char *
layak_wording_date (LayakDate date)
{
  return layak_language_date (layak_wording_get_language (), date, LAYAK_DATE_SHORT);
}

/* “20 Agustus 2025”. */
char *
layak_wording_long_date (LayakDate date)
{
  return layak_language_date (layak_wording_get_language (), date, LAYAK_DATE_LONG);
}

/* “Rabu, 20 Agustus 2025”. */
char *
layak_wording_full_date (LayakDate date)
{
  return layak_language_date (layak_wording_get_language (), date, LAYAK_DATE_FULL);
}

/* “20–22 Agu 2025”. */
char *
layak_wording_dates (LayakDate start,
                     LayakDate end)
{
  return layak_language_dates (layak_wording_get_language (), start, end, LAYAK_DATE_SHORT);
}

/**
 * layak_wording_due:
 * @due: a due date; where only its month or year is known, the last day of it counts
 *
 * Returns: (transfer full): “in 8 days”, “today”, “13 days late”; empty if @due is unknown
 */
char *
layak_wording_due (LayakDate due,
                   LayakDate today)
{
  int days;

  if (due == LAYAK_UNKNOWN)
    return g_strdup ("");

  days = layak_date_days_from (today, layak_date_last_day (due));
  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days > 0)
    return layak_wording_count (g_dngettext (GETTEXT_PACKAGE, "in %s day", "in %s days", (gulong) days), days);

  return layak_wording_count (g_dngettext (GETTEXT_PACKAGE, "%s day late", "%s days late", (gulong) -days), -days);
}

char *
layak_wording_time (gint64 minutes)
{
  return layak_language_time (layak_wording_get_language (), minutes);
}

/* (transfer full): day and time of day of @seconds since 1970, where the person is; "" if that is no time. */
char *
layak_wording_moment (gint64 seconds)
{
  g_autoptr(GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;
  g_autofree char *day = NULL, *clock = NULL;

  if (time == NULL)
    return g_strdup ("");

  day = layak_wording_long_date (layak_date_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                                 g_date_time_get_day_of_month (time)));
  clock = layak_wording_time (g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time));
  return g_strdup_printf ("%s %s", day, clock);
}

char *
layak_wording_times (gint64 start,
                     gint64 end)
{
  return layak_language_times (layak_wording_get_language (), start, end);
}

/* From 1, January. */
const char *
layak_wording_month (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return layak_wording_get_language ()->months[month - 1];
}

const char *
layak_wording_short_month (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return layak_wording_get_language ()->short_months[month - 1];
}

/* From 1, Monday. */
const char *
layak_wording_weekday (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  return layak_wording_get_language ()->weekdays[weekday - 1];
}

char *
layak_wording_value (const LayakField *field,
                     LayakValue        value)
{
  return layak_language_value (layak_wording_get_language (), field, value);
}

gboolean
layak_wording_parse_dates (const char *text,
                           LayakDate  *start,
                           LayakDate  *end)
{
  return layak_language_parse_dates (text, start, end);
}

/* The entry for editors: what a person typed into a field of any type. See layak_language_parse_value(). */
gboolean
layak_wording_parse_value (const LayakField  *field,
                           const char        *text,
                           LayakValue        *value,
                           GError           **error)
{
  return layak_language_parse_value (layak_wording_get_language (), field, text, value, error);
}
