/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "layak-matrix-row.h"
#include "layak-matrix.h"
#include "layak-option.h"

typedef struct
{
  AppFixture   app;
  LayakMatrix *matrix;
} MatrixFixture;

static void
set_up (MatrixFixture *fixture,
        gconstpointer  data)
{
  AppFixture *app = &fixture->app;

  app_fixture_set_up (app, NULL);
  g_free (store_insert (&app->store, "participant-group", "training", app->identity, "position", "1",
                        "group", "educators", "male", "2", "female", "6", NULL));
  g_free (store_insert (&app->store, "participant-group", "training", app->identity, "position", "2",
                        "group", "media", "male", "5", "female", "3", NULL));

  fixture->matrix = g_object_new (LAYAK_TYPE_MATRIX, NULL);
  gtk_list_box_append (app->list, GTK_WIDGET (fixture->matrix));
  layak_matrix_set_training (fixture->matrix, app->store.store, layak_editor_get_record (app->editor));
}

static void
tear_down (MatrixFixture *fixture,
           gconstpointer  data)
{
  layak_matrix_set_training (fixture->matrix, NULL, NULL);
  app_fixture_tear_down (&fixture->app, NULL);
}

static GtkWidget *
get_child (MatrixFixture *fixture,
           const char    *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->matrix), LAYAK_TYPE_MATRIX, name));
}

static GtkWidget *
nth_cell (MatrixFixture *fixture,
          guint          line,
          guint          column)
{
  GtkWidget *row = gtk_widget_get_first_child (get_child (fixture, "rows"));

  while (line-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return layak_matrix_row_nth_cell (LAYAK_MATRIX_ROW (row), column);
}

static const char *
get_label (MatrixFixture *fixture,
           const char    *name)
{
  return gtk_label_get_label (GTK_LABEL (get_child (fixture, name)));
}

static void
test_sums (MatrixFixture *fixture,
           gconstpointer  data)
{
  g_assert_cmpstr (get_label (fixture, "male_sum"), ==, "7");
  g_assert_cmpstr (get_label (fixture, "female_sum"), ==, "9");
  g_assert_cmpstr (get_label (fixture, "unknown_sum"), ==, "–");
  g_assert_cmpstr (get_label (fixture, "person_sum"), ==, "16");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nth_cell (fixture, 0, 2))), ==, "");

  app_fixture_type (LAYAK_FIELD_ROW (nth_cell (fixture, 1, 1)), "13");
  g_assert_cmpstr (get_label (fixture, "female_sum"), ==, "19");
  g_assert_cmpstr (get_label (fixture, "person_sum"), ==, "26");
}

/* What no group tells of is shown and not given to anybody. */
static void
test_remainder (MatrixFixture *fixture,
                gconstpointer  data)
{
  GtkWidget *stated = get_child (fixture, "stated");

  g_assert_false (gtk_widget_get_visible (get_child (fixture, "remainder_box")));
  app_fixture_type (LAYAK_FIELD_ROW (stated), "20");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "remainder_box")));
  g_assert_cmpstr (get_label (fixture, "remainder"), ==, "4");
  g_assert_true (gtk_widget_has_css_class (get_child (fixture, "remainder_box"), "amber-text"));
  g_assert_false (gtk_widget_has_css_class (stated, "error"));
  app_fixture_wait_until (app_fixture_has_stored (&fixture->app, "participants", "20"));
}

/* A breakdown above the total is kept as it is, and told. */
static void
test_excess (MatrixFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *stated = get_child (fixture, "stated");

  app_fixture_type (LAYAK_FIELD_ROW (stated), "10");
  g_assert_cmpstr (get_label (fixture, "remainder"), ==, "6");
  g_assert_true (gtk_widget_has_css_class (get_child (fixture, "remainder_box"), "red-text"));
  g_assert_true (gtk_widget_has_css_class (stated, "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (stated), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  app_fixture_wait_until (app_fixture_has_stored (&fixture->app, "participants", "10"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (stated)), ==, "10");
}

/* (nullable): what the box beneath the cell tells. */
static const char *
get_problem (GtkWidget *cell)
{
  GtkBox *box;
  GtkWidget *label;

  g_object_get (cell, "problems", &box, NULL);
  label = gtk_widget_get_first_child (GTK_WIDGET (box));
  g_object_unref (box);
  return label != NULL && gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

/* What is no number stays as it was typed, with the reason, and what was stored before stays too. */
static void
check_no_number (MatrixFixture *fixture,
                 const char    *text)
{
  GtkWidget *stated = get_child (fixture, "stated");

  app_fixture_type (LAYAK_FIELD_ROW (stated), text);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (stated)), ==, text);
  g_assert_true (gtk_widget_has_css_class (stated, "error"));
  g_assert_cmpstr (get_problem (stated), !=, NULL);
  g_assert_true (layak_field_row_is_touched (LAYAK_FIELD_ROW (stated)));
  g_assert_false (layak_store_is_writing (fixture->app.store.store));
  g_assert_true (app_fixture_has_stored (&fixture->app, "participants", "100"));
}

static void
test_no_number (MatrixFixture *fixture,
                gconstpointer  data)
{
  GtkWidget *stated = get_child (fixture, "stated");

  app_fixture_type (LAYAK_FIELD_ROW (stated), "100");
  app_fixture_wait_until (app_fixture_has_stored (&fixture->app, "participants", "100"));
  app_fixture_wait_until (!layak_store_is_writing (fixture->app.store.store));
  check_no_number (fixture, "Siti");
  check_no_number (fixture, "-5");
  check_no_number (fixture, " ");

  app_fixture_type (LAYAK_FIELD_ROW (stated), "105");
  g_assert_cmpstr (get_problem (stated), ==, NULL);
  app_fixture_wait_until (app_fixture_has_stored (&fixture->app, "participants", "105"));
  app_fixture_type (LAYAK_FIELD_ROW (stated), "");
  app_fixture_wait_until (app_fixture_has_stored (&fixture->app, "participants", NULL));
}

/* Each cell of a line tells its own. */
static void
test_problems (MatrixFixture *fixture,
               gconstpointer  data)
{
  GtkWidget *male = nth_cell (fixture, 0, 0), *female = nth_cell (fixture, 0, 1);
  g_autofree char *problem = NULL;

  app_fixture_type (LAYAK_FIELD_ROW (male), "x");
  app_fixture_type (LAYAK_FIELD_ROW (female), "-5");
  problem = g_strdup (get_problem (male));
  g_assert_cmpstr (problem, !=, NULL);
  app_fixture_type (LAYAK_FIELD_ROW (female), "5");
  g_assert_cmpstr (get_problem (male), ==, problem);
  app_fixture_type (LAYAK_FIELD_ROW (male), "3");
  g_assert_cmpstr (get_problem (male), ==, NULL);
  g_assert_cmpstr (get_label (fixture, "person_sum"), ==, "16");
}

/* Zero is known, empty is not. */
static void
test_zero (MatrixFixture *fixture,
           gconstpointer  data)
{
  app_fixture_type (LAYAK_FIELD_ROW (nth_cell (fixture, 0, 2)), "0");
  g_assert_cmpstr (get_label (fixture, "unknown_sum"), ==, "0");
  app_fixture_type (LAYAK_FIELD_ROW (nth_cell (fixture, 0, 2)), "");
  g_assert_cmpstr (get_label (fixture, "unknown_sum"), ==, "–");
}

/* A screen reader tells whose number it is. */
static void
test_names (MatrixFixture *fixture,
            gconstpointer  data)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_cell (fixture, 0, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Educators, male");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_cell (fixture, 1, 2)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Media, sex not known");
}

static guint
count_rows (MatrixFixture *fixture)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (get_child (fixture, "rows")); row;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static void
test_rows_follow (MatrixFixture *fixture,
                  gconstpointer  data)
{
  AppFixture *app = &fixture->app;
  g_autofree char *group = store_insert (&app->store, "participant-group", "training", app->identity,
                                         "position", "3", "group", "business", "unknown-sex", "4", NULL);

  app_fixture_wait_until (count_rows (fixture) == 3);
  g_assert_cmpstr (get_label (fixture, "unknown_sum"), ==, "4");
  store_delete (&app->store, "participant-group", group);
  app_fixture_wait_until (count_rows (fixture) == 2);
  g_assert_cmpstr (get_label (fixture, "person_sum"), ==, "16");
}

/* A group that is chosen before the former one is in the list gets a place of its own, too. */
static void
test_places (MatrixFixture *fixture,
             gconstpointer  data)
{
  static const char * const groups[] = { "business", "media", "business" };
  const guint n_before = count_rows (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr(LayakOption) option = layak_option_new (groups[i], groups[i], NULL);

      g_signal_emit_by_name (get_child (fixture, "picker"), "picked", option);
    }
  app_fixture_wait_until (count_rows (fixture) == n_before + G_N_ELEMENTS (groups));
  g_assert_cmpint (store_fixture_count (fixture->app.store.store,
                                        "SELECT count (DISTINCT position) FROM participant_group"), ==,
                   count_rows (fixture));
}

#define ADD(name, test) g_test_add ("/matrix/" name, MatrixFixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("sums", test_sums);
  ADD ("remainder", test_remainder);
  ADD ("excess", test_excess);
  ADD ("no-number", test_no_number);
  ADD ("problems", test_problems);
  ADD ("zero", test_zero);
  ADD ("names", test_names);
  ADD ("rows-follow", test_rows_follow);
  ADD ("places", test_places);
  return g_test_run ();
}
