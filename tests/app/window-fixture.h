/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole window in this process, over the invented year. */
#pragma once

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "../store/store-fixture.h"
#include "open-window.h"

#include "layak-application.h"
#include "layak-databases.h"
#include "layak-pages.h"
#include "layak-window.h"

/* The application is that of the process: all tests of a program share it. */
typedef struct
{
  LayakApplication *application;
  GtkWindow        *window;
} WindowFixture;

/* In the language of the environment. */
static inline void
window_fixture_init (int    *argc,
                     char ***argv)
{
  g_autoptr(GtkCssProvider) css = NULL;

  gtk_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LAYAK_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  css = gtk_css_provider_new ();
  /* Without a compositor a window has a frame of its own around it. */
  gtk_css_provider_load_from_data (css, "window.solid-csd { padding: 0; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
}

/* @place, @year: as those of a scope. */
static inline void
window_fixture_open (WindowFixture *fixture,
                     const char    *path,
                     const char    *place,
                     int            year)
{
  g_autoptr(GSettings) settings = g_settings_new (LAYAK_APPLICATION_ID);
  GVariantBuilder scopes = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s(si)}"));
  g_autoptr(GError) error = NULL;

  g_variant_builder_add (&scopes, "{s(si)}", path, place, year);
  g_settings_set_value (settings, "scopes", g_variant_builder_end (&scopes));
  fixture->application = LAYAK_APPLICATION (g_application_get_default ());
  if (fixture->application == NULL)
    {
      fixture->application = layak_application_new ();
      g_application_register (G_APPLICATION (fixture->application), NULL, &error);
      g_assert_no_error (error);
    }
  fixture->window = layak_application_open (fixture->application, path);
  g_assert_true (LAYAK_IS_WINDOW (fixture->window));
}

static inline void
window_fixture_open_demo (WindowFixture *fixture,
                          gconstpointer  data)
{
  g_autofree char *path = layak_databases_dup_seed_path ("demo");

  window_fixture_open (fixture, path, "63.11", 2025);
}

static inline LayakStore *
window_fixture_get_store (WindowFixture *fixture)
{
  return layak_window_get_store (LAYAK_WINDOW (fixture->window));
}

static inline LayakPage *
window_fixture_show_page (GtkWindow  *window,
                          const char *id)
{
  GtkStack *pages = GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (window), LAYAK_TYPE_WINDOW, "pages"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", id);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, id);
  return LAYAK_PAGE (gtk_stack_get_visible_child (pages));
}

/* (nullable): the list of the page. */
static inline LayakListPane *
window_fixture_show_pane (GtkWindow  *window,
                          const char *id)
{
  return layak_page_get_pane (window_fixture_show_page (window, id));
}

/* Until nothing is left to do: pages fill themselves when the main loop has time. */
static inline void
window_fixture_settle (void)
{
  for (guint quiet = 0; quiet < 20; quiet++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        quiet = 0;
      g_usleep (1000);
    }
}

static inline void
window_fixture_tear_down (WindowFixture *fixture,
                          gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  store_fixture_wait_until (!layak_store_is_writing (window_fixture_get_store (fixture)));
  gtk_window_destroy (fixture->window);
  store_fixture_wait_until (fixture->window == NULL);
}
