/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-row-menu.h"

static const char menu_key[] = "layak-row-menu", popover_key[] = "layak-row-menu-popover";

/* (nullable): the row of @view that @widget is in. */
static GtkWidget *
find_row (GtkWidget *view,
          GtkWidget *widget)
{
  while (widget != NULL && widget != view && g_strcmp0 (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);
  return widget != view ? widget : NULL;
}

/* A child of the pane that its template knows nothing of. */
static void
destroy_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

/* GTK would give the focus to whatever in the window can take it. */
static void
closed_cb (GtkWidget *view)
{
  gtk_widget_grab_focus (view);
}

/* It is made when it is first opened. */
static GtkPopover *
get_popover (GtkWidget *pane,
             GtkWidget *view)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (pane), popover_key);

  if (popover != NULL)
    return GTK_POPOVER (popover);

  popover = gtk_popover_menu_new_from_model (g_object_get_data (G_OBJECT (pane), menu_key));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, pane);
  g_object_set_data (G_OBJECT (pane), popover_key, popover);
  g_signal_connect_object (pane, "destroy", G_CALLBACK (destroy_cb), popover, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), view, G_CONNECT_SWAPPED);
  return GTK_POPOVER (popover);
}

static void
pop_up (GtkWidget *pane,
        GtkWidget *view,
        GtkWidget *row,
        double     x,
        double     y)
{
  GtkPopover *popover = get_popover (pane, view);

  gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  gtk_popover_set_pointing_to (popover, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (popover);
}

static void
pressed_cb (GtkWidget       *pane,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *row = find_row (view, gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT));
  double pane_x, pane_y;

  if (row == NULL || !gtk_widget_translate_coordinates (view, pane, x, y, &pane_x, &pane_y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (pane, view, row, pane_x, pane_y);
}

static gboolean
key_cb (GtkWidget *view,
        GVariant  *arguments,
        gpointer   pane)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, view) ? find_row (view, focus) : NULL;
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, pane, &bounds))
    return FALSE;

  pop_up (pane, view, row, bounds.origin.x + bounds.size.width / 4, bounds.origin.y + bounds.size.height / 2);
  return TRUE;
}

static void
add_key (GtkEventController *keys,
         guint               key,
         GdkModifierType     modifiers,
         GtkWidget          *pane)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_callback_action_new (key_cb, pane, NULL)));
}

void
layak_row_menu_attach (GtkWidget     *pane,
                       GtkColumnView *view,
                       GMenuModel    *menu)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_object_set_data_full (G_OBJECT (pane), menu_key, g_object_ref (menu), g_object_unref);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), pane, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));

  add_key (keys, GDK_KEY_Menu, 0, pane);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, pane);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
}
