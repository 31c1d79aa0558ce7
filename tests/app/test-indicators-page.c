/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/coverage-content.h"

#include <adwaita.h>

#include "layak-indicator-item.h"
#include "layak-indicators-page.h"
#include "layak-indicators-pane.h"
#include "layak-question-row.h"
#include "layak-questions-pane.h"
#include "layak-workforce-entry.h"

typedef struct
{
  StoreFixture  store;

  char         *training;
  LayakScope   *scope;
  GtkWidget    *window;
  LayakPage    *page;
} PageFixture;

static GtkWidget *
get_child (PageFixture *fixture,
           const char  *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->page), LAYAK_TYPE_INDICATORS_PAGE, name));
}

static gpointer
get_part (PageFixture *fixture,
          const char  *name)
{
  return gtk_widget_get_template_child (get_child (fixture, "indicators"), LAYAK_TYPE_INDICATORS_PANE, name);
}

/* The first figures are there, and all lines are made. */
static gboolean
is_shown (PageFixture *fixture)
{
  GtkSliceListModel *made = GTK_SLICE_LIST_MODEL (gtk_single_selection_get_model (get_part (fixture, "selection")));

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (get_child (fixture, "stack"))), "tabs") &&
         g_list_model_get_n_items (G_LIST_MODEL (made)) ==
         g_list_model_get_n_items (gtk_slice_list_model_get_model (made));
}

static void
show_questions (PageFixture *fixture)
{
  gtk_stack_set_visible_child_name (GTK_STACK (get_child (fixture, "tabs")), "questions");
  store_fixture_wait_until (gtk_widget_get_mapped (get_child (fixture, "questions")));
}

static void
make_page (PageFixture *fixture)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->scope = layak_scope_new (fixture->store.store);
  layak_scope_set_place (fixture->scope, "63.11");
  layak_scope_set_year (fixture->scope, 2025);
  fixture->page = g_object_new (LAYAK_TYPE_INDICATORS_PAGE, "scope", fixture->scope, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1130, 700);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
set_up (PageFixture   *fixture,
        gconstpointer  data)
{
  coverage_set_up (&fixture->store, NULL);
  fixture->training = store_insert (&fixture->store, "training", "title", "t", "status", "held", "kha", "true",
                                    "regency", "63.11", "start-date", "2025-02-01", "participants", "40",
                                    "indicators", "2024-21B", NULL);
  g_free (store_insert (&fixture->store, "participant-group", "training", fixture->training, "group", "task-force",
                        "male", "12", NULL));
  make_page (fixture);
  store_fixture_wait_until (is_shown (fixture));
}

static void
set_up_empty (PageFixture   *fixture,
              gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  make_page (fixture);
}

static void
tear_down (PageFixture   *fixture,
           gconstpointer  data)
{
  store_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->scope);
  g_free (fixture->training);
  store_fixture_wait_until (G_OBJECT (fixture->store.store)->ref_count == 1);
  store_fixture_tear_down (&fixture->store, NULL);
}

/* The tile with this number. */
static GtkWidget *
find_tile (PageFixture *fixture,
           const char  *number)
{
  for (GtkWidget *group = gtk_widget_get_first_child (get_part (fixture, "strip")); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    for (GtkWidget *tile = gtk_widget_get_first_child (gtk_widget_get_last_child (group)); tile != NULL;
         tile = gtk_widget_get_next_sibling (tile))
      if (g_str_equal (gtk_button_get_label (GTK_BUTTON (tile)), number))
        return tile;

  g_error ("There is no tile %s", number);
}

/* The lines of the table, headings by the number of their cluster: “[0] 2 [2] 10”. */
static char *
dup_lines (PageFixture *fixture)
{
  GListModel *model = gtk_single_selection_get_model (get_part (fixture, "selection"));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(LayakIndicatorItem) item = g_list_model_get_item (model, i);
      const LayakIndicatorCoverage *indicator = layak_indicator_item_get (item);

      if (layak_indicator_item_is_heading (item))
        g_string_append_printf (text, "%s[%d]", i > 0 ? " " : "", (int) indicator->cluster);
      else
        g_string_append_printf (text, " %s", indicator->number);
    }
  return g_string_free (text, FALSE);
}

static void
assert_lines (PageFixture *fixture,
              const char  *expected)
{
  g_autofree char *lines = dup_lines (fixture);

  g_assert_cmpstr (lines, ==, expected);
}

static void
test_lines (PageFixture   *fixture,
            gconstpointer  data)
{
  assert_lines (fixture, "[0] 2 [2] 10 [5] 21 21A 21B [6] 25");
  g_assert_true (gtk_widget_has_css_class (find_tile (fixture, "2"), "gap"));
  g_assert_true (gtk_widget_has_css_class (find_tile (fixture, "21"), "bare"));
  g_assert_true (gtk_widget_has_css_class (find_tile (fixture, "25"), "none"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_tile (fixture, "10")), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "10. care: no training held yet");
  g_assert_cmpstr (gtk_label_get_label (get_part (fixture, "summary")), ==,
                   "1 touched · 2 gaps · 1 without recommendation");
}

/* The page follows the store, and the tile stays the same widget, with the focus. */
static void
test_live (PageFixture   *fixture,
           gconstpointer  data)
{
  GtkWidget *tile = find_tile (fixture, "2");

  gtk_widget_grab_focus (tile);
  g_free (store_insert (&fixture->store, "training", "title", "u", "status", "held", "regency", "63.11", "start-date",
                        "2025-03-01", "indicators", "2024-2", NULL));
  store_fixture_wait_until (gtk_widget_has_css_class (tile, "bare"));
  g_assert_false (gtk_widget_has_css_class (tile, "gap"));
  g_assert_true (find_tile (fixture, "2") == tile);
  g_assert_true (gtk_widget_has_focus (tile));
  g_free (store_insert (&fixture->store, "recommendation", "text", "r", "status", "agreed", "regency", "63.11",
                        "due-date", "2025-06-01", "indicators", "2024-2", NULL));
  store_fixture_wait_until (gtk_widget_has_css_class (tile, "one"));

  layak_scope_set_year (fixture->scope, 2024);
  store_fixture_wait_until (gtk_widget_has_css_class (tile, "gap"));
  layak_scope_set_place (fixture->scope, "63.07");
  layak_scope_set_year (fixture->scope, 2025);
  store_fixture_wait_until (g_str_equal (gtk_label_get_label (get_part (fixture, "summary")),
                                         "0 touched · 3 gaps · 0 without recommendation"));
}

static void
test_filters (PageFixture   *fixture,
              gconstpointer  data)
{
  gtk_toggle_button_set_active (get_part (fixture, "gaps_chip"), TRUE);
  assert_lines (fixture, "[0] 2 [2] 10");
  gtk_toggle_button_set_active (get_part (fixture, "bare_chip"), TRUE);
  assert_lines (fixture, "[5] 21 21A 21B");
  gtk_widget_activate_action (get_part (fixture, "view"), "indicators.cluster", "s", "2");
  assert_lines (fixture, "");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_part (fixture, "stack")), ==, "nothing");
  gtk_toggle_button_set_active (get_part (fixture, "all_chip"), TRUE);
  assert_lines (fixture, "[2] 10");
  g_assert_cmpstr (gtk_menu_button_get_label (get_part (fixture, "cluster_button")), ==, "Cluster II");
}

/* A tile selects its line, which comes back if it was filtered out. */
static void
test_tiles (PageFixture   *fixture,
            gconstpointer  data)
{
  GtkSingleSelection *selection = get_part (fixture, "selection");

  g_signal_emit_by_name (find_tile (fixture, "21"), "clicked");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 5);
  gtk_toggle_button_set_active (get_part (fixture, "gaps_chip"), TRUE);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
  g_signal_emit_by_name (find_tile (fixture, "21"), "clicked");
  assert_lines (fixture, "[0] 2 [2] 10 [5] 21 21A 21B [6] 25");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 5);
}

static void
activate (PageFixture *fixture,
          guint        position)
{
  g_signal_emit_by_name (get_part (fixture, "view"), "activate", position);
}

/* A gap is planned with a training named after it, for all its parts; what has no recommendation gets one from its only
 * training. */
static void
test_filling_gaps (PageFixture   *fixture,
                   gconstpointer  data)
{
  LayakStore *store = fixture->store.store;

  activate (fixture, 3);
  store_fixture_wait_until (store_fixture_count (store,
    "SELECT count (*) FROM training WHERE status = 'planned' AND indicators = '2024-10'"
    " AND title = 'Training on indicator 10: care'"
    " AND regency = (SELECT id FROM regency WHERE code = '63.11')") == 1);
  activate (fixture, 5);
  store_fixture_wait_until (store_fixture_count (store,
    "SELECT count (*) FROM recommendation WHERE indicators = '2024-21A 2024-21B' AND status = 'proposed'"
    " AND training = (SELECT id FROM training WHERE title = 't')") == 1);
  /* It is made today, so that 2025 may not have it. */
  layak_scope_set_year (fixture->scope, 0);
  store_fixture_wait_until (gtk_widget_has_css_class (find_tile (fixture, "21"), "one"));
  g_assert_true (gtk_widget_has_css_class (find_tile (fixture, "10"), "gap"));
}

static GtkWidget *
nth_question (PageFixture *fixture,
              int          position)
{
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (get_child (fixture, "questions"),
                                                               LAYAK_TYPE_QUESTIONS_PANE, "list"));

  show_questions (fixture);
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), position));
}

static gpointer
get_question_part (PageFixture *fixture,
                   int          position,
                   const char  *name)
{
  return gtk_widget_get_template_child (nth_question (fixture, position), LAYAK_TYPE_QUESTION_ROW, name);
}

static LayakWorkforceEntry *
get_entry (PageFixture *fixture)
{
  return LAYAK_WORKFORCE_ENTRY (gtk_widget_get_first_child (get_question_part (fixture, 0, "entries")));
}

static void
type (PageFixture *fixture,
      const char  *text)
{
  GObject *entry = gtk_widget_get_template_child (GTK_WIDGET (get_entry (fixture)), LAYAK_TYPE_WORKFORCE_ENTRY,
                                                  "entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  layak_workforce_entry_commit (get_entry (fixture));
}

static gboolean
has_percent (PageFixture *fixture,
             const char  *text)
{
  return g_str_equal (gtk_label_get_label (get_question_part (fixture, 0, "percent")), text);
}

/* How many there are is written where it stands, as steps that can be taken back. */
static void
test_workforce (PageFixture   *fixture,
                gconstpointer  data)
{
  LayakStore *store = fixture->store.store;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (gtk_label_get_label (get_question_part (fixture, 0, "trained")), ==, "12");
  g_assert_true (has_percent (fixture, "–"));

  type (fixture, "48");
  store_fixture_wait_until (has_percent (fixture, "25%"));
  g_assert_cmpint (store_fixture_count (store, "SELECT people FROM workforce WHERE year = 2025"), ==, 48);
  type (fixture, "24");
  store_fixture_wait_until (has_percent (fixture, "50%"));
  type (fixture, "");
  store_fixture_wait_until (has_percent (fixture, "–"));
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM workforce"), ==, 0);

  g_assert_true (layak_store_undo (store, 0, &error));
  store_fixture_wait_until (has_percent (fixture, "50%"));
}

static void
test_workforce_problems (PageFixture   *fixture,
                         gconstpointer  data)
{
  GtkWidget *entry = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (get_entry (fixture)),
                                                                LAYAK_TYPE_WORKFORCE_ENTRY, "entry"));

  type (fixture, "many");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "many");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpint (store_fixture_count (fixture->store.store, "SELECT count (*) FROM workforce"), ==, 0);

  /* A province has as many as its regencies together, so there is nothing to enter. */
  layak_scope_set_place (fixture->scope, "63");
  store_fixture_wait_until (!gtk_editable_get_editable (GTK_EDITABLE (entry)));
  type (fixture, "7");
  g_assert_cmpint (store_fixture_count (fixture->store.store, "SELECT count (*) FROM workforce"), ==, 0);
}

static guint
count_evidence (PageFixture *fixture,
                int          position,
                const char  *css_class)
{
  guint n = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (get_question_part (fixture, position, "evidence")); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    n += css_class == NULL || gtk_widget_has_css_class (chip, css_class);
  return n;
}

static void
test_evidence (PageFixture   *fixture,
               gconstpointer  data)
{
  g_assert_cmpuint (count_evidence (fixture, 0, NULL), ==, 2);
  g_assert_cmpuint (count_evidence (fixture, 0, "missing"), ==, 2);
  g_free (store_insert (&fixture->store, "document", "training", fixture->training, "kind", "certificate", "title",
                        "d", NULL));
  store_fixture_wait_until (count_evidence (fixture, 0, "missing") == 1);
  g_assert_cmpuint (count_evidence (fixture, 0, NULL), ==, 2);
}

static void
test_empty (PageFixture   *fixture,
            gconstpointer  data)
{
  GtkStack *stack = GTK_STACK (get_child (fixture, "stack"));

  store_fixture_wait_until (g_str_equal (gtk_stack_get_visible_child_name (stack), "empty"));
  coverage_add_instrument (&fixture->store);
  store_fixture_wait_until (is_shown (fixture));
  assert_lines (fixture, "[0] 2 [2] 10 [5] 21 21A 21B [6] 25");
}

#define ADD(name, prepare, test) \
  g_test_add ("/indicators-page/" name, PageFixture, NULL, prepare, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("lines", set_up, test_lines);
  ADD ("live", set_up, test_live);
  ADD ("filters", set_up, test_filters);
  ADD ("tiles", set_up, test_tiles);
  ADD ("filling-gaps", set_up, test_filling_gaps);
  ADD ("workforce", set_up, test_workforce);
  ADD ("workforce-problems", set_up, test_workforce_problems);
  ADD ("evidence", set_up, test_evidence);
  ADD ("empty", set_up_empty, test_empty);
  return g_test_run ();
}
