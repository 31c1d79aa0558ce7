/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-xml-writer.h"

#include <string.h>

/* Large enough to make what each block costs besides its bytes negligible. */
#define BLOCK_SIZE (256 * 1024)

/* The system would be asked for the memory of a large block, and most reports need only a little of one. */
#define FIRST_SIZE (16 * 1024)

/* Text is collected in a block and handed on when the caller is between two records, so that every block holds whole
 * ones. */
struct _LayakXmlWriter
{
  LayakXmlSinkFunc  sink;
  gpointer          user_data;
  char             *block;
  gsize             length;
  gsize             size;
  GString          *scratch;      /* a value on its way */
  guint             depth;
  guint             n_levels;     /* that have lines of their own */
  gboolean          in_tag;       /* the last start tag still lacks its “>” */
};

/* What must be escaped in a text, in the two places it may stand. */
#define IN_ATTRIBUTE "&<\"\r\n\t"
#define IN_ELEMENT   "&<>\r"

/* GString would be asked for a million small pieces, and make a call of each. */
static inline void
append (LayakXmlWriter *self,
        const char     *text,
        gsize           length)
{
  if (self->length + length > self->size)
    {
      self->size = MAX (self->size * 2, self->length + length);
      self->block = g_realloc (self->block, self->size);
    }

  memcpy (self->block + self->length, text, length);
  self->length += length;
}

static inline void
append_text (LayakXmlWriter *self,
             const char     *text)
{
  append (self, text, strlen (text));
}

/**
 * layak_xml_writer_new_within:
 * @depth: how many elements are around what is written
 * @sink: takes the blocks
 *
 * Writes a piece of a document that others put together.
 */
LayakXmlWriter *
layak_xml_writer_new_within (guint            depth,
                             LayakXmlSinkFunc sink,
                             gpointer         user_data)
{
  LayakXmlWriter *self = g_new0 (LayakXmlWriter, 1);

  self->depth = depth;
  self->sink = sink;
  self->user_data = user_data;
  self->size = FIRST_SIZE;
  self->block = g_malloc (self->size);
  self->scratch = g_string_new (NULL);
  self->n_levels = G_MAXUINT;
  return self;
}

/**
 * layak_xml_writer_new:
 * @sink: takes the blocks
 */
LayakXmlWriter *
layak_xml_writer_new (LayakXmlSinkFunc sink,
                      gpointer         user_data)
{
  LayakXmlWriter *self = layak_xml_writer_new_within (0, sink, user_data);

  append_text (self, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  return self;
}

void
layak_xml_writer_free (LayakXmlWriter *self)
{
  g_free (self->block);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

static const char *
replacement_of (char c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\r':
      return "&#13;";
    case '\n':
      return "&#10;";
    default:
      return "&#9;";
    }
}

/* strcspn() looks at sixteen characters at a time. */
static void
append_escaped (LayakXmlWriter *self,
                const char     *text,
                const char     *escaped)
{
  for (;;)
    {
      gsize length = strcspn (text, escaped);

      append (self, text, length);
      text += length;
      if (*text == '\0')
        return;

      append_text (self, replacement_of (*text++));
    }
}

/* Elements below the first @n_levels follow each other on the line of the one around them: in a sheet of a million
 * cells there would be more blanks than values. To be called before anything is written. */
void
layak_xml_writer_set_levels (LayakXmlWriter *self,
                             guint           n_levels)
{
  self->n_levels = n_levels;
}

/* @depth: of the element that ends, or of those that follow a start tag */
static void
end_line (LayakXmlWriter *self,
          guint           depth)
{
  if (depth < self->n_levels)
    append (self, "\n", 1);
}

static void
close_tag (LayakXmlWriter *self)
{
  if (self->in_tag)
    {
      append (self, ">", 1);
      end_line (self, self->depth);
    }
  self->in_tag = FALSE;
}

/* @depth: of the element that begins, or of those before an end tag */
static void
indent (LayakXmlWriter *self,
        guint           depth)
{
  for (guint i = 0; depth < self->n_levels && i < self->depth; i++)
    append (self, "  ", 2);
}

/* Attributes of the element follow, then elements within it, then layak_xml_writer_end(). */
void
layak_xml_writer_start (LayakXmlWriter *self,
                        const char     *name)
{
  close_tag (self);
  indent (self, self->depth);
  append (self, "<", 1);
  append_text (self, name);
  self->in_tag = TRUE;
  self->depth++;
}

static void
begin_attribute (LayakXmlWriter *self,
                 const char     *name)
{
  g_assert (self->in_tag);

  append (self, " ", 1);
  append_text (self, name);
  append (self, "=\"", 2);
}

/* Nothing is written for text that is NULL, since an absent attribute is an unknown value. */
void
layak_xml_writer_attribute (LayakXmlWriter *self,
                            const char     *name,
                            const char     *text)
{
  if (text == NULL)
    return;

  begin_attribute (self, name);
  append_escaped (self, text, IN_ATTRIBUTE);
  append (self, "\"", 1);
}

static void
append_number (LayakXmlWriter *self,
               gint64          number)
{
  char digits[20];
  gsize n = 0;

  do
    digits[sizeof digits - ++n] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  append (self, digits + sizeof digits - n, n);
}

/* What stands in nearly every record is written straight away, the rest by way of the model. */
static void
append_value (LayakXmlWriter   *self,
              const LayakField *field,
              LayakValue        value)
{
  if (layak_field_is_text (field))
    append_escaped (self, value.text, IN_ATTRIBUTE);
  else if (field->type == LAYAK_FIELD_NUMBER || field->type == LAYAK_FIELD_MONEY)
    append_number (self, value.number);
  else if (field->type == LAYAK_FIELD_CHOICE)
    append_text (self, layak_enumeration_get_nick (field->choices, value.number));
  else
    {
      g_string_truncate (self->scratch, 0);
      layak_value_append (field, value, self->scratch);
      append (self, self->scratch->str, self->scratch->len);
    }
}

/* Writes a field that is an attribute, unless its value is unknown. */
void
layak_xml_writer_value (LayakXmlWriter   *self,
                        const char       *name,
                        const LayakField *field,
                        LayakValue        value)
{
  if (layak_value_is_unknown (field, value))
    return;

  begin_attribute (self, name);
  append_value (self, field, value);
  append (self, "\"", 1);
}

/* An element that holds text alone, on a line of its own; nothing if the text is NULL. */
void
layak_xml_writer_text_element (LayakXmlWriter *self,
                               const char     *name,
                               const char     *text)
{
  if (text == NULL)
    return;

  close_tag (self);
  indent (self, self->depth);
  append (self, "<", 1);
  append_text (self, name);
  append (self, ">", 1);
  append_escaped (self, text, IN_ELEMENT);
  append (self, "</", 2);
  append_text (self, name);
  append (self, ">", 1);
  end_line (self, self->depth);
}

void
layak_xml_writer_end (LayakXmlWriter *self,
                      const char     *name)
{
  g_assert (self->depth > 0);

  self->depth--;
  if (self->in_tag)
    {
      append (self, "/>", 2);
      end_line (self, self->depth);
      self->in_tag = FALSE;
      return;
    }

  indent (self, self->depth + 1);
  append (self, "</", 2);
  append_text (self, name);
  append (self, ">", 1);
  end_line (self, self->depth);
}

/* Ends an element that has attributes and, instead of elements, a text. */
void
layak_xml_writer_end_with_text (LayakXmlWriter *self,
                                const char     *name,
                                const char     *text)
{
  g_assert (self->in_tag);

  self->depth--;
  self->in_tag = FALSE;
  append (self, ">", 1);
  append_escaped (self, text, IN_ELEMENT);
  append (self, "</", 2);
  append_text (self, name);
  append (self, ">", 1);
  end_line (self, self->depth);
}

/* Hands everything on, also an open start tag, to which no attribute can be added then. */
gboolean
layak_xml_writer_flush (LayakXmlWriter  *self,
                        GError         **error)
{
  g_autoptr(GBytes) bytes = NULL;

  close_tag (self);
  if (self->length == 0)
    return TRUE;

  if (self->length < self->size / 2)
    self->block = g_realloc (self->block, self->length);
  bytes = g_bytes_new_take (self->block, self->length);
  self->size = self->size > FIRST_SIZE ? BLOCK_SIZE : FIRST_SIZE;
  self->block = g_malloc (self->size);
  self->length = 0;
  return self->sink (bytes, self->user_data, error);
}

/* To be called between two records. */
gboolean
layak_xml_writer_flush_if_full (LayakXmlWriter  *self,
                                GError         **error)
{
  return self->length < BLOCK_SIZE - 8 * 1024 || layak_xml_writer_flush (self, error);
}
