/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database that is open here stays ours for other programs, whatever this program does with its files meanwhile. */
#include "store-fixture.h"

#include <gio/gio.h>

#define DATABASE "LAYAK_TEST_DATABASE"

/* What a file chooser asks for: files whose names do not tell their types are opened, read and closed. */
static void
list_with_types (const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(GFileEnumerator) files =
    g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                               G_FILE_QUERY_INFO_NONE, NULL, &error);
  GFileInfo *info;

  g_assert_no_error (error);
  while (g_file_enumerator_iterate (files, &info, NULL, NULL, &error) && info != NULL)
    g_assert_nonnull (g_file_info_get_content_type (info));
  g_assert_no_error (error);
}

/* The same where the names of these files are known to the desktop; what is attached or imported is read like this. */
static void
read_files (const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) directory = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *content = NULL;

      g_assert_true (g_file_get_contents (path, &content, NULL, &error));
    }
}

static void
run_other_program (const char *what)
{
  g_autofree char *test = g_strconcat ("/locks/other/subprocess/", what, NULL);

  g_test_trap_subprocess (test, 0, 0);
  g_test_trap_assert_passed ();
}

static void
other_open (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStore) store = layak_store_open (g_getenv (DATABASE), LAYAK_OPEN_EXISTING, &error);

  g_assert_no_error (error);
}

static void
other_is_refused (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakConnection) connection = layak_connection_open (g_getenv (DATABASE), SQLITE_OPEN_READWRITE, &error);

  g_assert_no_error (error);
  sqlite3_busy_timeout (layak_connection_get_handle (connection), 0);
  g_assert_false (layak_connection_execute (connection, "BEGIN IMMEDIATE", &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_BUSY);
}

static void
other_finds_record (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStore) store = layak_store_open (g_getenv (DATABASE), LAYAK_OPEN_EXISTING, &error);

  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM agency WHERE name = 'Dinas B'"), ==, 1);
}

static void
add_agency (StoreFixture *fixture,
            const char   *name)
{
  g_autofree char *field = g_strconcat ("name=", name, NULL);
  const char * const fields[] = { field, "level=ministry", NULL };

  g_free (store_fixture_add_fields (fixture->store, "agency", fields));
}

/* Another program that takes itself for the last one removes the log on its way out, and with it what is written here
 * from then on. */
static void
test_log_stays (StoreFixture  *fixture,
                gconstpointer  look)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  g_setenv (DATABASE, fixture->path, TRUE);
  add_agency (fixture, "Dinas A");
  ((void (*) (const char *)) look) (fixture->directory);
  run_other_program ("opens");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));

  add_agency (fixture, "Dinas B");
  run_other_program ("finds-record");
}

static gboolean
look_while_writing_cb (LayakWriter  *writer,
                       gpointer      data,
                       GError      **error)
{
  StoreFixture *fixture = data;

  list_with_types (fixture->directory);
  read_files (fixture->directory);
  run_other_program ("is-refused");
  return TRUE;
}

static void
test_one_writer (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_setenv (DATABASE, fixture->path, TRUE);
  layak_store_write (fixture->store, LAYAK_ACTION_EDIT, layak_record_info_find ("agency"), "", look_while_writing_cb,
                     fixture, NULL, &error);
  g_assert_no_error (error);
}

/* Connections of one program do not lock each other out, in whatever order they come and go. */
static void
test_own_connections (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(LayakConnection) first = layak_connection_open (fixture->path, SQLITE_OPEN_READONLY, &error);
      g_autoptr(LayakConnection) second = layak_connection_open (fixture->path, SQLITE_OPEN_READWRITE, &error);

      g_assert_no_error (error);
      store_fixture_restart (fixture);
      g_clear_pointer (&first, layak_connection_free);
      g_assert_true (layak_connection_execute (second, "BEGIN IMMEDIATE; ROLLBACK", &error));
      add_agency (fixture, "Dinas A");
    }
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM agency WHERE name = 'Dinas A'"), ==, 3);
}

static guint
count_descriptors (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) descriptors = g_dir_open ("/proc/self/fd", 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (descriptors) != NULL)
    n++;
  return n;
}

/* What bears the locks is closed with the last connection, so that a program that opens many files lacks none. */
static void
test_released (StoreFixture  *fixture,
               gconstpointer  data)
{
  guint before;

  add_agency (fixture, "Dinas A");
  before = count_descriptors ();
  for (guint i = 0; i < 3; i++)
    store_fixture_restart (fixture);
  g_assert_cmpuint (count_descriptors (), ==, before);
}

static char *
dup_name (const char *path,
          const char *uuid)
{
  g_autoptr(LayakStore) store = layak_store_open (path, LAYAK_OPEN_EXISTING, NULL);
  g_autoptr(LayakRow) row = store != NULL ? store_fixture_dup_row (store, "agency", uuid) : NULL;

  return row != NULL ? g_strdup (layak_row_get_text (row, "name")) : NULL;
}

/* Nothing is written into the log of a file that somebody moved away: it would be lost with it. */
static void
test_moved (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *uuid = store_fixture_add (fixture->store, "agency", "name=Dinas A", "level=ministry");
  g_autofree char *elsewhere = g_strconcat (fixture->path, ".lama", NULL);
  g_autofree char *name = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  g_assert_false (store_fixture_set (fixture->store, "agency", uuid, "name", "Dinas B", &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_clear_error (&error);

  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  g_assert_true (store_fixture_set (fixture->store, "agency", uuid, "name", "Dinas C", &error));
  g_assert_no_error (error);
  store_fixture_restart (fixture);
  name = dup_name (fixture->path, uuid);
  g_assert_cmpstr (name, ==, "Dinas C");
}

static gboolean
rename_agency (LayakWriter  *writer,
               gpointer      row,
               GError      **error)
{
  return layak_writer_update (writer, row, error);
}

static void
written_cb (GObject      *store,
            GAsyncResult *result,
            gpointer      is_written)
{
  *(gboolean *) is_written = layak_store_write_finish (LAYAK_STORE (store), result, NULL);
}

/* Who copies the file that is open has what was written a moment ago. */
static void
test_copied (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *uuid = store_fixture_add (fixture->store, "agency", "name=Dinas A", "level=ministry");
  g_autofree char *copy = g_strconcat (fixture->path, ".salinan", NULL);
  g_autoptr(LayakRow) row = store_fixture_dup_row (fixture->store, "agency", uuid);
  g_autofree char *name = NULL;
  gboolean is_written = FALSE;

  layak_row_parse_field (row, "name", "Dinas B", NULL);
  layak_store_write_async (fixture->store, LAYAK_ACTION_EDIT, row->info, NULL, rename_agency, row, NULL, NULL,
                           written_cb, &is_written);
  store_fixture_wait_until (is_written);
  while (g_strcmp0 (name, "Dinas B") != 0)
    {
      g_autofree char *content = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (fixture->path, &content, &size, NULL));
      g_assert_true (g_file_set_contents (copy, content, (gssize) size, NULL));
      g_free (name);
      name = dup_name (copy, uuid);
    }
}

#define add(path, look, func) \
  g_test_add (path, StoreFixture, look, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/locks/log-stays/listing", list_with_types, test_log_stays);
  add ("/locks/log-stays/reading", read_files, test_log_stays);
  add ("/locks/one-writer", NULL, test_one_writer);
  add ("/locks/own-connections", NULL, test_own_connections);
  add ("/locks/released", NULL, test_released);
  add ("/locks/moved", NULL, test_moved);
  add ("/locks/copied", NULL, test_copied);
  g_test_add_func ("/locks/other/subprocess/opens", other_open);
  g_test_add_func ("/locks/other/subprocess/is-refused", other_is_refused);
  g_test_add_func ("/locks/other/subprocess/finds-record", other_finds_record);

  return g_test_run ();
}
