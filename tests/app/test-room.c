/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page does with the room it has. */
#include "page-fixture.h"

#include "layak-text-scale.h"
#include "layak-trainings-page.h"

typedef struct
{
  PageFixture  base;
  char        *training;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->base.store, NULL);
  store_add_places (&fixture->base.store);
  fixture->training = store_insert (&fixture->base.store, "training", "title", "Bimtek KHA", "status", "held",
                                    "regency", "63.11", "start-date", "2025-08-20", NULL);
  page_fixture_show (&fixture->base, LAYAK_TYPE_TRAININGS_PAGE, "63.11", 2025);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->training);
  page_fixture_tear_down (&fixture->base, NULL);
}

/* In a narrow window the list gives way to the editor, and the chips to a button. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWindow *window = GTK_WINDOW (fixture->base.window);
  AdwLeaflet *leaflet = ADW_LEAFLET (page_fixture_get_child (&fixture->base, "leaflet"));
  GtkWidget *pane = GTK_WIDGET (page_fixture_get_child (&fixture->base, "pane"));
  GtkWidget *chips = page_fixture_get (pane, "chips");
  GtkWidget *button = page_fixture_find_button (pane, "Filters");

  layak_page_show_record (fixture->base.page, fixture->training, NULL);
  store_fixture_wait_until (gtk_widget_get_mapped (button) == FALSE && gtk_widget_get_mapped (chips));
  g_assert_false (adw_leaflet_get_folded (leaflet));

  gtk_window_set_default_size (window, 700, 700);
  store_fixture_wait_until (adw_leaflet_get_folded (leaflet));
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "editor");
  layak_page_go_back (fixture->base.page);
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "list");
  store_fixture_wait_until (gtk_widget_get_mapped (chips));

  gtk_window_set_default_size (window, 400, 700);
  store_fixture_wait_until (gtk_widget_get_mapped (button) && !gtk_widget_get_visible (chips));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_true (gtk_widget_get_visible (chips));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);

  gtk_window_set_default_size (window, 1130, 700);
  store_fixture_wait_until (!adw_leaflet_get_folded (leaflet) && gtk_widget_get_visible (chips));
}

/* Who reads with large text needs more room for the same. */
static void
test_large_text (Fixture       *fixture,
                 gconstpointer  data)
{
  AdwLeaflet *leaflet = ADW_LEAFLET (page_fixture_get_child (&fixture->base, "leaflet"));
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *usual = NULL;
  double scale;

  layak_page_show_record (fixture->base.page, fixture->training, NULL);
  store_fixture_wait_until (gtk_widget_get_mapped (page_fixture_get_child (&fixture->base, "editor_page")));
  g_assert_false (adw_leaflet_get_folded (leaflet));
  scale = layak_text_scale (GTK_WIDGET (leaflet));
  g_object_get (settings, "gtk-font-name", &usual, NULL);

  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  store_fixture_wait_until (adw_leaflet_get_folded (leaflet));
  g_assert_cmpfloat (layak_text_scale (GTK_WIDGET (leaflet)), >, scale);
  g_object_set (settings, "gtk-font-name", usual, NULL);
  store_fixture_wait_until (!adw_leaflet_get_folded (leaflet));
  g_assert_cmpfloat_with_epsilon (layak_text_scale (GTK_WIDGET (leaflet)), scale, .01);
}

#define ADD(name, test) g_test_add ("/room/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("narrow", test_narrow);
  ADD ("large-text", test_large_text);
  return g_test_run ();
}
