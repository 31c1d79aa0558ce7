/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-part-checker.h"

#include "layak-report-schema.h"

/* More would only wait in memory: checking takes longer than writing. */
#define MAX_WAITING 8

/* Threads take the parts as they come. Their verdicts are all the same to us, but for the first that is bad. */
struct _LayakPartChecker
{
  GBytes      *head;
  GThreadPool *pool;
  GMutex       mutex;
  GCond        changed;
  guint        n_waiting;
  GError      *error;
};

static void
check_part (gpointer data,
            gpointer user_data)
{
  LayakPartChecker *self = user_data;
  g_autoptr(GBytes) part = data;
  g_autoptr(GError) error = NULL;

  layak_report_schema_check_part (self->head, part, &error);

  g_mutex_lock (&self->mutex);
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
  self->pool = g_thread_pool_new (check_part, self, (int) CLAMP (g_get_num_processors (), 1, 4), FALSE, NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  return self;
}

/* Waits for the parts that are being checked. */
void
layak_part_checker_free (LayakPartChecker *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
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
  g_mutex_unlock (&self->mutex);
  return g_thread_pool_push (self->pool, g_bytes_ref (part), error);
}

/* Waits for all parts. Answers whether all were good. */
gboolean
layak_part_checker_finish (LayakPartChecker  *self,
                           GError           **error)
{
  return wait_for (self, 0, error);
}
