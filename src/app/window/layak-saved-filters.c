/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-saved-filters.h"

#include "layak-feedback.h"
#include "layak-query-text.h"

/* They name records of one database, so they are kept in it; but they are the person’s, as the name of theirs is. */
struct _LayakSavedFilters
{
  GObject     parent_instance;

  LayakStore *store;      /* borrowed: it holds this list */
  GListStore *filters;
  guint       n_saving;   /* lists on their way to the database, each with all changes before it */
};

static const char key[] = "layak-saved-filters";

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakSavedFilters, layak_saved_filters, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return LAYAK_TYPE_SAVED_FILTER;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (LAYAK_SAVED_FILTERS (model)->filters));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (LAYAK_SAVED_FILTERS (model)->filters), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
layak_saved_filters_finalize (GObject *object)
{
  g_clear_object (&LAYAK_SAVED_FILTERS (object)->filters);

  G_OBJECT_CLASS (layak_saved_filters_parent_class)->finalize (object);
}

static void
layak_saved_filters_class_init (LayakSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layak_saved_filters_finalize;
}

static void
changed_cb (LayakSavedFilters *self,
            guint              position,
            guint              n_removed,
            guint              n_added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
layak_saved_filters_init (LayakSavedFilters *self)
{
  self->filters = g_list_store_new (LAYAK_TYPE_SAVED_FILTER);
  g_signal_connect_swapped (self->filters, "items-changed", G_CALLBACK (changed_cb), self);
}

static char *
dup_setting_name (void)
{
  return g_strconcat ("filters:", g_get_user_name (), NULL);
}

/* (transfer full): the list as the database keeps it, a line for each. */
static char *
format (LayakSavedFilters *self)
{
  GListModel *model = G_LIST_MODEL (self->filters);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(LayakSavedFilter) filter = g_list_model_get_item (model, i);
      g_autofree char *line = layak_saved_filter_format (filter);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

/* The list becomes that of the database, which may have changed as a whole by a backup put back. What is on its way
 * there is newer. */
static void
load (LayakSavedFilters *self)
{
  g_autofree char *setting = dup_setting_name (), *text = NULL, *shown = format (self);
  g_autoptr(GPtrArray) filters = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) lines = NULL;

  if (self->n_saving > 0 ||
      !layak_connection_get_setting (layak_store_get_reader (self->store), setting, &text, NULL) ||
      g_str_equal (text != NULL ? text : "", shown))
    return;

  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      LayakSavedFilter *filter = layak_saved_filter_parse (lines[i]);

      if (filter != NULL)
        g_ptr_array_add (filters, filter);
    }
  g_list_store_splice (self->filters, 0, g_list_model_get_n_items (G_LIST_MODEL (self->filters)), filters->pdata,
                       filters->len);
}

/* The list of those saved in @store; one for all its windows. */
LayakSavedFilters *
layak_saved_filters_get (LayakStore *store)
{
  LayakSavedFilters *self = g_object_get_data (G_OBJECT (store), key);

  if (self != NULL)
    return self;

  self = g_object_new (LAYAK_TYPE_SAVED_FILTERS, NULL);
  self->store = store;
  load (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (store), key, self, g_object_unref);
  return self;
}

static gboolean
save_func (LayakConnection  *connection,
           gpointer          data,
           GError          **error)
{
  g_autofree char *setting = dup_setting_name ();

  return layak_connection_set_setting (connection, setting, *(char *) data != '\0' ? data : NULL, error);
}

/* What could not be stored is not shown as if it were. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  LayakStore *store = LAYAK_STORE (source);
  LayakSavedFilters *self = layak_saved_filters_get (store);
  g_autoptr(GtkWidget) place = user_data;
  g_autoptr(GError) error = NULL;

  self->n_saving--;
  if (!layak_store_write_finish (store, result, &error))
    layak_feedback_show_error (place, error);
  load (self);
}

/* The writer takes one after the other, so the last list is that of the last change. */
static void
save (LayakSavedFilters *self,
      GtkWidget         *place)
{
  self->n_saving++;
  layak_store_with_writer_async (self->store, save_func, format (self), g_free, saved_cb, g_object_ref (place));
}

LayakStore *
layak_saved_filters_get_store (LayakSavedFilters *self)
{
  g_return_val_if_fail (LAYAK_IS_SAVED_FILTERS (self), NULL);

  return self->store;
}

/* (transfer full) (nullable): the one that asks for just what @query asks for. */
LayakSavedFilter *
layak_saved_filters_find (LayakSavedFilters *self,
                          LayakQuery        *query)
{
  GListModel *model;
  g_autofree char *text = NULL;

  g_return_val_if_fail (LAYAK_IS_SAVED_FILTERS (self), NULL);

  model = G_LIST_MODEL (self->filters);
  text = layak_query_format (query);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(LayakSavedFilter) filter = g_list_model_get_item (model, i);

      if (layak_saved_filter_get_info (filter) == layak_query_get_info (query) &&
          g_str_equal (layak_saved_filter_get_text (filter), text))
        return g_steal_pointer (&filter);
    }
  return NULL;
}

void
layak_saved_filters_insert (LayakSavedFilters *self,
                            guint              position,
                            LayakSavedFilter  *filter,
                            GtkWidget         *place)
{
  g_return_if_fail (LAYAK_IS_SAVED_FILTERS (self));

  g_list_store_insert (self->filters, MIN (position, g_list_model_get_n_items (G_LIST_MODEL (self->filters))), filter);
  save (self, place);
}

void
layak_saved_filters_rename (LayakSavedFilters *self,
                            LayakSavedFilter  *filter,
                            const char        *name,
                            GtkWidget         *place)
{
  guint position;
  g_autoptr(LayakSavedFilter) renamed = NULL;

  g_return_if_fail (LAYAK_IS_SAVED_FILTERS (self));

  if (!g_list_store_find (self->filters, filter, &position))
    return;

  renamed = layak_saved_filter_new (layak_saved_filter_get_info (filter), name, layak_saved_filter_get_text (filter));
  g_list_store_splice (self->filters, position, 1, (gpointer *) &renamed, 1);
  save (self, place);
}

/* Past the next one of the same page, up or down. */
void
layak_saved_filters_move (LayakSavedFilters *self,
                          LayakSavedFilter  *filter,
                          int                direction,
                          GtkWidget         *place)
{
  GListModel *model;
  guint position;

  g_return_if_fail (LAYAK_IS_SAVED_FILTERS (self));

  model = G_LIST_MODEL (self->filters);
  if (!g_list_store_find (self->filters, filter, &position))
    return;

  for (guint i = position + (guint) direction; i < g_list_model_get_n_items (model); i += (guint) direction)
    {
      g_autoptr(LayakSavedFilter) other = g_list_model_get_item (model, i);
      g_autoptr(LayakSavedFilter) moved = g_object_ref (filter);

      if (layak_saved_filter_get_info (other) != layak_saved_filter_get_info (filter))
        continue;
      g_list_store_remove (self->filters, position);
      g_list_store_insert (self->filters, i, moved);
      save (self, place);
      return;
    }
}

/* Returns: where it was, for bringing it back */
guint
layak_saved_filters_remove (LayakSavedFilters *self,
                            LayakSavedFilter  *filter,
                            GtkWidget         *place)
{
  guint position = 0;

  g_return_val_if_fail (LAYAK_IS_SAVED_FILTERS (self), 0);

  if (g_list_store_find (self->filters, filter, &position))
    {
      g_list_store_remove (self->filters, position);
      save (self, place);
    }
  return position;
}
