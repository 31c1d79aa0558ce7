/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which place and year a window shows, as it is used. */
#include "window-fixture.h"

#include "page-fixture.h"

#include "layak-list-pane.h"
#include "layak-own-place.h"
#include "layak-search-popover.h"

static LayakListPane *
show_trainings (WindowFixture *fixture)
{
  GtkWidget *pages = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->window), LAYAK_TYPE_WINDOW,
                                                                "pages"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "trainings");
  return layak_page_get_pane (LAYAK_PAGE (gtk_stack_get_visible_child (GTK_STACK (pages))));
}

static gboolean
is_listed (LayakListPane *pane,
           const char    *title)
{
  g_autoptr(LayakRecord) record = layak_list_selection_dup_only (layak_list_pane_get_selection (pane));

  return record != NULL && g_str_equal (layak_record_get_text (record, "title"), title);
}

/* What is looked for by name is found wherever it is, and the list beside it shows it too. */
static void
test_search_elsewhere (WindowFixture *fixture,
                       gconstpointer  data)
{
  LayakScope *scope = layak_window_get_scope (LAYAK_WINDOW (fixture->window));
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (fixture->window),
                                                                          LAYAK_TYPE_WINDOW, "search_button"));
  LayakListPane *pane = show_trainings (fixture);
  GtkWidget *popover, *entry;

  layak_query_clear (layak_list_pane_get_query (pane));
  layak_scope_set_place (scope, "63.07");
  layak_scope_set_year (scope, 2024);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go-to", NULL);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  g_assert_true (LAYAK_IS_SEARCH_POPOVER (popover));
  entry = GTK_WIDGET (gtk_widget_get_template_child (popover, LAYAK_TYPE_SEARCH_POPOVER, "entry"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Pelatihan Konvensi Hak Anak");
  g_signal_emit_by_name (entry, "activate");
  store_fixture_wait_until (is_listed (pane, "Pelatihan Konvensi Hak Anak"));
  g_assert_cmpstr (layak_scope_get_place (scope), ==, "63.11");
  g_assert_cmpint (layak_scope_get_year (scope), ==, 2025);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-scope", "(si)", "63.07", 2024);
  g_assert_cmpstr (layak_scope_get_place (scope), ==, "63.07");
  g_assert_cmpint (layak_scope_get_year (scope), ==, 2024);
}

static void
open_new (WindowFixture *fixture,
          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "first-start.db", NULL);

  window_fixture_open (fixture, path, "", 0);
}

/* Whoever begins with a regency works there: it stays that of the office, also while all places are shown. */
static void
test_first_start (WindowFixture *fixture,
                  gconstpointer  data)
{
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (fixture->window), LAYAK_TYPE_WINDOW,
                                                              "root_stack"));
  LayakScope *scope = layak_window_get_scope (LAYAK_WINDOW (fixture->window));
  LayakStore *store = window_fixture_get_store (fixture);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "start");
  layak_scope_set_place (scope, "63.07");
  g_signal_emit_by_name (gtk_stack_get_visible_child (stack), "started");
  store_fixture_wait_until (g_strcmp0 (layak_scope_get_office (scope), "63.07") == 0);
  store_fixture_wait_until (store_fixture_count (store, "SELECT count (*) FROM training") == 1);

  layak_scope_set_place (scope, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-training", NULL);
  store_fixture_wait_until (store_fixture_count (store, "SELECT count (*) FROM training AS t JOIN regency AS r"
                                                 " ON r.id = t.regency WHERE r.code = '63.07'") == 2);
}

/* A database of which nothing is kept here begins with the place of its office, and not with that of another one. */
static void
test_own_scope (WindowFixture *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "province.db", NULL);
  g_autoptr(GError) error = NULL;
  LayakStore *store;
  GtkWidget *back;
  WindowFixture second = { .application = fixture->application };
  LayakScope *scope;

  scope = layak_window_get_scope (LAYAK_WINDOW (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-list-everywhere", "(sa{ss})", "training", NULL);
  g_assert_null (layak_scope_get_place (scope));
  g_assert_cmpint (layak_scope_get_year (scope), ==, 0);
  back = page_fixture_find_button (GTK_WIDGET (fixture->window), "_Back");
  g_assert_nonnull (back);
  g_signal_emit_by_name (back, "clicked");
  g_assert_cmpstr (layak_scope_get_place (scope), ==, "63.11");
  g_assert_cmpint (layak_scope_get_year (scope), ==, 2025);
  layak_scope_set_place (scope, "63.07");
  second.window = layak_application_open (fixture->application, path);
  scope = layak_window_get_scope (LAYAK_WINDOW (second.window));
  g_assert_null (layak_scope_get_place (scope));
  g_assert_null (layak_scope_get_office (scope));

  /* As if it were chosen on another computer, and work had begun. */
  store = layak_scope_get_store (scope);
  gtk_widget_activate_action (GTK_WIDGET (second.window), "win.new-training", NULL);
  store_fixture_wait_until (store_fixture_count (store, "SELECT count (*) FROM training") == 1);
  layak_own_place_save_async (store, "63", NULL, NULL);
  store_fixture_wait_until (g_strcmp0 (layak_scope_get_office (scope), "63") == 0);
  gtk_window_close (GTK_WINDOW (second.window));
  window_fixture_settle ();
  second.window = layak_application_open (fixture->application, path);
  scope = layak_window_get_scope (LAYAK_WINDOW (second.window));
  g_assert_cmpstr (layak_scope_get_place (scope), ==, "63");

  /* What was looked at last comes first. */
  layak_scope_set_place (scope, "63.01");
  gtk_window_close (GTK_WINDOW (second.window));
  window_fixture_settle ();
  second.window = layak_application_open (fixture->application, path);
  scope = layak_window_get_scope (LAYAK_WINDOW (second.window));
  g_assert_cmpstr (layak_scope_get_place (scope), ==, "63.01");
  g_assert_cmpstr (layak_scope_get_office (scope), ==, "63");
  gtk_window_close (GTK_WINDOW (second.window));
  window_fixture_settle ();
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  g_test_add ("/scope/search-elsewhere", WindowFixture, NULL, window_fixture_open_demo, test_search_elsewhere,
              window_fixture_tear_down);
  g_test_add ("/scope/own-scope", WindowFixture, NULL, window_fixture_open_demo, test_own_scope,
              window_fixture_tear_down);
  g_test_add ("/scope/first-start", WindowFixture, NULL, open_new, test_first_start, window_fixture_tear_down);
  return g_test_run ();
}
