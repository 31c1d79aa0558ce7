/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-figures.h"

/* In the settings, where 0 stands for the current year. */
#define ALL_YEARS -1

/* How a window begins, and what the settings keep of it. */

void
layak_window_save_geometry (LayakWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 480));
  if (!adw_flap_get_folded (self->flap))
    g_settings_set_boolean (self->settings, "sidebar-visible", adw_flap_get_reveal_flap (self->flap));
}

void
layak_window_save_scope (LayakWindow *self)
{
  const char *place = layak_scope_get_place (self->scope);
  const int year = layak_scope_get_year (self->scope);
  const gboolean is_current = year == layak_date_get_year (layak_date_today ());

  layak_window_keep (self, "scopes", g_variant_new ("(si)", place != NULL ? place : "",
                                                    year == 0 ? ALL_YEARS : is_current ? 0 : year));
}

/* A year chosen before, or the newest in which something happened: samples and imports may be old. */
static int
choose_year (LayakWindow *self,
             int          chosen)
{
  const int current = layak_date_get_year (layak_date_today ());
  LayakConnection *reader = layak_store_get_reader (layak_window_get_store (self));
  g_autoptr(GArray) years = NULL;

  if (chosen == ALL_YEARS)
    return 0;
  if (chosen > 0)
    return chosen;

  years = layak_figures_select_years (reader, layak_scope_get_place (self->scope), NULL);
  for (guint i = 0; years != NULL && i < years->len; i++)
    if (g_array_index (years, int, i) <= current)
      return g_array_index (years, int, i);

  return current;
}

/* Each database is looked at in its own place and year; one that was not seen here yet, in that of its office. */
static void
restore_scope (LayakWindow *self)
{
  g_autoptr(GVariant) kept = layak_window_dup_kept (self, "scopes");
  const char *place = NULL;
  int year = 0;

  if (kept != NULL)
    g_variant_get (kept, "(&si)", &place, &year);
  else
    place = layak_scope_get_office (self->scope);
  layak_scope_set_place (self->scope, place);
  layak_scope_set_year (self->scope, choose_year (self, year));
}

void
layak_window_restore_state (LayakWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  adw_flap_set_reveal_flap (self->flap, g_settings_get_boolean (self->settings, "sidebar-visible"));
  restore_scope (self);
}

/* Something else may have asked for a page in the meantime. */
static gboolean
make_first_page_cb (gpointer data)
{
  LayakWindow *self = data;

  self->first_page_id = 0;
  if (layak_window_get_page (self) == NULL)
    layak_window_show_page (self, self->first_page);
  return G_SOURCE_REMOVE;
}

/* What was painted reaches the display when the main loop goes on. */
static void
painted_cb (LayakWindow   *self,
            GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  if (self->first_page_id == 0)
    self->first_page_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, make_first_page_cb, self, NULL);
}

static void
mapped_cb (LayakWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, mapped_cb, NULL);
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint", G_CALLBACK (painted_cb),
                           self, G_CONNECT_SWAPPED);
}

/* The frame of the window is there at once, and its page, which takes as long again, a moment later. */
static void
await_first_page (LayakWindow *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "current-page");
  const LayakPageInfo *info = layak_pages_find (id);

  self->first_page = info != NULL ? info : layak_pages_nth (0);
  layak_window_select_row (self, self->first_page);
  adw_window_title_set_title (self->title, _(self->first_page->title));
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

static void
started_cb (LayakWindow *self)
{
  layak_window_show_page (self, layak_pages_nth (0));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-training", NULL);
}

static void
show_start_page (LayakWindow *self)
{
  GtkWidget *page = layak_start_page_new (self->scope, G_MENU_MODEL (self->main_menu));

  g_signal_connect_object (page, "started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->root_stack, page, "start");
  gtk_stack_set_visible_child (self->root_stack, page);
}

/* A database without any training or recommendation is a new one. */
void
layak_window_begin (LayakWindow *self)
{
  LayakConnection *reader = layak_store_get_reader (layak_window_get_store (self));
  g_autoptr(GError) error = NULL;
  gboolean is_empty = FALSE;

  if (!layak_figures_check_empty (reader, &is_empty, &error))
    layak_feedback_show_error (GTK_WIDGET (self->root_stack), error);

  if (is_empty)
    show_start_page (self);
  else
    await_first_page (self);
}
