/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-reader.h"

/* Opening costs about a millisecond, so what is worth a thread is worth a connection. */
typedef struct
{
  char           *path;
  LayakReadFunc   func;
  gpointer        data;
  GDestroyNotify  data_destroy;
  GDestroyNotify  result_destroy;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->data_destroy != NULL)
    job->data_destroy (job->data);
  g_free (job->path);
  g_free (job);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr(LayakConnection) connection = NULL;
  GError *error = NULL;
  gpointer result = NULL;

  connection = layak_connection_open (job->path, SQLITE_OPEN_READONLY, &error);
  if (connection != NULL)
    {
      layak_connection_set_cancellable (connection, cancellable);
      if (layak_connection_execute (connection, "BEGIN", &error))
        result = job->func (connection, job->data, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->result_destroy);
}

/**
 * layak_reader_run_async:
 * @path: the database file
 * @data: for @func; plain data, since it may be freed on any thread
 *
 * Reads in one transaction, so that no number contradicts another. Calls back on the main context of the caller also
 * after it was cancelled.
 */
void
layak_reader_run_async (const char          *path,
                        LayakReadFunc        func,
                        gpointer             data,
                        GDestroyNotify       data_destroy,
                        GDestroyNotify       result_destroy,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  /* Without a source object, of which the thread might drop the last reference. */
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  *job = (Job) { g_strdup (path), func, data, data_destroy, result_destroy };
  g_task_set_source_tag (task, layak_reader_run_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_thread);
}

/* (transfer full) */
gpointer
layak_reader_run_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
