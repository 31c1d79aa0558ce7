/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-ics-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "layak-uuid-set.h"

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

/* A calendar may be as large as the database, so it is read in blocks; a line is folded long before it fills one. */
#define BLOCK_SIZE (64 * 1024)

/* What a UID may have behind the UUID of the record. */
static const char * const suffixes[] = { "", "-due" };

/* @open: which components are open, by their rule
 * @seen: which of the properties each has
 * @uids: of the components so far, by their suffix
 * @unfolded: the line that may go on */
typedef struct
{
  guint         line;
  guint         depth;
  guint         open[MAX_DEPTH];
  guint         seen[MAX_DEPTH];
  guint         n_components;
  LayakUuidSet *uids[G_N_ELEMENTS (suffixes)];
  GString      *unfolded;
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

/* Answers whether it is one of ours, and new. */
static gboolean
note_uid (Check      *self,
          const char *uid)
{
  g_autofree char *text = g_strndup (uid, LAYAK_UUID_TEXT_LENGTH);
  LayakUuid uuid;

  if (!layak_uuid_parse (text, &uuid))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_equal (uid + LAYAK_UUID_TEXT_LENGTH, suffixes[i]))
      return layak_uuid_set_add (self->uids[i], &uuid);
  return FALSE;
}

static gboolean
note_property (Check      *self,
               const char *name,
               const char *value)
{
  guint top = self->depth - 1;

  if (self->depth == 0)
    return FALSE;
  if (g_str_equal (name, "UID") && !note_uid (self, value))
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

/* Each line ends with CR and LF. Answers with @rest where the last one begins that does not end here. */
static gboolean
check_lines (Check       *self,
             const char  *text,
             const char  *stop,
             const char **rest)
{
  GString *line = self->unfolded;
  const char *next;

  for (; (next = memchr (text, '\n', (gsize) (stop - text))) != NULL; text = next + 1)
    {
      gboolean is_folded = *text == ' ';

      self->line++;
      if (next == text || next[-1] != '\r' || !is_plain (text, (gsize) (next - text) - 1))
        return FALSE;
      if (is_folded ? line->len == 0 : line->len > 0 && !check_line (self, line->str))
        return FALSE;

      if (!is_folded)
        g_string_truncate (line, 0);
      g_string_append_len (line, text + is_folded, next - 1 - (text + is_folded));
    }

  *rest = text;
  return TRUE;
}

/* Fails without an error if the rules are not obeyed. */
static gboolean
check_blocks (Check           *self,
              LayakExportJob  *job,
              GError         **error)
{
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  gsize n_left = 0;
  gssize n;

  while ((n = read (job->fd, block + n_left, BLOCK_SIZE - n_left)) > 0)
    {
      const char *stop = block + n_left + n, *rest;

      if (g_cancellable_set_error_if_cancelled (job->cancellable, error) ||
          !check_lines (self, block, stop, &rest) || rest == block)
        return FALSE;
      n_left = (gsize) (stop - rest);
      memmove (block, rest, n_left);
    }

  return n == 0 && n_left == 0 && check_line (self, self->unfolded->str) && self->depth == 0 && self->n_components > 1;
}

/* Reads the calendar again as a stranger would, from its beginning. */
gboolean
layak_ics_check (LayakExportJob  *job,
                 GError         **error)
{
  g_autoptr(GString) unfolded = g_string_new (NULL);
  g_autoptr(GError) problem = NULL;
  g_autofree char *place = NULL;
  Check self = { .unfolded = unfolded };
  gboolean ok;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    self.uids[i] = layak_uuid_set_new ();
  ok = check_blocks (&self, job, &problem);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    layak_uuid_set_free (self.uids[i]);

  if (ok || problem != NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      return ok;
    }
  place = g_strdup_printf (_("line %u"), self.line);
  return layak_export_job_fail_rule (place, error);
}
