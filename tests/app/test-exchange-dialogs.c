/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-fixture.h"

#include "layak-export-dialog.h"
#include "layak-formats.h"
#include "layak-line-window.h"
#include "layak-option.h"
#include "layak-training.h"

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
  g_autoptr(LayakOption) national = layak_option_new ("", "Nasional", NULL);
  g_autoptr(LayakOption) regency = layak_option_new ("63.11", "Balangan", NULL);
  AdwComboRow *first, *second;
  GtkWidget *page, *label;

  g_file_set_contents (path, "Kegiatan;Tanggal;Ruang;Paraf\nPelatihan guru;20-22/8/2025;Aula;x\n", -1, &error);
  g_assert_no_error (error);
  open_import (fixture, path);
  g_assert_cmpstr (get_shown (fixture), ==, "columns");

  /* Nobody is made the owner unasked. */
  page = page_fixture_get (fixture->dialog, "csv_page");
  label = page_fixture_get (page, "status_label");
  g_assert_false (gtk_widget_get_sensitive (page_fixture_get (page, "continue_button")));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Choose whose records they are");
  g_signal_emit_by_name (page_fixture_get (page, "place_picker"), "picked", national);
  g_assert_true (gtk_widget_get_sensitive (page_fixture_get (page, "continue_button")));
  g_signal_emit_by_name (page_fixture_get (page, "place_picker"), "picked", regency);
  g_assert_true (gtk_widget_get_sensitive (page_fixture_get (page, "continue_button")));

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
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM training AS t JOIN regency AS r "
                                        "ON t.regency = r.id WHERE r.code = '63.11' AND title = 'Pelatihan guru'"),
                   ==, 1);
}

/* From a sheet that could not be read, the way leads back to what was chosen for it. */
static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "kegiatan.csv", NULL);
  g_autoptr(LayakOption) national = layak_option_new ("", "Nasional", NULL);
  g_autoptr(GError) error = NULL;
  GtkWidget *page;

  g_file_set_contents (path, "Kegiatan;Ruang\nSosialisasi;Caf\xe9\n", -1, &error);
  g_assert_no_error (error);
  open_import (fixture, path);
  page = page_fixture_get (fixture->dialog, "csv_page");
  g_signal_emit_by_name (page_fixture_get (page, "place_picker"), "picked", national);
  adw_combo_row_set_selected (page_fixture_get (page, "encoding_row"), LAYAK_CSV_UTF_8);
  adw_combo_row_set_selected (find_column (page, "Ruang"), 0);
  g_signal_emit_by_name (page_fixture_get (page, "continue_button"), "clicked");
  store_fixture_wait_until (g_str_equal (get_shown (fixture), "failed"));

  g_signal_emit_by_name (page_fixture_get (fixture->dialog, "change_button"), "clicked");
  g_assert_cmpstr (get_shown (fixture), ==, "columns");
  g_assert_cmpstr (get_selected (page_fixture_get (page, "encoding_row")), ==, "UTF-8");
  g_assert_cmpstr (get_selected (find_column (page, "Ruang")), ==, "Leave out");
  g_assert_true (gtk_widget_get_sensitive (page_fixture_get (page, "continue_button")));
  adw_combo_row_set_selected (page_fixture_get (page, "encoding_row"), LAYAK_CSV_ANY_ENCODING);
  g_signal_emit_by_name (page_fixture_get (page, "continue_button"), "clicked");
  store_fixture_wait_until (g_str_equal (get_shown (fixture), "review"));
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
  store_fixture_wait_until (g_file_get_contents (path, &text, NULL, NULL));
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

/* (transfer full): the line that the window shows in bold, of a file with these bytes. */
static char *
dup_line (Fixture               *fixture,
          const char            *bytes,
          gsize                  size,
          const LayakCsvOptions *sheet,
          guint                  line)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "lembar.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakSpool) content = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  GtkWidget *window;
  char *text;

  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
  content = layak_spool_new (file, NULL, NULL, &error);
  g_assert_no_error (error);
  window = layak_line_window_new (NULL, "lembar.csv", content, sheet, line);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (page_fixture_find (window, GTK_TYPE_TEXT_VIEW)));
  store_fixture_wait_until (gtk_text_buffer_get_char_count (buffer) > 0);
  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  return text;
}

/* What cannot be read is told by its name alone, in words of our own. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GFile) file = g_file_new_build_filename (fixture->store.directory, "hilang.xml", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakSpool) content = layak_spool_new (file, NULL, NULL, &error);

  g_assert_null (content);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "hilang.xml: it or its folder is not there"));
}

/* A line is shown as it was read: in any encoding, and counted as the reader counts. */
static void
test_line (Fixture       *fixture,
           gconstpointer  data)
{
  static const char wide[] = "\xff\xfe" "a\0\r\0\n\0\xe9\0x\0\r\0\n\0b\0";
  static const char windows[] = "a;b\rKaf\xe9;x\ry\r";
  static const char report[] = "<a>\r\n\xc3\xa9 \r x\r\n</a>";
  g_autoptr(LayakCsvOptions) sheet = layak_csv_options_new ();
  g_autofree char *from_wide = dup_line (fixture, wide, sizeof wide - 1, sheet, 2);
  g_autofree char *from_windows = dup_line (fixture, windows, sizeof windows - 1, sheet, 2);
  g_autofree char *from_report = dup_line (fixture, report, sizeof report - 1, NULL, 3);

  g_assert_cmpstr (from_wide, ==, "éx");
  g_assert_cmpstr (from_windows, ==, "Kafé;x");
  g_assert_cmpstr (from_report, ==, "</a>");
}

/* Who closes the window while the rejected records are written has them all the same. */
static void
test_rejected_closed (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "ditolak.xml", NULL);

  write_text (fixture, HEAD "<training uuid='01f80000-0000-7000-8000-000000000002' status='aneh'>"
                       "<title>Rusak</title></training>\n</report>");
  open_import (fixture, fixture->report);
  layak_import_dialog_save_rejected (LAYAK_IMPORT_DIALOG (fixture->dialog), path);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_true (gtk_widget_get_visible (fixture->dialog));
  store_fixture_wait_until (fixture->dialog == NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* An import that is stopped leaves nothing, and the window goes; what was decided is kept. */
static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *title = NULL;
  sqlite3 *other;

  write_report (fixture, "Judul kiriman");
  change (get_store (fixture), fixture->training, "Judul saya");
  open_import (fixture, fixture->report);
  gtk_widget_activate_action (fixture->dialog, "import.decide-all", "s", "theirs");
  g_assert_cmpint (sqlite3_open (fixture->store.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  g_assert_cmpstr (get_shown (fixture), ==, "reading");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_nonnull (fixture->dialog);
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);

  store_fixture_wait_until (fixture->dialog == NULL);
  g_assert_null (fixture->told);
  title = dup_title (fixture);
  g_assert_cmpstr (title, ==, "Judul saya");
  g_assert_cmpuint (count_reviews (fixture), ==, 1);
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

static gpointer
get_figures (Fixture *fixture)
{
  return page_fixture_get (page_fixture_get (fixture->dialog, "form"), "figures_label");
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "laporan.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  open_export (fixture);
  store_fixture_wait_until (g_str_has_prefix (gtk_label_get_label (get_figures (fixture)),
                                              "The report will hold"));
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (fixture->dialog), path);
  store_fixture_wait_until (fixture->dialog == NULL);
  g_assert_cmpstr (fixture->told, ==, path);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "regency=\"63.11\" period=\"2025\""));
}

/* Where they are and of when does not matter. */
static void
test_export_selected (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "pilihan.xml", NULL);
  g_autofree char *text = NULL, *other = NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = layak_store_load (get_store (fixture), &layak_training_info, fixture->training, NULL);

  other = store_insert (&fixture->store, "training", "title", "Lain", "status", "draft",
                        "regency", "63.11", NULL);
  g_array_append_val (ids, layak_record_get_row (record)->id);
  open_export (fixture);
  layak_export_dialog_set_trainings (LAYAK_EXPORT_DIALOG (fixture->dialog), ids);
  g_assert_cmpstr (gtk_label_get_label (get_figures (fixture)), ==,
                   "1 selected training, with what belongs to it");
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (fixture->dialog), path);
  store_fixture_wait_until (fixture->dialog == NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, fixture->training));
  g_assert_null (strstr (text, other));
  g_assert_null (strstr (text, "period="));
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
  ADD (change);
  ADD (rejected);
  ADD (missing);
  ADD (line);
  ADD (rejected_closed);
  ADD (stop);
  ADD (allow_changed);
  ADD (sheet);
  ADD (export);
  ADD (export_selected);
  ADD (export_list);
  ADD (export_failure);

  return g_test_run ();
}
