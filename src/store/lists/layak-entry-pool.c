/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-entry-pool.h"

#include "layak-entry-private.h"
#include "layak-rows.h"

#define PAGE_SIZE 64
#define N_PAGES   16

/* As for the ids of a list: a frame lasts 16 ms. */
#define SHORT_US  8000

/* The entries of the rows from number * PAGE_SIZE on, kept alive. */
typedef struct
{
  guint      number;
  guint      used;      /* by the clock of the pool */
  GPtrArray *entries;   /* (element-type LayakEntry); NULL in a free one */
} Page;

/* An entry is found again through @live for as long as anyone holds it, so that a record keeps its object wherever it
 * moves. The pages used last are held by the pool itself; those are let go when the database changes, and only what
 * somebody else holds is brought up to date. */
struct _LayakEntryPool
{
  LayakStore *store;
  LayakQuery *query;
  GHashTable *live;           /* id → Live */
  Page        pages[N_PAGES];
  guint       clock;

  /* Counts of thousands of records are read on another thread; what was known of them stays until then. */
  gboolean      is_slow;      /* they proved to be too long for the main thread */
  GCancellable *counting;     /* nullable: the read under way */
};

/* The key is @id, so @id comes first. */
typedef struct
{
  gint64          id;
  LayakEntry     *entry;   /* not owned */
  LayakEntryPool *pool;
} Live;

LayakEntryPool *
layak_entry_pool_new (LayakStore *store,
                      LayakQuery *query)
{
  LayakEntryPool *self = g_new0 (LayakEntryPool, 1);

  self->store = g_object_ref (store);
  self->query = g_object_ref (query);
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

static void
entry_gone_cb (gpointer  data,
               GObject  *gone)
{
  Live *live = data;

  g_hash_table_remove (live->pool->live, &live->id);
}

static void
stop_counting (LayakEntryPool *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

void
layak_entry_pool_free (LayakEntryPool *self)
{
  GHashTableIter iter;
  Live *live;

  layak_entry_pool_drop_pages (self);
  stop_counting (self);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, (gpointer *) &live, NULL))
    g_object_weak_unref (G_OBJECT (live->entry), entry_gone_cb, live);

  g_hash_table_unref (self->live);
  g_object_unref (self->query);
  g_object_unref (self->store);
  g_free (self);
}

static gint64
nth_id (GArray *ids,
        guint   position)
{
  return g_array_index (ids, gint64, position);
}

static LayakEntry *
lookup_entry (LayakEntryPool *self,
              gint64          id)
{
  Live *live = g_hash_table_lookup (self->live, &id);

  return live != NULL ? live->entry : NULL;
}

/* (transfer full): a new entry that is found from now on. */
static LayakEntry *
make_entry (LayakEntryPool *self,
            LayakRow       *row,
            LayakExtras    *extras)
{
  Live *live = g_new (Live, 1);

  *live = (Live) { row->id, layak_entry_new (row, extras), self };
  g_hash_table_add (self->live, live);
  g_object_weak_ref (G_OBJECT (live->entry), entry_gone_cb, live);
  return live->entry;
}

/* A record that was deleted meanwhile is an empty one until the next refresh drops it. */
static LayakRow *
make_empty_row (LayakEntryPool *self,
                gint64          id)
{
  LayakRow *row = layak_row_new (layak_query_get_info (self->query));

  row->id = id;
  return row;
}

/* (transfer full): the entry with this id, up to date with what was read of it, which is taken out of the tables. */
static LayakEntry *
update_entry (LayakEntryPool *self,
              gint64          id,
              GHashTable     *rows,
              GHashTable     *extras,
              gboolean        is_counted)
{
  LayakEntry *entry = lookup_entry (self, id);
  LayakRow *row = NULL;
  LayakExtras *beside = NULL;
  g_autofree gint64 *key = NULL;

  g_hash_table_steal_extended (rows, &id, NULL, (gpointer *) &row);
  if (row == NULL && entry != NULL)
    return g_object_ref (entry);

  g_hash_table_steal_extended (extras, &id, (gpointer *) &key, (gpointer *) &beside);
  if (!is_counted)
    layak_extras_take_long (beside, entry != NULL ? layak_entry_get_extras (entry) : NULL);
  if (entry == NULL)
    return make_entry (self, row != NULL ? row : make_empty_row (self, id), beside);

  g_object_ref (entry);
  layak_entry_take (entry, row, beside);
  return entry;
}

/* (transfer full) (element-type gint64): those of all entries that somebody holds. */
static GArray *
list_live (LayakEntryPool *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  Live *live;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, (gpointer *) &live, NULL))
    g_array_append_val (ids, live->id);
  return ids;
}

/* Of a read that was cancelled there is no result, and maybe no pool any more. */
static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  LayakEntryPool *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) extras = layak_reader_run_finish (result, &error);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer id;

  if (extras == NULL)
    {
      g_debug ("Counts of a list: %s", error->message);
      return;
    }

  g_clear_object (&self->counting);
  g_hash_table_iter_init (&iter, extras);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (lookup_entry (self, *(gint64 *) id) != NULL)
      g_ptr_array_add (entries, g_object_ref (lookup_entry (self, *(gint64 *) id)));

  /* Whoever hears of it may let go the others, or the pool. */
  for (guint i = 0; i < entries->len; i++)
    {
      const gint64 key = layak_record_get_row (layak_entry_get_record (entries->pdata[i]))->id;

      layak_entry_take_long (entries->pdata[i], g_hash_table_lookup (extras, &key));
    }
}

static void
start_counting (LayakEntryPool *self)
{
  g_autoptr(GArray) ids = list_live (self);

  stop_counting (self);
  self->counting = g_cancellable_new ();
  layak_reader_run_async (layak_store_get_path (self->store), layak_extras_read_long (self->query, ids),
                          self->counting, counted_cb, self);
}

/* Whether they could be counted in the time there is, or failed. */
static gboolean
count_here (LayakEntryPool  *self,
            GArray          *ids,
            GHashTable      *extras,
            gboolean        *is_counted,
            GError         **error)
{
  LayakConnection *reader = layak_store_get_reader (self->store);
  g_autoptr(GError) late = NULL;

  *is_counted = FALSE;
  if (self->is_slow)
    return TRUE;

  layak_connection_set_deadline (reader, g_get_monotonic_time () + SHORT_US);
  *is_counted = layak_extras_load_long (self->query, reader, ids, extras, &late);
  layak_connection_set_deadline (reader, 0);
  self->is_slow = g_error_matches (late, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (*is_counted || self->is_slow)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&late));
  return FALSE;
}

/* (transfer full) (element-type LayakEntry): the entries of @ids in their order. Those there are already are brought
 * up to date. Nothing is told to anybody before all is read: whoever listens may ask for further rows. */
static GPtrArray *
load_entries (LayakEntryPool  *self,
              GArray          *ids,
              GError         **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  LayakConnection *reader = layak_store_get_reader (self->store);
  g_autoptr(GHashTable) rows = layak_rows_load (layak_query_get_info (self->query), reader, ids, error);
  g_autoptr(GHashTable) extras = NULL;
  gboolean is_counted;

  if (rows == NULL)
    return NULL;
  extras = layak_extras_load (self->query, reader, ids, error);
  if (extras == NULL || !count_here (self, ids, extras, &is_counted, error))
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (entries, update_entry (self, nth_id (ids, i), rows, extras, is_counted));
  if (!is_counted && ids->len > 0)
    start_counting (self);
  return g_steal_pointer (&entries);
}

/* Lets go what nobody else holds. */
void
layak_entry_pool_drop_pages (LayakEntryPool *self)
{
  for (guint i = 0; i < N_PAGES; i++)
    g_clear_pointer (&self->pages[i].entries, g_ptr_array_unref);
}

/* The page with this number, or else the one that was not used for longest. */
static Page *
find_page (LayakEntryPool *self,
           guint           number)
{
  Page *oldest = &self->pages[0];

  for (guint i = 0; i < N_PAGES; i++)
    {
      Page *page = &self->pages[i];

      if (page->entries != NULL && page->number == number)
        return page;
      if (oldest->entries != NULL && (page->entries == NULL || page->used < oldest->used))
        oldest = page;
    }
  return oldest;
}

static gboolean
load_page (LayakEntryPool  *self,
           GArray          *all,
           guint            number,
           GError         **error)
{
  Page *page = find_page (self, number);
  guint end = MIN ((number + 1) * PAGE_SIZE, all->len);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = number * PAGE_SIZE; i < end; i++)
    if (lookup_entry (self, nth_id (all, i)) == NULL)
      g_array_append_vals (ids, &g_array_index (all, gint64, i), 1);

  g_clear_pointer (&page->entries, g_ptr_array_unref);
  page->number = number;
  page->entries = load_entries (self, ids, error);
  return page->entries != NULL;
}

/**
 * layak_entry_pool_get:
 * @ids: the ids of all rows
 * @position: the row wanted
 *
 * Returns: (transfer full): its entry; an empty one if @error is set, which is not found again: the next try reads anew
 */
LayakEntry *
layak_entry_pool_get (LayakEntryPool  *self,
                      GArray          *ids,
                      guint            position,
                      GError         **error)
{
  gint64 id = nth_id (ids, position);
  guint number = position / PAGE_SIZE;
  LayakEntry *entry = lookup_entry (self, id);
  Page *page;

  if (entry == NULL && load_page (self, ids, number, error))
    entry = lookup_entry (self, id);
  if (entry == NULL)
    return layak_entry_new (make_empty_row (self, id), layak_extras_new (layak_query_get_info (self->query)));

  page = find_page (self, number);
  if (page->entries != NULL && page->number == number)
    page->used = ++self->clock;
  return g_object_ref (entry);
}

/* Brings the entries that somebody holds up to date. */
gboolean
layak_entry_pool_reload (LayakEntryPool  *self,
                         GError         **error)
{
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  layak_entry_pool_drop_pages (self);
  ids = list_live (self);
  if (ids->len == 0)
    return TRUE;

  entries = load_entries (self, ids, error);
  return entries != NULL;
}

/* How many entries are alive. */
guint
layak_entry_pool_count (LayakEntryPool *self)
{
  return g_hash_table_size (self->live);
}

void
layak_entry_pool_set_slow (LayakEntryPool *self)
{
  self->is_slow = TRUE;
}
