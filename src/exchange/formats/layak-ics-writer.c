/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-ics-writer.h"

#include "layak-ics-check.h"

struct _LayakIcsWriter
{
  LayakExportJob *job;
  GString        *text;     /* lines that are not handed on yet */
  GString        *line;     /* the one that is being made */
};

LayakIcsWriter *
layak_ics_writer_new (LayakExportJob *job)
{
  LayakIcsWriter *self = g_new0 (LayakIcsWriter, 1);

  self->job = job;
  self->text = g_string_new (NULL);
  self->line = g_string_new (NULL);
  return self;
}

void
layak_ics_writer_free (LayakIcsWriter *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->line, TRUE);
  g_free (self);
}

static gboolean
is_inside_character (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* A long line goes on in the next, which begins with a blank. No character is cut in two. */
static void
end_line (LayakIcsWriter *self)
{
  const char *rest = self->line->str;
  gsize length = self->line->len, room = LAYAK_ICS_LINE_LENGTH;

  while (length > room)
    {
      gsize n = room;

      while (n > 1 && is_inside_character (rest[n]))
        n--;
      g_string_append_len (self->text, rest, (gssize) n);
      g_string_append (self->text, "\r\n ");
      rest += n;
      length -= n;
      room = LAYAK_ICS_LINE_LENGTH - 1;
    }

  g_string_append_len (self->text, rest, (gssize) length);
  g_string_append (self->text, "\r\n");
}

static void
begin_line (LayakIcsWriter *self,
            const char     *property)
{
  g_string_assign (self->line, property);
  g_string_append_c (self->line, ':');
}

/* A value that is no free text, as a name or a duration. @property may have parameters. */
void
layak_ics_writer_word (LayakIcsWriter *self,
                       const char     *property,
                       const char     *value)
{
  begin_line (self, property);
  g_string_append (self->line, value);
  end_line (self);
}

/* Nothing if the text is NULL. */
void
layak_ics_writer_text (LayakIcsWriter *self,
                       const char     *property,
                       const char     *text)
{
  if (text == NULL)
    return;

  begin_line (self, property);
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '\\':
      case ';':
      case ',':
        g_string_append_c (self->line, '\\');
        g_string_append_c (self->line, *p);
        break;
      case '\n':
        g_string_append (self->line, "\\n");
        break;
      default:
        g_string_append_c (self->line, *p);
      }
  end_line (self);
}

void
layak_ics_writer_number (LayakIcsWriter *self,
                         const char     *property,
                         gint64          number)
{
  begin_line (self, property);
  g_string_append_printf (self->line, "%" G_GINT64_FORMAT, number);
  end_line (self);
}

/* @date: a day */
void
layak_ics_writer_day (LayakIcsWriter *self,
                      const char     *property,
                      LayakDate       date)
{
  begin_line (self, property);
  g_string_append_printf (self->line, "%08d", date);
  end_line (self);
}

/* @time: seconds since 1970 */
void
layak_ics_writer_time (LayakIcsWriter *self,
                       const char     *property,
                       gint64          time)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");

  layak_ics_writer_word (self, property, text);
}

/* Hands the lines on if there are more than @limit bytes of them. */
gboolean
layak_ics_writer_flush (LayakIcsWriter  *self,
                        gsize            limit,
                        GError         **error)
{
  if (self->text->len <= limit)
    return TRUE;
  if (!layak_export_job_write (self->job, self->text->str, self->text->len, error))
    return FALSE;

  g_string_truncate (self->text, 0);
  return TRUE;
}
