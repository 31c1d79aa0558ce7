/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-line-window.h"

#include <string.h>

#include <glib/gi18n.h>

/* What is shown before and after the line; and of a line, since some programs write all of a report on one. */
#define N_NEIGHBOURS 40
#define MAX_LINE     2000

/* The lines around @line as text; @first: (out): the number of the first of them. */
static char *
dup_lines (GBytes *content,
           guint   line,
           guint  *first)
{
  gsize size;
  const char *p = g_bytes_get_data (content, &size), *end = p + size;
  GString *text = g_string_new (NULL);
  g_autofree char *valid = NULL;

  *first = line > N_NEIGHBOURS ? line - N_NEIGHBOURS : 1;
  for (guint number = 1; p < end && number <= line + N_NEIGHBOURS; number++)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));
      const gsize length = (gsize) ((stop != NULL ? stop : end) - p);

      if (number >= *first)
        {
          g_string_append_len (text, p, (gssize) MIN (length, MAX_LINE));
          g_string_append (text, length > MAX_LINE ? "…\n" : "\n");
        }
      p += length + 1;
    }

  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  g_string_free (text, TRUE);
  return g_steal_pointer (&valid);
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

GtkWidget *
layak_line_window_new (GtkWindow  *parent,
                       const char *name,
                       GBytes     *content,
                       guint       line)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new (), *scroller = gtk_scrolled_window_new (), *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *place = g_strdup_printf ("%s:%u", name, line);
  g_autofree char *text = NULL;
  guint first;

  text = dup_lines (content, line, &first);
  gtk_text_buffer_set_text (buffer, text, -1);
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
  mark_line (buffer, GTK_TEXT_VIEW (view), line - first);
  return window;
}
