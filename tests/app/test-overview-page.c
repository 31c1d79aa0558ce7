/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-chart.h"
#include "layak-figure-card.h"
#include "layak-overview-page.h"
#include "press.h"

static void
set_up (PageFixture   *fixture,
        gconstpointer  data)
{
  g_autofree char *training = NULL;

  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  training = store_insert (&fixture->store, "training", "title", "Pelatihan KHA", "status", "held",
                           "regency", "63.11", "start-date", "2025-08-20", "end-date", "2025-08-22",
                           "participants", "100", "lesson-hours", "24", NULL);
  g_free (store_insert (&fixture->store, "participant-group", "training", training, "group", "educators",
                        "male", "30", "female", "60", NULL));
  g_free (store_insert (&fixture->store, "training", "title", "Rencana", "status", "planned", "regency", "63.11",
                        "start-date", "2025-11-03", "planned-participants", "40", NULL));
  g_free (store_insert (&fixture->store, "recommendation", "text", "Late", "status", "agreed", "regency", "63.11",
                        "training", training, "due-date", "2025-09-01", NULL));
  g_free (store_insert (&fixture->store, "recommendation", "text", "Done", "status", "done", "regency", "63.11",
                        "training", training, "due-date", "2025-09-01", "closed-on", "2025-09-02", NULL));
  /* Nothing is left to do about it: it is closed like the one that is done. */
  g_free (store_insert (&fixture->store, "recommendation", "text", "No way", "status", "infeasible", "regency", "63.11",
                        "training", training, "status-reason", "No post", "closed-on", "2025-09-03", NULL));
  page_fixture_show (fixture, LAYAK_TYPE_OVERVIEW_PAGE, "63.11", 2025);
}

/* The label of a part of a card. */
static const char *
get_text (PageFixture *fixture,
          const char  *card,
          const char  *part)
{
  GtkWidget *widget = page_fixture_get_child (fixture, card);

  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (widget, LAYAK_TYPE_FIGURE_CARD, part)));
}

static gboolean
has_number (PageFixture *fixture,
            const char  *card,
            const char  *number)
{
  return g_strcmp0 (get_text (fixture, card, "number"), number) == 0;
}

static void
test_figures (PageFixture   *fixture,
              gconstpointer  data)
{
  store_fixture_wait_until (has_number (fixture, "trainings_card", "1"));
  g_assert_cmpstr (get_text (fixture, "trainings_card", "unit"), ==, "held");
  g_assert_cmpstr (get_text (fixture, "trainings_card", "caption"), ==, "1 planned of 2");
  g_assert_cmpstr (get_text (fixture, "people_card", "number"), ==, "100");
  g_assert_cmpstr (get_text (fixture, "people_card", "caption"), ==, "M 30 · F 60 · 10 not known");
  g_assert_cmpstr (get_text (fixture, "hours_card", "number"), ==, "24");
  g_assert_cmpstr (get_text (fixture, "hours_card", "caption"), ==, "2,400 person-hours");
  g_assert_cmpstr (get_text (fixture, "recommendations_card", "number"), ==, "2");
  g_assert_cmpstr (get_text (fixture, "recommendations_card", "unit"), ==, "of 3 closed");
  g_assert_cmpstr (get_text (fixture, "overdue_card", "number"), ==, "1");
  gtk_test_accessible_assert_property (page_fixture_get_child (fixture, "trainings_card"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Trainings: 1 held. 1 planned of 2");
}

static void
click (PageFixture *fixture,
       const char  *button)
{
  g_signal_emit_by_name (page_fixture_get_child (fixture, button), "clicked");
}

static void
test_filters (PageFixture   *fixture,
              gconstpointer  data)
{
  GtkWidget *months = page_fixture_get_child (fixture, "month_chart");
  GtkWidget *groups = page_fixture_get_child (fixture, "group_chart");

  store_fixture_wait_until (has_number (fixture, "trainings_card", "1"));
  click (fixture, "trainings_card");
  g_assert_cmpstr (fixture->asked, ==, "show-list ('training', {'status': 'held', 'starts': '2025'})");
  click (fixture, "recommendations_card");
  g_assert_cmpstr (fixture->asked, ==, "show-list ('recommendation', {'status': 'done verified infeasible'})");
  click (fixture, "overdue_card");
  g_assert_cmpstr (fixture->asked, ==, "show-list ('recommendation', {'overdue': 'yes'})");
  click (fixture, "all_button");
  g_assert_cmpstr (fixture->asked, ==, "show-list ('recommendation', {'open': 'yes'})");

  layak_chart_set_focused (LAYAK_CHART (months), 7);
  press (months, GDK_KEY_Return);
  g_assert_cmpstr (fixture->asked, ==, "show-list ('training', {'month': '2025-08'})");
  layak_chart_set_focused (LAYAK_CHART (groups), 0);
  press (groups, GDK_KEY_Return);
  g_assert_cmpstr (fixture->asked, ==,
                   "show-list ('training', {'status': 'held', 'starts': '2025', 'group': 'educators'})");
}

/* The page follows the store, another place and another year. */
static void
test_news (PageFixture   *fixture,
           gconstpointer  data)
{
  GtkStack *stack = GTK_STACK (page_fixture_get_child (fixture, "stack"));

  store_fixture_wait_until (has_number (fixture, "trainings_card", "1"));
  g_free (store_insert (&fixture->store, "training", "title", "Another", "status", "held", "regency", "63.11",
                        "start-date", "2025-02-01", "end-date", "2025-02-01", NULL));
  store_fixture_wait_until (has_number (fixture, "trainings_card", "2"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "charts");

  layak_scope_set_place (fixture->scope, "63.07");
  store_fixture_wait_until (has_number (fixture, "trainings_card", "0"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  g_assert_true (has_number (fixture, "overdue_card", "None"));

  layak_scope_set_place (fixture->scope, NULL);
  store_fixture_wait_until (has_number (fixture, "trainings_card", "2"));
  layak_scope_set_year (fixture->scope, 2024);
  store_fixture_wait_until (has_number (fixture, "trainings_card", "0"));
}

/* What is still open from another year is counted, and it is said where it comes from. */
static void
test_origin (PageFixture   *fixture,
             gconstpointer  data)
{
  AdwStatusPage *empty = ADW_STATUS_PAGE (page_fixture_get_child (fixture, "empty"));

  store_fixture_wait_until (has_number (fixture, "trainings_card", "1"));
  layak_scope_set_year (fixture->scope, 2026);
  store_fixture_wait_until (has_number (fixture, "trainings_card", "0"));
  g_assert_cmpstr (adw_status_page_get_description (empty), ==,
                   "1 recommendation is counted that is not from a training of 2026");
}

/* Changes while a reading is under way do not mix: what is shown last is what is asked last. */
static void
test_haste (PageFixture   *fixture,
            gconstpointer  data)
{
  for (int i = 0; i < 20; i++)
    {
      layak_scope_set_year (fixture->scope, i % 2 == 0 ? 2024 : 2025);
      g_main_context_iteration (NULL, FALSE);
    }
  store_fixture_wait_until (has_number (fixture, "trainings_card", "1"));
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && gtk_widget_get_visible (child) ? child : find_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The most urgent deadline opens its recommendation; a finding opens the very field. */
static void
test_lists (PageFixture   *fixture,
            gconstpointer  data)
{
  GtkWidget *deadlines = page_fixture_get_child (fixture, "deadlines");
  GtkWidget *findings = page_fixture_get_child (fixture, "finding_rows");
  GtkWidget *button;
  const char *type, *uuid, *field;
  GVariant *target;

  store_fixture_wait_until (page_fixture_count_rows (deadlines) == 1 && page_fixture_count_rows (findings) > 1);
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (deadlines), 0)));
  g_assert_true (g_str_has_prefix (fixture->asked, "show-record ('recommendation', '"));

  button = find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (findings), 0)));
  g_assert_nonnull (button);
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
  g_variant_get (target, "(&s&s&s)", &type, &uuid, &field);
  g_assert_nonnull (layak_record_info_find_field (layak_record_info_find (type), field));
  g_assert_cmpuint (strlen (uuid), ==, 36);

  g_assert_cmpuint (page_fixture_count_rows (findings), ==, 4);
  click (fixture, "findings_button");
  g_assert_cmpuint (page_fixture_count_rows (findings), >, 4);
  click (fixture, "findings_button");
  g_assert_cmpuint (page_fixture_count_rows (findings), ==, 4);
}

/* What has no date is in no list by date, but it is not forgotten. */
static void
test_undated (PageFixture   *fixture,
              gconstpointer  data)
{
  GtkWidget *deadlines = page_fixture_get_child (fixture, "deadlines");

  store_fixture_wait_until (page_fixture_count_rows (deadlines) == 1);
  g_free (store_insert (&fixture->store, "recommendation", "regency", "63.11", "status", "agreed", "text",
                        "Bentuk PATBM", "raised-on", "2025-08-20", NULL));
  store_fixture_wait_until (page_fixture_count_rows (deadlines) == 2);
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (deadlines), 1)));
  g_assert_cmpstr (fixture->asked, ==, "show-list ('recommendation', {'open': 'yes', 'undated': 'yes'})");
}

static gboolean
has_subtitle (PageFixture *fixture,
              const char  *text)
{
  g_autofree char *subtitle = NULL;

  g_object_get (fixture->page, "subtitle", &subtitle, NULL);
  return g_str_has_prefix (subtitle != NULL ? subtitle : "", text);
}

/* What takes long is told under the title, until the last of what is read is there. */
static void
test_counting (PageFixture   *fixture,
               gconstpointer  data)
{
  store_fixture_wait_until (has_subtitle (fixture, "As of"));
  layak_page_begin_reading (fixture->page);
  layak_page_begin_reading (fixture->page);
  g_assert_true (has_subtitle (fixture, "As of"));
  store_fixture_wait_until (has_subtitle (fixture, "Counting…"));
  layak_page_end_reading (fixture->page);
  g_assert_true (has_subtitle (fixture, "Counting…"));
  layak_page_end_reading (fixture->page);
  store_fixture_wait_until (has_subtitle (fixture, "As of"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
#define ADD(name, func) g_test_add (name, PageFixture, NULL, set_up, func, page_fixture_tear_down)
  ADD ("/overview-page/figures", test_figures);
  ADD ("/overview-page/origin", test_origin);
  ADD ("/overview-page/filters", test_filters);
  ADD ("/overview-page/news", test_news);
  ADD ("/overview-page/haste", test_haste);
  ADD ("/overview-page/lists", test_lists);
  ADD ("/overview-page/undated", test_undated);
  ADD ("/overview-page/counting", test_counting);
  return g_test_run ();
}
