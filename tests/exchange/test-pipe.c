/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches come out as they went in, whatever they weigh, and neither thread waits for one that sleeps too. */
#include "layak-pipe.h"

#define MAX_WEIGHT 100
#define N_BATCHES 20000

typedef struct
{
  LayakPipe *pipe;
  GRand     *rand;
  guint      greatest;   /* the weight of a batch */
  guint      n_pushed;
} Filler;

static gpointer
fill_thread (gpointer data)
{
  Filler *filler = data;
  gboolean is_open = TRUE;

  for (guint i = 1; is_open && i <= N_BATCHES; i++)
    {
      is_open = layak_pipe_push (filler->pipe, GUINT_TO_POINTER (i),
                                 (gsize) g_rand_int_range (filler->rand, 0, (gint32) filler->greatest + 1));
      filler->n_pushed = i;
    }
  layak_pipe_finish (filler->pipe);
  return NULL;
}

static void
drop (gpointer batch)
{
}

/* Light batches, some of which pass what may wait at once together with one other, and some that do so alone. */
static void
test_order (void)
{
  static const guint greatest[] = { 1, MAX_WEIGHT / 4, MAX_WEIGHT - 1, MAX_WEIGHT * 3 };

  for (guint i = 0; i < G_N_ELEMENTS (greatest); i++)
    {
      g_autoptr(LayakPipe) pipe = layak_pipe_new (MAX_WEIGHT, drop);
      g_autoptr(GRand) rand = g_rand_new_with_seed (i);
      Filler filler = { pipe, rand, greatest[i], 0 };
      GThread *thread = g_thread_new ("fill", fill_thread, &filler);

      for (guint k = 1; k <= N_BATCHES; k++)
        g_assert_cmpuint (GPOINTER_TO_UINT (layak_pipe_pop (pipe)), ==, k);
      g_assert_null (layak_pipe_pop (pipe));
      g_thread_join (thread);
    }
}

static void
test_close (void)
{
  g_autoptr(LayakPipe) pipe = layak_pipe_new (MAX_WEIGHT, drop);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  Filler filler = { pipe, rand, MAX_WEIGHT / 2, 0 };
  GThread *thread = g_thread_new ("fill", fill_thread, &filler);

  g_assert_nonnull (layak_pipe_pop (pipe));
  layak_pipe_close (pipe);
  g_thread_join (thread);
  g_assert_cmpuint (filler.n_pushed, <, N_BATCHES);
}

static void
test_left (void)
{
  g_autoptr(LayakPipe) pipe = layak_pipe_new (MAX_WEIGHT, g_free);

  g_assert_false (layak_pipe_is_half_full (pipe));
  g_assert_true (layak_pipe_push (pipe, g_strdup ("one"), MAX_WEIGHT / 2));
  g_assert_false (layak_pipe_is_half_full (pipe));
  g_assert_true (layak_pipe_push (pipe, g_strdup ("two"), MAX_WEIGHT / 2));
  g_assert_true (layak_pipe_is_half_full (pipe));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pipe/order", test_order);
  g_test_add_func ("/pipe/close", test_close);
  g_test_add_func ("/pipe/left", test_left);
  return g_test_run ();
}
