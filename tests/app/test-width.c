/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "layak-difference-row.h"
#include "layak-import-dialog.h"
#include "layak-import-problems.h"
#include "layak-record-list.h"
#include "layak-record-page.h"
#include "layak-start-page.h"
#include "layak-status-form.h"

#define NARROWEST 360

static int
get_minimum (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Down to what asks for the room, for whoever reads the failed test. */
static void
tell_widest (GtkWidget *widget,
             int        depth)
{
  GtkWidget *widest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && gtk_widget_get_child_visible (child))
      {
        const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (child));

        g_test_message ("%*s%d %s %s", depth, "", get_minimum (child), G_OBJECT_TYPE_NAME (child),
                        id != NULL ? id : "");
        if (widest == NULL || get_minimum (child) > get_minimum (widest))
          widest = child;
      }
  if (widest != NULL)
    tell_widest (widest, depth + 1);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static guint n_wide;

/* All are looked at before the test fails. */
static void
check (GtkWidget  *widget,
       const char *what)
{
  const int minimum = get_minimum (widget);

  g_test_message ("%s: %d", what, minimum);
  if (minimum <= NARROWEST)
    return;

  tell_widest (widget, 0);
  n_wide++;
}

static void
expect_none_wide (void)
{
  const guint n = n_wide;

  n_wide = 0;
  g_assert_cmpuint (n, ==, 0);
}

static void
test_pages (WindowFixture *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < layak_pages_get_n_pages (); i++)
    {
      const char *id = layak_pages_nth (i)->id;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", id);
      window_fixture_settle ();
      check (GTK_WIDGET (fixture->window), id);
    }

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "recommendations");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.recommendations-view", "s", "list");
  window_fixture_settle ();
  check (GTK_WIDGET (fixture->window), "list of recommendations");
  expect_none_wide ();
}

/* (transfer full): the identity of the first record of this type. */
static char *
dup_first (WindowFixture *fixture,
           const char    *type)
{
  g_autoptr(LayakQuery) query = layak_query_new (layak_record_info_find (type));
  g_autoptr(LayakRecordList) list = layak_record_list_new (window_fixture_get_store (fixture), query);
  g_autoptr(LayakEntry) entry = NULL;

  layak_record_list_refresh (list, NULL);
  entry = g_list_model_get_item (G_LIST_MODEL (list), 0);
  return layak_row_dup_identity (layak_record_get_row (layak_entry_get_record (entry)));
}

/* Editors and details, whether they stand beside a list or in its place. */
static void
test_records (WindowFixture *fixture,
              gconstpointer  data)
{
  static const char * const types[] = { "training", "recommendation", "regency", "agency" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *identity = dup_first (fixture, types[i]);

      layak_window_show_record (LAYAK_WINDOW (fixture->window), types[i], identity, NULL);
      window_fixture_settle ();
      check (GTK_WIDGET (fixture->window), types[i]);
    }
  expect_none_wide ();
}

/* (transfer container) (element-type GtkWindow): those beside the first. */
static GList *
list_others (WindowFixture *fixture)
{
  GList *windows = gtk_window_list_toplevels (), *others = NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != fixture->window && gtk_widget_get_mapped (l->data))
      others = g_list_prepend (others, l->data);
  g_list_free (windows);
  return others;
}

/* Measures them, and closes them. */
static void
check_others (WindowFixture *fixture,
              const char    *what)
{
  g_autoptr(GList) others = NULL;

  store_fixture_wait_until ((others = list_others (fixture)) != NULL);
  window_fixture_settle ();
  for (GList *l = others; l != NULL; l = l->next)
    {
      check (l->data, what);
      gtk_window_destroy (l->data);
    }
}

static void
test_dialogs (WindowFixture *fixture,
              gconstpointer  data)
{
  static const char * const actions[] =
  {
    "win.show-preferences", "win.show-history(('', ''))", "win.show-help", "win.export",
    "app.about",
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GVariant) target = NULL;
      g_autofree char *name = NULL;

      g_assert_true (g_action_parse_detailed_name (actions[i], &name, &target, NULL));
      gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name, target);
      check_others (fixture, actions[i]);
    }
  expect_none_wide ();
}

/* What comes up over the window: each is opened, measured and closed. */
static void
check_popovers (GtkWidget  *widget,
                const char *where)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
      g_autofree char *what = g_strdup_printf ("%s: %s", where, id != NULL ? id : "menu");
      GtkPopover *popover;

      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget));
      g_assert_nonnull (popover);
      store_fixture_wait_until (gtk_widget_get_mapped (GTK_WIDGET (popover)));
      /* Not until all is at rest: a cursor that blinks in an entry never is. */
      for (guint j = 0; j < 100; j++)
        g_main_context_iteration (NULL, FALSE);
      /* Without its shadow. */
      check (gtk_widget_get_first_child (GTK_WIDGET (popover)), what);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      store_fixture_wait_until (!gtk_widget_get_mapped (GTK_WIDGET (popover)));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_popovers (child, where);
}

static void
test_popovers (WindowFixture *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < layak_pages_get_n_pages (); i++)
    {
      const char *id = layak_pages_nth (i)->id;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", id);
      window_fixture_settle ();
      check_popovers (GTK_WIDGET (fixture->window), id);
    }
  expect_none_wide ();
}

/* What a status demands is asked for on the board. */
static void
test_status_form (WindowFixture *fixture,
                  gconstpointer  data)
{
  static const gint64 statuses[] =
  {
    LAYAK_RECOMMENDATION_DONE, LAYAK_RECOMMENDATION_VERIFIED, LAYAK_RECOMMENDATION_POSTPONED,
    LAYAK_RECOMMENDATION_INFEASIBLE,
  };
  g_autofree char *identity = dup_first (fixture, "recommendation");
  g_autoptr(LayakRecord) record = layak_store_load (window_fixture_get_store (fixture),
                                                    layak_record_info_find ("recommendation"), identity, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      GtkWidget *form = g_object_ref_sink (g_object_new (LAYAK_TYPE_STATUS_FORM, NULL));

      layak_status_form_begin (LAYAK_STATUS_FORM (form), window_fixture_get_store (fixture),
                               layak_record_get_row (record), statuses[i], 0);
      check (form, "status form");
      g_object_unref (form);
    }
  expect_none_wide ();
}

/* What is asked for before a record can be there. */
static void
test_new_records (WindowFixture *fixture,
                  gconstpointer  data)
{
  static const char * const pages[] = { "regencies", "agencies" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", pages[i]);
      window_fixture_settle ();
      page = find (GTK_WIDGET (fixture->window), LAYAK_TYPE_RECORD_PAGE);
      gtk_widget_activate_action (page, "record.add", NULL);
      check_others (fixture, pages[i]);
    }
  expect_none_wide ();
}

/* A review with all that it can have: a conflict, what may be here already, what is rejected, and why. */
static void
test_import (WindowFixture *fixture,
             gconstpointer  data)
{
  static const char report[] =
    "<report xmlns='urn:layak:report:1' version='1.0'>\n"
    "<training uuid='01980000-de30-7008-8000-000000000009' status='held' regency='63.11' startDate='2025-08-20'>"
    "<title>Pelatihan Konvensi Hak Anak bagi Gugus Tugas Kabupaten Layak Anak</title></training>\n"
    "<training uuid='01f80000-0000-7000-8000-000000000001' status='held' regency='63.11' startDate='2025-08-20'>"
    "<title>Bimtek</title></training>\n"
    "<training uuid='01f80000-0000-7000-8000-000000000002' status='held' regency='63.11' startDate='2025-13-20'>"
    "<title>Rapat evaluasi triwulan</title></training>\n</report>";
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "report.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, report, -1, NULL));
  g_list_store_append (files, file);
  dialog = layak_import_dialog_new (fixture->window, window_fixture_get_store (fixture), G_LIST_MODEL (files));
  gtk_window_present (GTK_WINDOW (dialog));
  store_fixture_wait_until (find (dialog, LAYAK_TYPE_DIFFERENCE_ROW) != NULL);
  g_assert_nonnull (find (dialog, LAYAK_TYPE_IMPORT_PROBLEMS));
  check (dialog, "review");
  check_popovers (dialog, "review");
  gtk_window_destroy (GTK_WINDOW (dialog));
  expect_none_wide ();
}

static void
test_start (WindowFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(LayakScope) scope = layak_scope_new (window_fixture_get_store (fixture));
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *page = g_object_ref_sink (layak_start_page_new (scope, G_MENU_MODEL (menu)));

  check (page, "start");
  g_object_unref (page);
  expect_none_wide ();
}

static guint
count_columns (GtkWidget *view)
{
  return g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)));
}

/* A table becomes rows of a few lines, and a table again; what was selected stays. */
static void
test_rows (WindowFixture *fixture,
           gconstpointer  data)
{
  GtkWidget *view;
  GtkSelectionModel *selection;
  guint n_columns;

  gtk_window_set_default_size (fixture->window, 1300, 700);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "agencies");
  store_fixture_wait_until ((view = find (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW)) != NULL);
  store_fixture_wait_until ((n_columns = count_columns (view)) > 1);
  selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));

  gtk_window_set_default_size (fixture->window, 400, 700);
  store_fixture_wait_until (count_columns (view) == 1);
  gtk_selection_model_select_item (selection, 2, TRUE);
  window_fixture_settle ();
  gtk_window_set_default_size (fixture->window, 1300, 700);
  store_fixture_wait_until (count_columns (view) == n_columns);
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  g_test_set_nonfatal_assertions ();

#define ADD(name) \
  g_test_add ("/width/" #name, WindowFixture, NULL, window_fixture_open_demo, test_##name, window_fixture_tear_down)
  ADD (pages);
  ADD (records);
  ADD (dialogs);
  ADD (new_records);
  ADD (popovers);
  ADD (status_form);
  ADD (import);
  ADD (start);
  ADD (rows);

  return g_test_run ();
}
