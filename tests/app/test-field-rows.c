/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "layak-chip.h"
#include "layak-chips-row.h"
#include "layak-choice-row.h"
#include "layak-date-row.h"
#include "layak-problem-row.h"
#include "layak-prose-row.h"
#include "layak-reference-row.h"
#include "layak-text-row.h"
#include "layak-value-row.h"

static void
test_text (AppFixture    *fixture,
           gconstpointer  data)
{
  LayakFieldRow *row = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "venue");
  LayakFieldRow *title = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "title");

  g_assert_cmpstr (app_fixture_get_text (row), ==, "");
  g_assert_cmpstr (app_fixture_get_text (title), ==, "Pelatihan KHA");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Venue");

  app_fixture_type (row, "  Aula Mayang Maurai ");
  app_fixture_wait_until (app_fixture_has_stored (fixture, "venue", "Aula Mayang Maurai"));
  g_assert_cmpstr (app_fixture_get_text (row), ==, "Aula Mayang Maurai");

  app_fixture_type (row, "");
  app_fixture_wait_until (app_fixture_has_stored (fixture, "venue", NULL));
}

/* What must not be empty stays as it was stored; the row says why, and still says so when left again. */
static void
test_required (AppFixture    *fixture,
               gconstpointer  data)
{
  LayakFieldRow *row = app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "title");

  app_fixture_type (row, "");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (layak_field_row_get_input (row)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (LAYAK_IS_PROBLEM_ROW (gtk_widget_get_next_sibling (GTK_WIDGET (row))));
  g_assert_true (app_fixture_has_stored (fixture, "title", "Pelatihan KHA"));

  app_fixture_type (row, "Pelatihan");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_next_sibling (GTK_WIDGET (row))));
  app_fixture_wait_until (app_fixture_has_stored (fixture, "title", "Pelatihan"));
}

static void
test_prose (AppFixture    *fixture,
            gconstpointer  data)
{
  LayakFieldRow *row = app_fixture_add_row (fixture, LAYAK_TYPE_PROSE_ROW, "purpose");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (layak_field_row_get_input (row)));

  gtk_text_buffer_set_text (buffer, "Memahami KHA.\nMenyusun RTL.", -1);
  g_assert_true (layak_field_row_is_touched (row));
  layak_field_row_commit (row);
  app_fixture_wait_until (app_fixture_has_stored (fixture, "purpose", "Memahami KHA.\nMenyusun RTL."));
}

static void
test_number (AppFixture    *fixture,
             gconstpointer  data)
{
  LayakFieldRow *batch = app_fixture_add_row (fixture, LAYAK_TYPE_VALUE_ROW, "batch");
  LayakFieldRow *hours = app_fixture_add_row (fixture, LAYAK_TYPE_VALUE_ROW, "lesson-hours");
  LayakFieldRow *spent = app_fixture_add_row (fixture, LAYAK_TYPE_VALUE_ROW, "spent");
  LayakFieldRow *time = app_fixture_add_row (fixture, LAYAK_TYPE_VALUE_ROW, "start-time");

  app_fixture_type (batch, "2");
  app_fixture_type (hours, "24.5");
  app_fixture_type (spent, "86,400,000");
  app_fixture_type (time, "8:30");
  app_fixture_wait_until (app_fixture_has_stored (fixture, "start-time", "08:30"));
  g_assert_true (app_fixture_has_stored (fixture, "batch", "2"));
  g_assert_true (app_fixture_has_stored (fixture, "lesson-hours", "24.5"));
  g_assert_true (app_fixture_has_stored (fixture, "spent", "86400000"));
}

/* What is no number stays where the person can correct it. */
static void
test_no_number (AppFixture    *fixture,
                gconstpointer  data)
{
  LayakFieldRow *row = app_fixture_add_row (fixture, LAYAK_TYPE_VALUE_ROW, "batch");

  app_fixture_type (row, "dua");
  g_assert_cmpstr (app_fixture_get_text (row), ==, "dua");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_true (layak_field_row_is_touched (row));

  app_fixture_type (row, "5000");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_true (app_fixture_has_stored (fixture, "batch", NULL));
}

static void
test_period (AppFixture    *fixture,
             gconstpointer  data)
{
  LayakFieldRow *row = LAYAK_FIELD_ROW (g_object_new (LAYAK_TYPE_DATE_ROW, "field", "start-date",
                                                      "end-field", "end-date", NULL));

  gtk_list_box_append (fixture->list, GTK_WIDGET (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "3 days");
  g_assert_true (layak_field_row_covers (row, "end-date"));

  app_fixture_type (row, "8-9/7/2025");
  app_fixture_wait_until (app_fixture_has_stored (fixture, "end-date", "2025-07-09"));
  g_assert_true (app_fixture_has_stored (fixture, "start-date", "2025-07-08"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "2 days");

  app_fixture_type (row, "someday");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_true (app_fixture_has_stored (fixture, "end-date", "2025-07-09"));
}

static GtkWidget *
find_calendar (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_CALENDAR (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_calendar (child);
  return found;
}

/* The calendar is made when it is opened, on the day that is typed. */
static void
test_calendar (AppFixture    *fixture,
               gconstpointer  data)
{
  LayakFieldRow *row = app_fixture_add_row (fixture, LAYAK_TYPE_DATE_ROW, "start-date");
  GtkMenuButton *button =
    GTK_MENU_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (row), LAYAK_TYPE_DATE_ROW, "button"));
  g_autoptr(GDateTime) shown = NULL, chosen = g_date_time_new_local (2025, 7, 14, 0, 0, 0);
  GtkWidget *calendar;

  g_assert_null (gtk_menu_button_get_popover (button));
  app_fixture_type (row, "8/7/2025");
  app_fixture_wait_until (app_fixture_has_stored (fixture, "start-date", "2025-07-08"));
  gtk_menu_button_popup (button);
  calendar = find_calendar (GTK_WIDGET (gtk_menu_button_get_popover (button)));
  g_assert_nonnull (calendar);
  shown = gtk_calendar_get_date (GTK_CALENDAR (calendar));
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 8);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), chosen);
  app_fixture_wait_until (app_fixture_has_stored (fixture, "start-date", "2025-07-14"));
}

/* By when something shall be done is said in words; when something was, is not. */
static void
test_deadline (AppFixture    *fixture,
               gconstpointer  data)
{
  LayakFieldRow *due, *raised;

  g_free (fixture->identity);
  fixture->identity = store_insert (&fixture->store, "recommendation", "text", "Bentuk PATBM", "status", "proposed",
                                    "regency", "63.11", NULL);
  g_object_set (fixture->editor, "type", "recommendation", NULL);
  app_fixture_load (fixture);
  due = app_fixture_add_row (fixture, LAYAK_TYPE_DATE_ROW, "due-date");
  raised = app_fixture_add_row (fixture, LAYAK_TYPE_DATE_ROW, "raised-on");

  app_fixture_type (due, "akhir Februari 2031");
  app_fixture_wait_until (app_fixture_has_stored (fixture, "due-date", "2031-02-28"));
  g_assert_cmpstr (app_fixture_get_text (due), ==, "28 Feb 2031");
  app_fixture_type (raised, "akhir Februari 2031");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (raised), "error"));
}

static void
test_choice (AppFixture    *fixture,
             gconstpointer  data)
{
  LayakFieldRow *mode = app_fixture_add_row (fixture, LAYAK_TYPE_CHOICE_ROW, "mode");
  LayakFieldRow *kha = app_fixture_add_row (fixture, LAYAK_TYPE_CHOICE_ROW, "kha");
  LayakFieldRow *status = app_fixture_add_row (fixture, LAYAK_TYPE_CHOICE_ROW, "status");

  /* 0 is “not known”, where the field may be unknown. */
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (mode)), ==, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (status)), ==, LAYAK_TRAINING_HELD);

  adw_combo_row_set_selected (ADW_COMBO_ROW (mode), 3);
  app_fixture_wait_until (app_fixture_has_stored (fixture, "mode", "hybrid"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kha), 1);
  app_fixture_wait_until (app_fixture_has_stored (fixture, "kha", "true"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kha), 0);
  app_fixture_wait_until (app_fixture_has_stored (fixture, "kha", NULL));
}

static GtkWidget *
find_by_type (GtkWidget *widget,
              GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_reference (AppFixture    *fixture,
                gconstpointer  data)
{
  LayakFieldRow *row = app_fixture_add_row (fixture, LAYAK_TYPE_REFERENCE_ROW, "venue-regency");
  GtkMenuButton *button = GTK_MENU_BUTTON (layak_field_row_get_input (row));

  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "Not known");
  store_set (&fixture->store, "training", fixture->identity, "venue-regency", "63.72");
  app_fixture_wait_until (g_str_equal (gtk_menu_button_get_label (button), "City of Banjarbaru"));
}

/* The likely value is offered, and stored only if somebody takes it. */
static void
test_suggestion (AppFixture    *fixture,
                 gconstpointer  data)
{
  GtkWidget *row = g_object_new (LAYAK_TYPE_REFERENCE_ROW, "field", "venue-regency", "suggest-field", "regency", NULL);
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (row, LAYAK_TYPE_REFERENCE_ROW, "suggest_button"));

  gtk_list_box_append (fixture->list, row);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Perhaps Balangan Regency");
  g_assert_true (app_fixture_has_stored (fixture, "venue-regency", NULL));

  g_signal_emit_by_name (button, "clicked");
  app_fixture_wait_until (app_fixture_has_stored (fixture, "venue-regency", "63.11"));
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");

  store_set (&fixture->store, "training", fixture->identity, "venue-regency", "");
  app_fixture_wait_until (gtk_widget_get_visible (button));
}

/* The province goes without saying where the regency is known. */
static void
test_needless (AppFixture    *fixture,
               gconstpointer  data)
{
  GtkWidget *row = g_object_new (LAYAK_TYPE_REFERENCE_ROW, "field", "province", "unless-field", "regency", NULL);

  gtk_list_box_append (fixture->list, row);
  g_assert_false (gtk_widget_get_visible (row));
  store_set (&fixture->store, "training", fixture->identity, "regency", "");
  app_fixture_wait_until (gtk_widget_get_visible (row));
  store_set (&fixture->store, "training", fixture->identity, "regency", "63.11");
  app_fixture_wait_until (!gtk_widget_get_visible (row));
}

static void
test_chips (AppFixture    *fixture,
            gconstpointer  data)
{
  LayakFieldRow *row = app_fixture_add_row (fixture, LAYAK_TYPE_CHIPS_ROW, "target-groups");
  GType chip_type = LAYAK_TYPE_CHIP;
  GtkWidget *chip;

  g_assert_null (find_by_type (GTK_WIDGET (row), chip_type));
  store_set (&fixture->store, "training", fixture->identity, "target-groups", "media educators");
  app_fixture_wait_until ((chip = find_by_type (GTK_WIDGET (row), chip_type)) != NULL);

  /* Educators come first, by their name; the button takes them out. */
  g_signal_emit_by_name (chip, "removed");
  app_fixture_wait_until (app_fixture_has_stored (fixture, "target-groups", "media"));
}

#define ADD(name, test) \
  g_test_add ("/field-rows/" name, AppFixture, NULL, app_fixture_set_up, test, app_fixture_tear_down)

/* Which of the rows has the focus; their number if none. */
static guint
find_focus (AppFixture            *fixture,
            LayakFieldRow * const *rows,
            guint                  n_rows)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  guint i = 0;

  while (i < n_rows && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (rows[i]))))
    i++;
  return i;
}

/* Tab stops once at each row, in both directions, and passes what tells of a problem beneath one. */
static void
test_stops (AppFixture    *fixture,
            gconstpointer  data)
{
  LayakFieldRow * const rows[] =
  {
    app_fixture_add_row (fixture, LAYAK_TYPE_TEXT_ROW, "venue"),
    app_fixture_add_row (fixture, LAYAK_TYPE_VALUE_ROW, "participants"),
    app_fixture_add_row (fixture, LAYAK_TYPE_REFERENCE_ROW, "organiser"),
    app_fixture_add_row (fixture, LAYAK_TYPE_CHIPS_ROW, "indicators"),
    app_fixture_add_row (fixture, LAYAK_TYPE_PROSE_ROW, "purpose"),
    app_fixture_add_row (fixture, LAYAK_TYPE_VALUE_ROW, "batch"),
  };
  const guint n = G_N_ELEMENTS (rows);

  layak_field_row_set_problem (rows[1], "Too many", TRUE);
  layak_field_row_grab_focus (rows[0]);
  app_fixture_wait_until (find_focus (fixture, rows, n) == 0);
  for (guint i = 1; i < n; i++)
    {
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
      g_assert_cmpuint (find_focus (fixture, rows, n), ==, i);
    }
  for (guint i = n - 1; i > 1; i--)
    {
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
      g_assert_cmpuint (find_focus (fixture, rows, n), ==, i - 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("text", test_text);
  ADD ("required", test_required);
  ADD ("prose", test_prose);
  ADD ("number", test_number);
  ADD ("no-number", test_no_number);
  ADD ("period", test_period);
  ADD ("calendar", test_calendar);
  ADD ("deadline", test_deadline);
  ADD ("choice", test_choice);
  ADD ("reference", test_reference);
  ADD ("suggestion", test_suggestion);
  ADD ("needless", test_needless);
  ADD ("chips", test_chips);
  ADD ("stops", test_stops);
  return g_test_run ();
}
