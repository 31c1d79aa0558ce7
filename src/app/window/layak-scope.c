/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-scope.h"

#include <glib/gi18n.h>

#include "layak-names.h"
#include "layak-own-place.h"

/* One per window. Pages follow it instead of asking each other. */
struct _LayakScope
{
  GObject     parent_instance;

  LayakStore *store;
  char       *place;        /* a regency or province code; NULL is everywhere */
  char       *place_name;
  char       *home;         /* the last place that was a regency */
  char       *office;       /* nullable: as the database told it when it was last asked */
  int         year;         /* 0 is every year */
};

typedef enum
{
  PROP_STORE = 1,
  PROP_PLACE,
  PROP_YEAR,
  PROP_PLACE_NAME,
} LayakScopeProperty;

static GParamSpec *properties[PROP_PLACE_NAME + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakScope, layak_scope, G_TYPE_OBJECT)

static void
update_place_name (LayakScope *self)
{
  g_clear_pointer (&self->place_name, g_free);

  if (self->place == NULL)
    self->place_name = g_strdup (_("All regencies and cities"));
  else
    self->place_name = layak_names_dup_place (self->store, self->place);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE_NAME]);
}

static void
layak_scope_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  LayakScope *self = LAYAK_SCOPE (object);

  switch ((LayakScopeProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    case PROP_YEAR:
      g_value_set_int (value, self->year);
      break;
    case PROP_PLACE_NAME:
      g_value_set_string (value, self->place_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_scope_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  LayakScope *self = LAYAK_SCOPE (object);

  switch ((LayakScopeProperty) prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_PLACE:
      layak_scope_set_place (self, g_value_get_string (value));
      break;
    case PROP_YEAR:
      layak_scope_set_year (self, g_value_get_int (value));
      break;
    case PROP_PLACE_NAME:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_scope_constructed (GObject *object)
{
  G_OBJECT_CLASS (layak_scope_parent_class)->constructed (object);
  update_place_name (LAYAK_SCOPE (object));
}

static void
layak_scope_finalize (GObject *object)
{
  LayakScope *self = LAYAK_SCOPE (object);

  g_clear_object (&self->store);
  g_free (self->place);
  g_free (self->place_name);
  g_free (self->office);
  g_free (self->home);

  G_OBJECT_CLASS (layak_scope_parent_class)->finalize (object);
}

static void
layak_scope_class_init (LayakScopeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = layak_scope_constructed;
  object_class->finalize = layak_scope_finalize;
  object_class->get_property = layak_scope_get_property;
  object_class->set_property = layak_scope_set_property;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, LAYAK_TYPE_STORE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, rw);
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 0, 9999, 0, rw);
  properties[PROP_PLACE_NAME] =
    g_param_spec_string ("place-name", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
layak_scope_init (LayakScope *self)
{
}

LayakScope *
layak_scope_new (LayakStore *store)
{
  return g_object_new (LAYAK_TYPE_SCOPE, "store", store, NULL);
}

LayakStore *
layak_scope_get_store (LayakScope *self)
{
  g_return_val_if_fail (LAYAK_IS_SCOPE (self), NULL);

  return self->store;
}

const char *
layak_scope_get_place (LayakScope *self)
{
  g_return_val_if_fail (LAYAK_IS_SCOPE (self), NULL);

  return self->place;
}

const char *
layak_scope_get_home (LayakScope *self)
{
  g_return_val_if_fail (LAYAK_IS_SCOPE (self), NULL);

  return layak_scope_get_office (self) != NULL ? self->office : self->home;
}

/* It is asked for when something is made or exported, and another window may have changed it. */
const char *
layak_scope_get_office (LayakScope *self)
{
  g_return_val_if_fail (LAYAK_IS_SCOPE (self), NULL);

  g_free (self->office);
  layak_own_place_load (self->store, &self->office, NULL);
  return self->office;
}

const char *
layak_scope_get_place_name (LayakScope *self)
{
  g_return_val_if_fail (LAYAK_IS_SCOPE (self), NULL);

  return self->place_name;
}

/**
 * layak_scope_set_place:
 * @place: (nullable): the code of a regency or province; %NULL or "" is everywhere
 */
void
layak_scope_set_place (LayakScope *self,
                       const char *place)
{
  g_autofree char *copy = place != NULL && *place != '\0' ? g_strdup (place) : NULL;

  g_return_if_fail (LAYAK_IS_SCOPE (self));

  if (g_strcmp0 (self->place, copy) == 0)
    return;

  g_free (self->place);
  self->place = g_steal_pointer (&copy);
  if (self->place != NULL && strchr (self->place, '.') != NULL)
    {
      g_free (self->home);
      self->home = g_strdup (self->place);
    }
  update_place_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
  g_signal_emit (self, signals[CHANGED], 0);
}

int
layak_scope_get_year (LayakScope *self)
{
  g_return_val_if_fail (LAYAK_IS_SCOPE (self), 0);

  return self->year;
}

void
layak_scope_set_year (LayakScope *self,
                      int         year)
{
  g_return_if_fail (LAYAK_IS_SCOPE (self));

  if (self->year == year)
    return;

  self->year = year;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
scope_changed_cb (LayakQuery *query,
                  LayakScope *self)
{
  layak_query_set_place (query, self->place);
  layak_query_set_year (query, self->year);
}

void
layak_scope_bind_query (LayakScope *self,
                        LayakQuery *query)
{
  g_return_if_fail (LAYAK_IS_SCOPE (self));

  g_signal_connect_object (self, "changed", G_CALLBACK (scope_changed_cb), query, G_CONNECT_SWAPPED);
  scope_changed_cb (query, self);
}
