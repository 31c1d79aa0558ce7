/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

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
  LayakWindow *self = data;
  GtkWidget *page = self->pages != NULL ? gtk_widget_get_first_child (GTK_WIDGET (self->pages)) : NULL;
  GtkWidget *view = page != NULL ? find_view (page) : NULL;

  if (view != NULL)
    take_down_view (view);
  else if (page != NULL)
    gtk_stack_remove (self->pages, page);
  else
    gtk_window_destroy (GTK_WINDOW (self));
  return page != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* A closed window is gone at once for the person, but to take down the thousands of widgets of its pages is long work,
 * which other windows are not to wait for. What is to be kept has been kept before. */
void
layak_window_take_down (LayakWindow *self)
{
  self->is_closing = TRUE;
  gtk_widget_hide (GTK_WIDGET (self));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_down_cb, g_object_ref (self), g_object_unref);
}

gboolean
layak_window_is_closing (LayakWindow *self)
{
  g_return_val_if_fail (LAYAK_IS_WINDOW (self), FALSE);

  return self->is_closing;
}
