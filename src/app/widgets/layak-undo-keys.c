/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-undo-keys.h"

/* A text of GTK 4.8 takes the keys also when nothing was typed into it, and does not tell whether it has anything to
 * take back; so it is asked to, and looked at. */
static gboolean
change_text (GtkWidget  *focus,
             const char *action)
{
  g_autofree char *before = NULL;
  GtkTextBuffer *buffer;

  if (GTK_IS_TEXT_VIEW (focus))
    {
      buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      return (g_str_equal (action, "text.undo") ? gtk_text_buffer_get_can_undo (buffer)
                                                : gtk_text_buffer_get_can_redo (buffer)) &&
             gtk_widget_activate_action (focus, action, NULL);
    }
  if (!GTK_IS_TEXT (focus))
    return FALSE;

  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, action, NULL);
  return !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (focus)));
}

/* Whether there was anything to take back, or to do again. */
static gboolean
press (GtkWidget  *window,
       const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  const char *of_text = g_str_equal (action, "win.undo") ? "text.undo" : "text.redo";

  return (focus != NULL && change_text (focus, of_text)) || gtk_widget_activate_action (window, action, NULL);
}

static gboolean
undo_cb (GtkWidget *window,
         GVariant  *arguments,
         gpointer   user_data)
{
  return press (window, "win.undo");
}

static gboolean
redo_cb (GtkWidget *window,
         GVariant  *arguments,
         gpointer   user_data)
{
  return press (window, "win.redo");
}

void
layak_undo_keys_attach (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                      gtk_callback_action_new (undo_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                      gtk_callback_action_new (redo_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
}
