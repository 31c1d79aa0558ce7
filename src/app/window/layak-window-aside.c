/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include "layak-help-window.h"
#include "layak-history-window.h"
#include "layak-preferences-window.h"

/* What opens beside the window, and is not about the data that are shown in it. */

/* What is typed but not yet saved belongs to the history too. */
static void
show_history_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);
  const char *type, *uuid;
  const LayakRecordInfo *info;

  layak_window_commit (self);
  g_variant_get (parameter, "(&s&s)", &type, &uuid);
  info = layak_record_info_find (type);
  gtk_window_present (GTK_WINDOW (layak_history_window_new (GTK_WINDOW (self), layak_window_get_store (self), info,
                                                            info != NULL ? uuid : NULL)));
}

static void
show_preferences_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  LayakStore *store = layak_window_get_store (LAYAK_WINDOW (widget));

  gtk_window_present (GTK_WINDOW (layak_preferences_window_new (GTK_WINDOW (widget), store)));
}

/* The same database once more, for another place or page: each window has its own, and sees what the other changes. */
static void
new_window_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);

  layak_window_commit (self);
  gtk_window_present (GTK_WINDOW (layak_window_new (gtk_window_get_application (GTK_WINDOW (self)),
                                                    layak_window_get_store (self))));
}

/* Begins with what is said about the page that is shown: they have the same names. */
static void
show_help_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  layak_help_show (GTK_WINDOW (widget), gtk_stack_get_visible_child_name (LAYAK_WINDOW (widget)->pages));
}

void
layak_window_install_aside_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-history", "(ss)", show_history_cb);
  gtk_widget_class_install_action (klass, "win.new-window", NULL, new_window_cb);
  gtk_widget_class_install_action (klass, "win.show-preferences", NULL, show_preferences_cb);
  gtk_widget_class_install_action (klass, "win.show-help", NULL, show_help_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_CONTROL_MASK | GDK_ALT_MASK, "win.new-window", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F1, 0, "win.show-help", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_comma, GDK_CONTROL_MASK, "win.show-preferences", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_h, GDK_CONTROL_MASK, "win.show-history", "(ss)", "", "");
}
