/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several threads write what one would have written. */
#include <fcntl.h>
#include <unistd.h>

#include "export-fixture.h"
#include "layak-export-native.h"
#include "layak-report-reader.h"
#include "layak-snapshot.h"

/* More than a thread takes at a time. */
#define N_AGENCIES 1500

static gboolean
add_agencies (LayakWriter  *writer,
              gpointer      data,
              GError      **error)
{
  for (guint i = 0; i < N_AGENCIES; i++)
    {
      g_autoptr(LayakRow) row = layak_row_new (layak_record_info_find ("agency"));
      g_autofree char *name = g_strdup_printf ("name=Dinas %u", i);
      const char * const fields[] = { name, "level=ministry", NULL };

      store_fixture_fill (row, fields);
      if (!layak_writer_insert (writer, row, error))
        return FALSE;
    }

  return TRUE;
}

static void
fill (ExportFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  export_fixture_load (fixture, "good-full.xml");
  g_assert_true (layak_store_write (fixture->store.store, LAYAK_ACTION_ADD, layak_record_info_find ("agency"), NULL,
                                    add_agencies, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Writes a report to the output with so many threads that read, and tells how far it came. */
static gboolean
write_report (ExportFixture  *fixture,
              guint           n_threads,
              GCancellable   *cancellable,
              gint64         *n_done,
              GError        **error)
{
  const LayakExportOptions options = { .with_names = TRUE };
  g_autoptr(GPtrArray) connections = layak_snapshot_open (fixture->store.path, 1 + n_threads, cancellable, error);
  g_autoptr(LayakConnection) connection = NULL;
  LayakExportJob job = { .options = &options, .others = connections, .cancellable = cancellable };
  gboolean ok;

  g_assert_nonnull (connections);
  g_assert_cmpuint (connections->len, ==, 1 + n_threads);
  job.connection = connection = g_ptr_array_steal_index (connections, 0);
  job.fd = open (fixture->output, O_RDWR | O_CREAT | O_TRUNC, 0600);
  ok = layak_export_native_write (&job, error);
  g_clear_pointer (&job.extract, layak_extract_free);
  close (job.fd);
  *n_done = job.n_done;
  return ok;
}

static char *
make_report (ExportFixture *fixture,
             guint          n_threads,
             gint64        *n_done)
{
  g_autoptr(GError) error = NULL;
  char *text;

  g_assert_true (write_report (fixture, n_threads, NULL, n_done, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->output, &text, NULL, &error));
  return text;
}

static void
test_same_bytes (ExportFixture *fixture,
                 gconstpointer  data)
{
  g_autofree char *alone = NULL;
  gint64 n_alone;

  fill (fixture);
  alone = make_report (fixture, 0, &n_alone);
  g_assert_cmpint (n_alone, >, N_AGENCIES);
  for (guint n_threads = 1; n_threads <= 4; n_threads++)
    {
      gint64 n_done;
      g_autofree char *together = make_report (fixture, n_threads, &n_done);

      g_assert_true (g_str_equal (together, alone));
      g_assert_cmpint (n_done, ==, n_alone);
    }
}

static void
test_cancelled (ExportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  gint64 n_done;

  fill (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (write_report (fixture, 2, cancellable, &n_done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What no report may say was put into the database by somebody else. */
static void
test_bad_record (ExportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakConnection) other = NULL;
  gint64 n_done;

  fill (fixture);
  other = layak_connection_open (fixture->store.path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  g_assert_true (layak_connection_execute (other, "UPDATE agency SET name = char (7) WHERE name = 'Dinas 1400'",
                                           &error));
  g_assert_false (write_report (fixture, 2, NULL, &n_done, &error));
  g_assert_error (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID);
}

#define ADD(path, func) export_fixture_add ("/report-team/" path, NULL, func)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("same-bytes", test_same_bytes);
  ADD ("cancelled", test_cancelled);
  ADD ("bad-record", test_bad_record);

  return g_test_run ();
}
