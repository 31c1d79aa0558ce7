/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-page.h"

#include <glib/gi18n.h>

/* What is there by then needs no word about it, and would flicker with one. */
#define COUNTING_MS 300

/* Pages are made once and stay, so each keeps its scroll position, selection and filters. */
typedef struct
{
  LayakScope *scope;
  char       *subtitle;
  char       *detail_title;
  guint       n_readings;    /* under way */
  guint       counting_id;   /* a timeout: until they are told of */
  gboolean    is_counting;   /* they are told of */
} LayakPagePrivate;

typedef enum
{
  PROP_SCOPE = 1,
  PROP_SUBTITLE,
  PROP_DETAIL_TITLE,
} LayakPageProperty;

static GParamSpec *properties[PROP_DETAIL_TITLE + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LayakPage, layak_page, ADW_TYPE_BIN)

static LayakPagePrivate *
get_private (LayakPage *self)
{
  return layak_page_get_instance_private (self);
}

static void
set_text (LayakPage   *self,
          char       **text,
          const char  *value,
          GParamSpec  *pspec)
{
  if (g_strcmp0 (*text, value) == 0)
    return;

  g_free (*text);
  *text = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
set_scope (LayakPage  *self,
           LayakScope *scope)
{
  LayakPageClass *klass = LAYAK_PAGE_GET_CLASS (self);

  if (!g_set_object (&get_private (self)->scope, scope))
    return;

  if (scope != NULL && klass->take_scope != NULL)
    klass->take_scope (self, scope);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCOPE]);
}

static void
layak_page_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  LayakPagePrivate *priv = get_private (LAYAK_PAGE (object));

  switch ((LayakPageProperty) prop_id)
    {
    case PROP_SCOPE:
      g_value_set_object (value, priv->scope);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->is_counting ? _("Counting…") : priv->subtitle);
      break;
    case PROP_DETAIL_TITLE:
      g_value_set_string (value, priv->detail_title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_page_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  LayakPage *self = LAYAK_PAGE (object);

  switch ((LayakPageProperty) prop_id)
    {
    case PROP_SCOPE:
      set_scope (self, g_value_get_object (value));
      break;
    case PROP_SUBTITLE:
      layak_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_DETAIL_TITLE:
      layak_page_set_detail_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_page_dispose (GObject *object)
{
  LayakPagePrivate *priv = get_private (LAYAK_PAGE (object));

  g_clear_handle_id (&priv->counting_id, g_source_remove);
  g_clear_object (&priv->scope);

  G_OBJECT_CLASS (layak_page_parent_class)->dispose (object);
}

static void
layak_page_finalize (GObject *object)
{
  LayakPagePrivate *priv = get_private (LAYAK_PAGE (object));

  g_free (priv->subtitle);
  g_free (priv->detail_title);

  G_OBJECT_CLASS (layak_page_parent_class)->finalize (object);
}

static void
layak_page_class_init (LayakPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layak_page_dispose;
  object_class->finalize = layak_page_finalize;
  object_class->get_property = layak_page_get_property;
  object_class->set_property = layak_page_set_property;

  properties[PROP_SCOPE] = g_param_spec_object ("scope", NULL, NULL, LAYAK_TYPE_SCOPE, rw);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, rw);
  properties[PROP_DETAIL_TITLE] = g_param_spec_string ("detail-title", NULL, NULL, NULL, rw);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
layak_page_init (LayakPage *self)
{
}

LayakScope *
layak_page_get_scope (LayakPage *self)
{
  g_return_val_if_fail (LAYAK_IS_PAGE (self), NULL);

  return get_private (self)->scope;
}

LayakStore *
layak_page_get_store (LayakPage *self)
{
  return layak_scope_get_store (layak_page_get_scope (self));
}

void
layak_page_set_subtitle (LayakPage  *self,
                         const char *subtitle)
{
  g_return_if_fail (LAYAK_IS_PAGE (self));

  set_text (self, &get_private (self)->subtitle, subtitle, properties[PROP_SUBTITLE]);
}

static gboolean
counting_cb (gpointer data)
{
  LayakPage *self = data;
  LayakPagePrivate *priv = get_private (self);

  priv->counting_id = 0;
  priv->is_counting = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
  return G_SOURCE_REMOVE;
}

void
layak_page_begin_reading (LayakPage *self)
{
  LayakPagePrivate *priv = get_private (self);

  g_return_if_fail (LAYAK_IS_PAGE (self));

  if (priv->n_readings++ == 0 && priv->counting_id == 0)
    priv->counting_id = g_timeout_add (COUNTING_MS, counting_cb, self);
}

void
layak_page_end_reading (LayakPage *self)
{
  LayakPagePrivate *priv = get_private (self);

  g_return_if_fail (LAYAK_IS_PAGE (self) && priv->n_readings > 0);

  if (--priv->n_readings > 0)
    return;

  g_clear_handle_id (&priv->counting_id, g_source_remove);
  priv->is_counting = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

void
layak_page_set_detail_title (LayakPage  *self,
                             const char *title)
{
  g_return_if_fail (LAYAK_IS_PAGE (self));

  set_text (self, &get_private (self)->detail_title, title, properties[PROP_DETAIL_TITLE]);
}

const char *
layak_page_get_detail_title (LayakPage *self)
{
  g_return_val_if_fail (LAYAK_IS_PAGE (self), NULL);

  return get_private (self)->detail_title;
}

void
layak_page_focus_search (LayakPage *self)
{
  LayakPageClass *klass = LAYAK_PAGE_GET_CLASS (self);

  if (klass->focus_search != NULL)
    klass->focus_search (self);
}

/**
 * layak_page_show_record:
 * @field: (nullable): the field to put the focus into
 */
void
layak_page_show_record (LayakPage  *self,
                        const char *uuid,
                        const char *field)
{
  LayakPageClass *klass = LAYAK_PAGE_GET_CLASS (self);

  if (klass->show_record != NULL)
    klass->show_record (self, uuid, field);
}

gboolean
layak_page_go_back (LayakPage *self)
{
  LayakPageClass *klass = LAYAK_PAGE_GET_CLASS (self);

  return klass->go_back != NULL && klass->go_back (self);
}

void
layak_page_step (LayakPage *self,
                 int        direction)
{
  LayakPageClass *klass = LAYAK_PAGE_GET_CLASS (self);

  if (klass->step != NULL)
    klass->step (self, direction);
}

/* (nullable): NULL if the page has no list. */
LayakListPane *
layak_page_get_pane (LayakPage *self)
{
  LayakPageClass *klass = LAYAK_PAGE_GET_CLASS (self);

  return klass->get_pane != NULL ? klass->get_pane (self) : NULL;
}

/* (nullable): what the list of the page shows; NULL if it has none. */
LayakQuery *
layak_page_get_query (LayakPage *self)
{
  LayakListPane *pane = layak_page_get_pane (self);

  return pane != NULL ? layak_list_pane_get_query (pane) : NULL;
}

void
layak_page_describe_place (LayakPage    *self,
                           GVariantDict *place)
{
  LayakPageClass *klass = LAYAK_PAGE_GET_CLASS (self);

  if (klass->describe_place != NULL)
    klass->describe_place (self, place);
}

void
layak_page_restore_place (LayakPage    *self,
                          GVariantDict *place)
{
  LayakPageClass *klass = LAYAK_PAGE_GET_CLASS (self);

  if (klass->restore_place != NULL)
    klass->restore_place (self, place);
}
