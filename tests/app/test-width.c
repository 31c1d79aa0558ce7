/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "layak-record-list.h"

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
  g_assert_cmpuint (n_wide, ==, 0);
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
  g_assert_cmpuint (n_wide, ==, 0);
}

static void
close_others (WindowFixture *fixture)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != fixture->window && gtk_widget_get_mapped (l->data))
      gtk_window_destroy (l->data);
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
      g_autoptr(GList) windows = NULL;
      guint n = 0;

      g_assert_true (g_action_parse_detailed_name (actions[i], &name, &target, NULL));
      gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name, target);
      window_fixture_settle ();
      windows = gtk_window_list_toplevels ();
      for (GList *l = windows; l != NULL; l = l->next)
        if (l->data != fixture->window && gtk_widget_get_mapped (l->data))
          {
            check (l->data, actions[i]);
            n++;
          }
      g_assert_cmpuint (n, >, 0);
      close_others (fixture);
    }
  g_assert_cmpuint (n_wide, ==, 0);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_OBJECT_TYPE (widget) == type && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
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
  ADD (rows);

  return g_test_run ();
}
