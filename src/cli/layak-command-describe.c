/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-listing.h"

static const char *
get_type_name (LayakFieldType type)
{
  static const char * const names[] =
  {
    "text", "prose", "code", "number", "decimal", "money", "date", "time", "boolean", "choice", "choices", "reference",
    "references",
  };

  return names[type];
}

/* Limits in the form in which values are written; a text has a length, a set a count. */
static char *
dup_limits (const LayakField *field)
{
  g_autofree char *min = NULL, *max = NULL;

  if (field->choices != NULL || field->type == LAYAK_FIELD_REFERENCE || field->type == LAYAK_FIELD_BOOLEAN ||
      field->type == LAYAK_FIELD_DATE)
    return NULL;
  if (!layak_field_is_number (field))
    return g_strdup_printf ("%" G_GINT64_FORMAT, field->max);

  min = layak_value_format (field, (LayakValue) { .number = field->min });
  max = layak_value_format (field, (LayakValue) { .number = field->max });
  return g_strdup_printf ("%s–%s", min, max);
}

/* What may stand in the field: nicks, a type of record, a pattern. */
static char *
dup_values (const LayakField *field)
{
  GString *text;

  if (field->choices == NULL)
    return g_strdup (field->refers != NULL ? field->refers : field->pattern);

  text = g_string_new (NULL);
  for (guint i = 0; i < field->choices->n_choices; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", field->choices->choices[i].nick);
  return g_string_free (text, FALSE);
}

static char *
dup_flags (const LayakField *field)
{
  GString *text = g_string_new (NULL);

  if (field->flags & LAYAK_FIELD_KEY)
    g_string_append (text, "key ");
  if (field->flags & LAYAK_FIELD_REQUIRED)
    g_string_append (text, "required ");
  if (field->flags & LAYAK_FIELD_SEARCHED)
    g_string_append (text, "searched ");
  if (field->flags & LAYAK_FIELD_PERSONAL)
    g_string_append (text, "personal ");
  if (field->flags & LAYAK_FIELD_DEPENDENT)
    g_string_append (text, "dependent ");
  if (field->flags & LAYAK_FIELD_FORWARD)
    g_string_append (text, "forward ");
  return g_strchomp (g_string_free (text, FALSE));
}

static gboolean
describe_type (const LayakRecordInfo  *info,
               LayakFormat             format,
               GError                **error)
{
  const LayakColumn columns[] =
  {
    { "field", _("Field"), NULL },
    { "type", _("Type"), NULL },
    { "limits", _("Limits"), NULL },
    { "flags", _("Flags"), NULL },
    { "label", _("Label"), NULL },
    { "meaning", _("Meaning"), NULL },
    { "values", _("Values"), NULL },
  };
  g_autoptr(LayakListing) listing = layak_listing_new (format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const LayakField *field = &info->fields[i];
      gboolean is_table = format == LAYAK_FORMAT_TABLE;
      g_autofree char *limits = dup_limits (field), *values = dup_values (field), *flags = dup_flags (field);
      const char *cells[] =
      {
        field->name,
        get_type_name (field->type),
        limits,
        flags,
        is_table ? layak_field_get_label (field) : field->label,
        is_table ? layak_field_get_meaning (field) : field->meaning,
        values,
      };

      layak_listing_add (listing, cells);
    }

  return layak_listing_finish (listing, error);
}

static gboolean
list_types (LayakFormat   format,
            GError      **error)
{
  const LayakColumn columns[] =
  {
    { "type", _("Type"), NULL },
    { "label", _("Label"), NULL },
    { "part-of", _("Part of"), NULL },
  };
  g_autoptr(LayakListing) listing = layak_listing_new (format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      const char *cells[] =
      {
        info->name,
        format == LAYAK_FORMAT_TABLE ? layak_record_info_get_label (info) : info->label,
        info->parent != NULL ? layak_record_info_get_parent (info)->name : NULL,
      };

      layak_listing_add (listing, cells);
    }

  return layak_listing_finish (listing, error);
}

static LayakExit
run (LayakCall *call)
{
  g_autofree char *asked = NULL;
  const GOptionEntry options[] =
  {
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &asked, N_("How to write it: table, csv or json"), N_("FORMAT") },
    { NULL }
  };
  const LayakRecordInfo *info = NULL;
  g_autoptr(GError) error = NULL;
  LayakFormat format;
  const char *name;

  if (!layak_call_parse (call, options, 0, 1))
    return layak_call_get_exit (call);

  name = layak_call_get_argument (call, 0);
  info = name != NULL ? layak_record_info_find (name) : NULL;
  if (name != NULL && info == NULL)
    return layak_call_misuse (call, _("There is no record type “%s”; “layakctl describe” lists them"), name);

  if (!layak_format_parse (asked, LAYAK_FORMAT_TABLE, &format, &error) ||
      !(info != NULL ? describe_type (info, format, &error) : list_types (format, &error)))
    return layak_call_fail (call, error);

  return LAYAK_EXIT_DONE;
}

const LayakCommand layak_command_describe =
{
  "describe",
  N_("[TYPE]"),
  N_("List the fields of a record type, or the types"),
  N_("A limit is the most characters of a text, the most members of a set, or the range of a number. A record is\n"
     "deleted together with the one that a dependent field refers to."),
  run,
};
