/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store in a directory of its own, for the tests of the layers from the store up. */
#pragma once

#include <glib/gstdio.h>

#include "layak-store.h"

typedef struct
{
  char       *directory;
  char       *path;
  LayakStore *store;
} StoreFixture;

static inline void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("layak-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->directory, "layak.db", NULL);
  fixture->store = layak_store_open (fixture->path, LAYAK_OPEN_NEW, &error);
  g_assert_no_error (error);
  layak_store_set_origin (fixture->store, "test");
}

/* Closes the store and opens the file again, as a restart of the program does. */
static inline void
store_fixture_restart (StoreFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_finalize_object (fixture->store);
  fixture->store = layak_store_open (fixture->path, LAYAK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  layak_store_set_origin (fixture->store, "test");
}

static inline void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) directory = NULL;
  const char *name;

  while (g_main_context_iteration (NULL, FALSE));
  if (fixture->store != NULL)
    g_assert_finalize_object (fixture->store);

  directory = g_dir_open (fixture->directory, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->path);
  g_free (fixture->directory);
}

/* Runs the main context until @condition holds; meson's time limit bounds the wait. */
#define store_fixture_wait_until(condition)   \
  while (!(condition))                        \
    g_main_context_iteration (NULL, TRUE)

/* “field=text” arguments up to NULL. */
static inline void
store_fixture_fill (LayakRow           *row,
                    const char * const *fields)
{
  for (; *fields != NULL; fields++)
    {
      g_autoptr(GError) error = NULL;
      g_auto(GStrv) pair = g_strsplit (*fields, "=", 2);

      layak_row_parse_field (row, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }
}

static inline gboolean
store_fixture_insert_cb (LayakWriter  *writer,
                         gpointer      data,
                         GError      **error)
{
  return layak_writer_insert (writer, data, error);
}

static inline gboolean
store_fixture_update_cb (LayakWriter  *writer,
                         gpointer      data,
                         GError      **error)
{
  return layak_writer_update (writer, data, error);
}

static inline gboolean
store_fixture_delete_cb (LayakWriter  *writer,
                         gpointer      data,
                         GError      **error)
{
  LayakRow *row = data;

  return layak_writer_delete (writer, row->info, &row->uuid, error);
}

/* Adds a record as one step. Returns: (transfer full): its identity */
static inline char *
store_fixture_add_fields (LayakStore         *store,
                          const char         *type,
                          const char * const *fields)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRow) row = layak_row_new (layak_record_info_find (type));

  store_fixture_fill (row, fields);
  layak_store_write (store, LAYAK_ACTION_ADD, row->info, layak_row_get_title (row), store_fixture_insert_cb, row,
                     NULL, &error);
  g_assert_no_error (error);
  return layak_row_dup_identity (row);
}

#define store_fixture_add(store, type, ...) \
  store_fixture_add_fields (store, type, (const char * const []) { __VA_ARGS__, NULL })

static inline LayakRow *
store_fixture_dup_row (LayakStore *store,
                       const char *type,
                       const char *identity)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = layak_store_load (store, layak_record_info_find (type), identity, &error);

  g_assert_no_error (error);
  return record != NULL ? layak_row_copy (layak_record_get_row (record)) : NULL;
}

static inline gboolean
store_fixture_set (LayakStore  *store,
                   const char  *type,
                   const char  *identity,
                   const char  *field,
                   const char  *text,
                   GError     **error)
{
  g_autoptr(LayakRow) row = store_fixture_dup_row (store, type, identity);

  g_assert_nonnull (row);
  return layak_row_parse_field (row, field, text, error) &&
         layak_store_write (store, LAYAK_ACTION_EDIT, row->info, layak_row_get_title (row), store_fixture_update_cb,
                            row, NULL, error);
}

static inline gboolean
store_fixture_delete (LayakStore  *store,
                      const char  *type,
                      const char  *identity,
                      GError     **error)
{
  g_autoptr(LayakRow) row = store_fixture_dup_row (store, type, identity);

  g_assert_nonnull (row);
  return layak_store_write (store, LAYAK_ACTION_DELETE, row->info, layak_row_get_title (row),
                            store_fixture_delete_cb, row, NULL, error);
}

/* The first column of the first row; -1 for NULL. */
static inline gint64
store_fixture_count (LayakStore *store,
                     const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 number;

  layak_connection_get_number (layak_store_get_reader (store), sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

/* Every row of every table in @tables as text, to compare the database before and after. */
static inline char *
store_fixture_dump (LayakStore         *store,
                    const char * const *tables)
{
  sqlite3 *db = layak_connection_get_handle (layak_store_get_reader (store));
  GString *dump = g_string_new (NULL);

  for (; *tables != NULL; tables++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", *tables);
      sqlite3_stmt *stmt = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        {
          g_string_append (dump, *tables);
          for (int i = 0; i < sqlite3_column_count (stmt); i++)
            {
              const guint8 *bytes = sqlite3_column_blob (stmt, i);
              int n = sqlite3_column_bytes (stmt, i);

              g_string_append_c (dump, '|');
              for (int k = 0; k < n; k++)
                g_string_append_printf (dump, g_ascii_isprint (bytes[k]) ? "%c" : "%02x", bytes[k]);
            }
          g_string_append_c (dump, '\n');
        }
      sqlite3_finalize (stmt);
    }

  return g_string_free (dump, FALSE);
}
