/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-line-window.h"

#include <string.h>

#include <glib/gi18n.h>

/* What is shown before and after the line; and of a line, since some programs write all of a report on one. */
#define N_NEIGHBOURS 40
#define MAX_LINE     2000

#define CHUNK_SIZE (64 * 1024)

/* @is_sheet: whether a CR alone ends a line, as for whoever counted them; @text: the lines around @line;
 * @length: of the line that is read */
typedef struct
{
  LayakSpool      *content;
  LayakCsvDecoder *decoder;
  gboolean         is_sheet;
  guint            line;
  guint            first;
  GString         *text;
  guint            number;
  gsize            length;
  gboolean         after_return;
} Lines;

static void
lines_free (gpointer data)
{
  Lines *self = data;

  layak_spool_unref (self->content);
  layak_csv_decoder_free (self->decoder);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* The next bytes of a line, which may be all of it. */
static void
take_bytes (Lines      *self,
            const char *bytes,
            gsize       size)
{
  const gsize room = self->length < MAX_LINE ? MAX_LINE - self->length : 0;

  if (self->number < self->first)
    return;

  g_string_append_len (self->text, bytes, (gssize) MIN (size, room));
  self->length += size;
}

static void
end_line (Lines *self)
{
  if (self->number >= self->first)
    g_string_append (self->text, self->length > MAX_LINE ? "…\n" : "\n");
  self->number++;
  self->length = 0;
}

static void
take_text (Lines      *self,
           const char *p)
{
  const char *ends = self->is_sheet ? "\r\n" : "\n";

  if (self->after_return && *p == '\n')
    p++;
  self->after_return = FALSE;
  while (*p != '\0' && self->number <= self->line + N_NEIGHBOURS)
    {
      const gsize n = strcspn (p, ends);

      take_bytes (self, p, n);
      p += n;
      if (*p == '\0')
        return;
      end_line (self);
      self->after_return = *p == '\r' && p[1] == '\0';
      p += *p == '\r' && p[1] == '\n' ? 2 : 1;
    }
}

/* In whatever encoding the file is; FALSE at a place that nobody can read, where the reader stopped as well. */
static gboolean
take_chunk (Lines      *self,
            const char *bytes,
            gsize       size)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const gboolean ok = layak_csv_decoder_push (self->decoder, bytes, size, size == 0, text, NULL);

  take_text (self, text->str);
  if (!ok)
    take_text (self, "\xef\xbf\xbd");
  return ok;
}

/* On a thread of its own: a file may be long, and the line at its end. */
static void
read_lines (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Lines *self = data;
  g_autofree char *chunk = g_malloc (CHUNK_SIZE);
  GError *error = NULL;
  g_autoptr(GInputStream) stream = layak_spool_open (self->content, &error);
  gssize n = stream != NULL ? 1 : -1;

  while (n > 0 && self->number <= self->line + N_NEIGHBOURS)
    {
      n = g_input_stream_read (stream, chunk, CHUNK_SIZE, cancellable, &error);
      if (n < 0 || !take_chunk (self, chunk, (gsize) n))
        break;
    }
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->length > 0)
    end_line (self);
  /* A CR that ends no line would be one in a text view. */
  g_strdelimit (self->text->str, "\r", ' ');
  g_task_return_pointer (task, g_utf8_make_valid (self->text->str, (gssize) self->text->len), g_free);
}

/* The line is marked by weight too, not by colour alone. */
static void
mark_line (GtkTextBuffer *buffer,
           GtkTextView   *view,
           guint          row)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD,
                                                "paragraph-background", "rgba(229,165,10,.3)", NULL);
  GtkTextIter start, end;
  GtkTextMark *mark;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) row);
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  mark = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  gtk_text_view_scroll_to_mark (view, mark, 0, TRUE, 0, .4);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  const Lines *lines = g_task_get_task_data (G_TASK (result));
  g_autoptr(GtkTextView) view = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  gtk_text_buffer_set_text (buffer, text != NULL ? text : error->message, -1);
  if (text != NULL)
    mark_line (buffer, view, lines->line - lines->first);
}

/* The thread does not hold the view, whose last reference it might drop. */
static void
read_lines_async (GtkWidget             *view,
                  LayakSpool            *content,
                  const LayakCsvOptions *sheet,
                  guint                  line)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, read_cb, g_object_ref (view));
  Lines *lines = g_new0 (Lines, 1);

  lines->content = layak_spool_ref (content);
  lines->decoder = layak_csv_decoder_new (sheet != NULL ? sheet->encoding : LAYAK_CSV_ANY_ENCODING);
  lines->is_sheet = sheet != NULL;
  lines->line = line;
  lines->first = line > N_NEIGHBOURS ? line - N_NEIGHBOURS : 1;
  lines->text = g_string_new (NULL);
  lines->number = 1;
  g_task_set_source_tag (task, read_lines_async);
  g_task_set_task_data (task, lines, lines_free);
  g_task_run_in_thread (task, read_lines);
}

GtkWidget *
layak_line_window_new (GtkWindow             *parent,
                       const char            *name,
                       LayakSpool            *content,
                       const LayakCsvOptions *sheet,
                       guint                  line)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new (), *scroller = gtk_scrolled_window_new (), *view = gtk_text_view_new ();
  g_autofree char *place = g_strdup_printf ("%s:%u", name, line);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, place, -1);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), place);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), 820, 520);
  read_lines_async (view, content, sheet, line);
  return window;
}
