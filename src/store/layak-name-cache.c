/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-name-cache.h"

#include "layak-terms.h"

/* @names: (element-type utf8): by identity, for each record type by its number */
struct _LayakNameCache
{
  LayakConnection *connection;
  GHashTable      *names;
};

LayakNameCache *
layak_name_cache_new (LayakConnection *connection)
{
  LayakNameCache *self = g_new0 (LayakNameCache, 1);

  self->connection = connection;
  self->names = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
layak_name_cache_free (LayakNameCache *self)
{
  g_hash_table_unref (self->names);
  g_free (self);
}

/* An agency has a short name, and a city says that it is one. */
static char *
make_sql (const LayakRecordInfo *info)
{
  const LayakTable *table = layak_table_get (info);
  const LayakField *title = layak_record_info_find_field (info, info->title);
  const char *name = layak_table_get_column (table, layak_record_info_field_index (info, title));

  if (g_str_equal (info->name, "agency"))
    name = LAYAK_SQL_AGENCY_NAME ("t");
  else if (g_str_equal (info->name, "regency"))
    name = LAYAK_SQL_REGENCY_NAME ("t");
  return g_strdup_printf ("SELECT %s FROM %s AS t WHERE t.uuid = :uuid", name, layak_table_get_name (table));
}

/* (transfer full) (nullable) */
static char *
load_name (LayakNameCache        *self,
           const LayakRecordInfo *info,
           const char            *identity)
{
  g_autofree char *sql = make_sql (info);
  g_autoptr(LayakStatement) select = layak_connection_prepare (self->connection, sql, NULL);
  LayakUuid uuid;

  if (select == NULL || !layak_table_parse_identity (info, identity, &uuid))
    return NULL;

  layak_statement_bind_uuid (select, ":uuid", &uuid);
  if (layak_statement_step (select, NULL) != LAYAK_STEP_ROW)
    return NULL;
  return g_strdup (layak_statement_get_text (select, 0));
}

/**
 * layak_name_cache_find:
 * @record: the name of a record type
 * @identity: what a reference to a record of it holds
 *
 * Returns: its name, or @identity if it has none; valid as long as the cache
 */
const char *
layak_name_cache_find (LayakNameCache *self,
                       const char     *record,
                       const char     *identity)
{
  const LayakRecordInfo *info = layak_record_info_find (record);
  GHashTable *names = g_hash_table_lookup (self->names, GUINT_TO_POINTER (info->number));
  char *name;

  if (names == NULL)
    {
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->names, GUINT_TO_POINTER (info->number), names);
    }

  name = g_hash_table_lookup (names, identity);
  if (name != NULL)
    return name;

  name = load_name (self, info, identity);
  if (name == NULL)
    name = g_strdup (identity);
  g_hash_table_insert (names, g_strdup (identity), name);
  return name;
}
