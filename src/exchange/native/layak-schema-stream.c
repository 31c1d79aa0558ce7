/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-schema-stream.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "layak-report-reader.h"
#include "layak-report-schema.h"

#define TAIL "</report>"

/* A parser with nothing behind it but the schema. */
struct _LayakSchemaStream
{
  LayakReportSchema *schema;
  xmlParserCtxt     *parser;
  char              *message;   /* the first problem that the schema found */
};

static void
schema_error_cb (int         code,
                 const char *attribute,
                 const char *expected,
                 gpointer    user_data)
{
  LayakSchemaStream *self = user_data;
  g_autofree char *sentence = NULL;

  if (self->message != NULL)
    return;

  sentence = layak_report_schema_describe (code, expected);
  self->message = attribute != NULL ? g_strdup_printf ("%s: %s", attribute, sentence) : g_steal_pointer (&sentence);
}

static void
start_element_cb (void           *user_data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *uri,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  LayakSchemaStream *self = user_data;

  layak_report_schema_start_element (self->schema, name, prefix, uri, n_attributes, attributes);
}

static void
end_element_cb (void          *user_data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  LayakSchemaStream *self = user_data;

  layak_report_schema_end_element (self->schema, name, prefix, uri);
}

static void
characters_cb (void          *user_data,
               const xmlChar *text,
               int            length)
{
  LayakSchemaStream *self = user_data;

  layak_report_schema_text (self->schema, (const char *) text, length);
}

static void
ignore_error_cb (void        *data,
                 xmlErrorPtr  problem)
{
}

/**
 * layak_schema_stream_new:
 * @head: the beginning of a report, up to and with the start tag of its root
 */
LayakSchemaStream *
layak_schema_stream_new (GBytes *head)
{
  static const xmlSAXHandler sax =
  {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .serror = ignore_error_cb,
  };
  LayakSchemaStream *self = g_new0 (LayakSchemaStream, 1);

  self->schema = layak_report_schema_new (schema_error_cb, self);
  self->parser = xmlCreatePushParserCtxt ((xmlSAXHandler *) &sax, self, NULL, 0, NULL);
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
  xmlParseChunk (self->parser, g_bytes_get_data (head, NULL), (int) g_bytes_get_size (head), 0);
  return self;
}

void
layak_schema_stream_free (LayakSchemaStream *self)
{
  layak_report_schema_free (self->schema);
  xmlFreeParserCtxt (self->parser);
  g_free (self->message);
  g_free (self);
}

static gboolean
is_good (LayakSchemaStream  *self,
         GError            **error)
{
  if (self->parser->wellFormed && self->message == NULL)
    return TRUE;

  g_set_error (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID,
               _("A record of the database does not fit the report format: %s"),
               self->message != NULL ? self->message : _("a character that XML does not allow"));
  return FALSE;
}

/**
 * layak_schema_stream_add:
 * @part: some whole records, in the order of their types
 *
 * Fails if a record is bad. What the parser has not looked at yet is judged with the next part, or at the end.
 */
gboolean
layak_schema_stream_add (LayakSchemaStream  *self,
                         GBytes             *part,
                         GError            **error)
{
  xmlParseChunk (self->parser, g_bytes_get_data (part, NULL), (int) g_bytes_get_size (part), 0);
  return is_good (self, error);
}

/* Fails if one of the records was bad. Nothing may be added after that. */
gboolean
layak_schema_stream_finish (LayakSchemaStream  *self,
                            GError            **error)
{
  xmlParseChunk (self->parser, TAIL, strlen (TAIL), 1);
  return is_good (self, error);
}
