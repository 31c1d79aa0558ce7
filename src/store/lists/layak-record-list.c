/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-record-list.h"

#include "layak-entry-pool.h"
#include "layak-reader.h"

/* A query that takes longer is given to another thread: a frame lasts 16 ms, and the row needs its share. */
#define SHORT_US  10000

/* Holds the id of every row, 8 bytes each; @pool makes the entry of a row only when one is asked for. */
struct _LayakRecordList
{
  GObject         parent_instance;

  LayakStore     *store;
  LayakQuery     *query;
  LayakEntryPool *pool;
  GArray         *ids;          /* gint64 */
  guint           idle;
  GCancellable   *running;      /* of the read on another thread, NULL if there is none */
  gboolean        rows_stale;   /* entries may differ from the database */
  gboolean        slow;         /* the query proved to be too long for the main thread */
  int             year;         /* what the extras were read for */
  LayakDate       today;
};

/* What a read on another thread brings back to whom, if they still want it. */
typedef struct
{
  GWeakRef      list;
  GCancellable *cancellable;
} Waiter;

typedef enum
{
  PROP_N_ITEMS = 1,
  PROP_LOADING,
} LayakRecordListProperty;

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_LOADING + 1];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakRecordList, layak_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gint64
nth_id (GArray *ids,
        guint   position)
{
  return g_array_index (ids, gint64, position);
}

static void
emit_failed (LayakRecordList *self,
             const GError    *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static GType
layak_record_list_get_item_type (GListModel *model)
{
  return LAYAK_TYPE_ENTRY;
}

static guint
layak_record_list_get_n_items (GListModel *model)
{
  return LAYAK_RECORD_LIST (model)->ids->len;
}

static gpointer
layak_record_list_get_item (GListModel *model,
                            guint       position)
{
  LayakRecordList *self = LAYAK_RECORD_LIST (model);
  g_autoptr(GError) error = NULL;
  LayakEntry *entry;

  if (position >= self->ids->len)
    return NULL;

  entry = layak_entry_pool_get (self->pool, self->ids, position, &error);
  if (error != NULL)
    emit_failed (self, error);
  return entry;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = layak_record_list_get_item_type;
  iface->get_n_items = layak_record_list_get_n_items;
  iface->get_item = layak_record_list_get_item;
}

/* Brings the entries that somebody holds up to date. */
static gboolean
reload_entries (LayakRecordList  *self,
                GError          **error)
{
  self->year = layak_query_get_year (self->query);
  self->today = layak_query_get_today (self->query);
  self->rows_stale = !layak_entry_pool_reload (self->pool, error);
  return !self->rows_stale;
}

/* Replaces the ids, and tells of the smallest range that holds all differences. */
static void
take_ids (LayakRecordList *self,
          GArray          *ids)
{
  g_autoptr(GArray) old = g_steal_pointer (&self->ids);
  guint shared = MIN (old->len, ids->len);
  guint head = 0, tail = 0;

  while (head < shared && nth_id (old, head) == nth_id (ids, head))
    head++;
  while (tail < shared - head && nth_id (old, old->len - 1 - tail) == nth_id (ids, ids->len - 1 - tail))
    tail++;

  self->ids = ids;
  if (old->len == ids->len && head == ids->len)
    return;

  layak_entry_pool_drop_pages (self->pool);
  g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, ids->len - head - tail);
  if (old->len != ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
set_running (LayakRecordList *self,
             GCancellable    *cancellable)
{
  gboolean was_loading = self->running != NULL;

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_set_object (&self->running, cancellable);
  if (was_loading != (self->running != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gpointer
read_ids (LayakConnection  *connection,
          gpointer          data,
          GError          **error)
{
  return layak_select_run_ids (data, connection, error);
}

static void
waiter_free (Waiter *waiter)
{
  g_weak_ref_clear (&waiter->list);
  g_object_unref (waiter->cancellable);
  g_free (waiter);
}

static void
ids_read_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Waiter *waiter = user_data;
  g_autoptr(LayakRecordList) self = g_weak_ref_get (&waiter->list);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = layak_reader_run_finish (result, &error);

  /* Whoever asked for something else since has started another read, or cancelled this one. */
  if (self != NULL && self->running == waiter->cancellable)
    {
      if (ids != NULL)
        take_ids (self, g_steal_pointer (&ids));
      else
        emit_failed (self, error);
      set_running (self, NULL);
    }
  waiter_free (waiter);
}

static void
start_reading (LayakRecordList *self)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Waiter *waiter = g_new0 (Waiter, 1);

  set_running (self, cancellable);
  waiter->cancellable = g_object_ref (cancellable);
  g_weak_ref_init (&waiter->list, self);
  layak_reader_run_async (layak_store_get_path (self->store),
                          layak_read_new (read_ids, layak_query_select_ids (self->query),
                                          (GDestroyNotify) layak_select_free, (GDestroyNotify) g_array_unref),
                          cancellable, ids_read_cb, waiter);
}

/* @limit_us: how long it may take, 0 for as long as it needs */
static GArray *
read_ids_here (LayakRecordList  *self,
               gint64            limit_us,
               GError          **error)
{
  LayakConnection *reader = layak_store_get_reader (self->store);
  g_autoptr(LayakSelect) select = layak_query_select_ids (self->query);
  GArray *ids;

  layak_connection_set_deadline (reader, limit_us > 0 ? g_get_monotonic_time () + limit_us : 0);
  ids = layak_select_run_ids (select, reader, error);
  layak_connection_set_deadline (reader, 0);
  return ids;
}

/* Short queries are answered at once, so that no list is empty for a moment; long ones never hold up the window. */
static void
update (LayakRecordList *self)
{
  g_autoptr(GError) error = NULL;
  GArray *ids = NULL;

  if ((self->rows_stale || self->year != layak_query_get_year (self->query) ||
       self->today != layak_query_get_today (self->query)) &&
      !reload_entries (self, &error))
    {
      emit_failed (self, error);
      return;
    }

  if (!self->slow)
    ids = read_ids_here (self, SHORT_US, &error);
  if (ids != NULL)
    {
      set_running (self, NULL);
      take_ids (self, ids);
      return;
    }

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      emit_failed (self, error);
      return;
    }
  self->slow = TRUE;
  start_reading (self);
}

/**
 * layak_record_list_refresh:
 *
 * Runs the query again, now and on this thread. Entries that are still in the list keep their object, which is
 * brought up to date.
 */
gboolean
layak_record_list_refresh (LayakRecordList  *self,
                           GError          **error)
{
  GArray *ids;

  g_return_val_if_fail (LAYAK_IS_RECORD_LIST (self), FALSE);

  g_clear_handle_id (&self->idle, g_source_remove);
  set_running (self, NULL);
  if (!reload_entries (self, error))
    return FALSE;

  ids = read_ids_here (self, 0, error);
  if (ids == NULL)
    return FALSE;

  take_ids (self, ids);
  return TRUE;
}

static gboolean
idle_cb (gpointer data)
{
  LayakRecordList *self = data;

  self->idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Several changes in a row are followed once, still before the next frame is drawn. */
static void
schedule_update (LayakRecordList *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

static void
store_changed_cb (LayakRecordList *self,
                  guint64          tables)
{
  if ((tables & layak_query_get_tables (self->query)) == 0)
    return;

  self->rows_stale = TRUE;
  schedule_update (self);
}

static void
query_changed_cb (LayakRecordList *self)
{
  self->slow = FALSE;
  schedule_update (self);
}

static void
layak_record_list_dispose (GObject *object)
{
  LayakRecordList *self = LAYAK_RECORD_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  if (self->pool != NULL)
    layak_entry_pool_drop_pages (self->pool);
  G_OBJECT_CLASS (layak_record_list_parent_class)->dispose (object);
}

static void
layak_record_list_finalize (GObject *object)
{
  LayakRecordList *self = LAYAK_RECORD_LIST (object);

  g_clear_pointer (&self->pool, layak_entry_pool_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->query);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (layak_record_list_parent_class)->finalize (object);
}

static void
layak_record_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LayakRecordList *self = LAYAK_RECORD_LIST (object);

  switch ((LayakRecordListProperty) prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->running != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_record_list_class_init (LayakRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags r = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layak_record_list_dispose;
  object_class->finalize = layak_record_list_finalize;
  object_class->get_property = layak_record_list_get_property;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, r);
  /* Whether the rows of a new query are still being read; the list shows the former ones meanwhile. */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, r);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
layak_record_list_init (LayakRecordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * layak_record_list_new:
 *
 * Returns: (transfer full): the rows of @query; at once, or, if that takes long, after "loading" ends
 */
LayakRecordList *
layak_record_list_new (LayakStore *store,
                       LayakQuery *query)
{
  LayakRecordList *self = g_object_new (LAYAK_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  self->query = g_object_ref (query);
  self->pool = layak_entry_pool_new (store, query);
  self->year = layak_query_get_year (query);
  self->today = layak_query_get_today (query);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (query, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

LayakQuery *
layak_record_list_get_query (LayakRecordList *self)
{
  g_return_val_if_fail (LAYAK_IS_RECORD_LIST (self), NULL);

  return self->query;
}

guint
layak_record_list_find (LayakRecordList *self,
                        const char      *uuid)
{
  const LayakRecordInfo *info;
  LayakUuid parsed;
  gint64 id;

  g_return_val_if_fail (LAYAK_IS_RECORD_LIST (self), G_MAXUINT);

  info = layak_query_get_info (self->query);
  if (!layak_table_parse_identity (info, uuid, &parsed) ||
      !layak_table_find_id (layak_table_get (info), layak_store_get_reader (self->store), &parsed, &id, NULL))
    return G_MAXUINT;

  for (guint i = 0; i < self->ids->len; i++)
    if (nth_id (self->ids, i) == id)
      return i;
  return G_MAXUINT;
}

gboolean
layak_record_list_is_loading (LayakRecordList *self)
{
  g_return_val_if_fail (LAYAK_IS_RECORD_LIST (self), FALSE);

  return self->running != NULL;
}

guint
layak_record_list_count_alive (LayakRecordList *self)
{
  return layak_entry_pool_count (self->pool);
}

/* The local id of the record there, without making an object of it; 0 beyond the end. */
gint64
layak_record_list_get_id (LayakRecordList *self,
                          guint            position)
{
  g_return_val_if_fail (LAYAK_IS_RECORD_LIST (self), 0);

  return position < self->ids->len ? nth_id (self->ids, position) : 0;
}
