/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-deliver.h"
#include "layak-delivery-row.h"
#include "layak-export-dialog.h"
#include "layak-figures.h"
#include "layak-lead-row.h"
#include "layak-own-place.h"
#include "layak-picker.h"
#include "layak-report-figures.h"
#include "layak-reports-page.h"

static char *training;

static void
set_up (PageFixture   *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  training = store_insert (&fixture->store, "training", "title", "Pelatihan KHA", "status", "held",
                           "regency", "63.11", "start-date", "2025-08-20", "end-date", "2025-08-22",
                           "participants", "100", "lesson-hours", "24", NULL);
  g_free (store_insert (&fixture->store, "training", "title", "Other quarter", "status", "held", "regency", "63.11",
                        "start-date", "2025-02-20", "participants", "7", NULL));
  g_free (store_insert (&fixture->store, "recommendation", "text", "No lead", "status", "agreed", "regency", "63.11",
                        "training", training, "due-date", "2025-09-01", NULL));
  page_fixture_show (fixture, LAYAK_TYPE_REPORTS_PAGE, "63.11", 2025);
}

static void
tear_down (PageFixture   *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&training, g_free);
  page_fixture_tear_down (fixture, data);
}

static void
set_period (PageFixture *fixture,
            const char  *text)
{
  LayakPeriod period;

  g_assert_true (layak_period_parse (text, &period, NULL));
  layak_reports_page_set_period (LAYAK_REPORTS_PAGE (fixture->page), &period);
}

/* The accessible name of a cell tells all of it. */
static gboolean
has_figures (PageFixture *fixture,
             int          number,
             const char  *name)
{
  GtkWidget *cell = gtk_grid_get_child_at (GTK_GRID (page_fixture_get_child (fixture, "figures")), number % 2,
                                           number / 2);
  g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell),
                                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return problem == NULL;
}

static void
test_figures (PageFixture   *fixture,
              gconstpointer  data)
{
  GtkLabel *file = GTK_LABEL (page_fixture_get_child (fixture, "file_label"));

  set_period (fixture, "2025-Q3");
  store_fixture_wait_until (has_figures (fixture, 1, "People trained: 100. Sex not known"));
  g_assert_true (has_figures (fixture, 0, "Trainings held: 1. "));
  g_assert_cmpstr (gtk_label_get_label (file), ==, "layak-6311-2025-tw3-sementara.xml");

  /* What is still open is reported again, and comes from elsewhere. */
  g_assert_true (has_figures (fixture, 3, "Recommendations closed: 0/1. 1 overdue"));
  set_period (fixture, "2025-Q4");
  store_fixture_wait_until (has_figures (fixture, 3, "Recommendations closed: 0/1. 1 overdue · 1 not from trainings of "
                                                     "this period"));

  set_period (fixture, "2025");
  store_fixture_wait_until (has_figures (fixture, 1, "People trained: 107. Sex not known"));
  layak_scope_set_year (fixture->scope, 2024);
  store_fixture_wait_until (has_figures (fixture, 0, "Trainings held: 0. "));
  g_assert_cmpstr (gtk_label_get_label (file), ==, "layak-6311-2024-tw4.xml");
}

static gboolean
tells_file (PageFixture *fixture,
            const char  *name)
{
  return g_str_equal (gtk_label_get_label (GTK_LABEL (page_fixture_get_child (fixture, "file_label"))), name);
}

static gboolean
has_subtitle (PageFixture *fixture,
              const char  *expected)
{
  g_autofree char *subtitle = NULL;

  g_object_get (fixture->page, "subtitle", &subtitle, NULL);
  return g_strcmp0 (subtitle, expected) == 0;
}

/* The page opens with what is to be delivered next, and changes nobody’s choice. */
static void
test_opening (PageFixture   *fixture,
              gconstpointer  data)
{
  store_fixture_wait_until (tells_file (fixture, "layak-6311-2025-tw3-sementara.xml"));
  g_assert_true (has_subtitle (fixture, "Periodic report to the province"));
  layak_scope_set_place (fixture->scope, "63.07");
  store_fixture_wait_until (tells_file (fixture, "layak-6307-2025-tw4.xml"));
  layak_scope_set_place (fixture->scope, "63");
  store_fixture_wait_until (tells_file (fixture, "layak-63-2025-tw3-sementara.xml"));
  g_assert_true (has_subtitle (fixture, "Periodic report to the ministry"));

  /* In the database of the province the report of a regency is one that comes in. */
  layak_own_place_save_async (fixture->store.store, "63", NULL, NULL);
  store_fixture_wait_until (g_strcmp0 (layak_scope_get_office (fixture->scope), "63") == 0);
  layak_scope_set_place (fixture->scope, "63.07");
  store_fixture_wait_until (tells_file (fixture, "layak-6307-2025-tw4.xml"));
  g_assert_true (has_subtitle (fixture, "Periodic report of a regency or city"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (page_fixture_get_child (fixture, "recipient_row"))), ==,
                   "Kalimantan Selatan (this office)");

  set_period (fixture, "2025-Q1");
  layak_scope_set_place (fixture->scope, "63.11");
  store_fixture_wait_until (tells_file (fixture, "layak-6311-2025-tw1-sementara.xml"));
}

/* The row about a rule, by the title of its record. */
static GtkWidget *
find_finding (PageFixture *fixture,
              const char  *title)
{
  GtkListBox *list = GTK_LIST_BOX (page_fixture_get_child (fixture, "finding_rows"));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_label (page_fixture_get (row, "detail")), title))
      return GTK_WIDGET (row);

  return NULL;
}

static gboolean
is_provisional (PageFixture *fixture)
{
  return gtk_widget_has_css_class (page_fixture_get_child (fixture, "bar"), "warning-bar");
}

static gboolean
is_ready (PageFixture *fixture)
{
  return gtk_widget_has_css_class (page_fixture_get_child (fixture, "bar"), "ready-bar");
}

/* A finding leads to its field, and is gone when it is mended. */
static void
test_findings (PageFixture   *fixture,
               gconstpointer  data)
{
  GtkLabel *reasons = GTK_LABEL (page_fixture_get_child (fixture, "bar_label"));
  g_autofree char *before = NULL, *backwards = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *row;

  set_period (fixture, "2025-Q3");
  store_fixture_wait_until (find_finding (fixture, "No lead") != NULL);
  g_assert_null (find_finding (fixture, "Other quarter"));
  row = find_finding (fixture, "No lead");
  g_signal_emit_by_name (page_fixture_get (row, "button"), "clicked");
  g_assert_true (g_str_has_prefix (fixture->asked, "show-record ('recommendation', "));

  before = g_strdup (gtk_label_get_label (reasons));
  backwards = store_insert (&fixture->store, "training", "title", "Backwards", "status", "planned", "regency", "63.11",
                            "start-date", "2025-08-05", "end-date", "2025-08-04", NULL);
  store_fixture_wait_until (!g_str_equal (gtk_label_get_label (reasons), before));
  store_fixture_set (fixture->store.store, "training", backwards, "start-date", "2025-01-01", &error);
  g_assert_no_error (error);
  store_fixture_set (fixture->store.store, "training", backwards, "end-date", "2025-01-02", &error);
  g_assert_no_error (error);
  store_fixture_wait_until (g_str_equal (gtk_label_get_label (reasons), before));
}

/* Of several records with the same finding any can be opened. */
static void
test_several (PageFixture   *fixture,
              gconstpointer  data)
{
  GtkWidget *row, *picker;
  g_autoptr(LayakOption) second = layak_option_new ("1", "No lead 2", NULL);

  set_period (fixture, "2025-Q3");
  g_free (store_insert (&fixture->store, "recommendation", "text", "No lead 2", "status", "agreed", "regency", "63.11",
                        "training", training, "due-date", "2025-09-01", NULL));
  store_fixture_wait_until (find_finding (fixture, "No lead and 1 other") != NULL);
  row = find_finding (fixture, "No lead and 1 other");
  picker = page_fixture_find (row, LAYAK_TYPE_PICKER);
  g_assert_nonnull (picker);
  g_signal_emit_by_name (picker, "picked", second);
  g_assert_true (g_str_has_prefix (fixture->asked, "show-record ('recommendation', "));
}

/* What is over and without contradictions can go out; what is not over is provisional. */
static void
test_bar (PageFixture   *fixture,
          gconstpointer  data)
{
  layak_scope_set_place (fixture->scope, "63.07");
  set_period (fixture, "2020-Q1");
  store_fixture_wait_until (is_ready (fixture));
  set_period (fixture, "2199");
  store_fixture_wait_until (is_provisional (fixture));
}

static LayakDeliveryRow *
get_delivery (PageFixture *fixture)
{
  GtkListBox *list = GTK_LIST_BOX (page_fixture_get_child (fixture, "delivery_rows"));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);

  return LAYAK_IS_DELIVERY_ROW (row) ? LAYAK_DELIVERY_ROW (row) : NULL;
}

static gboolean
has_status (PageFixture *fixture,
            const char  *status)
{
  g_autofree char *label = NULL;

  if (get_delivery (fixture) == NULL)
    return FALSE;
  g_object_get (page_fixture_get (get_delivery (fixture), "pill"), "label", &label, NULL);
  return g_str_equal (label, status);
}

/* A provisional report is a draft with a row and a badge, until somebody marks it as sent. */
static void
test_delivery (PageFixture   *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "draft.xml", NULL);
  LayakBadges badges;
  g_autoptr(GError) error = NULL;

  set_period (fixture, "2025-Q3");
  g_free (store_insert (&fixture->store, "training", "title", "Backwards", "status", "held", "regency", "63.11",
                        "start-date", "2025-08-05", "end-date", "2025-08-04", NULL));
  store_fixture_wait_until (is_provisional (fixture));
  g_signal_emit_by_name (page_fixture_get_child (fixture, "export_button"), "clicked");
  g_assert_nonnull (find_open_window (LAYAK_TYPE_EXPORT_DIALOG));
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (find_open_window (LAYAK_TYPE_EXPORT_DIALOG)), path);
  store_fixture_wait_until (find_open_window (LAYAK_TYPE_EXPORT_DIALOG) == NULL && has_status (fixture, "Draft"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpstr (gtk_label_get_label (page_fixture_get (get_delivery (fixture), "detail")), ==, "draft.xml");
  layak_figures_select_badges (layak_store_get_reader (fixture->store.store), "63.11", 2025, layak_date_today (),
                               &badges, &error);
  g_assert_no_error (error);
  g_assert_cmpint (badges.deliveries_draft, ==, 1);

  g_signal_emit_by_name (page_fixture_get (get_delivery (fixture), "sent_button"), "clicked");
  store_fixture_wait_until (has_status (fixture, "Sent"));
}

/* What the receiver says stands with the delivery and leads to the record. */
static void
test_remarks (PageFixture   *fixture,
              gconstpointer  data)
{
  g_autofree char *delivery = store_insert (&fixture->store, "delivery", "regency", "63.11", "period", "2025-Q2",
                                            "revision", "1", "number", "63.11/2025-Q2/1", "status", "returned",
                                            "answered-on", "2025-07-20", "remarks", "Please mend.", NULL);
  GtkListBox *remarks;
  GtkListBoxRow *row;

  g_free (store_insert (&fixture->store, "remark", "delivery", delivery, "training", training,
                        "text", "Which place?", NULL));
  store_fixture_wait_until (has_status (fixture, "Returned") &&
                            page_fixture_count_rows (page_fixture_get (get_delivery (fixture), "remarks")) == 2);
  g_assert_cmpstr (gtk_label_get_label (page_fixture_get (get_delivery (fixture), "detail")), ==,
                   "63.11/2025-Q2/1 · answered 20 Jul 2025");
  gtk_expander_set_expanded (page_fixture_get (get_delivery (fixture), "remarks_expander"), TRUE);
  remarks = page_fixture_get (get_delivery (fixture), "remarks");
  row = gtk_list_box_get_row_at_index (remarks, 1);
  g_signal_emit_by_name (page_fixture_get (row, "button"), "clicked");
  g_assert_true (g_str_has_prefix (fixture->asked, "show-record ('training', "));
}

/* Each format but the native one opens the same dialog. */
static void
test_formats (PageFixture   *fixture,
              gconstpointer  data)
{
  GtkWidget *formats = page_fixture_get_child (fixture, "formats");
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (formats), 0);
  g_autofree char *path = g_build_filename (fixture->store.directory, "figures.adx.xml", NULL);
  GtkWidget *form;

  g_assert_cmpuint (page_fixture_count_rows (formats), ==, layak_formats_get_n () - 1);
  set_period (fixture, "2025");
  g_signal_emit_by_name (formats, "row-activated", row);
  g_assert_nonnull (find_open_window (LAYAK_TYPE_EXPORT_DIALOG));
  form = page_fixture_get (find_open_window (LAYAK_TYPE_EXPORT_DIALOG), "form");
  g_assert_false (gtk_widget_get_visible (page_fixture_get (form, "native_group")));
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (find_open_window (LAYAK_TYPE_EXPORT_DIALOG)), path);
  store_fixture_wait_until (find_open_window (LAYAK_TYPE_EXPORT_DIALOG) == NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_null (get_delivery (fixture));
}

#define ADD(name, func) g_test_add ("/app/reports-page/" name, PageFixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("opening", test_opening);
  ADD ("figures", test_figures);
  ADD ("findings", test_findings);
  ADD ("several", test_several);
  ADD ("bar", test_bar);
  ADD ("delivery", test_delivery);
  ADD ("remarks", test_remarks);
  ADD ("formats", test_formats);
  return g_test_run ();
}
