/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-board.h"

#include "layak-delivery.h"
#include "layak-terms.h"

static void
free_row (gpointer data)
{
  LayakBoardRow *row = data;

  g_free (row->code);
  g_free (row->name);
  g_free (row->cells);
  g_free (row);
}

void
layak_board_free (LayakBoard *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < self->periods->len; k++)
      g_free (((LayakBoardRow *) g_ptr_array_index (self->rows, i))->cells[k].uuid);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->periods);
  g_free (self);
}

static char *
dup_period (int                 year,
            LayakBoardDivision  division,
            int                 number)
{
  switch (division)
    {
    case LAYAK_BOARD_HALVES:
      return g_strdup_printf ("%04d-S%d", year, number);
    case LAYAK_BOARD_QUARTERS:
      return g_strdup_printf ("%04d-Q%d", year, number);
    case LAYAK_BOARD_MONTHS:
      return g_strdup_printf ("%04d-%02d", year, number);
    case LAYAK_BOARD_YEAR:
    default:
      return g_strdup_printf ("%04d", year);
    }
}

static void
add_periods (LayakBoard         *self,
             int                 year,
             LayakBoardDivision  division)
{
  static const int n_periods[] = { 1, 2, 4, 12 };

  for (int i = 1; i <= n_periods[division]; i++)
    {
      g_autofree char *text = dup_period (year, division, i);
      LayakPeriod period;

      layak_period_parse (text, &period, NULL);
      g_array_append_val (self->periods, period);
    }
}

static void
add_row (LayakBoard     *self,
         LayakStatement *select)
{
  LayakBoardRow *row = g_new0 (LayakBoardRow, 1);

  row->code = g_strdup (layak_statement_get_text (select, 0));
  row->name = g_strdup (layak_statement_get_text (select, 1));
  row->cells = g_new0 (LayakBoardCell, self->periods->len);
  for (guint k = 0; k < self->periods->len; k++)
    row->cells[k].due = row->cells[k].delivered = row->cells[k].status = LAYAK_UNKNOWN;
  g_ptr_array_add (self->rows, row);
}

static gboolean
load_regencies (LayakBoard       *self,
                LayakConnection  *connection,
                const char       *place,
                GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT g.code, " LAYAK_SQL_REGENCY_NAME ("g") " FROM regency AS g JOIN province AS p ON p.id = g.province"
    " WHERE :place IS NULL OR g.code = :place OR p.code = :place ORDER BY g.code", error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_text (select, ":place", place);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    add_row (self, select);
  return step == LAYAK_STEP_DONE;
}

static LayakBoardRow *
find_row (LayakBoard *self,
          const char *code)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (((LayakBoardRow *) g_ptr_array_index (self->rows, i))->code, code))
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

static LayakDate
read_date (LayakStatement *select,
           int             column)
{
  LayakDate date;

  return !layak_statement_is_null (select, column) &&
         layak_date_parse (layak_statement_get_text (select, column), &date) ? date : LAYAK_UNKNOWN;
}

/* Deliveries come by their revision, so that the last one stays; the first that went out says how late it was. */
static void
take_delivery (LayakBoardCell *cell,
               LayakStatement *select)
{
  LayakDate due = read_date (select, 4), sent = read_date (select, 5);
  LayakUuid uuid;

  cell->status = layak_enumeration_find (&layak_delivery_statuses, layak_statement_get_text (select, 2));
  cell->revision = layak_statement_get_int (select, 3);
  if (due != LAYAK_UNKNOWN)
    cell->due = layak_date_last_day (due);
  if (cell->delivered == LAYAK_UNKNOWN && cell->status != LAYAK_DELIVERY_DRAFT && sent != LAYAK_UNKNOWN)
    cell->delivered = layak_date_first_day (sent);
  g_clear_pointer (&cell->uuid, g_free);
  if (layak_statement_get_uuid (select, 6, &uuid))
    cell->uuid = layak_uuid_to_string (&uuid);
}

static gboolean
load_deliveries (LayakBoard       *self,
                 LayakConnection  *connection,
                 guint             position,
                 GError          **error)
{
  g_autofree char *period = layak_period_format (&g_array_index (self->periods, LayakPeriod, position));
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT g.code, d.id, d.status, d.revision, d.due_date, coalesce (d.sent_on, d.received_on, d.made_on), d.uuid"
    " FROM delivery AS d JOIN regency AS g ON g.id = d.regency WHERE d.period = :period"
    " ORDER BY d.regency, d.revision, d.uuid", error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_text (select, ":period", period);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      LayakBoardRow *row = find_row (self, layak_statement_get_text (select, 0));

      if (row != NULL)
        take_delivery (&row->cells[position], select);
    }
  return step == LAYAK_STEP_DONE;
}

/* What nobody delivered is due when that of the others is; if nobody delivered at all, on the usual day. */
static void
set_due (LayakBoard *self,
         guint       position)
{
  LayakDate due = LAYAK_UNKNOWN;

  for (guint i = 0; i < self->rows->len; i++)
    due = MAX (due, ((LayakBoardRow *) g_ptr_array_index (self->rows, i))->cells[position].due);
  if (due == LAYAK_UNKNOWN)
    due = layak_delivery_get_due (&g_array_index (self->periods, LayakPeriod, position));

  for (guint i = 0; i < self->rows->len; i++)
    {
      LayakBoardCell *cell = &((LayakBoardRow *) g_ptr_array_index (self->rows, i))->cells[position];

      if (cell->due == LAYAK_UNKNOWN)
        cell->due = due;
    }
}

static void
count_days (LayakBoard *self,
            LayakDate   today)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < self->periods->len; k++)
      {
        LayakBoardCell *cell = &((LayakBoardRow *) g_ptr_array_index (self->rows, i))->cells[k];
        LayakDate until = cell->delivered != LAYAK_UNKNOWN ? cell->delivered : today;

        cell->late_days = until > cell->due ? layak_date_days_from (cell->due, until) : 0;
      }
}

LayakBoard *
layak_board_select (LayakConnection     *connection,
                    const char          *place,
                    int                  year,
                    LayakBoardDivision   division,
                    LayakDate            today,
                    GError             **error)
{
  g_autoptr(LayakBoard) self = g_new0 (LayakBoard, 1);

  self->periods = g_array_new (FALSE, FALSE, sizeof (LayakPeriod));
  self->rows = g_ptr_array_new_with_free_func (free_row);
  add_periods (self, year, division);
  if (!load_regencies (self, connection, place, error))
    return NULL;

  for (guint k = 0; k < self->periods->len; k++)
    {
      if (!load_deliveries (self, connection, k, error))
        return NULL;
      set_due (self, k);
    }
  count_days (self, today);
  return g_steal_pointer (&self);
}
