/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-agencies-page.h"
#include "layak-agency-lineage.h"
#include "layak-chart.h"
#include "layak-child-group.h"
#include "layak-editor.h"
#include "layak-new-dialog.h"
#include "layak-problem-row.h"
#include "layak-regencies-page.h"
#include "layak-regency-profile.h"
#include "layak-succession-dialog.h"

static void
set_up (PageFixture   *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
}

static LayakStore *
get_store (PageFixture *fixture)
{
  return fixture->store.store;
}

static guint
count_rows (PageFixture *fixture)
{
  LayakListPane *pane = layak_record_page_get_pane (LAYAK_RECORD_PAGE (fixture->page));

  return g_list_model_get_n_items (G_LIST_MODEL (layak_list_pane_get_list (pane)));
}

static LayakRecordEditor *
get_editor (PageFixture *fixture)
{
  return LAYAK_RECORD_EDITOR (page_fixture_find (GTK_WIDGET (fixture->page), LAYAK_TYPE_RECORD_EDITOR));
}

/* The open window of this type, or NULL. */
static GtkWidget *
find_window (GType type)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type) && !gtk_widget_in_destruction (l->data))
      return l->data;

  return NULL;
}

/* The window asking for a new record, or NULL. */
static GtkWidget *
find_dialog (void)
{
  return find_window (LAYAK_TYPE_NEW_DIALOG);
}

static void
fill_editor (LayakEditor        *editor,
             const char * const *fields)
{
  LayakRow *draft = layak_row_copy (layak_record_get_row (layak_editor_get_record (editor)));

  store_fixture_fill (draft, fields);
  layak_editor_save (editor, draft);
}

static void
fill (GtkWidget          *dialog,
      const char * const *fields)
{
  fill_editor (page_fixture_get (dialog, "editor"), fields);
}

/* A regency is its code: without one nothing is stored, with one that is taken neither. */
static void
test_add_regency (PageFixture   *fixture,
                  gconstpointer  data)
{
  GtkWidget *dialog;

  page_fixture_show (fixture, LAYAK_TYPE_REGENCIES_PAGE, "63", 0);
  g_assert_cmpint (count_rows (fixture), ==, 3);

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "record.add", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  fill (dialog, (const char * const []) { "name=Tapin", "kind=kabupaten", NULL });
  gtk_widget_activate_action (dialog, "dialog.add", NULL);
  g_assert_true (find_dialog () == dialog);

  fill (dialog, (const char * const []) { "code=63.05", NULL });
  gtk_widget_activate_action (dialog, "dialog.add", NULL);
  store_fixture_wait_until (find_dialog () == NULL);
  store_fixture_wait_until (count_rows (fixture) == 4);
  g_assert_cmpstr (layak_record_get_text (layak_record_editor_get_record (get_editor (fixture)), "code"), ==, "63.05");
}

static gboolean
is_added (PageFixture *fixture,
          const char  *sql)
{
  return !layak_store_is_writing (get_store (fixture)) && store_fixture_count (get_store (fixture), sql) == 1;
}

/* Standings belong to a regency, which other records refer to by its code. */
static void
test_standing (PageFixture   *fixture,
               gconstpointer  data)
{
  GtkWidget *group, *dialog;

  page_fixture_show (fixture, LAYAK_TYPE_REGENCIES_PAGE, NULL, 0);
  layak_page_show_record (fixture->page, "63.11", "name");
  group = page_fixture_find (GTK_WIDGET (get_editor (fixture)), LAYAK_TYPE_CHILD_GROUP);
  layak_child_group_add (LAYAK_CHILD_GROUP (group));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  fill (dialog, (const char * const []) { "year=2025", "stage=final", "category=madya", NULL });
  gtk_widget_activate_action (dialog, "dialog.add", NULL);
  store_fixture_wait_until (find_dialog () == NULL);
  store_fixture_wait_until (is_added (fixture, "SELECT count (*) FROM standing AS s JOIN regency AS g ON g.id ="
                                      " s.regency WHERE g.code = '63.11' AND s.year = 2025"));
  store_fixture_wait_until (layak_child_group_count (LAYAK_CHILD_GROUP (group)) == 1);
}

/* A regency opens on a page of its own: with its ranks, and ways to what was counted. */
static void
test_profile (PageFixture   *fixture,
              gconstpointer  data)
{
  GtkWidget *profile, *chart;
  g_autofree char *told = NULL;

  g_free (store_insert (&fixture->store, "standing", "regency", "63.11", "year", "2023", "stage", "final", "category",
                        "madya", "score", "650.00", NULL));
  g_free (store_insert (&fixture->store, "training", "title", "KHA", "status", "held", "regency", "63.11",
                        "start-date", "2025-08-20", NULL));
  page_fixture_show (fixture, LAYAK_TYPE_REGENCIES_PAGE, NULL, 2024);
  layak_page_show_record (fixture->page, "63.11", NULL);
  g_assert_cmpstr (layak_page_get_detail_title (fixture->page), ==, "Balangan Regency");
  profile = page_fixture_find (GTK_WIDGET (fixture->page), LAYAK_TYPE_REGENCY_PROFILE);
  chart = page_fixture_get (profile, "ranks");
  store_fixture_wait_until (page_fixture_count_rows (page_fixture_get (profile, "years")) == 1);
  told = layak_chart_dup_all (LAYAK_CHART (chart));
  g_assert_cmpstr (told, ==, "2023: Madya, score 650.");

  g_signal_emit_by_name (page_fixture_get (profile, "trainings_row"), "activated");
  g_assert_cmpstr (fixture->asked, ==, "show-list ('training', {})");
  g_assert_cmpstr (layak_scope_get_place (fixture->scope), ==, "63.11");

  g_free (store_insert (&fixture->store, "standing", "regency", "63.11", "year", "2026", "stage", "target", "category",
                        "utama", NULL));
  store_fixture_wait_until (g_list_model_get_n_items (G_LIST_MODEL (layak_list_pane_get_list (
    layak_record_page_get_pane (LAYAK_RECORD_PAGE (fixture->page))))) == 1);
  store_fixture_wait_until (layak_chart_find_mark (LAYAK_CHART (chart), gtk_widget_get_width (chart) - 5., 20) == 1);
  g_assert_true (layak_page_go_back (fixture->page));
  g_assert_null (layak_page_get_detail_title (fixture->page));
}

/* What is in use stays, and the editor with it. */
static void
test_agency (PageFixture   *fixture,
             gconstpointer  data)
{
  g_autofree char *used = store_insert (&fixture->store, "agency", "level", "regency", "regency", "63.11",
                                        "abbreviation", "DP3A", NULL);
  g_autofree char *unused = store_insert (&fixture->store, "agency", "level", "non-government", "name", "Radio", NULL);

  g_autofree char *asked = g_strdup_printf ("show-list-everywhere ('training', {'agency': '%s'})", used);
  GtkWidget *show;

  g_free (store_insert (&fixture->store, "training", "title", "KHA", "status", "held", "organiser", used,
                        NULL));
  page_fixture_show (fixture, LAYAK_TYPE_AGENCIES_PAGE, NULL, 0);
  g_assert_cmpint (count_rows (fixture), ==, 2);

  layak_page_show_record (fixture->page, used, "name");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "record.remove", NULL);
  store_fixture_wait_until (!layak_store_is_writing (get_store (fixture)));
  store_fixture_wait_until ((show = page_fixture_find_button (fixture->window, "_Show")) != NULL);
  g_assert_cmpint (count_rows (fixture), ==, 2);
  g_assert_nonnull (page_fixture_find_label (fixture->window, "Still used by 1 training"));
  g_signal_emit_by_name (show, "clicked");
  g_assert_cmpstr (fixture->asked, ==, asked);

  layak_page_show_record (fixture->page, unused, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "record.remove", NULL);
  store_fixture_wait_until (count_rows (fixture) == 1);
  store_fixture_wait_until (layak_record_editor_get_record (get_editor (fixture)) == NULL);
}

static GtkWidget *
get_lineage (PageFixture *fixture)
{
  return page_fixture_find (GTK_WIDGET (get_editor (fixture)), LAYAK_TYPE_AGENCY_LINEAGE);
}

static GtkWidget *
ask_for_successor (PageFixture *fixture,
                   const char  *agency)
{
  layak_page_show_record (fixture->page, agency, NULL);
  g_signal_emit_by_name (page_fixture_get (get_lineage (fixture), "succeed_button"), "clicked");
  return find_window (LAYAK_TYPE_SUCCESSION_DIALOG);
}

static const char *
get_subtitle (PageFixture *fixture,
              const char  *row)
{
  return adw_action_row_get_subtitle (page_fixture_get (get_lineage (fixture), row));
}

/* The new name is an agency of its own, of which the old one’s work is a part. */
static void
test_renamed (PageFixture   *fixture,
              gconstpointer  data)
{
  g_autofree char *old = store_insert (&fixture->store, "agency", "level", "regency", "regency", "63.11",
                                       "abbreviation", "BPPKB", "task-force-role", "secretary", NULL);
  GtkWidget *dialog, *names;
  LayakEditor *editor;

  g_free (store_insert (&fixture->store, "training", "title", "KHA", "status", "held", "organiser", old, NULL));
  page_fixture_show (fixture, LAYAK_TYPE_AGENCIES_PAGE, NULL, 2025);
  dialog = ask_for_successor (fixture, old);
  editor = page_fixture_get (dialog, "renamed_editor");
  fill_editor (editor, (const char * const []) { "abbreviation=DP3A", NULL });
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  g_assert_true (find_window (LAYAK_TYPE_SUCCESSION_DIALOG) == dialog);
  fill_editor (editor, (const char * const []) { "valid-from=2021-01-04", NULL });
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  store_fixture_wait_until (find_window (LAYAK_TYPE_SUCCESSION_DIALOG) == NULL);

  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM agency AS a JOIN agency AS n"
                                        " ON n.id = a.successor WHERE a.valid_to = '2021-01-03'"
                                        " AND n.valid_from = '2021-01-04'"
                                        " AND n.abbreviation = 'DP3A' AND n.task_force_role = 'secretary'"
                                        " AND n.regency = a.regency"), ==, 1);
  names = page_fixture_get (get_lineage (fixture), "names");
  store_fixture_wait_until (page_fixture_count_rows (names) == 2);
  g_assert_false (gtk_widget_get_visible (page_fixture_get (get_lineage (fixture), "succeed_button")));
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM agency"), ==, 2);

  g_signal_emit_by_name (names, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (names), 0));
  g_assert_true (g_str_has_prefix (fixture->asked, "show-record ('agency', '"));
  g_assert_true (layak_store_undo (get_store (fixture), 0, NULL));
  store_fixture_wait_until (gtk_widget_get_visible (page_fixture_get (get_lineage (fixture), "succeed_button")));
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM agency"), ==, 1);
}

/* What was done under former names is counted and listed with the rest; a circle is refused in words. */
static void
test_merged (PageFixture   *fixture,
             gconstpointer  data)
{
  g_autofree char *new = store_insert (&fixture->store, "agency", "level", "regency", "regency", "63.11",
                                       "abbreviation", "DP3A", NULL);
  g_autofree char *old = store_insert (&fixture->store, "agency", "level", "regency", "regency", "63.11",
                                       "abbreviation", "BPPKB", "successor", new, "valid-to", "2020", NULL);
  g_autofree char *successor = g_strconcat ("successor=", old, NULL);
  g_autofree char *list = g_strdup_printf ("show-list-everywhere ('training', {'organiser': '%s %s'})", new, old);
  GtkWidget *dialog;

  g_free (store_insert (&fixture->store, "training", "title", "KHA", "status", "held", "organiser", new, NULL));
  g_free (store_insert (&fixture->store, "training", "title", "KHA", "status", "held", "organiser", old, NULL));
  page_fixture_show (fixture, LAYAK_TYPE_AGENCIES_PAGE, "63.11", 2025);
  dialog = ask_for_successor (fixture, new);
  store_fixture_wait_until (g_strcmp0 (get_subtitle (fixture, "trainings_row"),
                                       "2 trainings, 1 of them under former names") == 0);
  gtk_check_button_set_active (page_fixture_get (dialog, "merged_button"), TRUE);
  fill_editor (page_fixture_get (dialog, "merged_editor"),
               (const char * const []) { successor, "valid-to=2024", NULL });
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  store_fixture_wait_until (page_fixture_find (dialog, LAYAK_TYPE_PROBLEM_ROW) != NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));

  g_signal_emit_by_name (page_fixture_get (get_lineage (fixture), "trainings_row"), "activated");
  g_assert_cmpstr (fixture->asked, ==, list);
}

static void
test_filters (PageFixture   *fixture,
              gconstpointer  data)
{
  LayakQuery *query;

  g_free (store_insert (&fixture->store, "agency", "level", "regency", "regency", "63.11", "abbreviation", "DP3A",
                        "valid-to", "2020-12-31", NULL));
  g_free (store_insert (&fixture->store, "agency", "level", "province", "province", "63", "abbreviation", "DPPPA",
                        NULL));
  page_fixture_show (fixture, LAYAK_TYPE_AGENCIES_PAGE, NULL, 0);
  query = layak_page_get_query (fixture->page);

  layak_query_set_special (query, "current", "yes");
  store_fixture_wait_until (count_rows (fixture) == 1);
  layak_query_clear (query);
  layak_query_set_filter (query, "level", "regency");
  store_fixture_wait_until (count_rows (fixture) == 1);
  layak_query_set_search (query, "nothing");
  store_fixture_wait_until (count_rows (fixture) == 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name) \
  g_test_add ("/record-pages/" #name, PageFixture, NULL, set_up, test_##name, page_fixture_tear_down)
  ADD (add_regency);
  ADD (standing);
  ADD (profile);
  ADD (agency);
  ADD (renamed);
  ADD (merged);
  ADD (filters);

  return g_test_run ();
}
