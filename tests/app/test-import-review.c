/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people decide in a review, how it is narrowed, and that it is kept. */
#include "exchange-fixture.h"

#include "layak-import-detail.h"
#include "layak-import-list.h"
#include "layak-reviews-window.h"

#include <glib/gstdio.h>

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

static int is_free;

static gboolean
write_until_free (LayakWriter  *writer,
                  gpointer      data,
                  GError      **error)
{
  while (!g_atomic_int_get (&is_free))
    g_usleep (1000);
  return TRUE;
}

static gboolean
free_cb (gpointer data)
{
  g_atomic_int_set (&is_free, TRUE);
  return G_SOURCE_REMOVE;
}

static void
ignore_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
}

/* What was decided is kept after a second, and the window does not stand still when something is being written then. */
static void
test_keeping (Fixture       *fixture,
              gconstpointer  data)
{
  LayakStore *store = get_store (fixture);

  write_report (fixture, "Judul kiriman");
  change (store, fixture->training, "Judul saya");
  open_import (fixture, fixture->report);
  layak_store_write_async (store, LAYAK_ACTION_EDIT, NULL, NULL, write_until_free, NULL, NULL, NULL, ignore_cb, NULL);
  gtk_widget_activate_action (fixture->dialog, "import.decide-all", "s", "theirs");
  g_timeout_add (2000, free_cb, NULL);
  store_fixture_wait_until (count_reviews (fixture) == 1 && !layak_store_is_writing (store));
  g_assert_true (is_free);
  close_dialog (fixture);
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

/* The toggle with this count of the review. */
static void
press_kind (Fixture   *fixture,
            LayakFate  fate)
{
  GtkWidget *list = page_fixture_get (GTK_WIDGET (get_review (fixture)), "list");
  GtkWidget *child = gtk_widget_get_first_child (layak_import_list_get_kinds (LAYAK_IMPORT_LIST (list)));

  for (guint i = 0; i < fate; i++)
    child = gtk_widget_get_next_sibling (child);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)));
}

static guint
count_shown (Fixture *fixture)
{
  GtkWidget *list = page_fixture_get (GTK_WIDGET (get_review (fixture)), "list");

  return g_list_model_get_n_items (layak_import_list_get_shown (LAYAK_IMPORT_LIST (list)));
}

/* The first below the heads of the two columns. */
static GtkWidget *
get_difference (Fixture *fixture)
{
  return gtk_widget_get_next_sibling (gtk_widget_get_first_child (get_detail (fixture, "differences")));
}

/* The first choice of the detail, mine or theirs. */
static GtkCheckButton *
get_choice (Fixture    *fixture,
            const char *side)
{
  return page_fixture_get (get_difference (fixture), side);
}

/* What only the other side changed is proposed, and left out on demand, one by one, by field and all at once. */
static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *title = NULL;
  LayakImportReview *review;

  write_report (fixture, "Judul kiriman");
  open_import (fixture, fixture->report);
  review = get_review (fixture);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  g_assert_true (gtk_check_button_get_active (get_choice (fixture, "theirs_button")));
  gtk_check_button_set_active (get_choice (fixture, "mine_button"), TRUE);
  g_assert_false (layak_decisions_is_empty (layak_import_review_get_decisions (review)));

  gtk_widget_activate_action (get_difference (fixture), "difference.decide-everywhere", "s", "theirs");
  g_assert_true (gtk_check_button_get_active (get_choice (fixture, "theirs_button")));
  gtk_widget_activate_action (fixture->dialog, "import.decide-changes", "s", "mine");
  g_assert_true (gtk_check_button_get_active (get_choice (fixture, "mine_button")));
  gtk_widget_activate_action (fixture->dialog, "import.apply", NULL);
  store_fixture_wait_until (fixture->dialog == NULL && fixture->told != NULL);
  title = dup_title (fixture);
  g_assert_cmpstr (title, ==, "Pelatihan");
  g_assert_cmpint (count_trainings (fixture), ==, 2);
}

/* Words narrow all classes; where the chosen one has nothing, the list says so and leads to the others. */
static void
test_classes (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *list;
  GtkStack *stack;

  write_report (fixture, "Judul kiriman");
  open_import (fixture, fixture->report);
  list = page_fixture_get (GTK_WIDGET (get_review (fixture)), "list");
  stack = page_fixture_get (list, "stack");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  gtk_editable_set_text (page_fixture_get (list, "search"), "baru");
  store_fixture_wait_until (count_shown (fixture) == 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  g_assert_true (gtk_widget_get_visible (page_fixture_get (list, "all_button")));

  g_signal_emit_by_name (page_fixture_get (list, "all_button"), "clicked");
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  gtk_editable_set_text (page_fixture_get (list, "search"), "");
  store_fixture_wait_until (count_shown (fixture) == 2);

  /* A second press lets all classes through again. */
  press_kind (fixture, LAYAK_FATE_NEW);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  press_kind (fixture, LAYAK_FATE_NEW);
  g_assert_cmpuint (count_shown (fixture), ==, 2);
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

static void
pick_item (Fixture    *fixture,
           const char *title)
{
  GListModel *items = layak_import_list_get_shown (page_fixture_get (GTK_WIDGET (get_review (fixture)), "list"));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);

      if (g_strcmp0 (layak_plan_item_get_title (item), title) == 0)
        layak_import_detail_show (page_fixture_get (GTK_WIDGET (get_review (fixture)), "detail"), item);
    }
}

/* A record that is here goes by the name that it has here, and is found by both. */
static void
test_own_title (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *list, *label;

  write_report (fixture, "Judul kiriman");
  change (get_store (fixture), fixture->training, "Judul saya");
  open_import (fixture, fixture->report);
  list = page_fixture_get (GTK_WIDGET (get_review (fixture)), "list");
  pick_item (fixture, "Judul kiriman");
  label = page_fixture_get (page_fixture_get (GTK_WIDGET (get_review (fixture)), "detail"), "title_label");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Judul saya");
  gtk_editable_set_text (page_fixture_get (list, "search"), "saya");
  store_fixture_wait_until (g_list_model_get_n_items (layak_import_list_get_shown (LAYAK_IMPORT_LIST (list))) == 1);
  gtk_editable_set_text (page_fixture_get (list, "search"), "kiriman");
  g_assert_cmpuint (g_list_model_get_n_items (layak_import_list_get_shown (LAYAK_IMPORT_LIST (list))), ==, 1);
  close_dialog (fixture);
}

/* What would be added can be read before it is: its values in people's words, also of what is as new as itself. */
static void
test_content (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const expected[] = { "Bimtek lain", "1,234", "Held", "Badan PPKB",
                                            "Speakers and officials" };
  GtkWidget *detail;

  write_text (fixture, HEAD "<agency uuid='01f80000-0000-7000-8000-000000000002' level='regency' regency='63.11'>"
                       "<name>Badan PPKB</name></agency>"
                       "<training uuid='01f80000-0000-7000-8000-000000000001' status='held' regency='63.11'"
                       " organiser='01f80000-0000-7000-8000-000000000002' startDate='2024-03-21' participants='1234'>"
                       "<title>Bimtek lain</title><speaker uuid='01f80000-0000-7000-8000-000000000003'"
                       " position='1'><name>Narasumber</name></speaker></training>\n</report>");
  open_import (fixture, fixture->report);
  detail = page_fixture_get (GTK_WIDGET (get_review (fixture)), "detail");
  pick_item (fixture, "Bimtek lain");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (!shows (detail, expected[i]))
      g_error ("“%s” is not shown", expected[i]);
}

/* How a sheet is read is kept with what was decided of it; whoever starts over matches its columns anew. */
static void
test_sheet (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "kegiatan.csv", NULL);

  g_assert_true (g_file_set_contents (path, "Kegiatan;Tanggal;Ruang\nPelatihan guru;20/8/2025;Aula\n", -1, NULL));
  open_import (fixture, path);
  layak_import_dialog_set_place (LAYAK_IMPORT_DIALOG (fixture->dialog), "63.11");
  g_assert_cmpstr (get_shown (fixture), ==, "columns");
  g_signal_emit_by_name (page_fixture_get (page_fixture_get (fixture->dialog, "csv_page"), "continue_button"),
                         "clicked");
  store_fixture_wait_until (g_str_equal (get_shown (fixture), "review"));
  gtk_widget_activate_action (fixture->dialog, "import.decide-all", "s", "skip");
  close_dialog (fixture);
  g_assert_cmpuint (count_reviews (fixture), ==, 1);

  open_import (fixture, path);
  g_assert_cmpstr (get_shown (fixture), ==, "review");
  g_assert_cmpuint (layak_import_review_count_parked (get_review (fixture)), ==, 1);
  g_signal_emit_by_name (page_fixture_get (fixture->dialog, "start_over_button"), "clicked");
  g_assert_cmpstr (get_shown (fixture), ==, "columns");
  store_fixture_wait_until (count_reviews (fixture) == 0);
}

/* Enter on what has the focus first must not give up the review. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *list, *focus;

  write_report (fixture, "Judul kiriman");
  open_import (fixture, fixture->report);
  list = page_fixture_get (GTK_WIDGET (get_review (fixture)), "list");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, page_fixture_get (list, "view")));
  close_dialog (fixture);

  g_free (g_steal_pointer (&fixture->report));
  write_text (fixture, "no report");
  open_import (fixture, fixture->report);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));
  g_assert_true (gtk_widget_is_ancestor (focus, page_fixture_get (fixture->dialog, "failed_page")));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name) g_test_add ("/import-review/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (kept);
  ADD (keeping);
  ADD (parked);
  ADD (filtered);
  ADD (duplicate);
  ADD (not_the_same);
  ADD (changes);
  ADD (classes);
  ADD (own_title);
  ADD (content);
  ADD (sheet);
  ADD (focus);

  return g_test_run ();
}
