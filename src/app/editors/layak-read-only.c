/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-read-only.h"

void
layak_read_only_disable (GtkWidget  *widget,
                         LayakStore *store,
                         ...)
{
  va_list names;
  const char *name;

  if (!layak_store_is_read_only (store))
    return;

  va_start (names, store);
  while ((name = va_arg (names, const char *)) != NULL)
    gtk_widget_action_set_enabled (widget, name, FALSE);
  va_end (names);
}

void
layak_read_only_lock (LayakStore *store,
                      ...)
{
  va_list widgets;
  GtkWidget *widget;

  if (!layak_store_is_read_only (store))
    return;

  va_start (widgets, store);
  while ((widget = va_arg (widgets, GtkWidget *)) != NULL)
    gtk_widget_set_sensitive (widget, FALSE);
  va_end (widgets);
}
