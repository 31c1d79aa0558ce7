/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plumbing of the reader: bytes to the parser, its events to whoever understands them. */
#define _GNU_SOURCE   /* memrchr */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "layak-report-private.h"
#include "layak-report-verdict.h"

/* What fits into less is done sooner than a thread has started. */
#define BLOCK_SIZE (64 * 1024)

/* No text of a report is as long without a tag. It bounds what the parser must hold at once, most of all the
 * attributes of one element, which it compares with each other. */
#define MAX_WITHOUT_TAG (256 * 1024)

G_DEFINE_QUARK (layak-report-error-quark, layak_report_error)

static void
refuse (LayakReport *self,
        const char  *message)
{
  const xmlParserInput *input = self->parser->input;

  layak_report_tell (self, LAYAK_PROBLEM_FATAL,
                     (LayakReportPlace) { (guint) MAX (input->line, 1), (guint) MAX (input->col, 1) }, NULL,
                     "%s", message);
  layak_report_stop (self);
}

static void
internal_subset_cb (void          *user_data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  refuse (user_data, _("There is a document type declaration, which reports do not allow"));
}

static void
instruction_cb (void          *user_data,
                const xmlChar *target,
                const xmlChar *data)
{
  LayakReport *self = user_data;

  if (!self->is_stopped)
    refuse (self, _("There is a processing instruction, which reports do not allow"));
}

static void
error_cb (void        *user_data,
          xmlErrorPtr  problem)
{
  layak_report_tell_malformed (user_data, problem);
}

static void
intern_names (LayakReport *self)
{
  xmlDict *dict = self->parser->dict;
  guint n = layak_record_info_get_n_infos (), n_units = 0;

  self->namespace = xmlDictLookup (dict, BAD_CAST LAYAK_FORMAT_NAMESPACE, -1);
  self->deletion = xmlDictLookup (dict, BAD_CAST "deletion", -1);
  self->content = xmlDictLookup (dict, BAD_CAST "content", -1);
  self->part = xmlDictLookup (dict, BAD_CAST "part", -1);
  self->names = g_new0 (LayakReportNames, n);
  self->units = g_new0 (LayakReportNames *, n);
  for (guint i = 0; i < n; i++)
    {
      const LayakFormat *format = layak_format_get (layak_record_info_nth (i));
      LayakReportNames *names = &self->names[i];
      guint n_fields = format->info->n_fields;

      names->format = format;
      names->name = xmlDictLookup (dict, BAD_CAST format->name, -1);
      names->n_slots = LAYAK_FORMAT_N_COMMON + n_fields + format->n_echoes;
      names->attributes = g_new0 (const xmlChar *, names->n_slots);
      names->elements = g_new0 (const xmlChar *, names->n_slots);
      if (format->info->parent == NULL)
        self->units[n_units++] = names;

      for (guint k = 0; k < LAYAK_FORMAT_N_COMMON; k++)
        names->attributes[k] = xmlDictLookup (dict, BAD_CAST layak_format_common[k], -1);
      for (guint k = 0; k < n_fields; k++)
        if ((int) k != format->parent)
          (layak_field_is_prose (&format->info->fields[k]) ? names->elements : names->attributes)
            [LAYAK_FORMAT_N_COMMON + k] = xmlDictLookup (dict, BAD_CAST format->names[k], -1);
      for (guint k = 0; k < format->n_echoes; k++)
        (format->echoes[k].is_element ? names->elements : names->attributes)
          [LAYAK_FORMAT_N_COMMON + n_fields + k] = xmlDictLookup (dict, BAD_CAST format->echoes[k].name, -1);
    }
}

static void
report_init (LayakReport              *self,
             const LayakReportHandler *handler,
             GInputStream             *stream,
             GCancellable             *cancellable)
{
  static const xmlSAXHandler sax =
  {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = layak_report_start_element_cb,
    .endElementNs = layak_report_end_element_cb,
    .characters = layak_report_characters_cb,
    .cdataBlock = layak_report_characters_cb,
    .internalSubset = internal_subset_cb,
    .processingInstruction = instruction_cb,
    .serror = error_cb,
  };

  memset (self, 0, sizeof *self);
  self->handler = handler;
  self->stream = stream;
  self->cancellable = cancellable;
  self->block = g_malloc (BLOCK_SIZE);
  self->has_schema = TRUE;
  self->parser = xmlCreatePushParserCtxt ((xmlSAXHandler *) &sax, self, NULL, 0, NULL);
  /* All that it sees is UTF-8, whatever the report was written in, looks like, or says. */
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding (self->parser, XML_CHAR_ENCODING_UTF8);
  self->decoded = g_string_new (NULL);
  intern_names (self);
  self->text = g_string_new (NULL);
  self->siblings = g_array_new (FALSE, FALSE, sizeof (LayakUuid));
  self->uuids = handler->skip_duplicates ? NULL : layak_uuid_set_new ();
  self->known_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->told_once = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
report_clear (LayakReport *self)
{
  layak_report_queue_free (self->queue);
  g_clear_pointer (&self->summing, layak_report_digest_free);
  xmlFreeParserCtxt (self->parser);
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      g_free (self->names[i].attributes);
      g_free (self->names[i].elements);
    }
  g_free (self->names);
  g_free (self->units);
  g_string_free (self->text, TRUE);
  g_array_unref (self->siblings);
  g_clear_pointer (&self->uuids, layak_uuid_set_free);
  g_hash_table_unref (self->known_keys);
  g_hash_table_unref (self->told_once);
  g_clear_pointer (&self->unit, layak_unit_free);
  g_clear_pointer (&self->deleted, layak_tombstone_free);
  g_free (self->told_digest);
  g_free (self->digest);
  g_free (self->bytes);
  g_free (self->block);
  g_clear_pointer (&self->decoder, layak_report_decoder_free);
  g_string_free (self->decoded, TRUE);
  g_free (self->excerpt);
  g_clear_error (&self->error);
}

/* Reads a whole block, or what is left: nothing after the end or a failure, or if nobody wants more. */
static void
read_block (LayakReport *self)
{
  self->n_block = 0;
  if (self->error == NULL && !self->is_stopped)
    g_input_stream_read_all (self->stream, self->block, BLOCK_SIZE, &self->n_block, self->cancellable, &self->error);
}

static void
refuse_encoding (LayakReport *self)
{
  if (!self->is_stopped)
    refuse (self, _("There is a character which XML does not allow, or the encoding is not the one declared"));
}

/* Finds out from the first block what the report is written in. */
static void
find_encoding (LayakReport *self)
{
  g_autoptr(GError) error = NULL;
  guint column;

  if (layak_report_decoder_new (self->block, self->n_block, &self->decoder, &column, &error))
    return;

  layak_report_tell (self, LAYAK_PROBLEM_FATAL, (LayakReportPlace) { 1, column }, NULL, "%s", error->message);
  layak_report_stop (self);
}

/* Gives the parser text, unless no tag was in it for too long. @n_without: (inout): for how long */
static void
parse (LayakReport *self,
       const char  *text,
       gsize        size,
       gsize       *n_without)
{
  const char *last = memrchr (text, '<', size);

  *n_without = last != NULL ? (gsize) (text + size - last) : *n_without + size;
  if (*n_without > MAX_WITHOUT_TAG)
    refuse (self, _("There is no tag for too long; this is no report"));
  else
    xmlParseChunk (self->parser, text, (int) size, 0);
}

static void
decode_block (LayakReport *self,
              gsize       *n_without)
{
  gboolean ok;

  g_string_truncate (self->decoded, 0);
  ok = layak_report_decoder_decode (self->decoder, self->block, self->n_block, self->decoded);
  parse (self, self->decoded->str, self->decoded->len, n_without);
  if (!ok)
    refuse_encoding (self);
}

/* Gives the parser all bytes, of which the first block was read. The memory of the queue is not so full that it could
 * not wait for the end of a block. */
static void
feed (LayakReport *self)
{
  goffset n_read = 0;
  gsize n_without = 0;

  find_encoding (self);
  for (; self->n_block > 0 && !self->is_stopped; read_block (self))
    {
      n_read += (goffset) self->n_block;
      if (self->decoder != NULL)
        decode_block (self, &n_without);
      else
        {
          const gsize mark = n_read == (goffset) self->n_block
                             ? layak_report_decoder_skip_mark (self->block, self->n_block) : 0;

          parse (self, self->block + mark, self->n_block - mark, &n_without);
        }
      layak_report_queue_push (self->queue, LAYAK_REPORT_EVENT_PROGRESS, 0)->n_bytes = n_read;
    }
  if (self->error != NULL || self->is_stopped)
    return;

  self->at_end = TRUE;
  if (self->decoder != NULL && !layak_report_decoder_is_whole (self->decoder))
    refuse_encoding (self);
  if (n_read == 0)
    layak_report_tell (self, LAYAK_PROBLEM_FATAL, (LayakReportPlace) { 0, 0 }, NULL, _("The file is empty"));
  else if (!self->is_stopped)
    xmlParseChunk (self->parser, NULL, 0, 1);
  if (n_read > 0 && !self->is_stopped && !self->parser->wellFormed)
    refuse (self, _("This is no XML file"));
}

static gpointer
parse_thread (gpointer data)
{
  LayakReport *self = data;

  feed (self);
  layak_report_queue_finish (self->queue);
  return NULL;
}

/* Deals with all that the other thread finds. */
static void
take_events (LayakReport        *self,
             LayakReportVerdict *verdict)
{
  LayakReportEvent *event;

  while ((event = layak_report_queue_pop (self->queue)) != NULL)
    if (!layak_report_verdict_take (verdict, event) ||
        (event->kind == LAYAK_REPORT_EVENT_PROGRESS && g_cancellable_is_cancelled (self->cancellable)))
      layak_report_queue_close (self->queue);
}

/**
 * layak_report_read:
 * @stream: the report
 * @handler: what to call
 * @cancellable: (nullable): looked at for every block that is read
 *
 * Reads a native report. Nothing of it is trusted: neither its size nor what it says. Unless it is short it is parsed
 * on another thread, and all callbacks are called on this one.
 *
 * Returns: whether the report could be read to its end without a fatal problem. Fails with %LAYAK_REPORT_ERROR after a
 *   fatal problem, which the handler was told of, else with the error of @stream or of a callback
 */
gboolean
layak_report_read (GInputStream              *stream,
                   const LayakReportHandler  *handler,
                   gpointer                   user_data,
                   GCancellable              *cancellable,
                   GError                   **error)
{
  g_autoptr(LayakReportVerdict) verdict = layak_report_verdict_new (handler, user_data);
  LayakReport self;
  GThread *thread = NULL;
  gboolean is_short, ok;

  report_init (&self, handler, stream, cancellable);
  read_block (&self);
  is_short = self.n_block < BLOCK_SIZE;
  self.queue = layak_report_queue_new (!is_short);
  if (is_short)
    parse_thread (&self);
  else
    thread = g_thread_new ("layak-parse", parse_thread, &self);
  take_events (&self, verdict);
  if (thread != NULL)
    g_thread_join (thread);

  /* Problems are told also when the stream fails. */
  ok = layak_report_verdict_finish (verdict, self.error == NULL ? error : NULL);
  if (self.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self.error));
      ok = FALSE;
    }
  else if (ok && g_cancellable_set_error_if_cancelled (cancellable, error))
    ok = FALSE;
  report_clear (&self);
  return ok;
}
