/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-rows.h"

char *
layak_rows_dup_json (GArray *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* Every column of the rows of which @column is one of @ids, and last that column itself. */
static LayakStatement *
prepare_rows (const LayakRecordInfo  *info,
              const char             *column,
              LayakConnection        *connection,
              GArray                 *ids,
              GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  g_autofree char *json = layak_rows_dup_json (ids);
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s, t.%s FROM %s AS t WHERE t.%s IN (SELECT value FROM json_each (:ids)) ORDER BY t.id",
                     layak_table_get_columns (table), column, layak_table_get_name (table), column);
  LayakStatement *statement = layak_connection_prepare (connection, sql, error);

  if (statement != NULL)
    layak_statement_bind_text (statement, ":ids", json);
  return statement;
}

GHashTable *
layak_rows_load (const LayakRecordInfo  *info,
                 LayakConnection        *connection,
                 GArray                 *ids,
                 GError                **error)
{
  g_autoptr(GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                      (GDestroyNotify) layak_row_free);
  g_autoptr(LayakStatement) statement = prepare_rows (info, "id", connection, ids, error);
  LayakStep step;

  if (statement == NULL)
    return NULL;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      LayakRow *row = layak_table_read (layak_table_get (info), statement);

      g_hash_table_insert (rows, &row->id, row);
    }
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
add_children (const LayakRecordInfo  *info,
              LayakConnection        *connection,
              GArray                 *ids,
              GHashTable             *units,
              GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  guint parent = layak_record_info_field_index (info, layak_record_info_find_field (info, info->parent));
  g_autoptr(LayakStatement) statement = prepare_rows (info, layak_table_get_column (table, parent), connection, ids,
                                                      error);
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      g_autoptr(LayakRow) row = layak_table_read (table, statement);
      gint64 id = layak_statement_get_int (statement, (int) info->n_fields + 2);
      LayakUnit *unit = g_hash_table_lookup (units, &id);

      if (unit != NULL)
        layak_unit_add (unit, g_steal_pointer (&row));
    }
  return step == LAYAK_STEP_DONE;
}

GHashTable *
layak_rows_load_units (const LayakRecordInfo  *info,
                       LayakConnection        *connection,
                       GArray                 *ids,
                       GError                **error)
{
  g_autoptr(GHashTable) rows = layak_rows_load (info, connection, ids, error);
  g_autoptr(GHashTable) units = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                       (GDestroyNotify) layak_unit_free);
  GHashTableIter iter;
  LayakRow *row;
  LayakUnit *unit;

  if (rows == NULL)
    return NULL;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &row))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (units, &row->id, layak_unit_new (row));
    }

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *child = layak_record_info_nth (i);

      if (layak_record_info_get_parent (child) == info && !add_children (child, connection, ids, units, error))
        return NULL;
    }

  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &unit))
    layak_unit_sort (unit);
  return g_steal_pointer (&units);
}

gboolean
layak_rows_each (const LayakRecordInfo  *info,
                 LayakConnection        *connection,
                 LayakFieldPredicate     leaves_out,
                 LayakRowFunc            func,
                 gpointer                data,
                 GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  g_autofree char *columns = layak_table_make_columns (table, leaves_out);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s AS t ORDER BY t.id", columns,
                                          layak_table_get_name (table));
  g_autoptr(LayakStatement) statement = layak_connection_prepare (connection, sql, error);
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    func (layak_table_read (table, statement), data);
  return step == LAYAK_STEP_DONE;
}
