/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "layak-calm.h"
#include "layak-choice-row.h"
#include "layak-date-row.h"
#include "layak-more-row.h"
#include "layak-problem-row.h"
#include "layak-text-row.h"
#include "layak-tooltip.h"
#include "layak-value-row.h"

static gint64
count_steps (AppFixture *fixture)
{
  return store_fixture_count (fixture->store.store, "SELECT count (*) FROM step");
}

/* Two fields left one after the other, before the first is written, are two steps and lose nothing. */
static void
test_a_step_per_field (AppFixture    *fixture,
                       gconstpointer  data)
{
  LayakFieldRow *venue = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "venue");
  LayakFieldRow *theme = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "theme");
  g_autoptr(GError) error = NULL;

  app_fixture_type (venue, "Aula");
  app_fixture_type (theme, "Layak anak");
  app_fixture_wait_until (app_fixture_has_stored (fixture, "theme", "Layak anak"));
  g_assert_true (app_fixture_has_stored (fixture, "venue", "Aula"));

  layak_store_undo (fixture->store.store, 0, &error);
  g_assert_no_error (error);
  app_fixture_wait_until (g_str_equal (app_fixture_get_text (theme), ""));
  g_assert_true (app_fixture_has_stored (fixture, "venue", "Aula"));
  g_assert_cmpstr (app_fixture_get_text (venue), ==, "Aula");
}

/* Leaving a field as it was is no step. */
static void
test_no_change (AppFixture    *fixture,
                gconstpointer  data)
{
  LayakFieldRow *title = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "title");
  const gint64 steps = count_steps (fixture);

  app_fixture_type (title, "Other");
  app_fixture_wait_until (app_fixture_has_stored (fixture, "title", "Other"));
  app_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
  gtk_editable_set_text (GTK_EDITABLE (title), "Else");
  gtk_editable_set_text (GTK_EDITABLE (title), "Other");
  layak_field_row_commit (title);
  app_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
  g_assert_cmpint (count_steps (fixture), ==, steps + 1);
}

/* News from elsewhere reach all rows but the one the person is typing in. */
static void
test_typing_is_kept (AppFixture    *fixture,
                     gconstpointer  data)
{
  LayakFieldRow *venue = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "venue");
  LayakFieldRow *theme = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "theme");

  gtk_editable_set_text (GTK_EDITABLE (layak_field_row_get_input (venue)), "Aula Ma");
  store_set (&fixture->store, "training", fixture->identity, "venue", "Pendopo");
  store_set (&fixture->store, "training", fixture->identity, "theme", "Hak anak");
  app_fixture_wait_until (g_str_equal (app_fixture_get_text (theme), "Hak anak"));
  g_assert_cmpstr (app_fixture_get_text (venue), ==, "Aula Ma");

  layak_field_row_commit (venue);
  app_fixture_wait_until (app_fixture_has_stored (fixture, "venue", "Aula Ma"));
  g_assert_true (app_fixture_has_stored (fixture, "theme", "Hak anak"));
}

/* After two seconds without a key, also while the focus stays. */
static void
test_rest_saves (AppFixture    *fixture,
                 gconstpointer  data)
{
  LayakFieldRow *venue = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "venue");

  gtk_editable_set_text (GTK_EDITABLE (layak_field_row_get_input (venue)), "Aula");
  g_assert_true (app_fixture_has_stored (fixture, "venue", NULL));
  app_fixture_wait_until (app_fixture_has_stored (fixture, "venue", "Aula"));
}

/* Another record takes nothing over from the one before, which is saved first. */
static void
test_other_record (AppFixture    *fixture,
                   gconstpointer  data)
{
  LayakFieldRow *venue = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "venue");
  LayakFieldRow *batch = app_fixture_add_row (fixture, LAYAK_TYPE_VALUE_ROW, "batch");
  g_autofree char *first = g_steal_pointer (&fixture->identity);

  gtk_editable_set_text (GTK_EDITABLE (layak_field_row_get_input (venue)), "Aula");
  gtk_editable_set_text (GTK_EDITABLE (layak_field_row_get_input (batch)), "many");
  fixture->identity = store_insert (&fixture->store, "training", "title", "Second", "status", "draft", NULL);
  app_fixture_load (fixture);
  g_assert_cmpstr (app_fixture_get_text (venue), ==, "");
  g_assert_cmpstr (app_fixture_get_text (batch), ==, "");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (batch), "error"));

  app_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
  g_assert_true (app_fixture_has_stored (fixture, "venue", NULL));
  g_free (fixture->identity);
  fixture->identity = g_steal_pointer (&first);
  app_fixture_wait_until (app_fixture_has_stored (fixture, "venue", "Aula"));
}

static void
gone_cb (gboolean *gone)
{
  *gone = TRUE;
}

static void
test_gone (AppFixture    *fixture,
           gconstpointer  data)
{
  gboolean gone = FALSE;

  g_signal_connect_swapped (fixture->editor, "gone", G_CALLBACK (gone_cb), &gone);
  store_delete (&fixture->store, "training", fixture->identity);
  app_fixture_wait_until (gone);
}

static GtkWidget *
add_dates (AppFixture *fixture)
{
  GtkWidget *row = g_object_new (LAYAK_TYPE_DATE_ROW, "field", "start-date", "end-field", "end-date", NULL);

  gtk_list_box_append (fixture->list, row);
  return row;
}

static gboolean
has_error (GtkWidget *row)
{
  return gtk_widget_has_css_class (row, "error");
}

/* Whether the row beneath takes its place, be it empty. */
static gboolean
has_place (GtkWidget *row)
{
  GtkWidget *problem = gtk_widget_get_next_sibling (row);

  return problem != NULL && LAYAK_IS_PROBLEM_ROW (problem) && gtk_widget_get_visible (problem);
}

/* A contradiction stands at its field, though the value was saved. */
static void
test_finding (AppFixture    *fixture,
              gconstpointer  data)
{
  GtkWidget *row = add_dates (fixture);

  store_set (&fixture->store, "training", fixture->identity, "end-date", "2025-08-01");
  app_fixture_wait_until (has_error (row));
  g_assert_true (LAYAK_IS_PROBLEM_ROW (gtk_widget_get_next_sibling (row)));

  store_set (&fixture->store, "training", fixture->identity, "end-date", "2025-08-22");
  app_fixture_wait_until (!has_error (row));
}

/* While the pointer moves, a field turns red and back, but no row moves from under it. */
static void
test_steady (AppFixture    *fixture,
             gconstpointer  data)
{
  GtkWidget *row = add_dates (fixture);
  GtkRoot *root = GTK_ROOT (fixture->window);

  store_set (&fixture->store, "training", fixture->identity, "end-date", "2025-08-01");
  app_fixture_wait_until ((layak_calm_touch (root), has_error (row)));
  g_assert_false (has_place (row));
  app_fixture_wait_until (has_place (row));
  g_assert_cmpfloat (gtk_widget_get_opacity (gtk_widget_get_next_sibling (row)), ==, 1);

  store_set (&fixture->store, "training", fixture->identity, "end-date", "2025-08-22");
  app_fixture_wait_until ((layak_calm_touch (root), !has_error (row)));
  g_assert_true (has_place (row));
  g_assert_cmpfloat (gtk_widget_get_opacity (gtk_widget_get_next_sibling (row)), ==, 0);
  app_fixture_wait_until (!has_place (row));
}

/* Once what is typed is another value, it is not called wrong before it is judged, and its row does not move. */
static void
test_doubt (AppFixture    *fixture,
            gconstpointer  data)
{
  LayakFieldRow *field = app_fixture_add_row (fixture, LAYAK_TYPE_VALUE_ROW, "end-time");
  GtkEditable *entry = GTK_EDITABLE (layak_field_row_get_input (field));
  GtkWidget *row = GTK_WIDGET (field);

  store_set (&fixture->store, "training", fixture->identity, "start-time", "10:00");
  store_set (&fixture->store, "training", fixture->identity, "end-time", "09:00");
  app_fixture_wait_until (has_error (row));
  gtk_editable_set_text (entry, "8 x");
  g_assert_true (has_error (row));
  gtk_editable_set_text (entry, "08:00");
  g_assert_false (has_error (row));
  g_assert_true (has_place (row));

  layak_field_row_commit (field);
  g_assert_true (has_place (row));
  app_fixture_wait_until (has_error (row));
  g_assert_true (has_place (row));
  g_assert_cmpfloat (gtk_widget_get_opacity (gtk_widget_get_next_sibling (row)), ==, 1);

  app_fixture_type (field, "11:00");
  app_fixture_wait_until (!has_place (row));
}

/* Advice about what was entered stands at the field, in amber; about what is missing nothing is said there. */
static void
test_advice (AppFixture    *fixture,
             gconstpointer  data)
{
  GtkWidget *time = GTK_WIDGET (app_fixture_add_row (fixture, LAYAK_TYPE_VALUE_ROW, "end-time"));
  GtkWidget *kind = GTK_WIDGET (app_fixture_add_row (fixture, LAYAK_TYPE_CHOICE_ROW, "kind"));

  store_set (&fixture->store, "training", fixture->identity, "end-time", "15:00");
  app_fixture_wait_until (has_place (time));
  g_assert_false (has_error (time));
  g_assert_null (gtk_widget_get_next_sibling (kind));
  store_set (&fixture->store, "training", fixture->identity, "start-time", "09:00");
  app_fixture_wait_until (!has_place (time));
}

/* A row of two fields tells what both mean. */
static void
test_meaning (AppFixture    *fixture,
              gconstpointer  data)
{
  g_assert_cmpstr (layak_tooltip_get (add_dates (fixture)), ==, "First and last day, as 20–22/8/2025");
}

static void
test_focus_field (AppFixture    *fixture,
                  gconstpointer  data)
{
  LayakFieldRow *row = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "venue");

  app_fixture_wait_until (gtk_widget_get_mapped (GTK_WIDGET (row)));
  layak_editor_focus_field (fixture->editor, "venue");
  app_fixture_wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == layak_field_row_get_input (row));
}

typedef struct
{
  AdwExpanderRow *more;
  LayakFieldRow  *theme;
  LayakFieldRow  *batch;
} Folded;

static Folded
add_folded (AppFixture *fixture)
{
  Folded folded =
  {
    .more = g_object_new (LAYAK_TYPE_MORE_ROW, NULL),
    .theme = g_object_new (LAYAK_TYPE_TEXT_ROW, "field", "theme", NULL),
    .batch = g_object_new (LAYAK_TYPE_VALUE_ROW, "field", "batch", NULL),
  };

  adw_expander_row_add_row (folded.more, GTK_WIDGET (folded.theme));
  adw_expander_row_add_row (folded.more, GTK_WIDGET (folded.batch));
  gtk_list_box_append (fixture->list, GTK_WIDGET (folded.more));
  return folded;
}

/* What is folded is told: the fields that can be entered, and then what they hold. */
static void
test_folded (AppFixture    *fixture,
             gconstpointer  data)
{
  const Folded folded = add_folded (fixture);

  g_assert_cmpstr (adw_expander_row_get_subtitle (folded.more), ==, "Theme · Batch");
  store_set (&fixture->store, "training", fixture->identity, "theme", "Anak & hak");
  app_fixture_wait_until (g_str_equal (adw_expander_row_get_subtitle (folded.more), "Anak & hak"));
  app_fixture_type (folded.batch, "2");
  app_fixture_wait_until (g_str_equal (adw_expander_row_get_subtitle (folded.more), "Anak & hak · 2"));
  g_assert_false (adw_expander_row_get_expanded (folded.more));

  app_fixture_wait_until (app_fixture_has_stored (fixture, "batch", "2"));
  layak_editor_set_record (fixture->editor, NULL);
  app_fixture_load (fixture);
  g_assert_cmpstr (adw_expander_row_get_subtitle (folded.more), ==, "Anak & hak · 2");
}

/* What must be known, as whose a record is, is in view until it is. */
static void
test_asking (AppFixture    *fixture,
             gconstpointer  data)
{
  AdwExpanderRow *more = g_object_new (LAYAK_TYPE_MORE_ROW, "asked", "regency province", NULL);

  adw_expander_row_add_row (more, g_object_new (LAYAK_TYPE_TEXT_ROW, "field", "theme", NULL));
  store_set (&fixture->store, "training", fixture->identity, "regency", NULL);
  gtk_list_box_append (fixture->list, GTK_WIDGET (more));
  app_fixture_load (fixture);
  g_assert_true (adw_expander_row_get_expanded (more));

  store_set (&fixture->store, "training", fixture->identity, "province", "63");
  layak_editor_set_record (fixture->editor, NULL);
  app_fixture_load (fixture);
  g_assert_false (adw_expander_row_get_expanded (more));
}

/* What is wrong, or was asked for, does not stay folded. */
static void
test_unfolding (AppFixture    *fixture,
                gconstpointer  data)
{
  const Folded folded = add_folded (fixture);

  app_fixture_wait_until (gtk_widget_get_mapped (GTK_WIDGET (folded.more)));
  layak_editor_focus_field (fixture->editor, "batch");
  app_fixture_wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL &&
                          gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                                  GTK_WIDGET (folded.batch)));
  g_assert_true (adw_expander_row_get_expanded (folded.more));

  adw_expander_row_set_expanded (folded.more, FALSE);
  app_fixture_type (folded.batch, "two");
  g_assert_true (adw_expander_row_get_expanded (folded.more));
  g_assert_false (layak_more_row_unfold (GTK_WIDGET (folded.batch)));
}

#define ADD(name, test) \
  g_test_add ("/editor/" name, AppFixture, NULL, app_fixture_set_up, test, app_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("a-step-per-field", test_a_step_per_field);
  ADD ("no-change", test_no_change);
  ADD ("typing-is-kept", test_typing_is_kept);
  ADD ("rest-saves", test_rest_saves);
  ADD ("other-record", test_other_record);
  ADD ("gone", test_gone);
  ADD ("finding", test_finding);
  ADD ("steady", test_steady);
  ADD ("doubt", test_doubt);
  ADD ("advice", test_advice);
  ADD ("meaning", test_meaning);
  ADD ("focus-field", test_focus_field);
  ADD ("folded", test_folded);
  ADD ("asking", test_asking);
  ADD ("unfolding", test_unfolding);
  return g_test_run ();
}
