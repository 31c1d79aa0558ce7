/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-reading.h"

#include "layak-feedback.h"
#include "layak-page.h"

typedef struct
{
  GCancellable     **running;
  GtkWidget         *widget;
  LayakPage         *page;      /* nullable: which the widget is part of */
  gboolean           is_quiet;
  LayakReadingFunc   show;
} Reading;

void
layak_reading_stop (GCancellable **running)
{
  g_cancellable_cancel (*running);
  g_clear_object (running);
}

/* What was cancelled fails, so that only the newest reading has a result. Nobody asks for what a closed window was to
 * show. */
static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr(GtkWidget) widget = reading->widget;
  g_autoptr(LayakPage) page = reading->page;
  g_autoptr(GError) error = NULL;
  gpointer found = layak_reader_run_finish (result, &error);

  if (page != NULL)
    layak_page_end_reading (page);
  if (*reading->running == g_task_get_cancellable (G_TASK (result)))
    g_clear_object (reading->running);

  if (found != NULL)
    reading->show (widget, found);
  else if (reading->is_quiet || !layak_feedback_is_seen (widget))
    g_debug ("%s: %s", G_OBJECT_TYPE_NAME (widget), error->message);
  else
    layak_feedback_show_error (widget, error);
}

static void
start (GCancellable     **running,
       GtkWidget         *widget,
       LayakStore        *store,
       LayakRead         *read,
       gboolean           is_quiet,
       LayakReadingFunc   show)
{
  Reading *reading = g_new (Reading, 1);
  /* The rows of the sidebar are no widget of their own. */
  GtkWidget *page = GTK_IS_WIDGET (widget) ? gtk_widget_get_ancestor (widget, LAYAK_TYPE_PAGE) : NULL;

  *reading = (Reading) { running, g_object_ref (widget), NULL, is_quiet, show };
  if (page != NULL)
    {
      reading->page = LAYAK_PAGE (g_object_ref (page));
      layak_page_begin_reading (reading->page);
    }
  layak_reading_stop (running);
  *running = g_cancellable_new ();
  layak_reader_run_async (layak_store_get_path (store), read, *running, finished_cb, reading);
}

void
layak_reading_start (GCancellable     **running,
                     gpointer           widget,
                     LayakStore        *store,
                     LayakRead         *read,
                     LayakReadingFunc   show)
{
  start (running, widget, store, read, FALSE, show);
}

void
layak_reading_start_quietly (GCancellable     **running,
                             gpointer           widget,
                             LayakStore        *store,
                             LayakRead         *read,
                             LayakReadingFunc   show)
{
  start (running, widget, store, read, TRUE, show);
}
