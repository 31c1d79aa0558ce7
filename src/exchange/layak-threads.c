/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-threads.h"

/**
 * layak_threads_new:
 * @func: called with what is pushed, and @data
 * @max: how many threads are wanted; if the system gives fewer, those do the work
 *
 * A pool that shares its threads starts them as work comes, and work that was pushed while the system had no thread to
 * give would be waited for in vain. Here pushing cannot fail.
 *
 * Returns: (transfer full): the pool, or %NULL with @error if there is not a single thread
 */
GThreadPool *
layak_threads_new (GFunc      func,
                   gpointer   data,
                   guint      max,
                   GError   **error)
{
  g_autoptr(GError) problem = NULL;
  GThreadPool *pool = g_thread_pool_new (func, data, (int) max, TRUE, &problem);

  if (g_thread_pool_get_num_threads (pool) > 0)
    return pool;

  g_thread_pool_free (pool, TRUE, FALSE);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
