/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "layak-enumerations.h"
#include "layak-group-chart.h"
#include "layak-month-chart.h"
#include "layak-wording.h"
#include "press.h"

#define U LAYAK_UNKNOWN

static const LayakMonth months[12] =
{
  [0] = { 1, 1, 0, 62, 25, 37, 0, U, 80 },
  [1] = { 2, 1, 0, U, U, U, U, U, U },
  [2] = { 3, 0, 0, U, U, U, U, U, U },
  [7] = { 8, 2, 1, 138, 69, 66, 3, 40, 240 },
  [8] = { 9, 0, 1, U, U, U, U, 40, U },
  [9] = { 10, 0, 2, U, U, U, U, U, U },
};

static GtkWidget *
show (LayakChart *chart)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 300);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (chart));
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (GTK_WIDGET (chart)) == 0)
    g_main_context_iteration (NULL, TRUE);
  return window;
}

static LayakChart *
make_month_chart (void)
{
  LayakChart *chart = g_object_new (LAYAK_TYPE_MONTH_CHART, "title", "By month", NULL);

  layak_month_chart_set_months (LAYAK_MONTH_CHART (chart), months, 2025, 20250828);
  return chart;
}

static void
assert_sentence (LayakChart *chart,
                 guint       mark,
                 const char *expected)
{
  g_autofree char *sentence = layak_chart_dup_sentence (chart, mark);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_month_sentences (void)
{
  LayakChart *chart = make_month_chart ();
  GtkWidget *window = show (chart);
  g_autofree char *all = layak_chart_dup_all (chart);

  assert_sentence (chart, 0, "January 2025: 62 people at 1 training (25 male, 37 female, 0 not known).");
  assert_sentence (chart, 1, "February 2025: 1 training of which no number is known.");
  assert_sentence (chart, 2, "March 2025: no training.");
  assert_sentence (chart, 7, "August 2025: 138 people at 2 trainings (69 male, 66 female, 3 not known), "
                             "1 planned for 40 people.");
  assert_sentence (chart, 8, "September 2025: 1 planned for 40 people.");
  assert_sentence (chart, 9, "October 2025: 2 planned.");
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "By month");
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all);
  g_assert_true (g_str_has_prefix (all, "January 2025: 62"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
activated_cb (guint *marked,
              guint  mark)
{
  *marked = mark;
}

static void
test_keys (void)
{
  LayakChart *chart = g_object_ref_sink (make_month_chart ());
  GtkWidget *widget = GTK_WIDGET (chart);
  guint marked = LAYAK_CHART_NONE;

  g_signal_connect_swapped (chart, "activated", G_CALLBACK (activated_cb), &marked);
  g_assert_cmpuint (layak_chart_get_focused (chart), ==, LAYAK_CHART_NONE);
  g_assert_true (press (widget, GDK_KEY_Right));
  g_assert_cmpuint (layak_chart_get_focused (chart), ==, 0);
  g_assert_true (press (widget, GDK_KEY_Left));
  g_assert_cmpuint (layak_chart_get_focused (chart), ==, 0);
  g_assert_true (press (widget, GDK_KEY_End));
  g_assert_cmpuint (layak_chart_get_focused (chart), ==, 11);
  g_assert_true (press (widget, GDK_KEY_Right));
  g_assert_cmpuint (layak_chart_get_focused (chart), ==, 11);
  g_assert_true (press (widget, GDK_KEY_Up));
  g_assert_cmpuint (layak_chart_get_focused (chart), ==, 10);
  g_assert_cmpuint (marked, ==, LAYAK_CHART_NONE);
  g_assert_true (press (widget, GDK_KEY_Return));
  g_assert_cmpuint (marked, ==, 10);
  g_assert_true (press (widget, GDK_KEY_Home));
  g_assert_true (press (widget, GDK_KEY_space));
  g_assert_cmpuint (marked, ==, 0);
  g_object_unref (chart);
}

/* Every place of a chart belongs to one mark, in their order. */
static void
test_pointing (void)
{
  LayakChart *chart = make_month_chart ();
  GtkWidget *window = show (chart);
  const double width = gtk_widget_get_width (GTK_WIDGET (chart));
  guint before = 0;

  g_assert_cmpuint (layak_chart_find_mark (chart, 1, 10), ==, LAYAK_CHART_NONE);
  g_assert_cmpuint (layak_chart_find_mark (chart, width - 4, 10), ==, 11);
  for (double x = 0; x < width; x += 3)
    {
      const guint mark = layak_chart_find_mark (chart, x, 10);

      if (mark == LAYAK_CHART_NONE)
        continue;
      g_assert_true (mark == before || mark == before + 1);
      before = mark;
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_row (GPtrArray  *table,
            guint       row,
            const char *expected)
{
  g_autofree char *text = g_strjoinv ("|", g_ptr_array_index (table, row));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_month_table (void)
{
  LayakChart *chart = g_object_ref_sink (make_month_chart ());
  g_autoptr(GPtrArray) table = layak_chart_dup_table (chart);

  g_assert_cmpuint (table->len, ==, 13);
  assert_row (table, 0, "Month|Held|Planned|People|Male|Female|Not known|Expected");
  assert_row (table, 1, "January 2025|1|0|62|25|37|0|–");
  assert_row (table, 3, "March 2025|0|0|–|–|–|–|–");
  assert_row (table, 8, "August 2025|2|1|138|69|66|3|40");
  g_object_unref (chart);
}

/* @n groups, the first of 100 people, each of one less than the one before, and those in none. */
static GArray *
make_groups (int      n,
             gboolean with_rest)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (LayakGroupFigures));

  for (int i = 0; i < n; i++)
    {
      LayakGroupFigures group = { i, 100 - i, 40, 60 - i, U };

      g_array_append_val (groups, group);
    }
  if (with_rest)
    {
      LayakGroupFigures rest = { U, 500, U, U, 500 };

      g_array_append_val (groups, rest);
    }
  return groups;
}

static LayakChart *
make_group_chart (int      n,
                  gboolean with_rest)
{
  LayakChart *chart = g_object_ref_sink (g_object_new (LAYAK_TYPE_GROUP_CHART, "title", "By group", NULL));
  g_autoptr(GArray) groups = make_groups (n, with_rest);

  layak_group_chart_set_groups (LAYAK_GROUP_CHART (chart), groups);
  return chart;
}

static guint
count_marks (LayakChart *chart)
{
  return LAYAK_CHART_GET_CLASS (chart)->count_marks (chart);
}

/* What no group tells of comes last, also when it is the most. */
static void
test_groups (void)
{
  LayakChart *chart = make_group_chart (2, TRUE);
  g_autoptr(GPtrArray) table = layak_chart_dup_table (chart);

  g_assert_cmpuint (count_marks (chart), ==, 3);
  assert_sentence (chart, 0, "KLA task force: 100 people, 14% (40 male, 60 female, 0 not known).");
  assert_sentence (chart, 2, "Not known: 500 people, 72% (0 male, 0 female, 500 not known).");
  g_assert_cmpint (layak_group_chart_get_group (LAYAK_GROUP_CHART (chart), 1), ==, 1);
  g_assert_cmpint (layak_group_chart_get_group (LAYAK_GROUP_CHART (chart), 2), ==, U);
  g_assert_cmpuint (table->len, ==, 4);
  assert_row (table, 3, "Not known|500|–|–|500|72%");
  g_object_unref (chart);
}

/* Too many groups share a bar; the table has all of them, and the sum is the same. */
static void
test_many_groups (void)
{
  for (gboolean with_rest = FALSE; with_rest <= TRUE; with_rest++)
    {
      LayakChart *chart = make_group_chart ((int) layak_groups.n_choices, with_rest);
      g_autoptr(GPtrArray) table = layak_chart_dup_table (chart);
      const guint n_marks = count_marks (chart);
      const guint others = n_marks - 1 - with_rest, n_others = layak_groups.n_choices - others;
      g_autofree char *prefix = g_strdup_printf ("%u other groups: ", n_others);
      g_autofree char *sentence = layak_chart_dup_sentence (chart, others);
      g_autofree char *people = NULL;
      gint64 sum = 0;

      g_assert_cmpuint (table->len, ==, 1 + layak_groups.n_choices + (guint) with_rest);
      g_assert_cmpuint (n_marks, <, layak_groups.n_choices);
      for (guint i = others; i < layak_groups.n_choices; i++)
        sum += 100 - i;
      people = layak_wording_number (sum);
      g_assert_true (g_str_has_prefix (sentence, prefix));
      g_assert_true (g_str_has_prefix (sentence + strlen (prefix), people));
      g_assert_cmpint (layak_group_chart_get_group (LAYAK_GROUP_CHART (chart), others), ==, U);
      g_object_unref (chart);
    }
}

static void
test_empty (void)
{
  LayakChart *chart = make_group_chart (0, FALSE);
  GtkWidget *window = show (chart);

  g_assert_cmpuint (count_marks (chart), ==, 0);
  g_assert_false (press (GTK_WIDGET (chart), GDK_KEY_Right));
  g_assert_cmpuint (layak_chart_find_mark (chart, 10, 10), ==, LAYAK_CHART_NONE);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (chart);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/charts/month-sentences", test_month_sentences);
  g_test_add_func ("/charts/keys", test_keys);
  g_test_add_func ("/charts/pointing", test_pointing);
  g_test_add_func ("/charts/month-table", test_month_table);
  g_test_add_func ("/charts/groups", test_groups);
  g_test_add_func ("/charts/many-groups", test_many_groups);
  g_test_add_func ("/charts/empty", test_empty);
  return g_test_run ();
}
