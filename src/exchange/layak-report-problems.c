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
  return layak_report_place_of (self, NULL, NULL);
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
 * @name: (nullable): an attribute of the start tag the parser has just read
 * @value: where the parser says its value begins
 *
 * Returns: where the attribute begins, or the tag, if @name is %NULL or its value had to be copied
 */
LayakReportPlace
layak_report_place_of (LayakReport   *self,
                       const xmlChar *name,
                       const xmlChar *value)
{
  const xmlParserInput *input = self->parser->input;
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

/* The title of a record comes after most of its fields, so that its problems wait until the record is read. */
void
layak_report_flush_problems (LayakReport *self)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      LayakProblem *problem = g_ptr_array_index (self->pending, i);
      const LayakRow *row = g_ptr_array_index (self->pending_rows, i);

      if (row != NULL)
        layak_problem_set_row (problem, row);
      if (self->handler->problem != NULL)
        self->handler->problem (problem, self->user_data);
    }

  g_ptr_array_set_size (self->pending, 0);
  g_ptr_array_set_size (self->pending_rows, 0);
}

static void
add_problem (LayakReport      *self,
             LayakProblem     *problem)
{
  if (self->deleted != NULL && self->row == NULL)
    {
      problem->info = self->deleted->info;
      problem->uuid = self->deleted->uuid;
      problem->record = layak_uuid_to_string (&self->deleted->uuid);
    }

  g_ptr_array_add (self->pending, problem);
  g_ptr_array_add (self->pending_rows, self->row);
  if (problem->class == LAYAK_PROBLEM_FATAL && self->fatal == NULL)
    self->fatal = g_strdup (problem->message);
  if (problem->class != LAYAK_PROBLEM_WARNING)
    self->is_rejected = TRUE;
  if (self->unit == NULL || self->is_stopped)
    layak_report_flush_problems (self);
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
  LayakProblem *problem;

  if (self->is_stopped)
    return;

  message = g_strdup_vprintf (format, args);
  problem = layak_problem_new (class, place.line, place.column, message);
  problem->field = field;
  if (self->depth > 0 && class != LAYAK_PROBLEM_WARNING)
    self->levels[self->depth - 1].told = TRUE;
  add_problem (self, problem);

  if (++self->n_problems == LAYAK_REPORT_MAX_PROBLEMS)
    {
      add_problem (self, layak_problem_new (LAYAK_PROBLEM_FATAL, place.line, place.column,
                                            _("There are too many problems; the rest was not read")));
      layak_report_stop (self);
      layak_report_flush_problems (self);
    }
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
  layak_report_flush_problems (self);
}

/* The schema is asked after our own checks, so what it tells of an element that has a problem is that problem again.
 * The order of the elements of a record and what they lack are ours to tell: after an element that it does not expect,
 * the schema would be silent of the rest. */
void
layak_report_tell_schema (int         code,
                          const char *attribute,
                          const char *expected,
                          gpointer    user_data)
{
  LayakReport *self = user_data;
  const LayakReportLevel *level = &self->levels[self->depth - 1];
  LayakProblemClass class = level->kind == LAYAK_REPORT_ROOT ? LAYAK_PROBLEM_FATAL : LAYAK_PROBLEM_REJECTED;
  g_autofree char *sentence = NULL;

  if (level->told)
    return;
  if (code == XML_SCHEMAV_ELEMENT_CONTENT && self->unit != NULL && level->kind != LAYAK_REPORT_UNIT)
    {
      self->is_unexpected = TRUE;
      return;
    }

  sentence = layak_report_schema_describe (code, expected);
  if (attribute != NULL)
    layak_report_tell (self, class, layak_report_place (self), NULL, "%s: %s", attribute, sentence);
  else
    layak_report_tell (self, class, layak_report_place (self), NULL, "%s", sentence);
}
