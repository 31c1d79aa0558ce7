/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-plain-parser.h"

#include <string.h>

/* Whatever is written is read again before it is kept, and most of what a parser of all XML does for that is to look
 * for what the writer never writes. So this one knows elements and attributes with names of ASCII letters and digits,
 * one blank before an attribute, double quotes, text in UTF-8 and the references below; all else is refused, and what
 * it takes is well-formed and means the same to any other parser. */

/* Attributes as SAX2 gives them: name, prefix, namespace, begin and end of the value. */
#define N_POINTERS 5

/* More than any record has. */
#define MAX_ATTRIBUTES 100

/* Names that were met; a power of two. */
#define N_NAMES 256

/* A number with the same byte eight times. */
#define EIGHT(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

typedef struct
{
  const char          *at;
  const char          *end;
  xmlDict             *names;
  const xmlChar       *uri;
  const xmlChar       *xmlns;
  const xmlSAXHandler *sax;
  gpointer             user_data;
  GPtrArray           *open;        /* names of the elements around */
  guint                n_attributes;
  const xmlChar       *attributes[MAX_ATTRIBUTES * N_POINTERS];
  const xmlChar       *met[N_NAMES];
  char                *decoded;     /* as large as the text, so that it never moves */
  char                *decoded_end;
} Parser;

typedef struct
{
  const char *text;
  char        character;
} Reference;

static const Reference references[] =
{
  { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' },
  { "&#13;", '\r' }, { "&#10;", '\n' }, { "&#9;", '\t' },
};

/* Where a value may stand.
 * @stop: what ends it, or must not be in it, besides “&” and “<” */
typedef struct
{
  const guint8 *classes;
  guchar        stop;
} Place;

typedef enum
{
  STOP,    /* the end, a reference, or something that must not stand there */
  PLAIN,
  WIDE,    /* a byte of a character beyond ASCII */
} Class;

static const guint8 attribute_classes[256] =
{
  [' ' ... '!'] = PLAIN, ['#' ... '%'] = PLAIN, ['\'' ... ';'] = PLAIN, ['=' ... 0x7f] = PLAIN,
  [0x80 ... 0xff] = WIDE,
};
static const guint8 element_classes[256] =
{
  ['\t' ... '\n'] = PLAIN, [' ' ... '%'] = PLAIN, ['\'' ... ';'] = PLAIN, ['='] = PLAIN, ['?' ... 0x7f] = PLAIN,
  [0x80 ... 0xff] = WIDE,
};

static const Place in_attribute = { attribute_classes, '"' };
static const Place in_element = { element_classes, '>' };

static gboolean
skip (Parser     *self,
      const char *text)
{
  const gsize length = strlen (text);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, text, length) != 0)
    return FALSE;

  self->at += length;
  return TRUE;
}

/* NULL if there is none. A report has few names, so that most were met before. */
static const xmlChar *
parse_name (Parser *self)
{
  const char *begin = self->at;
  const xmlChar **met;
  guint sum = 0;
  gsize length;

  if (self->at == self->end || !g_ascii_isalpha (*self->at))
    return NULL;

  while (self->at < self->end && g_ascii_isalnum (*self->at))
    sum = sum * 31 + (guchar) *self->at++;
  length = (gsize) (self->at - begin);
  met = &self->met[sum % N_NAMES];
  if (*met == NULL || strncmp ((const char *) *met, begin, length) != 0 || (*met)[length] != '\0')
    *met = xmlDictLookup (self->names, (const xmlChar *) begin, (int) length);
  return *met;
}

static void
decode (Parser     *self,
        const char *text,
        gsize       length)
{
  memcpy (self->decoded_end, text, length);
  self->decoded_end += length;
}

static gboolean
parse_reference (Parser *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (skip (self, references[i].text))
      {
        decode (self, &references[i].character, 1);
        return TRUE;
      }
  return FALSE;
}

/* What is no character of XML although it can be written in UTF-8: U+FFFE and U+FFFF. */
static gboolean
is_text (const char *begin,
         const char *end)
{
  if (!g_utf8_validate (begin, end - begin, NULL))
    return FALSE;

  for (const char *p = begin; p < end; p++)
    if (end - p >= 3 && memcmp (p, "\xef\xbf", 2) == 0 && (guchar) p[2] >= 0xbe)
      return FALSE;
  return TRUE;
}

static gboolean
has_byte (guint64 bytes,
          guchar  byte)
{
  guint64 others = bytes ^ EIGHT (byte);

  return ((others - EIGHT (0x01)) & ~others & EIGHT (0x80)) != 0;
}

/* Whether the next eight bytes are of ASCII and nothing stops there. */
static gboolean
is_run (const char  *text,
        const Place *place)
{
  guint64 bytes;

  memcpy (&bytes, text, sizeof bytes);
  return ((bytes | ~((bytes & EIGHT (0x7f)) + EIGHT (0x60))) & EIGHT (0x80)) == 0 &&
         !has_byte (bytes, '&') && !has_byte (bytes, '<') && !has_byte (bytes, place->stop);
}

/* Answers whether there was a character beyond ASCII. */
static gboolean
skip_run (Parser      *self,
          const Place *place)
{
  gboolean is_wide = FALSE;
  const char *limit;

  do
    {
      while (self->end - self->at >= 8 && is_run (self->at, place))
        self->at += 8;
      limit = self->at + MIN (8, self->end - self->at);
      while (self->at < limit && place->classes[(guchar) *self->at] != STOP)
        is_wide |= place->classes[(guchar) *self->at++] == WIDE;
    }
  while (self->at == limit && self->at < self->end);
  return is_wide;
}

/* Parses up to what stops a value, and tells it with the references replaced. */
static gboolean
parse_value (Parser         *self,
             const Place    *place,
             const xmlChar **begin,
             const xmlChar **end)
{
  const char *first = self->at, *run = self->at, *decoded = NULL;
  gboolean is_wide = FALSE;

  while (TRUE)
    {
      is_wide |= skip_run (self, place);
      if (self->at == self->end || *self->at != '&')
        break;

      if (decoded == NULL)
        decoded = self->decoded_end;
      decode (self, run, (gsize) (self->at - run));
      if (!parse_reference (self))
        return FALSE;
      run = self->at;
    }

  if (decoded != NULL)
    decode (self, run, (gsize) (self->at - run));
  *begin = (const xmlChar *) (decoded != NULL ? decoded : first);
  *end = (const xmlChar *) (decoded != NULL ? self->decoded_end : self->at);
  return !is_wide || is_text (first, self->at);
}

static gboolean
has_attribute (const Parser  *self,
               const xmlChar *name)
{
  for (guint i = 0; i < self->n_attributes; i++)
    if (self->attributes[i * N_POINTERS] == name)
      return TRUE;

  return FALSE;
}

static gboolean
parse_attribute (Parser *self)
{
  const xmlChar *name = parse_name (self);
  const xmlChar **attribute = self->attributes + self->n_attributes * N_POINTERS;

  if (name == NULL || self->n_attributes == MAX_ATTRIBUTES || has_attribute (self, name) || name == self->xmlns ||
      !skip (self, "=\"") || !parse_value (self, &in_attribute, &attribute[3], &attribute[4]) || !skip (self, "\""))
    return FALSE;

  attribute[0] = name;
  attribute[1] = attribute[2] = NULL;
  self->n_attributes++;
  return TRUE;
}

static void
end_element (Parser        *self,
             const xmlChar *name)
{
  self->sax->endElementNs (self->user_data, name, NULL, self->uri);
}

static gboolean
parse_start_tag (Parser *self)
{
  const xmlChar *name = parse_name (self);
  gboolean is_empty;

  self->n_attributes = 0;
  self->decoded_end = self->decoded;
  if (name == NULL)
    return FALSE;

  while (self->at < self->end && *self->at == ' ')
    {
      self->at++;
      if (!parse_attribute (self))
        return FALSE;
    }

  is_empty = skip (self, "/");
  if (!skip (self, ">"))
    return FALSE;

  self->sax->startElementNs (self->user_data, name, NULL, self->uri, 0, NULL,
                             (int) self->n_attributes, 0, self->attributes);
  if (is_empty)
    end_element (self, name);
  else
    g_ptr_array_add (self->open, (gpointer) name);
  return TRUE;
}

static gboolean
parse_end_tag (Parser *self)
{
  const xmlChar *name = parse_name (self);

  if (name == NULL || self->open->len == 0 || self->open->pdata[self->open->len - 1] != name || !skip (self, ">"))
    return FALSE;

  g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  end_element (self, name);
  return TRUE;
}

static gboolean
parse_text (Parser *self)
{
  const xmlChar *begin, *end;

  self->decoded_end = self->decoded;
  if (!parse_value (self, &in_element, &begin, &end) || (self->at < self->end && *self->at != '<'))
    return FALSE;

  if (begin < end)
    self->sax->characters (self->user_data, begin, (int) (end - begin));
  return TRUE;
}

static gboolean
parse (Parser *self)
{
  while (self->at < self->end)
    if (!(skip (self, "</") ? parse_end_tag (self) : skip (self, "<") ? parse_start_tag (self) : parse_text (self)))
      return FALSE;

  return self->open->len == 0;
}

/**
 * layak_plain_parse:
 * @text: some whole elements, with blanks between them
 * @names: the names that are told come from it
 * @uri: the namespace of all elements, also from @names
 * @sax: gets what SAX2 tells of it, until something is refused
 *
 * Returns: whether @text is such elements, well-formed and as the writer writes them
 */
gboolean
layak_plain_parse (const char          *text,
                   gsize                length,
                   xmlDict             *names,
                   const char          *uri,
                   const xmlSAXHandler *sax,
                   gpointer             user_data)
{
  g_autoptr(GPtrArray) open = g_ptr_array_new ();
  g_autofree char *decoded = g_malloc (length + 1);
  g_autofree Parser *self = g_new0 (Parser, 1);

  self->at = text;
  self->end = text + length;
  self->names = names;
  self->uri = xmlDictLookup (names, BAD_CAST uri, -1);
  self->xmlns = xmlDictLookup (names, BAD_CAST "xmlns", -1);
  self->sax = sax;
  self->user_data = user_data;
  self->open = open;
  self->decoded = decoded;
  return parse (self);
}
