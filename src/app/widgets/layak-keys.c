/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-keys.h"

/**
 * layak_keys_add_first:
 * @action: an action of @widget or of what it is in, without a parameter
 *
 * Binds a key before whatever within @widget has the focus is asked. A binding of a class is too late for some keys:
 * in a #GtkTextView Ctrl+Enter is a new line, and in every text Ctrl+Shift+A ends the selection.
 */
void
layak_keys_add_first (GtkWidget       *widget,
                      guint            key,
                      GdkModifierType  modifiers,
                      const char      *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_named_action_new (action)));
  gtk_widget_add_controller (widget, controller);
}

static gboolean
quit_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  return gtk_widget_activate_action (parent != NULL ? GTK_WIDGET (parent) : widget, "app.quit", NULL);
}

void
layak_keys_add_aside (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_q, GDK_CONTROL_MASK, quit_cb, NULL);
}
