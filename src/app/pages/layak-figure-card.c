/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-figure-card.h"

struct _LayakFigureCard
{
  GtkButton       parent_instance;

  char           *title;

  GtkImage       *image;
  GtkLabel       *title_label;
  GtkLabel       *number;
  GtkLabel       *unit;
  GtkLabel       *caption;
  LayakMiniChart *below;
  LayakMiniChart *beside;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_FIGURE_ICON,
  PROP_KIND,
} LayakFigureCardProperty;

static GParamSpec *properties[PROP_KIND + 1];

G_DEFINE_FINAL_TYPE (LayakFigureCard, layak_figure_card, GTK_TYPE_BUTTON)

static gboolean
is_beside (LayakMiniKind kind)
{
  return kind == LAYAK_MINI_BARS || kind == LAYAK_MINI_RING;
}

static void
set_kind (LayakFigureCard *self,
          LayakMiniKind    kind)
{
  g_object_set (is_beside (kind) ? self->beside : self->below, "kind", kind, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->beside), is_beside (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->below), !is_beside (kind));
}

static void
layak_figure_card_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LayakFigureCard *self = LAYAK_FIGURE_CARD (object);
  LayakMiniKind kind;

  switch ((LayakFigureCardProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FIGURE_ICON:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_KIND:
      g_object_get (layak_figure_card_get_chart (self), "kind", &kind, NULL);
      g_value_set_enum (value, kind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_figure_card_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LayakFigureCard *self = LAYAK_FIGURE_CARD (object);

  switch ((LayakFigureCardProperty) prop_id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      gtk_label_set_label (self->title_label, self->title);
      break;
    case PROP_FIGURE_ICON:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      break;
    case PROP_KIND:
      set_kind (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_figure_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_FIGURE_CARD);

  G_OBJECT_CLASS (layak_figure_card_parent_class)->dispose (object);
}

static void
layak_figure_card_finalize (GObject *object)
{
  g_free (LAYAK_FIGURE_CARD (object)->title);

  G_OBJECT_CLASS (layak_figure_card_parent_class)->finalize (object);
}

static void
layak_figure_card_class_init (LayakFigureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layak_figure_card_dispose;
  object_class->finalize = layak_figure_card_finalize;
  object_class->get_property = layak_figure_card_get_property;
  object_class->set_property = layak_figure_card_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, rw);
  /* A button has an “icon-name” of its own, which would take the place of all this. */
  properties[PROP_FIGURE_ICON] = g_param_spec_string ("figure-icon", NULL, NULL, NULL, rw);
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, LAYAK_TYPE_MINI_KIND, LAYAK_MINI_DASHES, rw);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (LAYAK_TYPE_MINI_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakFigureCard, image);
  gtk_widget_class_bind_template_child (widget_class, LayakFigureCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, LayakFigureCard, number);
  gtk_widget_class_bind_template_child (widget_class, LayakFigureCard, unit);
  gtk_widget_class_bind_template_child (widget_class, LayakFigureCard, caption);
  gtk_widget_class_bind_template_child (widget_class, LayakFigureCard, below);
  gtk_widget_class_bind_template_child (widget_class, LayakFigureCard, beside);
}

static void
layak_figure_card_init (LayakFigureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LayakMiniChart *
layak_figure_card_get_chart (LayakFigureCard *self)
{
  g_return_val_if_fail (LAYAK_IS_FIGURE_CARD (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->beside)) ? self->beside : self->below;
}

void
layak_figure_card_set (LayakFigureCard *self,
                       const char      *number,
                       const char      *unit,
                       const char      *caption)
{
  g_autofree char *name = g_strdup_printf ("%s: %s %s. %s", self->title, number, unit, caption);

  g_return_if_fail (LAYAK_IS_FIGURE_CARD (self));

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->unit, unit);
  gtk_label_set_label (self->caption, caption);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->caption), caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
layak_figure_card_set_alarm (LayakFigureCard *self,
                             gboolean         alarm)
{
  GtkWidget *widgets[] = { GTK_WIDGET (self->number), GTK_WIDGET (self->unit) };

  g_return_if_fail (LAYAK_IS_FIGURE_CARD (self));

  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    if (alarm)
      gtk_widget_add_css_class (widgets[i], "red-text");
    else
      gtk_widget_remove_css_class (widgets[i], "red-text");
}
