/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-content.h"

#include "layak-entry-pool.h"
#include "layak-record-list.h"

static LayakQuery *
trainings_by_title (void)
{
  LayakQuery *query = layak_query_new (layak_record_info_find ("training"));

  layak_query_set_today (query, 20251101);
  layak_query_set_sort (query, "title", FALSE);
  return query;
}

static void
fail_cb (LayakRecordList *list,
         const GError    *error)
{
  g_error ("%s", error->message);
}

static LayakRecordList *
new_list (StoreFixture *fixture,
          LayakQuery   *query)
{
  LayakRecordList *list = layak_record_list_new (fixture->store, query);

  g_signal_connect (list, "failed", G_CALLBACK (fail_cb), NULL);
  return list;
}

static guint
n_items (LayakRecordList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static LayakEntry *
get (LayakRecordList *list,
     guint            position)
{
  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static const char *
title_of (LayakEntry *entry)
{
  return layak_record_get_text (layak_entry_get_record (entry), "title");
}

/* A copy of the list that follows items-changed alone, and must stay equal. */
static void
follow_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           gpointer    data)
{
  GPtrArray *copy = data;

  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (copy, position + i, g_list_model_get_item (model, position + i));

  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < copy->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == copy->pdata[i]);
    }
}

/* The list is what SQL says, once the main loop has come to rest. */
static void
assert_is_select (StoreFixture    *fixture,
                  LayakRecordList *list,
                  const char      *sql)
{
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakSelect) select = layak_select_new (sql);
  g_autoptr(GArray) ids = layak_select_run_ids (select, reader, &error);

  g_assert_no_error (error);
  store_fixture_wait_until (!g_main_context_pending (NULL) && !layak_record_list_is_loading (list));
  g_assert_cmpuint (n_items (list), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(LayakEntry) entry = get (list, i);

      g_assert_cmpint (layak_record_get_id (layak_entry_get_record (entry)), ==, g_array_index (ids, gint64, i));
    }
}

/* Sixteen random bytes that are the UUID of nobody else. */
#define UUID "randomblob (16)"

static void
write_at_random (StoreFixture *fixture,
                 GRand        *random)
{
  static const char * const writes[] =
  {
    "INSERT INTO training (uuid, title, status, start_date) SELECT " UUID ", 't' || (random () %% 100 + 100), 'held',"
    " '2025-01-01' FROM json_each ('[1,2,3]')",
    "DELETE FROM training WHERE id %% 7 = %d",
    "UPDATE training SET title = 'u' || (id * 37 %% 100) WHERE id %% 5 = %d",
    "UPDATE training SET status = iif (status = 'held', 'planned', 'held') WHERE id %% 3 = %d",
    "UPDATE training SET participants = %d",
  };
  int choice = g_rand_int_range (random, 0, G_N_ELEMENTS (writes));
  g_autoptr(GString) sql = g_string_new (writes[choice]);
  g_autofree char *number = g_strdup_printf ("%d", g_rand_int_range (random, 0, 3));

  g_string_replace (sql, "%d", number, 0);
  g_string_replace (sql, "%%", "%", 0);
  store_run_sql (fixture, sql->str);
}

static void
test_follows_the_store (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr(LayakQuery) query = trainings_by_title ();
  g_autoptr(LayakRecordList) list = new_list (fixture, query);
  g_autoptr(GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  g_signal_connect (list, "items-changed", G_CALLBACK (follow_cb), copy);
  layak_query_set_filter (query, "status", "held");
  for (guint i = 0; i < 60; i++)
    {
      write_at_random (fixture, random);
      assert_is_select (fixture, list,
                        "SELECT id FROM training WHERE status = 'held' ORDER BY title COLLATE NOCASE, id");
    }
  g_assert_cmpuint (copy->len, >, 0);

  g_signal_handlers_disconnect_by_data (list, copy);
  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
count_cb (gpointer object,
          gpointer spec,
          gpointer data)
{
  ++*(guint *) data;
}

static void
count_changed_cb (gpointer object,
                  gpointer data)
{
  ++*(guint *) data;
}

static void
test_keeps_objects (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr(LayakQuery) query = trainings_by_title ();
  g_autofree char *a = store_insert (fixture, "training", "title", "a", "status", "held", NULL);
  g_autofree char *b = store_insert (fixture, "training", "title", "b", "status", "held", NULL);
  g_autoptr(LayakRecordList) list = new_list (fixture, query);
  g_autoptr(LayakEntry) first = get (list, 0);
  g_autoptr(LayakEntry) moved = NULL;
  g_autofree char *recommendation = NULL;
  guint titles = 0, venues = 0, extras = 0;

  g_signal_connect (layak_entry_get_record (first), "notify::title", G_CALLBACK (count_cb), &titles);
  g_signal_connect (layak_entry_get_record (first), "notify::venue", G_CALLBACK (count_cb), &venues);
  g_signal_connect (first, "changed", G_CALLBACK (count_changed_cb), &extras);

  store_set (fixture, "training", a, "title", "z");
  store_fixture_wait_until (titles == 1);
  store_fixture_wait_until (!g_main_context_pending (NULL));
  moved = get (list, 1);
  g_assert_true (moved == first);
  g_assert_cmpuint (layak_record_list_find (list, a), ==, 1);
  g_assert_cmpuint (layak_record_list_find (list, b), ==, 0);
  g_assert_cmpuint (venues, ==, 0);
  g_assert_cmpuint (extras, ==, 0);

  recommendation = store_insert (fixture, "recommendation", "text", "x", "status", "done", "training", a, NULL);
  store_fixture_wait_until (extras == 1);
  g_assert_cmpint (layak_entry_get_number (first, "recommendations-total"), ==, 1);
  g_assert_cmpint (layak_entry_get_number (first, "recommendations-closed"), ==, 1);
  g_assert_cmpuint (titles, ==, 1);

  /* What nobody holds any more is let go with the next change. */
  store_delete (fixture, "recommendation", recommendation);
  store_delete (fixture, "training", a);
  store_fixture_wait_until (n_items (list) == 1);
  g_assert_cmpuint (layak_record_list_find (list, a), ==, G_MAXUINT);
  g_assert_cmpstr (title_of (first), ==, "z");
}

static void
test_loads_only_pages (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr(LayakQuery) query = trainings_by_title ();
  g_autoptr(LayakRecordList) list = NULL;
  g_autoptr(LayakEntry) first = NULL;
  g_autoptr(LayakEntry) again = NULL;

  store_run_sql (fixture,
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) "
                 "INSERT INTO training (uuid, title, status) SELECT " UUID ", printf ('%05d', i), 'held' FROM n");
  list = new_list (fixture, query);
  store_fixture_wait_until (n_items (list) == 5000);
  g_assert_cmpuint (layak_record_list_count_alive (list), ==, 0);

  first = get (list, 0);
  g_assert_cmpuint (layak_record_list_count_alive (list), ==, 64);
  g_object_unref (get (list, 63));
  g_assert_cmpuint (layak_record_list_count_alive (list), ==, 64);
  g_object_unref (get (list, 4999));
  g_assert_cmpuint (layak_record_list_count_alive (list), ==, 64 + 5000 % 64);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr(LayakEntry) entry = get (list, i);
      g_autofree char *title = g_strdup_printf ("%05u", i + 1);

      g_assert_cmpstr (title_of (entry), ==, title);
    }
  g_assert_cmpuint (layak_record_list_count_alive (list), <=, 16 * 64 + 1);
  again = get (list, 0);
  g_assert_true (first == again);
  g_assert_null (get (list, 5000));
}

static void
test_extras (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(LayakQuery) query = trainings_by_title ();
  g_autofree char *agency = NULL;
  g_autofree char *training = NULL;
  g_autoptr(LayakRecordList) list = NULL;
  g_autoptr(LayakEntry) entry = NULL;

  store_add_places (fixture);
  agency = store_insert (fixture, "agency", "level", "regency", "regency", "63.11", "abbreviation", "DP3A",
                         "name", "Dinas", NULL);
  training = store_insert (fixture, "training", "title", "a", "status", "held", "organiser", agency,
                           "regency", "63.72", NULL);
  list = new_list (fixture, query);
  entry = get (list, 0);
  g_assert_cmpstr (layak_entry_get_text (entry, "organiser-name"), ==, "DP3A");
  g_assert_cmpstr (layak_entry_get_text (entry, "regency-name"), ==, "Kota Banjarbaru");
  g_assert_null (layak_entry_get_text (entry, "speakers"));
  g_assert_cmpint (layak_entry_get_number (entry, "recommendations-total"), ==, 0);
  g_assert_cmpint (layak_entry_get_number (entry, "breakdown-total"), ==, LAYAK_UNKNOWN);
  g_assert_cmpint (layak_entry_get_number (entry, "people"), ==, LAYAK_UNKNOWN);

  g_free (store_insert (fixture, "speaker", "training", training, "position", "2", "name", "B", NULL));
  g_free (store_insert (fixture, "speaker", "training", training, "position", "1", "name", "A", NULL));
  g_free (store_insert (fixture, "participant-group", "training", training, "group", "media", "male", "3",
                        "female", "4", NULL));
  g_free (store_insert (fixture, "participant-group", "training", training, "group", "business", "unit",
                        "institutions", "unknown-sex", "9", NULL));
  g_free (store_insert (fixture, "recommendation", "training", training, "text", "r", "status", "agreed",
                        "due-date", "2025-10", NULL));
  g_assert_true (layak_record_list_refresh (list, NULL));
  g_assert_cmpstr (layak_entry_get_text (entry, "speakers"), ==, "A, B");
  g_assert_cmpint (layak_entry_get_number (entry, "breakdown-male"), ==, 3);
  g_assert_cmpint (layak_entry_get_number (entry, "breakdown-unknown"), ==, LAYAK_UNKNOWN);
  g_assert_cmpint (layak_entry_get_number (entry, "breakdown-total"), ==, 7);
  g_assert_cmpint (layak_entry_get_number (entry, "people"), ==, 7);
  g_assert_cmpint (layak_entry_get_number (entry, "recommendations-overdue"), ==, 1);

  store_set (fixture, "training", training, "participants", "100");
  g_assert_true (layak_record_list_refresh (list, NULL));
  g_assert_cmpint (layak_entry_get_number (entry, "people"), ==, 100);
}

/* Counts of thousands of records come from another thread; until then what was known stays, or nothing is. */
static void
test_slow_extras (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr(LayakQuery) query = layak_query_new (layak_record_info_find ("regency"));
  g_autoptr(LayakSelect) select = NULL;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakEntry) entry = NULL;
  LayakEntryPool *pool = layak_entry_pool_new (fixture->store, query);

  store_add_places (fixture);
  g_free (store_insert (fixture, "training", "title", "a", "status", "held", "regency", "63.11", NULL));
  layak_query_set_filter (query, "code", "63.11");
  select = layak_query_select_ids (query);
  ids = layak_select_run_ids (select, layak_store_get_reader (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);

  layak_entry_pool_set_slow (pool);
  entry = layak_entry_pool_get (pool, ids, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (layak_entry_get_text (entry, "province-name"));
  g_assert_cmpint (layak_entry_get_number (entry, "trainings"), ==, LAYAK_UNKNOWN);
  g_assert_cmpint (layak_entry_get_number (entry, "agencies"), ==, LAYAK_UNKNOWN);
  store_fixture_wait_until (layak_entry_get_number (entry, "trainings") == 1);
  g_assert_cmpint (layak_entry_get_number (entry, "agencies"), ==, 0);

  g_free (store_insert (fixture, "training", "title", "b", "status", "held", "regency", "63.11", NULL));
  g_assert_true (layak_entry_pool_reload (pool, &error));
  g_assert_cmpint (layak_entry_get_number (entry, "trainings"), ==, 1);
  store_fixture_wait_until (layak_entry_get_number (entry, "trainings") == 2);

  /* A pool that goes away waits for nothing. */
  g_assert_true (layak_entry_pool_reload (pool, &error));
  layak_entry_pool_free (pool);
  while (g_main_context_iteration (NULL, FALSE));
}

/* The extras of every record type are valid SQL. */
static void
test_every_type (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *training = NULL;
  g_autofree char *recommendation = NULL;
  g_autofree char *delivery = NULL;

  store_add_places (fixture);
  training = store_insert (fixture, "training", "title", "a", "status", "held", "regency", "63.11", NULL);
  recommendation = store_insert (fixture, "recommendation", "text", "r", "status", "agreed", "training", training,
                                 NULL);
  g_free (store_insert (fixture, "progress", "recommendation", recommendation, "date", "2025", "note", "n", NULL));
  g_free (store_insert (fixture, "document", "recommendation", recommendation, "title", "d", NULL));
  g_free (store_insert (fixture, "standing", "regency", "63.11", "year", "2024", "stage", "final", NULL));
  g_free (store_insert (fixture, "workforce", "regency", "63.11", "year", "2024", "group", "media", "people", "9",
                        NULL));
  delivery = store_insert (fixture, "delivery", "regency", "63.11", "period", "2024", "revision", "1", "number", "1",
                           "status", "sent", NULL);
  g_free (store_insert (fixture, "remark", "delivery", delivery, "training", training, "text", "R", NULL));
  g_free (store_insert (fixture, "agency", "level", "ministry", "name", "KemenPPPA", NULL));
  g_free (store_insert (fixture, "template", "name", "B", "content", "training", NULL));
  g_free (store_insert (fixture, "speaker", "training", training, "name", "S", NULL));
  g_free (store_insert (fixture, "session", "training", training, "topic", "T", NULL));
  g_free (store_insert (fixture, "participant-group", "training", training, "group", "media", NULL));
  g_free (store_insert (fixture, "indicator-set", "year", "2024", "name", "2024", NULL));
  g_free (store_insert (fixture, "indicator", "set", "2024", "number", "1", "cluster", "0", "name", "I", NULL));
  g_free (store_insert (fixture, "question", "set", "2024", "indicator", "1", "number", "1", "text", "Q", NULL));

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      g_autoptr(LayakQuery) query = layak_query_new (layak_record_info_nth (i));
      g_autoptr(LayakRecordList) list = new_list (fixture, query);
      g_autoptr(LayakEntry) entry = get (list, 0);

      g_assert_cmpuint (n_items (list), >, 0);
      g_assert_cmpint (layak_record_get_id (layak_entry_get_record (entry)), >, 0);
    }
}

static void
test_follows_the_query (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr(LayakQuery) query = trainings_by_title ();
  g_autoptr(LayakRecordList) list = NULL;
  g_autoptr(GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  guint notified = 0;

  g_free (store_insert (fixture, "training", "title", "a", "status", "held", NULL));
  g_free (store_insert (fixture, "training", "title", "b", "status", "draft", NULL));
  g_free (store_insert (fixture, "training", "title", "c", "status", "held", NULL));
  list = new_list (fixture, query);
  g_signal_connect (list, "items-changed", G_CALLBACK (follow_cb), copy);
  g_signal_connect (list, "notify::n-items", G_CALLBACK (count_cb), &notified);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (copy, get (list, i));

  layak_query_set_filter (query, "status", "held");
  layak_query_set_search (query, "c");
  layak_query_set_search (query, NULL);
  store_fixture_wait_until (n_items (list) == 2);
  g_assert_cmpuint (notified, ==, 1);
  layak_query_set_sort (query, "title", TRUE);
  assert_is_select (fixture, list, "SELECT id FROM training WHERE status = 'held' ORDER BY title DESC");
  g_assert_cmpuint (notified, ==, 1);
  g_signal_handlers_disconnect_by_data (list, copy);
}

/* Sixty thousand titles are not sorted within the time of a frame. */
static void
test_reads_elsewhere (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr(LayakQuery) query = trainings_by_title ();
  g_autoptr(LayakRecordList) list = NULL;

  store_run_sql (fixture,
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 60000) "
                 "INSERT INTO training (uuid, title, status) SELECT " UUID ", printf ('%05d', -i * 7919 % 60000), "
                 "'held' FROM n");
  list = new_list (fixture, query);
  g_assert_true (layak_record_list_is_loading (list));
  g_assert_cmpuint (n_items (list), ==, 0);
  store_fixture_wait_until (!layak_record_list_is_loading (list));
  g_assert_cmpuint (n_items (list), ==, 60000);

  /* The last question is the one that is answered. */
  layak_query_set_sort (query, "venue", FALSE);
  store_fixture_wait_until (layak_record_list_is_loading (list));
  layak_query_set_filter (query, "status", "draft");
  store_fixture_wait_until (n_items (list) == 0);
  g_assert_false (layak_record_list_is_loading (list));

  layak_query_clear (query);
  store_fixture_wait_until (layak_record_list_is_loading (list));
  g_assert_finalize_object (g_steal_pointer (&list));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("/record-list/follows-the-store", test_follows_the_store);
  ADD ("/record-list/keeps-objects", test_keeps_objects);
  ADD ("/record-list/loads-only-pages", test_loads_only_pages);
  ADD ("/record-list/extras", test_extras);
  ADD ("/record-list/slow-extras", test_slow_extras);
  ADD ("/record-list/every-type", test_every_type);
  ADD ("/record-list/follows-the-query", test_follows_the_query);
  ADD ("/record-list/reads-elsewhere", test_reads_elsewhere);
  return g_test_run ();
}
