/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-sidebar-filters.h"

#include "layak-feedback.h"
#include "layak-query-text.h"
#include "layak-reader.h"
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
free_select (gpointer select)
{
  layak_select_free (select);
}

/* @selects: (element-type LayakSelect); (element-type gint64): what each of them counts. */
static gpointer
count_func (LayakConnection  *connection,
            gpointer          selects,
            GError          **error)
{
  const GPtrArray *array = selects;
  g_autoptr(GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < array->len; i++)
    {
      g_autoptr(GArray) count = layak_select_run_ids (g_ptr_array_index (array, i), connection, error);

      if (count == NULL)
        return NULL;
      g_array_append_vals (counts, count->data, 1);
    }
  return g_steal_pointer (&counts);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LayakSidebarFilters) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) counts = layak_reader_run_finish (result, &error);
  GtkListBoxRow *row;
  guint n = 0;

  if (counts == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("Saved filters: %s", error->message);
      return;
    }

  for (guint i = 0; self->sidebar != NULL && (row = nth_row (self, i)) != NULL && n < counts->len; i++)
    if (LAYAK_IS_FILTER_ROW (row))
      layak_filter_row_set_count (LAYAK_FILTER_ROW (row), g_array_index (counts, gint64, n++));
}

void
layak_sidebar_filters_count (LayakSidebarFilters *self)
{
  GPtrArray *selects = g_ptr_array_new_with_free_func (free_select);
  GtkListBoxRow *row;

  g_return_if_fail (LAYAK_IS_SIDEBAR_FILTERS (self));

  for (guint i = 0; (row = nth_row (self, i)) != NULL; i++)
    if (LAYAK_IS_FILTER_ROW (row))
      {
        g_autoptr(LayakQuery) query = make_query (self, layak_filter_row_get_filter (LAYAK_FILTER_ROW (row)));

        g_ptr_array_add (selects, layak_query_select (query, "count (*)", ""));
      }

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (selects->len == 0)
    {
      g_ptr_array_unref (selects);
      return;
    }
  self->counting = g_cancellable_new ();
  layak_reader_run_async (layak_store_get_path (layak_scope_get_store (self->scope)), count_func, selects,
                          (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) g_array_unref, self->counting,
                          counted_cb, g_object_ref (self));
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

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
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
