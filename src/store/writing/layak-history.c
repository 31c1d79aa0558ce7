/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-history.h"

#include "layak-select.h"

/* Those of layak_step_read_info(), and the state. */
#define STEP_COLUMNS   "s.id, s.action, s.type, s.subject, s.person, s.origin, s.at, s.of, s.state"
#define CHANGE_COLUMNS "c.type, c.uuid, c.operation, c.field, c.old, c.new"

enum
{
  COLUMN_STATE = 8,
  COLUMN_TYPE,
  COLUMN_UUID,
  COLUMN_OPERATION,
  COLUMN_FIELD,
  COLUMN_OLD,
  COLUMN_NEW,
};

static void
line_free (gpointer data)
{
  LayakHistoryLine *line = data;

  layak_step_info_free (line->step);
  g_free (line->uuid);
  g_free (line->operation);
  g_free (line->field);
  g_free (line->before);
  g_free (line->after);
  g_free (line);
}

static LayakStepState
parse_state (const char *nick)
{
  if (g_str_equal (nick, "done"))
    return LAYAK_STEP_STATE_DONE;

  return g_str_equal (nick, "undone") ? LAYAK_STEP_STATE_UNDONE : LAYAK_STEP_STATE_DROPPED;
}

static LayakHistoryLine *
read_step (LayakStatement *statement)
{
  LayakHistoryLine *line = g_new0 (LayakHistoryLine, 1);

  line->step = layak_step_read_info (statement);
  line->state = parse_state (layak_statement_get_text (statement, COLUMN_STATE));
  return line;
}

static LayakHistoryLine *
read_line (LayakStatement *statement)
{
  LayakHistoryLine *line = read_step (statement);
  LayakUuid uuid;

  if (!layak_statement_is_null (statement, COLUMN_TYPE))
    line->info = layak_record_info_by_number ((guint) layak_statement_get_int (statement, COLUMN_TYPE));
  if (layak_statement_get_uuid (statement, COLUMN_UUID, &uuid))
    line->uuid = layak_uuid_to_string (&uuid);
  line->operation = g_strdup (layak_statement_get_text (statement, COLUMN_OPERATION));
  line->field = g_strdup (layak_statement_get_text (statement, COLUMN_FIELD));
  line->before = g_strdup (layak_statement_get_text (statement, COLUMN_OLD));
  line->after = g_strdup (layak_statement_get_text (statement, COLUMN_NEW));
  return line;
}

/* The record itself and those within it. */
static void
add_record (LayakSelect           *select,
            const LayakRecordInfo *info,
            const LayakUuid       *uuid)
{
  layak_select_add (select, " WHERE c.uuid IN (SELECT :record");
  layak_select_set_uuid (select, ":record", uuid);
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *child = layak_record_info_nth (i);
      g_autofree char *sql = NULL;

      if (layak_record_info_get_parent (child) != info)
        continue;
      sql = g_strdup_printf (" UNION ALL SELECT uuid FROM %s WHERE %s = (SELECT id FROM %s WHERE uuid = :record)",
                             layak_table_get_name (layak_table_get (child)), child->parent,
                             layak_table_get_name (layak_table_get (info)));
      layak_select_add (select, sql);
    }
  layak_select_add (select, ")");
}

static GPtrArray *
read_all (LayakSelect       *select,
          LayakConnection   *connection,
          LayakHistoryLine *(*read) (LayakStatement *statement),
          GError           **error)
{
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  LayakStep step;

  if (statement == NULL)
    return NULL;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    g_ptr_array_add (lines, read (statement));
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}

static void
add_limit (LayakSelect *select,
           guint        limit)
{
  layak_select_add (select, " LIMIT ");
  layak_select_add_int (select, limit > 0 ? (gint64) limit : -1);
}

GPtrArray *
layak_history_select_steps (LayakConnection        *connection,
                            const LayakRecordInfo  *info,
                            const char             *uuid,
                            gint64                  before,
                            guint                   limit,
                            GError                **error)
{
  g_autoptr(LayakSelect) select = layak_select_new ("SELECT " STEP_COLUMNS " FROM step AS s WHERE s.id < ");
  LayakUuid parsed;

  layak_select_add_int (select, before > 0 ? before : G_MAXINT64);
  if (info != NULL)
    {
      if (!layak_table_parse_identity (info, uuid, &parsed))
        return g_ptr_array_new_with_free_func (line_free);

      layak_select_add (select, " AND s.id IN (SELECT c.step FROM change AS c");
      add_record (select, info, &parsed);
      layak_select_add (select, ")");
    }
  layak_select_add (select, " ORDER BY s.id DESC");
  add_limit (select, limit);
  return read_all (select, connection, read_step, error);
}

GPtrArray *
layak_history_select_step (LayakConnection        *connection,
                           gint64                  step,
                           const LayakRecordInfo  *info,
                           const char             *uuid,
                           guint                   limit,
                           GError                **error)
{
  g_autoptr(LayakSelect) select = layak_select_new (
    "SELECT " STEP_COLUMNS ", " CHANGE_COLUMNS " FROM step AS s JOIN change AS c ON c.step = s.id AND s.id = ");
  LayakUuid parsed;

  layak_select_add_int (select, step);
  if (info != NULL)
    {
      if (!layak_table_parse_identity (info, uuid, &parsed))
        return g_ptr_array_new_with_free_func (line_free);

      add_record (select, info, &parsed);
    }
  layak_select_add (select, " ORDER BY c.position");
  add_limit (select, limit);
  return read_all (select, connection, read_line, error);
}

GPtrArray *
layak_history_select_changes (LayakConnection        *connection,
                              const LayakRecordInfo  *info,
                              const char             *uuid,
                              guint                   limit,
                              GError                **error)
{
  g_autoptr(LayakSelect) select = layak_select_new (
    "SELECT " STEP_COLUMNS ", " CHANGE_COLUMNS " FROM step AS s");
  LayakUuid parsed;

  if (info == NULL)
    layak_select_add (select, " LEFT JOIN change AS c ON c.step = s.id");
  else if (layak_table_parse_identity (info, uuid, &parsed))
    {
      layak_select_add (select, " JOIN change AS c ON c.step = s.id");
      add_record (select, info, &parsed);
    }
  else
    return g_ptr_array_new_with_free_func (line_free);

  layak_select_add (select, " ORDER BY s.id DESC, c.position");
  add_limit (select, limit);
  return read_all (select, connection, read_line, error);
}

gboolean
layak_history_count_deleted (LayakConnection        *connection,
                             gint64                  step,
                             const LayakRecordInfo  *info,
                             gint64                 *n,
                             GError                **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT count (DISTINCT uuid) FROM change WHERE step = :step AND type = :type AND operation = 'delete'", error);

  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":step", step);
  layak_statement_bind_int (select, ":type", info->number);
  if (layak_statement_step (select, error) != LAYAK_STEP_ROW)
    return FALSE;

  *n = layak_statement_get_int (select, 0);
  return TRUE;
}
