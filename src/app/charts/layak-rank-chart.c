/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-rank-chart.h"

#include <glib/gi18n.h>

#include "layak-draw.h"
#include "layak-enumerations.h"
#include "layak-wording.h"

#define ROOM    10      /* between the names of the categories and the lines */
#define STROKE  3
#define DASH    6
#define POINT   12

/* Years without an award are left out, so the years stand side by side, whatever lies between them. */
struct _LayakRankChart
{
  LayakChart  parent_instance;

  GArray     *ranks;      /* (element-type LayakRank) */
};

/* All that follows from the size and the ranks. */
typedef struct
{
  double left;      /* of the first year */
  double slot;      /* the width of a year */
  double base;      /* the line of “no award” */
  double level;     /* the height of a category */
  guint  n_levels;
  int    line;      /* the height of a line of text */
} Geometry;

G_DEFINE_FINAL_TYPE (LayakRankChart, layak_rank_chart, LAYAK_TYPE_CHART)

static const LayakRank *
get_rank (LayakRankChart *self,
          guint           mark)
{
  return &g_array_index (self->ranks, LayakRank, mark);
}

/* Up to Utama always; the highest category only for those who have reached it or want to. */
static guint
count_levels (LayakRankChart *self)
{
  gint64 highest = layak_enumeration_find (&layak_categories, "utama");

  for (guint i = 0; i < self->ranks->len; i++)
    highest = MAX (highest, get_rank (self, i)->category);
  return (guint) highest + 1;
}

static void
measure (LayakRankChart *self,
         Geometry       *geometry)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int widest = 0;

  geometry->n_levels = count_levels (self);
  for (guint i = 0; i < geometry->n_levels; i++)
    widest = MAX (widest, layak_draw_get_width (widget, layak_enumeration_get_label (&layak_categories, i),
                                                LAYAK_TEXT_PLAIN));
  geometry->line = layak_draw_get_line (widget, LAYAK_TEXT_PLAIN);
  geometry->left = widest + ROOM;
  geometry->slot = (gtk_widget_get_width (widget) - geometry->left) / (double) MAX (self->ranks->len, 1);
  geometry->base = gtk_widget_get_height (widget) - geometry->line * 1.75;
  geometry->level = MAX (geometry->base - geometry->line * 1.5, 1) / (geometry->n_levels - 1);
}

static double
get_x (const Geometry *geometry,
       guint           mark)
{
  return geometry->left + geometry->slot * (mark + .5);
}

static double
get_y (const Geometry *geometry,
       gint64          category)
{
  return geometry->base - geometry->level * (double) category;
}

static guint
layak_rank_chart_count_marks (LayakChart *chart)
{
  return LAYAK_RANK_CHART (chart)->ranks->len;
}

static void
layak_rank_chart_get_area (LayakChart      *chart,
                           guint            mark,
                           graphene_rect_t *area)
{
  Geometry geometry;

  measure (LAYAK_RANK_CHART (chart), &geometry);
  layak_chart_get_slot (chart, geometry.left, geometry.slot, mark, area);
}

static char *
layak_rank_chart_dup_sentence (LayakChart *chart,
                               guint       mark)
{
  const LayakRank *rank = get_rank (LAYAK_RANK_CHART (chart), mark);
  const char *label = layak_enumeration_get_label (&layak_categories, rank->category);
  g_autofree char *score = rank->score != LAYAK_UNKNOWN ? layak_wording_decimal (rank->score, 2) : NULL;

  if (rank->is_target)
    /* Translators: “2026: target Nindya.” */
    return g_strdup_printf (_("%d: target %s."), rank->year, label);
  if (score != NULL)
    /* Translators: “2025: Madya, score 650.” */
    return g_strdup_printf (_("%d: %s, score %s."), rank->year, label, score);

  return g_strdup_printf (_("%d: %s."), rank->year, label);
}

static GPtrArray *
layak_rank_chart_dup_table (LayakChart *chart)
{
  LayakRankChart *self = LAYAK_RANK_CHART (chart);
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char * const head[] = { _("Year"), _("KLA rank"), _("Score"), NULL };

  g_ptr_array_add (table, g_strdupv ((char **) head));
  for (guint i = 0; i < self->ranks->len; i++)
    {
      const LayakRank *rank = get_rank (self, i);
      const char *label = layak_enumeration_get_label (&layak_categories, rank->category);
      char **row = g_new0 (char *, G_N_ELEMENTS (head));

      row[0] = g_strdup_printf ("%d", rank->year);
      row[1] = rank->is_target ? g_strdup_printf ("%s (%s)", label, _("Target")) : g_strdup (label);
      row[2] = rank->score != LAYAK_UNKNOWN ? layak_wording_decimal (rank->score, 2) : g_strdup ("–");
      g_ptr_array_add (table, row);
    }

  return table;
}

static void
add_levels (LayakRankChart *self,
            GtkSnapshot    *snapshot,
            const Geometry *geometry)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color;

  layak_draw_get_color (widget, "layak_line", &color);
  for (guint i = 0; i < geometry->n_levels; i++)
    {
      const double y = get_y (geometry, i);

      layak_draw_add_box (snapshot, &color, geometry->left, y, gtk_widget_get_width (widget) - geometry->left, 1, 0);
      layak_draw_add_text (widget, snapshot, layak_enumeration_get_label (&layak_categories, i), LAYAK_TEXT_DIM,
                           geometry->left - ROOM, y - geometry->line / 2.0, 1);
    }
}

/* A straight piece, in one direction or the other. */
static void
add_piece (GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           double         x1,
           double         y1,
           double         x2,
           double         y2,
           gboolean       is_dashed)
{
  const double length = MAX (ABS (x2 - x1), ABS (y2 - y1)), step = is_dashed ? DASH * 1.7 : length + 1;
  const gboolean lies = ABS (x2 - x1) > ABS (y2 - y1);
  const double x = MIN (x1, x2), y = MIN (y1, y2), stroke = is_dashed ? STROKE - 1 : STROKE;

  for (double at = 0; at < length; at += step)
    {
      const double piece = MIN (is_dashed ? DASH : length, length - at);

      if (lies)
        layak_draw_add_box (snapshot, color, x + at, y - stroke / 2, piece, stroke, 0);
      else
        layak_draw_add_box (snapshot, color, x - stroke / 2, y + at, stroke, piece, 0);
    }
}

/* First along the former rank, then up or down. */
static void
add_step (LayakRankChart *self,
          GtkSnapshot    *snapshot,
          const Geometry *geometry,
          guint           mark,
          const GdkRGBA  *color)
{
  const LayakRank *rank = get_rank (self, mark), *former = get_rank (self, mark - 1);
  const double x = get_x (geometry, mark), y = get_y (geometry, rank->category);
  const double former_y = get_y (geometry, former->category);

  add_piece (snapshot, color, get_x (geometry, mark - 1), former_y, x, former_y, rank->is_target);
  add_piece (snapshot, color, x, former_y, x, y, rank->is_target);
}

/* Beside one of the same rank the name would only be repeated, and in a narrow chart stand on the other. */
static gboolean
is_named (LayakRankChart *self,
          const Geometry *geometry,
          guint           mark,
          int             width)
{
  return mark == 0 || width < geometry->slot || get_rank (self, mark)->is_target ||
         get_rank (self, mark)->category != get_rank (self, mark - 1)->category;
}

/* Above its point, and within the chart. */
static void
add_name (LayakRankChart *self,
          GtkSnapshot    *snapshot,
          const Geometry *geometry,
          guint           mark)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const LayakRank *rank = get_rank (self, mark);
  const char *name = rank->is_target ? _("Target") : layak_enumeration_get_label (&layak_categories, rank->category);
  const int width = layak_draw_get_width (widget, name, LAYAK_TEXT_STRONG);
  const double right = gtk_widget_get_width (widget) - width / 2.0;

  if (is_named (self, geometry, mark, width))
    layak_draw_add_text (widget, snapshot, name, LAYAK_TEXT_STRONG, MIN (get_x (geometry, mark), right),
                         get_y (geometry, rank->category) - geometry->line - POINT / 2.0 - 1, .5);
}

static void
add_point (LayakRankChart *self,
           GtkSnapshot    *snapshot,
           const Geometry *geometry,
           guint           mark,
           const GdkRGBA  *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const LayakRank *rank = get_rank (self, mark);
  const double x = get_x (geometry, mark), y = get_y (geometry, rank->category);
  const double hole = rank->is_target ? POINT - 4 : POINT - 7;
  const gboolean is_last = mark + 1 == self->ranks->len || get_rank (self, mark + 1)->is_target;
  g_autofree char *year = g_strdup_printf ("%d", rank->year);
  GdkRGBA background;

  layak_draw_get_color (widget, "popover_bg_color", &background);
  background.alpha = 1;
  layak_draw_add_box (snapshot, color, x - POINT / 2.0, y - POINT / 2.0, POINT, POINT, POINT / 2.0);
  layak_draw_add_box (snapshot, &background, x - hole / 2, y - hole / 2, hole, hole, hole / 2);
  add_name (self, snapshot, geometry, mark);
  layak_draw_add_text (widget, snapshot, year,
                       rank->is_target ? LAYAK_TEXT_DIM : is_last ? LAYAK_TEXT_STRONG : LAYAK_TEXT_PLAIN,
                       x, geometry->base + geometry->line * .6, .5);
}

static void
layak_rank_chart_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  LayakRankChart *self = LAYAK_RANK_CHART (widget);
  Geometry geometry;
  GdkRGBA color;

  measure (self, &geometry);
  layak_draw_get_color (widget, "layak_link", &color);
  add_levels (self, snapshot, &geometry);
  for (guint i = 1; i < self->ranks->len; i++)
    add_step (self, snapshot, &geometry, i, &color);
  for (guint i = 0; i < self->ranks->len; i++)
    add_point (self, snapshot, &geometry, i, &color);

  GTK_WIDGET_CLASS (layak_rank_chart_parent_class)->snapshot (widget, snapshot);
}

static void
layak_rank_chart_count_lines (LayakChart     *chart,
                            GtkOrientation  orientation,
                            double         *minimum,
                            double         *natural)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 14 : 12;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 32 : 12;
}

static void
layak_rank_chart_finalize (GObject *object)
{
  g_array_unref (LAYAK_RANK_CHART (object)->ranks);

  G_OBJECT_CLASS (layak_rank_chart_parent_class)->finalize (object);
}

static void
layak_rank_chart_class_init (LayakRankChartClass *klass)
{
  LayakChartClass *chart_class = LAYAK_CHART_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = layak_rank_chart_finalize;
  chart_class->count_marks = layak_rank_chart_count_marks;
  chart_class->get_area = layak_rank_chart_get_area;
  chart_class->dup_sentence = layak_rank_chart_dup_sentence;
  chart_class->dup_table = layak_rank_chart_dup_table;
  chart_class->count_lines = layak_rank_chart_count_lines;
  widget_class->snapshot = layak_rank_chart_snapshot;
}

static void
layak_rank_chart_init (LayakRankChart *self)
{
  self->ranks = g_array_new (FALSE, FALSE, sizeof (LayakRank));
}

void
layak_rank_chart_set_ranks (LayakRankChart *self,
                            GArray         *ranks)
{
  g_return_if_fail (LAYAK_IS_RANK_CHART (self));

  g_array_set_size (self->ranks, 0);
  if (ranks->len > 0)
    g_array_append_vals (self->ranks, ranks->data, ranks->len);
  layak_chart_refresh (LAYAK_CHART (self));
}
