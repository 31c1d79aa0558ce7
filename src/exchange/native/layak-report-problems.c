/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a problem lies, what to say of it, and whom to tell. */
#define _GNU_SOURCE   /* memrchr */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "layak-text.h"

/* Where the start tag begins that the parser has just read, or the end tag it stands at: neither can hold a “<”. */
LayakReportPlace
layak_report_place (LayakReport *self)
{
  return layak_report_place_of (self, NULL);
}

/* Where @end lies, which the parser has not left behind long ago. */
static LayakReportPlace
place_at (const xmlParserInput *input,
          const xmlChar        *end)
{
  LayakReportPlace place = { (guint) MAX (input->line, 1), 1 };
  const xmlChar *line;

  for (const xmlChar *p = end; (p = memchr (p, '\n', (gsize) (input->cur - p))) != NULL && place.line > 1; p++)
    place.line--;

  line = memrchr (input->base, '\n', (gsize) (end - input->base));
  if (line != NULL)
    place.column = (guint) g_utf8_strlen ((const char *) line + 1, end - line - 1) + 1;
  else if (input->consumed == 0)
    place.column = (guint) g_utf8_strlen ((const char *) input->base, end - input->base) + 1;
  else
    /* The beginning of the line is no longer in memory, so the parser's count has to do. */
    place.column = (guint) MAX (input->col - (int) g_utf8_strlen ((const char *) end, input->cur - end), 1);
  return place;
}

/**
 * layak_report_place_of:
 * @attribute: (nullable): an attribute of the start tag the parser has just read
 *
 * Returns: where the attribute begins, or the tag, if @attribute is %NULL or its value had to be copied
 */
LayakReportPlace
layak_report_place_of (LayakReport    *self,
                       const xmlChar **attribute)
{
  const xmlParserInput *input = self->parser->input;
  const xmlChar *name = attribute != NULL ? attribute[0] : NULL;
  const xmlChar *value = attribute != NULL ? self->read[attribute - self->attributes + 3] : NULL;
  const xmlChar *tag;

  if (input == NULL || input->cur == NULL || input->base == NULL)
    return (LayakReportPlace) { 1, 1 };

  tag = memrchr (input->base, '<', (gsize) (input->cur - input->base));
  if (tag == NULL)
    tag = input->base;
  if (name != NULL && value > tag && value < input->cur)
    {
      const xmlChar *equals = memrchr (tag, '=', (gsize) (value - tag));

      while (equals != NULL && equals > tag && g_ascii_isspace (equals[-1]))
        equals--;
      if (equals != NULL && equals - tag > (long) strlen ((const char *) name))
        return place_at (input, equals - strlen ((const char *) name));
    }

  return place_at (input, tag);
}

/* Where @text begins, which the parser has just read. */
LayakReportPlace
layak_report_place_of_text (LayakReport   *self,
                            const xmlChar *text)
{
  const xmlParserInput *input = self->parser->input;

  if (text < input->base || text > input->cur)
    return (LayakReportPlace) { (guint) MAX (input->line, 1), (guint) MAX (input->col, 1) };

  return place_at (input, text);
}

/* What was read, for a message: a hostile file has names and values of any length. Lasts until the next call. */
const char *
layak_report_excerpt (LayakReport   *self,
                      gconstpointer  text)
{
  g_free (self->excerpt);
  self->excerpt = layak_text_excerpt (text);
  return self->excerpt;
}

void
layak_report_stop (LayakReport *self)
{
  self->is_stopped = TRUE;
  xmlStopParser (self->parser);
}

/* About as much as a problem needs, so that a file that has nothing else does not fill the memory. */
#define PROBLEM_WEIGHT 1024

static LayakReportEvent *
push_problem (LayakReport       *self,
              LayakProblemClass  class,
              LayakReportPlace   place,
              const LayakField  *field,
              const char        *message)
{
  LayakReportEvent *event = layak_report_queue_push (self->queue, LAYAK_REPORT_EVENT_PROBLEM, PROBLEM_WEIGHT);

  event->problem = layak_problem_new (class, place.line, place.column, message);
  event->problem->field = field;
  event->row = self->row;
  event->deleted = self->row == NULL ? self->deleted : NULL;

  if (class == LAYAK_PROBLEM_WARNING)
    return event;

  if (self->depth > 0)
    self->levels[self->depth - 1].told = TRUE;
  self->is_rejected = TRUE;
  self->is_fatal |= class == LAYAK_PROBLEM_FATAL;
  return event;
}

static void
tell (LayakReport       *self,
      LayakProblemClass  class,
      LayakReportPlace   place,
      const LayakField  *field,
      const char        *format,
      va_list            args)
{
  g_autofree char *message = NULL;

  if (self->is_stopped)
    return;

  message = g_strdup_vprintf (format, args);
  push_problem (self, class, place, field, message);
}

/* Tells a problem of the innermost open element. */
void
layak_report_tell (LayakReport       *self,
                   LayakProblemClass  class,
                   LayakReportPlace   place,
                   const LayakField  *field,
                   const char        *format,
                   ...)
{
  va_list args;

  va_start (args, format);
  tell (self, class, place, field, format, args);
  va_end (args);
}

/* Warns of something that may well come with every record, the first time only. */
void
layak_report_tell_once (LayakReport      *self,
                        LayakReportPlace  place,
                        const char       *subject,
                        const char       *format,
                        ...)
{
  va_list args;

  if (!g_hash_table_add (self->told_once, g_strdup (subject)))
    return;

  va_start (args, format);
  tell (self, LAYAK_PROBLEM_WARNING, place, NULL, format, args);
  va_end (args);
}

/* Tells that the report is not the one that was delivered. */
void
layak_report_tell_changed (LayakReport      *self,
                           LayakReportPlace  place,
                           const char       *message)
{
  gboolean is_allowed = self->handler->allow_changed;

  if (!self->is_stopped)
    push_problem (self, is_allowed ? LAYAK_PROBLEM_WARNING : LAYAK_PROBLEM_FATAL, place, NULL, message)->is_change =
      !is_allowed;
}

static const char *
describe_malformed (int code)
{
  switch (code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
      return _("This is no XML file");
    case XML_ERR_DOCUMENT_END:
      return _("There is something after the end of the report");
    case XML_ERR_TAG_NAME_MISMATCH:
    case XML_ERR_LTSLASH_REQUIRED:
      return _("An end tag does not match the element that is open");
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return _("An entity is used, which reports do not allow");
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
      return _("The encoding of the file is not known");
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
    case XML_I18N_CONV_FAILED:
      return _("There is a character which XML does not allow, or the encoding is not the one declared");
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return _("An attribute stands twice");
    case XML_ERR_LT_IN_ATTRIBUTE:
      return _("There is a “<” within an attribute; it must be written as “&lt;”");
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return _("There is an “&” or “<” that begins nothing; write “&amp;” or “&lt;”");
    case XML_ERR_INTERNAL_ERROR:
    case XML_ERR_NAME_TOO_LONG:
      return _("A text, a comment or a name is too long");
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return _("The prefix of a name belongs to no namespace");
    default:
      return NULL;
    }
}

/* The parser waits for the rest of what it cannot make out, so that it may fail at the end for what stands before. */
static gboolean
is_at_end (const xmlParserInput *input)
{
  return input == NULL || input->cur >= input->end;
}

/* Tells what the parser stumbles over, in our own words, and which element was open there. */
void
layak_report_tell_malformed (LayakReport    *self,
                             const xmlError *problem)
{
  LayakReportPlace place = { (guint) MAX (problem->line, 1), (guint) MAX (problem->int2, 1) };
  const LayakReportLevel *open = self->depth > 0 ? &self->levels[self->depth - 1] : NULL;
  const char *sentence = describe_malformed (problem->code);
  g_autofree char *own = NULL;

  if (problem->level < XML_ERR_ERROR || self->is_stopped)
    return;

  if (self->at_end && open != NULL && (problem->code == XML_ERR_DOCUMENT_END || is_at_end (self->parser->input)))
    sentence = _("The file ends too early");
  else if (sentence == NULL)
    /* Translators: the number by which libxml2 calls the problem */
    sentence = own = g_strdup_printf (_("This is not well-formed XML (%d)"), problem->code);

  if (open != NULL)
    layak_report_tell (self, LAYAK_PROBLEM_FATAL, place, NULL,
                       /* Translators: a sentence, the name of an XML element, a line number */
                       _("%s; “%s”, begun in line %u, is still open"), sentence, open->name, open->place.line);
  else
    layak_report_tell (self, LAYAK_PROBLEM_FATAL, place, NULL, "%s", sentence);
  layak_report_stop (self);
}
