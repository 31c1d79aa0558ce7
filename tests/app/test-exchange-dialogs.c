/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-backup.h"
#include "layak-export-dialog.h"
#include "layak-exporter.h"
#include "layak-formats.h"
#include "layak-import-dialog.h"
#include "layak-import-review.h"
#include "layak-import-list.h"
#include "layak-reviews-window.h"

#include <glib/gstdio.h>

typedef struct
{
  StoreFixture  store;

  LayakScope   *scope;
  char         *training;
  char         *report;      /* what another office sent */
  GtkWidget    *dialog;
  char         *told;        /* what the dialog told last */
} Fixture;

static void
change (LayakStore *store,
        const char *training,
        const char *title)
{
  g_autoptr(GError) error = NULL;

  store_fixture_set (store, "training", training, "title", title, &error);
  g_assert_no_error (error);
}

/* Another office works on a copy, as a restored backup is, and sends what it has. */
static void
write_report (Fixture    *fixture,
              const char *title)
{
  g_autofree char *backup = g_build_filename (fixture->store.directory, "backup.db", NULL);
  g_autofree char *path = g_build_filename (fixture->store.directory, "other.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStore) other = NULL;

  layak_store_backup (fixture->store.store, backup, &error);
  g_assert_no_error (error);
  other = layak_store_open (path, LAYAK_OPEN_NEW, &error);
  g_assert_no_error (error);
  layak_store_set_origin (other, "test");
  layak_store_restore (other, backup, &error);
  g_assert_no_error (error);

  change (other, fixture->training, title);
  g_free (store_fixture_add (other, "training", "title=Baru", "status=held", "regency=63.07"));
  fixture->report = g_build_filename (fixture->store.directory, "kiriman.xml", NULL);
  layak_exporter_write_file (other, &(LayakExportOptions) { 0 }, fixture->report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  fixture->scope = layak_scope_new (fixture->store.store);
  fixture->training = store_insert (&fixture->store, "training", "title", "Pelatihan", "status", "held",
                                    "regency", "63.11", "start-date", "2025-08-20", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
      gtk_window_destroy (GTK_WINDOW (fixture->dialog));
    }
  g_free (fixture->training);
  g_free (fixture->report);
  g_free (fixture->told);
  g_object_unref (fixture->scope);
  store_fixture_wait_until (G_OBJECT (fixture->store.store)->ref_count == 1);
  store_fixture_tear_down (&fixture->store, NULL);
}

static LayakStore *
get_store (Fixture *fixture)
{
  return fixture->store.store;
}

static void
told_cb (Fixture    *fixture,
         const char *text)
{
  g_free (fixture->told);
  fixture->told = g_strdup (text);
}

static const char *
get_shown (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (page_fixture_get (fixture->dialog, "stack"));
}

static void
open_import (Fixture    *fixture,
             const char *path)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  fixture->dialog = layak_import_dialog_new (NULL, get_store (fixture), G_LIST_MODEL (files));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "imported", G_CALLBACK (told_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  store_fixture_wait_until (g_strcmp0 (get_shown (fixture), "reading") != 0);
}

static char *
dup_title (Fixture *fixture)
{
  g_autoptr(LayakRecord) record = layak_store_load (get_store (fixture), layak_record_info_find ("training"),
                                                    fixture->training, NULL);

  return g_strdup (layak_record_get_text (record, "title"));
}

static gint64
count_trainings (Fixture *fixture)
{
  return store_fixture_count (get_store (fixture), "SELECT count (*) FROM training");
}

/* Nothing is written before the button; one undo takes all of it back. */
static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;

  write_report (fixture, "Judul kiriman");
  open_import (fixture, fixture->report);
  g_assert_cmpstr (get_shown (fixture), ==, "review");
  g_assert_cmpint (count_trainings (fixture), ==, 1);

  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  store_fixture_wait_until (fixture->dialog == NULL && fixture->told != NULL);
  after = dup_title (fixture);
  g_assert_cmpstr (after, ==, "Judul kiriman");
  g_assert_cmpint (count_trainings (fixture), ==, 2);

  layak_store_undo (get_store (fixture), 0, &error);
  g_assert_no_error (error);
  before = dup_title (fixture);
  g_assert_cmpstr (before, ==, "Pelatihan");
  g_assert_cmpint (count_trainings (fixture), ==, 1);
}

/* Changed here and there: somebody must decide before it can be imported. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  LayakImportReview *review;
  g_autofree char *title = NULL;

  write_report (fixture, "Judul kiriman");
  change (get_store (fixture), fixture->training, "Judul saya");
  open_import (fixture, fixture->report);
  review = page_fixture_get (fixture->dialog, "review");
  g_assert_cmpint (layak_import_review_count_undecided (review), ==, 1);
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  g_assert_cmpstr (get_shown (fixture), ==, "review");

  gtk_widget_activate_action (fixture->dialog, "import.decide-all", "s", "mine");
  g_assert_cmpint (layak_import_review_count_undecided (review), ==, 0);
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  store_fixture_wait_until (fixture->dialog == NULL && fixture->told != NULL);
  title = dup_title (fixture);
  g_assert_cmpstr (title, ==, "Judul saya");
  g_assert_cmpint (count_trainings (fixture), ==, 2);
}

/* All but the conflict comes in, and the conflict can be decided another day. */
static void
test_skip_conflicts (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *title = NULL;

  write_report (fixture, "Judul kiriman");
  change (get_store (fixture), fixture->training, "Judul saya");
  open_import (fixture, fixture->report);
  gtk_widget_activate_action (fixture->dialog, "import.skip-conflicts", NULL);
  store_fixture_wait_until (fixture->dialog == NULL && fixture->told != NULL);
  title = dup_title (fixture);
  g_assert_cmpstr (title, ==, "Judul saya");
  g_assert_cmpint (count_trainings (fixture), ==, 2);

  open_import (fixture, fixture->report);
  g_assert_cmpint (layak_import_review_count_undecided (page_fixture_get (fixture->dialog, "review")), ==, 1);
}

/* A file that is no report says where it is broken. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "broken.xml", NULL);
  g_autoptr(GError) error = NULL;
  AdwStatusPage *page;

  g_file_set_contents (path, "<report xmlns='urn:layak:report:1' version='1.0'>\n<training", -1, &error);
  g_assert_no_error (error);
  open_import (fixture, path);
  g_assert_cmpstr (get_shown (fixture), ==, "failed");
  page = page_fixture_get (fixture->dialog, "failed_page");
  g_assert_true (g_str_has_prefix (adw_status_page_get_description (page), "Line 2: "));
}

static const char *
get_selected (AdwComboRow *row)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

/* The row of the columns with this heading. */
static AdwComboRow *
find_column (GtkWidget  *widget,
             const char *heading)
{
  if (ADW_IS_COMBO_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), heading))
    return ADW_COMBO_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *row = find_column (child, heading);

      if (row != NULL)
        return row;
    }
  return NULL;
}

/* A sheet shows its columns first; what is chosen there is what is imported. */
static void
test_sheet (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "kegiatan.csv", NULL);
  g_autoptr(GError) error = NULL;
  AdwComboRow *first, *second;
  GtkWidget *page;

  g_file_set_contents (path, "Kegiatan;Tanggal;Ruang;Paraf\nPelatihan guru;20-22/8/2025;Aula;x\n", -1, &error);
  g_assert_no_error (error);
  open_import (fixture, path);
  g_assert_cmpstr (get_shown (fixture), ==, "columns");
  layak_import_dialog_set_place (LAYAK_IMPORT_DIALOG (fixture->dialog), "63.11");

  page = page_fixture_get (fixture->dialog, "csv_page");
  g_assert_cmpstr (get_selected (page_fixture_get (page, "delimiter_row")), ==, "Semicolon");
  first = find_column (page, "Kegiatan");
  second = find_column (page, "Ruang");
  g_assert_cmpstr (get_selected (first), ==, "Activity name");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (first)), ==, "Pelatihan guru");
  g_assert_cmpstr (get_selected (second), ==, "Leave out");

  /* What is required must come from somewhere. */
  adw_combo_row_set_selected (first, 0);
  g_assert_false (gtk_widget_get_sensitive (page_fixture_get (page, "continue_button")));
  adw_combo_row_set_selected (first, 3);
  g_assert_cmpstr (get_selected (first), ==, "Activity name");
  /* Two columns never tell the same. */
  adw_combo_row_set_selected (second, 3);
  g_assert_cmpstr (get_selected (first), ==, "Leave out");
  adw_combo_row_set_selected (first, 3);
  g_assert_cmpstr (get_selected (second), ==, "Leave out");

  g_signal_emit_by_name (page_fixture_get (page, "continue_button"), "clicked");
  store_fixture_wait_until (g_str_equal (get_shown (fixture), "review"));
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  store_fixture_wait_until (fixture->dialog == NULL && fixture->told != NULL);
  g_assert_cmpint (count_trainings (fixture), ==, 2);
}

static LayakImportReview *
get_review (Fixture *fixture)
{
  return page_fixture_get (fixture->dialog, "review");
}

static guint
count_reviews (Fixture *fixture)
{
  return (guint) store_fixture_count (get_store (fixture), "SELECT count (*) FROM review");
}

/* Whose row the person has chosen in the list. */
static GtkWidget *
get_detail (Fixture    *fixture,
            const char *name)
{
  return page_fixture_get (page_fixture_get (GTK_WIDGET (get_review (fixture)), "detail"), name);
}

static void
close_dialog (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  store_fixture_wait_until (fixture->dialog == NULL);
}

/* A review that is half done is there again when its file is, and its file is not needed. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) kept = NULL;
  g_autofree char *title = NULL;
  LayakReview *review;

  write_report (fixture, "Judul kiriman");
  change (get_store (fixture), fixture->training, "Judul saya");
  open_import (fixture, fixture->report);
  gtk_widget_activate_action (fixture->dialog, "import.decide-all", "s", "theirs");
  g_assert_false (layak_reviews_window_is_needed (get_store (fixture)));
  close_dialog (fixture);
  g_assert_cmpuint (count_reviews (fixture), ==, 1);
  title = dup_title (fixture);
  g_assert_cmpstr (title, ==, "Judul saya");

  open_import (fixture, fixture->report);
  g_assert_cmpuint (layak_import_review_count_undecided (get_review (fixture)), ==, 0);
  g_assert_true (gtk_widget_get_visible (page_fixture_get (fixture->dialog, "continued_bar")));
  close_dialog (fixture);

  g_unlink (fixture->report);
  g_assert_true (layak_reviews_window_is_needed (get_store (fixture)));
  kept = layak_reviews_select (layak_store_get_reader (get_store (fixture)), NULL);
  review = g_ptr_array_steal_index (kept, 0);
  g_assert_true (layak_reviews_load_files (layak_store_get_reader (get_store (fixture)), review, NULL));
  fixture->dialog = layak_import_dialog_new_kept (NULL, get_store (fixture), review);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "imported", G_CALLBACK (told_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  store_fixture_wait_until (g_strcmp0 (get_shown (fixture), "review") == 0);
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  store_fixture_wait_until (fixture->dialog == NULL && fixture->told != NULL);
  g_free (g_steal_pointer (&title));
  title = dup_title (fixture);
  g_assert_cmpstr (title, ==, "Judul kiriman");
  g_assert_cmpuint (count_reviews (fixture), ==, 0);
}

/* What is put off is left out, stays open with its file, and comes in another day. */
static void
test_parked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *title = NULL;

  write_report (fixture, "Judul kiriman");
  change (get_store (fixture), fixture->training, "Judul saya");
  open_import (fixture, fixture->report);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_detail (fixture, "park_button")), TRUE);
  g_assert_cmpuint (layak_import_review_count_parked (get_review (fixture)), ==, 1);
  g_assert_cmpuint (layak_import_review_count_undecided (get_review (fixture)), ==, 0);
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  store_fixture_wait_until (fixture->dialog == NULL && fixture->told != NULL);
  g_assert_nonnull (strstr (fixture->told, "parked"));
  g_assert_cmpint (count_trainings (fixture), ==, 2);
  title = dup_title (fixture);
  g_assert_cmpstr (title, ==, "Judul saya");
  g_assert_cmpuint (count_reviews (fixture), ==, 1);

  open_import (fixture, fixture->report);
  g_assert_cmpuint (layak_import_review_count_parked (get_review (fixture)), ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_detail (fixture, "park_button")), FALSE);
  gtk_widget_activate_action (fixture->dialog, "import.decide-all", "s", "theirs");
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  store_fixture_wait_until (fixture->dialog == NULL);
  g_assert_cmpuint (count_reviews (fixture), ==, 0);
}

/* All that a filter lets through is put off at once, and only that. */
static void
test_filtered (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *list;

  write_report (fixture, "Judul kiriman");
  open_import (fixture, fixture->report);
  list = page_fixture_get (GTK_WIDGET (get_review (fixture)), "list");
  gtk_editable_set_text (page_fixture_get (list, "search"), "tidak ada");
  store_fixture_wait_until (g_list_model_get_n_items (layak_import_list_get_shown (LAYAK_IMPORT_LIST (list))) == 0);
  gtk_widget_activate_action (fixture->dialog, "import.decide-all", "s", "skip");
  g_assert_cmpuint (layak_import_review_count_parked (get_review (fixture)), ==, 0);

  gtk_editable_set_text (page_fixture_get (list, "search"), "baru");
  store_fixture_wait_until (g_list_model_get_n_items (layak_import_list_get_shown (LAYAK_IMPORT_LIST (list))) == 1);
  gtk_widget_activate_action (fixture->dialog, "import.decide-all", "s", "skip");
  g_assert_cmpuint (layak_import_review_count_parked (get_review (fixture)), ==, 1);
  gtk_widget_activate_action (fixture->dialog, "import.decide-all", "s", "none");
  g_assert_cmpuint (layak_import_review_count_parked (get_review (fixture)), ==, 0);
}

/* The first button with a CSS class, at any depth. */
static GtkWidget *
find_class (GtkWidget  *widget,
            const char *class)
{
  if (gtk_widget_has_css_class (widget, class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
write_text (Fixture    *fixture,
            const char *text)
{
  g_autoptr(GError) error = NULL;

  fixture->report = g_build_filename (fixture->store.directory, "kiriman.xml", NULL);
  g_file_set_contents (fixture->report, text, -1, &error);
  g_assert_no_error (error);
}

#define HEAD "<report xmlns='urn:layak:report:1' version='1.0'>\n"

/* The same event under another UUID: the person says so, chooses the title, and one of the two is left. */
static void
test_duplicate (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *title = NULL;
  GtkWidget *detail;

  write_text (fixture, HEAD "<training uuid='01f80000-0000-7000-8000-000000000001' status='held' regency='63.11'"
                       " startDate='2025-08-20'><title>Bimtek</title></training>\n</report>");
  open_import (fixture, fixture->report);
  g_assert_cmpuint (layak_import_review_count_asked (get_review (fixture)), ==, 1);
  detail = page_fixture_get (GTK_WIDGET (get_review (fixture)), "detail");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_class (detail, "answer-same")), TRUE);
  g_assert_cmpuint (layak_import_review_count_asked (get_review (fixture)), ==, 0);
  g_assert_cmpuint (layak_import_review_count_undecided (get_review (fixture)), ==, 1);
  g_signal_emit_by_name (get_detail (fixture, "theirs_button"), "clicked");
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  store_fixture_wait_until (fixture->dialog == NULL && fixture->told != NULL);
  g_assert_cmpint (count_trainings (fixture), ==, 1);
  title = dup_title (fixture);
  g_assert_cmpstr (title, ==, "Bimtek");
}

static void
test_not_the_same (Fixture       *fixture,
                   gconstpointer  data)
{
  write_text (fixture, HEAD "<training uuid='01f80000-0000-7000-8000-000000000001' status='held' regency='63.11'"
                       " startDate='2025-08-20'><title>Bimtek</title></training>\n</report>");
  open_import (fixture, fixture->report);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_class (page_fixture_get (GTK_WIDGET (get_review (fixture)),
                                                                                "detail"), "answer-different")), TRUE);
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  store_fixture_wait_until (fixture->dialog == NULL && fixture->told != NULL);
  g_assert_cmpint (count_trainings (fixture), ==, 2);
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM distinction"), ==, 1);
}

/* What cannot be stored is saved apart, and its line can be looked at. */
static void
test_rejected (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "ditolak.xml", NULL);
  g_autofree char *text = NULL;
  GtkWidget *problems;

  write_text (fixture, HEAD "<training uuid='01f80000-0000-7000-8000-000000000001' status='held'>"
                       "<title>Baik</title></training>\n"
                       "<training uuid='01f80000-0000-7000-8000-000000000002' status='aneh'>"
                       "<title>Rusak</title></training>\n</report>");
  open_import (fixture, fixture->report);
  problems = page_fixture_get (GTK_WIDGET (get_review (fixture)), "problems");
  g_assert_true (gtk_widget_get_visible (page_fixture_get (problems, "rejected_button")));
  layak_import_dialog_save_rejected (LAYAK_IMPORT_DIALOG (fixture->dialog), path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Rusak"));
  g_assert_null (strstr (text, "Baik"));

  g_signal_emit_by_name (find_class (page_fixture_get (problems, "list"), "image-button"), "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  for (guint i = g_list_model_get_n_items (gtk_window_get_toplevels ()); i-- > 0;)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (GTK_WIDGET (window) != fixture->dialog)
        {
          g_assert_cmpstr (gtk_window_get_title (window), ==, "kiriman.xml:2");
          gtk_window_destroy (window);
        }
    }
}

/* A report that is not what was delivered is refused, unless the person wants it. */
static void
test_allow_changed (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *text = NULL;

  write_text (fixture, "<report xmlns='urn:layak:report:1' version='1.0'"
                       " digest='0000000000000000000000000000000000000000000000000000000000000000'>\n"
                       "<training uuid='01f80000-0000-7000-8000-000000000001' status='held'>"
                       "<title>Baik</title></training>\n</report>");
  open_import (fixture, fixture->report);
  g_assert_cmpstr (get_shown (fixture), ==, "failed");
  g_assert_true (gtk_widget_get_visible (page_fixture_get (fixture->dialog, "allow_button")));
  g_signal_emit_by_name (page_fixture_get (fixture->dialog, "allow_button"), "clicked");
  store_fixture_wait_until (g_strcmp0 (get_shown (fixture), "review") == 0);
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  store_fixture_wait_until (fixture->dialog == NULL && fixture->told != NULL);
  g_assert_cmpint (count_trainings (fixture), ==, 2);
}

static void
open_export (Fixture *fixture)
{
  layak_scope_set_place (fixture->scope, "63.11");
  layak_scope_set_year (fixture->scope, 2025);
  fixture->dialog = layak_export_dialog_new (NULL, fixture->scope);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "saved", G_CALLBACK (told_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "laporan.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  open_export (fixture);
  store_fixture_wait_until (g_str_has_prefix (gtk_label_get_label (page_fixture_get (fixture->dialog, "figures_label")),
                                              "The report will hold"));
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (fixture->dialog), path);
  store_fixture_wait_until (fixture->dialog == NULL);
  g_assert_cmpstr (fixture->told, ==, path);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "regency=\"63.11\" period=\"2025\""));
}

/* A list is parted as the preferences say. */
static void
test_export_list (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "daftar.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GSettings) settings = g_settings_new ("id.layak.Layak");
  g_autoptr(GError) error = NULL;

  g_settings_set_string (settings, "csv-delimiter", "semicolon");
  open_export (fixture);
  layak_export_dialog_set_format (LAYAK_EXPORT_DIALOG (fixture->dialog), layak_formats_find ("csv"));
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (fixture->dialog), path);
  store_fixture_wait_until (fixture->dialog == NULL);
  g_settings_reset (settings, "csv-delimiter");
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "uuid;"));
}

/* Where nothing can be written, the form comes back. */
static void
test_export_failure (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "nowhere", "laporan.xml", NULL);

  open_export (fixture);
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (fixture->dialog), path);
  g_assert_cmpstr (get_shown (fixture), ==, "progress");
  store_fixture_wait_until (g_strcmp0 (get_shown (fixture), "form") == 0);
  g_assert_null (fixture->told);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name) g_test_add ("/exchange-dialogs/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (import);
  ADD (conflict);
  ADD (skip_conflicts);
  ADD (broken);
  ADD (kept);
  ADD (parked);
  ADD (filtered);
  ADD (duplicate);
  ADD (not_the_same);
  ADD (rejected);
  ADD (allow_changed);
  ADD (sheet);
  ADD (export);
  ADD (export_list);
  ADD (export_failure);

  return g_test_run ();
}
