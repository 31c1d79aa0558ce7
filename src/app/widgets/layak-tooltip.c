/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-tooltip.h"

static const char text_key[] = "layak-tooltip-text";

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    is_keyboard,
          GtkTooltip *tooltip)
{
  const char *text = layak_tooltip_get (widget);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
layak_tooltip_set (GtkWidget  *widget,
                   const char *text)
{
  if (!gtk_widget_get_has_tooltip (widget))
    {
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
      gtk_widget_set_has_tooltip (widget, TRUE);
    }
  g_object_set_data_full (G_OBJECT (widget), text_key, g_strdup (text), g_free);
}

const char *
layak_tooltip_get (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), text_key);
}
