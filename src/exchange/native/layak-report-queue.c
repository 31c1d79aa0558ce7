/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-queue.h"

#include <string.h>

#include "layak-pipe.h"

/* Events go over in batches, lest the two threads wake each other for every element. */
#define BLOCK_SIZE (64 * 1024)

/* No more than about so many bytes wait, so that memory does not depend on the size of the file. */
#define MAX_WEIGHT (1024 * 1024)

/* Some events with the memory their texts are in. */
typedef struct
{
  GPtrArray         *blocks;
  char              *free;
  gsize              n_free;
  gsize              weight;
  LayakReportEvent  *first;
  LayakReportEvent **end;       /* where the next event is linked */
} Batch;

struct _LayakReportQueue
{
  LayakPipe        *full;
  GAsyncQueue      *empty;        /* (element-type Batch): to be filled again */
  Batch            *filling;      /* of the thread that parses */
  Batch            *emptying;     /* of the thread that judges */
  LayakReportEvent *next;
};

static void
add_block (Batch *self,
           gsize  size)
{
  self->n_free = MAX (size, BLOCK_SIZE);
  self->free = g_malloc (self->n_free);
  g_ptr_array_add (self->blocks, self->free);
}

static Batch *
batch_new (void)
{
  Batch *self = g_new0 (Batch, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->end = &self->first;
  return self;
}

static void
clear_event (LayakReportEvent *event)
{
  if (event->kind == LAYAK_REPORT_EVENT_PROBLEM)
    g_clear_pointer (&event->problem, layak_problem_free);
  else if (event->kind == LAYAK_REPORT_EVENT_UNIT)
    g_clear_pointer (&event->unit, layak_unit_free);
  else if (event->kind == LAYAK_REPORT_EVENT_DELETION)
    g_clear_pointer (&event->deletion, layak_tombstone_free);
  else if (event->kind == LAYAK_REPORT_EVENT_CONTENT)
    g_clear_pointer (&event->content.bytes, g_bytes_unref);
}

static void
clear_events (Batch *self)
{
  for (LayakReportEvent *event = self->first; event != NULL; event = event->next)
    clear_event (event);
  self->first = NULL;
  self->end = &self->first;
  self->weight = 0;
}

static void
batch_free (gpointer data)
{
  Batch *self = data;

  clear_events (self);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/* Keeps the first block, which nearly always is the only one. */
static void
batch_clear (Batch *self)
{
  clear_events (self);
  if (self->blocks->len > 1)
    g_ptr_array_set_size (self->blocks, 0);
  self->free = self->blocks->len > 0 ? g_ptr_array_index (self->blocks, 0) : NULL;
  self->n_free = self->free != NULL ? BLOCK_SIZE : 0;
}

/**
 * layak_report_queue_new:
 * @is_bounded: whether what is full waits for the other thread. It must not if one thread alone fills and then empties
 */
LayakReportQueue *
layak_report_queue_new (gboolean is_bounded)
{
  LayakReportQueue *self = g_new0 (LayakReportQueue, 1);

  self->full = layak_pipe_new (is_bounded ? MAX_WEIGHT : G_MAXSIZE, batch_free);
  self->empty = g_async_queue_new_full (batch_free);
  self->filling = batch_new ();
  return self;
}

/* Neither thread uses it any more. */
void
layak_report_queue_free (LayakReportQueue *self)
{
  layak_pipe_free (self->full);
  g_async_queue_unref (self->empty);
  g_clear_pointer (&self->filling, batch_free);
  g_clear_pointer (&self->emptying, batch_free);
  g_free (self);
}

/* (transfer none): memory that lasts as long as the events that are pushed before the next flush. */
gpointer
layak_report_queue_allocate (LayakReportQueue *self,
                             gsize             size)
{
  Batch *batch = self->filling;
  gpointer memory;

  /* Nothing has a place of its own too. */
  size = (MAX (size, 1) + 7) & ~(gsize) 7;
  if (size > batch->n_free)
    {
      /* A block that is not of the usual size must not come first, where it would be kept. */
      if (batch->blocks->len == 0 && size > BLOCK_SIZE)
        add_block (batch, BLOCK_SIZE);
      add_block (batch, size);
    }

  memory = batch->free;
  batch->free += size;
  batch->n_free -= size;
  batch->weight += size;
  return memory;
}

/* (transfer none): a copy with a NUL behind it, in memory of the queue. */
char *
layak_report_queue_copy (LayakReportQueue *self,
                         gconstpointer     text,
                         gsize             length)
{
  char *copy = layak_report_queue_allocate (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/**
 * layak_report_queue_push:
 * @weight: about how many bytes there are of it outside of the memory of the queue
 *
 * Returns: (transfer none): an event to be filled before the next flush; all of it is 0 but its kind
 */
LayakReportEvent *
layak_report_queue_push (LayakReportQueue     *self,
                         LayakReportEventKind  kind,
                         gsize                 weight)
{
  LayakReportEvent *event = layak_report_queue_allocate (self, sizeof *event);

  memset (event, 0, sizeof *event);
  event->kind = kind;
  *self->filling->end = event;
  self->filling->end = &event->next;
  self->filling->weight += weight;
  return event;
}

/* Hands over what was gathered; waits while too much is there already. Answers whether anybody wants more. */
static gboolean
flush (LayakReportQueue *self)
{
  gboolean is_open = layak_pipe_push (self->full, self->filling, self->filling->weight);

  self->filling = g_async_queue_try_pop (self->empty);
  if (self->filling == NULL)
    self->filling = batch_new ();
  return is_open;
}

/* To be called between two events. Answers whether anybody wants more. */
gboolean
layak_report_queue_flush_full (LayakReportQueue *self)
{
  return self->filling->weight < BLOCK_SIZE || flush (self);
}

/* Nothing more will come. */
void
layak_report_queue_finish (LayakReportQueue *self)
{
  flush (self);
  layak_pipe_finish (self->full);
}

/* Gives back the batch that is empty and waits for another. */
static Batch *
exchange_batch (LayakReportQueue *self)
{
  if (self->emptying != NULL)
    {
      batch_clear (self->emptying);
      g_async_queue_push_front (self->empty, g_steal_pointer (&self->emptying));
    }
  return layak_pipe_pop (self->full);
}

/* (transfer none) (nullable): the next event, until the next call; waits for it. NULL after the last one. */
LayakReportEvent *
layak_report_queue_pop (LayakReportQueue *self)
{
  LayakReportEvent *event;

  while (self->next == NULL)
    {
      self->emptying = exchange_batch (self);
      if (self->emptying == NULL)
        return NULL;
      self->next = self->emptying->first;
    }

  event = self->next;
  self->next = event->next;
  return event;
}

/* Lets the other thread stop soon. What it still pushes must be popped, or is freed with the queue. */
void
layak_report_queue_close (LayakReportQueue *self)
{
  layak_pipe_close (self->full);
}
