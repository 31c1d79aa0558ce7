/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-schema-shape.h"

static void
shape_free (gpointer data)
{
  LayakSchemaShape *shape = data;

  if (shape != NULL)
    g_array_unref (shape->attributes);
  g_free (shape);
}

/* The schema has no namespace for its attributes. The text lasts as long as the document. */
static const xmlChar *
get (xmlNode    *node,
     const char *name)
{
  xmlAttr *attribute = xmlHasNsProp (node, BAD_CAST name, NULL);

  return attribute != NULL && attribute->children != NULL ? attribute->children->content : NULL;
}

static gboolean
is_named (xmlNode    *node,
          const char *name)
{
  return node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, BAD_CAST name);
}

static xmlNode *
find_global (xmlNode       *schema,
             const char    *kind,
             const xmlChar *name)
{
  for (xmlNode *node = schema->children; node != NULL; node = node->next)
    if (is_named (node, kind) && xmlStrEqual (get (node, "name"), name))
      return node;

  return NULL;
}

static guint16
number_type (GHashTable    *types,
             const xmlChar *type)
{
  gpointer number = g_hash_table_lookup (types, type);

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (types) + 1);
      g_hash_table_insert (types, (gpointer) type, number);
    }
  return (guint16) GPOINTER_TO_UINT (number);
}

/* Adds what a complex type, or a group of attributes, declares. */
static void
add_attributes (GArray     *attributes,
                xmlNode    *schema,
                xmlNode    *parent,
                GHashTable *types)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_named (node, "attributeGroup"))
      {
        xmlNode *group = find_global (schema, "attributeGroup", get (node, "ref"));

        if (group != NULL)
          add_attributes (attributes, schema, group, types);
      }
    else if (is_named (node, "attribute") && get (node, "type") != NULL &&
             !xmlStrEqual (get (node, "use"), BAD_CAST "required"))
      {
        LayakSchemaAttribute attribute = { get (node, "name"), number_type (types, get (node, "type")) };

        g_array_append_val (attributes, attribute);
      }
}

static LayakSchemaShape *
shape_new (xmlNode       *schema,
           const xmlChar *type,
           GHashTable    *types)
{
  xmlNode *node = type != NULL ? find_global (schema, "complexType", type) : NULL;
  LayakSchemaShape *shape;

  if (node == NULL)
    return NULL;

  shape = g_new0 (LayakSchemaShape, 1);
  shape->attributes = g_array_new (FALSE, FALSE, sizeof (LayakSchemaAttribute));
  add_attributes (shape->attributes, schema, node, types);
  return shape;
}

/* Of a name that means different types in different places nothing is said. */
static void
add_elements (GHashTable *shapes,
              GHashTable *told,
              xmlNode    *schema,
              xmlNode    *parent,
              GHashTable *types)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      const xmlChar *name = is_named (node, "element") ? get (node, "name") : NULL;
      const xmlChar *type = name != NULL ? get (node, "type") : NULL;

      if (name != NULL && !g_hash_table_contains (told, name))
        {
          g_hash_table_insert (told, (gpointer) name, (gpointer) type);
          g_hash_table_insert (shapes, (gpointer) name, shape_new (schema, type, types));
        }
      else if (name != NULL && !xmlStrEqual (g_hash_table_lookup (told, name), type))
        g_hash_table_insert (shapes, (gpointer) name, NULL);
      add_elements (shapes, told, schema, node, types);
    }
}

/**
 * layak_schema_shapes_new:
 * @schema: an XML schema that compiles; it must outlive what is returned
 *
 * Returns: (transfer full) (element-type utf8 LayakSchemaShape): by the names of elements; %NULL for those without
 *   attributes, or whose attributes depend on where they stand
 */
GHashTable *
layak_schema_shapes_new (xmlDoc *schema)
{
  xmlNode *root = xmlDocGetRootElement (schema);
  g_autoptr(GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *shapes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, shape_free);

  add_elements (shapes, told, root, root, types);
  return shapes;
}
