/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-priority.h"

#include <glib/gi18n.h>

#include "layak-enumerations.h"

struct _LayakPriority
{
  GtkBox    parent_instance;

  gboolean  is_long;

  GtkImage *image;
  GtkLabel *label;
};

typedef enum
{
  PROP_LONG = 1,
} LayakPriorityProperty;

/* In the order of layak_priorities. */
static const struct
{
  const char *icon;
  const char *phrase;
} looks[] =
{
  { "prio-rendah-symbolic", N_("Low priority") },
  { "prio-sedang-symbolic", N_("Medium priority") },
  { "prio-tinggi-symbolic", N_("High priority") },
};

#define HIGH 2

G_DEFINE_FINAL_TYPE (LayakPriority, layak_priority, GTK_TYPE_BOX)

static void
layak_priority_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((LayakPriorityProperty) prop_id)
    {
    case PROP_LONG:
      g_value_set_boolean (value, LAYAK_PRIORITY (object)->is_long);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_priority_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((LayakPriorityProperty) prop_id)
    {
    case PROP_LONG:
      LAYAK_PRIORITY (object)->is_long = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_priority_class_init (LayakPriorityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = layak_priority_get_property;
  object_class->set_property = layak_priority_set_property;
  g_object_class_install_property (object_class, PROP_LONG,
                                   g_param_spec_boolean ("long", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
layak_priority_init (LayakPriority *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_set_spacing (GTK_BOX (self), 5);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (widget, "priority");

  self->image = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->image));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
}

GtkWidget *
layak_priority_new (void)
{
  return g_object_new (LAYAK_TYPE_PRIORITY, NULL);
}

/* Hidden if nobody said how urgent it is. */
void
layak_priority_set (LayakPriority *self,
                    gint64         priority)
{
  g_return_if_fail (LAYAK_IS_PRIORITY (self));

  gtk_widget_set_visible (GTK_WIDGET (self->image), priority != LAYAK_UNKNOWN);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "high");
  if (priority == LAYAK_UNKNOWN)
    {
      gtk_label_set_label (self->label, self->is_long ? "" : "–");
      return;
    }

  gtk_image_set_from_icon_name (self->image, looks[priority].icon);
  gtk_label_set_label (self->label, self->is_long ? _(looks[priority].phrase)
                                                  : layak_enumeration_get_label (&layak_priorities, priority));
  if (priority == HIGH)
    gtk_widget_add_css_class (GTK_WIDGET (self), "high");
}
