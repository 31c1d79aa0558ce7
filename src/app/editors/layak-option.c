/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-option.h"

struct _LayakOption
{
  GObject  parent_instance;

  char    *identity;
  char    *label;
  char    *detail;
  char    *search_key;
};

typedef enum
{
  PROP_LABEL = 1,
} LayakOptionProperty;

static GParamSpec *properties[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (LayakOption, layak_option, G_TYPE_OBJECT)

static void
layak_option_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LayakOption *self = LAYAK_OPTION (object);

  switch ((LayakOptionProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_option_finalize (GObject *object)
{
  LayakOption *self = LAYAK_OPTION (object);

  g_free (self->identity);
  g_free (self->label);
  g_free (self->detail);
  g_free (self->search_key);

  G_OBJECT_CLASS (layak_option_parent_class)->finalize (object);
}

static void
layak_option_class_init (LayakOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags r = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = layak_option_finalize;
  object_class->get_property = layak_option_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, r);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
layak_option_init (LayakOption *self)
{
}

/**
 * layak_option_new:
 * @identity: (nullable): %NULL for “none” or “all”
 * @detail: (nullable): what tells it from others of a similar name
 */
LayakOption *
layak_option_new (const char *identity,
                  const char *label,
                  const char *detail)
{
  LayakOption *self = g_object_new (LAYAK_TYPE_OPTION, NULL);
  g_autofree char *text = g_strjoin (" ", label, detail, NULL);

  self->identity = g_strdup (identity);
  self->label = g_strdup (label);
  self->detail = g_strdup (detail);
  self->search_key = g_utf8_casefold (text, -1);
  return self;
}

const char *
layak_option_get_identity (LayakOption *self)
{
  g_return_val_if_fail (LAYAK_IS_OPTION (self), NULL);

  return self->identity;
}

const char *
layak_option_get_label (LayakOption *self)
{
  g_return_val_if_fail (LAYAK_IS_OPTION (self), NULL);

  return self->label;
}

const char *
layak_option_get_detail (LayakOption *self)
{
  g_return_val_if_fail (LAYAK_IS_OPTION (self), NULL);

  return self->detail;
}

/* What it can be found by, in folded case. */
const char *
layak_option_get_search_key (LayakOption *self)
{
  g_return_val_if_fail (LAYAK_IS_OPTION (self), NULL);

  return self->search_key;
}
