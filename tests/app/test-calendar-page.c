/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-calendar-page.h"
#include "layak-month-grid.h"
#include "layak-tooltip.h"
#include "layak-wording.h"
#include "press.h"

static void
set_up (PageFixture   *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  g_free (store_insert (&fixture->store, "training", "title", "Pelatihan KHA", "status", "held", "regency", "63.11",
                        "start-date", "2025-08-20", "end-date", "2025-08-22", NULL));
  g_free (store_insert (&fixture->store, "training", "title", "Bulan saja", "status", "planned", "regency", "63.11",
                        "start-date", "2025-08", NULL));
  g_free (store_insert (&fixture->store, "recommendation", "text", "Laporan", "status", "agreed", "regency", "63.11",
                        "due-date", "2025-08-22", NULL));
  page_fixture_show (fixture, LAYAK_TYPE_CALENDAR_PAGE, "63.11", 2025);
}

static LayakMonthGrid *
get_grid (PageFixture *fixture)
{
  return LAYAK_MONTH_GRID (page_fixture_get_child (fixture, "grid"));
}

static const char *
get_label (PageFixture *fixture,
           const char  *name)
{
  return gtk_label_get_label (GTK_LABEL (page_fixture_get_child (fixture, name)));
}

static void
select_day (PageFixture *fixture,
            LayakDate    day)
{
  layak_month_grid_set_selected (get_grid (fixture), day);
}

static guint
count_rows (PageFixture *fixture,
            const char  *list)
{
  return page_fixture_count_rows (page_fixture_get_child (fixture, list));
}

/* The scope asks for 2025, so the month of today is shown in that year. */
static void
test_day (PageFixture   *fixture,
          gconstpointer  data)
{
  g_assert_cmpint (layak_month_grid_get_selected (get_grid (fixture)), ==, 20250820);
  select_day (fixture, 20250822);
  store_fixture_wait_until (count_rows (fixture, "day_list") == 2);
  g_assert_cmpstr (get_label (fixture, "month_label"), ==, "August 2025");
  g_assert_cmpstr (get_label (fixture, "day_label"), ==, "Friday, 22 August 2025");
  g_assert_cmpstr (get_label (fixture, "summary_label"), ==, "1 activity · 1 deadline");
  g_assert_cmpuint (count_rows (fixture, "undated_list"), ==, 1);
  g_assert_cmpuint (count_rows (fixture, "late_list"), ==, 1);

  select_day (fixture, 20250823);
  g_assert_false (gtk_widget_get_visible (page_fixture_get_child (fixture, "day_list")));
  g_assert_cmpstr (get_label (fixture, "summary_label"), ==, "Nothing");
}

static void
assert_pressed (PageFixture *fixture,
                GtkWidget   *widget,
                guint        key,
                LayakDate    expected)
{
  g_assert_true (press (widget, key));
  g_assert_cmpint (layak_month_grid_get_selected (get_grid (fixture)), ==, expected);
}

static void
test_keys (PageFixture   *fixture,
           gconstpointer  data)
{
  GtkWidget *grid = GTK_WIDGET (get_grid (fixture)), *page = GTK_WIDGET (fixture->page);

  select_day (fixture, 20250830);
  assert_pressed (fixture, grid, GDK_KEY_Right, 20250831);
  assert_pressed (fixture, grid, GDK_KEY_Right, 20250901);
  assert_pressed (fixture, grid, GDK_KEY_Up, 20250825);
  assert_pressed (fixture, grid, GDK_KEY_Left, 20250824);
  assert_pressed (fixture, grid, GDK_KEY_Down, 20250831);
  assert_pressed (fixture, page, GDK_KEY_Page_Down, 20250930);
  assert_pressed (fixture, page, GDK_KEY_Page_Up, 20250830);
  assert_pressed (fixture, page, GDK_KEY_Home, layak_date_today ());
}

/* The header bar names the year that is looked at. */
static void
test_year (PageFixture   *fixture,
           gconstpointer  data)
{
  select_day (fixture, 20251231);
  press (GTK_WIDGET (fixture->page), GDK_KEY_Page_Down);
  g_assert_cmpint (layak_scope_get_year (fixture->scope), ==, 2026);
  layak_scope_set_year (fixture->scope, 2024);
  g_assert_cmpint (layak_month_grid_get_selected (get_grid (fixture)), ==, 20240131);

  /* The last day of a shorter month. */
  press (GTK_WIDGET (fixture->page), GDK_KEY_Page_Down);
  g_assert_cmpint (layak_month_grid_get_selected (get_grid (fixture)), ==, 20240229);

  layak_scope_set_year (fixture->scope, 0);
  select_day (fixture, 20230601);
  g_assert_cmpint (layak_scope_get_year (fixture->scope), ==, 0);
}

/* Whole weeks from Monday, as many as the month needs. */
static void
test_weeks (PageFixture   *fixture,
            gconstpointer  data)
{
  static const LayakDate months[][3] =
  {
    { 20250815, 20250728, 20250831 },
    { 20260215, 20260126, 20260301 },
    { 20210215, 20210201, 20210228 },
    { 20250615, 20250526, 20250706 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      LayakDate first, last;

      select_day (fixture, months[i][0]);
      layak_month_grid_get_days (get_grid (fixture), &first, &last);
      g_assert_cmpint (first, ==, months[i][1]);
      g_assert_cmpint (last, ==, months[i][2]);
    }
}

/* Days in a range begin a draft on these days, which is shown at once. */
static void
test_new_training (PageFixture   *fixture,
                   gconstpointer  data)
{
  LayakStore *store = fixture->store.store;

  select_day (fixture, 20250812);
  press (GTK_WIDGET (get_grid (fixture)), GDK_KEY_Return);
  store_fixture_wait_until (fixture->asked != NULL);
  g_assert_true (g_str_has_prefix (fixture->asked, "show-record ('training', '"));
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM training WHERE start_date = '2025-08-12'"
                                               " AND end_date = '2025-08-12' AND status = 'draft'"), ==, 1);

  g_signal_emit_by_name (get_grid (fixture), "activated", 20250814, 20250816);
  store_fixture_wait_until (store_fixture_count (store, "SELECT count (*) FROM training WHERE start_date ="
                                                        " '2025-08-14' AND end_date = '2025-08-16'") == 1);
}

/* A bar of a training, found by its name. */
static GtkWidget *
find_named (GtkWidget  *widget,
            const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (layak_tooltip_get (child), tooltip) == 0)
      return child;

  return NULL;
}

static void
test_bars (PageFixture   *fixture,
           gconstpointer  data)
{
  GtkWidget *grid = GTK_WIDGET (get_grid (fixture)), *bar;

  select_day (fixture, 20250801);
  store_fixture_wait_until (find_named (grid, "Pelatihan KHA") != NULL);
  bar = find_named (grid, "Pelatihan KHA");
  g_assert_true (gtk_widget_has_css_class (bar, "own"));
  store_fixture_wait_until (gtk_widget_get_width (bar) > 0);

  /* It spans three of the seven days. */
  g_assert_cmpint (gtk_widget_get_width (bar), >, gtk_widget_get_width (grid) * 2 / 7);
  g_assert_cmpint (gtk_widget_get_width (bar), <, gtk_widget_get_width (grid) * 3 / 7);
  g_signal_emit_by_name (bar, "clicked");
  g_assert_nonnull (find_named (grid, "Due: Laporan"));

  /* Where several regencies are shown, those of others are tinted and all tell their place. */
  g_free (store_insert (&fixture->store, "training", "title", "Lain", "status", "held", "regency", "63.07",
                        "start-date", "2025-08-05", NULL));
  layak_scope_set_place (fixture->scope, "63");
  store_fixture_wait_until (find_named (grid, "Lain · Hulu Sungai Tengah") != NULL);
  g_assert_true (gtk_widget_has_css_class (find_named (grid, "Lain · Hulu Sungai Tengah"), "other"));
  g_assert_true (gtk_widget_has_css_class (find_named (grid, "Pelatihan KHA · Balangan"), "own"));
}

static void
test_agenda (PageFixture   *fixture,
             gconstpointer  data)
{
  GtkWidget *agenda = page_fixture_get_child (fixture, "agenda");
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (agenda, G_OBJECT_TYPE (agenda), "list"));

  select_day (fixture, 20250801);
  store_fixture_wait_until (page_fixture_count_rows (list) == 2);
  select_day (fixture, 20250901);
  store_fixture_wait_until (page_fixture_count_rows (list) == 0);
}

/* Days are named for a screen reader with what they hold. */
static void
test_names (PageFixture   *fixture,
            gconstpointer  data)
{
  GtkWidget *grid = GTK_WIDGET (get_grid (fixture)), *day = NULL;

  select_day (fixture, 20250822);
  store_fixture_wait_until (find_named (grid, "Pelatihan KHA") != NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (grid); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "selected"))
      day = child;
  g_assert_nonnull (day);
  gtk_test_accessible_assert_role (day, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (day, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Friday, 22 August 2025: 1 activity · 1 deadline");
  gtk_test_accessible_assert_role (grid, GTK_ACCESSIBLE_ROLE_GRID);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
#define ADD(name, func) g_test_add (name, PageFixture, NULL, set_up, func, page_fixture_tear_down)
  ADD ("/calendar-page/day", test_day);
  ADD ("/calendar-page/keys", test_keys);
  ADD ("/calendar-page/year", test_year);
  ADD ("/calendar-page/weeks", test_weeks);
  ADD ("/calendar-page/new-training", test_new_training);
  ADD ("/calendar-page/bars", test_bars);
  ADD ("/calendar-page/agenda", test_agenda);
  ADD ("/calendar-page/names", test_names);
  return g_test_run ();
}
