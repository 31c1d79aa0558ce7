/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-format.h"

#include <string.h>

#include "layak-text.h"

const char * const layak_format_common[LAYAK_FORMAT_N_COMMON] =
{
  [LAYAK_FORMAT_UUID]     = "uuid",
  [LAYAK_FORMAT_MADE]     = "made",
  [LAYAK_FORMAT_SEEN]     = "seen",
  [LAYAK_FORMAT_CHANGED]  = "changed",
  [LAYAK_FORMAT_CREATED]  = "created",
  [LAYAK_FORMAT_MODIFIED] = "modified",
};

/* Whoever reads a recommendation wants to know where it came from, without looking for the training. */
static const LayakFormatEcho training_echoes[] =
{
  { "trainingStart", "start-date", FALSE },
  { "trainingEnd", "end-date", FALSE },
  { "trainingTitle", "title", TRUE },
};

/* All record types in their order, then the same without those that stand within another. */
typedef struct
{
  LayakFormat        *records;
  const LayakFormat **units;
  guint               n_units;
} Formats;

static void
fill_format (LayakFormat           *self,
             const LayakRecordInfo *info)
{
  self->info = info;
  self->name = layak_text_camel (info->name);
  self->names = g_new0 (char *, info->n_fields + 1);
  self->refers = g_new0 (const LayakFormat *, info->n_fields);
  self->parent = -1;
  self->siblings = -1;
  self->is_keyed = layak_record_info_is_keyed (info);
  for (guint i = 0; i < info->n_fields; i++)
    {
      self->names[i] = layak_text_camel (info->fields[i].name);
      if (info->parent != NULL && g_str_equal (info->fields[i].name, info->parent))
        self->parent = (int) i;
    }

  if (g_str_equal (info->name, "recommendation"))
    {
      self->echoed = "training";
      self->echoes = training_echoes;
      self->n_echoes = G_N_ELEMENTS (training_echoes);
    }
}

static LayakFormat *
find_record (Formats    *formats,
             const char *name)
{
  for (guint i = 0; name != NULL && i < layak_record_info_get_n_infos (); i++)
    if (g_str_equal (formats->records[i].info->name, name))
      return &formats->records[i];

  return NULL;
}

static void
link_references (Formats     *formats,
                 LayakFormat *self)
{
  const LayakRecordInfo *parent = layak_record_info_get_parent (self->info);

  for (guint i = 0; i < self->info->n_fields; i++)
    {
      self->refers[i] = find_record (formats, self->info->fields[i].refers);
      if (parent != NULL && self->refers[i] != NULL && layak_record_info_get_parent (self->refers[i]->info) == parent)
        self->siblings = (int) i;
    }
}

static void
link_formats (Formats *formats)
{
  guint n = layak_record_info_get_n_infos ();

  for (guint i = 0; i < n; i++)
    {
      LayakFormat *unit = &formats->records[i];

      link_references (formats, unit);
      if (unit->info->parent != NULL)
        continue;

      formats->units[formats->n_units++] = unit;
      unit->children = g_new0 (const LayakFormat *, n);
      for (guint k = 0; k < n; k++)
        if (layak_record_info_get_parent (formats->records[k].info) == unit->info)
          unit->children[unit->n_children++] = &formats->records[k];
    }
}

/* Made once, then only read. */
static const Formats *
get_formats (void)
{
  static Formats *formats;

  if (g_once_init_enter (&formats))
    {
      guint n = layak_record_info_get_n_infos ();
      Formats *made = g_new0 (Formats, 1);

      made->records = g_new0 (LayakFormat, n);
      made->units = g_new0 (const LayakFormat *, n);
      for (guint i = 0; i < n; i++)
        fill_format (&made->records[i], layak_record_info_nth (i));
      link_formats (made);
      g_once_init_leave (&formats, made);
    }

  return formats;
}

const LayakFormat *
layak_format_get (const LayakRecordInfo *info)
{
  const Formats *formats = get_formats ();

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if (formats->records[i].info == info)
      return &formats->records[i];

  g_return_val_if_reached (NULL);
}

/* How many types of record stand directly in a report. */
guint
layak_format_n_units (void)
{
  return get_formats ()->n_units;
}

/* In the order of the report. */
const LayakFormat *
layak_format_nth_unit (guint position)
{
  g_return_val_if_fail (position < get_formats ()->n_units, NULL);

  return get_formats ()->units[position];
}

/* Whether @text has the form of the key of such a record. The key fields come in order; all but the last hold no
 * hyphen. */
gboolean
layak_format_is_key (const LayakRecordInfo *info,
                     const char            *text)
{
  g_autofree char *rest = g_strdup (text);
  char *part = rest;
  int last = -1;

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & LAYAK_FIELD_KEY)
      last = (int) i;

  for (int i = 0; i <= last; i++)
    {
      const LayakField *field = &info->fields[i];
      char *end = part != NULL && i < last ? strchr (part, '-') : NULL;
      LayakValue value;
      gboolean ok;

      if (!(field->flags & LAYAK_FIELD_KEY))
        continue;
      if (end != NULL)
        *end = '\0';
      if (part == NULL || *part == '\0' || !layak_value_parse (field, part, &value, NULL))
        return FALSE;

      ok = field->type != LAYAK_FIELD_REFERENCE || layak_format_is_key (layak_record_info_find (field->refers), part);
      layak_value_clear (field, &value);
      if (!ok)
        return FALSE;
      part = end != NULL ? end + 1 : NULL;
    }

  return part == NULL;
}

/* Days since 1970-01-01 in the Gregorian calendar; years begin in March, so that leap days come last. */
static gint64
days_from_date (int year,
                int month,
                int day)
{
  int shifted = month > 2 ? year : year - 1;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

  return (gint64) shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + day_of_year - 719468;
}

static void
write_digits (char *text,
              guint n_digits,
              int   number)
{
  while (n_digits-- > 0)
    {
      text[n_digits] = (char) ('0' + number % 10);
      number /= 10;
    }
}

/* GDateTime would allocate for each of the million times of a large report. Fails outside the years of dates. */
gboolean
layak_format_time (gint64 time,
                   char   text[LAYAK_FORMAT_TIME_LENGTH + 1])
{
  gint64 days = time / 86400 + 719468, year;
  int rest = (int) (time % 86400), day_of_year, shifted_month;

  if (time < days_from_date (1900, 1, 1) * 86400 || time >= days_from_date (2200, 1, 1) * 86400)
    return FALSE;

  if (rest < 0)
    {
      rest += 86400;
      days--;
    }
  year = (days * 400 + 399) / 146097;
  while (days < year * 365 + year / 4 - year / 100 + year / 400)
    year--;
  day_of_year = (int) (days - (year * 365 + year / 4 - year / 100 + year / 400));
  shifted_month = (5 * day_of_year + 2) / 153;

  memcpy (text, "0000-00-00T00:00:00Z", LAYAK_FORMAT_TIME_LENGTH + 1);
  write_digits (text, 4, (int) year + (shifted_month >= 10));
  write_digits (text + 5, 2, shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  write_digits (text + 8, 2, day_of_year - (153 * shifted_month + 2) / 5 + 1);
  write_digits (text + 11, 2, rest / 3600);
  write_digits (text + 14, 2, rest / 60 % 60);
  write_digits (text + 17, 2, rest % 60);
  return TRUE;
}

static int
read_number (const char *text,
             guint       length)
{
  int number = 0;

  for (guint i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      number = number * 10 + (text[i] - '0');
    else
      return -1;

  return number;
}

gboolean
layak_format_parse_time (const char *text,
                         gint64     *time)
{
  int year, month, day, hour, minute, second;

  if (strlen (text) != LAYAK_FORMAT_TIME_LENGTH || text[4] != '-' || text[7] != '-' || text[10] != 'T' ||
      text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return FALSE;

  year = read_number (text, 4);
  month = read_number (text + 5, 2);
  day = read_number (text + 8, 2);
  hour = read_number (text + 11, 2);
  minute = read_number (text + 14, 2);
  second = read_number (text + 17, 2);
  if (month < 1 || day < 1 || layak_date_new (year, month, day) == LAYAK_UNKNOWN ||
      hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return FALSE;

  *time = days_from_date (year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
  return TRUE;
}
