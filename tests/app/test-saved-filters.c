/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-badge.h"
#include "layak-filter-saver.h"
#include "layak-list-pane.h"
#include "layak-query-text.h"
#include "layak-sidebar-filters.h"
#include "layak-sidebar-row.h"
#include "layak-trainings-page.h"

typedef struct
{
  PageFixture          base;

  GtkListBox          *sidebar;
  LayakSidebarFilters *rows;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  StoreFixture *store = &fixture->base.store;

  store_fixture_set_up (store, NULL);
  store_add_places (store);
  g_free (store_insert (store, "training", "title", "Pelatihan KHA", "status", "held", "regency", "63.11",
                        "start-date", "2025-08-20", NULL));
  g_free (store_insert (store, "training", "title", "Bimtek", "status", "planned", "regency", "63.11",
                        "start-date", "2025-10-14", NULL));
  page_fixture_show (&fixture->base, LAYAK_TYPE_TRAININGS_PAGE, "63.11", 2025);

  fixture->sidebar = g_object_ref_sink (GTK_LIST_BOX (gtk_list_box_new ()));
  for (guint i = 0; i < layak_pages_get_n_pages (); i++)
    gtk_list_box_append (fixture->sidebar, layak_sidebar_row_new (layak_pages_nth (i)));
  fixture->rows = layak_sidebar_filters_new (fixture->sidebar, fixture->base.scope);
}

/* A count under way still holds the rows. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  store_fixture_wait_until (G_OBJECT (fixture->rows)->ref_count == 1);
  g_object_unref (fixture->rows);
  g_object_unref (fixture->sidebar);
  page_fixture_tear_down (&fixture->base, NULL);
}

static LayakSavedFilters *
get_filters (Fixture *fixture)
{
  return layak_saved_filters_get (fixture->base.store.store);
}

static void
save (Fixture    *fixture,
      const char *type,
      const char *name,
      const char *text)
{
  g_autoptr(LayakSavedFilter) filter = layak_saved_filter_new (layak_record_info_find (type), name, text);
  g_autoptr(GError) error = NULL;

  layak_saved_filters_insert (get_filters (fixture), G_MAXUINT, filter, &error);
  g_assert_no_error (error);
}

/* (nullable): the saved filter in this row of the sidebar. */
static LayakFilterRow *
nth_filter (Fixture *fixture,
            int      position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (fixture->sidebar, position);

  return LAYAK_IS_FILTER_ROW (row) ? LAYAK_FILTER_ROW (row) : NULL;
}

static const char *
get_name (Fixture *fixture,
          int      position)
{
  LayakFilterRow *row = nth_filter (fixture, position);

  return row != NULL ? layak_saved_filter_get_name (layak_filter_row_get_filter (row)) : NULL;
}

static gint64
get_count (Fixture *fixture,
           int      position)
{
  gint64 count;

  g_object_get (page_fixture_get (nth_filter (fixture, position), "count"), "count", &count, NULL);
  return count;
}

/* Under their page, with what they would show now. */
static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  save (fixture, "recommendation", "Late", "overdue=yes");
  save (fixture, "training", "Held", "status=held");
  save (fixture, "training", "All", "sort=title");
  g_assert_cmpstr (get_name (fixture, 2), ==, "Held");
  g_assert_cmpstr (get_name (fixture, 3), ==, "All");
  g_assert_cmpstr (get_name (fixture, 5), ==, "Late");
  store_fixture_wait_until (get_count (fixture, 2) == 1 && get_count (fixture, 3) == 2);

  g_free (store_insert (&fixture->base.store, "training", "title", "Third", "status", "held", "regency", "63.11",
                        "start-date", "2025-03-01", NULL));
  layak_sidebar_filters_count (fixture->rows);
  store_fixture_wait_until (get_count (fixture, 2) == 2 && get_count (fixture, 3) == 3);
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row;

  save (fixture, "training", "One", "status=held");
  save (fixture, "training", "Two", "status=planned");
  gtk_widget_activate_action (GTK_WIDGET (nth_filter (fixture, 2)), "filter.move", "i", 1);
  g_assert_cmpstr (get_name (fixture, 2), ==, "Two");
  gtk_widget_activate_action (GTK_WIDGET (nth_filter (fixture, 2)), "filter.move", "i", -1);
  g_assert_cmpstr (get_name (fixture, 2), ==, "Two");

  row = GTK_WIDGET (nth_filter (fixture, 3));
  gtk_editable_set_text (page_fixture_get (row, "rename_entry"), "  Uno ");
  g_signal_emit_by_name (page_fixture_get (row, "rename_entry"), "activate");
  g_assert_cmpstr (get_name (fixture, 3), ==, "Uno");
  gtk_widget_activate_action (GTK_WIDGET (nth_filter (fixture, 2)), "filter.remove", NULL);
  g_assert_cmpstr (get_name (fixture, 2), ==, "Uno");
  g_assert_null (nth_filter (fixture, 3));
}

/* The list of the page tells what to keep, and another window on the same file has it too. */
static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *pane = page_fixture_get_child (&fixture->base, "pane");
  gpointer saver = page_fixture_get (pane, "saver");
  LayakQuery *query = layak_list_pane_get_query (LAYAK_LIST_PANE (pane));
  g_autoptr(LayakStore) other = NULL;
  g_autoptr(LayakQuery) copy = layak_query_new (layak_query_get_info (query));
  g_autoptr(LayakSavedFilter) found = NULL;

  g_assert_false (gtk_widget_get_visible (saver));
  layak_query_set_search (query, "KHA & anak");
  layak_query_set_filter (query, "status", "held");
  g_assert_true (gtk_widget_get_visible (saver));
  gtk_editable_set_text (page_fixture_get (saver, "entry"), "KHA");
  g_signal_emit_by_name (page_fixture_get (saver, "entry"), "activate");
  g_assert_false (gtk_widget_get_visible (saver));
  g_assert_nonnull (layak_sidebar_filters_find (fixture->rows, query));
  g_assert_cmpstr (gtk_editable_get_text (page_fixture_get (pane, "search")), ==, "KHA & anak");

  other = layak_store_open (layak_store_get_path (fixture->base.store.store), LAYAK_OPEN_EXISTING, NULL);
  layak_query_set_search (copy, "KHA & anak");
  layak_query_set_filter (copy, "status", "held");
  layak_query_set_sort (copy, "start-date", TRUE);
  found = layak_saved_filters_find (layak_saved_filters_get (other), copy);
  g_assert_nonnull (found);
  g_assert_cmpstr (layak_saved_filter_get_name (found), ==, "KHA");
}

#define ADD(name) g_test_add ("/saved-filters/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD (rows);
  ADD (change);
  ADD (save);
  return g_test_run ();
}
