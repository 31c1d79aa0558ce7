/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several connections see the same moment, whatever happens after it. */
#include "layak-snapshot.h"
#include "store-fixture.h"

#define N_READERS 3

static gint64
count_agencies (LayakConnection *connection)
{
  g_autoptr(GError) error = NULL;
  gint64 n;

  g_assert_true (layak_connection_get_number (connection, "SELECT count (*) FROM agency", &n, &error));
  g_assert_no_error (error);
  return n;
}

static void
add_agency (StoreFixture *fixture,
            const char   *name)
{
  g_autofree char *field = g_strconcat ("name=", name, NULL);
  const char * const fields[] = { field, "level=ministry", NULL };

  g_free (store_fixture_add_fields (fixture->store, "agency", fields));
}

static GPtrArray *
open_snapshot (StoreFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *readers = layak_snapshot_open (fixture->path, N_READERS, NULL, &error);

  g_assert_no_error (error);
  return readers;
}

static void
test_one_moment (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) readers = NULL;
  gint64 n;

  add_agency (fixture, "Dinas A");
  n = count_agencies (layak_store_get_reader (fixture->store));
  readers = open_snapshot (fixture);
  add_agency (fixture, "Dinas B");

  g_assert_cmpuint (readers->len, ==, N_READERS);
  for (guint i = 0; i < readers->len; i++)
    g_assert_cmpint (count_agencies (g_ptr_array_index (readers, i)), ==, n);
  g_assert_cmpint (count_agencies (layak_store_get_reader (fixture->store)), ==, n + 1);
}

/* Nobody could tell whether all had begun before the writer's end. */
static void
test_while_writing (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakConnection) writer = layak_connection_open (fixture->path, SQLITE_OPEN_READWRITE, &error);
  g_autoptr(GPtrArray) readers = NULL;

  g_assert_no_error (error);
  g_assert_true (layak_connection_execute (writer, "BEGIN IMMEDIATE", &error));
  readers = open_snapshot (fixture);
  g_assert_cmpuint (readers->len, ==, 1);
  g_assert_true (layak_connection_execute (writer, "ROLLBACK", &error));
}

static void
test_cancelled (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GPtrArray) readers = layak_snapshot_open (fixture->path, N_READERS, cancellable, NULL);
  const char *long_count = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) "
                           "SELECT count (*) FROM n";

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < readers->len; i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 n;

      g_assert_false (layak_connection_get_number (g_ptr_array_index (readers, i), long_count, &n, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_no_database (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (layak_snapshot_open ("/nonexistent/layak.db", N_READERS, NULL, &error));
  g_assert_nonnull (error);
}

#define ADD(path, func) \
  g_test_add ("/snapshot/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("one-moment", test_one_moment);
  ADD ("while-writing", test_while_writing);
  ADD ("cancelled", test_cancelled);
  g_test_add_func ("/snapshot/no-database", test_no_database);

  return g_test_run ();
}
