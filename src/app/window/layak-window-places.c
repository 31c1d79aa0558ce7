/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include "layak-query-text.h"

/* How the pages of a database were left: what their lists ask for, the record selected in them and how far they were
 * scrolled, and what else a page wants kept. It names records, so each database has its own. */

#define MAX_DATABASES 10

/* (transfer floating) (nullable): what is kept of a page; NULL if it has nothing to keep. */
typedef GVariant *(*DescribeFunc) (LayakPage *page);

/* A setting, and the form of what it keeps of one page. */
typedef struct
{
  const char   *key;
  const char   *type;
  DescribeFunc  describe;
} Kind;

static GVariant *
describe_list (LayakPage *page)
{
  LayakListPane *pane = layak_page_get_pane (page);
  g_autofree char *text = pane != NULL ? layak_query_format (layak_list_pane_get_query (pane)) : NULL;
  g_autoptr(LayakRecord) record =
    pane != NULL ? layak_list_selection_dup_only (layak_list_pane_get_selection (pane)) : NULL;

  return pane != NULL ? g_variant_new ("(ssd)", text, record != NULL ? layak_record_get_uuid (record) : "",
                                       layak_list_pane_get_scroll (pane))
                      : NULL;
}

static GVariant *
describe_more (LayakPage *page)
{
  g_auto(GVariantDict) place = G_VARIANT_DICT_INIT (NULL);

  layak_page_describe_place (page, &place);
  return g_variant_dict_end (&place);
}

static const Kind lists = { "list-places", "(ssd)", describe_list };
static const Kind pages = { "page-places", "a{sv}", describe_more };

/* What each page keeps, by its name. */
static GVariantType *
make_type (const Kind *kind)
{
  g_autofree char *text = g_strconcat ("a{s", kind->type, "}", NULL);

  return g_variant_type_new (text);
}

/* (transfer full) (nullable): what the setting keeps of this database. */
GVariant *
layak_window_dup_kept (LayakWindow *self,
                       const char  *key)
{
  g_autoptr(GVariant) all = g_settings_get_value (self->settings, key);

  return g_variant_lookup_value (all, layak_store_get_path (layak_window_get_store (self)), NULL);
}

/* The setting keeps what concerns the databases used last. @value: (transfer floating) */
void
layak_window_keep (LayakWindow *self,
                   const char  *key,
                   GVariant    *value)
{
  const char *path = layak_store_get_path (layak_window_get_store (self));
  g_autoptr(GVariant) all = g_settings_get_value (self->settings, key);
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *entry;

  g_variant_builder_init (&builder, g_variant_get_type (all));
  g_variant_builder_add (&builder, "{s@*}", path, value);
  g_variant_iter_init (&iter, all);
  for (guint n = 1; n < MAX_DATABASES && (entry = g_variant_iter_next_value (&iter)) != NULL;)
    {
      const char *other;

      g_variant_get_child (entry, 0, "&s", &other);
      if (!g_str_equal (other, path))
        {
          g_variant_builder_add_value (&builder, entry);
          n++;
        }
      g_variant_unref (entry);
    }
  g_settings_set_value (self->settings, key, g_variant_builder_end (&builder));
}

/* A page that was not looked at is as it was left before. */
static GVariant *
describe_all (LayakWindow *self,
              const Kind  *kind)
{
  g_autoptr(GVariant) kept = layak_window_dup_kept (self, kind->key);
  g_autoptr(GVariantType) type = make_type (kind);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, type);
  for (guint i = 0; i < layak_pages_get_n_pages (); i++)
    {
      const char *id = layak_pages_nth (i)->id;
      GtkWidget *page = gtk_stack_get_child_by_name (self->pages, id);
      g_autoptr(GVariant) place = NULL;

      if (page != NULL)
        place = kind->describe (LAYAK_PAGE (page));
      else if (kept != NULL)
        place = g_variant_lookup_value (kept, id, NULL);
      if (place != NULL)
        g_variant_builder_add (&builder, "{s@*}", id, g_variant_ref_sink (place));
    }
  return g_variant_builder_end (&builder);
}

void
layak_window_save_places (LayakWindow *self)
{
  layak_window_keep (self, lists.key, describe_all (self, &lists));
  layak_window_keep (self, pages.key, describe_all (self, &pages));
}

static void
restore_list (LayakListPane *pane,
              GVariant      *kept,
              const char    *id)
{
  const char *text, *selected;
  double scroll;

  if (!g_variant_lookup (kept, id, "(&s&sd)", &text, &selected, &scroll))
    return;

  layak_query_parse (layak_list_pane_get_query (pane), text);
  layak_list_pane_restore_place (pane, *selected != '\0' ? selected : NULL, scroll);
}

void
layak_window_restore_place (LayakWindow         *self,
                            const LayakPageInfo *info,
                            LayakPage           *page)
{
  g_autoptr(GVariant) list = layak_window_dup_kept (self, lists.key), more = layak_window_dup_kept (self, pages.key);
  g_autoptr(GVariant) place = NULL;
  g_auto(GVariantDict) dict = { 0, };
  LayakListPane *pane = layak_page_get_pane (page);

  if (pane != NULL && list != NULL)
    restore_list (pane, list, info->id);

  place = more != NULL ? g_variant_lookup_value (more, info->id, G_VARIANT_TYPE_VARDICT) : NULL;
  g_variant_dict_init (&dict, place);
  if (place != NULL)
    layak_page_restore_place (page, &dict);
}
