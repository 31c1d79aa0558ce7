/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>

#include "press.h"

#include "layak-filter-name.h"
#include "layak-filter-saver.h"
#include "layak-import-dialog.h"
#include "layak-list-pane.h"

static char *
dup_title (WindowFixture *fixture,
           const char    *uuid)
{
  g_autoptr(LayakRecord) record = layak_store_load (window_fixture_get_store (fixture),
                                                    layak_record_info_find ("training"), uuid, NULL);

  return record != NULL ? g_strdup (layak_record_get_text (record, "title")) : NULL;
}

static void
wait_for_title (WindowFixture *fixture,
                const char    *uuid,
                const char    *title)
{
  g_autofree char *found = NULL;

  while (g_free (found), found = dup_title (fixture, uuid), g_strcmp0 (found, title) != 0)
    g_main_context_iteration (NULL, TRUE);
  store_fixture_wait_until (!layak_store_is_writing (window_fixture_get_store (fixture)));
}

static const GdkModifierType undo_keys[] = { GDK_CONTROL_MASK, GDK_CONTROL_MASK | GDK_SHIFT_MASK };

/* The search has nothing to take back until something is typed into it. */
static void
test_undo_keys (WindowFixture *fixture,
                gconstpointer  data)
{
  LayakStore *store = window_fixture_get_store (fixture);
  GtkWidget *window = GTK_WIDGET (fixture->window), *search;
  g_autofree char *uuid = store_fixture_add (store, "training", "title=Semula", "status=held", "regency=63.11");
  g_autoptr(GError) error = NULL;

  store_fixture_set (store, "training", uuid, "title", "Kini", &error);
  g_assert_no_error (error);
  window_fixture_show_pane (fixture->window, "trainings");
  gtk_widget_activate_action (window, "win.find", NULL);
  search = gtk_window_get_focus (fixture->window);
  g_assert_true (GTK_IS_TEXT (search));
  g_assert_true (press_with (window, GDK_KEY_z, undo_keys[0]));
  wait_for_title (fixture, uuid, "Semula");
  g_assert_true (press_with (window, GDK_KEY_z, undo_keys[1]));
  wait_for_title (fixture, uuid, "Kini");

  g_assert_true (gtk_window_get_focus (fixture->window) == search);
  g_signal_emit_by_name (search, "insert-at-cursor", "kini");
  g_assert_true (press_with (window, GDK_KEY_z, undo_keys[0]));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_true (press_with (window, GDK_KEY_z, undo_keys[1]));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "kini");
  window_fixture_settle ();
  wait_for_title (fixture, uuid, "Kini");

  g_assert_true (press_with (window, GDK_KEY_z, undo_keys[0]));
  g_assert_true (press_with (window, GDK_KEY_z, undo_keys[0]));
  wait_for_title (fixture, uuid, "Semula");
}

#define IMPORTED_UUID "01f80000-0000-7000-8000-000000000001"

/* What came in is undone at once by the key, wherever the focus was. */
static void
test_import_undone (WindowFixture *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("layak-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "kiriman.xml", NULL);
  LayakListPane *pane = window_fixture_show_pane (fixture->window, "trainings");
  GtkWidget *window = GTK_WIDGET (fixture->window), *dialog;
  g_autoptr(GError) error = NULL;
  GtkStack *stack;

  g_file_set_contents (path, "<report xmlns='urn:layak:report:1' version='1.0'>\n<training uuid='" IMPORTED_UUID
                             "' status='held' regency='63.11'><title>Kiriman</title></training>\n</report>", -1,
                       &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (window, "win.find", NULL);
  gtk_widget_activate_action (window, "win.import-file", "s", path);
  dialog = find_open_window (LAYAK_TYPE_IMPORT_DIALOG);
  stack = GTK_STACK (gtk_widget_get_template_child (dialog, LAYAK_TYPE_IMPORT_DIALOG, "stack"));
  store_fixture_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "review") == 0);
  gtk_widget_activate_action (dialog, "import.apply", NULL);
  store_fixture_wait_until (find_open_window (LAYAK_TYPE_IMPORT_DIALOG) == NULL);
  wait_for_title (fixture, IMPORTED_UUID, "Kiriman");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), GTK_WIDGET (pane)));
  g_assert_false (GTK_IS_TEXT (gtk_window_get_focus (fixture->window)));

  g_assert_true (press_with (window, GDK_KEY_z, undo_keys[0]));
  wait_for_title (fixture, IMPORTED_UUID, NULL);
  g_unlink (path);
  g_rmdir (folder);
}

/* The arrow keys pass through the pages without opening them; the mark stays with the one that is shown, and the focus
 * goes along with a page that is opened by its number. */
static void
test_sidebar (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkListBox *sidebar = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (fixture->window), LAYAK_TYPE_WINDOW,
                                                                     "sidebar"));
  GtkListBoxRow *shown;

  window_fixture_show_pane (fixture->window, "trainings");
  shown = gtk_list_box_get_selected_row (sidebar);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (shown)));
  g_signal_emit_by_name (sidebar, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  g_assert_false (gtk_window_get_focus (fixture->window) == GTK_WIDGET (shown));
  g_assert_true (gtk_list_box_get_selected_row (sidebar) == shown);

  window_fixture_show_pane (fixture->window, "reports");
  g_assert_false (gtk_list_box_get_selected_row (sidebar) == shown);
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (gtk_list_box_get_selected_row (sidebar)));
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = G_OBJECT_TYPE (widget) == type ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* Whoever saves a search goes on in the search: a Delete among the rows would delete them. */
static void
test_after_saving_filter (WindowFixture *fixture,
                          gconstpointer  data)
{
  LayakListPane *pane = window_fixture_show_pane (fixture->window, "trainings");
  GtkWidget *saver = find_type (GTK_WIDGET (pane), LAYAK_TYPE_FILTER_SAVER);
  GtkWidget *search, *entry;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find", NULL);
  search = gtk_window_get_focus (fixture->window);
  g_signal_emit_by_name (search, "insert-at-cursor", "bimtek");
  store_fixture_wait_until (gtk_widget_get_mapped (saver));
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_template_child (saver, LAYAK_TYPE_FILTER_SAVER, "button")));
  entry = GTK_WIDGET (gtk_widget_get_template_child (saver, LAYAK_TYPE_FILTER_SAVER, "name"));
  entry = GTK_WIDGET (gtk_widget_get_template_child (entry, LAYAK_TYPE_FILTER_NAME, "entry"));
  store_fixture_wait_until (gtk_widget_get_mapped (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Bimtek saja");
  g_signal_emit_by_name (entry, "activate");
  store_fixture_wait_until (!gtk_widget_get_mapped (saver));
  window_fixture_settle ();
  g_assert_true (gtk_window_get_focus (fixture->window) == search);
}

#define ADD(name, test) \
  g_test_add ("/window-keys/" name, WindowFixture, NULL, window_fixture_open_demo, test, window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  ADD ("undo", test_undo_keys);
  ADD ("import-undone", test_import_undone);
  ADD ("sidebar", test_sidebar);
  ADD ("after-saving-filter", test_after_saving_filter);

  return g_test_run ();
}
