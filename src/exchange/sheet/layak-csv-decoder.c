/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-types.h"

#define DETECT_SIZE (64 * 1024)

/* Bytes 0x80 to 0x9f; the others are those of Latin-1. What is not assigned stays a control character, which no field
 * takes. */
static const gunichar windows[32] =
{
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d,
  0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0x009d, 0x017e, 0x0178,
};

/* As the command line calls them. */
static const char * const names[LAYAK_CSV_N_ENCODINGS] = { "auto", "utf-8", "utf-16", "windows-1252" };

/* @rest: bytes of which the next ones tell what they are */
struct _LayakCsvDecoder
{
  LayakCsvEncoding encoding;
  gboolean         is_begun;
  gboolean         is_big_endian;
  GByteArray      *rest;
};

gboolean
layak_csv_encoding_find (const char       *name,
                         LayakCsvEncoding *encoding)
{
  for (guint i = 0; i < LAYAK_CSV_N_ENCODINGS; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      {
        *encoding = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
begins_with (const guint8 *bytes,
             gsize         size,
             const char   *mark)
{
  return size >= strlen (mark) && memcmp (bytes, mark, strlen (mark)) == 0;
}

static gboolean
has_mark (const guint8 *bytes,
          gsize         size)
{
  return begins_with (bytes, size, "\xef\xbb\xbf") || begins_with (bytes, size, "\xff\xfe") ||
         begins_with (bytes, size, "\xfe\xff");
}

/**
 * layak_csv_encoding_detect:
 * @stream: the file, which is read as far as it must be
 * @encoding: (inout): becomes %LAYAK_CSV_WINDOWS_1252 if any part of the file is not UTF-8, and no mark says what is
 *
 * A few letters of Windows-1252 may look like UTF-8, so that only all of them tell.
 */
gboolean
layak_csv_encoding_detect (GInputStream      *stream,
                           LayakCsvEncoding  *encoding,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_autofree char *chunk = g_malloc (DETECT_SIZE);
  gboolean is_first = TRUE;
  gsize kept = 0;
  gssize size;

  while ((size = g_input_stream_read (stream, chunk + kept, DETECT_SIZE - kept, cancellable, error)) > 0)
    {
      const char *end;

      kept += (gsize) size;
      if (is_first && has_mark ((const guint8 *) chunk, kept))
        return TRUE;
      is_first = FALSE;
      if (g_utf8_validate (chunk, (gssize) kept, &end))
        end = chunk + kept;
      kept -= (gsize) (end - chunk);
      /* What a NUL is, the decoder tells; of a character that is not whole the rest follows. */
      if (kept > 0 && *end == '\0')
        return TRUE;
      if (kept > 0 && g_utf8_get_char_validated (end, (gssize) kept) != (gunichar) -2)
        break;
      memmove (chunk, end, kept);
    }
  if (size < 0)
    return FALSE;

  if (kept > 0)
    *encoding = LAYAK_CSV_WINDOWS_1252;
  return TRUE;
}

LayakCsvDecoder *
layak_csv_decoder_new (LayakCsvEncoding encoding)
{
  LayakCsvDecoder *self = g_new0 (LayakCsvDecoder, 1);

  self->encoding = encoding;
  self->rest = g_byte_array_new ();
  return self;
}

void
layak_csv_decoder_free (LayakCsvDecoder *self)
{
  g_byte_array_unref (self->rest);
  g_free (self);
}

/* %LAYAK_CSV_ANY_ENCODING as long as all of it was ASCII. */
LayakCsvEncoding
layak_csv_decoder_get_encoding (LayakCsvDecoder *self)
{
  return self->encoding;
}

/* Answers how many bytes the mark has. One that contradicts what a person chose is right, and the person is not. */
static gsize
read_mark (LayakCsvDecoder *self,
           const guint8    *bytes,
           gsize            size)
{
  if (begins_with (bytes, size, "\xef\xbb\xbf"))
    {
      self->encoding = LAYAK_CSV_UTF_8;
      return 3;
    }
  if (begins_with (bytes, size, "\xff\xfe") || begins_with (bytes, size, "\xfe\xff"))
    {
      self->encoding = LAYAK_CSV_UTF_16;
      self->is_big_endian = bytes[0] == 0xfe;
      return 2;
    }

  return 0;
}

/* The character that begins @bytes. Answers its size, 0 if the next bytes must tell, or -1 if it is none. */
static int
read_utf_8 (const guint8 *bytes,
            gsize         size,
            gboolean      is_last)
{
  gunichar c = g_utf8_get_char_validated ((const char *) bytes, (gssize) MIN (size, 6));

  if (c == (gunichar) -2 && !is_last)
    return 0;
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return -1;

  return g_utf8_skip[bytes[0]];
}

static int
read_utf_16 (LayakCsvDecoder *self,
             const guint8    *bytes,
             gsize            size,
             gboolean         is_last,
             gunichar        *c)
{
  const guint high = self->is_big_endian ? 0 : 1;
  gunichar low;

  if (size < 2)
    return is_last ? -1 : 0;

  *c = (gunichar) bytes[high] << 8 | bytes[1 - high];
  if (*c < 0xd800 || *c > 0xdfff)
    return 2;
  if (*c > 0xdbff)
    return -1;
  if (size < 4)
    return is_last ? -1 : 0;

  low = (gunichar) bytes[2 + high] << 8 | bytes[3 - high];
  *c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
  return low >= 0xdc00 && low <= 0xdfff ? 4 : -1;
}

/* Appends what @bytes begin with. Answers as read_utf_8() does. */
static int
decode_one (LayakCsvDecoder *self,
            const guint8    *bytes,
            gsize            size,
            gboolean         is_last,
            GString         *text)
{
  gunichar c = bytes[0];
  int n = 1;

  if (self->encoding == LAYAK_CSV_UTF_16)
    n = read_utf_16 (self, bytes, size, is_last, &c);
  else if (c >= 0x80 && self->encoding == LAYAK_CSV_WINDOWS_1252)
    c = c < 0xa0 ? windows[c - 0x80] : c;
  else if (c >= 0x80)
    {
      n = read_utf_8 (bytes, size, is_last);
      /* The first character that is not ASCII decides: before it, both are the same. */
      if (n != 0 && self->encoding == LAYAK_CSV_ANY_ENCODING)
        {
          self->encoding = n > 0 ? LAYAK_CSV_UTF_8 : LAYAK_CSV_WINDOWS_1252;
          return decode_one (self, bytes, size, is_last, text);
        }
      if (n > 0)
        g_string_append_len (text, (const char *) bytes, n);
      return n;
    }

  if (n > 0 && c == 0)
    return -1;
  if (n > 0)
    g_string_append_unichar (text, c);
  return n;
}

static gboolean
fail (LayakCsvDecoder  *self,
      guint8            byte,
      GError          **error)
{
  if (byte == 0 && self->encoding != LAYAK_CSV_UTF_16)
    g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                         _("There is a NUL character: this is no text, or UTF-16 without a byte order mark"));
  else if (self->encoding == LAYAK_CSV_UTF_16)
    g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("This is not UTF-16 throughout"));
  else
    g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                         _("This is not UTF-8 throughout; it may be Windows-1252"));
  return FALSE;
}

/**
 * layak_csv_decoder_push:
 * @is_last: whether nothing follows
 * @text: gets what the bytes say; also, if it fails, what stands before that place
 *
 * Decodes the next bytes of a file.
 */
gboolean
layak_csv_decoder_push (LayakCsvDecoder  *self,
                        const char       *bytes,
                        gsize             size,
                        gboolean          is_last,
                        GString          *text,
                        GError          **error)
{
  gsize at = 0;

  g_byte_array_append (self->rest, (const guint8 *) bytes, (guint) size);
  if (!self->is_begun && self->rest->len < 3 && !is_last)
    return TRUE;
  if (!self->is_begun)
    at = read_mark (self, self->rest->data, self->rest->len);
  self->is_begun = TRUE;

  while (at < self->rest->len)
    {
      int n = decode_one (self, self->rest->data + at, self->rest->len - at, is_last, text);

      if (n < 0)
        return fail (self, self->rest->data[at], error);
      if (n == 0)
        break;
      at += (gsize) n;
    }

  g_byte_array_remove_range (self->rest, 0, (guint) at);
  return TRUE;
}
