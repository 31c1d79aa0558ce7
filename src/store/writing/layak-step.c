/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-step.h"

#include <glib/gi18n-lib.h>

#include "layak-text.h"

static const char * const actions[] = { "add", "edit", "delete", "import", "undo", "redo", "restore" };
static const char * const states[] = { "done", "undone", "dropped" };

static guint
find_nick (const char * const *nicks,
           guint               n_nicks,
           const char         *nick)
{
  guint i = 0;

  while (i + 1 < n_nicks && !g_str_equal (nicks[i], nick))
    i++;
  return i;
}

void
layak_step_info_free (LayakStepInfo *self)
{
  g_free (self->subject);
  g_free (self->person);
  g_free (self->origin);
  g_free (self);
}

/**
 * layak_step_info_dup_label:
 *
 * Returns: (transfer full): what the step did, in the language of the person at work, as “Change Training: Bimtek”
 */
char *
layak_step_info_dup_label (const LayakStepInfo *self)
{
  const char *type = self->info != NULL ? layak_record_info_get_label (self->info) : "";
  g_autofree char *subject = layak_text_excerpt (self->subject != NULL ? self->subject : "");

  switch (self->action)
    {
    case LAYAK_ACTION_ADD:
      /* Translators: a type of record as “Training”, and its title */
      return g_strdup_printf (_("Add %s: %s"), type, subject);
    case LAYAK_ACTION_EDIT:
      return g_strdup_printf (_("Change %s: %s"), type, subject);
    case LAYAK_ACTION_DELETE:
      return g_strdup_printf (_("Delete %s: %s"), type, subject);
    case LAYAK_ACTION_IMPORT:
      /* Translators: a type of record as “Training”, and its title: two that are the same became one */
      if (self->info != NULL)
        return g_strdup_printf (_("Merge %s: %s"), type, subject);
      /* Translators: the name of a file */
      return g_strdup_printf (_("Import %s"), subject);
    case LAYAK_ACTION_UNDO:
      /* Translators: the number of the step taken back */
      return g_strdup_printf (_("Undo of step %d"), (int) self->of);
    case LAYAK_ACTION_RESTORE:
      /* Translators: the name of a backup */
      return g_strdup_printf (_("Restore %s"), subject);
    case LAYAK_ACTION_REDO:
    default:
      return g_strdup_printf (_("Redo of step %d"), (int) self->of);
    }
}

void
layak_step_detail_free (LayakStepDetail *self)
{
  g_clear_pointer (&self->info, layak_step_info_free);
  g_clear_pointer (&self->changeset, g_bytes_unref);
  g_free (self->ranges);
  g_free (self);
}

/* (transfer full): @statement is at a row whose first columns are %LAYAK_STEP_COLUMNS. */
LayakStepInfo *
layak_step_read_info (LayakStatement *statement)
{
  LayakStepInfo *info = g_new0 (LayakStepInfo, 1);

  info->id = layak_statement_get_int (statement, 0);
  info->action = find_nick (actions, G_N_ELEMENTS (actions), layak_statement_get_text (statement, 1));
  if (!layak_statement_is_null (statement, 2))
    info->info = layak_record_info_by_number ((guint) layak_statement_get_int (statement, 2));
  info->subject = g_strdup (layak_statement_get_text (statement, 3));
  info->person = g_strdup (layak_statement_get_text (statement, 4));
  info->origin = g_strdup (layak_statement_get_text (statement, 5));
  info->at = layak_statement_get_int (statement, 6);
  info->of = layak_statement_get_int (statement, 7);
  return info;
}

LayakStepInfo *
layak_step_load_info (LayakConnection  *connection,
                      gint64            id,
                      GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT " LAYAK_STEP_COLUMNS " FROM step WHERE id = :id", error);

  if (select == NULL)
    return NULL;

  layak_statement_bind_int (select, ":id", id);
  return layak_statement_step (select, error) == LAYAK_STEP_ROW ? layak_step_read_info (select) : NULL;
}

LayakStepDetail *
layak_step_load (LayakConnection  *connection,
                 gint64            id,
                 GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT " LAYAK_STEP_COLUMNS ", state, counter, tables, exact, changeset, ranges FROM step WHERE id = :id", error);
  LayakStepDetail *detail;

  if (select == NULL)
    return NULL;

  layak_statement_bind_int (select, ":id", id);
  if (layak_statement_step (select, error) != LAYAK_STEP_ROW)
    return NULL;

  detail = g_new0 (LayakStepDetail, 1);
  detail->info = layak_step_read_info (select);
  detail->state = find_nick (states, G_N_ELEMENTS (states), layak_statement_get_text (select, 8));
  detail->counter = layak_statement_get_int (select, 9);
  detail->tables = (guint64) layak_statement_get_int (select, 10);
  detail->exact = layak_statement_get_int (select, 11) != 0;
  detail->changeset = layak_statement_dup_bytes (select, 12);
  detail->ranges = g_strdup (layak_statement_get_text (select, 13));
  return detail;
}

/* Whether undo passes the step by, since what it did is known outside of the database. */
gboolean
layak_step_is_lasting (LayakConnection        *connection,
                       const LayakStepDetail  *detail,
                       gboolean               *is_lasting,
                       GError                **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM step AS s WHERE s.id = %" G_GINT64_FORMAT
                                          " AND " LAYAK_STEP_HOLDS ("s"), detail->info->id);
  gint64 holds;

  if (!layak_connection_get_number (connection, sql, &holds, error))
    return FALSE;

  *is_lasting = detail->state == LAYAK_STEP_STATE_DROPPED && holds > 0;
  return TRUE;
}

/* The step that undo takes back: the latest that is done; 0 if there is none. */
gboolean
layak_step_find_undo (LayakConnection  *connection,
                      gint64           *id,
                      GError          **error)
{
  return layak_connection_get_number (connection, "SELECT ifnull (max (id), 0) FROM step WHERE state = 'done'",
                                      id, error);
}

/* The step that redo does again: the first of those undone; 0 if there is none. */
gboolean
layak_step_find_redo (LayakConnection  *connection,
                      gint64           *id,
                      GError          **error)
{
  return layak_connection_get_number (connection, "SELECT ifnull (min (id), 0) FROM step WHERE state = 'undone'",
                                      id, error);
}

/**
 * layak_step_select_news:
 * @last: (inout): the newest step known, then the newest there is
 * @tables: (out): the tables changed by the steps between
 */
gboolean
layak_step_select_news (LayakConnection  *connection,
                        gint64           *last,
                        guint64          *tables,
                        GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT id, tables FROM step WHERE id > :last", error);
  LayakStep step;

  *tables = 0;
  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":last", *last);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      *last = layak_statement_get_int (select, 0);
      *tables |= (guint64) layak_statement_get_int (select, 1);
    }
  return step == LAYAK_STEP_DONE;
}

/* Writes a step with what @detail holds; its id and time are made here. */
gboolean
layak_step_insert (LayakConnection        *connection,
                   const LayakStepDetail  *detail,
                   gint64                 *id,
                   GError                **error)
{
  g_autoptr(LayakStatement) insert = layak_connection_prepare (connection,
    "INSERT INTO step "
    "(action, type, subject, person, origin, at, counter, tables, state, of, exact, changeset, ranges) VALUES "
    "(:action, :type, :subject, :person, :origin, :at, :counter, :tables, :state, :of, :exact, :changeset, :ranges)",
    error);

  if (insert == NULL)
    return FALSE;

  layak_statement_bind_text (insert, ":action", actions[detail->info->action]);
  if (detail->info->info != NULL)
    layak_statement_bind_int (insert, ":type", detail->info->info->number);
  layak_statement_bind_text (insert, ":subject", detail->info->subject);
  layak_statement_bind_text (insert, ":person", detail->info->person);
  layak_statement_bind_text (insert, ":origin", detail->info->origin);
  layak_statement_bind_int (insert, ":at", detail->info->at);
  layak_statement_bind_int (insert, ":counter", detail->counter);
  layak_statement_bind_int (insert, ":tables", (gint64) detail->tables);
  layak_statement_bind_text (insert, ":state", states[detail->state]);
  if (detail->info->of != 0)
    layak_statement_bind_int (insert, ":of", detail->info->of);
  layak_statement_bind_int (insert, ":exact", detail->exact);
  if (detail->changeset != NULL)
    layak_statement_bind_bytes (insert, ":changeset", g_bytes_get_data (detail->changeset, NULL),
                                g_bytes_get_size (detail->changeset));
  layak_statement_bind_text (insert, ":ranges", detail->ranges);
  if (!layak_statement_run (insert, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (layak_connection_get_handle (connection));
  return TRUE;
}

gboolean
layak_step_set_state (LayakConnection  *connection,
                      gint64            id,
                      LayakStepState    state,
                      GError          **error)
{
  g_autoptr(LayakStatement) update = layak_connection_prepare (connection,
    "UPDATE step SET state = :state WHERE id = :id", error);

  if (update == NULL)
    return FALSE;

  layak_statement_bind_text (update, ":state", states[state]);
  layak_statement_bind_int (update, ":id", id);
  return layak_statement_run (update, error);
}

/* After something new was done, what was undone before cannot be redone. */
gboolean
layak_step_drop_undone (LayakConnection  *connection,
                        GError          **error)
{
  return layak_connection_execute (connection, "UPDATE step SET state = 'dropped' WHERE state = 'undone'", error);
}

gboolean
layak_step_is_done (LayakConnection  *connection,
                    gint64            id,
                    gboolean         *is_done,
                    GError          **error)
{
  g_autoptr(LayakStatement) select =
    layak_connection_prepare (connection, "SELECT 1 FROM step WHERE id = :id AND state = 'done'", error);
  LayakStep step;

  *is_done = FALSE;
  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":id", id);
  step = layak_statement_step (select, error);
  *is_done = step == LAYAK_STEP_ROW;
  return step != LAYAK_STEP_FAILED;
}
