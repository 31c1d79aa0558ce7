/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stream that gives some bytes, then others again and again, a few at a time: large reports without memory. */
#pragma once

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  GInputStream  parent_instance;

  GBytes       *head;
  GBytes       *body;
  guint64       n_bodies;
  gsize         max_read;
  guint64       position;
} ReportStream;

typedef GInputStreamClass ReportStreamClass;

GType report_stream_get_type (void);
G_DEFINE_TYPE (ReportStream, report_stream, G_TYPE_INPUT_STREAM)

static gssize
report_stream_read (GInputStream  *stream,
                    void          *buffer,
                    gsize          count,
                    GCancellable  *cancellable,
                    GError       **error)
{
  ReportStream *self = (ReportStream *) stream;
  gsize head_size, body_size = 0, size, offset;
  const char *head = g_bytes_get_data (self->head, &head_size);
  const char *body = self->body != NULL ? g_bytes_get_data (self->body, &body_size) : NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;

  if (self->position < head_size)
    {
      size = MIN (MIN (count, self->max_read), head_size - self->position);
      memcpy (buffer, head + self->position, size);
    }
  else if (self->position < head_size + body_size * self->n_bodies)
    {
      offset = (self->position - head_size) % body_size;
      size = MIN (MIN (count, self->max_read), body_size - offset);
      memcpy (buffer, body + offset, size);
    }
  else
    return 0;

  self->position += size;
  return (gssize) size;
}

static void
report_stream_finalize (GObject *object)
{
  ReportStream *self = (ReportStream *) object;

  g_bytes_unref (self->head);
  g_clear_pointer (&self->body, g_bytes_unref);
  G_OBJECT_CLASS (report_stream_parent_class)->finalize (object);
}

static void
report_stream_class_init (ReportStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = report_stream_finalize;
  klass->read_fn = report_stream_read;
}

static void
report_stream_init (ReportStream *self)
{
}

/* Takes @head and @body. */
static inline GInputStream *
report_stream_new (GBytes  *head,
                   GBytes  *body,
                   guint64  n_bodies,
                   gsize    max_read)
{
  ReportStream *self = g_object_new (report_stream_get_type (), NULL);

  self->head = head;
  self->body = body;
  self->n_bodies = n_bodies;
  self->max_read = max_read;
  return G_INPUT_STREAM (self);
}

static inline char *
load_fixture (const char *name,
              gsize      *length)
{
  g_autofree char *path = g_build_filename (g_getenv ("LAYAK_FIXTURES"), "report", name, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&text);
}
