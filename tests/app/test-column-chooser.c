/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"

#include "layak-column-chooser.h"
#include "layak-list-pane.h"
#include "layak-trainings-page.h"

#define USUAL "Date|Activity name|Kind|Organiser|Attended|Acted on|Status"

static void
set_up (PageFixture   *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  g_free (store_insert (&fixture->store, "training", "title", "Pelatihan KHA", "status", "held", "regency", "63.11",
                        "start-date", "2025-08-20", NULL));
  page_fixture_show (fixture, LAYAK_TYPE_TRAININGS_PAGE, "63.11", 2025);
}

static void
tear_down (PageFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr(GSettings) settings = g_settings_new (LAYAK_APPLICATION_ID);

  page_fixture_tear_down (fixture, NULL);
  g_settings_reset (settings, "list-columns");
}

static GtkColumnView *
get_view (LayakPage *page)
{
  GtkWidget *pane = page_fixture_get (page, "pane");

  return page_fixture_get (pane, "view");
}

static const char *
find_label (GtkWidget *widget)
{
  return gtk_label_get_label (GTK_LABEL (page_fixture_find (widget, GTK_TYPE_LABEL)));
}

/* (transfer full): the titles that are seen, in their order, joined. */
static char *
dup_titles (LayakPage *page)
{
  GString *titles = g_string_new (NULL);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (get_view (page)));

  for (GtkWidget *title = gtk_widget_get_first_child (header); title; title = gtk_widget_get_next_sibling (title))
    g_string_append_printf (titles, "%s%s", titles->len > 0 ? "|" : "", find_label (title));
  return g_string_free (titles, FALSE);
}

static gboolean
has_titles (LayakPage  *page,
            const char *expected)
{
  g_autofree char *titles = dup_titles (page);

  return g_str_equal (titles, expected);
}

static void
assert_titles (LayakPage  *page,
               const char *expected)
{
  g_autofree char *titles = dup_titles (page);

  g_assert_cmpstr (titles, ==, expected);
}

/* The row of the menu with this column. */
static GtkWidget *
find_row (PageFixture *fixture,
          const char  *title)
{
  GtkWidget *chooser = page_fixture_find (GTK_WIDGET (fixture->page), LAYAK_TYPE_COLUMN_CHOOSER);
  GtkMenuButton *button = page_fixture_get (chooser, "button");
  GtkWidget *box;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_popup (button);
  box = gtk_popover_get_child (gtk_menu_button_get_popover (button));
  for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_first_child (box)); row;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (find_label (row), title))
      return row;

  g_assert_not_reached ();
}

static GtkCheckButton *
find_check (PageFixture *fixture,
            const char  *title)
{
  return GTK_CHECK_BUTTON (gtk_widget_get_first_child (find_row (fixture, title)));
}

static GtkWidget *
find_up (PageFixture *fixture,
         const char  *title)
{
  return gtk_widget_get_next_sibling (GTK_WIDGET (find_check (fixture, title)));
}

static void
test_choose (PageFixture   *fixture,
             gconstpointer  data)
{
  GtkWidget *up, *reset;
  LayakPage *later;

  assert_titles (fixture->page, USUAL);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (find_check (fixture, "Activity name"))));
  gtk_check_button_set_active (find_check (fixture, "Kind"), FALSE);
  assert_titles (fixture->page, "Date|Activity name|Organiser|Attended|Acted on|Status");

  up = find_up (fixture, "Organiser");
  for (guint i = 0; i < 3; i++)
    g_signal_emit_by_name (up, "clicked");
  g_assert_false (gtk_widget_get_sensitive (up));
  g_assert_true (gtk_widget_get_sensitive (find_up (fixture, "Date")));
  assert_titles (fixture->page, "Organiser|Date|Activity name|Attended|Acted on|Status");

  /* The same list, opened later. */
  later = g_object_new (LAYAK_TYPE_TRAININGS_PAGE, "scope", fixture->scope, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (later));
  assert_titles (later, "Organiser|Date|Activity name|Attended|Acted on|Status");
  fixture->page = later;

  gtk_check_button_set_active (find_check (fixture, "Kind"), TRUE);
  assert_titles (later, "Organiser|Date|Activity name|Kind|Attended|Acted on|Status");
  reset = gtk_widget_get_last_child (gtk_widget_get_parent (gtk_widget_get_parent (find_row (fixture, "Kind"))));
  g_signal_emit_by_name (reset, "clicked");
  assert_titles (later, USUAL);
  g_assert_false (gtk_widget_get_sensitive (reset));
}

/* A header is dragged to another place; what is not shown keeps its own. */
static void
test_drag (PageFixture   *fixture,
           gconstpointer  data)
{
  GtkColumnView *view = get_view (fixture->page);
  g_autoptr(GtkColumnViewColumn) date = g_list_model_get_item (gtk_column_view_get_columns (view), 0);

  gtk_check_button_set_active (find_check (fixture, "Organiser"), FALSE);
  gtk_column_view_insert_column (view, 2, date);
  store_fixture_wait_until (has_titles (fixture->page, "Activity name|Kind|Date|Attended|Acted on|Status"));
  gtk_check_button_set_active (find_check (fixture, "Organiser"), TRUE);
  assert_titles (fixture->page, "Activity name|Kind|Date|Organiser|Attended|Acted on|Status");
}

/* The order of the rows does not change with the columns. */
static void
test_sort_stays (PageFixture   *fixture,
                 gconstpointer  data)
{
  GtkColumnView *view = get_view (fixture->page);
  GListModel *columns = gtk_column_view_get_columns (view);
  LayakQuery *query = layak_page_get_query (fixture->page);
  g_autoptr(GtkColumnViewColumn) date = g_list_model_get_item (columns, 0);
  g_autoptr(GtkColumnViewColumn) status = g_list_model_get_item (columns, 6);
  gboolean is_descending;

  gtk_column_view_sort_by_column (view, date, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (view, status, GTK_SORT_DESCENDING);
  g_assert_cmpstr (layak_query_get_sort (query, &is_descending), ==, "status");
  g_assert_true (is_descending);
  gtk_check_button_set_active (find_check (fixture, "Status"), FALSE);
  g_signal_emit_by_name (find_up (fixture, "Kind"), "clicked");
  g_assert_cmpstr (layak_query_get_sort (query, &is_descending), ==, "status");
  g_assert_true (is_descending);
}

/* Of the titles, the one with an arrow. */
static const char *
find_arrow (GtkColumnView *view)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (; title != NULL; title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_first_child (title));
      GtkWidget *arrow = gtk_widget_get_next_sibling (label);

      if (gtk_widget_has_css_class (arrow, "ascending") || gtk_widget_has_css_class (arrow, "descending"))
        return gtk_label_get_label (GTK_LABEL (label));
    }
  return NULL;
}

/* Whoever sorts the list, the titles tell it. */
static void
test_arrow (PageFixture   *fixture,
            gconstpointer  data)
{
  GtkColumnView *view = get_view (fixture->page);
  LayakQuery *query = layak_page_get_query (fixture->page);

  g_assert_cmpstr (find_arrow (view), ==, "Date");
  layak_query_set_sort (query, "participants", TRUE);
  g_assert_cmpstr (find_arrow (view), ==, "Attended");
  layak_query_set_sort (query, "theme", FALSE);
  g_assert_null (find_arrow (view));
  g_assert_cmpstr (layak_query_get_sort (query, NULL), ==, "theme");
}

#define ADD(name, test) g_test_add ("/column-chooser/" name, PageFixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("arrow", test_arrow);
  ADD ("choose", test_choose);
  ADD ("drag", test_drag);
  ADD ("sort-stays", test_sort_stays);
  return g_test_run ();
}
