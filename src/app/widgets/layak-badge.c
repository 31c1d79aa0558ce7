/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-badge.h"

#include "layak-wording.h"

struct _LayakBadge
{
  GtkWidget  parent_instance;

  GtkImage  *image;
  GtkLabel  *label;
  gint64     count;
};

typedef enum
{
  PROP_COUNT = 1,
  PROP_OVERDUE,
} LayakBadgeProperty;

static GParamSpec *properties[PROP_OVERDUE + 1];

G_DEFINE_FINAL_TYPE (LayakBadge, layak_badge, GTK_TYPE_WIDGET)

static void
layak_badge_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  LayakBadge *self = LAYAK_BADGE (object);

  switch ((LayakBadgeProperty) prop_id)
    {
    case PROP_COUNT:
      g_value_set_int64 (value, self->count);
      break;
    case PROP_OVERDUE:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->image)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_overdue (LayakBadge *self,
             gboolean    overdue)
{
  gtk_widget_set_visible (GTK_WIDGET (self->image), overdue);
  if (overdue)
    gtk_widget_add_css_class (GTK_WIDGET (self), "overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "overdue");
}

static void
layak_badge_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  LayakBadge *self = LAYAK_BADGE (object);

  switch ((LayakBadgeProperty) prop_id)
    {
    case PROP_COUNT:
      layak_badge_set_count (self, g_value_get_int64 (value));
      break;
    case PROP_OVERDUE:
      set_overdue (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_badge_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (layak_badge_parent_class)->dispose (object);
}

static void
layak_badge_class_init (LayakBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layak_badge_dispose;
  object_class->get_property = layak_badge_get_property;
  object_class->set_property = layak_badge_set_property;

  properties[PROP_COUNT] = g_param_spec_int64 ("count", NULL, NULL, 0, G_MAXINT64, 0, rw);
  properties[PROP_OVERDUE] = g_param_spec_boolean ("overdue", NULL, NULL, FALSE, rw);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "badge");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
layak_badge_init (LayakBadge *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 4);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (widget, FALSE);

  self->image = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE,
                                         "icon-name", "status-terlambat-symbolic",
                                         "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                         "visible", FALSE,
                                         NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->image), widget);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->label), widget);
}

void
layak_badge_set_count (LayakBadge *self,
                       gint64      count)
{
  g_autofree char *text = layak_wording_number (count);

  g_return_if_fail (LAYAK_IS_BADGE (self));

  self->count = count;
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
}

void
layak_badge_set_text (LayakBadge *self,
                      const char *text)
{
  g_return_if_fail (LAYAK_IS_BADGE (self));

  gtk_label_set_label (self->label, text);
}
