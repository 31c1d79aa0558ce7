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
