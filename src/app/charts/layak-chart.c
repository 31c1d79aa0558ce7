/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-chart.h"

#include <glib/gi18n.h>

#include "layak-draw.h"
#include "layak-table-dialog.h"

#define FOCUS 2

/* The focus stays on the chart itself and walks through its marks; each step is announced. */
typedef struct
{
  char      *title;
  guint      focused;
  guint      pointed;
  GtkWidget *menu;      /* made when it is first asked for */
} LayakChartPrivate;

typedef enum
{
  PROP_TITLE = 1,
  PROP_FOCUSED,
} LayakChartProperty;

static GParamSpec *properties[PROP_FOCUSED + 1];

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LayakChart, layak_chart, GTK_TYPE_WIDGET)

static LayakChartPrivate *
get_private (LayakChart *self)
{
  return layak_chart_get_instance_private (self);
}

static guint
count_marks (LayakChart *self)
{
  return LAYAK_CHART_GET_CLASS (self)->count_marks (self);
}

/* (transfer full) */
char *
layak_chart_dup_sentence (LayakChart *self,
                          guint       mark)
{
  g_return_val_if_fail (mark < count_marks (self), NULL);

  return LAYAK_CHART_GET_CLASS (self)->dup_sentence (self, mark);
}

/* (transfer full): everything the chart shows, as a screen reader speaks it. */
char *
layak_chart_dup_all (LayakChart *self)
{
  GString *all = g_string_new (NULL);

  g_return_val_if_fail (LAYAK_IS_CHART (self), NULL);

  for (guint i = 0; i < count_marks (self); i++)
    {
      g_autofree char *sentence = layak_chart_dup_sentence (self, i);

      g_string_append (all, i > 0 ? " " : "");
      g_string_append (all, sentence);
    }
  return g_string_free (all, FALSE);
}

/* (transfer full) (element-type GStrv): the first row names the columns. */
GPtrArray *
layak_chart_dup_table (LayakChart *self)
{
  g_return_val_if_fail (LAYAK_IS_CHART (self), NULL);

  return LAYAK_CHART_GET_CLASS (self)->dup_table (self);
}

/* The mark there, or LAYAK_CHART_NONE. */
guint
layak_chart_find_mark (LayakChart *self,
                       double      x,
                       double      y)
{
  g_return_val_if_fail (LAYAK_IS_CHART (self), LAYAK_CHART_NONE);

  for (guint i = 0; i < count_marks (self); i++)
    {
      graphene_rect_t area;

      LAYAK_CHART_GET_CLASS (self)->get_area (self, i, &area);
      if (graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i;
    }
  return LAYAK_CHART_NONE;
}

void
layak_chart_set_title (LayakChart *self,
                       const char *title)
{
  LayakChartPrivate *priv = get_private (self);

  g_return_if_fail (LAYAK_IS_CHART (self));

  if (g_strcmp0 (priv->title, title) == 0)
    return;

  g_free (priv->title);
  priv->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

guint
layak_chart_get_focused (LayakChart *self)
{
  g_return_val_if_fail (LAYAK_IS_CHART (self), LAYAK_CHART_NONE);

  return get_private (self)->focused;
}

void
layak_chart_set_focused (LayakChart *self,
                         guint       mark)
{
  LayakChartPrivate *priv = get_private (self);

  g_return_if_fail (LAYAK_IS_CHART (self));

  if (priv->focused == mark)
    return;

  priv->focused = mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOCUSED]);
}

static void
announce (LayakChart *self)
{
  LayakChartPrivate *priv = get_private (self);
  g_autofree char *sentence = NULL;

  if (priv->focused >= count_marks (self))
    return;

  sentence = layak_chart_dup_sentence (self, priv->focused);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", sentence);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

static gboolean
walk_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  LayakChart *self = LAYAK_CHART (widget);
  const guint n_marks = count_marks (self), focused = get_private (self)->focused;
  const int step = g_variant_get_int32 (args);

  if (n_marks == 0)
    return FALSE;

  if (focused >= n_marks || step == G_MININT)
    layak_chart_set_focused (self, 0);
  else if (step == G_MAXINT)
    layak_chart_set_focused (self, n_marks - 1);
  else
    layak_chart_set_focused (self, (guint) CLAMP ((int) focused + step, 0, (int) n_marks - 1));
  announce (self);
  return TRUE;
}

static void
activate_mark (LayakChart *self,
               guint       mark)
{
  if (mark < count_marks (self))
    g_signal_emit (self, signals[ACTIVATED], 0, mark);
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  activate_mark (LAYAK_CHART (widget), get_private (LAYAK_CHART (widget))->focused);
  return TRUE;
}

static void
pressed_cb (LayakChart *self,
            int         n_press,
            double      x,
            double      y)
{
  const guint mark = layak_chart_find_mark (self, x, y);

  if (mark == LAYAK_CHART_NONE)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  layak_chart_set_focused (self, mark);
  activate_mark (self, mark);
}

static void
moved_cb (LayakChart *self,
          double      x,
          double      y)
{
  LayakChartPrivate *priv = get_private (self);
  const guint mark = layak_chart_find_mark (self, x, y);

  if (priv->pointed == mark)
    return;

  priv->pointed = mark;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark != LAYAK_CHART_NONE ? "pointer" : NULL);
}

static GtkWidget *
ensure_menu (LayakChart *self)
{
  LayakChartPrivate *priv = get_private (self);
  g_autoptr(GMenu) menu = NULL;

  if (priv->menu != NULL)
    return priv->menu;

  menu = g_menu_new ();
  g_menu_append (menu, _("Show as _table"), "chart.show-table");
  priv->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (priv->menu), FALSE);
  gtk_widget_set_halign (priv->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (priv->menu, GTK_WIDGET (self));
  return priv->menu;
}

static void
show_menu (LayakChart *self,
           double      x,
           double      y)
{
  GtkWidget *menu = ensure_menu (self);

  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (menu));
}

static void
menu_pressed_cb (LayakChart *self,
                 int         n_press,
                 double      x,
                 double      y)
{
  show_menu (self, x, y);
}

static void
menu_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  show_menu (LAYAK_CHART (widget), gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

static void
show_table_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LayakChart *self = LAYAK_CHART (widget);
  g_autoptr(GPtrArray) table = layak_chart_dup_table (self);
  GtkWidget *dialog = layak_table_dialog_new (get_private (self)->title, table);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Without the pointer, the tooltip belongs to the mark the keyboard is at. */
static gboolean
layak_chart_query_tooltip (GtkWidget  *widget,
                           int         x,
                           int         y,
                           gboolean    keyboard,
                           GtkTooltip *tooltip)
{
  LayakChart *self = LAYAK_CHART (widget);
  const guint mark = keyboard ? get_private (self)->focused : layak_chart_find_mark (self, x, y);
  g_autofree char *sentence = NULL;
  graphene_rect_t area;

  if (mark >= count_marks (self))
    return FALSE;

  sentence = layak_chart_dup_sentence (self, mark);
  LAYAK_CHART_GET_CLASS (self)->get_area (self, mark, &area);
  gtk_tooltip_set_text (tooltip, sentence);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) area.origin.x, (int) area.origin.y,
                                                       (int) area.size.width, (int) area.size.height });
  return TRUE;
}

static void
add_focus (LayakChart  *self,
           GtkSnapshot *snapshot)
{
  LayakChartPrivate *priv = get_private (self);
  graphene_rect_t area;
  GskRoundedRect ring;
  GdkRGBA color;

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)) || priv->focused >= count_marks (self))
    return;

  LAYAK_CHART_GET_CLASS (self)->get_area (self, priv->focused, &area);
  layak_draw_get_color (GTK_WIDGET (self), "layak_link", &color);
  gsk_rounded_rect_init_from_rect (&ring, &area, 6);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]) { FOCUS, FOCUS, FOCUS, FOCUS },
                              (GdkRGBA[4]) { color, color, color, color });
}

static void
layak_chart_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  add_focus (LAYAK_CHART (widget), snapshot);
  GTK_WIDGET_CLASS (layak_chart_parent_class)->snapshot (widget, snapshot);
}

static void
layak_chart_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  const int line = layak_draw_get_line (widget, LAYAK_TEXT_PLAIN);
  double least, wanted;

  LAYAK_CHART_GET_CLASS (widget)->count_lines (LAYAK_CHART (widget), orientation, &least, &wanted);
  *minimum = (int) (line * least);
  *natural = (int) (line * wanted);
}

static gboolean
layak_chart_grab_focus (GtkWidget *widget)
{
  LayakChart *self = LAYAK_CHART (widget);

  if (get_private (self)->focused >= count_marks (self))
    layak_chart_set_focused (self, 0);
  return GTK_WIDGET_CLASS (layak_chart_parent_class)->grab_focus (widget);
}

static void
layak_chart_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  GtkWidget *menu = get_private (LAYAK_CHART (widget))->menu;

  if (menu != NULL)
    gtk_popover_present (GTK_POPOVER (menu));
}

static void
layak_chart_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  LayakChartPrivate *priv = get_private (LAYAK_CHART (object));

  switch ((LayakChartProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_FOCUSED:
      g_value_set_uint (value, priv->focused);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_chart_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  LayakChart *self = LAYAK_CHART (object);

  switch ((LayakChartProperty) prop_id)
    {
    case PROP_TITLE:
      layak_chart_set_title (self, g_value_get_string (value));
      break;
    case PROP_FOCUSED:
      layak_chart_set_focused (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_chart_dispose (GObject *object)
{
  g_clear_pointer (&get_private (LAYAK_CHART (object))->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (layak_chart_parent_class)->dispose (object);
}

static void
layak_chart_finalize (GObject *object)
{
  g_free (get_private (LAYAK_CHART (object))->title);

  G_OBJECT_CLASS (layak_chart_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   step;
  } keys[] =
  {
    { GDK_KEY_Left, -1 }, { GDK_KEY_Up, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_Down, 1 },
    { GDK_KEY_Home, G_MININT }, { GDK_KEY_End, G_MAXINT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, walk_cb, "i", keys[i].step);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chart.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "chart.menu", NULL);
}

static void
layak_chart_class_init (LayakChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layak_chart_dispose;
  object_class->finalize = layak_chart_finalize;
  object_class->get_property = layak_chart_get_property;
  object_class->set_property = layak_chart_set_property;
  widget_class->grab_focus = layak_chart_grab_focus;
  widget_class->measure = layak_chart_measure;
  widget_class->query_tooltip = layak_chart_query_tooltip;
  widget_class->size_allocate = layak_chart_size_allocate;
  widget_class->snapshot = layak_chart_snapshot;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, rw);
  properties[PROP_FOCUSED] =
    g_param_spec_uint ("focused", NULL, NULL, 0, G_MAXUINT, LAYAK_CHART_NONE, rw);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "chart.show-table", NULL, show_table_cb);
  gtk_widget_class_install_action (widget_class, "chart.menu", NULL, menu_cb);
  install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
layak_chart_init (LayakChart *self)
{
  LayakChartPrivate *priv = get_private (self);
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *press = gtk_gesture_click_new (), *menu_press = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  priv->focused = priv->pointed = LAYAK_CHART_NONE;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  g_signal_connect_object (press, "released", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu_press), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (menu_press, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu_press));
  g_signal_connect_object (motion, "motion", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_object (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);
}

void
layak_chart_refresh (LayakChart *self)
{
  LayakChartPrivate *priv = get_private (self);
  g_autofree char *all = layak_chart_dup_all (self);

  if (priv->focused != LAYAK_CHART_NONE && priv->focused >= count_marks (self))
    layak_chart_set_focused (self, count_marks (self) > 0 ? count_marks (self) - 1 : LAYAK_CHART_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
layak_chart_get_slot (LayakChart      *self,
                      double           left,
                      double           width,
                      guint            mark,
                      graphene_rect_t *area)
{
  graphene_rect_init (area, (float) (left + width * mark), 0, (float) width,
                      (float) gtk_widget_get_height (GTK_WIDGET (self)));
}
