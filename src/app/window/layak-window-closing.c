/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include <glib/gi18n.h>

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
static void
take_down (LayakWindow *self)
{
  layak_window_save_geometry (self);
  layak_window_save_places (self);
  self->is_closing = TRUE;
  gtk_widget_hide (GTK_WIDGET (self));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_down_cb, g_object_ref (self), g_object_unref);
}

static void
failure_response_cb (LayakWindow *self,
                     const char  *response)
{
  if (g_str_equal (response, "retry"))
    gtk_window_close (GTK_WINDOW (self));
  else if (g_str_equal (response, "discard") && !self->is_closing)
    take_down (self);
}

/* What was typed is still there to be copied, or to be stored once the disk has room again. */
static void
ask (LayakWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Not everything could be saved"),
                                              self->failure->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"), "discard", _("Close _without saving"),
                                    "retry", _("_Try again"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "retry");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (failure_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What was written may have led to something else that is to be written. */
static gboolean
close_cb (gpointer data)
{
  LayakWindow *self = data;

  if (!self->wants_to_close || layak_store_is_writing (layak_window_get_store (self)))
    return G_SOURCE_REMOVE;

  self->wants_to_close = FALSE;
  if (self->failure == NULL)
    gtk_window_close (GTK_WINDOW (self));
  else
    ask (self);
  g_clear_error (&self->failure);
  return G_SOURCE_REMOVE;
}

static void
writing_changed_cb (LayakWindow *self)
{
  if (self->wants_to_close && !layak_store_is_writing (layak_window_get_store (self)))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
write_failed_cb (LayakWindow  *self,
                 const GError *error)
{
  if (self->wants_to_close && self->failure == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->failure = g_error_copy (error);
}

void
layak_window_follow_writing (LayakWindow *self)
{
  LayakStore *store = layak_window_get_store (self);

  g_signal_connect_object (store, "notify::writing", G_CALLBACK (writing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "write-failed", G_CALLBACK (write_failed_cb), self, G_CONNECT_SWAPPED);
}

/* The window stays until what was typed in it is stored, which is a moment unless the disk is full or another program
 * is writing; so nothing is lost without a word. */
void
layak_window_close_when_written (LayakWindow *self)
{
  layak_window_retry (self);
  if (layak_store_is_writing (layak_window_get_store (self)))
    self->wants_to_close = TRUE;
  else
    take_down (self);
}

gboolean
layak_window_is_closing (LayakWindow *self)
{
  g_return_val_if_fail (LAYAK_IS_WINDOW (self), FALSE);

  return self->is_closing;
}
