/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-digest.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "layak-format.h"
#include "layak-threads.h"

#define BLOCK_SIZE (64 * 1024)

/* More blocks only wait in memory while the thread is busy with the others. */
#define MAX_WAITING 8

#define AMPERSAND "&#38;"

/* No text of a report is as long. One that is comes from a file that wants to fill the memory, and fits no digest. */
#define MAX_TEXT (4 * 1024 * 1024)

/* The canonical form is that of Canonical XML 2.0 with the parameter TrimTextNodes, without comments, where a report
 * has no namespace but its own; names of other namespaces are written as {namespace}name, so that no prefix matters.
 *
 * What a parser tells becomes canonical text on the thread of the parser, and the checksum is made on another. A writer
 * has no parser: it hands over bytes, and both happen on the other thread. */
struct _LayakReportDigest
{
  GThreadPool   *pool;        /* nullable: where the system gives no thread */
  xmlParserCtxt *parser;      /* nullable: of bytes */
  GMutex         mutex;
  GCond          changed;
  guint          n_waiting;
  GChecksum     *checksum;

  GString       *block;       /* canonical text that is not summed up yet */
  GString       *text;        /* between two tags, without the blanks at its beginning */
  guint          depth;
  gboolean       has_none;    /* for what cannot be, or is no XML */
};

static void
sum_up (LayakReportDigest *self,
        GBytes            *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_checksum_update (self->checksum, data, (gssize) size);
}

static void
work (gpointer data,
      gpointer user_data)
{
  LayakReportDigest *self = user_data;
  g_autoptr(GBytes) bytes = data;

  if (self->parser != NULL)
    xmlParseChunk (self->parser, g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), 0);
  else
    sum_up (self, bytes);

  g_mutex_lock (&self->mutex);
  self->n_waiting--;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/* Takes @bytes. Waits while enough is waiting already. */
static void
push (LayakReportDigest *self,
      GBytes            *bytes)
{
  g_mutex_lock (&self->mutex);
  while (self->n_waiting >= MAX_WAITING)
    g_cond_wait (&self->changed, &self->mutex);
  self->n_waiting++;
  g_mutex_unlock (&self->mutex);
  if (self->pool != NULL)
    g_thread_pool_push (self->pool, bytes, NULL);
  else
    work (bytes, self);
}

static void
flush (LayakReportDigest *self)
{
  GBytes *bytes;

  if (self->block->len == 0)
    return;

  bytes = g_string_free_to_bytes (g_steal_pointer (&self->block));
  self->block = g_string_sized_new (BLOCK_SIZE + 1024);
  if (self->parser == NULL)
    {
      push (self, bytes);
      return;
    }
  sum_up (self, bytes);
  g_bytes_unref (bytes);
}

/**
 * layak_report_digest_new:
 *
 * For whoever parses the report: tells the elements and texts as SAX2 does, all of them.
 */
LayakReportDigest *
layak_report_digest_new (void)
{
  LayakReportDigest *self = g_new0 (LayakReportDigest, 1);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->block = g_string_sized_new (BLOCK_SIZE + 1024);
  self->text = g_string_new (NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->pool = layak_threads_new (work, self, 1, NULL);
  return self;
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
  layak_report_digest_start_element (user_data, name, uri, n_attributes, attributes);
}

static void
end_element_cb (void          *user_data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  layak_report_digest_end_element (user_data, name, uri);
}

static void
characters_cb (void          *user_data,
               const xmlChar *text,
               int            length)
{
  layak_report_digest_text (user_data, text, length);
}

static void
ignore_error_cb (void        *user_data,
                 xmlErrorPtr  problem)
{
}

/**
 * layak_report_digest_new_for_bytes:
 *
 * For whoever writes the report: hands over its bytes.
 */
LayakReportDigest *
layak_report_digest_new_for_bytes (void)
{
  static const xmlSAXHandler sax =
  {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
    .serror = ignore_error_cb,
  };
  LayakReportDigest *self = layak_report_digest_new ();

  self->parser = xmlCreatePushParserCtxt ((xmlSAXHandler *) &sax, self, NULL, 0, NULL);
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
  return self;
}

/* Waits for the thread. */
void
layak_report_digest_free (LayakReportDigest *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
  g_checksum_free (self->checksum);
  g_string_free (self->block, TRUE);
  g_string_free (self->text, TRUE);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static const char *
replacement_of (char     c,
                gboolean in_attribute)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return in_attribute ? NULL : "&gt;";
    case '"':
      return in_attribute ? "&quot;" : NULL;
    case '\r':
      return "&#xD;";
    case '\n':
      return in_attribute ? "&#xA;" : NULL;
    case '\t':
      return in_attribute ? "&#x9;" : NULL;
    default:
      return NULL;
    }
}

/* Without substitution of entities SAX2 gives an “&” within an attribute as the reference it would be in the file. */
static gboolean
is_ampersand (const char *text,
              gsize       length,
              gboolean    in_attribute)
{
  return in_attribute && length >= strlen (AMPERSAND) && strncmp (text, AMPERSAND, strlen (AMPERSAND)) == 0;
}

static void
append_escaped (LayakReportDigest *self,
                const char        *text,
                gsize              length,
                gboolean           in_attribute)
{
  gsize begin = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char *replacement = replacement_of (text[i], in_attribute);

      if (replacement == NULL)
        continue;

      g_string_append_len (self->block, text + begin, (gssize) (i - begin));
      g_string_append (self->block, replacement);
      if (is_ampersand (text + i, length - i, in_attribute))
        i += strlen (AMPERSAND) - 1;
      begin = i + 1;
    }
  g_string_append_len (self->block, text + begin, (gssize) (length - begin));
}

static void
append_name (LayakReportDigest *self,
             const xmlChar     *name,
             const xmlChar     *uri)
{
  if (uri != NULL && strcmp ((const char *) uri, LAYAK_FORMAT_NAMESPACE) != 0)
    g_string_append_printf (self->block, "{%s}", (const char *) uri);
  g_string_append (self->block, (const char *) name);
}

/* What stood before a tag, but for the blanks around it. */
static void
end_text (LayakReportDigest *self)
{
  gsize length = self->text->len;

  while (length > 0 && is_blank (self->text->str[length - 1]))
    length--;
  append_escaped (self, self->text->str, length, FALSE);
  g_string_truncate (self->text, 0);
  if (self->block->len >= BLOCK_SIZE)
    flush (self);
}

/* Those of no namespace come first, then by namespace and name. */
static int
compare_attributes (gconstpointer a,
                    gconstpointer b)
{
  const xmlChar * const *first = *(const xmlChar * const * const *) a;
  const xmlChar * const *second = *(const xmlChar * const * const *) b;
  int order = g_strcmp0 ((const char *) first[2], (const char *) second[2]);

  return order != 0 ? order : strcmp ((const char *) first[0], (const char *) second[0]);
}

/* @attributes: as SAX2 has them, five pointers each. */
void
layak_report_digest_start_element (LayakReportDigest  *self,
                                   const xmlChar      *name,
                                   const xmlChar      *uri,
                                   int                 n_attributes,
                                   const xmlChar     **attributes)
{
  g_autofree const xmlChar ***sorted = g_new (const xmlChar **, (gsize) n_attributes + 1);

  end_text (self);
  g_string_append_c (self->block, '<');
  append_name (self, name, uri);
  if (self->depth == 0)
    g_string_append (self->block, " xmlns=\"" LAYAK_FORMAT_NAMESPACE "\"");

  for (int i = 0; i < n_attributes; i++)
    sorted[i] = attributes + i * 5;
  if (n_attributes > 1)
    qsort (sorted, (gsize) n_attributes, sizeof *sorted, compare_attributes);
  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **each = sorted[i];

      if (self->depth == 0 && each[2] == NULL && strcmp ((const char *) each[0], LAYAK_REPORT_DIGEST_NAME) == 0)
        continue;

      g_string_append_c (self->block, ' ');
      append_name (self, each[0], each[2]);
      g_string_append (self->block, "=\"");
      append_escaped (self, (const char *) each[3], (gsize) (each[4] - each[3]), TRUE);
      g_string_append_c (self->block, '"');
    }
  g_string_append_c (self->block, '>');
  self->depth++;
}

void
layak_report_digest_text (LayakReportDigest *self,
                          const xmlChar     *text,
                          int                length)
{
  while (self->text->len == 0 && length > 0 && is_blank ((char) *text))
    {
      text++;
      length--;
    }
  if (self->text->len + (gsize) length > MAX_TEXT)
    self->has_none = TRUE;
  else
    g_string_append_len (self->text, (const char *) text, length);
}

void
layak_report_digest_end_element (LayakReportDigest *self,
                                 const xmlChar     *name,
                                 const xmlChar     *uri)
{
  end_text (self);
  g_string_append (self->block, "</");
  append_name (self, name, uri);
  g_string_append_c (self->block, '>');
  self->depth--;
}

void
layak_report_digest_add_bytes (LayakReportDigest *self,
                               GBytes            *bytes)
{
  g_return_if_fail (self->parser != NULL);

  push (self, g_bytes_ref (bytes));
}

static void
wait_for_all (LayakReportDigest *self)
{
  g_mutex_lock (&self->mutex);
  while (self->n_waiting > 0)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * layak_report_digest_finish:
 *
 * Returns: (transfer full): the digest of the whole report, in small hexadecimal digits; empty if it can have none
 */
char *
layak_report_digest_finish (LayakReportDigest *self)
{
  if (self->parser != NULL)
    {
      wait_for_all (self);
      xmlParseChunk (self->parser, NULL, 0, 1);
      self->has_none |= !self->parser->wellFormed;
    }
  flush (self);
  wait_for_all (self);
  return g_strdup (self->has_none ? "" : g_checksum_get_string (self->checksum));
}
