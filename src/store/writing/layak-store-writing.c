/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-store-private.h"

#include "layak-job.h"

/* The write path: every change goes through run_job(). */

static LayakJob *
job_new (LayakStore            *self,
         LayakJobKind           kind,
         LayakAction            action,
         const LayakRecordInfo *info,
         const char            *subject)
{
  LayakJob *job = layak_job_new (kind, action, info, subject);

  job->owner = self;
  job->person = g_strdup (self->person);
  job->origin = g_strdup (self->origin);
  return job;
}

/* On the writer's thread, or on the caller's if it waits. */
static gboolean
run_job (LayakJob      *job,
         GCancellable  *cancellable,
         GError       **error)
{
  LayakStore *self = job->owner;
  gboolean ok;

  g_mutex_lock (&self->writing);
  ok = layak_job_run (job, self->writer, cancellable, error);
  g_mutex_unlock (&self->writing);
  return ok;
}

/* Once nothing waits to be written, the file itself holds all of it, not its log: people copy and rename the one file
 * while it is open, and the log stays behind. What fails is tried again after the next write. */
static void
fold_log (LayakStore *self)
{
  if (g_atomic_int_get (&self->n_waiting) > 0)
    return;

  g_mutex_lock (&self->writing);
  sqlite3_wal_checkpoint_v2 (layak_connection_get_handle (self->connection), "main", SQLITE_CHECKPOINT_PASSIVE, NULL,
                             NULL);
  g_mutex_unlock (&self->writing);
}

void
layak_store_run_work (gpointer data,
                      gpointer user_data)
{
  g_autoptr(GTask) work = data;
  LayakJob *job = g_task_get_task_data (work);
  LayakStore *self = job->owner;
  g_autoptr(GError) error = NULL;

  g_atomic_int_dec_and_test (&self->n_waiting);
  if (g_task_return_error_if_cancelled (work))
    return;

  if (run_job (job, g_task_get_cancellable (work), &error))
    g_task_return_boolean (work, TRUE);
  else
    g_task_return_error (work, g_steal_pointer (&error));
  fold_log (self);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  LayakJob *job = user_data;
  LayakStore *self = job->owner;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    layak_store_tell_failure (self, error);
  layak_store_set_n_jobs (self, self->n_jobs - 1);
  if (error == NULL)
    {
      layak_store_tell_news (self);
      g_task_return_boolean (job->task, TRUE);
    }
  else
    g_task_return_error (job->task, g_steal_pointer (&error));

  layak_job_free (job);
}

static void
push_job (LayakStore          *self,
          LayakJob            *job,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *work = g_task_new (NULL, cancellable, written_cb, job);

  job->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (job->task, push_job);

  /* What was committed is never reported as cancelled. */
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, job, NULL);
  layak_store_set_n_jobs (self, self->n_jobs + 1);
  g_atomic_int_inc (&self->n_waiting);
  g_thread_pool_push (self->pool, work, NULL);
}

static gboolean
wait_for_job (LayakJob      *job,
              GCancellable  *cancellable,
              GError       **error)
{
  LayakStore *self = job->owner;
  gboolean ok = run_job (job, cancellable, error);

  layak_job_free (job);
  if (ok)
    layak_store_tell_news (self);
  return ok;
}

/**
 * layak_store_write:
 * @action: what is done, for the label of the step
 * @info: (nullable): the record type it is done to
 * @subject: (nullable): title of the record, or name of the file
 * @func: makes the changes; its failure leaves no trace
 *
 * Runs @func inside one transaction, which becomes one step, and waits for it. For programs without a window.
 */
gboolean
layak_store_write (LayakStore             *self,
                   LayakAction             action,
                   const LayakRecordInfo  *info,
                   const char             *subject,
                   LayakWriteFunc          func,
                   gpointer                data,
                   GCancellable           *cancellable,
                   GError                **error)
{
  LayakJob *job;

  g_return_val_if_fail (LAYAK_IS_STORE (self), FALSE);

  job = job_new (self, LAYAK_JOB_WRITE, action, info, subject);
  job->func = func;
  job->data = data;
  return wait_for_job (job, cancellable, error);
}

/**
 * layak_store_write_ground:
 * @subject: the name of what is loaded
 * @func: makes the changes, as an import does
 *
 * Loads what a database begins with, as the regions of the country: the history tells it, but no undo takes it back.
 */
gboolean
layak_store_write_ground (LayakStore      *self,
                          const char      *subject,
                          LayakWriteFunc   func,
                          gpointer         data,
                          GError         **error)
{
  LayakJob *job;

  g_return_val_if_fail (LAYAK_IS_STORE (self), FALSE);

  job = job_new (self, LAYAK_JOB_WRITE, LAYAK_ACTION_IMPORT, NULL, subject);
  job->func = func;
  job->data = data;
  job->is_ground = TRUE;
  return wait_for_job (job, NULL, error);
}

/**
 * layak_store_write_async:
 * @func: makes the changes, on the writer's thread
 * @data: (transfer full): data for @func
 * @data_destroy: (nullable): frees @data, on the main thread
 *
 * The same without waiting. #LayakStore::changed is emitted before @callback is called.
 */
void
layak_store_write_async (LayakStore             *self,
                         LayakAction             action,
                         const LayakRecordInfo  *info,
                         const char             *subject,
                         LayakWriteFunc          func,
                         gpointer                data,
                         GDestroyNotify          data_destroy,
                         GCancellable           *cancellable,
                         GAsyncReadyCallback     callback,
                         gpointer                user_data)
{
  LayakJob *job;

  g_return_if_fail (LAYAK_IS_STORE (self));

  job = job_new (self, LAYAK_JOB_WRITE, action, info, subject);
  job->func = func;
  job->data = data;
  job->data_destroy = data_destroy;
  push_job (self, job, cancellable, callback, user_data);
}

gboolean
layak_store_write_finish (LayakStore    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * layak_store_undo:
 * @step: the step to take back, or 0 for the latest not yet undone
 *
 * Waits. Fails with %LAYAK_STORE_ERROR_IN_THE_WAY and a list if later changes stand in the way.
 */
gboolean
layak_store_undo (LayakStore  *self,
                  gint64       step,
                  GError     **error)
{
  LayakJob *job;

  g_return_val_if_fail (LAYAK_IS_STORE (self), FALSE);

  job = job_new (self, LAYAK_JOB_UNDO, LAYAK_ACTION_UNDO, NULL, NULL);
  job->step = step;
  return wait_for_job (job, NULL, error);
}

gboolean
layak_store_redo (LayakStore  *self,
                  GError     **error)
{
  g_return_val_if_fail (LAYAK_IS_STORE (self), FALSE);

  return wait_for_job (job_new (self, LAYAK_JOB_REDO, LAYAK_ACTION_REDO, NULL, NULL), NULL, error);
}

/* Finish with layak_store_write_finish(). */
void
layak_store_undo_async (LayakStore          *self,
                        gint64               step,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  LayakJob *job;

  g_return_if_fail (LAYAK_IS_STORE (self));

  job = job_new (self, LAYAK_JOB_UNDO, LAYAK_ACTION_UNDO, NULL, NULL);
  job->step = step;
  push_job (self, job, NULL, callback, user_data);
}

void
layak_store_redo_async (LayakStore          *self,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (LAYAK_IS_STORE (self));

  push_job (self, job_new (self, LAYAK_JOB_REDO, LAYAK_ACTION_REDO, NULL, NULL), NULL, callback, user_data);
}

gboolean
layak_store_is_writing (LayakStore *self)
{
  g_return_val_if_fail (LAYAK_IS_STORE (self), FALSE);

  return self->n_jobs > 0;
}

/**
 * layak_store_with_writer:
 *
 * Runs @func with the writer's connection, outside any step: for settings and whole-file work, which no undo knows.
 * Waits for whatever is being written: for programs without a window, and for threads of their own.
 */
gboolean
layak_store_with_writer (LayakStore           *self,
                         LayakConnectionFunc   func,
                         gpointer              data,
                         GError              **error)
{
  gboolean ok;

  g_return_val_if_fail (LAYAK_IS_STORE (self), FALSE);

  g_mutex_lock (&self->writing);
  ok = func (self->connection, data, error);
  g_mutex_unlock (&self->writing);
  return ok;
}

/**
 * layak_store_with_writer_async:
 * @data: (transfer full): data for @func
 * @data_destroy: (nullable): frees @data, on the main thread
 *
 * The same without waiting for what is being written: for the main thread. Finish with layak_store_write_finish().
 */
void
layak_store_with_writer_async (LayakStore          *self,
                               LayakConnectionFunc  func,
                               gpointer             data,
                               GDestroyNotify       data_destroy,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  LayakJob *job;

  g_return_if_fail (LAYAK_IS_STORE (self));

  job = job_new (self, LAYAK_JOB_CONNECTION, LAYAK_ACTION_EDIT, NULL, NULL);
  job->connection_func = func;
  job->data = data;
  job->data_destroy = data_destroy;
  push_job (self, job, NULL, callback, user_data);
}
