/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-menu-label.h"

#define USUAL_CHARS 28

static GtkLabel *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = GTK_IS_POPOVER (child) ? NULL : find_label (child);

      if (label != NULL)
        return label;
    }

  return NULL;
}

/* The button makes its label anew each time, and centres it in the room that is left. */
void
layak_menu_label_set (GtkMenuButton *button,
                      const char    *text)
{
  GtkLabel *label;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_label (button, text);
  label = find_label (GTK_WIDGET (button));
  if (label == NULL)
    return;

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (label, USUAL_CHARS);
  gtk_label_set_xalign (label, 0);
  gtk_widget_set_halign (GTK_WIDGET (label), GTK_ALIGN_FILL);
}
