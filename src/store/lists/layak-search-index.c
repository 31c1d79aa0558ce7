/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-search-index.h"

/* An external-content table of FTS5 must be told the old text to forget it; triggers would, but they double the time
 * of an import, so the store does it from what a step changed. */

static gboolean
is_searched (const LayakRecordInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & LAYAK_FIELD_SEARCHED)
      return TRUE;

  return FALSE;
}

static gboolean
touches_search (const LayakChange *change)
{
  if (!is_searched (change->info))
    return FALSE;
  if (change->operation != SQLITE_UPDATE)
    return TRUE;

  for (guint i = 0; i < change->info->n_fields; i++)
    if (change->changed[i] && change->info->fields[i].flags & LAYAK_FIELD_SEARCHED)
      return TRUE;

  return FALSE;
}

static char *
searched_columns (const LayakTable *table)
{
  const LayakRecordInfo *info = layak_table_get_info (table);
  GString *columns = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & LAYAK_FIELD_SEARCHED)
      g_string_append_printf (columns, ", %s", layak_table_get_column (table, i));

  return g_string_free (columns, FALSE);
}

/* INSERT INTO x_search, either the text of a new row or the command that forgets the text of an old one. */
static gboolean
write_text (LayakConnection    *connection,
            const LayakChange  *change,
            gboolean            forget,
            GError            **error)
{
  const LayakTable *table = layak_table_get (change->info);
  g_autofree char *columns = searched_columns (table);
  g_autoptr(GString) values = g_string_new (forget ? "'delete', ?1" : "?1");
  g_autofree char *sql = NULL;
  g_autoptr(LayakStatement) insert = NULL;
  int n = 2;

  for (guint i = 0; i < change->info->n_fields; i++)
    if (change->info->fields[i].flags & LAYAK_FIELD_SEARCHED)
      g_string_append_printf (values, ", ?%d", n++);

  sql = g_strdup_printf ("INSERT INTO %s_search (%s%srowid%s) VALUES (%s)", layak_table_get_name (table),
                         forget ? layak_table_get_name (table) : "", forget ? "_search, " : "", columns, values->str);
  insert = layak_connection_prepare (connection, sql, error);
  if (insert == NULL)
    return FALSE;

  n = 2;
  layak_statement_bind_nth_int (insert, 1, change->id);
  for (guint i = 0; i < change->info->n_fields; i++)
    if (change->info->fields[i].flags & LAYAK_FIELD_SEARCHED)
      {
        gboolean old = forget && (change->operation == SQLITE_DELETE || change->changed[i]);

        layak_statement_bind_nth_text (insert, n++, (old ? change->before : change->after)->values[i].text);
      }
  return layak_statement_run (insert, error);
}

/* Indexes anew what @changes, the whole of a step, changed of searched text. */
gboolean
layak_search_index_update (LayakConnection  *connection,
                           GPtrArray        *changes,
                           GError          **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const LayakChange *change = g_ptr_array_index (changes, i);

      if (!touches_search (change))
        continue;
      if (change->operation != SQLITE_INSERT && !write_text (connection, change, TRUE, error))
        return FALSE;
      if (change->operation != SQLITE_DELETE && !write_text (connection, change, FALSE, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_range (LayakConnection        *connection,
             const LayakRecordInfo  *info,
             gint64                  first,
             gint64                  last,
             gboolean                forget,
             GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  const char *name = layak_table_get_name (table);
  g_autofree char *columns = NULL, *sql = NULL;
  g_autoptr(LayakStatement) insert = NULL;

  if (!is_searched (info))
    return TRUE;

  columns = searched_columns (table);
  sql = g_strdup_printf ("INSERT INTO %s_search (%s%srowid%s) SELECT %sid%s FROM %s WHERE id BETWEEN ?1 AND ?2",
                         name, forget ? name : "", forget ? "_search, " : "", columns,
                         forget ? "'delete', " : "", columns, name);
  insert = layak_connection_prepare (connection, sql, error);
  if (insert == NULL)
    return FALSE;

  layak_statement_bind_nth_int (insert, 1, first);
  layak_statement_bind_nth_int (insert, 2, last);
  return layak_statement_run (insert, error);
}

/* Indexes the records with these ids, which are not indexed yet: in bulk, after an import. */
gboolean
layak_search_index_add_range (LayakConnection        *connection,
                              const LayakRecordInfo  *info,
                              gint64                  first,
                              gint64                  last,
                              GError                **error)
{
  return write_range (connection, info, first, last, FALSE, error);
}

/* Forgets the records with these ids, which must still be there. */
gboolean
layak_search_index_remove_range (LayakConnection        *connection,
                                 const LayakRecordInfo  *info,
                                 gint64                  first,
                                 gint64                  last,
                                 GError                **error)
{
  return write_range (connection, info, first, last, TRUE, error);
}
