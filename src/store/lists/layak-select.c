/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-select.h"

#include <string.h>

typedef enum
{
  VALUE_INT,
  VALUE_TEXT,
  VALUE_UUID,
} ValueType;

typedef struct
{
  char      *parameter;
  ValueType  type;
  gint64     number;
  char      *text;
  LayakUuid  uuid;
} Value;

/* The SQL is put together from constant fragments alone. What people typed is always a value bound to a parameter. */
struct _LayakSelect
{
  GString *sql;
  GArray  *values;   /* (element-type Value) */
};

static void
clear_value (gpointer data)
{
  Value *value = data;

  g_free (value->parameter);
  g_free (value->text);
}

/* @sql: how the text begins; further pieces are added with layak_select_add(). */
LayakSelect *
layak_select_new (const char *sql)
{
  LayakSelect *self = g_new0 (LayakSelect, 1);

  self->sql = g_string_new (sql);
  self->values = g_array_new (FALSE, TRUE, sizeof (Value));
  g_array_set_clear_func (self->values, clear_value);
  return self;
}

void
layak_select_free (LayakSelect *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
  g_free (self);
}

const char *
layak_select_get_sql (LayakSelect *self)
{
  return self->sql->str;
}

/* @sql: a fragment of the program’s own, never text that somebody typed. */
void
layak_select_add (LayakSelect *self,
                  const char  *sql)
{
  g_string_append (self->sql, sql);
}

/* Adds a parameter to the text, named after its number. */
static Value *
add_value (LayakSelect *self,
           ValueType    type)
{
  Value value = { .parameter = g_strdup_printf (":p%u", self->values->len), .type = type };

  g_string_append (self->sql, value.parameter);
  g_array_append_val (self->values, value);
  return &g_array_index (self->values, Value, self->values->len - 1);
}

void
layak_select_add_int (LayakSelect *self,
                      gint64       value)
{
  add_value (self, VALUE_INT)->number = value;
}

void
layak_select_add_text (LayakSelect *self,
                       const char  *value)
{
  add_value (self, VALUE_TEXT)->text = g_strdup (value);
}

void
layak_select_add_uuid (LayakSelect     *self,
                       const LayakUuid *value)
{
  add_value (self, VALUE_UUID)->uuid = *value;
}

static gboolean
is_in_name (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

static gboolean
names_parameter (LayakSelect *self,
                 const char  *parameter)
{
  gsize length = strlen (parameter);

  for (const char *p = strstr (self->sql->str, parameter); p != NULL; p = strstr (p + 1, parameter))
    if (!is_in_name (p[length]))
      return TRUE;

  return FALSE;
}

static Value *
set_value (LayakSelect *self,
           const char  *parameter,
           ValueType    type)
{
  Value value = { .parameter = g_strdup (parameter), .type = type };

  g_array_append_val (self->values, value);
  return &g_array_index (self->values, Value, self->values->len - 1);
}

/**
 * layak_select_set_text:
 * @parameter: the name of a parameter in the fragments, as “:place”; one that none of them names is left out
 */
void
layak_select_set_text (LayakSelect *self,
                       const char  *parameter,
                       const char  *value)
{
  set_value (self, parameter, VALUE_TEXT)->text = g_strdup (value);
}

void
layak_select_set_uuid (LayakSelect     *self,
                       const char      *parameter,
                       const LayakUuid *value)
{
  set_value (self, parameter, VALUE_UUID)->uuid = *value;
}

static void
bind_value (LayakStatement *statement,
            const Value    *value)
{
  switch (value->type)
    {
    case VALUE_INT:
      layak_statement_bind_int (statement, value->parameter, value->number);
      break;
    case VALUE_TEXT:
      layak_statement_bind_text (statement, value->parameter, value->text);
      break;
    case VALUE_UUID:
    default:
      layak_statement_bind_uuid (statement, value->parameter, &value->uuid);
    }
}

/* (transfer full): the statement on @connection with all values bound. */
LayakStatement *
layak_select_prepare (LayakSelect      *self,
                      LayakConnection  *connection,
                      GError          **error)
{
  LayakStatement *statement = layak_connection_prepare (connection, self->sql->str, error);

  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = &g_array_index (self->values, Value, i);

      if (names_parameter (self, value->parameter))
        bind_value (statement, value);
    }
  return statement;
}

/* (transfer full) (element-type gint64): the first column of every row. */
GArray *
layak_select_run_ids (LayakSelect      *self,
                      LayakConnection  *connection,
                      GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_select_prepare (self, connection, error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  LayakStep step;

  if (statement == NULL)
    return NULL;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      gint64 id = layak_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == LAYAK_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
