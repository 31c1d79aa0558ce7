/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/coverage-content.h"
#include "page-fixture.h"

#include "layak-batches-dialog.h"
#include "layak-choice-chips.h"
#include "layak-list-pane.h"
#include "layak-option.h"
#include "layak-series-button.h"
#include "layak-series-row.h"
#include "layak-training-editor.h"
#include "layak-trainings-page.h"

typedef struct
{
  PageFixture base;

  char       *first;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  StoreFixture *store = &fixture->base.store;

  store_fixture_set_up (store, NULL);
  store_add_places (store);
  fixture->first = store_insert (store, "training", "title", "Pelatihan KHA", "status", "held",
                                 "kind", "training", "regency", "63.11", "start-date", "2025-08-20", NULL);
  g_free (store_insert (store, "speaker", "training", fixture->first, "name", "Narasumber", NULL));
  g_free (store_insert (store, "training", "title", "Bimtek", "status", "planned",
                        "kind", "technical-guidance", "regency", "63.11", "start-date", "2025-10-14", NULL));
  g_free (store_insert (store, "training", "title", "Elsewhere", "status", "held",
                        "regency", "63.07", "start-date", "2025-02-01", NULL));
  page_fixture_show (&fixture->base, LAYAK_TYPE_TRAININGS_PAGE, "63.11", 2025);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->first);
  page_fixture_tear_down (&fixture->base, NULL);
}

static LayakStore *
get_store (Fixture *fixture)
{
  return fixture->base.store.store;
}

static LayakListPane *
get_pane (Fixture *fixture)
{
  return LAYAK_LIST_PANE (page_fixture_get_child (&fixture->base, "pane"));
}

static GtkSelectionModel *
get_model (Fixture *fixture)
{
  return gtk_column_view_get_model (page_fixture_get (get_pane (fixture), "view"));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture)));
}

static gint64
count_sql (Fixture    *fixture,
           const char *sql)
{
  return store_fixture_count (get_store (fixture), sql);
}

static const char *
get_shown (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (page_fixture_get (get_pane (fixture), "stack"));
}

static void
test_scope (Fixture       *fixture,
            gconstpointer  data)
{
  store_fixture_wait_until (count_rows (fixture) == 2);
  layak_scope_set_place (fixture->base.scope, NULL);
  store_fixture_wait_until (count_rows (fixture) == 3);
  layak_scope_set_year (fixture->base.scope, 2019);
  store_fixture_wait_until (count_rows (fixture) == 0);
  store_fixture_wait_until (g_strcmp0 (get_shown (fixture), "empty") == 0);
}

static GtkWidget *
find_chip (Fixture    *fixture,
           const char *label)
{
  GtkWidget *chips = page_fixture_find (GTK_WIDGET (get_pane (fixture)), LAYAK_TYPE_CHOICE_CHIPS);

  for (GtkWidget *chip = gtk_widget_get_first_child (chips); chip; chip = gtk_widget_get_next_sibling (chip))
    if (g_str_equal (gtk_button_get_label (GTK_BUTTON (chip)), label))
      return chip;

  return NULL;
}

/* Chips tell how many they would show; “Clear” brings everything back. */
static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *clear = page_fixture_get (get_pane (fixture), "clear_button");
  GtkWidget *draft;

  store_fixture_wait_until (find_chip (fixture, "Planned 1") != NULL);
  draft = find_chip (fixture, "Draft 0");
  g_assert_nonnull (draft);
  g_assert_false (gtk_widget_get_visible (draft));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_chip (fixture, "Planned 1")), TRUE);
  store_fixture_wait_until (count_rows (fixture) == 1 && gtk_widget_get_visible (clear));

  gtk_editable_set_text (page_fixture_get (get_pane (fixture), "search"), "nothing");
  store_fixture_wait_until (g_strcmp0 (get_shown (fixture), "no-match") == 0);
  g_signal_emit_by_name (clear, "clicked");
  store_fixture_wait_until (count_rows (fixture) == 2 && g_strcmp0 (get_shown (fixture), "list") == 0);
}

static void
test_show_record (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *editor_page = page_fixture_get_child (&fixture->base, "editor_page");

  g_assert_false (gtk_widget_get_visible (editor_page));
  layak_page_show_record (fixture->base.page, fixture->first, "venue");
  g_assert_true (gtk_widget_get_visible (editor_page));

  g_assert_true (layak_page_go_back (fixture->base.page));
  g_assert_false (gtk_widget_get_visible (editor_page));
  g_assert_false (layak_page_go_back (fixture->base.page));
}

/* With what belongs to it, as one step; undo brings all of it back. */
static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  LayakStore *store = get_store (fixture);
  g_autoptr(GError) error = NULL;

  store_fixture_wait_until (count_rows (fixture) == 2);
  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.page), "training.remove", NULL);
  store_fixture_wait_until (count_rows (fixture) == 1);
  g_assert_false (gtk_widget_get_visible (page_fixture_get_child (&fixture->base, "editor_page")));
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM speaker"), ==, 0);

  layak_store_undo (store, 0, &error);
  g_assert_no_error (error);
  store_fixture_wait_until (count_rows (fixture) == 2);
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM speaker"), ==, 1);
}

/* Where nothing is selected, keys mean the row that has the focus: Escape leaves it there. */
static void
test_keys_mean_focus (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *list = gtk_widget_get_last_child (page_fixture_get (get_pane (fixture), "view"));
  GtkWidget *focus;

  store_fixture_wait_until (count_rows (fixture) == 2);
  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  g_assert_true (layak_page_go_back (fixture->base.page));
  store_fixture_wait_until ((focus = gtk_root_get_focus (gtk_widget_get_root (list))) != NULL && focus != list &&
                            gtk_widget_is_ancestor (focus, list));
  g_assert_cmpuint (gtk_bitset_get_size (gtk_selection_model_get_selection (get_model (fixture))), ==, 0);

  gtk_widget_activate_action (focus, "list.remove-selected", NULL);
  store_fixture_wait_until (count_rows (fixture) == 1);
}

/* A copy has the speakers, but neither the dates nor the people of the other. */
static void
test_duplicate (Fixture       *fixture,
                gconstpointer  data)
{
  LayakStore *store = get_store (fixture);

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.page), "training.duplicate", NULL);
  store_fixture_wait_until (count_rows (fixture) == 3);
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM speaker"), ==, 2);
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM training WHERE title = 'Pelatihan KHA'"
                                               " AND status = 'draft' AND start_date IS NULL"), ==, 1);
}

/* The same days a year later, with the speakers; and another batch makes a series of both, in one step. */
static void
test_repeat (Fixture       *fixture,
             gconstpointer  data)
{
  LayakStore *store = get_store (fixture);
  g_autoptr(GError) error = NULL;

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.page), "training.repeat", NULL);
  store_fixture_wait_until (count_sql (fixture, "SELECT count (*) FROM training WHERE start_date = '2026-08-20' "
                                       "AND status = 'planned'") == 1);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM speaker"), ==, 2);

  gtk_widget_activate_action (GTK_WIDGET (fixture->base.page), "training.next-batch", NULL);
  store_fixture_wait_until (count_sql (fixture, "SELECT count (*) FROM training WHERE series = 'Pelatihan KHA'") == 2);
  g_assert_cmpint (count_sql (fixture, "SELECT sum (batch) FROM training"), ==, 3);
  layak_store_undo (store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM training WHERE series IS NOT NULL"), ==, 0);
}

static void
test_step (Fixture       *fixture,
           gconstpointer  data)
{
  GtkSelectionModel *model = get_model (fixture);

  store_fixture_wait_until (count_rows (fixture) == 2);
  layak_page_step (fixture->base.page, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  layak_page_step (fixture->base.page, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  layak_page_step (fixture->base.page, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  layak_page_step (fixture->base.page, -1);
  g_assert_true (gtk_selection_model_is_selected (model, 0));
}

static guint
count_refusals (Fixture *fixture)
{
  return page_fixture_count_rows (page_fixture_get (page_fixture_get (get_pane (fixture), "batch_bar"),
                                                    "refusals_list"));
}

static void
act (Fixture    *fixture,
     const char *action,
     const char *parameter)
{
  GtkWidget *bar = page_fixture_get (get_pane (fixture), "batch_bar");

  g_assert_true (gtk_widget_activate_action (bar, action, parameter != NULL ? "s" : NULL, parameter));
  store_fixture_wait_until (!layak_store_is_writing (get_store (fixture)));
}

/* One step for all of them; what has the status already is told, not passed over. */
static void
test_batch_status (Fixture       *fixture,
                   gconstpointer  data)
{
  LayakStore *store = get_store (fixture);
  GtkRevealer *revealer = page_fixture_get (page_fixture_get (get_pane (fixture), "batch_bar"), "revealer");
  g_autofree char *label = NULL;
  g_autoptr(GError) error = NULL;

  store_fixture_wait_until (count_rows (fixture) == 2);
  gtk_selection_model_select_item (get_model (fixture), 0, TRUE);
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  gtk_selection_model_select_all (get_model (fixture));
  g_assert_true (gtk_revealer_get_reveal_child (revealer));

  act (fixture, "batch.set-status", "held");
  store_fixture_wait_until (count_refusals (fixture) == 1);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM training WHERE status = 'held'"), ==, 3);
  g_object_get (store, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Change Training: 2 trainings");

  /* Esc takes the list of them away, and then the selection. */
  g_assert_true (layak_page_go_back (fixture->base.page));
  g_assert_cmpuint (count_refusals (fixture), ==, 0);
  g_assert_true (layak_page_go_back (fixture->base.page));
  g_assert_cmpuint (layak_list_selection_count (layak_list_pane_get_selection (get_pane (fixture))), ==, 0);

  layak_store_undo (store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM training WHERE status = 'held'"), ==, 2);
}

/* Each with what is within it; both at once are taken back by one undo. */
static void
test_batch_remove_and_duplicate (Fixture       *fixture,
                                 gconstpointer  data)
{
  LayakStore *store = get_store (fixture);
  g_autoptr(GError) error = NULL;

  store_fixture_wait_until (count_rows (fixture) == 2);
  gtk_selection_model_select_all (get_model (fixture));
  act (fixture, "batch.duplicate", NULL);
  store_fixture_wait_until (count_rows (fixture) == 4);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM speaker"), ==, 2);

  gtk_selection_model_select_all (get_model (fixture));
  act (fixture, "batch.remove", NULL);
  store_fixture_wait_until (count_rows (fixture) == 0);
  layak_store_undo (store, 0, &error);
  g_assert_no_error (error);
  layak_store_undo (store, 0, &error);
  g_assert_no_error (error);
  store_fixture_wait_until (count_rows (fixture) == 2);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM speaker"), ==, 1);
}

/* A record stays selected when its date moves it, and comes back with it when a filter is lifted. */
static void
test_selection_stays (Fixture       *fixture,
                      gconstpointer  data)
{
  LayakQuery *query = layak_page_get_query (fixture->base.page);

  store_fixture_wait_until (count_rows (fixture) == 2);
  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  g_assert_true (gtk_selection_model_is_selected (get_model (fixture), 1));
  store_set (&fixture->base.store, "training", fixture->first, "start-date", "2025-12-01");
  store_fixture_wait_until (gtk_selection_model_is_selected (get_model (fixture), 0));

  layak_query_set_filter (query, "status", "planned");
  store_fixture_wait_until (count_rows (fixture) == 1);
  g_assert_false (gtk_selection_model_is_selected (get_model (fixture), 0));
  layak_query_clear (query);
  store_fixture_wait_until (gtk_selection_model_is_selected (get_model (fixture), 0));
}

/* What leaves the list of a year by its date is not lost, and says where it is. */
static void
test_other_year (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *overlay = page_fixture_find (fixture->base.window, ADW_TYPE_TOAST_OVERLAY), *button;

  store_fixture_wait_until (count_rows (fixture) == 2);
  g_assert_cmpstr (get_shown (fixture), ==, "list");
  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  store_set (&fixture->base.store, "training", fixture->first, "start-date", "2024-08-20");
  store_fixture_wait_until (count_rows (fixture) == 1);
  store_fixture_wait_until ((button = page_fixture_find_button (overlay, "Show 2024")) != NULL);
  gtk_widget_activate (button);
  store_fixture_wait_until (g_strcmp0 (fixture->base.asked, "show-year 2024") == 0);

  layak_scope_set_year (fixture->base.scope, 2020);
  store_fixture_wait_until (g_strcmp0 (get_shown (fixture), "empty") == 0);
  g_assert_true (gtk_widget_get_mapped (page_fixture_get (get_pane (fixture), "all_years_button")));
  layak_scope_set_year (fixture->base.scope, 0);
  store_fixture_wait_until (count_rows (fixture) == 2);
}

/* A list that was copied elsewhere: each line is one, without its bullet, all of them one step. */
static void
test_quick_lines (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gpointer editor, entry;

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  editor = page_fixture_find (GTK_WIDGET (fixture->base.page), LAYAK_TYPE_TRAINING_EDITOR);
  entry = page_fixture_get (page_fixture_get (editor, "recommendations"), "quick_entry");
  gtk_editable_set_text (entry, "1. Bentuk PATBM; 31/12/2025\n- Susun SOP\n\n• 12 desa: satu; dua \n");
  g_signal_emit_by_name (entry, "activate");
  store_fixture_wait_until (count_sql (fixture, "SELECT count (*) FROM recommendation") == 3);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM recommendation WHERE regency IS NOT NULL AND "
                              "((text = 'Bentuk PATBM' AND due_date = '2025-12-31') OR text IN ('Susun SOP', "
                              "'12 desa: satu; dua'))"), ==, 3);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  layak_store_undo (get_store (fixture), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM recommendation"), ==, 0);
}

/* What looks like a date and is none stays in the text, and is told until the next line is added. */
static void
test_quick_due_dates (Fixture       *fixture,
                      gconstpointer  data)
{
  gpointer group, entry, hint;

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  group = page_fixture_get (page_fixture_find (GTK_WIDGET (fixture->base.page), LAYAK_TYPE_TRAINING_EDITOR),
                            "recommendations");
  entry = page_fixture_get (group, "quick_entry");
  hint = page_fixture_get (group, "quick_hint");
  gtk_editable_set_text (entry, "Bentuk PATBM; awal Maret");
  g_signal_emit_by_name (entry, "activate");
  store_fixture_wait_until (count_sql (fixture, "SELECT count (*) FROM recommendation WHERE due_date IS NULL AND "
                                       "text = 'Bentuk PATBM; awal Maret'") == 1);
  g_assert_true (gtk_widget_get_visible (hint));
  g_assert_nonnull (strstr (gtk_label_get_label (hint), "“awal Maret”"));

  gtk_editable_set_text (entry, "Susun SOP; akhir Februari 2031");
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (gtk_widget_get_visible (hint));
  store_fixture_wait_until (count_sql (fixture, "SELECT count (*) FROM recommendation WHERE text = 'Susun SOP' AND "
                                       "due_date = '2031-02-28'") == 1);
}

static GtkAdjustment *
get_adjustment (LayakListPane *pane)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (page_fixture_get (pane, "view")));
}

/* A row that can be seen stays where it is when it is opened from elsewhere; another is scrolled to. */
static void
test_scrolling (Fixture       *fixture,
                gconstpointer  data)
{
  LayakListPane *pane = get_pane (fixture);
  g_autofree char *hidden = NULL;

  for (int i = 0; i < 30; i++)
    g_free (store_insert (&fixture->base.store, "training", "title", "Lain", "status", "held", "regency", "63.11",
                          "start-date", "2025-06-01", NULL));
  hidden = store_insert (&fixture->base.store, "training", "title", "Awal", "status", "held", "regency", "63.11",
                         "start-date", "2025-01-01", NULL);
  store_fixture_wait_until (g_list_model_get_n_items (G_LIST_MODEL (layak_list_pane_get_list (pane))) == 33 &&
                            gtk_widget_get_mapped (GTK_WIDGET (pane)));
  store_fixture_wait_until (gtk_adjustment_get_upper (get_adjustment (pane)) >
                            gtk_adjustment_get_page_size (get_adjustment (pane)));
  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  store_fixture_wait_until (gtk_widget_get_mapped (page_fixture_get_child (&fixture->base, "editor_page")));
  g_assert_cmpfloat (layak_list_pane_get_scroll (pane), ==, 0);
  layak_page_show_record (fixture->base.page, hidden, NULL);
  store_fixture_wait_until (layak_list_pane_get_scroll (pane) > 0);
}

/* As many as there are dates for, in one step; what is there becomes the first of the series. */
static void
test_batches (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  GtkTextBuffer *dates;
  GtkWindow *dialog;

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.page), "training.batches", NULL);
  dialog = find_open_window (LAYAK_TYPE_BATCHES_DIALOG);
  g_assert_nonnull (dialog);
  dates = gtk_text_view_get_buffer (page_fixture_get (dialog, "dates_view"));
  gtk_text_buffer_set_text (dates, "27/8/2025\nbesok lusa", -1);
  g_assert_true (g_str_has_suffix (gtk_label_get_label (page_fixture_get (dialog, "preview")),
                                   "“besok lusa” is no date"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "batches.add", NULL);
  g_assert_true (find_open_window (LAYAK_TYPE_BATCHES_DIALOG) == dialog);

  gtk_spin_button_set_value (page_fixture_get (dialog, "count_spin"), 3);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "batches.space", NULL);
  g_assert_cmpstr (gtk_button_get_label (page_fixture_get (dialog, "add_button")), ==, "_Add 3 batches");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "batches.add", NULL);
  store_fixture_wait_until (find_open_window (LAYAK_TYPE_BATCHES_DIALOG) == NULL &&
                            !layak_store_is_writing (get_store (fixture)));
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM training WHERE series = 'Pelatihan KHA' AND "
                              "((batch = 1 AND status = 'held') OR (status = 'planned' AND start_date = "
                              "date ('2025-08-20', '+' || ((batch - 1) * 7) || ' days')))"), ==, 4);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM speaker"), ==, 4);
  layak_store_undo (get_store (fixture), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM training"), ==, 3);
}

/* The numbers go on after those that the series has, whichever of its batches is looked at. */
static void
test_batch_numbers (Fixture       *fixture,
                    gconstpointer  data)
{
  StoreFixture *store = &fixture->base.store;
  GtkWindow *dialog;

  g_free (store_insert (store, "training", "title", "Lain", "status", "held", "series", "Pelatihan KHA",
                        "batch", "4", "regency", "63.11", NULL));
  g_free (store_insert (store, "training", "title", "Lain", "status", "held", "series", "Pelatihan KHA",
                        "batch", "7", "regency", "63.07", NULL));
  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.page), "training.batches", NULL);
  dialog = find_open_window (LAYAK_TYPE_BATCHES_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (page_fixture_get (dialog, "first_spin")), ==, 5);
  gtk_window_close (dialog);

  gtk_widget_activate_action (GTK_WIDGET (fixture->base.page), "training.next-batch", NULL);
  store_fixture_wait_until (!layak_store_is_writing (get_store (fixture)));
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM training WHERE series = 'Pelatihan KHA'"
                              " AND batch = 5"), ==, 1);
}

/* The row is there once there is another one in the place and year of the window; it leads to their list. */
static void
test_series (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row;
  LayakQuery *query = layak_page_get_query (fixture->base.page);
  g_autofree char *first = store_insert (&fixture->base.store, "training", "title", "Angkatan 1", "status", "held",
                                         "regency", "63.11", "start-date", "2025-04-02", "series", "Seri KHA, satu",
                                         NULL);

  g_free (store_insert (&fixture->base.store, "training", "title", "Tahun lalu", "status", "held", "regency", "63.11",
                        "start-date", "2024-01-02", "series", "Seri KHA, satu", NULL));
  layak_page_show_record (fixture->base.page, first, NULL);
  row = page_fixture_find (GTK_WIDGET (fixture->base.page), LAYAK_TYPE_SERIES_ROW);
  store_fixture_wait_until (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "1 training") == 0);
  g_assert_false (gtk_widget_get_visible (row));

  g_free (store_insert (&fixture->base.store, "training", "title", "Lanjutan", "status", "planned", "regency", "63.11",
                        "start-date", "2025-11-02", "series", "Seri KHA, satu", NULL));
  store_fixture_wait_until (gtk_widget_get_visible (row));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_cmpstr (fixture->base.asked, ==, "show-list ('training', {'siblings': 'Seri KHA, satu'})");

  layak_query_set_special (query, "siblings", "seri kha, satu");
  store_fixture_wait_until (count_rows (fixture) == 2);
}

/* (transfer full) (nullable): the option of the open picker that is called @label. */
static LayakOption *
find_option (GtkWidget  *chip,
             const char *label)
{
  GListModel *options = G_LIST_MODEL (gtk_list_view_get_model (page_fixture_get (page_fixture_get (chip, "picker"),
                                                                                 "view")));

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr(LayakOption) option = g_list_model_get_item (options, i);

      if (g_strcmp0 (layak_option_get_label (option), label) == 0)
        return g_steal_pointer (&option);
    }
  return NULL;
}

static void
pick_series (GtkWidget  *chip,
             const char *label)
{
  g_autoptr(LayakOption) option = NULL;

  gtk_menu_button_popup (page_fixture_get (chip, "button"));
  store_fixture_wait_until ((option = find_option (chip, label)) != NULL);
  g_signal_emit_by_name (page_fixture_get (chip, "picker"), "picked", option);
  gtk_menu_button_popdown (page_fixture_get (chip, "button"));
}

/* The chip shows the batches of one series in their order, or those of all series side by side. */
static void
test_series_chip (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char * const batches[][3] =
    { { "B1", "Seri", "1" }, { "A2", "seri", "2" }, { "Z", NULL, NULL }, { "C1", "Awal", "1" } };
  GtkWidget *chip = page_fixture_find (GTK_WIDGET (fixture->base.page), LAYAK_TYPE_SERIES_BUTTON);
  LayakQuery *query = layak_page_get_query (fixture->base.page);

  for (guint i = 0; i < G_N_ELEMENTS (batches); i++)
    g_free (store_insert (&fixture->base.store, "training", "title", batches[i][0], "status", "planned", "regency",
                          "63.11", "start-date", "2025-12-01", "series", batches[i][1], "batch", batches[i][2],
                          NULL));
  pick_series (chip, "Seri");
  store_fixture_wait_until (count_rows (fixture) == 2);
  g_assert_cmpstr (layak_query_get_sort (query, NULL), ==, "series-batch");
  g_assert_true (gtk_widget_has_css_class (page_fixture_get (chip, "button"), "active"));

  pick_series (chip, "Batches of a series together");
  g_assert_null (layak_query_get_special (query, "siblings"));
  g_assert_cmpstr (layak_query_get_sort (query, NULL), ==, "series-batch");
  pick_series (chip, "All");
  g_assert_cmpstr (layak_query_get_sort (query, NULL), ==, "start-date");
  g_assert_false (gtk_widget_has_css_class (page_fixture_get (chip, "button"), "active"));
}

/* What cannot be followed up is closed, as on the overview and in reports. */
static void
test_footer (Fixture       *fixture,
             gconstpointer  data)
{
  GtkLabel *footer = page_fixture_get (get_pane (fixture), "footer");

  g_free (store_insert (&fixture->base.store, "recommendation", "text", "Open", "status", "agreed", "regency", "63.11",
                        "training", fixture->first, NULL));
  g_free (store_insert (&fixture->base.store, "recommendation", "text", "No way", "status", "infeasible", "regency",
                        "63.11", "training", fixture->first, "status-reason", "No post", NULL));
  store_fixture_wait_until (g_str_has_suffix (gtk_label_get_label (footer), "follow-up 1/2 closed"));
}

/* What a training is for is in sight, however far its field is. */
static void
test_indicators_in_head (Fixture       *fixture,
                         gconstpointer  data)
{
  LayakPage *page = fixture->base.page;
  g_autofree char *identity = NULL;
  GtkWidget *label;

  coverage_add_instrument (&fixture->base.store);
  identity = store_insert (&fixture->base.store, "training", "title", "Rencana", "status", "planned", "regency",
                           "63.11", "indicators", "2024-10 2024-2 2024-21A", NULL);
  layak_page_show_record (page, identity, NULL);
  label = page_fixture_get (page_fixture_find (GTK_WIDGET (page), LAYAK_TYPE_TRAINING_EDITOR), "indicators_label");
  g_assert_true (gtk_widget_get_visible (label));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Ind. 2, 10, 21A");
  layak_page_show_record (page, fixture->first, NULL);
  g_assert_false (gtk_widget_get_visible (label));
}

#define ADD(name, test) g_test_add ("/trainings-page/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("scope", test_scope);
  ADD ("filters", test_filters);
  ADD ("footer", test_footer);
  ADD ("show-record", test_show_record);
  ADD ("indicators-in-head", test_indicators_in_head);
  ADD ("remove", test_remove);
  ADD ("keys-mean-focus", test_keys_mean_focus);
  ADD ("duplicate", test_duplicate);
  ADD ("repeat", test_repeat);
  ADD ("scrolling", test_scrolling);
  ADD ("batches", test_batches);
  ADD ("batch-numbers", test_batch_numbers);
  ADD ("series", test_series);
  ADD ("series-chip", test_series_chip);
  ADD ("step", test_step);
  ADD ("batch-status", test_batch_status);
  ADD ("batch-remove-and-duplicate", test_batch_remove_and_duplicate);
  ADD ("selection-stays", test_selection_stays);
  ADD ("other-year", test_other_year);
  ADD ("quick-lines", test_quick_lines);
  ADD ("quick-due-dates", test_quick_due_dates);
  return g_test_run ();
}
