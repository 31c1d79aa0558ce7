/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-spaced-layout.h"

typedef struct
{
  int spacing;
} LayakSpacedLayoutPrivate;

typedef enum
{
  PROP_SPACING = 1,
} LayakSpacedLayoutProperty;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LayakSpacedLayout, layak_spaced_layout, GTK_TYPE_LAYOUT_MANAGER)

static LayakSpacedLayoutPrivate *
get_private (gpointer self)
{
  return layak_spaced_layout_get_instance_private (self);
}

static GtkSizeRequestMode
layak_spaced_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
layak_spaced_layout_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch ((LayakSpacedLayoutProperty) prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, get_private (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_spaced_layout_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch ((LayakSpacedLayoutProperty) prop_id)
    {
    case PROP_SPACING:
      get_private (object)->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_spaced_layout_class_init (LayakSpacedLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = layak_spaced_layout_get_property;
  object_class->set_property = layak_spaced_layout_set_property;
  GTK_LAYOUT_MANAGER_CLASS (klass)->get_request_mode = layak_spaced_layout_get_request_mode;

  g_object_class_install_property (object_class, PROP_SPACING,
                                   g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
layak_spaced_layout_init (LayakSpacedLayout *self)
{
}

int
layak_spaced_layout_get_spacing (LayakSpacedLayout *self)
{
  g_return_val_if_fail (LAYAK_IS_SPACED_LAYOUT (self), 0);

  return get_private (self)->spacing;
}

void
layak_spaced_layout_place (GtkWidget     *widget,
                           int            width,
                           GtkWidget     *child,
                           GtkAllocation  place)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    place.x = width - place.x - place.width;
  gtk_widget_size_allocate (child, &place, -1);
}
