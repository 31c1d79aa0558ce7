/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-own-place.h"

#include <string.h>

#include "layak-province.h"
#include "layak-regency.h"
#include "layak-table.h"

#define SETTING "place"

/**
 * layak_own_place_read:
 * @code: (out) (transfer full) (nullable): of a regency or province; %NULL if none was chosen, or one that the database
 *   does not know any more
 */
gboolean
layak_own_place_read (LayakConnection  *connection,
                      char            **code,
                      GError          **error)
{
  g_autofree char *chosen = NULL;
  gint64 id;

  *code = NULL;
  if (!layak_connection_get_setting (connection, SETTING, &chosen, error))
    return FALSE;
  if (chosen == NULL)
    return TRUE;
  if (!layak_table_find_identity (strlen (chosen) == 2 ? &layak_province_info : &layak_regency_info, connection, chosen,
                                  &id, error))
    return FALSE;

  if (id != 0)
    *code = g_steal_pointer (&chosen);
  return TRUE;
}

gboolean
layak_own_place_load (LayakStore  *store,
                      char       **code,
                      GError     **error)
{
  return layak_own_place_read (layak_store_get_reader (store), code, error);
}

static gboolean
save_func (LayakConnection  *connection,
           gpointer          data,
           GError          **error)
{
  return layak_connection_set_setting (connection, SETTING, data, error);
}

/**
 * layak_own_place_save_async:
 * @code: (nullable): of a regency or province
 *
 * Finish with layak_store_write_finish(). It is no step: undo leaves it.
 */
void
layak_own_place_save_async (LayakStore          *store,
                            const char          *code,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  layak_store_with_writer_async (store, save_func, g_strdup (code), g_free, callback, user_data);
}
