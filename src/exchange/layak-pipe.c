/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-pipe.h"

typedef struct
{
  gpointer batch;
  gsize    weight;
} Item;

/* To wake a processor takes longer than to fill or to empty a batch, so a thread that found nothing sleeps until the
 * pipe is half full, and one that found no room until it is half empty. */
struct _LayakPipe
{
  gsize          max_weight;
  GDestroyNotify free_batch;

  GMutex         mutex;
  GCond          changed;
  GQueue         items;
  gsize          weight;       /* of all of them */
  gboolean       is_starving;  /* the thread that empties sleeps */
  gboolean       is_blocked;   /* the thread that fills sleeps */
  gboolean       is_complete;  /* nothing more will be pushed */
  gboolean       is_closed;    /* nobody will pop any more */
};

/**
 * layak_pipe_new:
 * @max_weight: about how much may wait at once, so that memory does not depend on how much there is in all
 */
LayakPipe *
layak_pipe_new (gsize          max_weight,
                GDestroyNotify free_batch)
{
  LayakPipe *self = g_new0 (LayakPipe, 1);

  self->max_weight = max_weight;
  self->free_batch = free_batch;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_queue_init (&self->items);
  return self;
}

static gpointer
take_first (LayakPipe *self)
{
  Item *item = g_queue_pop_head (&self->items);
  gpointer batch = item->batch;

  self->weight -= item->weight;
  g_free (item);
  return batch;
}

void
layak_pipe_free (LayakPipe *self)
{
  while (!g_queue_is_empty (&self->items))
    self->free_batch (take_first (self));
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* Answers whether the other thread sleeps and should not any longer; whoever is told so wakes it. */
static gboolean
should_wake (LayakPipe *self)
{
  gboolean has_food = self->weight >= self->max_weight / 2 || self->is_blocked || self->is_complete;
  gboolean has_room = self->weight <= self->max_weight / 2 || self->is_closed;
  gboolean should = (self->is_starving && has_food) || (self->is_blocked && has_room);

  if (should)
    self->is_starving = self->is_blocked = FALSE;
  return should;
}

/* Wakes the other thread only when it need not wait for the mutex again. */
static void
unlock (LayakPipe *self)
{
  gboolean should = should_wake (self);

  g_mutex_unlock (&self->mutex);
  if (should)
    g_cond_broadcast (&self->changed);
}

/* The other thread may sleep too: what waits is little, and what shall join it is much. */
static void
wait_for_room (LayakPipe *self,
               gsize      weight)
{
  while (!self->is_closed && self->weight > 0 && self->weight + weight > self->max_weight)
    {
      if (self->is_starving)
        g_cond_broadcast (&self->changed);
      self->is_starving = FALSE;
      self->is_blocked = TRUE;
      g_cond_wait (&self->changed, &self->mutex);
    }
  self->is_blocked = FALSE;
}

/**
 * layak_pipe_push:
 * @batch: (transfer full): what the other thread shall have
 * @weight: about how many bytes it takes
 *
 * Waits while there is too much already; something always fits into an empty pipe.
 *
 * Returns: whether anybody wants more
 */
gboolean
layak_pipe_push (LayakPipe *self,
                 gpointer   batch,
                 gsize      weight)
{
  Item *item = g_new (Item, 1);
  gboolean is_open;

  *item = (Item) { batch, weight };
  g_mutex_lock (&self->mutex);
  wait_for_room (self, weight);
  g_queue_push_tail (&self->items, item);
  self->weight += weight;
  is_open = !self->is_closed;
  unlock (self);
  return is_open;
}

/* Nothing more will come. */
void
layak_pipe_finish (LayakPipe *self)
{
  g_mutex_lock (&self->mutex);
  self->is_complete = TRUE;
  unlock (self);
}

/* Whether the other thread has enough to do, so that this one may take work off it. */
gboolean
layak_pipe_is_half_full (LayakPipe *self)
{
  gboolean is_half_full;

  g_mutex_lock (&self->mutex);
  is_half_full = self->weight > self->max_weight / 2;
  g_mutex_unlock (&self->mutex);
  return is_half_full;
}

/* (transfer full) (nullable): the oldest batch; waits for it. NULL after the last one. */
gpointer
layak_pipe_pop (LayakPipe *self)
{
  gpointer batch = NULL;

  g_mutex_lock (&self->mutex);
  while (g_queue_is_empty (&self->items) && !self->is_complete)
    {
      self->is_starving = TRUE;
      g_cond_wait (&self->changed, &self->mutex);
    }
  self->is_starving = FALSE;
  if (!g_queue_is_empty (&self->items))
    batch = take_first (self);
  unlock (self);
  return batch;
}

/* Lets the other thread stop soon. What it still pushes is freed with the pipe. */
void
layak_pipe_close (LayakPipe *self)
{
  g_mutex_lock (&self->mutex);
  self->is_closed = TRUE;
  unlock (self);
}
