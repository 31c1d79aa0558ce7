/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML schema and the field tables say the same: every field with its type and limits, and nothing else. */

#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "layak-format.h"
#include "layak-text.h"

#define XS "http://www.w3.org/2001/XMLSchema"

static xmlDoc *schema;

static char *
get (xmlNode    *node,
     const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = g_strdup ((char *) value);

  xmlFree (value);
  return copy;
}

static gboolean
is (xmlNode    *node,
    const char *element,
    const char *name)
{
  g_autofree char *own = NULL;

  if (node->type != XML_ELEMENT_NODE || strcmp ((char *) node->name, element) != 0)
    return FALSE;

  own = get (node, "name");
  return name == NULL || g_strcmp0 (own, name) == 0;
}

static xmlNode *
find_child (xmlNode    *parent,
            const char *element,
            const char *name)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is (node, element, name))
      return node;

  return NULL;
}

static xmlNode *
find_type (const char *name)
{
  xmlNode *root = xmlDocGetRootElement (schema);
  xmlNode *node = find_child (root, "complexType", name);

  return node != NULL ? node : find_child (root, "simpleType", name);
}

/* The restriction that a named type is made of. */
static xmlNode *
find_restriction (const char *type)
{
  xmlNode *node = find_type (type);

  if (node == NULL)
    g_error ("There is no type %s", type);
  return find_child (node, "restriction", NULL);
}

static void
assert_facet (const char *type,
              const char *facet,
              const char *expected)
{
  xmlNode *restriction = find_restriction (type), *node;
  g_autofree char *value = NULL;

  g_assert_nonnull (restriction);
  node = find_child (restriction, facet, NULL);
  if (node == NULL)
    g_error ("Type %s lacks %s", type, facet);
  value = get (node, "value");
  g_assert_cmpstr (value, ==, expected);
}

static void
assert_choices (const char             *type,
                const LayakEnumeration *choices)
{
  xmlNode *restriction = find_restriction (type);
  guint n = 0;

  for (xmlNode *node = restriction->children; node != NULL; node = node->next)
    if (is (node, "enumeration", NULL))
      {
        g_autofree char *value = get (node, "value");

        g_assert_cmpuint (n, <, choices->n_choices);
        g_assert_cmpstr (value, ==, choices->choices[n++].nick);
      }
  g_assert_cmpuint (n, ==, choices->n_choices);
}

/* The type of the members, if @type is a list. */
static char *
dup_item_type (const char *type)
{
  xmlNode *list = find_child (find_type (type), "list", NULL);

  g_assert_nonnull (list);
  return get (list, "itemType");
}

static void
assert_limits (const LayakField *field,
               const char       *type)
{
  g_autofree char *min = g_strdup_printf ("%" G_GINT64_FORMAT, field->min);
  g_autofree char *max = layak_value_format (field, (LayakValue) { .number = field->max });

  if (field->type != LAYAK_FIELD_MONEY)
    assert_facet (type, "minInclusive", min);
  assert_facet (type, "maxInclusive", max);
}

/* References say which key or UUID they hold. */
static void
assert_reference (const LayakField *field,
                  const char       *type)
{
  const LayakRecordInfo *info = layak_record_info_find (field->refers);
  guint n_keys = 0;

  for (guint i = 0; i < info->n_fields; i++)
    n_keys += (info->fields[i].flags & LAYAK_FIELD_KEY) != 0;

  if (n_keys == 1)
    {
      g_autofree char *expected = g_strdup_printf ("%sCode", info->name);

      g_assert_cmpstr (type, ==, g_str_equal (info->name, "indicator-set") ? "year" : expected);
    }
  else if (n_keys > 1 && field->type == LAYAK_FIELD_REFERENCES)
    {
      g_autofree char *expected = g_strdup_printf ("%sKey", info->name);

      g_assert_cmpstr (type, ==, expected);
    }
  else
    g_assert_cmpstr (type, ==, "uuid");
}

static void
assert_type (const LayakField *field,
             const char       *type)
{
  g_autofree char *item = layak_field_is_set (field) ? dup_item_type (type) : NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, field->max);

  switch (field->type)
    {
    case LAYAK_FIELD_TEXT:
    case LAYAK_FIELD_PROSE:
      assert_facet (type, "minLength", "1");
      assert_facet (type, "maxLength", number);
      break;
    case LAYAK_FIELD_CODE:
      assert_facet (type, "pattern", field->pattern);
      break;
    case LAYAK_FIELD_DECIMAL:
      g_snprintf (number, strlen (number) + 1, "%u", field->decimals);
      assert_facet (type, "fractionDigits", number);
      assert_limits (field, type);
      break;
    case LAYAK_FIELD_NUMBER:
    case LAYAK_FIELD_MONEY:
      assert_limits (field, type);
      break;
    case LAYAK_FIELD_DATE:
      g_assert_cmpstr (type, ==, "date");
      break;
    case LAYAK_FIELD_TIME:
      g_assert_cmpstr (type, ==, "time");
      break;
    case LAYAK_FIELD_BOOLEAN:
      g_assert_cmpstr (type, ==, "xs:boolean");
      break;
    case LAYAK_FIELD_CHOICE:
      assert_choices (type, field->choices);
      break;
    case LAYAK_FIELD_CHOICES:
      assert_choices (item, field->choices);
      break;
    case LAYAK_FIELD_REFERENCE:
      assert_reference (field, type);
      break;
    case LAYAK_FIELD_REFERENCES:
      assert_reference (field, item);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
assert_field (xmlNode          *node,
              const LayakField *field,
              const char       *name)
{
  g_autofree char *own = get (node, "name"), *type = get (node, "type");
  g_autofree char *use = get (node, "use"), *least = get (node, "minOccurs");
  gboolean required = (field->flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY)) != 0;

  g_assert_cmpstr (own, ==, name);
  g_assert_nonnull (find_child (node, "annotation", NULL));
  if (layak_field_is_prose (field))
    g_assert_cmpstr (least, ==, required ? NULL : "0");
  else
    g_assert_cmpstr (use, ==, required ? "required" : NULL);
  assert_type (field, type);
}

static xmlNode *
next_of (xmlNode    *node,
         const char *element)
{
  while (node != NULL && !is (node, element, NULL))
    node = node->next;
  return node;
}

static void
assert_record (const LayakFormat *format)
{
  xmlNode *type = find_type (format->name), *sequence, *element, *attribute;
  g_autofree char *uuid = NULL;

  g_assert_nonnull (type);
  sequence = find_child (type, "sequence", NULL);
  element = next_of (sequence->children, "element");
  attribute = next_of (type->children, "attribute");
  uuid = get (attribute, "use");
  g_assert_true (is (attribute, "attribute", "uuid"));
  g_assert_cmpstr (uuid, ==, format->is_keyed ? NULL : "required");

  for (guint i = 0; i < format->info->n_fields; i++)
    {
      xmlNode **node = layak_field_is_prose (&format->info->fields[i]) ? &element : &attribute;

      if ((int) i == format->parent)
        continue;
      if (node == &attribute)
        attribute = next_of (attribute->next, "attribute");
      if (*node == NULL)
        g_error ("%s lacks %s", format->name, format->names[i]);
      assert_field (*node, &format->info->fields[i], format->names[i]);
      if (node == &element)
        element = next_of (element->next, "element");
    }

  for (guint i = 0; i < format->n_children; i++, element = next_of (element->next, "element"))
    g_assert_true (is (element, "element", format->children[i]->name));
  if (format->n_children > 0)
    {
      g_assert_true (is (element, "element", "deletion"));
      element = next_of (element->next, "element");
    }
  for (guint i = 0; i < format->n_echoes; i++)
    if (format->echoes[i].is_element)
      {
        g_assert_true (is (element, "element", format->echoes[i].name));
        element = next_of (element->next, "element");
      }
    else
      {
        attribute = next_of (attribute->next, "attribute");
        g_assert_true (is (attribute, "attribute", format->echoes[i].name));
      }

  g_assert_null (element);
  g_assert_null (next_of (attribute->next, "attribute"));
  g_assert_nonnull (find_child (sequence, "any", NULL));
}

static void
test_records (void)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    assert_record (layak_format_get (layak_record_info_nth (i)));
}

static void
test_order (void)
{
  xmlNode *root = xmlDocGetRootElement (schema);
  xmlNode *report = find_child (find_child (root, "element", "report"), "complexType", NULL);
  xmlNode *element = find_child (report, "sequence", NULL)->children;

  for (guint i = 0; i < layak_format_n_units (); i++, element = element->next)
    {
      element = next_of (element, "element");
      g_assert_true (is (element, "element", layak_format_nth_unit (i)->name));
    }
  element = next_of (element, "element");
  g_assert_true (is (element, "element", "deletion"));
  element = next_of (element->next, "element");
  g_assert_true (is (element, "element", "content"));
  g_assert_null (next_of (element->next, "element"));
}

/* Who reads the schema shall understand each part of it, in both languages. */
static void
assert_documented (xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *annotation;
      guint n = 0;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      assert_documented (child);
      if (!is (child, "enumeration", NULL) &&
          ((!is (child, "attribute", NULL) && !is (child, "complexType", NULL) && !is (child, "simpleType", NULL)) ||
           !xmlHasProp (child, BAD_CAST "name")))
        continue;

      annotation = find_child (child, "annotation", NULL);
      g_assert_nonnull (annotation);
      for (xmlNode *text = annotation->children; text != NULL; text = text->next)
        n += is (text, "documentation", NULL);
      g_assert_cmpuint (n, ==, 2);
    }
}

static void
test_documentation (void)
{
  assert_documented (xmlDocGetRootElement (schema));
}

/* Both lists of types, of units and of parts, are complete and in order. */
static void
test_deletion_types (void)
{
  xmlNode *unit = next_of (find_restriction ("unitType")->children, "enumeration");
  xmlNode *part = next_of (find_restriction ("partType")->children, "enumeration");

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      xmlNode **node = info->parent == NULL ? &unit : &part;
      g_autofree char *value = NULL;

      g_assert_nonnull (*node);
      value = get (*node, "value");
      g_assert_cmpstr (value, ==, info->name);
      *node = next_of ((*node)->next, "enumeration");
    }
  g_assert_null (unit);
  g_assert_null (part);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  schema = xmlReadFile (g_getenv ("LAYAK_SCHEMA"), NULL, XML_PARSE_NONET);
  g_assert_nonnull (schema);

  g_test_add_func ("/report-schema/records", test_records);
  g_test_add_func ("/report-schema/order", test_order);
  g_test_add_func ("/report-schema/documentation", test_documentation);
  g_test_add_func ("/report-schema/deletion-types", test_deletion_types);

  status = g_test_run ();
  xmlFreeDoc (schema);
  return status;
}
