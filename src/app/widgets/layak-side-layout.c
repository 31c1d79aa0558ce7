/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-side-layout.h"

/* libadwaita 1.2 has no breakpoints, and an AdwLeaflet would hide one of the two. */
struct _LayakSideLayout
{
  LayakSpacedLayout parent_instance;

  int               side_width;
  int               main_width;
};

typedef enum
{
  PROP_SIDE_WIDTH = 1,
  PROP_MAIN_WIDTH,
} LayakSideLayoutProperty;

G_DEFINE_FINAL_TYPE (LayakSideLayout, layak_side_layout, LAYAK_TYPE_SPACED_LAYOUT)

static int
get_spacing (LayakSideLayout *self)
{
  return layak_spaced_layout_get_spacing (LAYAK_SPACED_LAYOUT (self));
}

static gboolean
is_beside (LayakSideLayout *self,
           int              width)
{
  return width < 0 || width >= self->main_width + get_spacing (self) + self->side_width;
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
measure_width (LayakSideLayout *self,
               GtkWidget       *main,
               GtkWidget       *side,
               int             *minimum,
               int             *natural)
{
  int main_minimum, main_natural, side_minimum;

  gtk_widget_measure (main, GTK_ORIENTATION_HORIZONTAL, -1, &main_minimum, &main_natural, NULL, NULL);
  gtk_widget_measure (side, GTK_ORIENTATION_HORIZONTAL, -1, &side_minimum, NULL, NULL, NULL);
  *minimum = MAX (main_minimum, side_minimum);
  *natural = MAX (*minimum, MAX (main_natural, self->main_width) + get_spacing (self) + self->side_width);
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
  LayakSideLayout *self = LAYAK_SIDE_LAYOUT (manager);
  GtkWidget *main = gtk_widget_get_first_child (widget), *side = gtk_widget_get_last_child (widget);
  const int spacing = get_spacing (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, main, side, minimum, natural);
  else if (is_beside (self, for_size))
    *minimum = *natural = MAX (measure_height (main, for_size < 0 ? -1 : for_size - spacing - self->side_width),
                               measure_height (side, self->side_width));
  else
    *minimum = *natural = measure_height (main, for_size) + spacing + measure_height (side, for_size);
}

static void
allocate (GtkLayoutManager *manager,
          GtkWidget        *widget,
          int               width,
          int               height,
          int               baseline)
{
  LayakSideLayout *self = LAYAK_SIDE_LAYOUT (manager);
  GtkWidget *main = gtk_widget_get_first_child (widget), *side = gtk_widget_get_last_child (widget);
  const int spacing = get_spacing (self), main_width = width - spacing - self->side_width;

  if (is_beside (self, width))
    {
      layak_spaced_layout_place (widget, width, main, (GtkAllocation) { 0, 0, main_width, height });
      layak_spaced_layout_place (widget, width, side, (GtkAllocation) { main_width + spacing, 0, self->side_width,
                                                                        height });
    }
  else
    {
      const int main_height = measure_height (main, width);

      layak_spaced_layout_place (widget, width, main, (GtkAllocation) { 0, 0, width, main_height });
      layak_spaced_layout_place (widget, width, side, (GtkAllocation) { 0, main_height + spacing, width,
                                                                        height - main_height - spacing });
    }
}

static void
layak_side_layout_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LayakSideLayout *self = LAYAK_SIDE_LAYOUT (object);

  switch ((LayakSideLayoutProperty) prop_id)
    {
    case PROP_SIDE_WIDTH:
      g_value_set_int (value, self->side_width);
      break;
    case PROP_MAIN_WIDTH:
      g_value_set_int (value, self->main_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_side_layout_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LayakSideLayout *self = LAYAK_SIDE_LAYOUT (object);

  switch ((LayakSideLayoutProperty) prop_id)
    {
    case PROP_SIDE_WIDTH:
      self->side_width = g_value_get_int (value);
      break;
    case PROP_MAIN_WIDTH:
      self->main_width = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
layak_side_layout_class_init (LayakSideLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = layak_side_layout_get_property;
  object_class->set_property = layak_side_layout_set_property;
  layout_class->measure = measure;
  layout_class->allocate = allocate;

  g_object_class_install_property (object_class, PROP_SIDE_WIDTH,
                                   g_param_spec_int ("side-width", NULL, NULL, 0, G_MAXINT, 372, rw));
  g_object_class_install_property (object_class, PROP_MAIN_WIDTH,
                                   g_param_spec_int ("main-width", NULL, NULL, 0, G_MAXINT, 480, rw));
}

static void
layak_side_layout_init (LayakSideLayout *self)
{
  self->side_width = 372;
  self->main_width = 480;
  g_object_set (self, "spacing", 18, NULL);
}
