/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-narrow-layout.h"

#include "layak-text-scale.h"

/* libadwaita 1.2 has no breakpoints. */
struct _LayakNarrowLayout
{
  GtkLayoutManager parent_instance;

  int              bound;         /* in pixels of the usual text */
  gboolean         is_narrow;
  guint            change_id;     /* an idle source: what gives way cannot change in the midst of a layout */
};

typedef enum
{
  PROP_BOUND = 1,
  PROP_NARROW,
} LayakNarrowLayoutProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (LayakNarrowLayout, layak_narrow_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager,
                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
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
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int child_minimum, child_natural;

        gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
        *minimum = MAX (*minimum, child_minimum);
        *natural = MAX (*natural, child_natural);
      }
}

static gboolean
change_cb (gpointer data)
{
  LayakNarrowLayout *self = data;

  self->change_id = 0;
  self->is_narrow = !self->is_narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
allocate (GtkLayoutManager *manager,
          GtkWidget        *widget,
          int               width,
          int               height,
          int               baseline)
{
  LayakNarrowLayout *self = LAYAK_NARROW_LAYOUT (manager);

  if ((width < self->bound * layak_text_scale (widget)) == self->is_narrow)
    g_clear_handle_id (&self->change_id, g_source_remove);
  else if (self->change_id == 0)
    self->change_id = g_idle_add_full (GTK_PRIORITY_RESIZE, change_cb, self, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
layak_narrow_layout_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  LayakNarrowLayout *self = LAYAK_NARROW_LAYOUT (object);

  switch ((LayakNarrowLayoutProperty) prop_id)
    {
    case PROP_BOUND:
      g_value_set_int (value, self->bound);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_narrow_layout_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch ((LayakNarrowLayoutProperty) prop_id)
    {
    case PROP_BOUND:
      LAYAK_NARROW_LAYOUT (object)->bound = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
      break;
    case PROP_NARROW:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_narrow_layout_finalize (GObject *object)
{
  g_clear_handle_id (&LAYAK_NARROW_LAYOUT (object)->change_id, g_source_remove);

  G_OBJECT_CLASS (layak_narrow_layout_parent_class)->finalize (object);
}

static void
layak_narrow_layout_class_init (LayakNarrowLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->finalize = layak_narrow_layout_finalize;
  object_class->get_property = layak_narrow_layout_get_property;
  object_class->set_property = layak_narrow_layout_set_property;
  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;

  properties[PROP_BOUND] =
    g_param_spec_int ("bound", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
layak_narrow_layout_init (LayakNarrowLayout *self)
{
}
