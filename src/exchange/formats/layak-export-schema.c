/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-export-schema.h"

#include <glib/gi18n-lib.h>
#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <unistd.h>

#include "layak-exchange-resources.h"
#include "layak-export-job.h"

#define SCHEMA_FOLDER "/id/layak/Layak/exchange/formats/"

/* A schema of one of the two kinds that libxml2 knows. */
typedef struct
{
  xmlSchema  *xsd;
  xmlRelaxNG *rng;
} Schema;

static void
schema_free (Schema *self)
{
  g_clear_pointer (&self->xsd, xmlSchemaFree);
  g_clear_pointer (&self->rng, xmlRelaxNGFree);
  g_free (self);
}

/* What ships compiles, as a test shows. */
static Schema *
schema_new (const char *name)
{
  g_autofree char *path = g_strconcat (SCHEMA_FOLDER, name, NULL);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (layak_exchange_get_resource (), path, 0, NULL);
  const char *text = g_bytes_get_data (bytes, NULL);
  int size = (int) g_bytes_get_size (bytes);
  Schema *self = g_new0 (Schema, 1);

  xmlInitParser ();
  if (g_str_has_suffix (name, ".rng"))
    {
      xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt (text, size);

      self->rng = xmlRelaxNGParse (parser);
      xmlRelaxNGFreeParserCtxt (parser);
    }
  else
    {
      xmlSchemaParserCtxt *parser = xmlSchemaNewMemParserCtxt (text, size);

      self->xsd = xmlSchemaParse (parser);
      xmlSchemaFreeParserCtxt (parser);
    }

  if (self->rng == NULL && self->xsd == NULL)
    g_error ("The schema %s does not compile", name);
  return self;
}

/* The first problem is the one to tell: the others often follow from it. */
static void
problem_cb (void        *data,
            xmlErrorPtr  problem)
{
  char **message = data;

  if (*message == NULL)
    *message = g_strdup_printf (_("line %d: %s"), problem->line, problem->message);
}

/* Reads to the end, or until somebody cancels, and keeps nothing of it, however long the file is. */
static gboolean
read_all (xmlTextReader *reader,
          GCancellable  *cancellable)
{
  int result;

  do
    result = xmlTextReaderRead (reader);
  while (result == 1 && !g_cancellable_is_cancelled (cancellable));
  return result == 0 && xmlTextReaderIsValid (reader) == 1;
}

/**
 * layak_export_schema_check:
 * @schema: the name of a file in data/formats
 * @fd: the file, which is read from its beginning and stays open
 */
gboolean
layak_export_schema_check (const char    *schema,
                           int            fd,
                           GCancellable  *cancellable,
                           GError       **error)
{
  Schema *compiled = schema_new (schema);
  g_autofree char *message = NULL;
  xmlTextReader *reader;
  gboolean ok;

  lseek (fd, 0, SEEK_SET);
  reader = xmlReaderForFd (fd, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  xmlTextReaderSetStructuredErrorHandler (reader, problem_cb, &message);
  if (compiled->rng != NULL)
    xmlTextReaderRelaxNGSetSchema (reader, compiled->rng);
  else
    xmlTextReaderSetSchema (reader, compiled->xsd);
  ok = read_all (reader, cancellable);
  xmlFreeTextReader (reader);
  schema_free (compiled);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return ok || layak_export_job_fail_rule (message != NULL ? g_strchomp (message) : schema, error);
}
