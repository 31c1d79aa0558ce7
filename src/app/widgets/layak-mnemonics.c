/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-mnemonics.h"

#include <glib/gi18n.h>

/* (transfer full): without the marks; two of them are one that is meant. */
static char *
dup_plain (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text == '_' && text[1] != '\0')
        text++;
      g_string_append_c (plain, *text);
    }
  return g_string_free (plain, FALSE);
}

/* GTK 4.8 calls a button by its text as it was given and again by what its key is marked in: “_Save Save”. */
static void
name_plainly (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);
  g_autofree char *plain = label != NULL ? dup_plain (label) : NULL;

  if (plain == NULL || !gtk_button_get_use_underline (button))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* libadwaita gives the button that closes a toast no name. */
static gboolean
closes_toast (GtkWidget *button)
{
  GtkWidget *parent = gtk_widget_get_parent (button);

  while (parent != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwToastWidget"))
    parent = gtk_widget_get_parent (parent);
  return parent != NULL && gtk_button_get_icon_name (GTK_BUTTON (button)) != NULL;
}

static gboolean
realized_cb (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (!GTK_IS_BUTTON (widget))
    return TRUE;

  name_plainly (GTK_BUTTON (widget));
  if (closes_toast (GTK_WIDGET (widget)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close"), -1);
  g_signal_handlers_disconnect_by_func (widget, name_plainly, NULL);
  g_signal_connect (widget, "notify::label", G_CALLBACK (name_plainly), NULL);
  return TRUE;
}

/* Every button passes here, also those of dialogs that the libraries make. */
void
layak_mnemonics_start (void)
{
  static gboolean is_started;

  if (is_started)
    return;

  is_started = TRUE;
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realized_cb, NULL, NULL);
}
