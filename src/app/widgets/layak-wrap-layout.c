/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-wrap-layout.h"

/* libadwaita 1.2 has no wrap box, and a GtkFlowBox forces its children into columns. */
struct _LayakWrapLayout
{
  GtkLayoutManager parent_instance;

  int              spacing;
};

typedef enum
{
  PROP_SPACING = 1,
} LayakWrapLayoutProperty;

G_DEFINE_FINAL_TYPE (LayakWrapLayout, layak_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager,
                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The width a child gets in a line of @width: what it wants, unless that is more than the line. */
static int
child_width (GtkWidget *child,
             int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width));
}

static int
child_height (GtkWidget *child,
              int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The height of the line that begins with @first. */
static int
line_height (LayakWrapLayout *self,
             GtkWidget       *first,
             int              width)
{
  int x = 0, height = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wide;

      if (!gtk_widget_should_layout (child))
        continue;

      wide = child_width (child, width);
      if (x > 0 && x + wide > width)
        break;

      x += wide + self->spacing;
      height = MAX (height, child_height (child, wide));
    }

  return height;
}

/* Goes through the lines; places the children if @place is set. Returns the height. */
static int
lay_out (LayakWrapLayout *self,
         GtkWidget       *widget,
         int              width,
         gboolean         place)
{
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int wide, high;

      if (!gtk_widget_should_layout (child))
        continue;

      wide = child_width (child, width);
      high = child_height (child, wide);
      if (x > 0 && x + wide > width)
        {
          x = 0;
          y += height + self->spacing;
        }
      if (x == 0)
        height = line_height (self, child, width);
      if (place)
        gtk_widget_size_allocate (child, &(GtkAllocation) { is_rtl ? width - x - wide : x, y + (height - high) / 2,
                                                            wide, high }, -1);
      x += wide + self->spacing;
    }

  return y + height;
}

static void
measure_width (LayakWrapLayout *self,
               GtkWidget       *widget,
               int             *minimum,
               int             *natural)
{
  *minimum = *natural = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget        *widget,
         GtkOrientation    orientation,
         int               for_size,
         int              *minimum,
         int              *natural,
         int              *minimum_baseline,
         int              *natural_baseline)
{
  LayakWrapLayout *self = LAYAK_WRAP_LAYOUT (manager);
  int narrowest, widest;

  measure_width (self, widget, &narrowest, &widest);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrowest;
      *natural = widest;
      return;
    }

  *minimum = *natural = lay_out (self, widget, for_size < 0 ? widest : for_size, FALSE);
}

static void
allocate (GtkLayoutManager *manager,
          GtkWidget        *widget,
          int               width,
          int               height,
          int               baseline)
{
  lay_out (LAYAK_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
layak_wrap_layout_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((LayakWrapLayoutProperty) prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, LAYAK_WRAP_LAYOUT (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_wrap_layout_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((LayakWrapLayoutProperty) prop_id)
    {
    case PROP_SPACING:
      LAYAK_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_wrap_layout_class_init (LayakWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = layak_wrap_layout_get_property;
  object_class->set_property = layak_wrap_layout_set_property;
  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;

  g_object_class_install_property (object_class, PROP_SPACING,
                                   g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 0,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
layak_wrap_layout_init (LayakWrapLayout *self)
{
}

GtkLayoutManager *
layak_wrap_layout_new (int spacing)
{
  return g_object_new (LAYAK_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL);
}
