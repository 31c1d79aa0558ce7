/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-board.h"
#include "layak-delivery.h"
#include "layak-listing.h"
#include "layak-query-options.h"
#include "layak-wording.h"

static gboolean
parse_division (const char          *text,
                LayakBoardDivision  *division)
{
  static const char * const names[] = { "year", "half", "quarter", "month" };

  *division = LAYAK_BOARD_QUARTERS;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (text != NULL && g_str_equal (text, names[i]))
      {
        *division = (LayakBoardDivision) i;
        return TRUE;
      }

  return text == NULL;
}

static char *
dup_late (const LayakBoardCell *cell)
{
  return layak_wording_count (ngettext ("%s day late", "%s days late", (gulong) cell->late_days), cell->late_days);
}

/* What people read in a cell: how far the delivery has come, or how long it has been waited for. */
static char *
dup_cell (const LayakBoardCell *cell)
{
  const char *status = layak_enumeration_get_label (&layak_delivery_statuses, cell->status);
  g_autofree char *late = dup_late (cell);
  GString *text;

  if (status == NULL)
    return cell->late_days > 0 ? g_steal_pointer (&late) : g_strdup ("–");

  text = g_string_new (status);
  if (cell->revision > 1)
    /* Translators: which revision of a report, behind its status: “Accepted r2” */
    g_string_append_printf (text, _(" r%d"), (int) cell->revision);
  if (cell->late_days > 0)
    g_string_append_printf (text, ", %s", late);
  return g_string_free (text, FALSE);
}

static gboolean
write_table (const LayakBoard  *board,
             GError           **error)
{
  guint n = board->periods->len + 2;
  g_autofree LayakColumn *columns = g_new0 (LayakColumn, n);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(LayakListing) listing = NULL;

  columns[0] = (LayakColumn) { "regency", _("Code"), NULL };
  columns[1] = (LayakColumn) { "name", _("Name"), NULL };
  for (guint k = 0; k < board->periods->len; k++)
    {
      g_ptr_array_add (titles, layak_period_format (&g_array_index (board->periods, LayakPeriod, k)));
      columns[k + 2] = (LayakColumn) { titles->pdata[k], titles->pdata[k], NULL };
    }

  listing = layak_listing_new (LAYAK_FORMAT_TABLE, columns, n);
  for (guint i = 0; i < board->rows->len; i++)
    {
      const LayakBoardRow *row = g_ptr_array_index (board->rows, i);
      g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, g_strdup (row->code));
      g_ptr_array_add (cells, g_strdup (row->name));
      for (guint k = 0; k < board->periods->len; k++)
        g_ptr_array_add (cells, dup_cell (&row->cells[k]));
      layak_listing_add (listing, (const char * const *) cells->pdata);
    }
  return layak_listing_finish (listing, error);
}

static char *
dup_date (LayakDate date)
{
  char text[LAYAK_DATE_MAX_TEXT];

  layak_date_format (date, text);
  return date != LAYAK_UNKNOWN ? g_strdup (text) : NULL;
}

/* Of what nobody delivered the status is “missing”, or “expected” while there is time. */
static const char *
get_status (const LayakBoardCell *cell)
{
  const char *status = layak_enumeration_get_nick (&layak_delivery_statuses, cell->status);

  if (status != NULL)
    return status;
  return cell->late_days > 0 ? "missing" : "expected";
}

static void
add_cell (LayakListing         *listing,
          const LayakBoardRow  *row,
          const LayakPeriod    *period,
          const LayakBoardCell *cell)
{
  g_autofree char *text = layak_period_format (period), *due = dup_date (cell->due);
  g_autofree char *delivered = dup_date (cell->delivered);
  g_autofree char *revision = g_strdup_printf ("%" G_GINT64_FORMAT, cell->revision);
  g_autofree char *late = g_strdup_printf ("%d", cell->late_days);
  const char *cells[] =
  {
    row->code, row->name, text, due, get_status (cell), cell->revision > 0 ? revision : NULL, delivered, late,
    cell->uuid,
  };

  layak_listing_add (listing, cells);
}

/* One line a regency and period, for programs. */
static gboolean
write_list (const LayakBoard  *board,
            LayakFormat        format,
            GError           **error)
{
  static const LayakField number = { "number", LAYAK_NUMBER (0, G_MAXINT), LAYAK_FIELD_PLAIN, NULL, NULL };
  const LayakColumn columns[] =
  {
    { "regency" }, { "name" }, { "period" }, { "due-date" }, { "status" }, { "revision", NULL, &number },
    { "delivered-on" }, { "late-days", NULL, &number }, { "delivery" },
  };
  g_autoptr(LayakListing) listing = layak_listing_new (format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < board->rows->len; i++)
    {
      const LayakBoardRow *row = g_ptr_array_index (board->rows, i);

      for (guint k = 0; k < board->periods->len; k++)
        add_cell (listing, row, &g_array_index (board->periods, LayakPeriod, k), &row->cells[k]);
    }
  return layak_listing_finish (listing, error);
}

static LayakExit
run (LayakCall *call)
{
  g_autofree char *asked = NULL, *regency = NULL, *province = NULL, *asked_year = NULL, *by = NULL, *as_of = NULL;
  const GOptionEntry options[] =
  {
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &asked, N_("How to write it: table, csv or json"), N_("FORMAT") },
    { "regency", 'r', 0, LAYAK_OPTION_TEXT, &regency, N_("Only those of this regency or city"), N_("CODE") },
    { "province", 'p', 0, LAYAK_OPTION_TEXT, &province, N_("Only those in this province"), N_("CODE") },
    { "year", 'y', 0, LAYAK_OPTION_TEXT, &asked_year, N_("The year of the periods"), N_("YEAR") },
    { "by", 0, 0, LAYAK_OPTION_TEXT, &by, N_("The periods: year, half, quarter or month"), N_("PERIODS") },
    { "as-of", 0, 0, LAYAK_OPTION_TEXT, &as_of, N_("The day that counts as today"), N_("DATE") },
    { NULL }
  };
  g_autofree char *place = NULL;
  g_autoptr(LayakBoard) board = NULL;
  g_autoptr(GError) error = NULL;
  LayakBoardDivision division;
  LayakDate today = layak_date_today ();
  LayakFormat format;
  LayakStore *store;
  int year;

  if (!layak_call_parse (call, options, 0, 0))
    return layak_call_get_exit (call);
  if (!parse_division (by, &division))
    return layak_call_misuse (call, _("--by is year, half, quarter or month, not “%s”"), by);
  if (!layak_format_parse (asked, LAYAK_FORMAT_TABLE, &format, &error) ||
      (as_of != NULL && !layak_option_parse_today (as_of, &today, &error)))
    return layak_call_fail (call, error);

  year = layak_date_get_year (today);
  store = asked_year == NULL || layak_option_parse_year (asked_year, &year, &error) ? layak_call_open (call, &error)
                                                                                    : NULL;
  if (store == NULL ||
      !layak_option_resolve_place (layak_store_get_reader (store), regency, province, &place, &error))
    return layak_call_fail (call, error);

  board = layak_board_select (layak_store_get_reader (store), place, year, division, today, &error);
  if (board == NULL ||
      (format == LAYAK_FORMAT_TABLE ? !write_table (board, &error) : !write_list (board, format, &error)))
    return layak_call_fail (call, error);

  return LAYAK_EXIT_DONE;
}

const LayakCommand layak_command_board =
{
  "board",
  "",
  N_("Show which regencies have delivered, and which have not"),
  N_("A table has a line for each regency and a column for each period; csv and json have a line for both."),
  run,
};
