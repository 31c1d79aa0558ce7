/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presses keys without a keyboard: finds the shortcut of a widget, as GTK does. */
#pragma once

#include <gtk/gtk.h>

static inline gboolean
press_shortcut (GtkWidget       *widget,
                GtkShortcut     *shortcut,
                guint            key,
                GdkModifierType  modifiers)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
         gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                       gtk_shortcut_get_arguments (shortcut));
}

/* Whether the widget did anything with the key. */
static inline gboolean
press_with (GtkWidget       *widget,
            guint            key,
            GdkModifierType  modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

          if (press_shortcut (widget, shortcut, key, modifiers))
            return TRUE;
        }
    }
  return FALSE;
}

static inline gboolean
press (GtkWidget *widget,
       guint      key)
{
  return press_with (widget, key, 0);
}
