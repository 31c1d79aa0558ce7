/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-schema.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "layak-exchange-resources.h"
#include "layak-format.h"
#include "layak-schema-memory.h"
#include "layak-schema-shape.h"

#define SCHEMA_PATH "/id/layak/Layak/exchange/layak-report-1.xsd"

/* libxml2 gives its schema validator as a set of SAX callbacks. They are called here rather than plugged into the
 * parser: the order of its checks and ours is then ours to choose, and what we skip is not seen by it. */
struct _LayakReportSchema
{
  LayakReportSchemaFunc  func;
  gpointer               user_data;
  LayakSchemaMemory     *memory;
  GPtrArray             *left;         /* room for the attributes that the memory leaves in */
  gboolean               has_problem;  /* after the first one the schema sees everything */
  xmlSchemaValidCtxt    *context;
  xmlSchemaSAXPlugPtr    plug;
  xmlSAXHandler         *sax;
  void                  *sax_data;
};

/* Where elements of others may stand, libxml2 remembers all elements of the parent, which for the root are all records
 * of the report. What belongs to others is skipped before the schema could see it, so it does without. */
static GString *
load_schema (void)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (layak_exchange_get_resource (), SCHEMA_PATH, 0, NULL);
  GString *text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  g_string_replace (text, "<xs:any namespace=\"##other\" processContents=\"lax\" minOccurs=\"0\" "
                    "maxOccurs=\"unbounded\"/>", "", 0);
  return text;
}

/* Compiled once; validators on any thread only read it. */
typedef struct
{
  xmlSchema  *schema;
  GHashTable *shapes;
} Compiled;

static Compiled *
compile (void)
{
  g_autoptr(GString) text = load_schema ();
  Compiled *compiled = g_new0 (Compiled, 1);
  xmlSchemaParserCtxt *parser;
  xmlDoc *document;

  xmlInitParser ();
  document = xmlReadMemory (text->str, (int) text->len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOENT);
  compiled->shapes = layak_schema_shapes_new (document);
  parser = xmlSchemaNewDocParserCtxt (document);
  compiled->schema = xmlSchemaParse (parser);
  xmlSchemaFreeParserCtxt (parser);
  if (compiled->schema == NULL)
    g_error ("The schema of the report does not compile");
  return compiled;
}

static const Compiled *
get_compiled (void)
{
  static Compiled *compiled;

  if (g_once_init_enter (&compiled))
    g_once_init_leave (&compiled, compile ());

  return compiled;
}

/* The validator says which attribute it means, and which elements it would like, only in its English sentence. */
static char *
cut (const char *message,
     const char *before,
     const char *after)
{
  const char *begin = message != NULL ? strstr (message, before) : NULL;
  const char *end = begin != NULL ? strstr (begin + strlen (before), after) : NULL;

  return end != NULL ? g_strndup (begin + strlen (before), (gsize) (end - begin) - strlen (before)) : NULL;
}

/* “( {urn:layak:report:1}title, {urn:layak:report:1}theme )” becomes “title, theme”. */
static char *
cut_expected (const char *message)
{
  g_autofree char *list = cut (message, "xpected is ", ".");
  GString *names;

  if (list == NULL)
    {
      g_free (list);
      list = cut (message, "one of ", ".");
    }
  if (list == NULL)
    return NULL;

  names = g_string_new (NULL);
  for (const char *p = list; *p != '\0'; p++)
    if (*p == '{')
      p = strchr (p, '}') != NULL ? strchr (p, '}') : p;
    else if (!strchr ("()", *p))
      g_string_append_c (names, *p);
  /* Elements of other namespaces are told as “##other{…}*”, which helps nobody. */
  g_string_replace (names, "##other", "", 0);
  g_string_replace (names, "*", "", 0);
  g_strdelimit (names->str, "\n", ' ');
  return g_strstrip (g_string_free (names, FALSE));
}

static void
error_cb (void        *data,
          xmlErrorPtr  problem)
{
  LayakReportSchema *self = data;
  g_autofree char *attribute = cut (problem->message, "attribute '", "'");
  g_autofree char *expected = NULL;

  if (problem->code == XML_SCHEMAV_ELEMENT_CONTENT)
    expected = cut_expected (problem->message);
  self->has_problem = TRUE;
  self->func (problem->code, attribute, expected, self->user_data);
}

LayakReportSchema *
layak_report_schema_new (LayakReportSchemaFunc func,
                         gpointer        user_data)
{
  LayakReportSchema *self = g_new0 (LayakReportSchema, 1);

  self->func = func;
  self->user_data = user_data;
  self->memory = layak_schema_memory_new (get_compiled ()->shapes);
  self->left = g_ptr_array_new ();
  self->context = xmlSchemaNewValidCtxt (get_compiled ()->schema);
  xmlSchemaSetValidStructuredErrors (self->context, error_cb, self);
  self->plug = xmlSchemaSAXPlug (self->context, &self->sax, &self->sax_data);
  return self;
}

void
layak_report_schema_free (LayakReportSchema *self)
{
  xmlSchemaSAXUnplug (self->plug);
  xmlSchemaFreeValidCtxt (self->context);
  layak_schema_memory_free (self->memory);
  g_ptr_array_unref (self->left);
  g_free (self);
}

/* Leaves out attributes that the schema has found good before. Those of elements of others stay. */
static const xmlChar **
sift (LayakReportSchema  *self,
      const xmlChar      *name,
      const xmlChar      *uri,
      int                *n_attributes,
      const xmlChar     **attributes)
{
  const xmlChar **left;

  if (self->has_problem || *n_attributes == 0 || !xmlStrEqual (uri, BAD_CAST LAYAK_FORMAT_NAMESPACE))
    return attributes;

  if (self->left->len < (guint) *n_attributes * 5)
    g_ptr_array_set_size (self->left, *n_attributes * 5);
  left = (const xmlChar **) self->left->pdata;
  *n_attributes = layak_schema_memory_sift (self->memory, name, *n_attributes, attributes, left);
  return left;
}

/* Takes the attributes as SAX2 gives them, five pointers each. All names must come from one parser. */
void
layak_report_schema_start_element (LayakReportSchema    *self,
                                   const xmlChar  *name,
                                   const xmlChar  *prefix,
                                   const xmlChar  *uri,
                                   int             n_attributes,
                                   const xmlChar **attributes)
{
  attributes = sift (self, name, uri, &n_attributes, attributes);
  self->sax->startElementNs (self->sax_data, name, prefix, uri, 0, NULL, n_attributes, 0, attributes);
}

void
layak_report_schema_text (LayakReportSchema *self,
                          const char  *text,
                          int          length)
{
  self->sax->characters (self->sax_data, (const xmlChar *) text, length);
}

void
layak_report_schema_end_element (LayakReportSchema   *self,
                                 const xmlChar *name,
                                 const xmlChar *prefix,
                                 const xmlChar *uri)
{
  self->sax->endElementNs (self->sax_data, name, prefix, uri);
}

/**
 * layak_report_schema_describe:
 * @code: as a #LayakReportSchemaFunc gets it
 * @expected: (nullable): as a #LayakReportSchemaFunc gets it
 *
 * Returns: (transfer full): a sentence in the language of the person at work
 */
char *
layak_report_schema_describe (int         code,
                              const char *expected)
{
  switch (code)
    {
    case XML_SCHEMAV_ELEMENT_CONTENT:
      if (expected != NULL && *expected != '\0')
        /* Translators: a list of names of elements of an XML file */
        return g_strdup_printf (_("This element stands in the wrong place; here could stand: %s"), expected);
      return g_strdup (_("This element stands in the wrong place"));
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
      return g_strdup (_("A required attribute is missing"));
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
      return g_strdup (_("This attribute is not known here"));
    case XML_SCHEMAV_CVC_ENUMERATION_VALID:
      return g_strdup (_("The value is none of the known ones"));
    case XML_SCHEMAV_CVC_MINLENGTH_VALID:
    case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
    case XML_SCHEMAV_CVC_LENGTH_VALID:
      return g_strdup (_("The text is too long or too short"));
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
    case XML_SCHEMAV_CVC_TYPE_3_1_1:
    case XML_SCHEMAV_CVC_TYPE_3_1_2:
      return g_strdup (_("This element must not contain that"));
    case XML_SCHEMAV_CVC_ELT_1:
      return g_strdup (_("This is no Layak report"));
    default:
      /* Translators: the number by which libxml2 calls the problem */
      return g_strdup_printf (_("This does not obey the schema of the report (%d)"), code);
    }
}
