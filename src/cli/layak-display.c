/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-display.h"

#include <string.h>

#include "layak-agency.h"

/* The English plural of a type’s name: regencies, agencies, trainings, progress. */
char *
layak_display_dup_plural (const LayakRecordInfo *info)
{
  const char *name = info->name;

  if (g_str_has_suffix (name, "y"))
    return g_strdup_printf ("%.*sies", (int) strlen (name) - 1, name);
  if (g_str_has_suffix (name, "s"))
    return g_strdup (name);

  return g_strconcat (name, "s", NULL);
}

/**
 * layak_display_find_type:
 * @word: the name of a record type, in the singular or plural
 */
const LayakRecordInfo *
layak_display_find_type (const char *word)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      g_autofree char *plural = layak_display_dup_plural (info);

      if (g_str_equal (word, info->name) || g_str_equal (word, plural))
        return info;
    }

  return NULL;
}

/* What is short and names the record: an agency’s abbreviation, a title, a key, or else the UUID. */
char *
layak_display_dup_name (const LayakRow *row)
{
  const char *name = NULL;
  char *key;

  if (row->info == &layak_agency_info)
    name = layak_row_get_text (row, "abbreviation");
  if (name == NULL)
    name = layak_row_get_title (row);
  if (name != NULL)
    return g_strdup (name);

  key = layak_row_dup_key (row);
  return key != NULL ? key : layak_uuid_to_string (&row->uuid);
}

/* A UUID tells people nothing, so the name of the record stands for it; a key stays what it is. */
static char *
dup_reference (LayakConnection *connection,
               const char      *record,
               const char      *text)
{
  const LayakRecordInfo *info = layak_record_info_find (record);
  g_autoptr(LayakRow) row = NULL;
  LayakUuid uuid;

  if (!layak_uuid_parse (text, &uuid))
    return g_strdup (text);

  row = layak_table_load_uuid (layak_table_get (info), connection, &uuid, NULL);
  return row != NULL ? layak_display_dup_name (row) : g_strdup (text);
}

/**
 * layak_display_dup_value:
 * @field: the index of a field
 *
 * Returns: (transfer full) (nullable): the value as a table shows it, which is the canonical text but for references
 */
char *
layak_display_dup_value (LayakConnection *connection,
                         const LayakRow  *row,
                         guint            field)
{
  const LayakField *info = &row->info->fields[field];
  LayakValue value = row->values[field];
  g_autoptr(GString) names = NULL;

  if (info->refers == NULL || layak_value_is_unknown (info, value))
    return layak_value_format (info, value);
  if (!layak_field_is_set (info))
    return dup_reference (connection, info->refers, value.text);

  names = g_string_new (NULL);
  for (guint i = 0; value.set[i] != NULL; i++)
    {
      g_autofree char *name = dup_reference (connection, info->refers, value.set[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_strdup (names->str);
}

/* ISO 8601 in UTC; NULL for LAYAK_UNKNOWN. */
char *
layak_display_dup_time (gint64 seconds)
{
  g_autoptr(GDateTime) time = seconds != LAYAK_UNKNOWN ? g_date_time_new_from_unix_utc (seconds) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}
