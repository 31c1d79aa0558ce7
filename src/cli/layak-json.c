/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-json.h"

#include "layak-text.h"

/* Appends @text as a string, or null if it is unknown. */
void
layak_json_append_text (GString    *json,
                        const char *text)
{
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if (*p == '\n')
      g_string_append (json, "\\n");
    else if ((guchar) *p < 0x20 || *p == 0x7f)
      g_string_append_printf (json, "\\u%04x", (guint) *p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

static void
append_set (GString    *json,
            const char *canonical)
{
  g_auto(GStrv) members = g_strsplit (canonical, " ", -1);

  g_string_append_c (json, '[');
  for (guint i = 0; members[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (json, ", ");
      layak_json_append_text (json, members[i]);
    }
  g_string_append_c (json, ']');
}

/**
 * layak_json_append_value:
 * @canonical: (nullable): the canonical text of a value of @field
 *
 * Appends the value in the form that fits the field: a number, true or false, an array of the members of a set, and
 * text for all others. An unknown value is null, an unknown set too.
 */
void
layak_json_append_value (GString          *json,
                         const LayakField *field,
                         const char       *canonical)
{
  if (canonical != NULL && layak_field_is_set (field))
    append_set (json, canonical);
  else if (canonical != NULL && (field->type == LAYAK_FIELD_NUMBER || field->type == LAYAK_FIELD_DECIMAL ||
                                 field->type == LAYAK_FIELD_MONEY || field->type == LAYAK_FIELD_BOOLEAN))
    g_string_append (json, canonical);
  else
    layak_json_append_text (json, canonical);
}

/* Appends the name of a member as SQL and CSV write it, and the colon; a comma before it unless it is the first. */
void
layak_json_append_member (GString    *json,
                          const char *name)
{
  g_autofree char *snake = layak_text_snake (name);

  if (json->len > 0 && json->str[json->len - 1] != '{')
    g_string_append (json, ", ");
  layak_json_append_text (json, snake);
  g_string_append (json, ": ");
}
