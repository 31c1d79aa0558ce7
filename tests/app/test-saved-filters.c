/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-backup.h"
#include "layak-badge.h"
#include "layak-filter-name.h"
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

  layak_saved_filters_insert (get_filters (fixture), G_MAXUINT, filter, fixture->base.window);
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

static void
enter_name (gpointer    widget,
            const char *name)
{
  GtkEditable *entry = page_fixture_get (widget, "entry");

  gtk_editable_set_text (entry, name);
  g_signal_emit_by_name (entry, "activate");
}

/* (transfer full): the names that the file has, as another program reads them. */
static char *
dup_stored (Fixture *fixture)
{
  g_autoptr(LayakStore) other = NULL;
  GListModel *filters;
  GString *names = g_string_new (NULL);

  store_fixture_wait_until (!layak_store_is_writing (fixture->base.store.store));
  other = layak_store_open (fixture->base.store.path, LAYAK_OPEN_EXISTING, NULL);
  filters = G_LIST_MODEL (layak_saved_filters_get (other));
  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr(LayakSavedFilter) filter = g_list_model_get_item (filters, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", layak_saved_filter_get_name (filter));
    }
  return g_string_free (names, FALSE);
}

static sqlite3 *
open_as_other (Fixture    *fixture,
               const char *sql)
{
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (fixture->base.store.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  return other;
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
  enter_name (page_fixture_get (row, "rename_name"), "  Uno ");
  g_assert_cmpstr (get_name (fixture, 3), ==, "Uno");
  gtk_widget_activate_action (GTK_WIDGET (nth_filter (fixture, 2)), "filter.remove", NULL);
  g_assert_cmpstr (get_name (fixture, 2), ==, "Uno");
  g_assert_null (nth_filter (fixture, 3));
}

/* What is changed in one window on a database is changed in all of them. */
static void
test_windows (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GtkListBox) sidebar = g_object_ref_sink (GTK_LIST_BOX (gtk_list_box_new ()));
  g_autoptr(LayakScope) scope = layak_scope_new (fixture->base.store.store);
  LayakSidebarFilters *rows;

  for (guint i = 0; i < layak_pages_get_n_pages (); i++)
    gtk_list_box_append (sidebar, layak_sidebar_row_new (layak_pages_nth (i)));
  rows = layak_sidebar_filters_new (sidebar, scope);
  save (fixture, "training", "One", "status=held");
  g_assert_cmpstr (get_name (fixture, 2), ==, "One");
  g_assert_true (LAYAK_IS_FILTER_ROW (gtk_list_box_get_row_at_index (sidebar, 2)));
  gtk_widget_activate_action (GTK_WIDGET (gtk_list_box_get_row_at_index (sidebar, 2)), "filter.remove", NULL);
  g_assert_null (nth_filter (fixture, 2));
  store_fixture_wait_until (G_OBJECT (rows)->ref_count == 1);
  g_object_unref (rows);
}

/* The list of the page tells what to keep, and the file has it, for the next start. */
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
  enter_name (page_fixture_get (saver, "name"), "KHA");
  g_assert_false (gtk_widget_get_visible (saver));
  g_assert_nonnull (layak_sidebar_filters_find (fixture->rows, query));
  g_assert_cmpstr (gtk_editable_get_text (page_fixture_get (pane, "search")), ==, "KHA & anak");

  store_fixture_wait_until (!layak_store_is_writing (fixture->base.store.store));
  other = layak_store_open (layak_store_get_path (fixture->base.store.store), LAYAK_OPEN_EXISTING, NULL);
  layak_query_set_search (copy, "KHA & anak");
  layak_query_set_filter (copy, "status", "held");
  layak_query_set_sort (copy, "start-date", TRUE);
  found = layak_saved_filters_find (layak_saved_filters_get (other), copy);
  g_assert_nonnull (found);
  g_assert_cmpstr (layak_saved_filter_get_name (found), ==, "KHA");
}

/* A name has one line; what no text may hold is told at the entry, and can be mended there. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *name, *problem;
  g_autofree char *stored = NULL;

  save (fixture, "training", "One", "status=held");
  name = page_fixture_get (nth_filter (fixture, 2), "rename_name");
  problem = page_fixture_get (name, "problem");
  enter_name (name, "Bimtek\a");
  g_assert_cmpstr (get_name (fixture, 2), ==, "One");
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "U+0007"));
  g_assert_false (gtk_widget_get_sensitive (page_fixture_get (name, "button")));

  gtk_editable_set_text (page_fixture_get (name, "entry"), "Bimtek");
  g_assert_false (gtk_widget_get_visible (problem));
  enter_name (name, "Bimtek\tguru\ndan\r\nsiswa ");
  g_assert_cmpstr (get_name (fixture, 2), ==, "Bimtek guru dan siswa");
  stored = dup_stored (fixture);
  g_assert_cmpstr (stored, ==, "Bimtek guru dan siswa");
}

/* Nobody waits while another program writes, and what comes last is what stays. */
static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  sqlite3 *other = open_as_other (fixture, "BEGIN IMMEDIATE");
  g_autofree char *stored = NULL;

  save (fixture, "training", "One", "status=held");
  save (fixture, "training", "Two", "status=planned");
  gtk_widget_activate_action (GTK_WIDGET (nth_filter (fixture, 2)), "filter.remove", NULL);
  save (fixture, "training", "Three", "sort=title");
  g_assert_true (layak_store_is_writing (fixture->base.store.store));
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  stored = dup_stored (fixture);
  g_assert_cmpstr (stored, ==, "Two|Three");
}

/* What could not be stored is told, and not shown any longer. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  sqlite3 *other;

  save (fixture, "training", "One", "status=held");
  store_fixture_wait_until (!layak_store_is_writing (fixture->base.store.store));
  other = open_as_other (fixture, "CREATE TRIGGER refuse BEFORE INSERT ON setting "
                                  "BEGIN SELECT raise (ABORT, 'refused'); END");
  layak_saved_filters_remove (get_filters (fixture), layak_filter_row_get_filter (nth_filter (fixture, 2)),
                              GTK_WIDGET (fixture->base.page));
  g_assert_null (nth_filter (fixture, 2));
  store_fixture_wait_until (g_strcmp0 (get_name (fixture, 2), "One") == 0);
  g_assert_true (g_str_has_prefix (fixture->base.asked, "announce"));
  sqlite3_close (other);
}

/* A backup brings its filters, and those that went with what it replaced do not come back with the next one. */
static void
test_restored (Fixture       *fixture,
               gconstpointer  data)
{
  LayakStore *store = fixture->base.store.store;
  g_autofree char *backup = g_build_filename (fixture->base.store.directory, "backup.db", NULL);
  g_autofree char *stored = NULL;
  g_autoptr(GError) error = NULL;

  save (fixture, "training", "Old", "status=held");
  store_fixture_wait_until (!layak_store_is_writing (store));
  layak_store_backup (store, backup, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (nth_filter (fixture, 2)), "filter.remove", NULL);
  save (fixture, "training", "New", "status=planned");
  store_fixture_wait_until (!layak_store_is_writing (store));

  layak_store_restore (store, backup, &error);
  g_assert_no_error (error);
  store_fixture_wait_until (g_strcmp0 (get_name (fixture, 2), "Old") == 0);
  g_assert_null (nth_filter (fixture, 3));
  save (fixture, "training", "Third", "sort=title");
  stored = dup_stored (fixture);
  g_assert_cmpstr (stored, ==, "Old|Third");
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
  ADD (names);
  ADD (busy);
  ADD (failure);
  ADD (restored);
  ADD (windows);
  return g_test_run ();
}
