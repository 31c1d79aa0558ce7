/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-entry-private.h"

/* The record stays the same object while the entry lives, so that what is bound to it stays bound. */
struct _LayakEntry
{
  GObject      parent_instance;

  LayakRecord *record;
  LayakExtras *extras;
};

typedef enum
{
  PROP_RECORD = 1,
} LayakEntryProperty;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_RECORD + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakEntry, layak_entry, G_TYPE_OBJECT)

static void
layak_entry_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  LayakEntry *self = LAYAK_ENTRY (object);

  switch ((LayakEntryProperty) prop_id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_entry_finalize (GObject *object)
{
  LayakEntry *self = LAYAK_ENTRY (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->extras, layak_extras_free);
  G_OBJECT_CLASS (layak_entry_parent_class)->finalize (object);
}

static void
layak_entry_class_init (LayakEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = layak_entry_get_property;
  object_class->finalize = layak_entry_finalize;

  properties[PROP_RECORD] =
    g_param_spec_object ("record", NULL, NULL, LAYAK_TYPE_RECORD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
layak_entry_init (LayakEntry *self)
{
}

/**
 * layak_entry_new:
 * @row: (transfer full)
 * @extras: (transfer full)
 */
LayakEntry *
layak_entry_new (LayakRow    *row,
                 LayakExtras *extras)
{
  LayakEntry *self = g_object_new (LAYAK_TYPE_ENTRY, NULL);

  self->record = layak_record_new_take (row);
  self->extras = extras;
  return self;
}

/**
 * layak_entry_take:
 * @row: (transfer full): what the record is now
 * @extras: (transfer full): what stands beside it now
 */
void
layak_entry_take (LayakEntry  *self,
                  LayakRow    *row,
                  LayakExtras *extras)
{
  g_autoptr(LayakExtras) old = g_steal_pointer (&self->extras);

  self->extras = extras;
  layak_record_take_row (self->record, row);
  if (!layak_extras_equal (old, extras))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const LayakExtras *
layak_entry_get_extras (LayakEntry *self)
{
  return self->extras;
}

void
layak_entry_take_long (LayakEntry        *self,
                       const LayakExtras *extras)
{
  layak_extras_take_long (self->extras, extras);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

LayakRecord *
layak_entry_get_record (LayakEntry *self)
{
  g_return_val_if_fail (LAYAK_IS_ENTRY (self), NULL);

  return self->record;
}

/* NULL if it is unknown; valid until the next "changed". */
const char *
layak_entry_get_text (LayakEntry *self,
                      const char *extra)
{
  g_return_val_if_fail (LAYAK_IS_ENTRY (self), NULL);

  return layak_extras_get_text (self->extras, extra);
}

/* Also dates; LAYAK_UNKNOWN if it is unknown. */
gint64
layak_entry_get_number (LayakEntry *self,
                        const char *extra)
{
  g_return_val_if_fail (LAYAK_IS_ENTRY (self), LAYAK_UNKNOWN);

  return layak_extras_get_number (self->extras, extra);
}
