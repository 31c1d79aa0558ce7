/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-pill.h"

#include <glib/gi18n.h>

#include "layak-enumerations.h"

struct _LayakPill
{
  GtkWidget  parent_instance;

  GtkImage  *image;
  GtkLabel  *label;
  char      *tone;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_ICON_NAME,
  PROP_TONE,
} LayakPillProperty;

static GParamSpec *properties[PROP_TONE + 1];

/* In the order of LayakPhase. */
static const LayakStatusLook phase_looks[] =
{
  { "status-draf-symbolic", "tone-grey" },
  { "status-diusulkan-symbolic", "tone-blue" },
  { "status-berjalan-symbolic", "tone-amber" },
  { "status-selesai-symbolic", "tone-green" },
  { "status-batal-symbolic", "tone-purple" },
};

/* In the order of LayakRecommendationStatus. */
static const LayakStatusLook recommendation_looks[] =
{
  { "status-diusulkan-symbolic", "tone-grey" },
  { "status-disepakati-symbolic", "tone-blue" },
  { "status-berjalan-symbolic", "tone-amber" },
  { "status-selesai-symbolic", "tone-green" },
  { "status-terverifikasi-symbolic", "tone-green" },
  { "status-tertunda-symbolic", "tone-purple" },
  { "status-batal-symbolic", "tone-purple" },
};

/* In the order of LayakDeliveryStatus. */
static const LayakStatusLook delivery_looks[] =
{
  { "status-draf-symbolic", "tone-grey" },
  { "status-disepakati-symbolic", "tone-blue" },
  { "status-berjalan-symbolic", "tone-amber" },
  { "status-tertunda-symbolic", "tone-red" },
  { "status-selesai-symbolic", "tone-green" },
  { "status-batal-symbolic", "tone-grey" },
};

G_DEFINE_FINAL_TYPE (LayakPill, layak_pill, GTK_TYPE_WIDGET)

const LayakStatusLook *
layak_phase_look (LayakPhase phase)
{
  g_return_val_if_fail ((gsize) phase < G_N_ELEMENTS (phase_looks), &phase_looks[0]);

  return &phase_looks[phase];
}

const LayakStatusLook *
layak_recommendation_look (gint64 status)
{
  g_return_val_if_fail (status >= 0 && (gsize) status < G_N_ELEMENTS (recommendation_looks), &recommendation_looks[0]);

  return &recommendation_looks[status];
}

static void
set_tone (LayakPill  *self,
          const char *tone)
{
  if (self->tone != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone);
  g_free (self->tone);
  self->tone = g_strdup (tone);
  if (tone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), tone);
}

static void
layak_pill_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  LayakPill *self = LAYAK_PILL (object);

  switch ((LayakPillProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_TONE:
      g_value_set_string (value, self->tone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_pill_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  LayakPill *self = LAYAK_PILL (object);

  switch ((LayakPillProperty) prop_id)
    {
    case PROP_LABEL:
      gtk_label_set_label (self->label, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      break;
    case PROP_TONE:
      set_tone (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_pill_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (layak_pill_parent_class)->dispose (object);
}

static void
layak_pill_finalize (GObject *object)
{
  g_free (LAYAK_PILL (object)->tone);

  G_OBJECT_CLASS (layak_pill_parent_class)->finalize (object);
}

static void
layak_pill_class_init (LayakPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layak_pill_dispose;
  object_class->finalize = layak_pill_finalize;
  object_class->get_property = layak_pill_get_property;
  object_class->set_property = layak_pill_set_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, rw);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, rw);
  properties[PROP_TONE] = g_param_spec_string ("tone", NULL, NULL, NULL, rw);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "pill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
layak_pill_init (LayakPill *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->image = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->image), GTK_WIDGET (self));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

GtkWidget *
layak_pill_new (void)
{
  return g_object_new (LAYAK_TYPE_PILL, NULL);
}

void
layak_pill_set (LayakPill  *self,
                const char *label,
                const char *icon,
                const char *tone)
{
  g_autofree char *name = g_strdup_printf (_("Status: %s"), label);

  g_return_if_fail (LAYAK_IS_PILL (self));

  gtk_label_set_label (self->label, label);
  gtk_image_set_from_icon_name (self->image, icon);
  set_tone (self, tone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
layak_pill_set_training (LayakPill      *self,
                         const LayakRow *training)
{
  const LayakPhase phase = layak_facts_get_phase (training, layak_date_today ());
  const LayakStatusLook *look = layak_phase_look (phase);

  layak_pill_set (self, layak_enumeration_get_label (&layak_phases, phase), look->icon, look->tone);
}

void
layak_pill_set_recommendation (LayakPill *self,
                               gint64     status)
{
  const LayakStatusLook *look;

  if (status == LAYAK_UNKNOWN)
    return;

  look = layak_recommendation_look (status);
  layak_pill_set (self, layak_enumeration_get_label (&layak_recommendation_statuses, status), look->icon, look->tone);
}

void
layak_pill_set_delivery (LayakPill *self,
                         gint64     status)
{
  g_return_if_fail (status >= 0 && (gsize) status < G_N_ELEMENTS (delivery_looks));

  layak_pill_set (self, layak_enumeration_get_label (&layak_delivery_statuses, status), delivery_looks[status].icon,
                  delivery_looks[status].tone);
}
