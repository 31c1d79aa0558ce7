/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-deliveries.h"

#include "layak-delivery.h"
#include "layak-remark.h"
#include "layak-terms.h"

#define CHOSEN(number) "(SELECT c.id FROM temp.chosen AS c WHERE c.type = " number ")"

/* The numbers of the record types, which stand in databases and never change. */
#define TRAINING       "8"
#define RECOMMENDATION "12"
#define DOCUMENT       "14"

/* The rows of a statement that selects ids of @info. */
static GPtrArray *
load_rows (LayakConnection        *connection,
           LayakStatement         *select,
           const LayakRecordInfo  *info,
           GError                **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
  LayakStep step;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      LayakRow *row = layak_table_load (layak_table_get (info), connection, layak_statement_get_int (select, 0), error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

GPtrArray *
layak_deliveries_select_others (LayakConnection  *connection,
                                const LayakRow   *delivery,
                                GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT id FROM delivery WHERE period = :period AND uuid <> :uuid"
    " AND regency IS (SELECT id FROM regency WHERE code = :regency)"
    " AND province IS (SELECT id FROM province WHERE code = :province) ORDER BY revision, uuid", error);

  if (select == NULL)
    return NULL;

  layak_statement_bind_text (select, ":period", layak_row_get_text (delivery, "period"));
  layak_statement_bind_uuid (select, ":uuid", &delivery->uuid);
  layak_statement_bind_text (select, ":regency", layak_row_get_text (delivery, "regency"));
  layak_statement_bind_text (select, ":province", layak_row_get_text (delivery, "province"));
  return load_rows (connection, select, &layak_delivery_info, error);
}

GPtrArray *
layak_deliveries_select_remarks (LayakConnection  *connection,
                                 const LayakUuid  *delivery,
                                 GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT id FROM remark WHERE delivery = (SELECT id FROM delivery WHERE uuid = :uuid) ORDER BY date, uuid", error);

  if (select == NULL)
    return NULL;

  layak_statement_bind_uuid (select, ":uuid", delivery);
  return load_rows (connection, select, &layak_remark_info, error);
}

/* Of people only those are counted who took part in something that was held. */
gboolean
layak_deliveries_count (LayakConnection  *connection,
                        LayakRow         *delivery,
                        GError          **error)
{
  static const struct
  {
    const char *field;
    const char *sql;
  } counts[] =
  {
    { "trainings", "SELECT count (*) FROM " CHOSEN (TRAINING) },
    { "recommendations", "SELECT count (*) FROM " CHOSEN (RECOMMENDATION) },
    { "people", "SELECT ifnull (sum (" LAYAK_SQL_PEOPLE ("n") "), 0) FROM training AS n"
      " WHERE n.status = 'held' AND n.id IN " CHOSEN (TRAINING) },
    { "documents", "SELECT count (*) FROM " CHOSEN (DOCUMENT) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 max = layak_record_info_find_field (delivery->info, counts[i].field)->max, number;

      if (!layak_connection_get_number (connection, counts[i].sql, &number, error))
        return FALSE;
      layak_row_set_number (delivery, counts[i].field, MIN (number, max));
    }
  return TRUE;
}

/* A setting keeps the last number, as a delivery may have been deleted, and the file with its number is out. */
gboolean
layak_deliveries_take_revision (LayakWriter  *writer,
                                const char   *place,
                                const char   *period,
                                GPtrArray    *others,
                                gint64       *revision,
                                GError      **error)
{
  LayakConnection *connection = layak_writer_get_connection (writer);
  const LayakRow *last = others->len > 0 ? g_ptr_array_index (others, others->len - 1) : NULL;
  g_autofree char *name = g_strdup_printf ("last-revision %s/%s", place, period), *text = NULL;

  if (!layak_connection_get_setting (connection, name, &text, error))
    return FALSE;

  *revision = MAX (text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0,
                   last != NULL ? layak_row_get_number (last, "revision") : 0) + 1;
  g_free (text);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, *revision);
  return layak_connection_set_setting (connection, name, text, error);
}

gboolean
layak_deliveries_note_export (LayakWriter     *writer,
                              const LayakRow  *delivery,
                              GError         **error)
{
  g_autofree char *counter = g_strdup_printf ("%" G_GINT64_FORMAT, layak_writer_get_stamp (writer).counter);

  layak_writer_make_lasting (writer, layak_row_get_text (delivery, "number"));
  return layak_connection_set_setting (layak_writer_get_connection (writer), "exported-counter", counter, error);
}
