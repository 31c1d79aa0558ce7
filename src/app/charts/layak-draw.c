/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-draw.h"

#include <math.h>

#define DIM    .76f
#define SMALL  .82
#define USUAL  .89
#define HATCH  5      /* between the lines */
#define LINE   1.4
#define GAP    2      /* between the parts of a bar */
#define RADIUS 3.5f   /* of its corners */

/* The colours are named in the style sheet, so that each style has its own. */
void
layak_draw_get_color (GtkWidget  *widget,
                      const char *name,
                      GdkRGBA    *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

/* (transfer full) */
PangoLayout *
layak_draw_new_text (GtkWidget      *widget,
                     const char     *text,
                     LayakTextStyle  style)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (style & LAYAK_TEXT_SMALL ? SMALL : USUAL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (style & LAYAK_TEXT_STRONG)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* @xalign: 0 puts the text right of @x, 0.5 on it, 1 left of it; @y is its top. */
void
layak_draw_add_text (GtkWidget      *widget,
                     GtkSnapshot    *snapshot,
                     const char     *text,
                     LayakTextStyle  style,
                     double          x,
                     double          y,
                     double          xalign)
{
  g_autoptr(PangoLayout) layout = layak_draw_new_text (widget, text, style);
  GdkRGBA color;
  int width;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (style & LAYAK_TEXT_DIM)
    color.alpha *= DIM;
  pango_layout_get_pixel_size (layout, &width, NULL);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) floor (x - width * xalign), (float) floor (y)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* The height of a line. */
int
layak_draw_get_line (GtkWidget      *widget,
                     LayakTextStyle  style)
{
  g_autoptr(PangoLayout) layout = layak_draw_new_text (widget, "0", style);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

int
layak_draw_get_width (GtkWidget      *widget,
                      const char     *text,
                      LayakTextStyle  style)
{
  g_autoptr(PangoLayout) layout = layak_draw_new_text (widget, text, style);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* A rectangle with round corners. */
void
layak_draw_add_box (GtkSnapshot   *snapshot,
                    const GdkRGBA *color,
                    double         x,
                    double         y,
                    double         width,
                    double         height,
                    double         radius)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &box, (float) MIN (radius, MIN (width, height) / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &box);
  gtk_snapshot_pop (snapshot);
}

/* A part is never too small to be seen. */
static float
get_part (gint64 number,
          gint64 total,
          float  length)
{
  return number > 0 ? MAX (length * (float) number / (float) total, 1) : 0;
}

/* Its outer corners are round, but not those on the base line it stands on. */
static void
push_bar (GtkSnapshot           *snapshot,
          GtkOrientation         orientation,
          const graphene_rect_t *bar)
{
  const float radius = MIN (RADIUS, MIN (bar->size.width, bar->size.height) / 2);
  const graphene_size_t top = GRAPHENE_SIZE_INIT (radius, radius);
  const graphene_size_t bottom = orientation == GTK_ORIENTATION_HORIZONTAL ? top : GRAPHENE_SIZE_INIT (0, 0);
  GskRoundedRect rounded;

  gsk_rounded_rect_init (&rounded, bar, &top, &top, &bottom, &bottom);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
}

void
layak_draw_add_people (GtkWidget       *widget,
                       GtkSnapshot     *snapshot,
                       const gint64     numbers[3],
                       GtkOrientation   orientation,
                       graphene_rect_t  bar)
{
  static const char * const colors[] = { "layak_fill", "layak_female", "layak_unsexed" };
  const gboolean is_flat = orientation == GTK_ORIENTATION_HORIZONTAL;
  const float length = is_flat ? bar.size.width : bar.size.height;
  gint64 total = 0;
  int n_gaps = -1;
  float from = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      total += MAX (numbers[i], 0);
      n_gaps += numbers[i] > 0;
    }
  if (total == 0)
    return;

  push_bar (snapshot, orientation, &bar);
  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      const float part = get_part (numbers[i], total, length - (float) n_gaps * GAP);
      const float x = bar.origin.x + from, y = bar.origin.y + length - from - part;
      GdkRGBA color;

      if (numbers[i] <= 0)
        continue;
      layak_draw_get_color (widget, colors[i], &color);
      gtk_snapshot_append_color (snapshot, &color, is_flat
                                 ? &GRAPHENE_RECT_INIT (x, bar.origin.y, part, bar.size.height)
                                 : &GRAPHENE_RECT_INIT (bar.origin.x, y, bar.size.width, part));
      from += part + GAP;
    }
  gtk_snapshot_pop (snapshot);
}

static void
add_round_path (cairo_t *cr,
                double   x,
                double   y,
                double   width,
                double   height,
                double   radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
add_hatching (cairo_t *cr,
              double   x,
              double   y,
              double   width,
              double   height)
{
  cairo_save (cr);
  cairo_clip (cr);
  cairo_set_line_width (cr, .8);
  for (double offset = -height; offset < width; offset += HATCH)
    {
      cairo_move_to (cr, x + offset, y + height);
      cairo_line_to (cr, x + offset + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Stands for what is only planned: dashed and, where there is room, hatched, so that it is told without colour. */
void
layak_draw_add_planned (GtkSnapshot   *snapshot,
                        const GdkRGBA *color,
                        double         x,
                        double         y,
                        double         width,
                        double         height)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
  const double radius = MIN (3, MIN (width, height) / 2 - LINE / 2);
  cairo_t *cr;

  if (radius <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &box);
  gdk_cairo_set_source_rgba (cr, color);
  if (height >= 2 * HATCH)
    {
      add_round_path (cr, x, y, width, height, radius);
      add_hatching (cr, x, y, width, height);
    }
  cairo_set_line_width (cr, LINE);
  cairo_set_dash (cr, (double[2]) { 3.5, 2.5 }, 2, 0);
  add_round_path (cr, x + LINE / 2, y + LINE / 2, width - LINE, height - LINE, radius);
  cairo_stroke (cr);
  cairo_destroy (cr);
}
