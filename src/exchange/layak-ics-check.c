/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-ics-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What components must have, once each. */
static const struct
{
  const char *component;
  const char *parent;
  const char *properties[4];
} rules[] =
{
  { "VCALENDAR", NULL, { "PRODID", "VERSION" } },
  { "VEVENT", "VCALENDAR", { "UID", "DTSTAMP", "DTSTART" } },
  { "VTODO", "VCALENDAR", { "UID", "DTSTAMP", "DUE" } },
  { "VALARM", "VEVENT", { "ACTION", "TRIGGER", "DESCRIPTION" } },
};

#define MAX_DEPTH 3

/* @open: which components are open, by their rule
 * @seen: which of the properties each has
 * @uids: (element-type utf8): of the components so far */
typedef struct
{
  guint       line;
  guint       depth;
  guint       open[MAX_DEPTH];
  guint       seen[MAX_DEPTH];
  guint       n_components;
  GHashTable *uids;
} Check;

static int
find_rule (const char *component)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].component, component))
      return (int) i;

  return -1;
}

static gboolean
begin (Check      *self,
       const char *component)
{
  int rule = find_rule (component);
  const char *parent = self->depth > 0 ? rules[self->open[self->depth - 1]].component : NULL;

  if (rule < 0 || self->depth == MAX_DEPTH || g_strcmp0 (rules[rule].parent, parent) != 0)
    return FALSE;

  self->open[self->depth] = (guint) rule;
  self->seen[self->depth++] = 0;
  self->n_components++;
  return TRUE;
}

static gboolean
end (Check      *self,
     const char *component)
{
  guint needed = 0;

  if (self->depth == 0 || !g_str_equal (rules[self->open[self->depth - 1]].component, component))
    return FALSE;

  self->depth--;
  for (guint i = 0; i < G_N_ELEMENTS (rules[0].properties); i++)
    if (rules[self->open[self->depth]].properties[i] != NULL)
      needed |= 1u << i;
  return self->seen[self->depth] == needed;
}

static gboolean
note_property (Check      *self,
               const char *name,
               const char *value)
{
  guint top = self->depth - 1;

  if (self->depth == 0)
    return FALSE;
  if (g_str_equal (name, "UID") && !g_hash_table_add (self->uids, g_strdup (value)))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (rules[0].properties); i++)
    if (g_strcmp0 (rules[self->open[top]].properties[i], name) == 0)
      {
        if (self->seen[top] & (1u << i))
          return FALSE;
        self->seen[top] |= 1u << i;
      }
  return TRUE;
}

/* A whole line, unfolded: a name, maybe with parameters, a colon and a value. */
static gboolean
check_line (Check      *self,
            const char *line)
{
  gsize length = strspn (line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-");
  const char *value = strchr (line, ':');
  g_autofree char *name = g_strndup (line, length);

  if (length == 0 || value == NULL || (line[length] != ':' && line[length] != ';'))
    return FALSE;
  if (g_str_equal (name, "BEGIN"))
    return begin (self, value + 1);
  if (g_str_equal (name, "END"))
    return end (self, value + 1);

  return note_property (self, name, value + 1);
}

/* As it stands in the file. Folding must leave each part valid, and no control character may get in. */
static gboolean
is_plain (const char *begin,
          gsize       length)
{
  if (length > LAYAK_ICS_LINE_LENGTH || !g_utf8_validate (begin, (gssize) length, NULL))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (begin[i]) && begin[i] != '\t')
      return FALSE;
  return TRUE;
}

/* Each line ends with CR and LF. */
static gboolean
check_lines (Check      *self,
             const char *text,
             gsize       size)
{
  g_autoptr(GString) line = g_string_new (NULL);
  const char *stop = text + size;

  while (text < stop)
    {
      const char *next = memchr (text, '\n', (gsize) (stop - text));

      self->line++;
      if (next == NULL || next == text || next[-1] != '\r' || !is_plain (text, (gsize) (next - text) - 1))
        return FALSE;
      if (*text == ' ' ? line->len == 0 : line->len > 0 && !check_line (self, line->str))
        return FALSE;

      if (*text != ' ')
        g_string_truncate (line, 0);
      g_string_append_len (line, *text == ' ' ? text + 1 : text, next - 1 - (*text == ' ' ? text + 1 : text));
      text = next + 1;
    }

  return check_line (self, line->str) && self->depth == 0 && self->n_components > 1;
}

/* Reads the calendar again as a stranger would. */
gboolean
layak_ics_check (LayakExportJob  *job,
                 GError         **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd (job->fd, FALSE, error);
  g_autoptr(GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *problem = NULL;
  Check self = { .uids = uids };

  if (file == NULL)
    return FALSE;
  if (check_lines (&self, g_mapped_file_get_contents (file), g_mapped_file_get_length (file)))
    return TRUE;

  problem = g_strdup_printf (_("line %u"), self.line);
  return layak_export_job_fail_rule (problem, error);
}
