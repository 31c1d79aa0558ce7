/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include "layak-feedback.h"

/* Made and freed on the main thread: the last reference on the store must not be dropped on the other. */
typedef struct
{
  LayakWindow    *window;
  LayakStore     *store;
  GtkApplication *application;
  LayakWorkFunc   func;
  gpointer        data;
  const char     *done;      /* nullable: what is said then */
  const char     *failed;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->window);
  g_object_unref (work->store);
  g_object_unref (work->application);
  g_free (work->data);
  g_free (work);
}

static void
worked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Work *work = user_data;
  GtkWidget *place = GTK_WIDGET (work->window->root_stack);
  g_autoptr(GError) error = NULL;
  const gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  if (!is_done && (place == NULL || work->window->is_closing))
    layak_feedback_show_failure (work->application, NULL, work->failed, error->message);
  else if (!is_done)
    layak_feedback_show_error (place, error);
  else if (place != NULL && work->done != NULL)
    layak_feedback_toast (place, work->done);

  g_application_release (G_APPLICATION (work->application));
  work_free (work);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      task_data,
     GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  if (work->func (work->store, work->data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Runs @func on a thread of its own. The program stays until it has ended, also when the window is closed first. */
void
layak_window_start_work (LayakWindow   *self,
                         LayakWorkFunc  func,
                         gpointer       data,
                         const char    *done,
                         const char    *failed)
{
  Work *work = g_new0 (Work, 1);
  g_autoptr(GTask) task = g_task_new (NULL, NULL, worked_cb, work);

  work->window = g_object_ref (self);
  work->store = g_object_ref (layak_window_get_store (self));
  work->application = g_object_ref (GTK_APPLICATION (g_application_get_default ()));
  work->func = func;
  work->data = data;
  work->done = done;
  work->failed = failed;
  g_application_hold (G_APPLICATION (work->application));
  g_task_set_task_data (task, work, NULL);
  g_task_run_in_thread (task, run);
}
