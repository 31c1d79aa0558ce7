/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-person.h"

/* What GLib answers when the system has no name for the user. */
#define NAMELESS "Unknown"

static char *
dup_setting_name (void)
{
  return g_strconcat ("person:", g_get_user_name (), NULL);
}

/**
 * layak_person_load:
 * @name: (out) (optional) (transfer full): the name of the person
 *
 * Lets the history name the person who uses this account: by the name chosen in the database, else by the name the
 * system knows.
 */
gboolean
layak_person_load (LayakStore  *store,
                   char       **name,
                   GError     **error)
{
  g_autofree char *setting = dup_setting_name (), *chosen = NULL;

  if (!layak_connection_get_setting (layak_store_get_reader (store), setting, &chosen, error))
    return FALSE;

  if (chosen == NULL)
    chosen = g_strdup (g_str_equal (g_get_real_name (), NAMELESS) ? g_get_user_name () : g_get_real_name ());
  layak_store_set_person (store, chosen);
  if (name != NULL)
    *name = g_steal_pointer (&chosen);
  return TRUE;
}

static gboolean
save_func (LayakConnection  *connection,
           gpointer          data,
           GError          **error)
{
  g_autofree char *setting = dup_setting_name ();

  return layak_connection_set_setting (connection, setting, data, error);
}

/**
 * layak_person_save_async:
 * @name: (nullable): the name to be known by in this database; %NULL for that of the system
 */
void
layak_person_save_async (LayakStore          *store,
                         const char          *name,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  layak_store_with_writer_async (store, save_func, g_strdup (name), g_free, callback, user_data);
}

gboolean
layak_person_save_finish (LayakStore    *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return layak_store_write_finish (store, result, error) && layak_person_load (store, NULL, error);
}
