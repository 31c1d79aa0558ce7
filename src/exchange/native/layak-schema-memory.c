/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-schema-memory.h"

#include <string.h>

#include "layak-schema-shape.h"

/* Longer values are seldom told twice. */
#define MAX_LENGTH 36

/* A power of two; where two values meet, the newer one stays. */
#define N_VALUES 1024

/* Attributes as SAX2 gives them: name, prefix, namespace, begin and end of the value. */
#define N_POINTERS 5

typedef struct
{
  guint16 type;
  guint8  length;
  char    text[MAX_LENGTH + 1];
} Value;

/* An element by the name that the parser has for it, which is another pointer with each parser.
 * @names: the same of its attributes, as far as they were met */
typedef struct
{
  const LayakSchemaShape  *shape;
  const xmlChar          **names;
} Element;

struct _LayakSchemaMemory
{
  GHashTable    *shapes;
  GHashTable    *elements;     /* (element-type xmlChar Element) */
  const xmlChar *last_name;
  Element       *last;
  Value          values[N_VALUES];
};

static void
element_free (gpointer data)
{
  Element *element = data;

  g_free (element->names);
  g_free (element);
}

/**
 * layak_schema_memory_new:
 * @shapes: (transfer none): what layak_schema_shapes_new() gave
 */
LayakSchemaMemory *
layak_schema_memory_new (GHashTable *shapes)
{
  LayakSchemaMemory *self = g_new0 (LayakSchemaMemory, 1);

  self->shapes = shapes;
  self->elements = g_hash_table_new_full (NULL, NULL, NULL, element_free);
  return self;
}

void
layak_schema_memory_free (LayakSchemaMemory *self)
{
  g_hash_table_unref (self->elements);
  g_free (self);
}

static Element *
find_element (LayakSchemaMemory *self,
              const xmlChar     *name)
{
  Element *element;

  if (name == self->last_name)
    return self->last;

  element = g_hash_table_lookup (self->elements, name);
  if (element == NULL)
    {
      element = g_new0 (Element, 1);
      element->shape = g_hash_table_lookup (self->shapes, name);
      if (element->shape != NULL)
        element->names = g_new0 (const xmlChar *, element->shape->attributes->len);
      g_hash_table_insert (self->elements, (gpointer) name, element);
    }

  self->last_name = name;
  self->last = element;
  return element;
}

/* Answers the type of an attribute, or 0. Attributes come in the order of the schema, or nearly so: the search begins
 * behind the last one. */
static guint16
find_type (Element       *element,
           const xmlChar *name,
           guint         *position)
{
  const GArray *attributes = element->shape->attributes;
  guint n = attributes->len;

  for (guint i = 0; i < n; i++)
    {
      guint at = *position + i < n ? *position + i : *position + i - n;
      const LayakSchemaAttribute *attribute = &g_array_index (attributes, LayakSchemaAttribute, at);

      if (element->names[at] == NULL && xmlStrEqual (attribute->name, name))
        element->names[at] = name;
      if (element->names[at] == name)
        {
          *position = at + 1 < n ? at + 1 : 0;
          return attribute->type;
        }
    }
  return 0;
}

static guint
hash (guint16     type,
      const char *text,
      gsize       length)
{
  guint64 sum = type;

  for (gsize i = 0; i < length; i += sizeof sum)
    {
      guint64 word = 0;

      memcpy (&word, text + i, MIN (sizeof word, length - i));
      sum = (sum ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      sum ^= sum >> 29;
    }
  return (guint) (sum >> 16) & (N_VALUES - 1);
}

/* Answers whether the value was told before, and remembers it. */
static gboolean
is_known (LayakSchemaMemory *self,
          guint16            type,
          const char        *text,
          gsize              length)
{
  Value *value = &self->values[hash (type, text, length)];

  if (value->type == type && value->length == length && memcmp (value->text, text, length) == 0)
    return TRUE;

  value->type = type;
  value->length = (guint8) length;
  memcpy (value->text, text, length);
  return FALSE;
}

/**
 * layak_schema_memory_sift:
 * @name: an element; its name and those of its attributes are what one parser has for them
 * @left: (out caller-allocates): as much room as there is in @attributes
 *
 * Leaves out the attributes that the schema need not see: those that an element can do without, with a value that was
 * left in before. The schema must have found fault with nothing so far.
 *
 * Returns: how many attributes are left
 */
int
layak_schema_memory_sift (LayakSchemaMemory  *self,
                          const xmlChar      *name,
                          int                 n_attributes,
                          const xmlChar     **attributes,
                          const xmlChar     **left)
{
  Element *element = find_element (self, name);
  guint position = 0;
  int n_left = 0;

  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = &attributes[i * N_POINTERS];
      gsize length = (gsize) (attribute[4] - attribute[3]);
      guint16 type = 0;

      if (element->shape != NULL && attribute[2] == NULL && length <= MAX_LENGTH)
        type = find_type (element, attribute[0], &position);
      if (type == 0 || !is_known (self, type, (const char *) attribute[3], length))
        memcpy (&left[n_left++ * N_POINTERS], attribute, N_POINTERS * sizeof *attribute);
    }
  return n_left;
}
