/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-content.h"

#include <adwaita.h>

#include "layak-trainings-page.h"

typedef struct
{
  StoreFixture  store;

  char         *first;
  LayakScope   *scope;
  GtkWidget    *window;
  LayakPage    *page;
} PageFixture;

static void
set_up (PageFixture   *fixture,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  fixture->first = store_insert (&fixture->store, "training", "title", "Pelatihan KHA", "status", "held",
                                 "kind", "training", "regency", "63.11", "start-date", "2025-08-20", NULL);
  g_free (store_insert (&fixture->store, "speaker", "training", fixture->first, "name", "Narasumber", NULL));
  g_free (store_insert (&fixture->store, "training", "title", "Bimtek", "status", "planned",
                        "kind", "technical-guidance", "regency", "63.11", "start-date", "2025-10-14", NULL));
  g_free (store_insert (&fixture->store, "training", "title", "Elsewhere", "status", "held",
                        "regency", "63.07", "start-date", "2025-02-01", NULL));

  fixture->scope = layak_scope_new (fixture->store.store);
  layak_scope_set_place (fixture->scope, "63.11");
  layak_scope_set_year (fixture->scope, 2025);
  fixture->page = g_object_new (LAYAK_TYPE_TRAININGS_PAGE, "scope", fixture->scope, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (PageFixture   *fixture,
           gconstpointer  data)
{
  store_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->scope);
  g_free (fixture->first);
  store_fixture_wait_until (G_OBJECT (fixture->store.store)->ref_count == 1);
  store_fixture_tear_down (&fixture->store, NULL);
}

static GtkWidget *
get_child (PageFixture *fixture,
           const char  *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->page), LAYAK_TYPE_TRAININGS_PAGE, name));
}

static guint
count_rows (PageFixture *fixture)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (get_child (fixture, "view")));

  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static const char *
get_shown (PageFixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (get_child (fixture, "stack")));
}

static void
test_scope (PageFixture   *fixture,
            gconstpointer  data)
{
  store_fixture_wait_until (count_rows (fixture) == 2);
  layak_scope_set_place (fixture->scope, NULL);
  store_fixture_wait_until (count_rows (fixture) == 3);
  layak_scope_set_year (fixture->scope, 2019);
  store_fixture_wait_until (count_rows (fixture) == 0);
  store_fixture_wait_until (g_strcmp0 (get_shown (fixture), "empty") == 0);
}

/* Chips tell how many they would show; “Clear” brings everything back. */
static void
test_filters (PageFixture   *fixture,
              gconstpointer  data)
{
  GtkWidget *planned = get_child (fixture, "planned_chip"), *clear = get_child (fixture, "clear_button");

  store_fixture_wait_until (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (planned)), "Planned 1") == 0);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "draft_chip")));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (planned), TRUE);
  store_fixture_wait_until (count_rows (fixture) == 1 && gtk_widget_get_visible (clear));

  gtk_editable_set_text (GTK_EDITABLE (get_child (fixture, "search")), "nothing");
  store_fixture_wait_until (g_strcmp0 (get_shown (fixture), "no-match") == 0);
  g_signal_emit_by_name (clear, "clicked");
  store_fixture_wait_until (count_rows (fixture) == 2 && g_strcmp0 (get_shown (fixture), "list") == 0);
}

static void
test_show_record (PageFixture   *fixture,
                  gconstpointer  data)
{
  GtkWidget *editor_page = get_child (fixture, "editor_page");

  g_assert_false (gtk_widget_get_visible (editor_page));
  layak_page_show_record (fixture->page, fixture->first, "venue");
  g_assert_true (gtk_widget_get_visible (editor_page));

  g_assert_true (layak_page_go_back (fixture->page));
  g_assert_false (gtk_widget_get_visible (editor_page));
  g_assert_false (layak_page_go_back (fixture->page));
}

/* With what belongs to it, as one step; undo brings all of it back. */
static void
test_remove (PageFixture   *fixture,
             gconstpointer  data)
{
  LayakStore *store = fixture->store.store;
  g_autoptr(GError) error = NULL;

  store_fixture_wait_until (count_rows (fixture) == 2);
  layak_page_show_record (fixture->page, fixture->first, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "training.remove", NULL);
  store_fixture_wait_until (count_rows (fixture) == 1);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "editor_page")));
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM speaker"), ==, 0);

  layak_store_undo (store, 0, &error);
  g_assert_no_error (error);
  store_fixture_wait_until (count_rows (fixture) == 2);
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM speaker"), ==, 1);
}

/* A copy has the speakers, but neither the dates nor the people of the other. */
static void
test_duplicate (PageFixture   *fixture,
                gconstpointer  data)
{
  LayakStore *store = fixture->store.store;

  layak_page_show_record (fixture->page, fixture->first, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "training.duplicate", NULL);
  store_fixture_wait_until (count_rows (fixture) == 3);
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM speaker"), ==, 2);
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM training WHERE title = 'Pelatihan KHA'"
                                               " AND status = 'draft' AND start_date IS NULL"), ==, 1);
}

static void
test_step (PageFixture   *fixture,
           gconstpointer  data)
{
  GtkSelectionModel *model;

  store_fixture_wait_until (count_rows (fixture) == 2);
  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (get_child (fixture, "view")));
  layak_page_step (fixture->page, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  layak_page_step (fixture->page, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  layak_page_step (fixture->page, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  layak_page_step (fixture->page, -1);
  g_assert_true (gtk_selection_model_is_selected (model, 0));
}

#define ADD(name, test) g_test_add ("/trainings-page/" name, PageFixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("scope", test_scope);
  ADD ("filters", test_filters);
  ADD ("show-record", test_show_record);
  ADD ("remove", test_remove);
  ADD ("duplicate", test_duplicate);
  ADD ("step", test_step);
  return g_test_run ();
}
