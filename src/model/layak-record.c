/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-record.h"

/* A record owns one row. Every field is a property of the same name: text, references and the nick of a choice are
 * strings, sets are string lists, all else are 64-bit integers with LAYAK_UNKNOWN as minimum and default. */
typedef struct
{
  LayakRow *row;
  char      uuid[LAYAK_UUID_TEXT_LENGTH + 1];
} LayakRecordPrivate;

/* The properties of the fields follow, in the order of the table. */
typedef enum
{
  PROP_ID = 1,
  PROP_UUID,
  PROP_FIRST_FIELD,
} LayakRecordProperty;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LayakRecord, layak_record, G_TYPE_OBJECT)

static LayakRecordPrivate *
get_private (LayakRecord *self)
{
  return layak_record_get_instance_private (self);
}

static void
get_field (const LayakField *field,
           LayakValue        stored,
           GValue           *value)
{
  if (layak_field_is_set (field))
    g_value_set_boxed (value, stored.set);
  else if (layak_field_is_text (field))
    g_value_set_string (value, stored.text);
  else if (field->type == LAYAK_FIELD_CHOICE)
    g_value_set_static_string (value, layak_enumeration_get_nick (field->choices, stored.number));
  else
    g_value_set_int64 (value, stored.number);
}

static void
layak_record_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LayakRecord *self = LAYAK_RECORD (object);
  LayakRow *row = get_private (self)->row;

  if (prop_id == PROP_ID)
    g_value_set_int64 (value, row->id);
  else if (prop_id == PROP_UUID)
    g_value_set_string (value, layak_record_get_uuid (self));
  else
    get_field (&row->info->fields[prop_id - PROP_FIRST_FIELD], row->values[prop_id - PROP_FIRST_FIELD], value);
}

/* Sorted and without doubles, as a set must be; unknown if it is empty or has a member that cannot be one. */
static LayakValue
set_from_strv (const LayakField *field,
               char            **members)
{
  g_autofree char *text = members != NULL ? g_strjoinv (" ", members) : NULL;
  LayakValue value;

  layak_value_parse (field, text, &value, NULL);
  return value;
}

/* What a property is set to is not checked against the range of the field but by its parameter specification, so a
 * row always holds what may be stored. */
static LayakValue
value_from_gvalue (const LayakField *field,
                   const GValue     *value)
{
  const char *nick;

  if (layak_field_is_set (field))
    return set_from_strv (field, g_value_get_boxed (value));
  if (layak_field_is_text (field))
    {
      const char *text = g_value_get_string (value);

      /* An entry without text has the text "", which is not known either. */
      return (LayakValue) { .text = text != NULL && *text != '\0' ? g_strdup (text) : NULL };
    }
  if (field->type != LAYAK_FIELD_CHOICE)
    return (LayakValue) { .number = g_value_get_int64 (value) };

  nick = g_value_get_string (value);
  return (LayakValue) { .number = nick != NULL ? layak_enumeration_find (field->choices, nick) : LAYAK_UNKNOWN };
}

static void
layak_record_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  LayakRow *row = get_private (LAYAK_RECORD (object))->row;
  guint i = prop_id - PROP_FIRST_FIELD;
  LayakValue fresh = value_from_gvalue (&row->info->fields[i], value);

  if (layak_value_equal (&row->info->fields[i], fresh, row->values[i]))
    {
      layak_value_clear (&row->info->fields[i], &fresh);
      return;
    }

  layak_row_take_value (row, i, fresh);
  g_object_notify_by_pspec (object, pspec);
}

static void
layak_record_constructed (GObject *object)
{
  LayakRecord *self = LAYAK_RECORD (object);

  get_private (self)->row = layak_row_new (LAYAK_RECORD_GET_CLASS (self)->info);
  G_OBJECT_CLASS (layak_record_parent_class)->constructed (object);
}

static void
layak_record_finalize (GObject *object)
{
  g_clear_pointer (&get_private (LAYAK_RECORD (object))->row, layak_row_free);
  G_OBJECT_CLASS (layak_record_parent_class)->finalize (object);
}

static void
layak_record_class_init (LayakRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags r = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = layak_record_constructed;
  object_class->finalize = layak_record_finalize;
  object_class->get_property = layak_record_get_property;
  object_class->set_property = layak_record_set_property;

  /* The local id, 0 until the record is stored. */
  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, r));
  g_object_class_install_property (object_class, PROP_UUID,
                                   g_param_spec_string ("uuid", NULL, NULL, NULL, r));
}

static void
layak_record_init (LayakRecord *self)
{
}

static GParamSpec *
make_property (const LayakField *field)
{
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  if (layak_field_is_set (field))
    return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, rw);
  if (layak_field_is_text (field) || field->type == LAYAK_FIELD_CHOICE)
    return g_param_spec_string (field->name, NULL, NULL, NULL, rw);

  return g_param_spec_int64 (field->name, NULL, NULL, LAYAK_UNKNOWN, field->max, LAYAK_UNKNOWN, rw);
}

/* For the class_init of a record class: makes a property of each field. */
void
layak_record_class_take_info (LayakRecordClass      *klass,
                              const LayakRecordInfo *info)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->info = info;
  /* GObject does not inherit these: a class that installs properties must bring them. */
  object_class->get_property = layak_record_get_property;
  object_class->set_property = layak_record_set_property;
  for (guint i = 0; i < info->n_fields; i++)
    g_object_class_install_property (object_class, PROP_FIRST_FIELD + i, make_property (&info->fields[i]));
}

/**
 * layak_record_new:
 *
 * Returns: (transfer full): a record of @info's class with nothing known
 */
LayakRecord *
layak_record_new (const LayakRecordInfo *info)
{
  return g_object_new (info->get_type (), NULL);
}

/**
 * layak_record_new_take:
 * @row: (transfer full): its values
 */
LayakRecord *
layak_record_new_take (LayakRow *row)
{
  LayakRecord *self = layak_record_new (row->info);

  layak_record_take_row (self, row);
  return self;
}

const LayakRecordInfo *
layak_record_get_info (LayakRecord *self)
{
  g_return_val_if_fail (LAYAK_IS_RECORD (self), NULL);

  return LAYAK_RECORD_GET_CLASS (self)->info;
}

/* (transfer none): valid until the record changes. */
const LayakRow *
layak_record_get_row (LayakRecord *self)
{
  g_return_val_if_fail (LAYAK_IS_RECORD (self), NULL);

  return get_private (self)->row;
}

/**
 * layak_record_take_row:
 * @row: (transfer full): the values the record has from now on, of the same type
 *
 * Brings the record up to date, and notifies just the properties that differ.
 */
void
layak_record_take_row (LayakRecord *self,
                       LayakRow    *row)
{
  LayakRecordPrivate *priv = get_private (self);
  LayakRow *old = priv->row;
  GObject *object = G_OBJECT (self);

  g_return_if_fail (LAYAK_IS_RECORD (self) && row->info == old->info);

  g_object_freeze_notify (object);
  priv->row = row;
  if (old->id != row->id)
    g_object_notify (object, "id");
  if (!layak_uuid_equal (&old->uuid, &row->uuid))
    g_object_notify (object, "uuid");
  for (guint i = 0; i < row->info->n_fields; i++)
    if (!layak_value_equal (&row->info->fields[i], old->values[i], row->values[i]))
      g_object_notify (object, row->info->fields[i].name);
  g_object_thaw_notify (object);

  layak_row_free (old);
}

gint64
layak_record_get_id (LayakRecord *self)
{
  g_return_val_if_fail (LAYAK_IS_RECORD (self), 0);

  return get_private (self)->row->id;
}

const char *
layak_record_get_uuid (LayakRecord *self)
{
  LayakRecordPrivate *priv = get_private (self);

  g_return_val_if_fail (LAYAK_IS_RECORD (self), NULL);

  layak_uuid_format (&priv->row->uuid, priv->uuid);
  return priv->uuid;
}

const char *
layak_record_get_text (LayakRecord *self,
                       const char  *field)
{
  return layak_row_get_text (layak_record_get_row (self), field);
}

gint64
layak_record_get_number (LayakRecord *self,
                         const char  *field)
{
  return layak_row_get_number (layak_record_get_row (self), field);
}

/* (transfer full) (nullable): the canonical text of a field. */
char *
layak_record_format_field (LayakRecord *self,
                           const char  *field)
{
  const LayakRecordInfo *info = layak_record_get_info (self);
  const LayakField *found = layak_record_info_find_field (info, field);

  g_return_val_if_fail (found != NULL, NULL);

  return layak_value_format (found, layak_record_get_row (self)->values[layak_record_info_field_index (info, found)]);
}
