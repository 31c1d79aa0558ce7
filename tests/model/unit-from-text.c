/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit-from-text.h"

static LayakRow *
row_from_text (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "|", -1);
  g_autoptr(LayakRow) row = layak_row_new (layak_record_info_find (parts[0]));

  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (parts[i], "=", 2);
      g_autoptr(GError) error = NULL;

      layak_row_parse_field (row, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }

  layak_row_ensure_uuid (row);
  return g_steal_pointer (&row);
}

/**
 * unit_from_text:
 * @text: “training|status=held|participants=10 + session|topic=Pasal 31”: the record, then the records within it
 */
LayakUnit *
unit_from_text (const char *text)
{
  g_auto(GStrv) records = g_strsplit (text, " + ", -1);
  LayakUnit *unit = layak_unit_new (row_from_text (records[0]));

  for (guint i = 1; records[i] != NULL; i++)
    layak_unit_add (unit, row_from_text (records[i]));
  return unit;
}
