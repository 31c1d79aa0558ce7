/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-deadline.h"

#include "layak-terms.h"

static void
deadline_free (gpointer data)
{
  LayakDeadline *deadline = data;

  g_free (deadline->uuid);
  g_free (deadline->text);
  g_free (deadline->lead);
  g_free (deadline->place);
  g_free (deadline);
}

static gint64
get_known (LayakStatement *statement,
           int             column)
{
  return layak_statement_is_null (statement, column) ? LAYAK_UNKNOWN : layak_statement_get_int (statement, column);
}

static LayakDeadline *
read_deadline (LayakStatement *statement)
{
  LayakDeadline *deadline = g_new0 (LayakDeadline, 1);
  LayakUuid uuid;

  if (layak_statement_get_uuid (statement, 0, &uuid))
    deadline->uuid = layak_uuid_to_string (&uuid);
  deadline->text = g_strdup (layak_statement_get_text (statement, 1));
  deadline->lead = g_strdup (layak_statement_get_text (statement, 2));
  deadline->place = g_strdup (layak_statement_get_text (statement, 3));
  deadline->status = layak_enumeration_find (&layak_recommendation_statuses, layak_statement_get_text (statement, 4));
  deadline->achieved = get_known (statement, 5);
  deadline->target = get_known (statement, 6);
  if (!layak_date_parse (layak_statement_get_text (statement, 7), &deadline->due))
    deadline->due = LAYAK_UNKNOWN;
  deadline->overdue = layak_statement_get_int (statement, 8) != 0;
  return deadline;
}

GPtrArray *
layak_deadlines_select (LayakConnection  *connection,
                        LayakQuery       *query,
                        guint             limit,
                        GError          **error)
{
  g_autofree char *tail = g_strdup_printf (" AND " LAYAK_SQL_DUE ("t") " < '~' ORDER BY " LAYAK_SQL_DUE ("t")
                                           ", t.id LIMIT %d", limit > 0 ? (int) limit : -1);
  g_autoptr(LayakSelect) select = layak_query_select (query,
    "t.uuid, t.text, (SELECT " LAYAK_SQL_AGENCY_NAME ("a") " FROM agency AS a WHERE a.id = t.lead),"
    " ifnull ((SELECT " LAYAK_SQL_REGENCY_NAME ("g") " FROM regency AS g WHERE g.id = t.regency),"
    " (SELECT name FROM province WHERE id = t.province)), t.status, t.achieved, t.target, "
    LAYAK_SQL_DUE ("t") ", " LAYAK_SQL_OVERDUE ("t"), tail);
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);
  g_autoptr(GPtrArray) deadlines = g_ptr_array_new_with_free_func (deadline_free);
  LayakStep step;

  if (statement == NULL)
    return NULL;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    g_ptr_array_add (deadlines, read_deadline (statement));
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&deadlines) : NULL;
}
