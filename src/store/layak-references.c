/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-references.h"

#include <glib/gi18n-lib.h>

#include "layak-text.h"
#include "layak-wording.h"

/* How many are named in an error. */
#define MAX_NAMED 10

static gboolean
run_select (LayakConnection        *connection,
            const char             *sql,
            const LayakRecordInfo  *info,
            const LayakField       *field,
            const char             *member,
            gint64                  first,
            gint64                  last,
            GArray                 *references,
            GError                **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection, sql, error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  if (member != NULL)
    layak_statement_bind_text (select, ":member", member);
  else
    {
      layak_statement_bind_int (select, ":first", first);
      layak_statement_bind_int (select, ":last", last);
    }

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      LayakReference reference = { info, field, layak_statement_get_int (select, 0) };

      g_array_append_val (references, reference);
    }
  return step == LAYAK_STEP_DONE;
}

/* Members of sets are kept as text, so they are looked for one record at a time; ranges come from imports, whose
 * records are looked for by their columns only. */
static gboolean
select_members (LayakConnection        *connection,
                const LayakRecordInfo  *referred,
                gint64                  id,
                const LayakTable       *table,
                guint                   index,
                guint                   limit,
                GArray                 *references,
                GError                **error)
{
  g_autoptr(LayakRow) row = layak_table_load (layak_table_get (referred), connection, id, error);
  g_autofree char *member = NULL, *sql = NULL;
  const char *column = layak_table_get_column (table, index);
  const LayakRecordInfo *info = layak_table_get_info (table);

  if (row == NULL)
    return error == NULL || *error == NULL;

  member = layak_row_dup_member (row);
  sql = g_strdup_printf ("SELECT id FROM %s WHERE %s IS NOT NULL AND has_member (%s, :member) LIMIT %u",
                         layak_table_get_name (table), column, column, limit);
  return run_select (connection, sql, info, &info->fields[index], member, 0, 0, references, error);
}

static gboolean
select_column (LayakConnection   *connection,
               gint64             first,
               gint64             last,
               const LayakTable  *table,
               guint              index,
               guint              limit,
               GArray            *references,
               GError           **error)
{
  const LayakRecordInfo *info = layak_table_get_info (table);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s BETWEEN :first AND :last LIMIT %u",
                                          layak_table_get_name (table), layak_table_get_column (table, index), limit);

  return run_select (connection, sql, info, &info->fields[index], NULL, first, last, references, error);
}

GArray *
layak_references_select (LayakConnection        *connection,
                         const LayakRecordInfo  *info,
                         gint64                  first,
                         gint64                  last,
                         guint                   limit,
                         GError                **error)
{
  g_autoptr(GArray) references = g_array_new (FALSE, FALSE, sizeof (LayakReference));

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakTable *table = layak_table_get (layak_record_info_nth (i));
      const LayakRecordInfo *other = layak_table_get_info (table);

      for (guint k = 0; k < other->n_fields; k++)
        {
          gboolean ok = TRUE;

          if (g_strcmp0 (other->fields[k].refers, info->name) != 0)
            continue;
          if (other->fields[k].type == LAYAK_FIELD_REFERENCE)
            ok = select_column (connection, first, last, table, k, limit, references, error);
          else if (first == last)
            ok = select_members (connection, info, first, table, k, limit, references, error);
          if (!ok)
            return NULL;
        }
    }

  return g_steal_pointer (&references);
}

/* References of a type stand together, but a record may refer by several of its fields. */
void
layak_references_set_error (LayakConnection  *connection,
                            GArray           *references,
                            GError          **error)
{
  g_autoptr(GString) counts = g_string_new (NULL), names = g_string_new (NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0, n_named = 0; i < references->len; i++)
    {
      LayakReference *reference = &g_array_index (references, LayakReference, i);
      const LayakReference *next = i + 1 < references->len ? reference + 1 : NULL;

      if (g_hash_table_add (ids, &reference->id) && n_named++ < MAX_NAMED)
        {
          g_autofree char *name = layak_references_dup_name (connection, reference->info, reference->id);

          g_string_append_printf (names, "\n%s", name);
        }
      if (next == NULL || next->info != reference->info)
        {
          g_autofree char *count = layak_wording_records (reference->info, g_hash_table_size (ids));

          g_string_append_printf (counts, "%s%s", counts->len > 0 ? ", " : "", count);
          g_hash_table_remove_all (ids);
        }
    }

  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_USE,
               /* Translators: followed by how many, as: 1 training, 4 recommendations; then by a list, a line each */
               _("Still used by %s%s"), counts->str, names->str);
}

char *
layak_references_dup_name (LayakConnection        *connection,
                           const LayakRecordInfo  *info,
                           gint64                  id)
{
  g_autoptr(LayakRow) row = layak_table_load (layak_table_get (info), connection, id, NULL);
  g_autofree char *identity = NULL, *excerpt = NULL;
  const char *title;

  if (row == NULL)
    return g_strdup (layak_record_info_get_label (info));

  title = layak_row_get_title (row);
  identity = layak_row_dup_identity (row);
  excerpt = layak_text_excerpt (title != NULL ? title : identity);
  /* Translators: a type of record as “Training”, and its title */
  return g_strdup_printf (_("%s “%s”"), layak_record_info_get_label (info), excerpt);
}
