/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-exporter.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "layak-format.h"
#include "layak-part-checker.h"
#include "layak-report-writer.h"

/* How many units pass between two looks at the clock of the person who waits. */
#define PROGRESS_STEP 256

/* One export: from the extract of a database to an open file. */
typedef struct
{
  const LayakExportOptions *options;
  LayakExtract             *extract;
  LayakXmlWriter           *writer;
  LayakPartChecker         *checker;    /* made from the first block */
  gboolean                  is_checked; /* files are not: they were checked when they were read from the database */
  int                       fd;
  LayakExportProgressFunc   progress;
  gpointer                  user_data;
  GCancellable             *cancellable;
} Export;

static gboolean
write_all (int            fd,
           const guint8  *data,
           gsize          size,
           GError       **error)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          int code = errno;

          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("The report cannot be written: %s"),
                       g_strerror (code));
          return FALSE;
        }
      data += n;
      size -= (gsize) n;
    }

  return TRUE;
}

static gboolean
sink_block (GBytes    *block,
            gpointer   user_data,
            GError   **error)
{
  Export *self = user_data;
  gsize size;
  const guint8 *data = g_bytes_get_data (block, &size);

  if (!write_all (self->fd, data, size, error))
    return FALSE;

  if (self->checker == NULL)
    {
      g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);

      self->checker = layak_part_checker_new (block);
      return layak_part_checker_add (self->checker, nothing, error);
    }
  return !self->is_checked || layak_part_checker_add (self->checker, block, error);
}

/* The block of the root's start tag is the head of all others. */
static gboolean
write_head (Export  *self,
            GError **error)
{
  const LayakExtractScope *scope = &self->options->scope;
  char text[LAYAK_FORMAT_TIME_LENGTH + 1];
  gint64 time;

  if (!layak_extract_find_time (self->extract, &time, error))
    return FALSE;

  layak_xml_writer_start (self->writer, "report");
  layak_xml_writer_attribute (self->writer, "xmlns", LAYAK_FORMAT_NAMESPACE);
  layak_xml_writer_attribute (self->writer, "version", LAYAK_FORMAT_VERSION);
  if (time != LAYAK_UNKNOWN && layak_format_time (time, text))
    layak_xml_writer_attribute (self->writer, "time", text);
  layak_xml_writer_attribute (self->writer, "regency", scope->regency);
  layak_xml_writer_attribute (self->writer, "province", scope->province);
  if (layak_period_is_set (&scope->period))
    {
      g_autofree char *period = layak_period_format (&scope->period);

      layak_xml_writer_attribute (self->writer, "period", period);
    }
  return layak_xml_writer_flush (self->writer, error);
}

static gboolean
write_units (Export  *self,
             GError **error)
{
  g_autoptr(GError) problem = NULL;
  gint64 n_units, n = 0;
  LayakUnit *unit;

  if (!layak_extract_count (self->extract, &n_units, error))
    return FALSE;

  while ((unit = layak_extract_next (self->extract, &problem)) != NULL)
    {
      layak_report_write_unit (self->writer, unit, layak_extract_get_origin (self->extract),
                               self->options->with_names);
      layak_unit_free (unit);
      if (!layak_xml_writer_flush_if_full (self->writer, error))
        return FALSE;

      if (++n % PROGRESS_STEP != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (self->progress != NULL)
        self->progress (MIN ((double) n / (double) n_units, 1.0), self->user_data);
    }

  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
write_deletions (Export  *self,
                 GError **error)
{
  g_autoptr(GError) problem = NULL;
  LayakTombstone *deletion;

  while ((deletion = layak_extract_next_deletion (self->extract, &problem)) != NULL)
    {
      layak_report_write_deletion (self->writer, deletion);
      layak_tombstone_free (deletion);
      if (!layak_xml_writer_flush_if_full (self->writer, error))
        return FALSE;
    }

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return layak_xml_writer_flush (self->writer, error);
}

static gboolean
write_contents (Export  *self,
                GError **error)
{
  self->is_checked = FALSE;
  while (self->options->with_documents)
    {
      g_autoptr(GError) problem = NULL;
      g_autofree char *digest = NULL;
      g_autoptr(GBytes) bytes = layak_extract_next_content (self->extract, &digest, &problem);

      if (bytes == NULL && problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (bytes == NULL)
        break;
      if (!layak_report_write_content (self->writer, digest, bytes, error) ||
          g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }

  layak_xml_writer_end (self->writer, "report");
  return layak_xml_writer_flush (self->writer, error);
}

/* Writes the report on the calling thread and waits until all of it was checked. */
static gboolean
write_report (LayakStore               *store,
              const LayakExportOptions *options,
              int                       fd,
              LayakExportProgressFunc   progress,
              gpointer                  user_data,
              GCancellable             *cancellable,
              GError                  **error)
{
  g_autoptr(LayakConnection) connection =
    layak_connection_open (layak_store_get_path (store), SQLITE_OPEN_READONLY, error);
  Export self = { options, .is_checked = TRUE, .fd = fd, .progress = progress, .user_data = user_data,
                  .cancellable = cancellable };
  gboolean ok = FALSE;

  if (connection == NULL)
    return FALSE;

  layak_connection_set_cancellable (connection, cancellable);
  self.writer = layak_xml_writer_new (sink_block, &self);
  self.extract = layak_extract_new (connection, &options->scope, error);
  if (self.extract != NULL)
    ok = write_head (&self, error) && write_units (&self, error) && write_deletions (&self, error) &&
         write_contents (&self, error) && layak_part_checker_finish (self.checker, error);

  g_clear_pointer (&self.checker, layak_part_checker_free);
  g_clear_pointer (&self.extract, layak_extract_free);
  layak_xml_writer_free (self.writer);
  return ok && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
fail_with_errno (const char  *path,
                 int          code,
                 GError     **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* The name is safe only when its folder is. Not every file system can do that, which is no reason to fail. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;

  fsync (fd);
  close (fd);
}

/**
 * layak_exporter_write_file:
 * @path: the file, replaced if it is there
 * @progress: (nullable): called now and then on this thread
 *
 * Writes a report beside @path, holds it against the schema, and gives it its name when it is on the disk. Whatever
 * fails, @path is as it was.
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

  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail_with_errno (path, errno, error);

  ok = write_report (store, options, fd, progress, user_data, cancellable, error);
  if (ok && fsync (fd) != 0)
    ok = fail_with_errno (path, errno, error);
  if (close (fd) != 0 && ok)
    ok = fail_with_errno (path, errno, error);
  ok = ok && layak_extract_note_export (store, error);
  if (ok && g_rename (temporary, path) != 0)
    ok = fail_with_errno (path, errno, error);

  if (ok)
    sync_folder (path);
  else
    g_unlink (temporary);
  return ok;
}

/**
 * layak_exporter_write_stream:
 * @stream: where to write, as standard output
 *
 * The report is whole and checked before the first byte of it is written: readers of a pipe cannot give it back.
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
  if (!layak_exporter_write_file (store, options, path, progress, user_data, cancellable, error))
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
 * Returns: (transfer full): a name for the file, as layak-6311-2025-tw3.xml
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

  g_string_append (name, ".xml");
  return g_string_free (name, FALSE);
}

/* An export on a thread of its own. Made and freed on the thread that began it: the last reference on the store must
 * not be dropped over there. */
typedef struct
{
  GTask                   *task;       /* of the caller; it holds the store */
  LayakExportOptions       options;
  char                    *path;
  LayakExportProgressFunc  progress;
  gpointer                 user_data;
  GMainContext            *context;
  gint                     percent;
} Job;

/* One step of the progress on its way to the thread that began the export. */
typedef struct
{
  LayakExportProgressFunc progress;
  gpointer                user_data;
  double                  fraction;
} ProgressNews;

static void
job_free (Job *job)
{
  g_free ((char *) job->options.scope.regency);
  g_free ((char *) job->options.scope.province);
  g_free (job->path);
  g_main_context_unref (job->context);
  g_object_unref (job->task);
  g_free (job);
}

static gboolean
tell_progress_cb (gpointer data)
{
  ProgressNews *news = data;

  news->progress (news->fraction, news->user_data);
  return G_SOURCE_REMOVE;
}

static void
job_progress_cb (double   fraction,
                 gpointer user_data)
{
  Job *job = user_data;
  ProgressNews news = { job->progress, job->user_data, fraction };

  if (job->progress == NULL || (int) (fraction * 100) == job->percent)
    return;

  job->percent = (int) (fraction * 100);
  g_main_context_invoke_full (job->context, G_PRIORITY_DEFAULT, tell_progress_cb, g_memdup2 (&news, sizeof news),
                              g_free);
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

  if (layak_exporter_write_file (store, &job->options, job->path, job_progress_cb, job, cancellable, &error))
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
  Job *job = g_new0 (Job, 1);
  g_autoptr(GTask) work = g_task_new (NULL, cancellable, job_done_cb, job);

  job->task = g_task_new (store, cancellable, callback, callback_data);
  g_task_set_check_cancellable (job->task, FALSE);
  job->options = *options;
  job->options.scope.regency = g_strdup (options->scope.regency);
  job->options.scope.province = g_strdup (options->scope.province);
  job->path = g_strdup (path);
  job->progress = progress;
  job->user_data = user_data;
  job->context = g_main_context_ref_thread_default ();
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
