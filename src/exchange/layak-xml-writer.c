/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-xml-writer.h"

#include <string.h>

/* Large enough to keep system calls rare, small enough for the allocator to give the same memory again. */
#define BLOCK_SIZE (112 * 1024)

/* Text is collected in a block and handed on when the caller is between two records, so that every block holds whole
 * ones. */
struct _LayakXmlWriter
{
  LayakXmlSinkFunc  sink;
  gpointer          user_data;
  GString          *block;
  guint             depth;
  gboolean          in_tag;       /* the last start tag still lacks its “>” */
};

/* Where a text must be escaped: in both, in attributes alone, in elements alone. */
enum
{
  ANYWHERE = 1,
  IN_ATTRIBUTE,
  IN_ELEMENT,
};

static const guchar escaped[256] =
{
  ['&'] = ANYWHERE, ['<'] = ANYWHERE, ['\r'] = ANYWHERE,
  ['"'] = IN_ATTRIBUTE, ['\n'] = IN_ATTRIBUTE, ['\t'] = IN_ATTRIBUTE,
  ['>'] = IN_ELEMENT,
};

/**
 * layak_xml_writer_new:
 * @sink: takes the blocks
 */
LayakXmlWriter *
layak_xml_writer_new (LayakXmlSinkFunc sink,
                      gpointer         user_data)
{
  LayakXmlWriter *self = g_new0 (LayakXmlWriter, 1);

  self->sink = sink;
  self->user_data = user_data;
  self->block = g_string_sized_new (BLOCK_SIZE);
  g_string_append (self->block, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  return self;
}

void
layak_xml_writer_free (LayakXmlWriter *self)
{
  g_string_free (self->block, TRUE);
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

static void
append_escaped (GString    *block,
                const char *text,
                guchar      here)
{
  const char *begin = text;

  for (; *text != '\0'; text++)
    {
      guchar where = escaped[(guchar) *text];

      if (where != ANYWHERE && where != here)
        continue;

      g_string_append_len (block, begin, text - begin);
      g_string_append (block, replacement_of (*text));
      begin = text + 1;
    }
  g_string_append_len (block, begin, text - begin);
}

static void
close_tag (LayakXmlWriter *self)
{
  if (self->in_tag)
    g_string_append_len (self->block, ">\n", 2);
  self->in_tag = FALSE;
}

static void
indent (LayakXmlWriter *self)
{
  for (guint i = 0; i < self->depth; i++)
    g_string_append_len (self->block, "  ", 2);
}

/* Attributes of the element follow, then elements within it, then layak_xml_writer_end(). */
void
layak_xml_writer_start (LayakXmlWriter *self,
                        const char     *name)
{
  close_tag (self);
  indent (self);
  g_string_append_c (self->block, '<');
  g_string_append (self->block, name);
  self->in_tag = TRUE;
  self->depth++;
}

static void
begin_attribute (LayakXmlWriter *self,
                 const char     *name)
{
  g_assert (self->in_tag);

  g_string_append_c (self->block, ' ');
  g_string_append (self->block, name);
  g_string_append_len (self->block, "=\"", 2);
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
  append_escaped (self->block, text, IN_ATTRIBUTE);
  g_string_append_c (self->block, '"');
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
  /* Numbers, nicks and identities have no character to escape; codes are text and might. */
  if (layak_field_is_text (field))
    append_escaped (self->block, value.text, IN_ATTRIBUTE);
  else
    layak_value_append (field, value, self->block);
  g_string_append_c (self->block, '"');
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
  indent (self);
  g_string_append_c (self->block, '<');
  g_string_append (self->block, name);
  g_string_append_c (self->block, '>');
  append_escaped (self->block, text, IN_ELEMENT);
  g_string_append_len (self->block, "</", 2);
  g_string_append (self->block, name);
  g_string_append_len (self->block, ">\n", 2);
}

void
layak_xml_writer_end (LayakXmlWriter *self,
                      const char     *name)
{
  g_assert (self->depth > 0);

  self->depth--;
  if (self->in_tag)
    {
      g_string_append_len (self->block, "/>\n", 3);
      self->in_tag = FALSE;
      return;
    }

  indent (self);
  g_string_append_len (self->block, "</", 2);
  g_string_append (self->block, name);
  g_string_append_len (self->block, ">\n", 2);
}

/* Hands everything on, also an open start tag, to which no attribute can be added then. */
gboolean
layak_xml_writer_flush (LayakXmlWriter  *self,
                        GError         **error)
{
  g_autoptr(GBytes) bytes = NULL;

  close_tag (self);
  if (self->block->len == 0)
    return TRUE;

  bytes = g_string_free_to_bytes (self->block);
  self->block = g_string_sized_new (BLOCK_SIZE);
  return self->sink (bytes, self->user_data, error);
}

/* To be called between two records. */
gboolean
layak_xml_writer_flush_if_full (LayakXmlWriter  *self,
                                GError         **error)
{
  return self->block->len < BLOCK_SIZE - 8 * 1024 || layak_xml_writer_flush (self, error);
}
