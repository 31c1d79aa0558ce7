/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-part-checker.h"

#include "layak-schema-stream.h"
#include "layak-threads.h"

/* More would only wait in memory: checking takes longer than writing. */
#define MAX_WAITING 8

/* Most reports have the beginning and one part more, which are checked sooner than a thread has started. */
#define MAX_WITHOUT_THREADS 2

/* Threads take the parts as they come, each with a stream that nobody uses: since records do not depend on each other
 * but for the order of their types, a report is good if every record is, whichever others are in its stream. Of their
 * verdicts only the first bad one matters. */
struct _LayakPartChecker
{
  GBytes      *head;
  GThreadPool *pool;        /* nullable: while there are few parts */
  GMutex       mutex;
  GCond        changed;
  GQueue       parts;       /* (element-type GBytes): that no thread has taken */
  GPtrArray   *streams;     /* (element-type LayakSchemaStream): that nobody uses now */
  guint        n_waiting;
  GError      *error;
};

/* The next part goes together with its stream: the parts of a stream are in the order of the report. */
static LayakSchemaStream *
take_stream (LayakPartChecker  *self,
             GBytes           **part)
{
  LayakSchemaStream *stream = NULL;

  g_mutex_lock (&self->mutex);
  *part = g_queue_pop_head (&self->parts);
  if (self->streams->len > 0)
    stream = g_ptr_array_steal_index_fast (self->streams, self->streams->len - 1);
  g_mutex_unlock (&self->mutex);
  return stream != NULL ? stream : layak_schema_stream_new (self->head);
}

static void
check_part (gpointer data,
            gpointer user_data)
{
  LayakPartChecker *self = data;
  g_autoptr(GBytes) part = NULL;
  g_autoptr(GError) error = NULL;
  LayakSchemaStream *stream = take_stream (self, &part);

  layak_schema_stream_add (stream, part, &error);

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->streams, stream);
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  self->n_waiting--;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/**
 * layak_part_checker_new:
 * @head: the beginning of the report, up to and with the start tag of its root
 */
LayakPartChecker *
layak_part_checker_new (GBytes *head)
{
  LayakPartChecker *self = g_new0 (LayakPartChecker, 1);

  self->head = g_bytes_ref (head);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_queue_init (&self->parts);
  self->streams = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_schema_stream_free);
  return self;
}

/* Waits for the parts that are being checked; the rest is dropped. */
void
layak_part_checker_free (LayakPartChecker *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, TRUE, TRUE);
  g_queue_clear_full (&self->parts, (GDestroyNotify) g_bytes_unref);
  g_ptr_array_unref (self->streams);
  g_bytes_unref (self->head);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
wait_for (LayakPartChecker  *self,
          guint              n_waiting,
          GError           **error)
{
  gboolean ok;

  g_mutex_lock (&self->mutex);
  while (self->n_waiting > n_waiting)
    g_cond_wait (&self->changed, &self->mutex);
  ok = self->error == NULL;
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&self->error));
  g_mutex_unlock (&self->mutex);
  return ok;
}

/* Threads for the parts that wait for one. */
static gboolean
start_threads (LayakPartChecker  *self,
               GError           **error)
{
  self->pool = layak_threads_new (check_part, NULL, CLAMP (g_get_num_processors (), 1, 4), error);
  if (self->pool == NULL)
    return FALSE;

  for (guint n = self->parts.length; n > 0; n--)
    g_thread_pool_push (self->pool, self, NULL);
  return TRUE;
}

/**
 * layak_part_checker_add:
 * @part: some whole records
 *
 * Fails if one of the parts before it turned out bad.
 */
gboolean
layak_part_checker_add (LayakPartChecker  *self,
                        GBytes            *part,
                        GError           **error)
{
  if (!wait_for (self, MAX_WAITING - 1, error))
    return FALSE;

  g_mutex_lock (&self->mutex);
  self->n_waiting++;
  g_queue_push_tail (&self->parts, g_bytes_ref (part));
  g_mutex_unlock (&self->mutex);
  if (self->pool == NULL)
    return self->parts.length <= MAX_WITHOUT_THREADS || start_threads (self, error);

  g_thread_pool_push (self->pool, self, NULL);
  return TRUE;
}

/* Waits for all parts. Answers whether all were good; nothing may be added after that. */
gboolean
layak_part_checker_finish (LayakPartChecker  *self,
                           GError           **error)
{
  while (self->pool == NULL && !g_queue_is_empty (&self->parts))
    check_part (self, NULL);
  if (!wait_for (self, 0, error))
    return FALSE;

  for (guint i = 0; i < self->streams->len; i++)
    if (!layak_schema_stream_finish (g_ptr_array_index (self->streams, i), error))
      return FALSE;

  return TRUE;
}
