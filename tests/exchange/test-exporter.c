/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports hold what their scope says, in canonical form, and appear whole or not at all. */

#include <fcntl.h>
#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "layak-deliver.h"
#include "layak-exporter.h"
#include "layak-report-reader.h"
#include "report-stream.h"
#include "store-fixture.h"

typedef struct
{
  StoreFixture  store;
  char         *output;
} Fixture;

/* Stores units as they are told, which no write of the program does: imports merge and stamp. */
static gboolean
insert_unit_cb (LayakUnit  *unit,
                guint       line,
                gpointer    user_data,
                GError    **error)
{
  g_autoptr(LayakUnit) owned = unit;
  LayakRow *root = unit->root;
  LayakConnection *connection = user_data;

  if (!layak_table_insert (layak_table_get (root->info), connection, root, error) ||
      (root->version != NULL && !layak_versions_save (connection, root, 0, error)))
    return FALSE;

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      LayakRow *child = g_ptr_array_index (unit->children, i);
      g_autofree char *uuid = layak_uuid_to_string (&root->uuid);

      if (!layak_row_parse_field (child, child->info->parent, uuid, error) ||
          !layak_table_insert (layak_table_get (child->info), connection, child, error))
        return FALSE;
      if (!layak_stamp_equal (child->version->made, root->version->made) &&
          !layak_versions_save (connection, child, 0, error))
        return FALSE;
    }

  return layak_tombstones_replace (connection, &root->uuid, NULL, unit->deletions, error);
}

static gboolean
insert_deletion_cb (LayakTombstone  *deletion,
                    guint            line,
                    gpointer         user_data,
                    GError         **error)
{
  g_autoptr(LayakTombstone) owned = deletion;

  return layak_tombstone_save (user_data, owned, error);
}

static gboolean
insert_content_cb (const char  *digest,
                   GBytes      *bytes,
                   guint        line,
                   gpointer     user_data,
                   GError     **error)
{
  g_autoptr(LayakStatement) insert =
    layak_connection_prepare (user_data, "INSERT INTO content (digest, data) VALUES (:digest, :data)", error);

  g_assert_nonnull (insert);
  layak_statement_bind_text (insert, ":digest", digest);
  layak_statement_bind_bytes (insert, ":data", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return layak_statement_run (insert, error);
}

static gboolean
load_report (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  const LayakReportHandler handler =
    { .unit = insert_unit_cb, .deletion = insert_deletion_cb, .content = insert_content_cb };
  g_autofree char *path = g_build_filename (g_getenv ("LAYAK_FIXTURES"), "report", data, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return layak_connection_execute (connection, "BEGIN", error) &&
         layak_report_read_file (file, &handler, connection, NULL, error) &&
         layak_connection_execute (connection, "COMMIT", error);
}

static void
load (Fixture    *fixture,
      const char *name)
{
  g_autoptr(GError) error = NULL;

  layak_store_with_writer (fixture->store.store, load_report, (gpointer) name, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, data);
  fixture->output = g_build_filename (fixture->store.directory, "report.xml", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  store_fixture_tear_down (&fixture->store, data);
  g_free (fixture->output);
}

static char *
export (Fixture                  *fixture,
        const LayakExportOptions *options)
{
  g_autoptr(GError) error = NULL;
  char *text;

  layak_exporter_write_file (fixture->store.store, options, fixture->output, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->output, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Everything is there again: names, versions, deletions, files, in the same order. */
static void
test_complete (Fixture       *fixture,
               gconstpointer  data)
{
  const LayakExportOptions options = { .with_names = TRUE, .with_documents = TRUE };
  g_autofree char *before = load_fixture ("good-full.xml", &(gsize) { 0 });
  g_autofree char *after = NULL, *again = NULL;

  load (fixture, "good-full.xml");
  after = export (fixture, &options);
  again = export (fixture, &options);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (again, ==, after);
}

/* However records came into the database, they leave it in one order: by date, then UUID; within, by position. */
static void
test_sorted (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const titles[] = { "Pertama", "Kedua", "Nol", "Satu", "Dua" };
  g_autofree char *text = NULL;
  const char *last;

  load (fixture, "good-unsorted.xml");
  last = text = export (fixture, &(LayakExportOptions) { 0 });
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      last = strstr (last, titles[i]);
      g_assert_nonnull (last);
    }
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = export (fixture, &(LayakExportOptions) { 0 });

  g_assert_cmpstr (text, ==, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<report xmlns=\"urn:layak:report:1\" version=\"1.0\">\n</report>\n");
}

/* What is left out leaves no trace that it was cleared, and what was seen stays true. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *with = NULL, *without = NULL;

  load (fixture, "good-names.xml");
  with = export (fixture, &(LayakExportOptions) { .with_names = TRUE });
  without = export (fixture, &(LayakExportOptions) { 0 });
  g_assert_nonnull (strstr (with, "<contact>Ibu Siti</contact>"));
  g_assert_nonnull (strstr (with, "contact=000000000000b002:4"));
  g_assert_null (strstr (with, "seen="));
  g_assert_null (strstr (without, "Siti"));
  g_assert_null (strstr (without, "contact"));
  g_assert_nonnull (strstr (without, "seen=\"000000000000b001:3 000000000000b002:4\" "
                                     "changed=\"name=000000000000b001:3\""));
}

static void
test_documents (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = NULL;

  load (fixture, "good-full.xml");
  text = export (fixture, &(LayakExportOptions) { 0 });
  g_assert_nonnull (strstr (text, "<document "));
  g_assert_null (strstr (text, "<content "));
}

static gboolean
list_unit_cb (LayakUnit  *unit,
              guint       line,
              gpointer    user_data,
              GError    **error)
{
  const LayakRow *root = unit->root;
  g_autofree char *key = layak_row_dup_key (root);

  if (key != NULL)
    g_string_append_printf (user_data, " %s", key);
  else
    g_string_append_printf (user_data, " %02x", root->uuid.bytes[15]);
  layak_unit_free (unit);
  return TRUE;
}

static gboolean
list_deletion_cb (LayakTombstone  *deletion,
                  guint            line,
                  gpointer         user_data,
                  GError         **error)
{
  g_string_append_printf (user_data, " -%02x", deletion->uuid.bytes[15]);
  layak_tombstone_free (deletion);
  return TRUE;
}

static const struct
{
  const char *regency;
  const char *province;
  const char *period;
  const char *units;       /* keys, and last bytes of UUIDs: 1x agencies, 2x trainings, 3x recommendations, … */
} scopes[] =
{
  { "63.11", NULL, "2025-Q3",
    " 2024 2024-2 63 63.07 63.11 63.11-2025-final 14 10 11 12 26 23 21 20 25 22"
    " 36 30 31 33 40 42 50 54 52 -61 -60" },
  { "63.11", NULL, NULL,
    " 2024 2024-2 63 63.07 63.11 63.11-2024-final 63.11-2025-final 14 10 11 12 28 27 26 23 21 20 25 29 22 24"
    " 36 30 31 32 33 34 35 41 40 42 50 51 54 52 53 -61 -62 -60" },
  { NULL, "63", "2025-Q3",
    " 2024 2024-2 62 63 62.01 63.07 63.11 63.11-2025-final 14 10 11 12 2b 2a 26 23 21 20 25 22"
    " 36 37 30 31 33 40 43 42 50 54 52 -63 -61 -60" },
  { NULL, NULL, "2025-08",
    " 2024 2024-2 62 63 62.01 63.07 63.11 63.11-2025-final 14 10 11 12 2c 2b 2a 26 23 20 25 36 37 30 31 43 52"
    " -61" },
};

static void
test_scope (Fixture       *fixture,
            gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);
  const LayakReportHandler handler = { .unit = list_unit_cb, .deletion = list_deletion_cb };
  LayakExportOptions options = { .scope = { scopes[i].regency, scopes[i].province, { 0, 0 } } };
  g_autoptr(GString) units = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (fixture->output);
  g_autofree char *text = NULL, *attribute = NULL;

  load (fixture, "good-scopes.xml");
  if (scopes[i].period != NULL)
    g_assert_true (layak_period_parse (scopes[i].period, &options.scope.period, NULL));
  text = export (fixture, &options);
  attribute = g_strdup_printf (" period=\"%s\"", scopes[i].period);
  g_assert_true ((scopes[i].period == NULL) == (strstr (text, attribute) == NULL));

  layak_report_read_file (file, &handler, units, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (units->str, ==, scopes[i].units);
}

static void
test_unknown_place (Fixture       *fixture,
                    gconstpointer  data)
{
  const LayakExportOptions options = { .scope = { .regency = "99.99" } };
  g_autoptr(GError) error = NULL;

  g_assert_false (layak_exporter_write_file (fixture->store.store, &options, fixture->output, NULL, NULL, NULL,
                                             &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
}

static void
test_names_of_files (void)
{
  static const struct
  {
    LayakExtractScope  scope;
    const char        *period;
    const char        *name;
  } cases[] =
  {
    { { NULL, NULL, { 0, 0 } }, NULL, "layak.xml" },
    { { "63.11", NULL, { 0, 0 } }, "2025-Q3", "layak-6311-2025-tw3.xml" },
    { { "63.11", NULL, { 0, 0 } }, "2025-08", "layak-6311-2025-08.xml" },
    { { "63.11", NULL, { 0, 0 } }, "2025-S1", "layak-6311-2025-s1.xml" },
    { { NULL, "63", { 0, 0 } }, "2025", "layak-63-2025.xml" },
    { { NULL, NULL, { 0, 0 } }, "2025-07-01/2025-09-15", "layak-20250701-20250915.xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LayakExportOptions options = { .scope = cases[i].scope };
      g_autofree char *name = NULL;

      if (cases[i].period != NULL)
        g_assert_true (layak_period_parse (cases[i].period, &options.scope.period, NULL));
      name = layak_exporter_suggest_name (&options);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* The old report is still there, and nothing lies beside it. */
static void
assert_untouched (Fixture *fixture)
{
  g_autoptr(GDir) directory = g_dir_open (fixture->store.directory, 0, NULL);
  g_autofree char *text = NULL;
  const char *name;

  g_assert_true (g_file_get_contents (fixture->output, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  while ((name = g_dir_read_name (directory)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".layak-export"));
}

static void
assert_fails (Fixture      *fixture,
              GCancellable *cancellable,
              GQuark        domain,
              int           code)
{
  const LayakExportOptions options = { .with_documents = TRUE };
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->output, "old", -1, NULL));
  g_assert_false (layak_exporter_write_file (fixture->store.store, &options, fixture->output, NULL, NULL, cancellable,
                                             &error));
  g_assert_error (error, domain, code);
  assert_untouched (fixture);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  load (fixture, "good-full.xml");
  g_cancellable_cancel (cancellable);
  assert_fails (fixture, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The file system takes a few bytes and no more. */
static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  struct rlimit limit, small;

  load (fixture, "good-full.xml");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_fails (fixture, NULL, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "none", "report.xml", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (layak_exporter_write_file (fixture->store.store, &(LayakExportOptions) { 0 }, path, NULL, NULL, NULL,
                                             &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A file replaces the old one, and a device shall stay what it is. */
static void
test_device (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (layak_exporter_write_file (fixture->store.store, &(LayakExportOptions) { 0 }, "/dev/null", NULL,
                                             NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
}

static gboolean
spoil_title (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  return layak_connection_execute (connection, data, error);
}

/* Another program wrote into the database what no report can hold. */
static void
test_invalid (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  load (fixture, "good-full.xml");
  layak_store_with_writer (fixture->store.store, spoil_title, (gpointer) data, &error);
  g_assert_no_error (error);
  assert_fails (fixture, NULL, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID);
}

static void
test_stream (Fixture       *fixture,
             gconstpointer  data)
{
  const LayakExportOptions options = { .with_names = TRUE, .with_documents = TRUE };
  g_autofree char *expected = load_fixture ("good-full.xml", &(gsize) { 0 });
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  load (fixture, "good-full.xml");
  layak_exporter_write_stream (fixture->store.store, &options, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_cmpstr (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), ==, expected);
}

static void
test_full_stream (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GOutputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  char few[100];

  load (fixture, "good-full.xml");
  stream = g_memory_output_stream_new (few, sizeof few, NULL, NULL);
  g_assert_false (layak_exporter_write_stream (fixture->store.store, &(LayakExportOptions) { 0 }, stream, NULL, NULL,
                                               NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static gboolean
set_counter (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  return layak_connection_set_setting (connection, "counter", "7", error);
}

static gboolean
get_exported (LayakConnection  *connection,
              gpointer          data,
              GError          **error)
{
  return layak_connection_get_setting (connection, "exported-counter", data, error);
}

/* The undo of what others may have read leaves a deletion, so an export is remembered. */
static void
test_remembered (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *counter = NULL, *text = NULL;

  g_assert_true (layak_store_with_writer (fixture->store.store, set_counter, NULL, NULL));
  text = export (fixture, &(LayakExportOptions) { 0 });
  g_assert_true (layak_store_with_writer (fixture->store.store, get_exported, &counter, NULL));
  g_assert_cmpstr (counter, ==, "7");
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (layak_exporter_run_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  const LayakExportOptions options = { .with_names = TRUE, .with_documents = TRUE };
  g_autofree char *expected = load_fixture ("good-full.xml", &(gsize) { 0 });
  g_autofree char *text = NULL;
  gboolean done = FALSE;

  load (fixture, "good-full.xml");
  layak_exporter_run_async (fixture->store.store, &options, fixture->output, NULL, NULL, NULL, exported_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (fixture->output, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static gboolean
insert_many (LayakWriter  *writer,
             gpointer      data,
             GError      **error)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr(LayakRow) row = layak_row_new (layak_record_info_find ("training"));

      layak_row_set_text (row, "title", "Bimtek");
      layak_row_set_text (row, "regency", "63.11");
      layak_row_set_number (row, "status", layak_enumeration_find (&layak_training_statuses, "held"));
      layak_row_set_number (row, "start-date", 20250820);
      if (!layak_writer_insert (writer, row, error))
        return FALSE;
    }
  return TRUE;
}

/* How a delivery goes on, and what cancels it. */
typedef struct
{
  GCancellable *cancellable;
  guint         n_told;
  double        last;
  gboolean      done;
  GError       *error;
} Delivering;

static void
deliver_progress_cb (double   fraction,
                     gpointer user_data)
{
  Delivering *self = user_data;

  g_assert_cmpfloat (fraction, >, self->last);
  g_assert_cmpfloat (fraction, <=, 1);
  self->last = fraction;
  self->n_told++;
}

static void
delivered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Delivering *self = user_data;
  g_autoptr(LayakRow) delivery = layak_deliver_finish (result, NULL, &self->error);

  g_assert_true ((delivery == NULL) == (self->error != NULL));
  self->done = TRUE;
}

static void
deliver (Fixture    *fixture,
         Delivering *delivering)
{
  const LayakDeliverOptions options =
    {
      .regency = "63.11", .period = { 20250701, 20250930 }, .today = 20251001, .due_date = LAYAK_UNKNOWN,
    };

  layak_deliver_async (fixture->store.store, &options, fixture->output, deliver_progress_cb, delivering,
                       delivering->cancellable, delivered_cb, delivering);
  while (!delivering->done)
    g_main_context_iteration (NULL, TRUE);
}

/* A delivery tells how far it is, and whoever gives up leaves neither file nor record. */
static void
test_deliver (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  Delivering first = { .cancellable = cancelled }, second = { NULL };

  load (fixture, "good-full.xml");
  g_assert_true (layak_store_write (fixture->store.store, LAYAK_ACTION_ADD, NULL, NULL, insert_many, NULL, NULL, NULL));
  g_cancellable_cancel (cancelled);
  deliver (fixture, &first);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&first.error);
  g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));

  deliver (fixture, &second);
  g_assert_no_error (second.error);
  g_assert_cmpuint (second.n_told, >, 2);
  g_assert_true (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
}

#define ADD(path, data, func) g_test_add ("/exporter/" path, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("complete", NULL, test_complete);
  ADD ("sorted", NULL, test_sorted);
  ADD ("empty", NULL, test_empty);
  ADD ("names", NULL, test_names);
  ADD ("documents", NULL, test_documents);
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exporter/scope/%u", i);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_scope, tear_down);
    }
  ADD ("unknown-place", NULL, test_unknown_place);
  g_test_add_func ("/exporter/names-of-files", test_names_of_files);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("full-disk", NULL, test_full_disk);
  ADD ("no-folder", NULL, test_no_folder);
  ADD ("device", NULL, test_device);
  ADD ("invalid/character", "UPDATE training SET title = 'a' || char (1)", test_invalid);
  ADD ("invalid/code", "UPDATE indicator SET number = 'xyz' WHERE number = '2'", test_invalid);
  ADD ("stream", NULL, test_stream);
  ADD ("full-stream", NULL, test_full_stream);
  ADD ("remembered", NULL, test_remembered);
  ADD ("async", NULL, test_async);
  ADD ("deliver", NULL, test_deliver);

  return g_test_run ();
}
