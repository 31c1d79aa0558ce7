/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-reader.h"

/* Opening costs about a millisecond, so what is worth a thread is worth a connection. */
struct _LayakRead
{
  char           *path;     /* NULL until it runs */
  LayakReadFunc   func;
  gpointer        data;
  GDestroyNotify  data_destroy;
  GDestroyNotify  result_destroy;
};

static void
read_free (gpointer data)
{
  LayakRead *read = data;

  if (read->data_destroy != NULL)
    read->data_destroy (read->data);
  g_free (read->path);
  g_free (read);
}

/**
 * layak_read_new:
 * @data: (transfer full): for @func; plain data, since it may be freed on any thread
 *
 * Returns: (transfer full): for layak_reader_run_async()
 */
LayakRead *
layak_read_new (LayakReadFunc  func,
                gpointer       data,
                GDestroyNotify data_destroy,
                GDestroyNotify result_destroy)
{
  LayakRead *read = g_new0 (LayakRead, 1);

  read->func = func;
  read->data = data;
  read->data_destroy = data_destroy;
  read->result_destroy = result_destroy;
  return read;
}

static void
scope_free (gpointer data)
{
  LayakReadScope *scope = data;

  g_free (scope->place);
  g_free (scope);
}

LayakRead *
layak_read_new_scoped (LayakReadFunc         func,
                       const LayakReadScope *scope,
                       GDestroyNotify        result_destroy)
{
  LayakReadScope *copy = g_memdup2 (scope, sizeof *scope);

  copy->place = g_strdup (scope->place);
  return layak_read_new (func, copy, scope_free, result_destroy);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  LayakRead *read = data;
  g_autoptr(LayakConnection) connection = NULL;
  GError *error = NULL;
  gpointer result = NULL;

  connection = layak_connection_open (read->path, SQLITE_OPEN_READONLY, &error);
  if (connection != NULL)
    {
      layak_connection_set_cancellable (connection, cancellable);
      if (layak_connection_execute (connection, "BEGIN", &error))
        result = read->func (connection, read->data, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, read->result_destroy);
}

/**
 * layak_reader_run_async:
 * @path: the database file
 * @read: (transfer full)
 *
 * Reads in one transaction, so that no number contradicts another. Calls back on the main context of the caller also
 * after it was cancelled.
 */
void
layak_reader_run_async (const char          *path,
                        LayakRead           *read,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  /* Without a source object, of which the thread might drop the last reference. */
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  read->path = g_strdup (path);
  g_task_set_source_tag (task, layak_reader_run_async);
  g_task_set_task_data (task, read, read_free);
  g_task_run_in_thread (task, run_thread);
}

/* (transfer full) */
gpointer
layak_reader_run_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
