/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-excerpt.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layak-report-digest.h"

/* The records are copied as they are written, so that whoever mends them finds them again. The report was read before,
 * so it is well-formed: that much need not be asked again, and a file that is not simply ends early. */
typedef struct
{
  const char *p;
  const char *end;
  guint       line;
} Scanner;

/* A stretch of the file, with the lines it lies on. */
typedef struct
{
  const char *start;
  const char *tag_end;
  const char *end;
  guint       first_line;
  guint       last_line;
} Piece;

static gboolean
is_at (const Scanner *self,
       const char    *text)
{
  gsize length = strlen (text);

  return (gsize) (self->end - self->p) >= length && memcmp (self->p, text, length) == 0;
}

static void
advance (Scanner *self,
         gsize    n)
{
  for (; n > 0 && self->p < self->end; n--, self->p++)
    if (*self->p == '\n')
      self->line++;
}

static void
skip_past (Scanner    *self,
           const char *text)
{
  while (self->p < self->end && !is_at (self, text))
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

  for (; self->p < self->end; advance (self, 1))
    if (quote != '\0')
      quote = *self->p == quote ? '\0' : quote;
    else if (*self->p == '"' || *self->p == '\'')
      quote = *self->p;
    else if (*self->p == '>')
      break;

  advance (self, 1);
  return self->p[-2] == '/';
}

/* The next element, whole or only its start tag; FALSE at an end tag or the end. */
static gboolean
find_element (Scanner  *self,
              Piece    *piece,
              gboolean  whole)
{
  guint depth = 1;

  while (self->p < self->end && (*self->p != '<' || skip_aside (self)))
    if (*self->p != '<')
      advance (self, 1);
  if (self->end - self->p < 3 || self->p[1] == '/')
    return FALSE;

  piece->start = self->p;
  piece->first_line = self->line;
  if (skip_tag (self))
    depth = 0;
  piece->tag_end = self->p;
  while (whole && depth > 0 && self->p < self->end)
    if (*self->p != '<')
      advance (self, 1);
    else if (!skip_aside (self))
      {
        const gboolean is_end = self->p + 1 < self->end && self->p[1] == '/';

        if (!skip_tag (self) && !is_end)
          depth++;
        else if (is_end)
          depth--;
      }
  piece->end = self->p;
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
append_root (GString     *text,
             const Piece *root)
{
  const char *p = root->start + strcspn (root->start, " \t\r\n/>");
  const gsize length = (gsize) (p - root->start) - 1;

  g_string_append_len (text, root->start, p - root->start);
  while ((p += strspn (p, " \t\r\n")) < root->tag_end && *p != '>' && *p != '/')
    {
      const gsize name = strcspn (p, " \t\r\n=");
      const char *value = p + name + strspn (p + name, " \t\r\n=");
      const char *end = strchr (value + 1, *value);

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

static gboolean
is_about (const Piece        *piece,
          const LayakProblem *problem)
{
  return problem->class == LAYAK_PROBLEM_REJECTED && problem->line >= piece->first_line &&
         problem->line <= piece->last_line;
}

/* Several records may share a line: then the UUID tells them apart, if the problem has one. */
static gboolean
is_named (const Piece        *piece,
          const LayakProblem *problem)
{
  char uuid[LAYAK_UUID_TEXT_LENGTH + 1];

  if (piece->first_line != piece->last_line || layak_uuid_is_nil (&problem->uuid))
    return TRUE;

  layak_uuid_format (&problem->uuid, uuid);
  return g_strstr_len (piece->start, piece->end - piece->start, uuid) != NULL ||
         g_strstr_len (piece->start, piece->tag_end - piece->start, "uuid") == NULL;
}

static void
append_piece (GString     *text,
              const Piece *piece,
              const char  *name,
              LayakPlan   *plan,
              gboolean     with_reasons)
{
  GPtrArray *problems = layak_plan_get_problems (plan);
  gboolean is_rejected = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      const LayakPlanProblem *each = g_ptr_array_index (problems, i);

      if (!g_str_equal (each->file, name) || !is_about (piece, each->problem) || !is_named (piece, each->problem))
        continue;
      is_rejected = TRUE;
      if (with_reasons)
        append_reason (text, each->problem);
    }
  if (!is_rejected)
    return;

  g_string_append (text, "  ");
  g_string_append_len (text, piece->start, piece->end - piece->start);
  g_string_append_c (text, '\n');
}

/* (transfer full): the text of a report; in UTF-8 unless its encoding is one that extends ASCII. */
static GBytes *
decode (GBytes    *report,
        gboolean  *is_unicode,
        GError   **error)
{
  gsize size, length;
  const char *data = g_bytes_get_data (report, &size);
  char *text;

  *is_unicode = g_utf8_validate (data, (gssize) size, NULL);
  if (*is_unicode || size < 2 || memchr (data, 0, MIN (size, 4)) == NULL)
    return g_bytes_ref (report);

  *is_unicode = TRUE;
  text = g_convert (data, (gssize) size, "UTF-8", "UTF-16", NULL, &length, error);
  return text != NULL ? g_bytes_new_take (text, length) : NULL;
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
layak_excerpt_write (GBytes      *report,
                     const char  *name,
                     LayakPlan   *plan,
                     const char  *path,
                     GError     **error)
{
  gboolean is_unicode;
  g_autoptr(GBytes) decoded = decode (report, &is_unicode, error);
  g_autoptr(GString) text = g_string_new (NULL);
  Scanner scanner = { NULL, NULL, 1 };
  Piece root, piece;
  gsize size, n;

  if (decoded == NULL)
    return FALSE;

  scanner.p = g_bytes_get_data (decoded, &size);
  scanner.end = scanner.p + size;
  if (is_unicode)
    g_string_append (text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  else if (is_at (&scanner, "<?xml"))
    {
      const char *start = scanner.p;

      skip_past (&scanner, "?>");
      g_string_append_len (text, start, scanner.p - start);
      g_string_append_c (text, '\n');
    }
  if (find_element (&scanner, &root, FALSE))
    {
      n = append_root (text, &root);
      while (find_element (&scanner, &piece, TRUE))
        append_piece (text, &piece, name, plan, is_unicode);
      g_string_append_printf (text, "</%.*s>\n", (int) n, root.start + 1);
    }

  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}
