/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-snapshot.h"

/* In KiB, which SQLite tells from pages by the sign. Connections that share the reading of everything find little of it
 * again in their caches, and larger ones would only drive other data out of the processor's own. */
#define SMALL_CACHE "PRAGMA cache_size = -2000"

/* A transaction sees the moment of its first read. */
static gboolean
add_reader (GPtrArray     *readers,
            const char    *path,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(LayakConnection) reader = layak_connection_open (path, SQLITE_OPEN_READONLY, error);
  gint64 n;

  if (reader == NULL)
    return FALSE;

  layak_connection_set_cancellable (reader, cancellable);
  if (!layak_connection_execute (reader, "BEGIN", error) ||
      !layak_connection_get_number (reader, "SELECT count (*) FROM sqlite_schema", &n, error))
    return FALSE;

  g_ptr_array_add (readers, g_steal_pointer (&reader));
  return TRUE;
}

/* (nullable): a connection that keeps others from writing while it is open; NULL if somebody is writing now, which may
 * take long. */
static LayakConnection *
keep_writers_out (const char *path)
{
  g_autoptr(LayakConnection) gate = layak_connection_open (path, SQLITE_OPEN_READWRITE, NULL);

  if (gate == NULL)
    return NULL;

  sqlite3_busy_timeout (layak_connection_get_handle (gate), 0);
  return layak_connection_execute (gate, "BEGIN IMMEDIATE", NULL) ? g_steal_pointer (&gate) : NULL;
}

/**
 * layak_snapshot_open:
 * @max: how many connections are wanted, at least 1
 *
 * Opens connections that all see the database as it is at this moment, each for one thread. While somebody writes, or
 * where nobody may, only one can be had.
 *
 * Returns: (transfer full) (element-type LayakConnection): one or @max of them, each in a transaction that only reads
 */
GPtrArray *
layak_snapshot_open (const char    *path,
                     guint          max,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GPtrArray) readers = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_connection_free);
  g_autoptr(LayakConnection) gate = max > 1 ? keep_writers_out (path) : NULL;

  do
    if (!add_reader (readers, path, cancellable, error) ||
        (gate != NULL && !layak_connection_execute (g_ptr_array_index (readers, readers->len - 1), SMALL_CACHE, error)))
      return NULL;
  while (gate != NULL && readers->len < max);

  return g_steal_pointer (&readers);
}
