/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of a text that stands in a sentence. */
#define EXCERPT_LENGTH 60

/* A number with the same byte eight times. */
#define EIGHT(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

static gboolean
is_plain_byte (guchar c)
{
  return c >= 0x20 && c < 0x7f;
}

/* The same of eight bytes at once: the highest bit of each tells, in a sum that no byte carries over to the next. */
static gboolean
are_plain_bytes (const char *text)
{
  guint64 bytes, low;

  memcpy (&bytes, text, sizeof bytes);
  low = bytes & EIGHT (0x7f);
  return ((bytes | (low + EIGHT (0x01)) | ~(low + EIGHT (0x60))) & EIGHT (0x80)) == 0;
}

/* Most text of a report is plain ASCII on one line, which needs no work. */
static gboolean
is_plain (const char *text,
          gsize       length)
{
  gsize i = 0;

  while (i + sizeof (guint64) <= length && are_plain_bytes (text + i))
    i += sizeof (guint64);
  while (i < length && is_plain_byte ((guchar) text[i]))
    i++;

  return i == length && (length == 0 || (text[0] != ' ' && text[length - 1] != ' '));
}

/* Whether NFC leaves the character as it is, whatever stands beside it: Latin letters, the punctuation of printed text
 * and Chinese characters. Others may too, but these are what reports hold. */
static gboolean
is_composed (gunichar c)
{
  return (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c < 0x300) || (c >= 0x2010 && c < 0x2028) ||
         (c >= 0x4e00 && c < 0xa000);
}

/* Most of the rest is composed already, and need not be taken apart to find that out. */
static gboolean
is_settled (const char *text,
            gsize       length,
            gboolean    many_lines)
{
  if (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1]))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_plain_byte ((guchar) *p) && !is_composed (g_utf8_get_char (p)) && !(many_lines && *p == '\n'))
      return FALSE;

  return TRUE;
}

static gboolean
is_refused (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0xfffe || c == 0xffff || c == 0x2028 || c == 0x2029;
}

/* CR LF and CR become LF; in a text of one line every break and tab becomes a blank. */
static gboolean
fold_lines (const char  *text,
            gboolean     many_lines,
            GString     *folded,
            GError     **error)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r')
        c = '\n';
      if ((c == '\n' && !many_lines) || c == '\t')
        c = ' ';
      if (c != '\n' && is_refused (c))
        {
          g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                       _("The text has a control character (U+%04X)"), (guint) c);
          return FALSE;
        }
      g_string_append_unichar (folded, c);
    }

  return TRUE;
}

/**
 * layak_text_normalize:
 * @text: text a person typed or a file held
 * @many_lines: whether line breaks are kept
 *
 * Returns: (transfer full): @text in NFC with LF and without blanks around it, or %NULL if it is not UTF-8 or has a
 *   control character
 */
char *
layak_text_normalize (const char  *text,
                      gboolean     many_lines,
                      GError     **error)
{
  gsize length = strlen (text);
  g_autoptr(GString) folded = NULL;
  g_autofree char *composed = NULL;

  if (is_plain (text, length))
    return g_strndup (text, length);

  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("The text is not valid UTF-8"));
      return NULL;
    }

  if (is_settled (text, length, many_lines))
    return g_strndup (text, length);

  folded = g_string_sized_new (length);
  if (!fold_lines (text, many_lines, folded, error))
    return NULL;

  composed = g_utf8_normalize (folded->str, (gssize) folded->len, G_NORMALIZE_NFC);
  return g_strdup (g_strstrip (composed));
}

/**
 * layak_text_matches:
 * @pattern: a regular expression for the whole text
 */
gboolean
layak_text_matches (const char *text,
                    const char *pattern)
{
  g_autofree char *whole = g_strconcat ("^(?:", pattern, ")\\z", NULL);

  return g_regex_match_simple (whole, text, 0, 0);
}

/**
 * layak_text_excerpt:
 *
 * Returns: (transfer full): the begin of @text for a message, in valid UTF-8 whatever @text is; what is left out shows
 *   as “…”, after a whole word if there is one
 */
char *
layak_text_excerpt (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, 4 * EXCERPT_LENGTH));
  g_autofree char *cut = NULL;
  char *space;

  if (g_utf8_strlen (valid, -1) <= EXCERPT_LENGTH)
    return g_steal_pointer (&valid);

  cut = g_utf8_substring (valid, 0, EXCERPT_LENGTH);
  space = strrchr (cut, ' ');
  if (space != NULL && g_utf8_strlen (cut, space - cut) > EXCERPT_LENGTH / 2)
    *space = '\0';
  for (gsize n = strlen (cut); n > 0 && strchr (",;:", cut[n - 1]) != NULL; n--)
    cut[n - 1] = '\0';
  return g_strconcat (cut, "…", NULL);
}

/**
 * layak_text_camel:
 *
 * Returns: (transfer full): the name as XML writes it, startDate for start-date
 */
char *
layak_text_camel (const char *kebab)
{
  GString *camel = g_string_new (NULL);

  for (const char *p = kebab; *p != '\0'; p++)
    if (*p == '-' && p[1] != '\0')
      g_string_append_c (camel, g_ascii_toupper (*++p));
    else
      g_string_append_c (camel, *p);

  return g_string_free (camel, FALSE);
}

/**
 * layak_text_snake:
 *
 * Returns: (transfer full): the name as SQL and CSV write it, start_date for start-date
 */
char *
layak_text_snake (const char *kebab)
{
  return g_strdelimit (g_strdup (kebab), "-", '_');
}
