/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-tooltip.h"

static const char text_key[] = "layak-tooltip-text";
static const char covered_key[] = "layak-tooltip-covered";

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
  if (!gtk_widget_get_has_tooltip (widget) && g_object_get_data (G_OBJECT (widget), covered_key) == NULL)
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

/* Answers whether the hook stays. */
static gboolean
popover_shown_cb (GSignalInvocationHint *hint,
                  guint                  n_values,
                  const GValue          *values,
                  gpointer               user_data)
{
  GtkWidget *popover = g_value_get_object (values);
  const gboolean is_shown = GPOINTER_TO_INT (user_data);

  if (!GTK_IS_POPOVER (popover))
    return TRUE;

  for (GtkWidget *widget = gtk_widget_get_parent (popover); widget != NULL; widget = gtk_widget_get_parent (widget))
    if (is_shown && gtk_widget_get_has_tooltip (widget))
      {
        g_object_set_data (G_OBJECT (widget), covered_key, popover);
        gtk_widget_set_has_tooltip (widget, FALSE);
      }
    else if (!is_shown && g_object_get_data (G_OBJECT (widget), covered_key) == popover)
      {
        g_object_set_data (G_OBJECT (widget), covered_key, NULL);
        gtk_widget_set_has_tooltip (widget, TRUE);
      }
  return TRUE;
}

/* GTK 4.8 asks also what a popover belongs to for a tooltip, and shows it over what is to be chosen. */
void
layak_tooltip_keep_off_popovers (void)
{
  static gboolean is_started;

  if (is_started)
    return;

  is_started = TRUE;
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("show", GTK_TYPE_WIDGET), 0, popover_shown_cb, GINT_TO_POINTER (TRUE),
                              NULL);
  g_signal_add_emission_hook (g_signal_lookup ("hide", GTK_TYPE_WIDGET), 0, popover_shown_cb, GINT_TO_POINTER (FALSE),
                              NULL);
}
