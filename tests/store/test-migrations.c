/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases of earlier schemas become databases of the newest, with all that is in them. */
#include <utime.h>

#include "layak-schema.h"
#include "layak-store-resources.h"
#include "store-fixture.h"

/* What a database of schema 1 may hold; it is applied after the script of that schema. */
static const char * const content_of_first_schema =
  "INSERT INTO province (uuid, code, name) VALUES (randomblob (16), '63', 'Kalimantan Selatan');"
  "INSERT INTO regency (uuid, code, province, kind, name) "
  "VALUES (randomblob (16), '63.11', 1, 'kabupaten', 'Balangan');"
  "INSERT INTO training (uuid, regency, title, status, start_date, participants) "
  "VALUES (randomblob (16), 1, 'Pelatihan Konvensi Hak Anak', 'held', '2025-08-20', 100);"
  "INSERT INTO training_search (rowid, title) VALUES (1, 'Pelatihan Konvensi Hak Anak');"
  "INSERT INTO session (uuid, training, topic) VALUES (randomblob (16), 1, 'Prinsip KHA');"
  "INSERT INTO version (type, id, made) VALUES (8, 1, '00000000000000aa:1');"
  "INSERT INTO tombstone (uuid, type, regency, made, seen, stamp, deleted) "
  "VALUES (randomblob (16), 8, '63.11', '00000000000000aa:1', '00000000000000aa:2', '00000000000000aa:2', 1755000000);"
  "INSERT INTO setting (name, value) VALUES ('office', '00000000000000aa'), ('counter', '1');";

static void
make_old_database (const char *path,
                   const char *content)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakConnection) connection = layak_connection_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                                                 &error);
  g_autoptr(GBytes) script = NULL;

  g_assert_no_error (error);
  script = g_resource_lookup_data (layak_store_get_resource (), "/id/layak/Layak/schema/0001-records.sql", 0, &error);
  g_assert_no_error (error);
  layak_connection_execute (connection, g_bytes_get_data (script, NULL), &error);
  g_assert_no_error (error);
  layak_connection_execute (connection, "PRAGMA foreign_keys = OFF", &error);
  g_assert_no_error (error);
  layak_connection_execute (connection, content, &error);
  g_assert_no_error (error);
  layak_connection_execute (connection, "PRAGMA user_version = 1; PRAGMA application_id = 0x4c61796b", &error);
  g_assert_no_error (error);
}

static gint64
read_number (const char *path,
             const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakConnection) connection = layak_connection_open (path, SQLITE_OPEN_READONLY, &error);
  gint64 number;

  g_assert_no_error (error);
  layak_connection_get_number (connection, sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

static char *
dup_schema (LayakStore *store)
{
  sqlite3 *db = layak_connection_get_handle (layak_store_get_reader (store));
  GString *schema = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name", -1,
                                       &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (schema, "%s;\n", sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  return g_string_free (schema, FALSE);
}

/* The schema is that of a new file, the records are whole, and the file as it was lies beside it. */
static void
test_upgrade (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "old.db", NULL);
  g_autofree char *copy = g_strconcat (path, ".schema-1~", NULL);
  g_autofree char *expected = dup_schema (fixture->store);
  g_autofree char *upgraded = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStore) store = NULL;

  make_old_database (path, content_of_first_schema);
  store = layak_store_open (path, LAYAK_OPEN_EXISTING, &error);
  g_assert_no_error (error);

  upgraded = dup_schema (store);
  g_assert_cmpstr (upgraded, ==, expected);
  g_assert_cmpint (store_fixture_count (store, "PRAGMA user_version"), ==, layak_schema_get_version ());
  g_assert_cmpint (store_fixture_count (store, "SELECT participants FROM training"), ==, 100);
  g_assert_cmpint (store_fixture_count (store,
    "SELECT count (*) FROM session AS s JOIN training AS t ON t.id = s.training"), ==, 1);
  g_assert_cmpint (store_fixture_count (store,
    "SELECT count (*) FROM training_search WHERE training_search MATCH 'konvensi'"), ==, 1);
  g_assert_cmpint (store_fixture_count (store,
    "SELECT count (*) FROM version WHERE made = '00000000000000aa:1'"), ==, 1);
  g_assert_cmpint (store_fixture_count (store,
    "SELECT count (*) FROM tombstone WHERE stamp = '00000000000000aa:2' AND regency = '63.11' AND unit IS NULL"),
    ==, 1);

  g_assert_cmpint (read_number (copy, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number (copy, "SELECT count (*) FROM training"), ==, 1);
}

/* A migration that fails leaves the old version, whole. */
static void
test_failure (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "broken.db", NULL);
  g_autofree char *content = g_strconcat (content_of_first_schema, "UPDATE session SET training = 99;", NULL);
  g_autoptr(GError) error = NULL;

  make_old_database (path, content);
  g_assert_null (layak_store_open (path, LAYAK_OPEN_EXISTING, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "session"));
  g_assert_cmpint (read_number (path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number (path,
    "SELECT count (*) FROM pragma_table_info ('training') WHERE name = 'fiscal_year'"), ==, 0);
  g_assert_cmpint (read_number (path, "SELECT count (*) FROM training"), ==, 1);
}

static void
upgrade (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStore) store = layak_store_open (path, LAYAK_OPEN_EXISTING, &error);

  g_assert_no_error (error);
}

/* An older file that takes the place of one that was migrated is other data, and gets a copy of its own. */
static void
test_older_file (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "old.db", NULL);
  g_autofree char *first = g_strconcat (path, ".schema-1~", NULL);
  g_autofree char *second = g_strconcat (path, ".schema-1-2~", NULL);
  g_autofree char *content = g_strconcat (content_of_first_schema, "DELETE FROM session; DELETE FROM training;", NULL);
  struct utimbuf long_ago = { 1000000000, 1000000000 };

  make_old_database (path, content_of_first_schema);
  upgrade (path);
  g_assert_cmpint (g_utime (first, &long_ago), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  make_old_database (path, content);
  upgrade (path);

  g_assert_cmpint (read_number (first, "SELECT count (*) FROM training"), ==, 1);
  g_assert_cmpint (read_number (second, "SELECT count (*) FROM training"), ==, 0);
}

static gpointer
upgrade_thread (gpointer path)
{
  upgrade (path);
  return NULL;
}

/* Whoever comes second finds the steps done. */
static void
test_two_programs (StoreFixture  *fixture,
                   gconstpointer  data)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("old-%u.db", i);
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);
      GThread *threads[3];

      make_old_database (path, content_of_first_schema);
      for (guint k = 0; k < G_N_ELEMENTS (threads); k++)
        threads[k] = g_thread_new ("upgrade", upgrade_thread, path);
      for (guint k = 0; k < G_N_ELEMENTS (threads); k++)
        g_thread_join (threads[k]);
      g_assert_cmpint (read_number (path, "PRAGMA user_version"), ==, layak_schema_get_version ());
    }
}

#define ADD(path, func) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/migrations/upgrade", test_upgrade);
  ADD ("/migrations/failure", test_failure);
  ADD ("/migrations/older-file", test_older_file);
  ADD ("/migrations/two-programs", test_two_programs);

  return g_test_run ();
}
