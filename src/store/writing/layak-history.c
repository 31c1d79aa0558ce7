/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-history.h"

#include <glib/gi18n-lib.h>

#include "layak-select.h"
#include "layak-text.h"

/* How many fields the title of a step names. */
#define MAX_TITLE_FIELDS 3

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

/* Of a step with thousands of changes the first tell enough. */
static const char changed_fields[] =
  "SELECT field FROM (SELECT field, position FROM change WHERE step = :step AND type = :type AND operation = 'update'"
  "  AND field IS NOT NULL ORDER BY position LIMIT 100) GROUP BY field ORDER BY min (position) LIMIT :limit";

/* “due date”, but “KLA indicators” */
static char *
dup_within_sentence (const char *label)
{
  const char *second = g_utf8_next_char (label);
  g_autofree char *first = g_utf8_strdown (label, second - label);

  return g_unichar_islower (g_utf8_get_char (second)) ? g_strconcat (first, second, NULL) : g_strdup (label);
}

/* (transfer full): the fields that the step changed; "" if it changed none. */
static char *
dup_changed_fields (LayakConnection      *connection,
                    const LayakStepInfo  *step,
                    GError              **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection, changed_fields, error);
  g_autoptr(GString) text = g_string_new (NULL);
  LayakStep row;

  if (select == NULL)
    return NULL;

  layak_statement_bind_int (select, ":step", step->id);
  layak_statement_bind_int (select, ":type", step->info->number);
  layak_statement_bind_int (select, ":limit", MAX_TITLE_FIELDS + 1);
  for (guint i = 0; (row = layak_statement_step (select, error)) == LAYAK_STEP_ROW; i++)
    {
      const LayakField *field = layak_record_info_find_field (step->info, layak_statement_get_text (select, 0));
      g_autofree char *label = field != NULL ? dup_within_sentence (layak_field_get_label (field)) : NULL;

      if (i == MAX_TITLE_FIELDS)
        g_string_append (text, ", …");
      else if (label != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label);
    }
  return row == LAYAK_STEP_DONE ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
dup_change_title (LayakConnection      *connection,
                  const LayakStepInfo  *step,
                  GError              **error)
{
  g_autofree char *fields = dup_changed_fields (connection, step, error);
  g_autofree char *subject = layak_text_excerpt (step->subject != NULL ? step->subject : "");

  if (fields == NULL)
    return NULL;
  if (*fields == '\0')
    return layak_step_info_dup_label (step);

  /* Translators: fields as “due date, status”, and the title of their record */
  return g_strdup_printf (_("Change %s: %s"), fields, subject);
}

char *
layak_history_dup_title (LayakConnection      *connection,
                         const LayakStepInfo  *step,
                         GError              **error)
{
  g_autoptr(LayakStepInfo) of = NULL;
  g_autoptr(GError) problem = NULL;
  g_autofree char *title = NULL;

  if (step->action == LAYAK_ACTION_EDIT && step->info != NULL)
    return dup_change_title (connection, step, error);
  if (step->action != LAYAK_ACTION_UNDO && step->action != LAYAK_ACTION_REDO)
    return layak_step_info_dup_label (step);

  of = layak_step_load_info (connection, step->of, &problem);
  title = of != NULL ? layak_history_dup_title (connection, of, &problem) : NULL;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (title == NULL)
    return layak_step_info_dup_label (step);

  /* Translators: what was taken back, as “Delete Training: Bimtek” */
  return g_strdup_printf (step->action == LAYAK_ACTION_UNDO ? _("Undo: %s") : _("Redo: %s"), title);
}
