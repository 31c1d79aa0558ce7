/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-unit-reader.h"

#include "layak-pipe.h"

/* About what a row takes with its text. */
#define ROW_WEIGHT 1000

#define BATCH_WEIGHT (32 * 1024)

/* Enough that neither thread waits for the other often, and little enough that memory does not tell. */
#define MAX_WEIGHT (512 * 1024)

typedef struct
{
  LayakUnit *unit;
  LayakRow  *origin;    /* nullable */
} Item;

typedef struct
{
  GArray *items;
  guint   n_taken;
  gsize   weight;
} Batch;

struct _LayakUnitReader
{
  LayakExtract *extract;
  LayakPipe    *pipe;
  GThread      *thread;
  GError       *error;      /* of the thread; to be looked at after its last batch */
  GAsyncQueue  *taken;      /* (element-type Batch): for the thread to free, which made them: each thread has its own
                             * memory to give, and what comes back from another costs more than it */
  Batch        *batch;      /* that is being taken from */
};

static Batch *
batch_new (void)
{
  Batch *self = g_new0 (Batch, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  return self;
}

static void
batch_free (gpointer data)
{
  Batch *self = data;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      layak_unit_free (item->unit);
      g_clear_pointer (&item->origin, layak_row_free);
    }
  g_array_unref (self->items);
  g_free (self);
}

static void
free_taken (LayakUnitReader *self)
{
  Batch *batch;

  while ((batch = g_async_queue_try_pop (self->taken)) != NULL)
    batch_free (batch);
}

static gpointer
read_thread (gpointer data)
{
  LayakUnitReader *self = data;
  Batch *batch = batch_new ();
  gboolean is_wanted = TRUE;
  LayakUnit *unit;

  while (is_wanted && (unit = layak_extract_next (self->extract, &self->error)) != NULL)
    {
      const LayakRow *origin = layak_extract_get_origin (self->extract);
      Item item = { unit, origin != NULL ? layak_row_copy (origin) : NULL };

      g_array_append_val (batch->items, item);
      batch->weight += ROW_WEIGHT * (1 + (unit->children != NULL ? unit->children->len : 0));
      if (batch->weight < BATCH_WEIGHT)
        continue;
      is_wanted = layak_pipe_push (self->pipe, batch, batch->weight);
      free_taken (self);
      batch = batch_new ();
    }

  layak_pipe_push (self->pipe, batch, batch->weight);
  layak_pipe_finish (self->pipe);
  return NULL;
}

/**
 * layak_unit_reader_new:
 * @extract: what to read; it belongs to the other thread until the reader is freed
 */
LayakUnitReader *
layak_unit_reader_new (LayakExtract *extract)
{
  LayakUnitReader *self = g_new0 (LayakUnitReader, 1);

  self->extract = extract;
  self->pipe = layak_pipe_new (MAX_WEIGHT, batch_free);
  self->taken = g_async_queue_new_full (batch_free);
  self->thread = g_thread_new ("layak-extract", read_thread, self);
  return self;
}

void
layak_unit_reader_free (LayakUnitReader *self)
{
  layak_pipe_close (self->pipe);
  g_thread_join (self->thread);
  layak_pipe_free (self->pipe);
  g_async_queue_unref (self->taken);
  g_clear_pointer (&self->batch, batch_free);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * layak_unit_reader_next:
 * @origin: (out) (transfer none) (nullable): what layak_extract_get_origin() says of the unit
 *
 * Returns: (transfer none) (nullable): as layak_extract_next(), until the next call
 */
LayakUnit *
layak_unit_reader_next (LayakUnitReader  *self,
                        const LayakRow  **origin,
                        GError          **error)
{
  Item *item;

  while (self->batch == NULL || self->batch->n_taken == self->batch->items->len)
    {
      if (self->batch != NULL)
        g_async_queue_push (self->taken, g_steal_pointer (&self->batch));
      self->batch = layak_pipe_pop (self->pipe);
      if (self->batch == NULL)
        {
          if (self->error != NULL)
            g_propagate_error (error, g_steal_pointer (&self->error));
          return NULL;
        }
    }

  item = &g_array_index (self->batch->items, Item, self->batch->n_taken++);
  *origin = item->origin;
  return item->unit;
}
