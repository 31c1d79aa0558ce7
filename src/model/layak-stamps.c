/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-stamps.h"

#include <string.h>

#include "layak-text.h"

/**
 * layak_stamps_format:
 *
 * Returns: (transfer full) (nullable): “startDate=office:counter endDate=office:counter” in the order of the fields,
 *   or %NULL if no field changed since the record was made
 */
char *
layak_stamps_format (const LayakVersion    *version,
                     const LayakRecordInfo *info)
{
  GString *text;

  if (version->stamps == NULL || version->stamps->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < version->stamps->len; i++)
    {
      const LayakFieldStamp *entry = &g_array_index (version->stamps, LayakFieldStamp, i);
      g_autofree char *name = layak_text_camel (info->fields[entry->field].name);
      char stamp[LAYAK_STAMP_MAX_TEXT];

      layak_stamp_format (entry->stamp, stamp);
      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", name, stamp);
    }
  return g_string_free (text, FALSE);
}

static const LayakField *
find_camel (const LayakRecordInfo *info,
            const char            *camel)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *name = layak_text_camel (info->fields[i].name);

      if (g_str_equal (name, camel))
        return &info->fields[i];
    }

  return NULL;
}

/**
 * layak_stamps_parse:
 *
 * Adds the stamps in @text to @version. Those of fields this program does not know are dropped with their fields.
 *
 * Returns: whether @text has the right form
 */
gboolean
layak_stamps_parse (LayakVersion          *version,
                    const LayakRecordInfo *info,
                    const char            *text)
{
  g_auto(GStrv) entries = g_strsplit (text, " ", -1);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      char *equals = strchr (entries[i], '=');
      const LayakField *field;
      LayakStamp stamp;

      if (equals == NULL || !layak_stamp_parse (equals + 1, &stamp))
        return FALSE;

      *equals = '\0';
      field = find_camel (info, entries[i]);
      if (field != NULL)
        layak_version_set_stamp (version, layak_record_info_field_index (info, field), stamp);
    }

  return TRUE;
}
