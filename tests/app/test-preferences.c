/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "config.h"

#include "layak-calendar-page.h"
#include "layak-daily-backup.h"
#include "layak-delimiter.h"
#include "layak-month-grid.h"
#include "layak-new.h"
#include "layak-option.h"
#include "layak-person.h"
#include "layak-preferences-window.h"
#include "layak-record-info.h"

typedef struct
{
  StoreFixture  store;

  GSettings    *settings;
  GtkWidget    *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  fixture->settings = g_settings_new (LAYAK_APPLICATION_ID);
  fixture->window = layak_preferences_window_new (NULL, fixture->store.store);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->settings);
  store_fixture_wait_until (G_OBJECT (fixture->store.store)->ref_count == 1);
  store_fixture_tear_down (&fixture->store, NULL);
}

static void
apply_name (Fixture    *fixture,
            const char *name)
{
  GtkWidget *row = page_fixture_get (fixture->window, "name_row");

  gtk_editable_set_text (GTK_EDITABLE (row), name);
  g_signal_emit_by_name (row, "apply");
  store_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
}

/* The name is kept in the database, and an empty one is that of the account. */
static void
test_name (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *account = NULL, *chosen = NULL, *again = NULL;

  layak_person_load (fixture->store.store, &account, &error);
  g_assert_no_error (error);
  apply_name (fixture, "  Petugas Perencanaan ");
  layak_person_load (fixture->store.store, &chosen, &error);
  g_assert_cmpstr (chosen, ==, "Petugas Perencanaan");

  apply_name (fixture, "");
  layak_person_load (fixture->store.store, &again, &error);
  g_assert_cmpstr (again, ==, account);
  g_assert_cmpstr (gtk_editable_get_text (page_fixture_get (fixture->window, "name_row")), ==, account);
}

/* A name that is typed and not applied is stored when the window closes; a failure has a window of its own then. */
static void
test_name_closed (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *trigger = "CREATE TRIGGER refuse BEFORE INSERT ON setting BEGIN SELECT raise (ABORT, 'refused'); END";
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (fixture->store.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, trigger, NULL, NULL, NULL), ==, SQLITE_OK);
  gtk_editable_set_text (page_fixture_get (fixture->window, "name_row"), "Petugas");
  gtk_window_close (GTK_WINDOW (fixture->window));
  store_fixture_wait_until (find_open_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_open_window (ADW_TYPE_MESSAGE_DIALOG)), "refused"));
  gtk_window_destroy (find_open_window (ADW_TYPE_MESSAGE_DIALOG));
  sqlite3_close (other);

  fixture->window = layak_preferences_window_new (NULL, fixture->store.store);
}

/* Who only looks at the preferences changes nothing. */
static void
test_name_kept (Fixture       *fixture,
                gconstpointer  data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_false (layak_store_is_writing (fixture->store.store));
  fixture->window = layak_preferences_window_new (NULL, fixture->store.store);
}

static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  AdwComboRow *language = page_fixture_get (fixture->window, "language_row");
  AdwComboRow *delimiter = page_fixture_get (fixture->window, "delimiter_row");
  GtkSwitch *backups = page_fixture_get (fixture->window, "backups_switch");
  GtkSpinButton *kept = page_fixture_get (fixture->window, "kept_button");
  g_autofree char *chosen = NULL, *part = NULL;

  adw_combo_row_set_selected (language, 1);
  chosen = g_settings_get_string (fixture->settings, "language");
  g_assert_cmpstr (chosen, ==, "id");
  g_settings_set_string (fixture->settings, "language", "en");
  g_assert_cmpuint (adw_combo_row_get_selected (language), ==, 2);
  g_settings_reset (fixture->settings, "language");
  g_assert_cmpuint (adw_combo_row_get_selected (language), ==, 0);

  g_assert_cmpint (layak_delimiter_get (delimiter), ==, ',');
  layak_delimiter_set (delimiter, ';');
  part = g_settings_get_string (fixture->settings, "csv-delimiter");
  g_assert_cmpstr (part, ==, "semicolon");
  g_settings_reset (fixture->settings, "csv-delimiter");

  g_assert_cmpfloat (gtk_spin_button_get_value (kept), ==, 7);
  gtk_spin_button_set_value (kept, 3);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "backups-kept"), ==, 3);
  gtk_switch_set_active (backups, FALSE);
  g_assert_false (gtk_widget_get_sensitive (page_fixture_get (fixture->window, "kept_row")));
  g_settings_reset (fixture->settings, "automatic-backups");
  g_settings_reset (fixture->settings, "backups-kept");
}

static void
choose_place (Fixture    *fixture,
              const char *code)
{
  g_autoptr(LayakOption) option = layak_option_new (code, code, NULL);

  g_signal_emit_by_name (page_fixture_get (fixture->window, "place_picker"), "picked", option);
  store_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
}

/* It holds where all regencies are shown, and only if the database knows it. */
static void
test_office (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(LayakScope) scope = layak_scope_new (fixture->store.store);
  const LayakRecordInfo *info = layak_record_info_find ("training");
  g_autoptr(LayakRow) everywhere = NULL, elsewhere = NULL;

  choose_place (fixture, "99.99");
  g_assert_null (layak_scope_get_office (scope));
  choose_place (fixture, "63.11");
  everywhere = layak_new_row (info, scope);
  g_assert_cmpstr (layak_row_get_text (everywhere, "regency"), ==, "63.11");

  layak_scope_set_place (scope, "63.07");
  elsewhere = layak_new_row (info, scope);
  g_assert_cmpstr (layak_row_get_text (elsewhere, "regency"), ==, "63.07");
  g_assert_cmpstr (layak_scope_get_home (scope), ==, "63.11");
}

/* August 2025 begins on a Friday. */
static void
test_week (Fixture       *fixture,
           gconstpointer  data)
{
  LayakMonthGrid *grid = g_object_ref_sink (g_object_new (LAYAK_TYPE_MONTH_GRID, NULL));
  LayakDate first, last;

  layak_month_grid_set_selected (grid, 20250820);
  layak_month_grid_set_sunday_first (grid, TRUE);
  layak_month_grid_get_days (grid, &first, &last);
  g_assert_cmpint (first, ==, 20250727);
  g_assert_cmpint (last, ==, 20250906);
  layak_month_grid_set_sunday_first (grid, FALSE);
  layak_month_grid_get_days (grid, &first, &last);
  g_assert_cmpint (first, ==, 20250728);
  g_assert_cmpint (last, ==, 20250831);
  g_assert_finalize_object (grid);
}

static gboolean
has_backup (Fixture   *fixture,
            LayakDate  day)
{
  g_autofree char *path = layak_daily_backup_dup_path (fixture->store.store, day);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* One a day, the latest ones; what only looks similar is left alone. */
static void
test_backups (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *own = g_build_filename (fixture->store.directory, "layak-backup-penting.db", NULL);
  g_autofree char *path = layak_daily_backup_dup_path (fixture->store.store, 20250823);
  g_autoptr(GError) error = NULL;
  GStatBuf status;

  g_assert_true (g_file_set_contents (own, "", 0, NULL));
  for (LayakDate day = 20250820; day <= 20250823; day++)
    {
      g_assert_true (layak_daily_backup_make (fixture->store.store, day, 2, &error));
      g_assert_no_error (error);
    }
  g_assert_true (layak_daily_backup_make (fixture->store.store, 20250823, 2, &error));
  g_assert_no_error (error);

  g_assert_false (has_backup (fixture, 20250820));
  g_assert_false (has_backup (fixture, 20250821));
  g_assert_true (has_backup (fixture, 20250822));
  g_assert_true (has_backup (fixture, 20250823));
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/preferences/name", test_name);
  ADD ("/preferences/name-closed", test_name_closed);
  ADD ("/preferences/name-kept", test_name_kept);
  ADD ("/preferences/choices", test_choices);
  ADD ("/preferences/office", test_office);
  ADD ("/preferences/week", test_week);
  ADD ("/preferences/backups", test_backups);
  return g_test_run ();
}
