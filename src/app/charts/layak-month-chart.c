/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-month-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layak-draw.h"
#include "layak-wording.h"

#define N_MONTHS  12
#define MAX_LINES 4      /* beside the base line */
#define GAP       2      /* above those who came */
#define MAX_BAR   28
#define ROOM      6      /* between the numbers of the scale and the bars */

/* The marks are the months. */
struct _LayakMonthChart
{
  LayakChart parent_instance;

  LayakMonth months[N_MONTHS];
  int        year;
  int        current;     /* the month of today, from 1; 0 if it is in another year */
};

/* All that follows from the size and the largest number. */
typedef struct
{
  double         left;        /* of the first month */
  double         slot;        /* the width of a month */
  double         bar;         /* the width of a bar */
  double         top;         /* of the tallest bar */
  double         base;        /* the base line */
  double         scale;       /* pixels a person */
  gint64         step;        /* between lines, in people */
  gint64         max;
  int            line;        /* the height of a line of text */
  int            small;
  LayakTextStyle totals;      /* of the numbers above the bars */
  gboolean       has_totals;  /* whether there is room for them */
} Geometry;

G_DEFINE_FINAL_TYPE (LayakMonthChart, layak_month_chart, LAYAK_TYPE_CHART)

/* Of the three parts of a bar. */
static gint64
get_height (const LayakMonth *month)
{
  return MAX (month->male, 0) + MAX (month->female, 0) + MAX (month->unknown_sex, 0);
}

static gint64
find_max (LayakMonthChart *self)
{
  gint64 max = 1;

  for (guint i = 0; i < N_MONTHS; i++)
    max = MAX (max, get_height (&self->months[i]) + MAX (self->months[i].expected, 0));
  return max;
}

/* 1, 2 or 5 and zeros: the steps that people count in. */
static gint64
find_step (gint64 max)
{
  static const gint64 factors[] = { 1, 2, 5 };

  for (gint64 power = 1;; power *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
      if (factors[i] * power * MAX_LINES >= max)
        return factors[i] * power;
}

/* Above a bar: those who came, or those who are expected. */
static gint64
get_total (const LayakMonth *month)
{
  return month->people > 0 ? month->people : month->expected;
}

/* Numbers of a large place would stand over each other; then the tooltips and the table tell them. */
static void
measure_totals (LayakMonthChart *self,
                Geometry        *geometry)
{
  g_autofree char *text = NULL;
  gint64 largest = 0;

  for (guint i = 0; i < N_MONTHS; i++)
    largest = MAX (largest, get_total (&self->months[i]));
  text = layak_wording_number (largest);

  geometry->totals = layak_draw_get_width (GTK_WIDGET (self), text, LAYAK_TEXT_STRONG) <= geometry->slot
                     ? LAYAK_TEXT_PLAIN : LAYAK_TEXT_SMALL;
  geometry->has_totals = layak_draw_get_width (GTK_WIDGET (self), text, geometry->totals | LAYAK_TEXT_STRONG) <=
                         geometry->slot;
}

static void
measure (LayakMonthChart *self,
         Geometry        *geometry)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gint64 max = find_max (self), step = find_step (max);
  g_autofree char *widest = layak_wording_number (max / step * step);

  geometry->line = layak_draw_get_line (widget, LAYAK_TEXT_PLAIN);
  geometry->small = layak_draw_get_line (widget, LAYAK_TEXT_SMALL);
  geometry->left = layak_draw_get_width (widget, widest, LAYAK_TEXT_SMALL) + ROOM;
  geometry->slot = MAX (gtk_widget_get_width (widget) - geometry->left, N_MONTHS) / N_MONTHS;
  geometry->bar = MIN (geometry->slot * .6, MAX_BAR);
  geometry->top = geometry->line + 6;
  geometry->base = MAX (gtk_widget_get_height (widget) - geometry->line - geometry->small - 4, geometry->top + 1);
  geometry->scale = (geometry->base - geometry->top) / (double) max;
  geometry->step = step;
  geometry->max = max;
  measure_totals (self, geometry);
}

static guint
layak_month_chart_count_marks (LayakChart *chart)
{
  return N_MONTHS;
}

static void
layak_month_chart_get_area (LayakChart      *chart,
                            guint            mark,
                            graphene_rect_t *area)
{
  Geometry geometry;

  measure (LAYAK_MONTH_CHART (chart), &geometry);
  layak_chart_get_slot (chart, geometry.left, geometry.slot, mark, area);
}

static char *
dup_name (LayakMonthChart *self,
          guint            mark)
{
  if (self->year == 0)
    return g_strdup (layak_wording_month ((int) mark + 1));

  return g_strdup_printf ("%s %d", layak_wording_month ((int) mark + 1), self->year);
}

static void
append_held (GString          *sentence,
             const LayakMonth *month)
{
  g_autofree char *held = layak_wording_number (month->held);
  g_autofree char *people = layak_wording_number (month->people);
  g_autofree char *male = layak_wording_number (MAX (month->male, 0));
  g_autofree char *female = layak_wording_number (MAX (month->female, 0));
  g_autofree char *unknown = layak_wording_number (MAX (month->unknown_sex, 0));

  if (month->people == LAYAK_UNKNOWN)
    {
      g_string_append_printf (sentence, ngettext ("%s training of which no number is known",
                                                  "%s trainings of which no number is known",
                                                  (gulong) month->held), held);
      return;
    }

  /* Translators: “138 people at 2 trainings (69 male, 66 female, 3 not known)” */
  g_string_append_printf (sentence, ngettext ("%s people at %s training (%s male, %s female, %s not known)",
                                              "%s people at %s trainings (%s male, %s female, %s not known)",
                                              (gulong) month->held),
                          people, held, male, female, unknown);
}

/* “August 2025: 138 people at 2 trainings (69 male, 66 female, 3 not known), 1 planned for 40 people.” */
static char *
layak_month_chart_dup_sentence (LayakChart *chart,
                                guint       mark)
{
  LayakMonthChart *self = LAYAK_MONTH_CHART (chart);
  const LayakMonth *month = &self->months[mark];
  g_autofree char *name = dup_name (self, mark);
  g_autofree char *planned = layak_wording_number (month->planned);
  g_autofree char *expected = layak_wording_number (month->expected);
  GString *sentence = g_string_new (name);

  g_string_append (sentence, ": ");
  if (month->held > 0)
    append_held (sentence, month);
  if (month->held > 0 && month->planned > 0)
    g_string_append (sentence, ", ");
  if (month->planned > 0 && month->expected != LAYAK_UNKNOWN)
    g_string_append_printf (sentence, ngettext ("%s planned for %s people", "%s planned for %s people",
                                                (gulong) month->planned), planned, expected);
  else if (month->planned > 0)
    g_string_append_printf (sentence, ngettext ("%s planned", "%s planned", (gulong) month->planned), planned);
  if (month->held == 0 && month->planned == 0)
    g_string_append (sentence, _("no training"));

  g_string_append_c (sentence, '.');
  return g_string_free (sentence, FALSE);
}

static GStrv
make_row (LayakMonthChart *self,
          guint            mark)
{
  const LayakMonth *month = &self->months[mark];
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const gint64 numbers[] = { month->held, month->planned, month->people, month->male, month->female,
                             month->unknown_sex, month->expected };
  g_autofree char *name = dup_name (self, mark);

  g_strv_builder_add (builder, name);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = layak_wording_number (numbers[i]);

      g_strv_builder_add (builder, *text != '\0' ? text : "–");
    }
  return g_strv_builder_end (builder);
}

static GPtrArray *
layak_month_chart_dup_table (LayakChart *chart)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *head[] = { _("Month"), _("Held"), _("Planned"), _("People"), _("Male"), _("Female"), _("Not known"),
                         _("Expected"), NULL };

  g_ptr_array_add (table, g_strdupv ((GStrv) head));
  for (guint i = 0; i < N_MONTHS; i++)
    g_ptr_array_add (table, make_row (LAYAK_MONTH_CHART (chart), i));
  return table;
}

static void
add_scale (LayakMonthChart *self,
           GtkSnapshot     *snapshot,
           const Geometry  *geometry)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const float width = (float) (geometry->slot * N_MONTHS);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (gint64 number = 0; number <= geometry->max + geometry->step / 20; number += geometry->step)
    {
      const double y = floor (geometry->base - (double) number * geometry->scale);
      g_autofree char *text = layak_wording_number (number);

      color.alpha = number == 0 ? .35f : .12f;
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT ((float) geometry->left, (float) y, width, 1));
      layak_draw_add_text (widget, snapshot, text, LAYAK_TEXT_SMALL | LAYAK_TEXT_DIM, geometry->left - ROOM,
                           y - geometry->small / 2.0, 1);
    }
}

/* Returns: the top of the bar. Those who are expected stand upon those who came. */
static double
add_bar (LayakMonthChart *self,
         GtkSnapshot     *snapshot,
         const Geometry  *geometry,
         guint            i)
{
  const LayakMonth *month = &self->months[i];
  const gint64 numbers[] = { month->male, month->female, month->unknown_sex };
  const double x = floor (geometry->left + geometry->slot * (i + .5) - geometry->bar / 2);
  double top = floor (geometry->base - (double) get_height (month) * geometry->scale), height;
  GdkRGBA color;

  layak_draw_add_people (GTK_WIDGET (self), snapshot, numbers, GTK_ORIENTATION_VERTICAL,
                         GRAPHENE_RECT_INIT ((float) x, (float) top, (float) geometry->bar,
                                             (float) (floor (geometry->base) - top)));
  if (month->expected <= 0)
    return top;

  if (get_height (month) > 0)
    top -= GAP;
  height = MAX ((double) month->expected * geometry->scale, 3);
  layak_draw_get_color (GTK_WIDGET (self), "layak_link", &color);
  layak_draw_add_planned (snapshot, &color, x, top - height, geometry->bar, height);
  return top - height;
}

static void
add_total (LayakMonthChart *self,
           GtkSnapshot     *snapshot,
           const Geometry  *geometry,
           guint            i,
           double           top)
{
  const LayakMonth *month = &self->months[i];
  const double x = geometry->left + geometry->slot * (i + .5);
  g_autofree char *text = layak_wording_number (get_total (month));

  if (get_total (month) > 0 && geometry->has_totals)
    layak_draw_add_text (GTK_WIDGET (self), snapshot, text,
                         geometry->totals | (month->people > 0 ? LAYAK_TEXT_STRONG : LAYAK_TEXT_DIM),
                         x, top - geometry->line - 1, .5);
}

static void
add_month (LayakMonthChart *self,
           GtkSnapshot     *snapshot,
           const Geometry  *geometry,
           guint            i)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const LayakMonth *month = &self->months[i];
  const gboolean is_current = self->current == (int) i + 1;
  const double x = geometry->left + geometry->slot * (i + .5);
  const int n_trainings = (int) (month->held + month->planned);
  /* Translators: below a month of the chart, short for “2 activities” */
  g_autofree char *count = layak_wording_count (ngettext ("%s act.", "%s act.", (gulong) n_trainings), n_trainings);
  const gboolean fits = layak_draw_get_width (widget, count, LAYAK_TEXT_SMALL) <= geometry->slot;
  g_autofree char *number = layak_wording_number (n_trainings);

  layak_draw_add_text (widget, snapshot, layak_wording_short_month ((int) i + 1),
                       is_current ? LAYAK_TEXT_STRONG : LAYAK_TEXT_PLAIN, x, geometry->base + 4, .5);
  if (n_trainings > 0)
    layak_draw_add_text (widget, snapshot, fits ? count : number, LAYAK_TEXT_SMALL | LAYAK_TEXT_DIM, x,
                         geometry->base + 4 + geometry->line, .5);
  add_total (self, snapshot, geometry, i, add_bar (self, snapshot, geometry, i));
}

static void
layak_month_chart_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  LayakMonthChart *self = LAYAK_MONTH_CHART (widget);
  Geometry geometry;

  measure (self, &geometry);
  if (self->current > 0)
    {
      GdkRGBA color;

      layak_draw_get_color (widget, "layak_fill", &color);
      color.alpha *= .1f;
      layak_draw_add_box (snapshot, &color, geometry.left + geometry.slot * (self->current - 1) + 2, 0,
                          geometry.slot - 4, gtk_widget_get_height (widget), 6);
    }
  add_scale (self, snapshot, &geometry);
  for (guint i = 0; i < N_MONTHS; i++)
    add_month (self, snapshot, &geometry, i);

  GTK_WIDGET_CLASS (layak_month_chart_parent_class)->snapshot (widget, snapshot);
}

static void
layak_month_chart_count_lines (LayakChart     *chart,
                             GtkOrientation  orientation,
                             double         *minimum,
                             double         *natural)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 16 : 9;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 32 : 14;
}

static void
layak_month_chart_class_init (LayakMonthChartClass *klass)
{
  LayakChartClass *chart_class = LAYAK_CHART_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  chart_class->count_marks = layak_month_chart_count_marks;
  chart_class->get_area = layak_month_chart_get_area;
  chart_class->dup_sentence = layak_month_chart_dup_sentence;
  chart_class->dup_table = layak_month_chart_dup_table;
  chart_class->count_lines = layak_month_chart_count_lines;
  widget_class->snapshot = layak_month_chart_snapshot;
}

static void
layak_month_chart_init (LayakMonthChart *self)
{
  for (guint i = 0; i < N_MONTHS; i++)
    self->months[i] = (LayakMonth) { .people = LAYAK_UNKNOWN, .male = LAYAK_UNKNOWN, .female = LAYAK_UNKNOWN,
                                     .unknown_sex = LAYAK_UNKNOWN, .expected = LAYAK_UNKNOWN };
}

void
layak_month_chart_set_months (LayakMonthChart  *self,
                              const LayakMonth *months,
                              int               year,
                              LayakDate         today)
{
  g_return_if_fail (LAYAK_IS_MONTH_CHART (self));

  memcpy (self->months, months, sizeof self->months);
  self->year = year;
  self->current = layak_date_get_year (today) == year ? layak_date_get_month (today) : 0;
  layak_chart_refresh (LAYAK_CHART (self));
}
