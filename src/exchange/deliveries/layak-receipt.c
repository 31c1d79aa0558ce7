/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-receipt.h"

/* A cell holds neither tab nor line break. */
static void
append_cell (GString    *text,
             const char *cell,
             char        end)
{
  for (const char *p = cell != NULL ? cell : ""; *p != '\0'; p++)
    g_string_append_c (text, g_ascii_iscntrl (*p) ? ' ' : *p);
  g_string_append_c (text, end);
}

static void
append_item (GString       *text,
             LayakPlanItem *item)
{
  char uuid[LAYAK_UUID_TEXT_LENGTH + 1];

  layak_uuid_format (layak_plan_item_get_uuid (item), uuid);
  append_cell (text, layak_fate_get_nick (layak_plan_item_get_fate (item)), '\t');
  append_cell (text, layak_plan_item_get_info (item)->name, '\t');
  append_cell (text, uuid, '\t');
  append_cell (text, layak_plan_item_get_title (item), '\t');
  append_cell (text, layak_plan_item_get_message (item), '\n');
}

/* Records that are only counted: those that are the same, and new or parked ones beyond %LAYAK_PLAN_MAX_LISTED. */
static void
append_count (GString   *text,
              LayakPlan *plan,
              LayakFate  fate)
{
  guint64 n = layak_plan_get_n_records (plan, fate) - g_list_model_get_n_items (layak_plan_get_items (plan, fate));

  if (n > 0)
    g_string_append_printf (text, "%s\t\t\t\t%" G_GUINT64_FORMAT "\n", layak_fate_get_nick (fate), n);
}

/**
 * layak_receipt_write:
 *
 * Writes a table with tabs: what became of the record, its type, UUID, title, and why. A line without UUID counts
 * records that are not listed one by one.
 */
gboolean
layak_receipt_write (LayakPlan   *plan,
                     const char  *path,
                     GError     **error)
{
  g_autoptr(GString) text = g_string_new ("class\ttype\tuuid\ttitle\tmessage\n");

  for (guint fate = 0; fate < LAYAK_N_FATES; fate++)
    {
      GListModel *items = layak_plan_get_items (plan, fate);

      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);

          append_item (text, item);
        }
      append_count (text, plan, fate);
    }

  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}
