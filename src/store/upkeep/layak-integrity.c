/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-integrity.h"

#include <glib/gi18n-lib.h>

#include "layak-table.h"

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

/* Members of sets are text, which no foreign key watches. */
static gboolean
check_members (LayakConnection        *connection,
               const LayakRecordInfo  *info,
               const LayakField       *field,
               GPtrArray              *damage,
               GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  const char *column = layak_table_get_column (table, layak_record_info_field_index (info, field));
  const LayakRecordInfo *referred = layak_record_info_find (field->refers);
  g_autofree char *sql = g_strdup_printf ("SELECT t.id, t.%s FROM %s AS t WHERE t.%s IS NOT NULL", column,
                                          layak_table_get_name (table), column);
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection, sql, error);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      g_auto(GStrv) members = g_strsplit (layak_statement_get_text (select, 1), " ", -1);

      for (guint i = 0; members[i] != NULL; i++)
        {
          gint64 id;

          if (g_hash_table_contains (known, members[i]))
            continue;
          if (!layak_table_find_identity (referred, connection, members[i], &id, error))
            return FALSE;
          if (id != 0)
            g_hash_table_add (known, g_strdup (members[i]));
          else
            g_ptr_array_add (damage, g_strdup_printf (
              /* Translators: number and name of a table, name of a column, and what stands in it */
              _("Row %d of “%s”: “%s” in “%s” refers to a record that does not exist"),
              (int) layak_statement_get_int (select, 0), layak_table_get_name (table), members[i], field->name));
        }
    }
  return step == LAYAK_STEP_DONE;
}

/**
 * layak_integrity_find_all_damage:
 *
 * Returns: (transfer full) (element-type utf8): the same, and what members of sets refer to in vain
 */
GPtrArray *
layak_integrity_find_all_damage (LayakConnection  *connection,
                                 GError          **error)
{
  g_auto(GStrv) damage = layak_integrity_find_damage (connection, error);
  g_autoptr(GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  if (damage == NULL)
    return NULL;
  for (guint i = 0; damage[i] != NULL; i++)
    g_ptr_array_add (sentences, g_strdup (damage[i]));
  /* What is read from a broken file is not worth reading. */
  if (sentences->len > 0)
    return g_steal_pointer (&sentences);

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);

      for (guint k = 0; k < info->n_fields; k++)
        if (info->fields[k].type == LAYAK_FIELD_REFERENCES &&
            !check_members (connection, info, &info->fields[k], sentences, error))
          return NULL;
    }
  return g_steal_pointer (&sentences);
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
