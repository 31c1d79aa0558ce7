/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

/* A closed window is gone at once for the person, and for the application, which may open its database anew. To take
 * down the thousands of widgets of its pages is long work, which other windows are not to wait for. */
typedef struct
{
  LayakWindow  *window;
  GApplication *application;   /* which lives until this is done */
} Closing;

static void
closing_free (gpointer data)
{
  Closing *closing = data;

  g_application_release (closing->application);
  g_object_unref (closing->application);
  g_object_unref (closing->window);
  g_free (closing);
}

static GtkSelectionModel *
get_rows (GtkWidget *view)
{
  return GTK_IS_COLUMN_VIEW (view) ? gtk_column_view_get_model (GTK_COLUMN_VIEW (view))
                                   : gtk_list_view_get_model (GTK_LIST_VIEW (view));
}

/* The first view that still has rows, but for the short ones of menus. */
static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_VIEW (widget))
    return get_rows (widget) != NULL ? widget : NULL;

  if (GTK_IS_POPOVER (widget) || GTK_IS_DROP_DOWN (widget))
    return NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

/* Two hundred rows of many cells are taken down column by column. */
static void
take_down_view (GtkWidget *view)
{
  GListModel *columns = GTK_IS_COLUMN_VIEW (view) ? gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)) : NULL;
  const guint n = columns != NULL ? g_list_model_get_n_items (columns) : 0;

  if (n > 1)
    {
      g_autoptr(GtkColumnViewColumn) last = g_list_model_get_item (columns, n - 1);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (view), last);
    }
  else if (columns != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (view), NULL);
  else
    gtk_list_view_set_model (GTK_LIST_VIEW (view), NULL);
}

static gboolean
take_down_cb (gpointer data)
{
  Closing *closing = data;
  GtkStack *pages = closing->window->pages;
  GtkWidget *page = pages != NULL ? gtk_widget_get_first_child (GTK_WIDGET (pages)) : NULL;
  GtkWidget *view = page != NULL ? find_view (page) : NULL;

  if (view != NULL)
    take_down_view (view);
  else if (page != NULL)
    gtk_stack_remove (pages, page);
  else
    gtk_window_destroy (GTK_WINDOW (closing->window));
  return page != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* What is to be kept has been kept before. */
void
layak_window_take_down (LayakWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  Closing *closing = g_new (Closing, 1);

  *closing = (Closing) { g_object_ref (self), g_object_ref (G_APPLICATION (application)) };
  g_application_hold (closing->application);
  gtk_widget_hide (GTK_WIDGET (self));
  gtk_window_set_application (GTK_WINDOW (self), NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_down_cb, closing, closing_free);
}
