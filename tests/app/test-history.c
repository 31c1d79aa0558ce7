/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"
#include "press.h"

#include "layak-change-row.h"
#include "layak-history-row.h"
#include "layak-history-window.h"

typedef struct
{
  StoreFixture  store;

  char         *training;
  char         *other;
  GtkWidget    *window;
} Fixture;

/* Two trainings, one of which was changed twice. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  fixture->training = store_insert (&fixture->store, "training", "title", "Pelatihan", "status", "held",
                                    "regency", "63.11", "start-date", "2025-08-20", NULL);
  fixture->other = store_insert (&fixture->store, "training", "title", "Lokakarya", "status", "planned",
                                 "regency", "63.11", NULL);
  store_set (&fixture->store, "training", fixture->training, "start-date", "2025-08-21");
  store_set (&fixture->store, "training", fixture->training, "title", "Pelatihan KHA");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  store_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->training);
  g_free (fixture->other);
  store_fixture_wait_until (G_OBJECT (fixture->store.store)->ref_count == 1);
  store_fixture_tear_down (&fixture->store, NULL);
}

static void
show (Fixture    *fixture,
      const char *type,
      const char *uuid)
{
  fixture->window = layak_history_window_new (NULL, fixture->store.store, layak_record_info_find (type), uuid);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static GtkWidget *
get_list (Fixture *fixture)
{
  return page_fixture_get (fixture->window, "list");
}

static GtkWidget *
nth_row (Fixture *fixture,
         int      position)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_list (fixture)), position));
}

static const char *
get_title (GtkWidget *row)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
}

static AdwActionRow *
unfold (GtkWidget *row)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return ADW_ACTION_ROW (page_fixture_find (row, LAYAK_TYPE_CHANGE_ROW));
}

static void
test_record (Fixture       *fixture,
             gconstpointer  data)
{
  AdwActionRow *change;

  show (fixture, "training", fixture->training);
  g_assert_cmpuint (page_fixture_count_rows (get_list (fixture)), ==, 3);
  g_assert_cmpstr (get_title (nth_row (fixture, 0)), ==, "Change activity name: Pelatihan KHA");
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (nth_row (fixture, 0))), "test"));

  /* Nothing is read before somebody looks. */
  g_assert_null (page_fixture_find (nth_row (fixture, 1), LAYAK_TYPE_CHANGE_ROW));
  change = unfold (nth_row (fixture, 1));
  g_assert_cmpstr (get_title (GTK_WIDGET (change)), ==, "Start date");
  g_assert_cmpstr (adw_action_row_get_subtitle (change), ==, "20 Aug 2025 → 21 Aug 2025");
}

/* What is asked for and cannot be done is told, also when the window was closed in between. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  const char *trigger = "CREATE TRIGGER refuse BEFORE INSERT ON step BEGIN SELECT raise (ABORT, 'refused'); END";
  sqlite3 *other;

  show (fixture, "training", fixture->training);
  g_assert_cmpint (sqlite3_open (fixture->store.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, trigger, NULL, NULL, NULL), ==, SQLITE_OK);
  g_signal_emit_by_name (page_fixture_get (unfold (nth_row (fixture, 1)), "restore_button"), "clicked");
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  store_fixture_wait_until (find_open_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_open_window (ADW_TYPE_MESSAGE_DIALOG)), "refused"));
  gtk_window_destroy (find_open_window (ADW_TYPE_MESSAGE_DIALOG));
  sqlite3_close (other);
  show (fixture, "training", fixture->training);
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  AdwActionRow *change;

  show (fixture, "", NULL);
  g_assert_cmpuint (page_fixture_count_rows (get_list (fixture)), >=, 4);
  change = unfold (nth_row (fixture, 2));
  g_assert_cmpstr (get_title (GTK_WIDGET (change)), ==, "Training added");
  g_assert_cmpstr (adw_action_row_get_subtitle (change), ==, "Lokakarya");
  g_assert_false (gtk_widget_get_visible (page_fixture_get (change, "restore_button")));
}

static gboolean
is_stored (Fixture    *fixture,
           const char *field,
           const char *text)
{
  g_autoptr(LayakRow) row = store_fixture_dup_row (fixture->store.store, "training", fixture->training);
  const LayakField *info = layak_record_info_find_field (row->info, field);
  g_autofree char *stored = layak_value_format (info, *layak_row_get_value (row, field));

  return g_strcmp0 (stored, text) == 0;
}

/* A step of its own, which stands above the others at once; what was unfolded stays so. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  AdwActionRow *change;

  show (fixture, "training", fixture->training);
  change = unfold (nth_row (fixture, 1));
  g_signal_emit_by_name (page_fixture_get (change, "restore_button"), "clicked");
  store_fixture_wait_until (page_fixture_count_rows (get_list (fixture)) == 4);
  g_assert_true (is_stored (fixture, "start-date", "2025-08-20"));
  g_assert_true (is_stored (fixture, "title", "Pelatihan KHA"));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (nth_row (fixture, 2))));

  change = unfold (nth_row (fixture, 0));
  g_assert_cmpstr (adw_action_row_get_subtitle (change), ==, "21 Aug 2025 → 20 Aug 2025");
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  show (fixture, "training", fixture->training);
  g_signal_emit_by_name (page_fixture_get (nth_row (fixture, 1), "undo_button"), "clicked");
  store_fixture_wait_until (is_stored (fixture, "start-date", "2025-08-20"));
  g_assert_true (is_stored (fixture, "title", "Pelatihan KHA"));

  /* What was taken back is named, and not numbered. */
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  show (fixture, "training", fixture->training);
  g_assert_cmpstr (get_title (nth_row (fixture, 0)), ==, "Undo: Change start date: Pelatihan");
}

/* As in the main window, though it is another one. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  show (fixture, "training", fixture->training);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_assert_true (press_with (fixture->window, GDK_KEY_w, GDK_CONTROL_MASK));
  store_fixture_wait_until (fixture->window == NULL);
  show (fixture, "training", fixture->training);
}

/* What was changed since is named. */
static void
test_refusal (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *list;
  GtkListBoxRow *row;

  store_set (&fixture->store, "training", fixture->training, "start-date", "2025-08-22");
  show (fixture, "training", fixture->training);
  g_signal_emit_by_name (page_fixture_get (nth_row (fixture, 2), "undo_button"), "clicked");
  store_fixture_wait_until (find_open_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  list = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (find_open_window (ADW_TYPE_MESSAGE_DIALOG)));
  while (list != NULL && !GTK_IS_LIST_BOX (list))
    list = gtk_widget_get_first_child (list);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Pelatihan KHA"));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_assert_true (is_stored (fixture, "start-date", "2025-08-22"));
  gtk_window_destroy (GTK_WINDOW (find_open_window (ADW_TYPE_MESSAGE_DIALOG)));
}

/* Of many steps only the newest are read; the others follow on demand. */
static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *more;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("Pelatihan %d", i);

      store_set (&fixture->store, "training", fixture->training, "title", title);
    }
  show (fixture, "training", fixture->training);
  more = page_fixture_get (fixture->window, "more_button");
  g_assert_cmpuint (page_fixture_count_rows (get_list (fixture)), ==, 50);
  g_assert_true (gtk_widget_get_visible (more));
  g_signal_emit_by_name (more, "clicked");
  g_assert_cmpuint (page_fixture_count_rows (get_list (fixture)), ==, 63);
  g_assert_false (gtk_widget_get_visible (more));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/history/record", test_record);
  ADD ("/history/whole", test_whole);
  ADD ("/history/restore", test_restore);
  ADD ("/history/closed", test_closed);
  ADD ("/history/undo", test_undo);
  ADD ("/history/keys", test_keys);
  ADD ("/history/refusal", test_refusal);
  ADD ("/history/older", test_older);
  return g_test_run ();
}
