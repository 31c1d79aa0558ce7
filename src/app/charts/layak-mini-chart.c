/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-mini-chart.h"

#include <math.h>

#include "layak-draw.h"
#include "layak-wording.h"

#define MAX_NUMBERS 12
#define MAX_DASHES  16     /* more than these could not be told apart */
#define GAP         2

struct _LayakMiniChart
{
  GtkWidget     parent_instance;

  LayakMiniKind kind;
  gint64        numbers[MAX_NUMBERS];
  guint         n_numbers;
  int           current;    /* -1: none */
};

typedef enum
{
  PROP_KIND = 1,
} LayakMiniChartProperty;

static GParamSpec *properties[PROP_KIND + 1];

G_DEFINE_ENUM_TYPE (LayakMiniKind, layak_mini_kind,
  G_DEFINE_ENUM_VALUE (LAYAK_MINI_DASHES, "dashes"),
  G_DEFINE_ENUM_VALUE (LAYAK_MINI_SPLIT, "split"),
  G_DEFINE_ENUM_VALUE (LAYAK_MINI_BARS, "bars"),
  G_DEFINE_ENUM_VALUE (LAYAK_MINI_RING, "ring"))
G_DEFINE_FINAL_TYPE (LayakMiniChart, layak_mini_chart, GTK_TYPE_WIDGET)

static gint64
sum (LayakMiniChart *self)
{
  gint64 total = 0;

  for (guint i = 0; i < self->n_numbers; i++)
    total += MAX (self->numbers[i], 0);
  return total;
}

/* Of more than can be told apart, each dash stands for several. */
static void
add_dashes (LayakMiniChart *self,
            GtkSnapshot    *snapshot,
            double          width,
            double          height)
{
  const gint64 total = sum (self), n_dashes = MIN (total, MAX_DASHES);
  const gint64 full = n_dashes > 0 ? (self->numbers[0] * n_dashes + total / 2) / total : 0;
  const double slot = MIN (width / (double) MAX (n_dashes, 1), height * 3);
  GdkRGBA color;

  layak_draw_get_color (GTK_WIDGET (self), "layak_fill", &color);
  for (gint64 i = 0; i < n_dashes; i++)
    {
      const double x = slot * (double) i;

      if (i < full)
        layak_draw_add_box (snapshot, &color, x, 0, slot - GAP * 2, height, height / 2);
      else
        layak_draw_add_planned (snapshot, &color, x, 0, slot - GAP * 2, height);
    }
}

static void
add_split (LayakMiniChart *self,
           GtkSnapshot    *snapshot,
           double          width,
           double          height)
{
  layak_draw_add_people (GTK_WIDGET (self), snapshot, self->numbers, GTK_ORIENTATION_HORIZONTAL,
                         GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static void
add_bars (LayakMiniChart *self,
          GtkSnapshot    *snapshot,
          double          width,
          double          height)
{
  const double slot = width / MAX (self->n_numbers, 1);
  gint64 max = 1;
  GdkRGBA color;

  for (guint i = 0; i < self->n_numbers; i++)
    max = MAX (max, self->numbers[i]);
  for (guint i = 0; i < self->n_numbers; i++)
    {
      const double part = height * (double) MAX (self->numbers[i], 0) / (double) max;

      layak_draw_get_color (GTK_WIDGET (self), "layak_fill", &color);
      if ((int) i != self->current)
        color.alpha *= .5f;
      layak_draw_add_box (snapshot, &color, slot * i, height - MAX (part, 1), slot - GAP, MAX (part, 1), 2);
    }
}

static void
add_arc (cairo_t       *cr,
         const GdkRGBA *color,
         double         radius,
         double         part)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_arc (cr, 0, 0, radius, -G_PI / 2, -G_PI / 2 + 2 * G_PI * part);
  cairo_stroke (cr);
}

static void
add_ring (LayakMiniChart *self,
          GtkSnapshot    *snapshot,
          double          width,
          double          height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const double size = MIN (width, height), line = round (size * .16);
  const double part = self->numbers[1] > 0 ? (double) self->numbers[0] / (double) self->numbers[1] : 0;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  g_autofree char *text = layak_wording_percent (part);
  GdkRGBA color;

  cairo_translate (cr, width / 2, height / 2);
  cairo_set_line_width (cr, line);
  layak_draw_get_color (widget, "layak_trough", &color);
  add_arc (cr, &color, (size - line) / 2, 1);
  layak_draw_get_color (widget, "layak_done", &color);
  add_arc (cr, &color, (size - line) / 2, part);
  cairo_destroy (cr);
  layak_draw_add_text (widget, snapshot, text, LAYAK_TEXT_SMALL | LAYAK_TEXT_STRONG, width / 2,
                       (height - layak_draw_get_line (widget, LAYAK_TEXT_SMALL)) / 2, .5);
}

static void
layak_mini_chart_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  static void (* const funcs[]) (LayakMiniChart *, GtkSnapshot *, double, double) =
    { add_dashes, add_split, add_bars, add_ring };
  LayakMiniChart *self = LAYAK_MINI_CHART (widget);

  if (self->n_numbers > 0)
    funcs[self->kind] (self, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

/* In lines of text, as everything. */
static void
layak_mini_chart_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  static const double widths[] = { 4, 4, 4, 2.7 }, heights[] = { .42, .4, 2.1, 2.7 };
  const LayakMiniKind kind = LAYAK_MINI_CHART (widget)->kind;
  const double lines = orientation == GTK_ORIENTATION_HORIZONTAL ? widths[kind] : heights[kind];

  *minimum = *natural = (int) ceil (layak_draw_get_line (widget, LAYAK_TEXT_PLAIN) * lines);
}

static void
layak_mini_chart_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((LayakMiniChartProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, LAYAK_MINI_CHART (object)->kind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_mini_chart_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((LayakMiniChartProperty) prop_id)
    {
    case PROP_KIND:
      LAYAK_MINI_CHART (object)->kind = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_mini_chart_class_init (LayakMiniChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = layak_mini_chart_get_property;
  object_class->set_property = layak_mini_chart_set_property;
  widget_class->measure = layak_mini_chart_measure;
  widget_class->snapshot = layak_mini_chart_snapshot;

  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, LAYAK_TYPE_MINI_KIND, LAYAK_MINI_DASHES,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "minichart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
layak_mini_chart_init (LayakMiniChart *self)
{
  self->current = -1;
}

/* Two for dashes and a ring, up to three for a split, up to twelve for bars. */
void
layak_mini_chart_set_numbers (LayakMiniChart *self,
                              const gint64   *numbers,
                              guint           n_numbers)
{
  g_return_if_fail (LAYAK_IS_MINI_CHART (self));
  g_return_if_fail (n_numbers >= 2 && n_numbers <= MAX_NUMBERS);

  memcpy (self->numbers, numbers, n_numbers * sizeof *numbers);
  self->n_numbers = n_numbers;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* From 0; -1 for none. */
void
layak_mini_chart_set_current (LayakMiniChart *self,
                              int             current)
{
  g_return_if_fail (LAYAK_IS_MINI_CHART (self));

  self->current = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
