/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-schema.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "layak-exchange-resources.h"
#include "layak-report-reader.h"

#define SCHEMA_PATH "/id/layak/Layak/exchange/layak-report-1.xsd"

/* libxml2 gives its schema validator as a set of SAX callbacks. They are called here rather than plugged into the
 * parser: the order of its checks and ours is then ours to choose, and what we skip is not seen by it. */
struct _LayakReportSchema
{
  LayakReportSchemaFunc      func;
  gpointer             user_data;
  xmlSchemaValidCtxt  *context;
  xmlSchemaSAXPlugPtr  plug;
  xmlSAXHandler       *sax;
  void                *sax_data;
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
static xmlSchema *
get_schema (void)
{
  static xmlSchema *schema;

  if (g_once_init_enter (&schema))
    {
      g_autoptr(GString) text = load_schema ();
      xmlSchemaParserCtxt *parser;
      xmlSchema *made;

      xmlInitParser ();
      parser = xmlSchemaNewMemParserCtxt (text->str, (int) text->len);
      made = xmlSchemaParse (parser);
      xmlSchemaFreeParserCtxt (parser);
      if (made == NULL)
        g_error ("The schema of the report does not compile");
      g_once_init_leave (&schema, made);
    }

  return schema;
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
  self->func (problem->code, attribute, expected, self->user_data);
}

LayakReportSchema *
layak_report_schema_new (LayakReportSchemaFunc func,
                         gpointer        user_data)
{
  LayakReportSchema *self = g_new0 (LayakReportSchema, 1);

  self->func = func;
  self->user_data = user_data;
  self->context = xmlSchemaNewValidCtxt (get_schema ());
  xmlSchemaSetValidStructuredErrors (self->context, error_cb, self);
  self->plug = xmlSchemaSAXPlug (self->context, &self->sax, &self->sax_data);
  return self;
}

void
layak_report_schema_free (LayakReportSchema *self)
{
  xmlSchemaSAXUnplug (self->plug);
  xmlSchemaFreeValidCtxt (self->context);
  g_free (self);
}

/* Takes the attributes as SAX2 gives them, five pointers each. */
void
layak_report_schema_start_element (LayakReportSchema    *self,
                                   const xmlChar  *name,
                                   const xmlChar  *prefix,
                                   const xmlChar  *uri,
                                   int             n_attributes,
                                   const xmlChar **attributes)
{
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

static void
part_error_cb (int         code,
               const char *attribute,
               const char *expected,
               gpointer    user_data)
{
  char **message = user_data;

  if (*message == NULL)
    {
      g_autofree char *sentence = layak_report_schema_describe (code, expected);

      *message = attribute != NULL ? g_strdup_printf ("%s: %s", attribute, sentence) : g_steal_pointer (&sentence);
    }
}

static void
ignore_error_cb (void        *data,
                 xmlErrorPtr  problem)
{
}

/**
 * layak_report_schema_check_part:
 * @head: the beginning of a report, up to and with the start tag of its root
 * @part: some whole records that follow
 *
 * Checks records without the rest of the report. Since records do not depend on each other but for the order of
 * their types, a report is valid if each of its parts is and the types are in order; parts can be checked side by
 * side.
 */
gboolean
layak_report_schema_check_part (GBytes  *head,
                                GBytes  *part,
                                GError **error)
{
  static const char tail[] = "</report>";
  g_autofree char *message = NULL;
  g_autoptr(LayakReportSchema) schema = layak_report_schema_new (part_error_cb, &message);
  xmlSAXHandler sax = *schema->sax;
  xmlParserCtxt *parser;
  gboolean well_formed;

  sax.initialized = XML_SAX2_MAGIC;
  sax.serror = ignore_error_cb;
  parser = xmlCreatePushParserCtxt (&sax, schema->sax_data, NULL, 0, NULL);
  xmlCtxtUseOptions (parser, XML_PARSE_NONET);
  xmlParseChunk (parser, g_bytes_get_data (head, NULL), (int) g_bytes_get_size (head), 0);
  xmlParseChunk (parser, g_bytes_get_data (part, NULL), (int) g_bytes_get_size (part), 0);
  xmlParseChunk (parser, tail, sizeof tail - 1, 1);
  well_formed = parser->wellFormed;
  xmlFreeParserCtxt (parser);

  if (well_formed && message == NULL)
    return TRUE;

  g_set_error (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID,
               _("A record of the database does not fit the report format: %s"),
               message != NULL ? message : _("a character that XML does not allow"));
  return FALSE;
}
