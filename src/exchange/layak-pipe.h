/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries batches of work from one thread to another. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LayakPipe LayakPipe;

LayakPipe *layak_pipe_new          (gsize           max_weight,
                                    GDestroyNotify  free_batch);
/* When both threads are done with it. Frees the batches that nobody took. */
void       layak_pipe_free         (LayakPipe      *self);

/* For the thread that fills. */
gboolean   layak_pipe_push         (LayakPipe      *self,
                                    gpointer        batch,
                                    gsize           weight);
void       layak_pipe_finish       (LayakPipe      *self);
gboolean   layak_pipe_is_half_full (LayakPipe      *self);

/* For the thread that empties. */
gpointer   layak_pipe_pop          (LayakPipe      *self);
void       layak_pipe_close        (LayakPipe      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakPipe, layak_pipe_free)

G_END_DECLS
