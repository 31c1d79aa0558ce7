/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-sidebar-filters.h"

#include "layak-figures.h"
#include "layak-query-text.h"
#include "layak-reading.h"
#include "layak-sidebar-row.h"

struct _LayakSidebarFilters
{
  GObject            parent_instance;

  GtkListBox        *sidebar;       /* borrowed from the window, which holds this */
  LayakScope        *scope;
  LayakSavedFilters *filters;
  GCancellable      *counting;      /* nullable: the count under way */
};

G_DEFINE_FINAL_TYPE (LayakSidebarFilters, layak_sidebar_filters, G_TYPE_OBJECT)

static GtkListBoxRow *
nth_row (LayakSidebarFilters *self,
         guint                position)
{
  return gtk_list_box_get_row_at_index (self->sidebar, (int) position);
}

/* (transfer full): the query of the filter, in place and year of the window. */
static LayakQuery *
make_query (LayakSidebarFilters *self,
            LayakSavedFilter    *filter)
{
  LayakQuery *query = layak_query_new (layak_saved_filter_get_info (filter));

  layak_query_parse (query, layak_saved_filter_get_text (filter));
  layak_query_set_place (query, layak_scope_get_place (self->scope));
  layak_query_set_year (query, layak_scope_get_year (self->scope));
  return query;
}

static void
show_counts (gpointer object,
             gpointer result)
{
  LayakSidebarFilters *self = object;
  g_autofree gint64 *counts = result;
  GtkListBoxRow *row;
  guint n = 0;

  for (guint i = 0; self->sidebar != NULL && (row = nth_row (self, i)) != NULL; i++)
    if (LAYAK_IS_FILTER_ROW (row))
      layak_filter_row_set_count (LAYAK_FILTER_ROW (row), counts[n++]);
}

void
layak_sidebar_filters_count (LayakSidebarFilters *self)
{
  g_autoptr(GPtrArray) queries = g_ptr_array_new_with_free_func (g_object_unref);
  GtkListBoxRow *row;

  g_return_if_fail (LAYAK_IS_SIDEBAR_FILTERS (self));

  for (guint i = 0; (row = nth_row (self, i)) != NULL; i++)
    if (LAYAK_IS_FILTER_ROW (row))
      g_ptr_array_add (queries, make_query (self, layak_filter_row_get_filter (LAYAK_FILTER_ROW (row))));

  layak_reading_stop (&self->counting);
  if (queries->len > 0)
    layak_reading_start_quietly (&self->counting, self, layak_scope_get_store (self->scope),
                                 layak_figures_counts_read ((LayakQuery **) queries->pdata, queries->len),
                                 show_counts);
}

/* After the row of its page, and those of the filters before it. */
static void
add_row (LayakSidebarFilters *self,
         LayakSavedFilter    *filter)
{
  const LayakPageInfo *page = layak_pages_find_record (layak_saved_filter_get_info (filter)->name);
  GtkListBoxRow *row;
  int position = -1;

  for (guint i = 0; (row = nth_row (self, i)) != NULL; i++)
    {
      if (LAYAK_IS_SIDEBAR_ROW (row) && position >= 0)
        break;
      if (position >= 0 || (LAYAK_IS_SIDEBAR_ROW (row) && layak_sidebar_row_get_info (LAYAK_SIDEBAR_ROW (row)) == page))
        position = (int) i + 1;
    }
  gtk_list_box_insert (self->sidebar, layak_filter_row_new (self->filters, filter), position);
}

static void
update (LayakSidebarFilters *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filters));
  GtkListBoxRow *row;

  for (guint i = 0; (row = nth_row (self, i)) != NULL;)
    if (LAYAK_IS_FILTER_ROW (row))
      gtk_list_box_remove (self->sidebar, GTK_WIDGET (row));
    else
      i++;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LayakSavedFilter) filter = g_list_model_get_item (G_LIST_MODEL (self->filters), i);

      add_row (self, filter);
    }
  layak_sidebar_filters_count (self);
}

static void
layak_sidebar_filters_dispose (GObject *object)
{
  LayakSidebarFilters *self = LAYAK_SIDEBAR_FILTERS (object);

  layak_reading_stop (&self->counting);
  g_clear_object (&self->filters);
  g_clear_object (&self->scope);
  g_clear_weak_pointer (&self->sidebar);

  G_OBJECT_CLASS (layak_sidebar_filters_parent_class)->dispose (object);
}

static void
layak_sidebar_filters_class_init (LayakSidebarFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = layak_sidebar_filters_dispose;
}

static void
layak_sidebar_filters_init (LayakSidebarFilters *self)
{
}

LayakSidebarFilters *
layak_sidebar_filters_new (GtkListBox *sidebar,
                           LayakScope *scope)
{
  LayakSidebarFilters *self = g_object_new (LAYAK_TYPE_SIDEBAR_FILTERS, NULL);

  g_set_weak_pointer (&self->sidebar, sidebar);
  self->scope = g_object_ref (scope);
  self->filters = g_object_ref (layak_saved_filters_get (layak_scope_get_store (scope)));
  g_signal_connect_object (self->filters, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

GtkListBoxRow *
layak_sidebar_filters_find (LayakSidebarFilters *self,
                            LayakQuery          *query)
{
  g_autoptr(LayakSavedFilter) filter = NULL;
  GtkListBoxRow *row;

  g_return_val_if_fail (LAYAK_IS_SIDEBAR_FILTERS (self), NULL);

  filter = layak_saved_filters_find (self->filters, query);
  for (guint i = 0; filter != NULL && (row = nth_row (self, i)) != NULL; i++)
    if (LAYAK_IS_FILTER_ROW (row) && layak_filter_row_get_filter (LAYAK_FILTER_ROW (row)) == filter)
      return row;

  return NULL;
}
