/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing from a list, and adding what is missing from it. */
#include "page-fixture.h"

#include "layak-editor.h"
#include "layak-new-dialog.h"
#include "layak-option.h"
#include "layak-picker.h"
#include "layak-start-page.h"
#include "layak-tooltip.h"

typedef struct
{
  StoreFixture  store;

  GtkWidget    *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  fixture->window = adw_window_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  store_fixture_wait_until (page_fixture_close_popovers (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  store_fixture_wait_until (G_OBJECT (fixture->store.store)->ref_count == 1);
  store_fixture_tear_down (&fixture->store, NULL);
}

static GtkWidget *
show_picker (Fixture  *fixture,
             GCallback fill)
{
  GtkWidget *button = gtk_menu_button_new (), *picker = layak_picker_new ();

  g_signal_connect (picker, "fill", fill, fixture);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  adw_window_set_content (ADW_WINDOW (fixture->window), button);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return picker;
}

static guint
count_options (GtkWidget *picker)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (page_fixture_get (picker, "view"))));
}

static void
search (GtkWidget  *picker,
        const char *text)
{
  gtk_editable_set_text (page_fixture_get (picker, "search"), text);
}

static void
fill_agencies_cb (GtkWidget *picker,
                  Fixture   *fixture)
{
  layak_picker_add_records (LAYAK_PICKER (picker), fixture->store.store, layak_record_info_find ("agency"));
}

/* Agencies of the same name are told apart by their place, which is searched like the rest, in any order. */
static void
test_agencies (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const places[] = { "63.07", "63.11", "63.72" };
  GtkWidget *picker;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_free (store_insert (&fixture->store, "agency", "level", "regency", "regency", places[i], "abbreviation", "DP3A",
                          "name", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak", NULL));
  picker = show_picker (fixture, G_CALLBACK (fill_agencies_cb));
  store_fixture_wait_until (count_options (picker) == 3);
  search (picker, "BALANGAN dinas");
  store_fixture_wait_until (count_options (picker) == 1);
  search (picker, "dinas kesehatan");
  store_fixture_wait_until (count_options (picker) == 0);
  search (picker, "dp3a");
  store_fixture_wait_until (count_options (picker) == 3);
}

/* Nothing lies over what is chosen from, also where the tooltip changes meanwhile; then it is back. */
static void
test_tooltips (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *picker, *button;

  layak_tooltip_keep_off_popovers ();
  picker = show_picker (fixture, G_CALLBACK (fill_agencies_cb));
  button = gtk_widget_get_parent (picker);
  gtk_popover_popdown (GTK_POPOVER (picker));
  store_fixture_wait_until (!gtk_widget_get_mapped (picker));
  layak_tooltip_set (button, "Choose");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  store_fixture_wait_until (gtk_widget_get_mapped (picker));
  g_assert_false (gtk_widget_get_has_tooltip (button));
  layak_tooltip_set (button, "Choose another");
  g_assert_false (gtk_widget_get_has_tooltip (button));

  gtk_popover_popdown (GTK_POPOVER (picker));
  store_fixture_wait_until (!gtk_widget_get_visible (picker));
  g_assert_true (gtk_widget_get_has_tooltip (button));
  g_assert_cmpstr (layak_tooltip_get (button), ==, "Choose another");
}

/* What has no name yet cannot be added. */
static void
test_names_new (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *picker = show_picker (fixture, G_CALLBACK (fill_agencies_cb)), *button;

  layak_picker_set_names_new (LAYAK_PICKER (picker));
  button = page_fixture_get (picker, "create_button");
  g_assert_false (gtk_widget_get_visible (button));
  search (picker, " Forum Anak ");
  store_fixture_wait_until (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Add “Forum Anak”");
  search (picker, " ");
  store_fixture_wait_until (!gtk_widget_get_visible (button));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (LAYAK_IS_NEW_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* Not every regency comes with the program: who begins with another one adds it, and goes on with it. */
static void
test_new_place (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(LayakScope) scope = layak_scope_new (fixture->store.store);
  GtkWidget *page = layak_start_page_new (scope, NULL), *dialog;
  LayakEditor *editor;
  LayakRow *draft;

  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_visible (page_fixture_get (page_fixture_get (page, "place_picker"),
                                                           "create_button")));
  g_signal_emit_by_name (page_fixture_get (page, "place_picker"), "create", "Barito Timur");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  editor = page_fixture_get (dialog, "editor");
  g_assert_cmpstr (layak_record_get_text (layak_editor_get_record (editor), "name"), ==, "Barito Timur");
  draft = layak_row_copy (layak_record_get_row (layak_editor_get_record (editor)));
  store_fixture_fill (draft, (const char * const []) { "code=62.13", "kind=kabupaten", "province=62", NULL });
  layak_editor_save (editor, draft);
  gtk_widget_activate_action (dialog, "dialog.add", NULL);
  store_fixture_wait_until (find_dialog () == NULL);
  g_assert_cmpstr (layak_scope_get_place (scope), ==, "62.13");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/picker/agencies", test_agencies);
  ADD ("/picker/tooltips", test_tooltips);
  ADD ("/picker/names-new", test_names_new);
  ADD ("/picker/new-place", test_new_place);
  return g_test_run ();
}
