/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-group-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layak-draw.h"
#include "layak-wording.h"

#define MAX_BARS   11
#define ROOM       8     /* between columns */
#define BAR        .72   /* of the height of a line */
#define NAME_SHARE .46   /* of the width, at most, for the names */

/* A bar: one group, several small ones, or those in none. */
typedef struct
{
  LayakGroupFigures figures;
  guint             n_groups;    /* how many are drawn together; 1 is just one */
} Bar;

/* The marks are the bars. */
struct _LayakGroupChart
{
  LayakChart  parent_instance;

  GArray     *groups;    /* LayakGroupFigures, all of them, for the table */
  GArray     *bars;      /* Bar */
  gint64      total;
};

typedef struct
{
  double row;       /* the height of a bar with its room */
  double bar;       /* the height of a bar */
  double names;     /* the width of the names */
  double numbers;   /* the right edge of the numbers */
  double width;     /* of the longest bar */
  gint64 max;
  int    line;
} Geometry;

G_DEFINE_FINAL_TYPE (LayakGroupChart, layak_group_chart, LAYAK_TYPE_CHART)

static const Bar *
nth_bar (LayakGroupChart *self,
         guint            mark)
{
  return &g_array_index (self->bars, Bar, mark);
}

static char *
dup_name (const Bar *bar)
{
  if (bar->n_groups > 1)
    return layak_wording_count (ngettext ("%s other group", "%s other groups", bar->n_groups), bar->n_groups);

  if (bar->figures.group == LAYAK_UNKNOWN)
    return g_strdup (_("Not known"));

  return g_strdup (layak_enumeration_get_label (&layak_groups, bar->figures.group));
}

static char *
dup_share (LayakGroupChart *self,
           gint64           people)
{
  return layak_wording_percent (self->total > 0 ? (double) people / (double) self->total : -1);
}

static void
add_known (gint64 *sum,
           gint64  number)
{
  if (number != LAYAK_UNKNOWN)
    *sum = MAX (*sum, 0) + number;
}

static void
add_to (LayakGroupFigures       *sum,
        const LayakGroupFigures *group)
{
  add_known (&sum->people, group->people);
  add_known (&sum->male, group->male);
  add_known (&sum->female, group->female);
  add_known (&sum->unknown_sex, group->unknown_sex);
}

/* What would be too many bars goes into one, before those in no group, which come last. */
static void
make_bars (LayakGroupChart *self)
{
  const guint n = self->groups->len;
  const gboolean has_rest = n > 0 && g_array_index (self->groups, LayakGroupFigures, n - 1).group == LAYAK_UNKNOWN;
  const guint n_named = n - has_rest, room = MAX_BARS - has_rest;
  const guint n_single = n_named > room ? room - 1 : n_named;
  Bar others = { { LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN }, n_named - n_single };

  g_array_set_size (self->bars, 0);
  self->total = 0;
  for (guint i = 0; i < n; i++)
    {
      const Bar bar = { g_array_index (self->groups, LayakGroupFigures, i), 1 };

      self->total += MAX (bar.figures.people, 0);
      if (i >= n_single && i < n_named)
        add_to (&others.figures, &bar.figures);
      if (i == n_named && others.n_groups > 0)
        g_array_append_val (self->bars, others);
      if (i < n_single || i >= n_named)
        g_array_append_val (self->bars, bar);
    }
  if (!has_rest && others.n_groups > 0)
    g_array_append_val (self->bars, others);
}

static void
measure (LayakGroupChart *self,
         Geometry        *geometry)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const double width = gtk_widget_get_width (widget);
  const int share = layak_draw_get_width (widget, "100%", LAYAK_TEXT_PLAIN);
  int names = 0, numbers = 0;

  geometry->max = 1;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = nth_bar (self, i);
      g_autofree char *name = dup_name (bar), *number = layak_wording_number (bar->figures.people);

      names = MAX (names, layak_draw_get_width (widget, name, LAYAK_TEXT_PLAIN));
      numbers = MAX (numbers, layak_draw_get_width (widget, number, LAYAK_TEXT_STRONG));
      geometry->max = MAX (geometry->max, bar->figures.people);
    }
  geometry->line = layak_draw_get_line (widget, LAYAK_TEXT_PLAIN);
  geometry->row = gtk_widget_get_height (widget) / (double) MAX (self->bars->len, 1);
  geometry->row = MIN (geometry->row, geometry->line * 2.2);
  geometry->bar = round (geometry->line * BAR);
  geometry->names = MIN (names, floor (width * NAME_SHARE));
  geometry->numbers = width - share - ROOM;
  geometry->width = MAX (geometry->numbers - numbers - ROOM - geometry->names - ROOM, 1);
}

static guint
layak_group_chart_count_marks (LayakChart *chart)
{
  return LAYAK_GROUP_CHART (chart)->bars->len;
}

static void
layak_group_chart_get_area (LayakChart      *chart,
                            guint            mark,
                            graphene_rect_t *area)
{
  Geometry geometry;

  measure (LAYAK_GROUP_CHART (chart), &geometry);
  graphene_rect_init (area, 0, (float) (geometry.row * mark), (float) gtk_widget_get_width (GTK_WIDGET (chart)),
                      (float) geometry.row);
}

/* “Educators: 112 people, 19% (42 male, 70 female, 0 not known).” */
static char *
layak_group_chart_dup_sentence (LayakChart *chart,
                                guint       mark)
{
  LayakGroupChart *self = LAYAK_GROUP_CHART (chart);
  const Bar *bar = nth_bar (self, mark);
  g_autofree char *name = dup_name (bar);
  g_autofree char *people = layak_wording_number (bar->figures.people);
  g_autofree char *share = dup_share (self, bar->figures.people);
  g_autofree char *male = layak_wording_number (MAX (bar->figures.male, 0));
  g_autofree char *female = layak_wording_number (MAX (bar->figures.female, 0));
  g_autofree char *unknown = layak_wording_number (MAX (bar->figures.unknown_sex, 0));

  /* Translators: a group of people, how many, their share, and how many of each sex */
  return g_strdup_printf (_("%s: %s people, %s (%s male, %s female, %s not known)."),
                          name, people, share, male, female, unknown);
}

static GStrv
make_row (LayakGroupChart         *self,
          const LayakGroupFigures *group)
{
  const Bar bar = { *group, 1 };
  const gint64 numbers[] = { group->people, group->male, group->female, group->unknown_sex };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *name = dup_name (&bar), *share = dup_share (self, group->people);

  g_strv_builder_add (builder, name);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = layak_wording_number (numbers[i]);

      g_strv_builder_add (builder, *text != '\0' ? text : "–");
    }
  g_strv_builder_add (builder, share);
  return g_strv_builder_end (builder);
}

/* With every group, also those that share a bar. */
static GPtrArray *
layak_group_chart_dup_table (LayakChart *chart)
{
  LayakGroupChart *self = LAYAK_GROUP_CHART (chart);
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *head[] = { _("Group"), _("People"), _("Male"), _("Female"), _("Not known"), _("Share"), NULL };

  g_ptr_array_add (table, g_strdupv ((GStrv) head));
  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_add (table, make_row (self, &g_array_index (self->groups, LayakGroupFigures, i)));
  return table;
}

static void
add_name (LayakGroupChart *self,
          GtkSnapshot     *snapshot,
          const Geometry  *geometry,
          const Bar       *bar,
          double           y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *name = dup_name (bar);
  g_autoptr(PangoLayout) layout = layak_draw_new_text (widget, name, LAYAK_TEXT_PLAIN);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (bar->figures.group == LAYAK_UNKNOWN)
    color.alpha *= .76f;
  pango_layout_set_width (layout, (int) geometry->names * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) floor (y - geometry->line / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
add_people (LayakGroupChart *self,
            GtkSnapshot     *snapshot,
            const Geometry  *geometry,
            const Bar       *bar,
            double           y)
{
  const gint64 numbers[] = { bar->figures.male, bar->figures.female, bar->figures.unknown_sex };
  double width = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    width += (double) MAX (numbers[i], 0) / (double) geometry->max * geometry->width;
  layak_draw_add_people (GTK_WIDGET (self), snapshot, numbers, GTK_ORIENTATION_HORIZONTAL,
                         GRAPHENE_RECT_INIT ((float) (geometry->names + ROOM), (float) floor (y - geometry->bar / 2),
                                             (float) width, (float) geometry->bar));
}

static void
layak_group_chart_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  LayakGroupChart *self = LAYAK_GROUP_CHART (widget);
  Geometry geometry;

  measure (self, &geometry);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = nth_bar (self, i);
      const double y = geometry.row * (i + .5);
      g_autofree char *people = layak_wording_number (bar->figures.people);
      g_autofree char *share = dup_share (self, bar->figures.people);

      add_name (self, snapshot, &geometry, bar, y);
      add_people (self, snapshot, &geometry, bar, y);
      layak_draw_add_text (widget, snapshot, people, LAYAK_TEXT_STRONG, geometry.numbers, y - geometry.line / 2.0, 1);
      layak_draw_add_text (widget, snapshot, share, LAYAK_TEXT_DIM, gtk_widget_get_width (widget),
                           y - geometry.line / 2.0, 1);
    }

  GTK_WIDGET_CLASS (layak_group_chart_parent_class)->snapshot (widget, snapshot);
}

static void
layak_group_chart_count_lines (LayakChart     *chart,
                               GtkOrientation  orientation,
                               double         *minimum,
                               double         *natural)
{
  const guint n_bars = MAX (LAYAK_GROUP_CHART (chart)->bars->len, 1);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 14 : 1.1 * n_bars;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 26 : 1.6 * n_bars;
}

static void
layak_group_chart_finalize (GObject *object)
{
  LayakGroupChart *self = LAYAK_GROUP_CHART (object);

  g_array_unref (self->groups);
  g_array_unref (self->bars);

  G_OBJECT_CLASS (layak_group_chart_parent_class)->finalize (object);
}

static void
layak_group_chart_class_init (LayakGroupChartClass *klass)
{
  LayakChartClass *chart_class = LAYAK_CHART_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = layak_group_chart_finalize;
  chart_class->count_marks = layak_group_chart_count_marks;
  chart_class->get_area = layak_group_chart_get_area;
  chart_class->dup_sentence = layak_group_chart_dup_sentence;
  chart_class->dup_table = layak_group_chart_dup_table;
  chart_class->count_lines = layak_group_chart_count_lines;
  widget_class->snapshot = layak_group_chart_snapshot;
}

static void
layak_group_chart_init (LayakGroupChart *self)
{
  self->groups = g_array_new (FALSE, FALSE, sizeof (LayakGroupFigures));
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
}

void
layak_group_chart_set_groups (LayakGroupChart *self,
                              GArray          *groups)
{
  g_return_if_fail (LAYAK_IS_GROUP_CHART (self));

  g_array_set_size (self->groups, 0);
  g_array_append_vals (self->groups, groups->data, groups->len);
  make_bars (self);
  layak_chart_refresh (LAYAK_CHART (self));
}

gint64
layak_group_chart_get_group (LayakGroupChart *self,
                             guint            mark)
{
  g_return_val_if_fail (LAYAK_IS_GROUP_CHART (self) && mark < self->bars->len, LAYAK_UNKNOWN);

  return nth_bar (self, mark)->figures.group;
}
