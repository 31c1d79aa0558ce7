/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages tell of the two real trainings agrees, whatever place and year are shown. */
#include "window-fixture.h"

#include "layak-figure-card.h"
#include "layak-findings.h"
#include "layak-list-pane.h"
#include "layak-record-list.h"
#include "layak-reports-page.h"
#include "layak-sidebar-row.h"
#include "layak-tooltip.h"

/* @people: LAYAK_UNKNOWN where nobody was trained. */
typedef struct
{
  const char *place;
  int         year;
  gint64      held;
  gint64      people;
  gint64      open;
} Expected;

/* One training in Balangan in 2025, and one in Hulu Sungai Tengah in 2023. Their recommendations are open, and so
 * belong to every year. */
static const Expected cases[] =
{
  { "63.11", 2025, 1, 100, 1 },
  { "63.11", 2026, 0, LAYAK_UNKNOWN, 1 },
  { "63.11", 2023, 0, LAYAK_UNKNOWN, 1 },
  { "63.07", 2023, 1, 55, 2 },
  { "63", 2025, 1, 100, 3 },
  { "63", 0, 2, 155, 3 },
  { "", 0, 2, 155, 3 },
};

static gpointer
get_part (gpointer    widget,
          const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name);
}

static const char *
get_text (gpointer    widget,
          const char *name)
{
  return gtk_label_get_label (get_part (widget, name));
}

/* (transfer full): as the pages write it; a dash for what is not known. */
static char *
dup_number (gint64 number)
{
  return number != LAYAK_UNKNOWN ? g_strdup_printf ("%d", (int) number) : g_strdup ("–");
}

static gboolean
is_on_overview (GtkWidget      *page,
                const Expected *expected)
{
  g_autofree char *held = dup_number (expected->held), *people = dup_number (expected->people);
  g_autofree char *open = g_strdup_printf ("%d open · 0 in progress", (int) expected->open);

  return g_str_equal (get_text (get_part (page, "trainings_card"), "number"), held) &&
         g_str_equal (get_text (get_part (page, "people_card"), "number"), people) &&
         g_str_equal (get_text (get_part (page, "recommendations_card"), "caption"), open) &&
         g_str_equal (get_text (get_part (page, "recommendations_card"), "number"), "0");
}

/* The number of what is to be completed is what “layakctl check” lists as required and advised. */
static gboolean
counts_findings (WindowFixture  *fixture,
                 GtkWidget      *page,
                 const Expected *expected)
{
  const char *place = *expected->place != '\0' ? expected->place : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings =
    layak_findings_select (layak_store_get_reader (window_fixture_get_store (fixture)), place, expected->year,
                           layak_date_today (), &error);
  guint counts[LAYAK_N_SEVERITIES] = { 0, };
  g_autofree char *summary = NULL;
  gint64 count;

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    counts[((LayakStoreFinding *) g_ptr_array_index (findings, i))->severity]++;
  g_assert_cmpuint (counts[LAYAK_SEVERITY_INFORMATIVE], >, 0);
  summary = layak_findings_dup_summary (counts);
  g_object_get (get_part (page, "findings_badge"), "count", &count, NULL);
  return count == layak_findings_get_n_due (counts) &&
         g_strcmp0 (layak_tooltip_get (get_part (page, "findings_badge")), summary) == 0;
}

static gboolean
is_on_trainings (GtkWidget      *page,
                 const Expected *expected)
{
  const char *footer = get_text (layak_page_get_pane (LAYAK_PAGE (page)), "footer");
  g_autofree char *trainings = g_strdup_printf (expected->held == 1 ? "%d training" : "%d trainings",
                                                (int) expected->held);
  g_autofree char *people = g_strdup_printf ("%d people trained", (int) expected->people);

  return g_str_has_prefix (footer, trainings) &&
         (strstr (footer, people) != NULL) == (expected->people != LAYAK_UNKNOWN);
}

static gboolean
is_on_recommendations (GtkWidget      *page,
                       const Expected *expected)
{
  g_autofree char *footer = g_strdup_printf ("%d %s · 0 closed · 0 overdue", (int) expected->open,
                                             expected->open == 1 ? "recommendation" : "recommendations");

  return g_str_equal (get_text (layak_page_get_pane (LAYAK_PAGE (page)), "footer"), footer);
}

/* What its regencies have, together. */
static gboolean
is_on_regencies (GtkWidget      *page,
                 const Expected *expected)
{
  GListModel *list = G_LIST_MODEL (layak_list_pane_get_list (layak_page_get_pane (LAYAK_PAGE (page))));
  gint64 trainings = 0, people = 0, open = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LayakEntry) entry = g_list_model_get_item (list, i);

      trainings += MAX (layak_entry_get_number (entry, "trainings"), 0);
      people += MAX (layak_entry_get_number (entry, "people"), 0);
      open += MAX (layak_entry_get_number (entry, "recommendations-open"), 0);
    }
  return trainings == expected->held && people == MAX (expected->people, 0) && open == expected->open;
}

/* A report has a period of its own, and no period is all years. */
static gboolean
is_on_reports (GtkWidget      *page,
               const Expected *expected)
{
  const gint64 numbers[] = { expected->held, expected->people };

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *number = dup_number (numbers[i]);
      GtkWidget *cell = gtk_grid_get_child_at (get_part (page, "figures"), i, 0);

      if (!g_str_equal (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (cell))), number))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_sidebar (WindowFixture  *fixture,
               const Expected *expected)
{
  GtkListBox *sidebar = get_part (fixture->window, "sidebar");
  gint64 counts[2] = { -1, -1 };

  for (int i = 0; gtk_list_box_get_row_at_index (sidebar, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (sidebar, i);
      const char *id = LAYAK_IS_SIDEBAR_ROW (row) ? layak_sidebar_row_get_info (LAYAK_SIDEBAR_ROW (row))->id : "";
      const int which = g_str_equal (id, "trainings") ? 0 : g_str_equal (id, "recommendations") ? 1 : -1;

      if (which >= 0)
        g_object_get (get_part (row, "count"), "count", &counts[which], NULL);
    }
  return counts[0] == expected->held && counts[1] == expected->open;
}

static void
check (WindowFixture  *fixture,
       const Expected *expected)
{
  LayakScope *scope = layak_window_get_scope (LAYAK_WINDOW (fixture->window));
  GtkWidget *page;

  g_test_message ("%s %d", expected->place, expected->year);
  layak_scope_set_place (scope, expected->place);
  layak_scope_set_year (scope, expected->year);
  page = GTK_WIDGET (window_fixture_show_page (fixture->window, "overview"));
  store_fixture_wait_until (is_on_overview (page, expected));
  store_fixture_wait_until (counts_findings (fixture, page, expected));
  page = GTK_WIDGET (window_fixture_show_page (fixture->window, "trainings"));
  store_fixture_wait_until (is_on_trainings (page, expected));
  page = GTK_WIDGET (window_fixture_show_page (fixture->window, "recommendations"));
  store_fixture_wait_until (is_on_recommendations (page, expected));
  page = GTK_WIDGET (window_fixture_show_page (fixture->window, "regencies"));
  store_fixture_wait_until (is_on_regencies (page, expected));
  if (expected->year > 0)
    {
      LayakPeriod period;
      g_autofree char *text = g_strdup_printf ("%d", expected->year);

      page = GTK_WIDGET (window_fixture_show_page (fixture->window, "reports"));
      g_assert_true (layak_period_parse (text, &period, NULL));
      layak_reports_page_set_period (LAYAK_REPORTS_PAGE (page), &period);
      store_fixture_wait_until (is_on_reports (page, expected));
    }
  store_fixture_wait_until (is_in_sidebar (fixture, expected));
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  g_autofree char *path = layak_databases_dup_seed_path ("sample");

  window_fixture_open (fixture, path, "63.11", 2025);
}

static void
test_scopes (WindowFixture *fixture,
             gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (fixture, &cases[i]);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  g_test_add ("/agreement/scopes", WindowFixture, NULL, set_up, test_scopes, window_fixture_tear_down);
  return g_test_run ();
}
