/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts draw with: text of the widget’s own font, boxes with round corners, hatching. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LayakTextStyle:
 * @LAYAK_TEXT_STRONG: bold
 * @LAYAK_TEXT_DIM: secondary
 * @LAYAK_TEXT_SMALL: smaller than the usual size of a chart
 */
typedef enum
{
  LAYAK_TEXT_PLAIN  = 0,
  LAYAK_TEXT_STRONG = 1 << 0,
  LAYAK_TEXT_DIM    = 1 << 1,
  LAYAK_TEXT_SMALL  = 1 << 2,
} LayakTextStyle;

void         layak_draw_get_color   (GtkWidget      *widget,
                                     const char     *name,
                                     GdkRGBA        *color);
PangoLayout *layak_draw_new_text    (GtkWidget      *widget,
                                     const char     *text,
                                     LayakTextStyle  style);
void         layak_draw_add_text    (GtkWidget      *widget,
                                     GtkSnapshot    *snapshot,
                                     const char     *text,
                                     LayakTextStyle  style,
                                     double          x,
                                     double          y,
                                     double          xalign);
int          layak_draw_get_line    (GtkWidget      *widget,
                                     LayakTextStyle  style);
int          layak_draw_get_width   (GtkWidget      *widget,
                                     const char     *text,
                                     LayakTextStyle  style);
void         layak_draw_add_box     (GtkSnapshot    *snapshot,
                                     const GdkRGBA  *color,
                                     double          x,
                                     double          y,
                                     double          width,
                                     double          height,
                                     double          radius);
/* @bar: male, female and of unknown sex in it, one after another in this order, from the left or from the bottom */
void         layak_draw_add_people  (GtkWidget      *widget,
                                     GtkSnapshot    *snapshot,
                                     const gint64    numbers[3],
                                     GtkOrientation  orientation,
                                     graphene_rect_t bar);
void         layak_draw_add_planned (GtkSnapshot    *snapshot,
                                     const GdkRGBA  *color,
                                     double          x,
                                     double          y,
                                     double          width,
                                     double          height);

G_END_DECLS
