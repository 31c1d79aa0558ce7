/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-query-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-identity.h"

void
layak_query_options_clear (LayakQueryOptions *self)
{
  g_clear_pointer (&self->regency, g_free);
  g_clear_pointer (&self->province, g_free);
  g_clear_pointer (&self->year, g_free);
  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->as_of, g_free);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->sort, g_free);
  g_clear_pointer (&self->limit, g_free);
  g_clear_pointer (&self->filters, g_strfreev);
}

/* Fails with %G_OPTION_ERROR, and returns FALSE for the caller to pass on. */
static gboolean
set_bad_value (GError     **error,
               const char  *option,
               const char  *value)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: an option of the command line and what was given with it */
               _("--%s cannot be “%s”"), option, value);
  return FALSE;
}

gboolean
layak_option_parse_year (const char  *text,
                         int         *year,
                         GError     **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1900, 2199, &number, NULL))
    return set_bad_value (error, "year", text);

  *year = (int) number;
  return TRUE;
}

gboolean
layak_option_parse_limit (const char  *text,
                          guint       *limit,
                          GError     **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &number, NULL))
    return set_bad_value (error, "limit", text);

  *limit = (guint) number;
  return TRUE;
}

/* The day that counts as today, which must be a whole one. */
gboolean
layak_option_parse_today (const char  *text,
                          LayakDate   *today,
                          GError     **error)
{
  if (!layak_date_parse (text, today) || layak_date_get_day (*today) == 0)
    return set_bad_value (error, "as-of", text);

  return TRUE;
}

/**
 * layak_option_resolve_place:
 * @regency: (nullable): what names a regency
 * @province: (nullable): what names a province
 * @place: (out) (transfer full) (nullable): the code of the place, which exists; %NULL for everywhere
 */
gboolean
layak_option_resolve_place (LayakConnection  *reader,
                            const char       *regency,
                            const char       *province,
                            char            **place,
                            GError          **error)
{
  const LayakRecordInfo *info = layak_record_info_find (regency != NULL ? "regency" : "province");
  const char *text = regency != NULL ? regency : province;
  g_autoptr(LayakRow) row = NULL;
  LayakIdentity identity;

  *place = NULL;
  if (text == NULL)
    return TRUE;
  if (regency != NULL && province != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("Give a regency or a province, not both"));
      return FALSE;
    }
  if (!layak_identity_find (reader, info, text, &identity, error))
    return FALSE;

  row = layak_table_load_uuid (layak_table_get (info), reader, &identity.uuid, error);
  *place = row != NULL ? layak_row_dup_key (row) : NULL;
  return row != NULL;
}

static gboolean
apply_days (const LayakQueryOptions  *self,
            LayakQuery               *query,
            GError                  **error)
{
  LayakDate today = LAYAK_UNKNOWN;
  int year = 0;

  if ((self->year != NULL && !layak_option_parse_year (self->year, &year, error)) ||
      (self->as_of != NULL && !layak_option_parse_today (self->as_of, &today, error)))
    return FALSE;

  layak_query_set_year (query, year);
  layak_query_set_today (query, today);
  return TRUE;
}

static gboolean
apply_special (LayakQuery  *query,
               const char  *name,
               GError     **error)
{
  const LayakRecordInfo *info = layak_query_get_info (query);

  if (!layak_query_has_special (info, name))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: an option of the command line and a type of record */
                   _("--%s cannot be asked of the type %s"), name, info->name);
      return FALSE;
    }

  layak_query_set_special (query, name, "yes");
  return TRUE;
}

/* The text a field is compared with: checked like a value to store, and references made whole. Empty is unknown. */
static char *
dup_filter_text (const LayakField  *field,
                 LayakConnection   *reader,
                 const char        *value,
                 GError           **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) problem = NULL;
  LayakValue parsed;

  if (*value == '\0')
    return g_strdup ("");
  if (field->refers != NULL)
    return layak_identity_dup_reference (reader, field, value, error);

  if (!layak_value_parse (field, value, &parsed, &problem))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: %s", field->name, problem->message);
      return NULL;
    }
  text = layak_value_format (field, parsed);
  layak_value_clear (field, &parsed);
  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

/* Several values for one field: any of them will do. */
static gboolean
add_filter (LayakQuery       *query,
            LayakConnection  *reader,
            const char       *name,
            const char       *value,
            GError          **error)
{
  g_autofree char *kebab = g_strdelimit (g_strdup (name), "_", '-'), *text = NULL;
  const LayakField *field = layak_record_info_find_field (layak_query_get_info (query), kebab);
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  if (field == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("The type %s has no field “%s”"), layak_query_get_info (query)->name, name);
      return FALSE;
    }

  text = dup_filter_text (field, reader, value, error);
  if (text == NULL)
    return FALSE;

  if (layak_query_get_filter (query, field->name) != NULL)
    g_strv_builder_addv (texts, (const char **) layak_query_get_filter (query, field->name));
  g_strv_builder_add (texts, text);
  all = g_strv_builder_end (texts);
  layak_query_set_filter_any (query, field->name, (const char * const *) all);
  return TRUE;
}

static gboolean
apply_filters (const LayakQueryOptions  *self,
               LayakQuery               *query,
               LayakConnection          *reader,
               GError                  **error)
{
  g_auto(GStrv) states = self->status != NULL ? g_strsplit (self->status, ",", -1) : NULL;

  for (guint i = 0; states != NULL && states[i] != NULL; i++)
    if (!add_filter (query, reader, "status", states[i], error))
      return FALSE;

  for (guint i = 0; self->filters != NULL && self->filters[i] != NULL; i++)
    {
      const char *equals = strchr (self->filters[i], '=');
      g_autofree char *name = equals != NULL ? g_strndup (self->filters[i], (gsize) (equals - self->filters[i])) : NULL;

      if (equals == NULL)
        return set_bad_value (error, "filter", self->filters[i]);
      if (!add_filter (query, reader, name, equals + 1, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply_sort (const LayakQueryOptions  *self,
            LayakQuery               *query,
            GError                  **error)
{
  gboolean descending = self->sort != NULL && *self->sort == '-';
  g_autofree char *name = self->sort != NULL ? g_strdelimit (g_strdup (self->sort + descending), "_", '-') : NULL;

  if (name == NULL)
    return TRUE;
  if (!layak_query_has_sort (layak_query_get_info (query), name))
    return set_bad_value (error, "sort", self->sort);

  layak_query_set_sort (query, name, descending);
  return TRUE;
}

/**
 * layak_query_options_make_query:
 *
 * Returns: (transfer full) (nullable): the query the options ask for
 */
LayakQuery *
layak_query_options_make_query (const LayakQueryOptions  *self,
                                LayakConnection          *reader,
                                const LayakRecordInfo    *info,
                                GError                  **error)
{
  g_autoptr(LayakQuery) query = layak_query_new (info);
  g_autofree char *place = NULL;

  if (!layak_option_resolve_place (reader, self->regency, self->province, &place, error) ||
      !apply_days (self, query, error) ||
      (self->open && !apply_special (query, "open", error)) ||
      (self->overdue && !apply_special (query, "overdue", error)) ||
      !apply_filters (self, query, reader, error) ||
      !apply_sort (self, query, error))
    return NULL;

  if (self->search != NULL && !g_utf8_validate (self->search, -1, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("The text is not valid UTF-8"));
      return NULL;
    }

  layak_query_set_place (query, place);
  layak_query_set_search (query, self->search);
  return g_steal_pointer (&query);
}
