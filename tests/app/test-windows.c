/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../store/store-content.h"

static GtkWindow *
find_second (WindowFixture *fixture)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l; l = l->next)
    if (LAYAK_IS_WINDOW (l->data) && l->data != fixture->window)
      return l->data;

  return NULL;
}

/* Two windows have one database, but a place of their own; what is written is seen in both. */
static void
test_second (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWindow *second;
  LayakScope *scope, *second_scope;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-window", NULL);
  second = find_second (fixture);
  g_assert_nonnull (second);
  g_assert_true (layak_window_get_store (LAYAK_WINDOW (second)) == window_fixture_get_store (fixture));

  scope = layak_window_get_scope (LAYAK_WINDOW (fixture->window));
  second_scope = layak_window_get_scope (LAYAK_WINDOW (second));
  layak_scope_set_place (second_scope, "63.07");
  g_assert_cmpstr (layak_scope_get_place (scope), ==, "63.11");
  gtk_widget_activate_action (GTK_WIDGET (second), "win.show-page", "s", "trainings");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "calendar");
  window_fixture_settle ();

  /* The other one stays when one is closed. */
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  gtk_window_destroy (second);
  store_fixture_wait_until (second == NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

static void
test_writable (void)
{
  g_autofree char *folder = g_dir_make_tmp ("layak-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);

  g_assert_false (layak_databases_is_writable (path));
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_true (layak_databases_is_writable (path));
  if (geteuid () != 0)
    {
      g_chmod (path, S_IRUSR);
      g_assert_false (layak_databases_is_writable (path));
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  g_test_add ("/windows/second", WindowFixture, NULL, window_fixture_open_demo, test_second, window_fixture_tear_down);
  g_test_add_func ("/windows/writable", test_writable);

  return g_test_run ();
}
