/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include "layak-query-text.h"

/* How the lists of a database were left: what they ask for, the record selected in them, and how far they were
 * scrolled. It names records, so each database has its own. */

#define PLACES "list-places"
#define MAX_DATABASES 10

/* (transfer full) (nullable): of the lists of this database, as a{s(ssd)} by the page. */
static GVariant *
dup_kept (LayakWindow *self)
{
  g_autoptr(GVariant) all = g_settings_get_value (self->settings, PLACES);

  return g_variant_lookup_value (all, layak_store_get_path (layak_window_get_store (self)),
                                 G_VARIANT_TYPE ("a{s(ssd)}"));
}

static GVariant *
describe (LayakListPane *pane)
{
  g_autofree char *text = layak_query_format (layak_list_pane_get_query (pane));
  g_autoptr(LayakRecord) record = layak_list_selection_dup_only (layak_list_pane_get_selection (pane));

  return g_variant_new ("(ssd)", text, record != NULL ? layak_record_get_uuid (record) : "",
                        layak_list_pane_get_scroll (pane));
}

/* A list that was not looked at is as it was left before. */
static GVariant *
describe_all (LayakWindow *self)
{
  g_autoptr(GVariant) kept = dup_kept (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s(ssd)}"));
  for (guint i = 0; i < layak_pages_get_n_pages (); i++)
    {
      const char *id = layak_pages_nth (i)->id;
      GtkWidget *page = gtk_stack_get_child_by_name (self->pages, id);
      LayakListPane *pane = page != NULL ? layak_page_get_pane (LAYAK_PAGE (page)) : NULL;
      g_autoptr(GVariant) before = page == NULL && kept != NULL ? g_variant_lookup_value (kept, id, NULL) : NULL;

      if (pane != NULL)
        g_variant_builder_add (&builder, "{s@(ssd)}", id, describe (pane));
      else if (before != NULL)
        g_variant_builder_add (&builder, "{s@(ssd)}", id, before);
    }
  return g_variant_builder_end (&builder);
}

/* The databases used last. */
void
layak_window_save_places (LayakWindow *self)
{
  const char *path = layak_store_get_path (layak_window_get_store (self));
  g_autoptr(GVariant) all = g_settings_get_value (self->settings, PLACES);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  GVariant *places;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sa{s(ssd)}}"));
  g_variant_builder_add (&builder, "{s@a{s(ssd)}}", path, describe_all (self));
  g_variant_iter_init (&iter, all);
  for (guint n = 1; n < MAX_DATABASES && g_variant_iter_next (&iter, "{&s@a{s(ssd)}}", &other, &places);)
    {
      if (!g_str_equal (other, path))
        {
          g_variant_builder_add (&builder, "{s@a{s(ssd)}}", other, places);
          n++;
        }
      g_variant_unref (places);
    }
  g_settings_set_value (self->settings, PLACES, g_variant_builder_end (&builder));
}

void
layak_window_restore_place (LayakWindow         *self,
                            const LayakPageInfo *info,
                            LayakPage           *page)
{
  g_autoptr(GVariant) kept = dup_kept (self);
  LayakListPane *pane = layak_page_get_pane (page);
  const char *text, *selected;
  double scroll;

  if (pane == NULL || kept == NULL || !g_variant_lookup (kept, info->id, "(&s&sd)", &text, &selected, &scroll))
    return;

  layak_query_parse (layak_list_pane_get_query (pane), text);
  layak_list_pane_restore_place (pane, *selected != '\0' ? selected : NULL, scroll);
}
