/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-history.h"

#include "layak-select.h"

/* Those of layak_step_read_info(), and the state. */
#define STEP_COLUMNS "s.id, s.action, s.type, s.subject, s.person, s.origin, s.at, s.of, s.state"

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

GPtrArray *
layak_history_select_steps (LayakConnection  *connection,
                            gint64            before,
                            guint             limit,
                            GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT " STEP_COLUMNS " FROM step AS s WHERE s.id < :before ORDER BY s.id DESC LIMIT :limit", error);
  g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_step_info_free);
  LayakStep step;

  if (select == NULL)
    return NULL;

  layak_statement_bind_int (select, ":before", before > 0 ? before : G_MAXINT64);
  layak_statement_bind_int (select, ":limit", limit > 0 ? (gint64) limit : -1);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    g_ptr_array_add (steps, layak_step_read_info (select));
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&steps) : NULL;
}

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
read_line (LayakStatement *statement)
{
  LayakHistoryLine *line = g_new0 (LayakHistoryLine, 1);
  LayakUuid uuid;

  line->step = layak_step_read_info (statement);
  line->state = parse_state (layak_statement_get_text (statement, COLUMN_STATE));
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

GPtrArray *
layak_history_select_changes (LayakConnection        *connection,
                              const LayakRecordInfo  *info,
                              const char             *uuid,
                              guint                   limit,
                              GError                **error)
{
  g_autoptr(LayakSelect) select = layak_select_new (
    "SELECT " STEP_COLUMNS ", c.type, c.uuid, c.operation, c.field, c.old, c.new FROM step AS s");
  g_autoptr(LayakStatement) statement = NULL;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  LayakUuid parsed;
  LayakStep step;

  if (info == NULL)
    layak_select_add (select, " LEFT JOIN change AS c ON c.step = s.id");
  else if (layak_table_parse_identity (info, uuid, &parsed))
    {
      layak_select_add (select, " JOIN change AS c ON c.step = s.id");
      add_record (select, info, &parsed);
    }
  else
    return g_steal_pointer (&lines);

  layak_select_add (select, " ORDER BY s.id DESC, c.position LIMIT ");
  layak_select_add_int (select, limit > 0 ? (gint64) limit : -1);
  statement = layak_select_prepare (select, connection, error);
  if (statement == NULL)
    return NULL;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    g_ptr_array_add (lines, read_line (statement));
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}
