/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>

#include "page-fixture.h"

#include "layak-backup.h"
#include "layak-import-dialog.h"
#include "layak-indicators-pane.h"
#include "layak-list-pane.h"
#include "layak-month-grid.h"
#include "layak-period-group.h"
#include "layak-query-text.h"
#include "layak-removal.h"
#include "layak-reports-page.h"
#include "layak-training.h"

/* Too low for the ten activities of the invented year that were held. */
#define SMALL_HEIGHT 500

static GtkWindow *
find_second (WindowFixture *fixture)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l; l = l->next)
    if (LAYAK_IS_WINDOW (l->data) && l->data != fixture->window)
      return l->data;

  return NULL;
}

/* Two windows have one database, but a place of their own; what is written is seen in both. */
static void
test_second (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWindow *second;
  LayakScope *scope, *second_scope;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-window", NULL);
  second = find_second (fixture);
  g_assert_nonnull (second);
  g_assert_true (layak_window_get_store (LAYAK_WINDOW (second)) == window_fixture_get_store (fixture));

  scope = layak_window_get_scope (LAYAK_WINDOW (fixture->window));
  second_scope = layak_window_get_scope (LAYAK_WINDOW (second));
  layak_scope_set_place (second_scope, "63.07");
  g_assert_cmpstr (layak_scope_get_place (scope), ==, "63.11");
  gtk_widget_activate_action (GTK_WIDGET (second), "win.show-page", "s", "trainings");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "calendar");
  window_fixture_settle ();

  /* The other one stays when one is closed. */
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  gtk_window_destroy (second);
  store_fixture_wait_until (second == NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

static guint
count (LayakListPane *pane)
{
  return g_list_model_get_n_items (G_LIST_MODEL (layak_list_pane_get_list (pane)));
}

/* As from a terminal beside the window. */
static void
add_by_command (LayakStore *store,
                const char *regency)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "src", "cli", "layakctl", NULL);
  g_autofree char *place = g_strconcat ("regency=", regency, NULL);
  const char *words[] = { program, "--database", layak_store_get_path (store), "add", "training", "title=Rapat",
                          "status=held", "start-date=2025-03-03", place, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* Two windows on two regencies: what either writes, and what another program writes, is in the list it belongs to
 * without anybody asking for it, and in that one only. */
static void
test_live (WindowFixture *fixture,
           gconstpointer  data)
{
  LayakStore *store = window_fixture_get_store (fixture);
  LayakListPane *own, *other;
  GtkWindow *second;
  guint n_own, n_other;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-window", NULL);
  second = find_second (fixture);
  layak_scope_set_place (layak_window_get_scope (LAYAK_WINDOW (second)), "63.07");
  layak_scope_set_year (layak_window_get_scope (LAYAK_WINDOW (second)), 2025);
  own = window_fixture_show_pane (fixture->window, "trainings");
  layak_query_clear (layak_list_pane_get_query (own));
  other = window_fixture_show_pane (second, "trainings");
  layak_query_clear (layak_list_pane_get_query (other));
  window_fixture_settle ();
  n_own = count (own);
  n_other = count (other);
  g_assert_cmpuint (n_own, >, n_other);

  g_free (store_fixture_add (store, "training", "title=Rapat", "status=held", "start-date=2025-03-03",
                             "regency=63.07"));
  store_fixture_wait_until (count (other) == n_other + 1);
  g_assert_cmpuint (count (own), ==, n_own);

  add_by_command (store, "63.11");
  store_fixture_wait_until (count (own) == n_own + 1);
  add_by_command (store, "63.07");
  store_fixture_wait_until (count (other) == n_other + 2);
  g_assert_cmpuint (count (own), ==, n_own + 1);

  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  gtk_window_destroy (second);
  store_fixture_wait_until (second == NULL);
}

/* (transfer full) (nullable): the UUID of the selected record. */
static char *
dup_selected (LayakListPane *pane)
{
  g_autoptr(LayakRecord) record = layak_list_selection_dup_only (layak_list_pane_get_selection (pane));

  return record != NULL ? g_strdup (layak_record_get_uuid (record)) : NULL;
}

static void
reopen (WindowFixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (fixture->window);
  store_fixture_wait_until (fixture->window == NULL);
  window_fixture_open_demo (fixture, NULL);
}

/* The window was made small a moment ago, and its rows are not laid out again until the display has answered. */
static gboolean
is_too_long (LayakListPane *pane)
{
  GObject *view = gtk_widget_get_template_child (GTK_WIDGET (pane), LAYAK_TYPE_LIST_PANE, "view");
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  return gtk_widget_get_height (GTK_WIDGET (view)) < SMALL_HEIGHT &&
         gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

/* Each list comes back as it was left: what it asks for, its order, the record selected, and how far it was scrolled;
 * also that of a page which was not looked at meanwhile. */
static void
test_places (WindowFixture *fixture,
             gconstpointer  data)
{
  LayakListPane *pane = window_fixture_show_pane (fixture->window, "trainings");
  LayakQuery *query = layak_list_pane_get_query (pane);
  LayakRecordList *list = layak_list_pane_get_list (pane);
  g_autoptr(LayakEntry) entry = NULL;
  g_autofree char *text = NULL, *restored = NULL, *selected = NULL;
  const char *uuid;
  double scroll;

  gtk_window_set_default_size (fixture->window, 1200, SMALL_HEIGHT);
  layak_query_set_filter (query, "status", "held");
  layak_query_set_sort (query, "title", FALSE);
  store_fixture_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 10 && is_too_long (pane));
  entry = g_list_model_get_item (G_LIST_MODEL (list), 8);
  uuid = layak_record_get_uuid (layak_entry_get_record (entry));
  layak_list_selection_select (layak_list_pane_get_selection (pane), uuid);
  store_fixture_wait_until (layak_list_pane_get_scroll (pane) > 0);
  scroll = layak_list_pane_get_scroll (pane);
  text = layak_query_format (query);

  for (guint i = 0; i < 2; i++)
    {
      reopen (fixture);
      window_fixture_show_pane (fixture->window, "agencies");
    }

  pane = window_fixture_show_pane (fixture->window, "trainings");
  restored = layak_query_format (layak_list_pane_get_query (pane));
  g_assert_cmpstr (restored, ==, text);
  selected = dup_selected (pane);
  g_assert_cmpstr (selected, ==, uuid);
  store_fixture_wait_until (layak_list_pane_get_scroll (pane) == scroll);
}

/* (transfer none): the page of this name. */
static GtkWidget *
find_page (WindowFixture *fixture,
           const char    *name)
{
  GtkStack *pages = GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (fixture->window), LAYAK_TYPE_WINDOW,
                                                              "pages"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", name);
  return gtk_stack_get_child_by_name (pages, name);
}

static gpointer
get_part (GtkWidget  *page,
          const char *name)
{
  return gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), name);
}

static GtkAdjustment *
get_adjustment (GtkWidget *page)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (page))));
}

/* As far as there is something to see, but not to the end. Returns: how far that is */
static double
scroll_half (GtkWidget *page)
{
  GtkAdjustment *adjustment = get_adjustment (page);
  double room;

  window_fixture_settle ();
  store_fixture_wait_until (gtk_adjustment_get_page_size (adjustment) > 0 &&
                            gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment));
  room = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  gtk_adjustment_set_value (adjustment, (int) room / 2);
  return gtk_adjustment_get_value (adjustment);
}

static gboolean
is_selected (GtkWidget  *indicators,
             const char *number)
{
  return g_strcmp0 (layak_indicators_pane_get_selected (LAYAK_INDICATORS_PANE (indicators)), number) == 0;
}

/* Calendar, indicators and reports come back as they were left, too. */
static void
test_page_places (WindowFixture *fixture,
                  gconstpointer  data)
{
  const LayakPeriod half = { 20250101, 20250630 };
  GtkWidget *page, *pane;
  LayakPeriod period;
  double scroll;

  gtk_window_set_default_size (fixture->window, 1200, SMALL_HEIGHT);
  page = find_page (fixture, "calendar");
  layak_month_grid_set_selected (get_part (page, "grid"), 20250820);
  gtk_toggle_button_set_active (get_part (page, "agenda_button"), TRUE);
  scroll = scroll_half (page);
  page = find_page (fixture, "indicators");
  pane = get_part (page, "indicators");
  gtk_toggle_button_set_active (get_part (pane, "gaps_chip"), TRUE);
  gtk_widget_activate_action (pane, "indicators.cluster", "s", "3");
  layak_indicators_pane_select (LAYAK_INDICATORS_PANE (pane), "16");
  store_fixture_wait_until (is_selected (pane, "16"));
  layak_reports_page_set_period (LAYAK_REPORTS_PAGE (find_page (fixture, "reports")), &half);

  for (guint i = 0; i < 2; i++)
    {
      reopen (fixture);
      find_page (fixture, "agencies");
    }

  page = find_page (fixture, "calendar");
  g_assert_cmpint (layak_month_grid_get_selected (get_part (page, "grid")), ==, 20250820);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_part (page, "stack")), ==, "agenda");
  store_fixture_wait_until (gtk_adjustment_get_value (get_adjustment (page)) == scroll);
  page = find_page (fixture, "indicators");
  pane = get_part (page, "indicators");
  store_fixture_wait_until (is_selected (pane, "16"));
  g_assert_true (gtk_toggle_button_get_active (get_part (pane, "gaps_chip")));
  g_assert_true (gtk_widget_has_css_class (get_part (pane, "cluster_button"), "active"));
  page = find_page (fixture, "reports");
  g_assert_true (layak_period_group_get_period (get_part (page, "period_group"), &period, NULL));
  g_assert_cmpint (period.from, ==, half.from);
  g_assert_cmpint (period.to, ==, half.to);
}

static const char *
get_view (GtkWindow *window)
{
  g_autoptr(GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), "recommendations-view");

  return g_str_equal (g_variant_get_string (state, NULL), "board") ? "board" : "list";
}

/* The view of one database is not that of another one: here the setting was changed by a window on another one. */
static void
test_view (WindowFixture *fixture,
           gconstpointer  data)
{
  g_autoptr(GSettings) settings = g_settings_new (LAYAK_APPLICATION_ID);

  find_page (fixture, "recommendations");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.recommendations-view", "s", "list");
  g_settings_set_string (settings, "recommendations-view", "board");
  g_assert_cmpstr (get_view (fixture->window), ==, "list");

  reopen (fixture);
  g_assert_cmpstr (get_view (fixture->window), ==, "board");
  find_page (fixture, "recommendations");
  g_assert_cmpstr (get_view (fixture->window), ==, "list");
}

/* A toast tells what went with the record, and goes with its step: nobody takes back one step more. */
static void
test_undo_toast (WindowFixture *fixture,
                 gconstpointer  data)
{
  LayakStore *store = window_fixture_get_store (fixture);
  GtkWidget *page = find_page (fixture, "trainings");
  const gint64 id = store_fixture_count (store, "SELECT training FROM recommendation WHERE training IS NOT NULL"
                                         " GROUP BY training ORDER BY count (*) DESC LIMIT 1");
  const gint64 n = store_fixture_count (store, "SELECT count (*) FROM recommendation GROUP BY training"
                                        " HAVING training IS NOT NULL ORDER BY count (*) DESC LIMIT 1");
  const gint64 all = store_fixture_count (store, "SELECT count (*) FROM recommendation");
  g_autoptr(LayakRecord) training = layak_store_load_id (store, &layak_training_info, id, NULL);
  g_autofree char *text = g_strdup_printf ("“Bimtek” removed, with %d recommendations", (int) n);
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_cmpint (n, >, 1);
  layak_removal_start_one (page, store, "Bimtek", layak_record_get_row (training));
  store_fixture_wait_until (page_fixture_find_label (window, text) != NULL);
  gtk_widget_activate_action (window, "win.undo", NULL);
  store_fixture_wait_until (page_fixture_find_label (window, text) == NULL);
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM recommendation"), ==, all);
}

/* A closed window is gone at once, though it takes some time to take it down: its database can be opened anew. */
static void
test_close (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWindow *closed = fixture->window;

  window_fixture_show_pane (fixture->window, "trainings");
  find_page (fixture, "calendar");
  g_object_add_weak_pointer (G_OBJECT (closed), (gpointer *) &closed);
  gtk_window_close (closed);
  g_assert_nonnull (closed);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (closed)));
  gtk_window_close (closed);
  window_fixture_open_demo (fixture, NULL);
  g_assert_true (fixture->window != closed);
  store_fixture_wait_until (closed == NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
}

/* Who comes to the page for a record finds that, and not the one that was left. */
static void
test_record_over_place (WindowFixture *fixture,
                        gconstpointer  data)
{
  LayakListPane *pane = window_fixture_show_pane (fixture->window, "trainings");
  LayakRecordList *list = layak_list_pane_get_list (pane);
  g_autoptr(LayakEntry) left = NULL, wanted = NULL;
  g_autofree char *selected = NULL;
  const char *uuid;

  layak_query_clear (layak_list_pane_get_query (pane));
  store_fixture_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 14);
  left = g_list_model_get_item (G_LIST_MODEL (list), 12);
  wanted = g_list_model_get_item (G_LIST_MODEL (list), 1);
  uuid = layak_record_get_uuid (layak_entry_get_record (wanted));
  layak_list_selection_select (layak_list_pane_get_selection (pane),
                               layak_record_get_uuid (layak_entry_get_record (left)));
  reopen (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sss)", "training", uuid, "");
  window_fixture_settle ();
  selected = dup_selected (window_fixture_show_pane (fixture->window, "trainings"));
  g_assert_cmpstr (selected, ==, uuid);
}

/* (transfer full): the paths that the menu of the window offers, joined. */
static char *
dup_recent (GtkWindow *window)
{
  GMenuModel *menu = G_MENU_MODEL (gtk_widget_get_template_child (GTK_WIDGET (window), LAYAK_TYPE_WINDOW,
                                                                  "recent_menu"));
  GString *paths = g_string_new (NULL);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GVariant) path =
        g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, G_VARIANT_TYPE_STRING);

      g_string_append_printf (paths, "%s%s", i > 0 ? "|" : "", g_variant_get_string (path, NULL));
    }
  return g_string_free (paths, FALSE);
}

static void
assert_recent (GtkWindow  *window,
               const char *expected)
{
  g_autofree char *recent = dup_recent (window);

  g_assert_cmpstr (recent, ==, expected);
}

/* The menu leads to the other databases, the latest first, each to a window of its own; what is gone is not offered. */
static void
test_recent (WindowFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("layak-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "lain.db", NULL);
  g_autofree char *last = NULL, *demo = g_strdup (layak_store_get_path (window_fixture_get_store (fixture)));
  g_autoptr(LayakStore) store = layak_databases_open (path, LAYAK_OPEN_CREATE, NULL);
  g_autoptr(GSettings) settings = g_settings_new (LAYAK_APPLICATION_ID);
  GActionGroup *actions = G_ACTION_GROUP (fixture->application);
  GtkWindow *second;

  g_assert_nonnull (store);
  g_clear_object (&store);
  g_settings_set_strv (settings, "recent-databases", (const char *[]) { path, demo, NULL });
  assert_recent (fixture->window, path);

  g_action_group_activate_action (actions, "open-path", g_variant_new_string (path));
  second = find_second (fixture);
  g_assert_nonnull (second);
  g_assert_cmpstr (layak_store_get_path (layak_window_get_store (LAYAK_WINDOW (second))), ==, path);
  assert_recent (second, demo);
  last = g_settings_get_string (settings, "last-database");
  g_assert_cmpstr (last, ==, path);

  /* The window that is there is shown again. */
  g_action_group_activate_action (actions, "open-path", g_variant_new_string (demo));
  g_assert_true (find_second (fixture) == second);

  window_fixture_settle ();
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  gtk_window_destroy (second);
  store_fixture_wait_until (second == NULL);
  layak_databases_remove (path);
  g_settings_set_strv (settings, "recent-databases", (const char *[]) { demo, path, NULL });
  assert_recent (fixture->window, "");
  g_rmdir (folder);
}

/* A chooser that is still reading its first folder forgets what is chosen meanwhile. */
static gboolean
has_folder (void)
{
  g_autoptr(GFile) folder = NULL;

  if (find_open_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL)
    folder = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (find_open_window (GTK_TYPE_FILE_CHOOSER_DIALOG)));
  return folder != NULL;
}

static gboolean
has_chosen (const char *path)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (find_open_window (GTK_TYPE_FILE_CHOOSER_DIALOG));

  return file != NULL && g_strcmp0 (g_file_peek_path (file), path) == 0;
}

/* The name that is offered is free, also when there is a backup of this day: one that exists is never replaced. */
static void
test_backup_name (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *name = NULL;
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back-up", NULL);
  store_fixture_wait_until (find_open_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  dialog = find_open_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  g_assert_true (g_regex_match_simple ("^layak-\\d{4}-\\d\\d-\\d\\d-\\d{6}\\.db$", name, 0, 0));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  store_fixture_wait_until (find_open_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
}

/* Nothing happens before the question is answered; then everything is as it was when the backup was made. */
static void
test_restore (WindowFixture *fixture,
              gconstpointer  data)
{
  static const char count[] = "SELECT count (*) FROM training";
  LayakStore *store = window_fixture_get_store (fixture);
  g_autofree char *folder = g_dir_make_tmp ("layak-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cadangan.db", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  const gint64 before = store_fixture_count (store, count);
  LayakListPane *pane = window_fixture_show_pane (fixture->window, "trainings");
  g_autoptr(LayakEntry) entry = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (before, >, 0);
  layak_store_backup (store, path, &error);
  g_assert_no_error (error);
  entry = g_list_model_get_item (G_LIST_MODEL (layak_list_pane_get_list (pane)), 0);
  layak_list_selection_select (layak_list_pane_get_selection (pane),
                               layak_record_get_uuid (layak_entry_get_record (entry)));
  gtk_widget_activate_action (GTK_WIDGET (pane), "list.remove-selected", NULL);
  store_fixture_wait_until (store_fixture_count (store, count) == before - 1 && !layak_store_is_writing (store));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.restore", NULL);
  store_fixture_wait_until (has_folder ());
  gtk_file_chooser_set_file (GTK_FILE_CHOOSER (find_open_window (GTK_TYPE_FILE_CHOOSER_DIALOG)), file, &error);
  g_assert_no_error (error);
  store_fixture_wait_until (has_chosen (path));
  gtk_dialog_response (GTK_DIALOG (find_open_window (GTK_TYPE_FILE_CHOOSER_DIALOG)), GTK_RESPONSE_ACCEPT);
  store_fixture_wait_until (find_open_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_cmpint (store_fixture_count (store, count), ==, before - 1);

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_open_window (ADW_TYPE_MESSAGE_DIALOG)), "restore");
  store_fixture_wait_until (store_fixture_count (store, count) == before);
  window_fixture_settle ();
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  g_test_add ("/windows/second", WindowFixture, NULL, window_fixture_open_demo, test_second, window_fixture_tear_down);
  g_test_add ("/windows/page-places", WindowFixture, NULL, window_fixture_open_demo, test_page_places,
              window_fixture_tear_down);
  g_test_add ("/windows/view", WindowFixture, NULL, window_fixture_open_demo, test_view, window_fixture_tear_down);
  g_test_add ("/windows/close", WindowFixture, NULL, window_fixture_open_demo, test_close, window_fixture_tear_down);
  g_test_add ("/windows/places", WindowFixture, NULL, window_fixture_open_demo, test_places, window_fixture_tear_down);
  g_test_add ("/windows/record-over-place", WindowFixture, NULL, window_fixture_open_demo, test_record_over_place,
              window_fixture_tear_down);
  g_test_add ("/windows/recent", WindowFixture, NULL, window_fixture_open_demo, test_recent, window_fixture_tear_down);
  g_test_add ("/windows/backup-name", WindowFixture, NULL, window_fixture_open_demo, test_backup_name,
              window_fixture_tear_down);
  g_test_add ("/windows/restore", WindowFixture, NULL, window_fixture_open_demo, test_restore,
              window_fixture_tear_down);
  /* All have the same year, and this one adds to it. */
  g_test_add ("/windows/undo-toast", WindowFixture, NULL, window_fixture_open_demo, test_undo_toast,
              window_fixture_tear_down);
  g_test_add ("/windows/live", WindowFixture, NULL, window_fixture_open_demo, test_live, window_fixture_tear_down);

  return g_test_run ();
}
