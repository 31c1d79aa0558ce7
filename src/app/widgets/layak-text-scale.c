/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-text-scale.h"

#define USUAL_POINTS    11
#define PIXELS_OF_POINT (96 / 72.)

double
layak_text_scale (GtkWidget *widget)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  const double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font) ? size / (USUAL_POINTS * PIXELS_OF_POINT)
                                                            : size / USUAL_POINTS;
}
