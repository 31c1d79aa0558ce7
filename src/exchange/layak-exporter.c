/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-exporter.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "layak-disk.h"
#include "layak-file-error.h"
#include "layak-formats.h"
#include "layak-progress-relay.h"
#include "layak-snapshot.h"

/* In bytes. */
#define PARALLEL_SIZE (8 * 1024 * 1024)

#define MAX_READERS 4

/* Others may read what is written to a file. A delivery notes that within the step it is part of. */
static gboolean
note_export (LayakStore                *store,
             const LayakExportOptions  *options,
             GError                   **error)
{
  return !layak_formats_get (options)->is_native || options->delivery != NULL ||
         layak_extract_note_export (store, error);
}

/* How many threads may read at a time besides the calling one. A small database is read before they have begun, one
 * processor has no use for them, and what is about to be stored must be put in between what is. */
static guint
count_readers (LayakStore                *store,
               const LayakExportOptions  *options)
{
  guint n_processors = g_get_num_processors ();
  GStatBuf info;

  if (n_processors == 1 || !layak_formats_get (options)->is_native || options->pending != NULL ||
      g_stat (layak_store_get_path (store), &info) != 0 || info.st_size < PARALLEL_SIZE)
    return 0;

  return MIN (n_processors, MAX_READERS);
}

/* Writes what the options ask for on the calling thread, and holds it against the rules of its format. */
static gboolean
write_report (LayakStore               *store,
              const LayakExportOptions *options,
              int                       fd,
              LayakExportProgressFunc   progress,
              gpointer                  user_data,
              GCancellable             *cancellable,
              GError                  **error)
{
  g_autoptr(GPtrArray) connections = layak_snapshot_open (layak_store_get_path (store),
                                                          1 + count_readers (store, options), cancellable, error);
  const LayakExportFormat *format = layak_formats_get (options);
  LayakExportJob job = { .options = options, .fd = fd, .progress = progress, .user_data = user_data,
                         .cancellable = cancellable, .others = connections };
  g_autoptr(LayakConnection) connection = NULL;
  gboolean ok;

  if (connections == NULL)
    return FALSE;

  job.connection = connection = g_ptr_array_steal_index (connections, 0);
  ok = format->write (&job, error) && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
       layak_formats_check (format, &job, error);
  g_clear_pointer (&job.extract, layak_extract_free);
  return ok && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
fail_with_errno (const char  *path,
                 int          code,
                 GError     **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, layak_file_error_text (code));
  return FALSE;
}

/* @mode: who may read the file, less what the person's umask takes away */
static gboolean
write_file (LayakStore                *store,
            const LayakExportOptions  *options,
            const char                *path,
            int                        mode,
            LayakExportProgressFunc    progress,
            gpointer                   user_data,
            GCancellable              *cancellable,
            GError                   **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".layak-export-XXXXXX", NULL);
  gboolean ok;
  int fd;

  /* The new file takes the place of the old one, which must not be a device or a folder. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("%s is no file that could be replaced"), path);
      return FALSE;
    }

  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, mode);
  if (fd < 0)
    return fail_with_errno (path, errno, error);

  ok = write_report (store, options, fd, progress, user_data, cancellable, error);
  if (ok && fsync (fd) != 0)
    ok = fail_with_errno (path, errno, error);
  if (close (fd) != 0 && ok)
    ok = fail_with_errno (path, errno, error);
  ok = ok && note_export (store, options, error);
  if (ok && g_rename (temporary, path) != 0)
    ok = fail_with_errno (path, errno, error);

  if (ok)
    layak_disk_sync_folder (path);
  else
    g_unlink (temporary);
  return ok;
}

/**
 * layak_exporter_write_file:
 * @path: the file, replaced if it is there
 * @progress: (nullable): called now and then on this thread
 *
 * Writes a report beside @path, holds it against the rules of its format, and gives it its name when it is on the
 * disk. Whatever fails, @path is as it was.
 */
gboolean
layak_exporter_write_file (LayakStore                *store,
                           const LayakExportOptions  *options,
                           const char                *path,
                           LayakExportProgressFunc    progress,
                           gpointer                   user_data,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  return write_file (store, options, path, 0666, progress, user_data, cancellable, error);
}

/**
 * layak_exporter_write_stream:
 * @stream: where to write, as standard output
 *
 * The report is whole and checked before the first byte of it is written: readers of a pipe cannot give it back. Until
 * then it lies in the folder for temporary files, where nobody else can read it.
 */
gboolean
layak_exporter_write_stream (LayakStore                *store,
                             const LayakExportOptions  *options,
                             GOutputStream             *stream,
                             LayakExportProgressFunc    progress,
                             gpointer                   user_data,
                             GCancellable              *cancellable,
                             GError                   **error)
{
  g_autoptr(GFileIOStream) temporary_stream = NULL;
  g_autoptr(GFile) temporary = g_file_new_tmp ("layak-export-XXXXXX", &temporary_stream, error);
  g_autoptr(GFileInputStream) input = NULL;
  const char *path;

  if (temporary == NULL)
    return FALSE;

  path = g_file_peek_path (temporary);
  if (!write_file (store, options, path, 0600, progress, user_data, cancellable, error))
    {
      g_unlink (path);
      return FALSE;
    }

  input = g_file_read (temporary, cancellable, error);
  g_unlink (path);
  return input != NULL &&
         g_output_stream_splice (stream, G_INPUT_STREAM (input), G_OUTPUT_STREAM_SPLICE_NONE, cancellable,
                                 error) >= 0 &&
         g_output_stream_flush (stream, cancellable, error);
}

/**
 * layak_exporter_suggest_name:
 *
 * Returns: (transfer full): a name for the file, as layak-6311-2025-tw3.xml, or layak-6311-2025-tw3-r2.xml for a
 *   delivery that takes the place of another, or layak-pilihan.xml for selected trainings;
 *   what is provisional says so, as layak-6311-2025-tw3-sementara.xml
 */
char *
layak_exporter_suggest_name (const LayakExportOptions *options)
{
  const LayakExtractScope *scope = &options->scope;
  GString *name = g_string_new ("layak");

  if (scope->regency != NULL || scope->province != NULL)
    {
      g_string_append_c (name, '-');
      for (const char *p = scope->regency != NULL ? scope->regency : scope->province; *p != '\0'; p++)
        if (g_ascii_isdigit (*p))
          g_string_append_c (name, *p);
    }
  if (layak_period_is_set (&scope->period))
    {
      g_autofree char *suffix = layak_period_dup_suffix (&scope->period);

      g_string_append_printf (name, "-%s", suffix);
    }

  if (scope->trainings != NULL)
    g_string_append (name, "-pilihan");
  if (options->delivery != NULL && layak_row_get_number (options->delivery, "revision") > 1)
    g_string_append_printf (name, "-r%" G_GINT64_FORMAT, layak_row_get_number (options->delivery, "revision"));
  if (options->is_provisional)
    g_string_append (name, "-sementara");
  g_string_append (name, layak_formats_get (options)->suffix);
  return g_string_free (name, FALSE);
}

/* An export on a thread of its own. Made and freed on the thread that began it: the last reference on the store must
 * not be dropped over there. */
typedef struct
{
  GTask                   *task;       /* of the caller; it holds the store */
  LayakExportOptions       options;
  char                    *path;
  LayakProgressRelay      *relay;
} Job;

static void
job_free (Job *job)
{
  g_free ((char *) job->options.scope.regency);
  g_free ((char *) job->options.scope.province);
  g_clear_pointer (&job->options.scope.trainings, g_array_unref);
  g_free (job->path);
  layak_progress_relay_free (job->relay);
  g_object_unref (job->task);
  g_free (job);
}

static void
run_job (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Job *job = data;
  LayakStore *store = g_task_get_source_object (job->task);
  GError *error = NULL;

  if (layak_exporter_write_file (store, &job->options, job->path, layak_progress_relay_tell, job->relay, cancellable,
                                 &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Job *job = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_error (job->task, error);
  job_free (job);
}

/**
 * layak_exporter_run_async:
 * @options: without pending records, which belong to the step that is being written
 * @progress: (nullable): called on the calling thread, before @callback
 *
 * layak_exporter_write_file() on another thread.
 */
void
layak_exporter_run_async (LayakStore               *store,
                          const LayakExportOptions *options,
                          const char               *path,
                          LayakExportProgressFunc   progress,
                          gpointer                  user_data,
                          GCancellable             *cancellable,
                          GAsyncReadyCallback       callback,
                          gpointer                  callback_data)
{
  Job *job;
  g_autoptr(GTask) work = NULL;

  g_return_if_fail (options->pending == NULL && options->delivery == NULL);

  job = g_new0 (Job, 1);
  work = g_task_new (NULL, cancellable, job_done_cb, job);
  job->task = g_task_new (store, cancellable, callback, callback_data);
  g_task_set_check_cancellable (job->task, FALSE);
  job->options = *options;
  job->options.scope.regency = g_strdup (options->scope.regency);
  job->options.scope.province = g_strdup (options->scope.province);
  if (options->scope.trainings != NULL)
    g_array_ref (options->scope.trainings);
  job->path = g_strdup (path);
  job->relay = layak_progress_relay_new (progress, user_data);
  g_task_set_task_data (work, job, NULL);
  g_task_set_check_cancellable (work, FALSE);
  g_task_run_in_thread (work, run_job);
}

gboolean
layak_exporter_run_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
