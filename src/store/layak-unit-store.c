/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-unit-store.h"

/* The SQL of one record type, made once. */
typedef struct
{
  char *find;       /* of a unit */
  char *children;   /* of a type within a unit */
} UnitSql;

static const UnitSql *
get_sql (const LayakRecordInfo *info)
{
  static UnitSql *sql;

  if (g_once_init_enter (&sql))
    {
      UnitSql *made = g_new0 (UnitSql, layak_record_info_get_n_infos ());

      for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
        {
          const LayakRecordInfo *each = layak_record_info_nth (i);
          const LayakTable *table = layak_table_get (each);
          const char *name = layak_table_get_name (table);

          made[i].find = g_strdup_printf ("SELECT t.id, v.digest FROM %s AS t LEFT JOIN version AS v "
                                          "ON v.type = %u AND v.id = t.id WHERE t.uuid = ?1", name, each->number);
          if (each->parent != NULL)
            made[i].children = g_strdup_printf ("SELECT %s, " LAYAK_VERSION_COLUMNS " FROM %s AS t "
                                                "LEFT JOIN version AS v ON v.type = %u AND v.id = t.id "
                                                "WHERE t.%s = ?1 ORDER BY t.position, t.uuid",
                                                layak_table_get_columns (table), name, each->number, each->parent);
        }
      g_once_init_leave (&sql, made);
    }

  return &sql[layak_record_info_get_rank (info)];
}

/**
 * layak_unit_store_find:
 * @id: (out): the local id, 0 if there is no such record
 * @digest: (out): the digest its unit had when a file brought it, 0 if it was changed since or never came by a file
 */
gboolean
layak_unit_store_find (LayakConnection        *connection,
                       const LayakRecordInfo  *info,
                       const LayakUuid        *uuid,
                       gint64                 *id,
                       guint64                *digest,
                       GError                **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare_lasting (connection, get_sql (info)->find, error);
  LayakStep step;

  *id = 0;
  *digest = 0;
  if (select == NULL)
    return FALSE;

  layak_statement_bind_nth_uuid (select, 1, uuid);
  step = layak_statement_step (select, error);
  if (step == LAYAK_STEP_ROW)
    {
      *id = layak_statement_get_int (select, 0);
      *digest = (guint64) layak_statement_get_int (select, 1);
      layak_connection_remember_id (connection, info->number, uuid, *id);
    }
  return step != LAYAK_STEP_FAILED;
}

static gboolean
load_children (LayakConnection        *connection,
               const LayakRecordInfo  *info,
               LayakUnit              *unit,
               GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  g_autoptr(LayakStatement) select = layak_connection_prepare_lasting (connection, get_sql (info)->children, error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_nth_int (select, 1, unit->root->id);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      LayakRow *row = layak_table_read (table, select);

      /* After id, uuid and the fields. */
      layak_versions_read (select, 2 + (int) info->n_fields, row);
      layak_unit_add (unit, row);
    }
  return step == LAYAK_STEP_DONE;
}

/**
 * layak_unit_store_load:
 *
 * Returns: (transfer full) (nullable): the unit, %NULL without an error if there is none. A record within it has no
 *   version and no times where these are the unit's
 */
LayakUnit *
layak_unit_store_load (LayakConnection        *connection,
                       const LayakRecordInfo  *info,
                       gint64                  id,
                       GError                **error)
{
  LayakRow *root = layak_table_load (layak_table_get (info), connection, id, error);
  g_autoptr(LayakUnit) unit = NULL;

  if (root == NULL)
    return NULL;

  unit = layak_unit_new (root);
  if (!layak_versions_load (connection, root, error))
    return NULL;

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *child = layak_record_info_nth (i);

      if (layak_record_info_get_parent (child) == info && !load_children (connection, child, unit, error))
        return NULL;
    }
  if (!layak_tombstones_select (connection, &root->uuid, &unit->deletions, error))
    return NULL;
  return g_steal_pointer (&unit);
}
