/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-query-text.h"

#include "layak-query-private.h"

/* No field or condition is called like these. */
#define SEARCH "search"
#define SORT "sort"

static void
append (GString    *text,
        const char *name,
        const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, TRUE);

  g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "&" : "", name, escaped);
}

static gint
compare_filters (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(LayakQueryFilter * const *) a)->field->name, (*(LayakQueryFilter * const *) b)->field->name);
}

static gint
compare_specials (gconstpointer a,
                  gconstpointer b)
{
  return strcmp ((*(LayakQuerySpecial * const *) a)->term->name, (*(LayakQuerySpecial * const *) b)->term->name);
}

/**
 * layak_query_format:
 *
 * Returns: (transfer full): the search, the order, the filters and conditions, as “sort=-start-date&status=held”; place
 *   and year are the window’s. The same wishes make the same text, in whichever order they were set.
 */
char *
layak_query_format (LayakQuery *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GPtrArray) filters = NULL, specials = NULL;

  g_return_val_if_fail (LAYAK_IS_QUERY (self), g_string_free (text, FALSE));

  filters = g_ptr_array_copy (self->filters, NULL, NULL);
  specials = g_ptr_array_copy (self->specials, NULL, NULL);
  g_ptr_array_set_free_func (filters, NULL);
  g_ptr_array_set_free_func (specials, NULL);
  g_ptr_array_sort (filters, compare_filters);
  g_ptr_array_sort (specials, compare_specials);

  if (self->search != NULL && *self->search != '\0')
    append (text, SEARCH, self->search);
  if (self->sort != NULL)
    {
      g_autofree char *sort = g_strconcat (self->descending ? "-" : "", self->sort, NULL);

      append (text, SORT, sort);
    }
  for (guint i = 0; i < filters->len; i++)
    {
      const LayakQueryFilter *filter = g_ptr_array_index (filters, i);
      g_autofree char *texts = g_strjoinv (" ", filter->texts);

      append (text, filter->field->name, texts);
    }
  for (guint i = 0; i < specials->len; i++)
    {
      const LayakQuerySpecial *special = g_ptr_array_index (specials, i);

      append (text, special->term->name, special->value);
    }
  return g_string_free (text, FALSE);
}

static void
take_sort (LayakQuery *self,
           const char *value)
{
  const gboolean is_descending = *value == '-';

  if (layak_query_has_sort (self->info, value + (is_descending ? 1 : 0)))
    layak_query_set_sort (self, value + (is_descending ? 1 : 0), is_descending);
}

static void
take (LayakQuery *self,
      const char *name,
      const char *value)
{
  g_auto(GStrv) texts = NULL;

  if (g_str_equal (name, SEARCH))
    layak_query_set_search (self, value);
  else if (g_str_equal (name, SORT))
    take_sort (self, value);
  else if (layak_query_has_special (self->info, name))
    layak_query_set_special (self, name, value);
  else if (layak_record_info_find_field (self->info, name) != NULL)
    {
      texts = g_strsplit (value, " ", -1);
      layak_query_set_filter_any (self, name, (const char * const *) texts);
    }
}

/**
 * layak_query_parse:
 * @text: from layak_query_format(); what a later version wrote and this one does not know is passed over
 *
 * Asks for what @text says, and for nothing else; the order stays if it names none.
 */
void
layak_query_parse (LayakQuery *self,
                   const char *text)
{
  g_auto(GStrv) parts = NULL;

  g_return_if_fail (LAYAK_IS_QUERY (self));

  layak_query_clear (self);
  parts = g_strsplit (text, "&", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equal = strchr (parts[i], '=');
      g_autofree char *value = equal != NULL ? g_uri_unescape_string (equal + 1, NULL) : NULL;

      if (value == NULL || *value == '\0')
        continue;
      *equal = '\0';
      take (self, parts[i], value);
    }
}
