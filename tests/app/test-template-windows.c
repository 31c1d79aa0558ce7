/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-list-pane.h"
#include "layak-template-dialog.h"
#include "layak-templates-window.h"
#include "layak-trainings-page.h"
#include "press.h"

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
  fixture->training = store_insert (&fixture->base.store, "training", "title", "Bimtek KHA 2025", "status", "held",
                                    "regency", "63.11", "start-date", "2025-08-20", "end-date", "2025-08-22", "kind",
                                    "technical-guidance", NULL);
  g_free (store_insert (&fixture->base.store, "session", "training", fixture->training, "topic", "Prinsip", "day",
                        "2025-08-21", NULL));
  page_fixture_show (&fixture->base, LAYAK_TYPE_TRAININGS_PAGE, "63.11", 2025);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->training);
  page_fixture_tear_down (&fixture->base, NULL);
}

static LayakStore *
get_store (Fixture *fixture)
{
  return fixture->base.store.store;
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 n = -1;

  layak_connection_get_number (layak_store_get_reader (get_store (fixture)), sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  GtkWidget *dialog;

  layak_page_show_record (fixture->base.page, fixture->training, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.page), "training.save-template", NULL);
  dialog = find_open_window (LAYAK_TYPE_TEMPLATE_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
save (Fixture    *fixture,
      GtkWidget  *dialog,
      const char *name)
{
  gtk_editable_set_text (page_fixture_get (dialog, "name_row"), name);
  gtk_widget_activate_action (dialog, "template.save", NULL);
  store_fixture_wait_until (find_open_window (LAYAK_TYPE_TEMPLATE_DIALOG) == NULL &&
                            !layak_store_is_writing (get_store (fixture)));
}

static void
undo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  layak_store_undo (get_store (fixture), 0, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  layak_store_redo (get_store (fixture), &error);
  g_assert_no_error (error);
}

/* The name that is offered is the title; without a name nothing is saved. */
static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture);
  GtkEditable *name = page_fixture_get (dialog, "name_row");

  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Bimtek KHA 2025");
  gtk_editable_set_text (name, "  ");
  gtk_widget_activate_action (dialog, "template.save", NULL);
  g_assert_true (find_open_window (LAYAK_TYPE_TEMPLATE_DIALOG) == dialog);
  save (fixture, dialog, "Bimtek");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM template WHERE name = 'Bimtek' AND regency IS NOT NULL"),
                   ==, 1);
  g_assert_true (g_str_has_prefix (fixture->base.asked, "announce"));

  undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM template"), ==, 0);
  redo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM template"), ==, 1);
}

/* The same name is the same template with a newer plan; one for everybody is another. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog;

  save (fixture, open_dialog (fixture), "Bimtek");
  store_set (&fixture->base.store, "training", fixture->training, "venue", "Aula");
  dialog = open_dialog (fixture);
  gtk_editable_set_text (page_fixture_get (dialog, "name_row"), "bimtek");
  g_assert_nonnull (strstr (gtk_label_get_label (page_fixture_get (dialog, "hint")), "replaced"));
  save (fixture, dialog, "bimtek");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM template WHERE content LIKE '%venue: Aula%'"), ==, 1);

  dialog = open_dialog (fixture);
  gtk_switch_set_active (page_fixture_get (dialog, "general_switch"), TRUE);
  save (fixture, dialog, "Bimtek");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM template WHERE regency IS NULL"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM template"), ==, 2);
}

static GtkWidget *
open_templates (Fixture *fixture)
{
  GtkWidget *window = layak_templates_window_new (GTK_WIDGET (fixture->base.page), fixture->base.scope);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static const char *
get_preview (GtkWidget *window)
{
  return gtk_label_get_label (page_fixture_get (window, "preview"));
}

/* The training is told before it is added, with its days and the year in its title. */
static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *window;
  GtkEditable *dates;

  save (fixture, open_dialog (fixture), "Bimtek");
  window = open_templates (fixture);
  dates = page_fixture_get (window, "dates_row");
  gtk_editable_set_text (dates, "kapan");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (dates), "error"));
  gtk_widget_activate_action (window, "templates.add", NULL);
  g_assert_true (find_open_window (LAYAK_TYPE_TEMPLATES_WINDOW) == window);

  gtk_editable_set_text (dates, "2/3/2026");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (dates), "error"));
  g_assert_nonnull (strstr (get_preview (window), "Bimtek KHA 2026"));
  gtk_widget_activate_action (window, "templates.add", NULL);
  store_fixture_wait_until (find_open_window (LAYAK_TYPE_TEMPLATES_WINDOW) == NULL);
  g_assert_true (g_str_has_prefix (fixture->base.asked, "show-record ('training'"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM training AS t JOIN session AS s ON s.training = t.id"
                          " WHERE t.status = 'planned' AND t.end_date = '2026-03-04' AND s.day = '2026-03-03'"),
                   ==, 1);

  undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM training"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM session"), ==, 1);
}

/* Those of the place come first, and the first is chosen; another one can be. */
static void
test_choose (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *window;
  GtkListBox *list;

  g_free (store_insert (&fixture->base.store, "template", "name", "A", "content", "training\ntitle: Umum", NULL));
  g_free (store_insert (&fixture->base.store, "template", "name", "Z", "content", "training\ntitle: Sendiri",
                        "regency", "63.11", NULL));
  g_free (store_insert (&fixture->base.store, "template", "name", "B", "content", "training\ntitle: Lain", "regency",
                        "63.72", NULL));
  window = open_templates (fixture);
  list = page_fixture_get (window, "list");
  g_assert_cmpuint (page_fixture_count_rows (GTK_WIDGET (list)), ==, 2);
  g_assert_cmpstr (get_preview (window), ==, "Sendiri");
  adw_action_row_activate (ADW_ACTION_ROW (gtk_list_box_get_row_at_index (list, 1)));
  g_assert_cmpstr (get_preview (window), ==, "Umum");

  gtk_widget_activate_action (window, "templates.add", NULL);
  store_fixture_wait_until (find_open_window (LAYAK_TYPE_TEMPLATES_WINDOW) == NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM training AS t JOIN regency AS g ON g.id = t.regency"
                          " WHERE t.title = 'Umum' AND t.status = 'draft' AND g.code = '63.11'"), ==, 1);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *icon)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, icon);
  return found;
}

/* Renaming and removing are steps; the list follows, and says how to begin once it is empty. */
static void
test_manage (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *window, *list, *dialog;
  GtkStack *stack;

  save (fixture, open_dialog (fixture), "Bimtek");
  window = open_templates (fixture);
  list = page_fixture_get (window, "list");
  stack = page_fixture_get (window, "stack");
  g_signal_emit_by_name (find_button (list, "document-edit-symbolic"), "clicked");
  dialog = find_open_window (LAYAK_TYPE_TEMPLATE_DIALOG);
  save (fixture, dialog, "Tahunan");
  store_fixture_wait_until (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (
                              gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0))), "Tahunan") == 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM template WHERE name = 'Tahunan'"), ==, 1);

  g_signal_emit_by_name (find_button (list, "user-trash-symbolic"), "clicked");
  store_fixture_wait_until (g_str_equal (gtk_stack_get_visible_child_name (stack), "empty"));
  store_fixture_wait_until (!layak_store_is_writing (get_store (fixture)));
  undo (fixture);
  store_fixture_wait_until (g_str_equal (gtk_stack_get_visible_child_name (stack), "list"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The Menu key on a row opens the menu of that row, and the focus goes back there when it is closed. */
static void
test_row_menu (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *pane = page_fixture_find (GTK_WIDGET (fixture->base.page), LAYAK_TYPE_LIST_PANE);
  GtkWidget *view = page_fixture_get (pane, "view"), *menu;

  layak_page_show_record (fixture->base.page, fixture->training, NULL);
  store_fixture_wait_until (layak_list_selection_count (layak_list_pane_get_selection (LAYAK_LIST_PANE (pane))) == 1);
  layak_list_pane_focus_list (LAYAK_LIST_PANE (pane));
  store_fixture_wait_until (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->base.window)), view));
  g_assert_true (press (view, GDK_KEY_Menu));
  menu = gtk_widget_get_last_child (pane);
  g_assert_true (GTK_IS_POPOVER_MENU (menu));
  store_fixture_wait_until (gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  store_fixture_wait_until (!gtk_widget_get_mapped (menu));
  g_assert_true (gtk_widget_get_state_flags (view) & GTK_STATE_FLAG_FOCUS_WITHIN);
}

#define ADD(name, test) g_test_add ("/template-windows/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("save", test_save);
  ADD ("replace", test_replace);
  ADD ("add", test_add);
  ADD ("choose", test_choose);
  ADD ("manage", test_manage);
  ADD ("row-menu", test_row_menu);
  return g_test_run ();
}
