/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-decoder.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "layak-types.h"

#define MARK "\xef\xbb\xbf"

/* The declaration of a report is within so many bytes. */
#define MAX_DECLARATION 1024

#define CHUNK_SIZE (4 * 1024)

/* Of encodings that a declaration cannot name truly, since it could not be read if it did. */
static const char * const wide[] = { "UTF-16", "UTF-32", "UCS", "ISO-10646", "CSUCS", "UNICODE" };

/* @rest: the beginning of a character that the next bytes go on with */
struct _LayakReportDecoder
{
  GIConv   converter;
  GString *rest;
};

/* The encoding that the first bytes show; NULL if it has to be looked up in the declaration. */
static const char *
sniff (const char *bytes,
       gsize       size)
{
  static const struct { const char *encoding; char bytes[2]; } beginnings[] =
  {
    { "UTF-16", { '\xff', '\xfe' } }, { "UTF-16", { '\xfe', '\xff' } }, { "UTF-8", { '\xef', '\xbb' } },
    { "UTF-16LE", { '<', '\0' } }, { "UTF-16BE", { '\0', '<' } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (size >= 2 && memcmp (bytes, beginnings[i].bytes, 2) == 0)
      return beginnings[i].encoding;

  return NULL;
}

gsize
layak_report_decoder_skip_mark (const char *bytes,
                                gsize       size)
{
  return size >= strlen (MARK) && memcmp (bytes, MARK, strlen (MARK)) == 0 ? strlen (MARK) : 0;
}

/* (transfer full) (nullable): the encoding that the declaration names; empty if it goes on for too long. @end: (out):
 * what follows it */
static char *
find_declared (const char *text,
               guint      *end)
{
  static GRegex *regex;
  g_autoptr(GMatchInfo) match = NULL;
  int start, stop;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*([\"'])([^\"'>]*)\\1", G_REGEX_RAW, 0,
                                            NULL));
  if (!g_regex_match (regex, text, 0, &match) || !g_match_info_fetch_pos (match, 2, &start, &stop))
    {
      *end = strlen ("<?xml ");
      return g_str_has_prefix (text, "<?xml") && strstr (text, "?>") == NULL ? g_strdup ("") : NULL;
    }

  *end = (guint) stop + 2;
  return g_match_info_fetch (match, 2);
}

static gboolean
is_wide (const char *encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_ascii_strncasecmp (encoding, wide[i], strlen (wide[i])) == 0)
      return TRUE;

  return FALSE;
}

/* As XML writes them: nothing that would tell the converter more than a name. */
static gboolean
is_name (const char *encoding)
{
  return g_ascii_isalpha (*encoding) && strlen (encoding) <= 40 &&
         encoding[strspn (encoding, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-")] == '\0';
}

gboolean
layak_report_decoder_new (const char          *bytes,
                          gsize                size,
                          LayakReportDecoder **decoder,
                          guint               *column,
                          GError             **error)
{
  const char *sniffed = sniff (bytes, size);
  g_autofree char *beginning = g_strndup (bytes, MIN (size, MAX_DECLARATION));
  g_autofree char *declared = sniffed == NULL ? find_declared (beginning, column) : NULL;
  const char *encoding = sniffed != NULL ? sniffed : declared;
  GIConv converter;

  *decoder = NULL;
  if (encoding == NULL || g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    return TRUE;

  converter = is_name (encoding) ? g_iconv_open ("UTF-8", encoding) : (GIConv) -1;
  if (converter == (GIConv) -1 || (sniffed == NULL && is_wide (encoding)))
    {
      const char *message = converter == (GIConv) -1
        ? _("The encoding of the file is not known")
        : _("There is a character which XML does not allow, or the encoding is not the one declared");

      g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, message);
      if (converter != (GIConv) -1)
        g_iconv_close (converter);
      return FALSE;
    }

  *decoder = g_new0 (LayakReportDecoder, 1);
  (*decoder)->converter = converter;
  (*decoder)->rest = g_string_new (NULL);
  return TRUE;
}

void
layak_report_decoder_free (LayakReportDecoder *self)
{
  g_iconv_close (self->converter);
  g_string_free (self->rest, TRUE);
  g_free (self);
}

gboolean
layak_report_decoder_decode (LayakReportDecoder *self,
                             const char         *bytes,
                             gsize               size,
                             GString            *text)
{
  char *in;
  gsize n_in;

  g_string_append_len (self->rest, bytes, (gssize) size);
  in = self->rest->str;
  n_in = self->rest->len;
  while (n_in > 0)
    {
      char chunk[CHUNK_SIZE], *out = chunk;
      gsize n_out = sizeof chunk;
      const gboolean ok = g_iconv (self->converter, &in, &n_in, &out, &n_out) != (gsize) -1;
      const int reason = errno;

      g_string_append_len (text, chunk, out - chunk);
      if (!ok && reason == EINVAL)
        break;
      if (!ok && reason != E2BIG)
        return FALSE;
    }

  g_string_erase (self->rest, 0, in - self->rest->str);
  return TRUE;
}

gboolean
layak_report_decoder_is_whole (LayakReportDecoder *self)
{
  return self->rest->len == 0;
}
