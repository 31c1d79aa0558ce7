/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-defaults.h"

#include <string.h>

#include "layak-agency.h"
#include "layak-recommendation.h"
#include "layak-regency.h"
#include "layak-text.h"
#include "layak-training.h"

/* Kemendagri numbers the kabupaten of a province from 01 and its kota from 71. */
#define FIRST_CITY_NUMBER "71"

/* A recommendation is followed up where its training was held, unless it says otherwise. */
static gboolean
take_owner_of_training (LayakConnection  *connection,
                        LayakRow         *row,
                        GError          **error)
{
  const char *text = layak_row_get_text (row, "training");
  g_autoptr(LayakRow) training = NULL;
  g_autoptr(GError) problem = NULL;
  LayakUuid uuid;

  if (text == NULL || !layak_row_is_unknown (row, "regency") || !layak_row_is_unknown (row, "province") ||
      !layak_table_parse_identity (&layak_training_info, text, &uuid))
    return TRUE;

  training = layak_table_load_uuid (layak_table_get (&layak_training_info), connection, &uuid, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (training != NULL)
    {
      layak_row_set_text (row, "regency", layak_row_get_text (training, "regency"));
      layak_row_set_text (row, "province", layak_row_get_text (training, "province"));
    }
  return TRUE;
}

/* The code of a regency tells its province and whether it is a city. */
static void
fill_regency (LayakRow *row)
{
  const char *code = layak_row_get_text (row, "code");
  g_autofree char *province = NULL;

  if (code == NULL)
    return;

  province = g_strndup (code, 2);
  if (layak_row_is_unknown (row, "province"))
    layak_row_set_text (row, "province", province);
  if (layak_row_is_unknown (row, "kind"))
    layak_row_set_number (row, "kind",
                          layak_enumeration_find (&layak_regency_kinds,
                                                  strcmp (code + 3, FIRST_CITY_NUMBER) < 0 ? "kabupaten" : "kota"));
}

static void
fill_level (LayakRow *row)
{
  if (!layak_row_is_unknown (row, "level"))
    return;

  if (!layak_row_is_unknown (row, "regency"))
    layak_row_set_number (row, "level", LAYAK_LEVEL_REGENCY);
  else if (!layak_row_is_unknown (row, "province"))
    layak_row_set_number (row, "level", LAYAK_LEVEL_PROVINCE);
}

static void
fill_status (LayakRow *row,
             gint64    first)
{
  if (layak_row_is_unknown (row, "status"))
    layak_row_set_number (row, "status", first);
}

/* A record within a unit goes behind the others of its type. */
static gboolean
fill_position (LayakConnection  *connection,
               LayakRow         *row,
               GError          **error)
{
  const LayakRecordInfo *parent = layak_record_info_get_parent (row->info);
  g_autofree char *column = layak_text_snake (row->info->parent), *sql = NULL;
  const char *text = layak_row_get_text (row, row->info->parent);
  g_autoptr(LayakStatement) select = NULL;
  LayakUuid uuid;
  gint64 id;

  if (!layak_row_is_unknown (row, "position") || text == NULL ||
      !layak_table_parse_identity (parent, text, &uuid))
    return TRUE;
  if (!layak_table_find_id (layak_table_get (parent), connection, &uuid, &id, error))
    return FALSE;

  sql = g_strdup_printf ("SELECT coalesce (max (position) + 1, 0) FROM %s WHERE \"%s\" = :parent",
                         layak_table_get_name (layak_table_get (row->info)), column);
  select = layak_connection_prepare (connection, sql, error);
  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":parent", id);
  if (layak_statement_step (select, error) != LAYAK_STEP_ROW)
    return FALSE;

  layak_row_set_number (row, "position", MIN (layak_statement_get_int (select, 0),
                                              layak_record_info_find_field (row->info, "position")->max));
  return TRUE;
}

/**
 * layak_defaults_fill:
 * @row: a new record, as far as a person has filled it
 *
 * Fills what the person left empty and other fields or records tell. What nobody knows stays unknown.
 */
gboolean
layak_defaults_fill (LayakConnection  *connection,
                     LayakRow         *row,
                     GError          **error)
{
  if (row->info == &layak_recommendation_info)
    {
      fill_status (row, LAYAK_RECOMMENDATION_PROPOSED);
      return take_owner_of_training (connection, row, error);
    }
  if (row->info->parent != NULL)
    return fill_position (connection, row, error);

  if (row->info == &layak_training_info)
    fill_status (row, LAYAK_TRAINING_DRAFT);
  else if (row->info == &layak_regency_info)
    fill_regency (row);
  else if (row->info == &layak_agency_info)
    fill_level (row);
  return TRUE;
}
