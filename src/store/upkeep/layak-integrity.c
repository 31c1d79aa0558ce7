/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-integrity.h"

#include <glib/gi18n-lib.h>

/* SQLite tells what is wrong with pages and indices, one sentence a row, or “ok”. */
static gboolean
add_broken_pages (LayakConnection  *connection,
                  GStrvBuilder     *damage,
                  GError          **error)
{
  g_autoptr(LayakStatement) check = layak_connection_prepare (connection, "PRAGMA integrity_check (20)", error);
  LayakStep step;

  if (check == NULL)
    return FALSE;

  while ((step = layak_statement_step (check, error)) == LAYAK_STEP_ROW)
    if (g_strcmp0 (layak_statement_get_text (check, 0), "ok") != 0)
      g_strv_builder_add (damage, layak_statement_get_text (check, 0));

  return step == LAYAK_STEP_DONE;
}

static gboolean
add_broken_references (LayakConnection  *connection,
                       GStrvBuilder     *damage,
                       GError          **error)
{
  g_autoptr(LayakStatement) check = layak_connection_prepare (connection, "PRAGMA foreign_key_check", error);
  LayakStep step;

  if (check == NULL)
    return FALSE;

  while ((step = layak_statement_step (check, error)) == LAYAK_STEP_ROW)
    {
      g_autofree char *sentence = g_strdup_printf (_("Row %d of “%s” refers to a row that does not exist"),
                                                   (int) layak_statement_get_int (check, 1),
                                                   layak_statement_get_text (check, 0));

      g_strv_builder_add (damage, sentence);
    }

  return step == LAYAK_STEP_DONE;
}

/**
 * layak_integrity_find_damage:
 *
 * Returns: (transfer full) (nullable): a sentence for each damage found, empty for a whole file; %NULL if the file
 *   cannot be read at all
 */
GStrv
layak_integrity_find_damage (LayakConnection  *connection,
                             GError          **error)
{
  g_autoptr(GStrvBuilder) damage = g_strv_builder_new ();

  if (!add_broken_pages (connection, damage, error) || !add_broken_references (connection, damage, error))
    return NULL;

  return g_strv_builder_end (damage);
}

/* Fails with %LAYAK_STORE_ERROR_CORRUPT if anything is damaged. */
gboolean
layak_integrity_check (LayakConnection  *connection,
                       GError          **error)
{
  g_auto(GStrv) damage = layak_integrity_find_damage (connection, error);

  if (damage == NULL)
    return FALSE;
  if (damage[0] == NULL)
    return TRUE;

  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CORRUPT, _("The database file is damaged: %s"), damage[0]);
  return FALSE;
}
