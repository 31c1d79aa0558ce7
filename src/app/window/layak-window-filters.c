/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include "layak-feedback.h"
#include "layak-query-text.h"

/* The saved filters of the window: each is a page with its list narrowed. */

/* Which row of the sidebar tells what is shown changes with what the list is narrowed to; and the keys that pass
 * through the rows would select what they do not open. When the window goes, the pages may go before the rows. */
void
layak_window_select_shown (LayakWindow *self)
{
  const char *id = self->pages != NULL ? gtk_stack_get_visible_child_name (self->pages) : NULL;

  if (id != NULL)
    layak_window_select_row (self, layak_pages_find (id));
}

void
layak_window_follow_filters (LayakWindow *self,
                             LayakPage   *page)
{
  LayakQuery *query = layak_page_get_query (page);

  if (query != NULL)
    g_signal_connect_object (query, "changed", G_CALLBACK (layak_window_select_shown), self, G_CONNECT_SWAPPED);
}

/* The list takes the place of a record that the page showed. */
void
layak_window_show_filter (LayakWindow      *self,
                          LayakSavedFilter *filter)
{
  const LayakPageInfo *info = layak_pages_find_record (layak_saved_filter_get_info (filter)->name);
  LayakPage *page = layak_window_show_page (self, info);

  if (layak_page_get_detail_title (page) != NULL)
    layak_page_go_back (page);
  layak_query_parse (layak_page_get_query (page), layak_saved_filter_get_text (filter));
}

/* The page with a filter chosen in the sidebar, chosen again by its own row, shows all of its records. */
void
layak_window_leave_filter (LayakWindow         *self,
                           const LayakPageInfo *info)
{
  LayakPage *page = layak_window_get_page (self);
  LayakQuery *query = page != NULL ? layak_page_get_query (page) : NULL;

  if (query != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), info->id) == 0 &&
      layak_sidebar_filters_find (self->filters, query) != NULL)
    layak_query_clear (query);
}

static void
restore_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);
  g_autoptr(LayakSavedFilter) filter = NULL;
  const char *line;
  guint position;

  g_variant_get (parameter, "(u&s)", &position, &line);
  filter = layak_saved_filter_parse (line);
  if (filter != NULL)
    layak_saved_filters_insert (layak_saved_filters_get (layak_window_get_store (self)), position, filter,
                                GTK_WIDGET (self->root_stack));
}

void
layak_window_make_filters (LayakWindow *self)
{
  self->filters = layak_sidebar_filters_new (self->sidebar, self->scope);
  g_signal_connect_object (layak_saved_filters_get (layak_window_get_store (self)), "items-changed",
                           G_CALLBACK (layak_window_select_shown), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
layak_window_install_filter_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.restore-filter", "(us)", restore_cb);
}
