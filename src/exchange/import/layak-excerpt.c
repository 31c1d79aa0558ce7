/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-excerpt.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layak-report-digest.h"

/* Of the file so much is read at a time. */
#define CHUNK_SIZE (64 * 1024)

/**
 * Scanner:
 * @stream: the text of the report
 * @window: what was read of it and may still be copied
 * @at: the place in it
 * @failure: (nullable): why nothing more can be read
 *
 * The records are copied as they are written, so that whoever mends them finds them again. The report was read before,
 * so it is well-formed: that much need not be asked again, and a file that is not simply ends early.
 */
typedef struct
{
  GInputStream *stream;
  GString      *window;
  gsize         at;
  guint         line;
  gboolean      is_end;
  GError       *failure;
} Scanner;

/* A stretch of the file, as places in the window, with the lines it lies on. */
typedef struct
{
  gsize start;
  gsize tag_end;
  gsize end;
  guint first_line;
  guint last_line;
} Piece;

/* Whether @n bytes follow; reads on where they are needed. */
static gboolean
has (Scanner *self,
     gsize    n)
{
  while (self->window->len - self->at < n && !self->is_end)
    {
      const gsize length = self->window->len;
      gssize size;

      g_string_set_size (self->window, length + CHUNK_SIZE);
      size = g_input_stream_read (self->stream, self->window->str + length, CHUNK_SIZE, NULL, &self->failure);
      g_string_truncate (self->window, length + (gsize) MAX (size, 0));
      self->is_end = size <= 0;
    }
  return self->window->len - self->at >= n;
}

/* What stands before the place is not needed any more. */
static void
forget (Scanner *self)
{
  if (self->at < CHUNK_SIZE / 2)
    return;

  g_string_erase (self->window, 0, (gssize) self->at);
  self->at = 0;
}

/* Only where something follows. */
static char
get (const Scanner *self)
{
  return self->window->str[self->at];
}

static gboolean
is_at (Scanner    *self,
       const char *text)
{
  const gsize length = strlen (text);

  return has (self, length) && memcmp (self->window->str + self->at, text, length) == 0;
}

static void
advance (Scanner *self,
         gsize    n)
{
  for (; n > 0 && has (self, 1); n--, self->at++)
    if (get (self) == '\n')
      self->line++;
}

static void
skip_past (Scanner    *self,
           const char *text)
{
  while (has (self, 1) && !is_at (self, text))
    advance (self, 1);
  advance (self, strlen (text));
}

/* Whether there was something that is neither tag nor text. */
static gboolean
skip_aside (Scanner *self)
{
  if (is_at (self, "<!--"))
    skip_past (self, "-->");
  else if (is_at (self, "<![CDATA["))
    skip_past (self, "]]>");
  else if (is_at (self, "<?"))
    skip_past (self, "?>");
  else
    return FALSE;

  return TRUE;
}

/* Goes past a tag; “>” within a value does not end it. Returns whether the tag has no content. */
static gboolean
skip_tag (Scanner *self)
{
  char quote = '\0';

  for (; has (self, 1); advance (self, 1))
    if (quote != '\0')
      quote = get (self) == quote ? '\0' : quote;
    else if (get (self) == '"' || get (self) == '\'')
      quote = get (self);
    else if (get (self) == '>')
      break;

  advance (self, 1);
  return self->at >= 2 && self->window->str[self->at - 2] == '/';
}

/* The next element, whole or only its start tag; FALSE at an end tag or the end. */
static gboolean
find_element (Scanner  *self,
              Piece    *piece,
              gboolean  whole)
{
  guint depth = 1;

  while (has (self, 1) && (get (self) != '<' || skip_aside (self)))
    {
      forget (self);
      if (has (self, 1) && get (self) != '<')
        advance (self, 1);
    }
  if (!has (self, 3) || is_at (self, "</"))
    return FALSE;

  piece->start = self->at;
  piece->first_line = self->line;
  if (skip_tag (self))
    depth = 0;
  piece->tag_end = self->at;
  while (whole && depth > 0 && has (self, 1))
    if (get (self) != '<')
      advance (self, 1);
    else if (!skip_aside (self))
      {
        const gboolean is_end = is_at (self, "</");

        if (!skip_tag (self) && !is_end)
          depth++;
        else if (is_end)
          depth--;
      }
  piece->end = self->at;
  piece->last_line = self->line;
  return TRUE;
}

/* What was true of the whole report is not of a part of it. */
static gboolean
is_of_the_whole (const char *name,
                 gsize       length)
{
  static const char * const names[] = { "time", "delivery", LAYAK_REPORT_DIGEST_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && strncmp (names[i], name, length) == 0)
      return TRUE;

  return FALSE;
}

/* Appends the tag of the root without some of its attributes. Answers the length of its name. */
static gsize
append_root (GString    *text,
             const char *root)
{
  const char *p = root + strcspn (root, " \t\r\n/>");
  const gsize length = (gsize) (p - root) - 1;

  g_string_append_len (text, root, p - root);
  while (*(p += strspn (p, " \t\r\n")) != '\0' && *p != '>' && *p != '/')
    {
      const gsize name = strcspn (p, " \t\r\n=");
      const char *value = p + name + strspn (p + name, " \t\r\n=");
      const char *end = *value != '\0' ? strchr (value + 1, *value) : NULL;

      if (end == NULL)
        break;
      if (!is_of_the_whole (p, name))
        {
          g_string_append_c (text, ' ');
          g_string_append_len (text, p, (gssize) name);
          g_string_append_c (text, '=');
          g_string_append_len (text, value, end + 1 - value);
        }
      p = end + 1;
    }

  g_string_append (text, ">\n");
  return length;
}

/* A comment may not hold two hyphens. */
static void
append_reason (GString            *text,
               const LayakProblem *problem)
{
  g_autofree char *place = g_strdup_printf (_("Line %u: "), problem->line);

  g_string_append_printf (text, "  <!-- %s", place);
  if (problem->field != NULL)
    g_string_append_printf (text, "%s: ", layak_field_get_label (problem->field));
  for (const char *p = problem->message; *p != '\0'; p++)
    g_string_append_c (text, *p == '-' && p[1] == '-' ? ' ' : *p);
  g_string_append (text, " -->\n");
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const LayakProblem *first = *(const LayakProblem * const *) a, *second = *(const LayakProblem * const *) b;

  return first->line < second->line ? -1 : first->line > second->line;
}

/* (element-type LayakProblem): why records of this file are rejected, from the first line on. */
static GPtrArray *
collect_reasons (LayakPlan  *plan,
                 const char *name)
{
  GPtrArray *problems = layak_plan_get_problems (plan), *reasons = g_ptr_array_new ();

  for (guint i = 0; i < problems->len; i++)
    {
      const LayakPlanProblem *each = g_ptr_array_index (problems, i);

      if (each->problem->class == LAYAK_PROBLEM_REJECTED && g_str_equal (each->file, name))
        g_ptr_array_add (reasons, each->problem);
    }
  g_ptr_array_sort (reasons, compare_lines);
  return reasons;
}

/* Several records may share a line: then the UUID tells them apart, if the problem has one. */
static gboolean
is_named (const Scanner      *self,
          const Piece        *piece,
          const LayakProblem *problem)
{
  const char *start = self->window->str + piece->start;
  char uuid[LAYAK_UUID_TEXT_LENGTH + 1];

  if (piece->first_line != piece->last_line || layak_uuid_is_nil (&problem->uuid))
    return TRUE;

  layak_uuid_format (&problem->uuid, uuid);
  return g_strstr_len (start, (gssize) (piece->end - piece->start), uuid) != NULL ||
         g_strstr_len (start, (gssize) (piece->tag_end - piece->start), "uuid") == NULL;
}

/* @next: the first of @reasons that may be about this piece or one after it. */
static void
append_piece (GString       *text,
              const Scanner *self,
              const Piece   *piece,
              GPtrArray     *reasons,
              guint         *next,
              gboolean       with_reasons)
{
  const LayakProblem *reason;
  gboolean is_rejected = FALSE;

  while (*next < reasons->len && (reason = g_ptr_array_index (reasons, *next))->line < piece->first_line)
    (*next)++;
  for (guint i = *next;
       i < reasons->len && (reason = g_ptr_array_index (reasons, i))->line <= piece->last_line; i++)
    if (is_named (self, piece, reason))
      {
        is_rejected = TRUE;
        if (with_reasons)
          append_reason (text, reason);
      }
  if (!is_rejected)
    return;

  g_string_append (text, "  ");
  g_string_append_len (text, self->window->str + piece->start, (gssize) (piece->end - piece->start));
  g_string_append_c (text, '\n');
}

/* Whether the rest of the stream is UTF-8; @window: holds what was read of it. */
static gboolean
is_utf8 (Scanner *self)
{
  const char *end;

  while (TRUE)
    {
      const gboolean ok = g_utf8_validate (self->window->str, (gssize) self->window->len, &end);
      const gsize rest = self->window->len - (gsize) (end - self->window->str);

      /* A character may go on in the next chunk. */
      if (!ok && (rest > 3 || self->is_end))
        return FALSE;
      if (self->is_end)
        return TRUE;
      g_string_erase (self->window, 0, (gssize) (self->window->len - rest));
      has (self, CHUNK_SIZE);
    }
}

/* (transfer full) (nullable): the text of a report; in UTF-8 unless its encoding is one that extends ASCII. */
static GInputStream *
open_text (LayakSpool  *report,
           gboolean    *is_unicode,
           GError     **error)
{
  g_autoptr(GInputStream) stream = layak_spool_open (report, error);
  g_autoptr(GCharsetConverter) converter = NULL;
  Scanner scanner = { .stream = stream, .window = g_string_new (NULL) };
  gboolean is_wide;

  *is_unicode = FALSE;
  is_wide = stream != NULL && has (&scanner, 2) &&
            memchr (scanner.window->str, 0, MIN (scanner.window->len, 4)) != NULL;
  if (stream != NULL)
    *is_unicode = is_utf8 (&scanner);
  g_string_free (scanner.window, TRUE);
  if (scanner.failure != NULL)
    g_propagate_error (error, scanner.failure);
  if (stream == NULL || scanner.failure != NULL)
    return NULL;

  g_clear_object (&stream);
  stream = layak_spool_open (report, error);
  if (stream == NULL || *is_unicode || !is_wide)
    return g_steal_pointer (&stream);

  *is_unicode = TRUE;
  converter = g_charset_converter_new ("UTF-8", "UTF-16", error);
  return converter != NULL ? g_converter_input_stream_new (stream, G_CONVERTER (converter)) : NULL;
}

static void
append_records (GString    *text,
                Scanner    *scanner,
                const char *name,
                LayakPlan  *plan,
                gboolean    is_unicode)
{
  g_autoptr(GPtrArray) reasons = collect_reasons (plan, name);
  g_autofree char *root = NULL;
  guint next = 0;
  Piece piece;
  gsize n;

  if (is_unicode)
    g_string_append (text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  else if (is_at (scanner, "<?xml"))
    {
      skip_past (scanner, "?>");
      g_string_append_len (text, scanner->window->str, (gssize) scanner->at);
      g_string_append_c (text, '\n');
    }
  if (!find_element (scanner, &piece, FALSE))
    return;

  root = g_strndup (scanner->window->str + piece.start, piece.tag_end - piece.start);
  n = append_root (text, root);
  while (find_element (scanner, &piece, TRUE))
    append_piece (text, scanner, &piece, reasons, &next, is_unicode);
  g_string_append_printf (text, "</%.*s>\n", (int) n, root + 1);
}

/**
 * layak_excerpt_write:
 * @report: the whole report
 * @name: what the plan calls it
 * @plan: what became of it
 *
 * Writes the rejected records to a file of their own, each below the reasons. It is a report again, and no delivery.
 */
gboolean
layak_excerpt_write (LayakSpool  *report,
                     const char  *name,
                     LayakPlan   *plan,
                     const char  *path,
                     GError     **error)
{
  gboolean is_unicode;
  g_autoptr(GInputStream) stream = open_text (report, &is_unicode, error);
  g_autoptr(GString) text = g_string_new (NULL), window = g_string_new (NULL);
  Scanner scanner = { .stream = stream, .window = window, .line = 1 };

  if (stream == NULL)
    return FALSE;

  append_records (text, &scanner, name, plan, is_unicode);
  if (scanner.failure != NULL)
    {
      g_propagate_error (error, scanner.failure);
      return FALSE;
    }
  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}
