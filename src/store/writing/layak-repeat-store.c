/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-repeat-store.h"

#include "layak-unit-store.h"

/* Series of the same name may be those of two offices. */
#define LAST_BATCH                                                                                    \
  "SELECT ifnull (max (t.batch), 0) FROM training AS t, training AS model WHERE model.id = :training" \
  " AND t.series = :series COLLATE NOCASE AND t.regency IS model.regency AND t.province IS model.province"

gboolean
layak_repeat_store_number (LayakConnection  *connection,
                           const LayakRow   *training,
                           LayakRepeat      *how,
                           GError          **error)
{
  g_autoptr(LayakStatement) select = NULL;

  if (how->series == NULL)
    return TRUE;

  select = layak_connection_prepare (connection, LAST_BATCH, error);
  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":training", training->id);
  layak_statement_bind_text (select, ":series", how->series);
  if (layak_statement_step (select, error) != LAYAK_STEP_ROW)
    return FALSE;

  how->batch = MAX (how->batch, layak_statement_get_int (select, 0) + 1);
  return TRUE;
}

static gboolean
name_series (LayakWriter        *writer,
             const LayakRow     *training,
             const LayakRepeat  *how,
             GError            **error)
{
  g_autoptr(LayakRow) row = NULL;

  if (how->series == NULL || (!layak_row_is_unknown (training, "series") && !layak_row_is_unknown (training, "batch")))
    return TRUE;

  row = layak_row_copy (training);
  layak_row_set_text (row, "series", how->series);
  if (layak_row_is_unknown (row, "batch"))
    layak_row_set_number (row, "batch", 1);
  return layak_writer_update (writer, row, error);
}

char *
layak_repeat_store_add (LayakWriter        *writer,
                        const LayakRow     *training,
                        const LayakRepeat  *how,
                        GError            **error)
{
  g_autoptr(LayakUnit) unit =
    layak_unit_store_load (layak_writer_get_connection (writer), training->info, training->id, error);
  g_autoptr(LayakUnit) copy = unit != NULL ? layak_repeat_make (unit, how) : NULL;

  return copy != NULL && layak_writer_add_unit (writer, copy, error) && name_series (writer, unit->root, how, error)
         ? layak_uuid_to_string (&copy->root->uuid) : NULL;
}
