/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report appears whole or not at all, wherever it is written to. */
#include <signal.h>
#include <sys/resource.h>

#include "export-fixture.h"
#include "layak-deliver.h"
#include "layak-report-reader.h"
#include "report-stream.h"

/* The old report is still there, and nothing lies beside it. */
static void
assert_untouched (ExportFixture *fixture)
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
assert_fails (ExportFixture      *fixture,
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
test_cancelled (ExportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  export_fixture_load (fixture, "good-full.xml");
  g_cancellable_cancel (cancellable);
  assert_fails (fixture, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The file system takes a few bytes and no more. */
static void
test_full_disk (ExportFixture *fixture,
                gconstpointer  data)
{
  struct rlimit limit, small;

  export_fixture_load (fixture, "good-full.xml");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_fails (fixture, NULL, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_no_folder (ExportFixture *fixture,
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
test_device (ExportFixture *fixture,
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
test_invalid (ExportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  export_fixture_load (fixture, "good-full.xml");
  layak_store_with_writer (fixture->store.store, spoil_title, (gpointer) data, &error);
  g_assert_no_error (error);
  assert_fails (fixture, NULL, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID);
}

static void
test_stream (ExportFixture *fixture,
             gconstpointer  data)
{
  const LayakExportOptions options = { .with_names = TRUE, .with_documents = TRUE };
  g_autofree char *expected = load_fixture ("good-full.xml", &(gsize) { 0 });
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  export_fixture_load (fixture, "good-full.xml");
  layak_exporter_write_stream (fixture->store.store, &options, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_cmpstr (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), ==, expected);
}

static void
test_full_stream (ExportFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr(GOutputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  char few[100];

  export_fixture_load (fixture, "good-full.xml");
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
test_remembered (ExportFixture *fixture,
                 gconstpointer  data)
{
  g_autofree char *counter = NULL, *text = NULL;

  g_assert_true (layak_store_with_writer (fixture->store.store, set_counter, NULL, NULL));
  text = export_fixture_export (fixture, &(LayakExportOptions) { 0 });
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
test_async (ExportFixture *fixture,
            gconstpointer  data)
{
  const LayakExportOptions options = { .with_names = TRUE, .with_documents = TRUE };
  g_autofree char *expected = load_fixture ("good-full.xml", &(gsize) { 0 });
  g_autofree char *text = NULL;
  gboolean done = FALSE;

  export_fixture_load (fixture, "good-full.xml");
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
deliver (ExportFixture    *fixture,
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
test_deliver (ExportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  Delivering first = { .cancellable = cancelled }, second = { NULL };

  export_fixture_load (fixture, "good-full.xml");
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

#define ADD(path, data, func) export_fixture_add ("/export-file/" path, data, func)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

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
