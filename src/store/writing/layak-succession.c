/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-succession.h"

#include <glib/gi18n-lib.h>

#include "layak-agency.h"
#include "layak-table.h"

/* What people call it. */
static const char *
get_name (const LayakRow *agency)
{
  const char *abbreviation = layak_row_get_text (agency, "abbreviation");
  const char *name = abbreviation != NULL ? abbreviation : layak_row_get_text (agency, "name");

  return name != NULL ? name : "–";
}

/* NULL sets @error, also if there is none. */
static LayakRow *
load_agency (LayakWriter      *writer,
             const LayakUuid  *uuid,
             GError          **error)
{
  g_autoptr(GError) problem = NULL;
  LayakRow *row = layak_writer_load (writer, &layak_agency_info, uuid, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (row == NULL)
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                 _("%s: the record has been deleted meanwhile"), layak_record_info_get_label (&layak_agency_info));
  return row;
}

/* Whether the successors of @from, or it itself, are @to. */
static gboolean
check_leads_to (LayakConnection  *connection,
                const LayakUuid  *from,
                const LayakUuid  *to,
                gboolean         *leads,
                GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_connection_prepare (connection,
    "WITH RECURSIVE later (id) AS (SELECT id FROM agency WHERE uuid = :from UNION"
    " SELECT a.successor FROM later JOIN agency AS a ON a.id = later.id WHERE a.successor IS NOT NULL)"
    " SELECT 1 FROM later JOIN agency AS a ON a.id = later.id WHERE a.uuid = :to", error);
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  layak_statement_bind_uuid (statement, ":from", from);
  layak_statement_bind_uuid (statement, ":to", to);
  step = layak_statement_step (statement, error);
  *leads = step == LAYAK_STEP_ROW;
  return step != LAYAK_STEP_FAILED;
}

/* Refuses @successor, since it leads to @agency. */
static gboolean
refuse (LayakConnection  *connection,
        const LayakRow   *agency,
        const LayakUuid  *successor,
        GError          **error)
{
  g_autoptr(LayakRow) next = NULL;

  if (layak_uuid_equal (&agency->uuid, successor))
    {
      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT, _("%s cannot be its own successor."),
                   get_name (agency));
      return FALSE;
    }

  next = layak_table_load_uuid (layak_table_get (agency->info), connection, successor, error);
  if (next != NULL)
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT,
                 /* Translators: two agencies; twice the first, then the second */
                 _("%s became %s itself: as its successor it would lead round in a circle."),
                 get_name (next), get_name (agency));
  return FALSE;
}

/**
 * layak_succession_check:
 * @stored: (nullable): the record as it is
 * @wanted: the record as a person wants it
 *
 * Refuses an agency whose new successor leads back to it. Only what is merged can make such a circle, of two halves
 * that two offices wrote; a finding tells of it then, and an agency in it can still be changed.
 */
gboolean
layak_succession_check (LayakConnection  *connection,
                        const LayakRow   *stored,
                        const LayakRow   *wanted,
                        GError          **error)
{
  const char *identity = wanted->info == &layak_agency_info ? layak_row_get_text (wanted, "successor") : NULL;
  LayakUuid successor;
  gboolean leads;

  if (identity == NULL || (stored != NULL && g_strcmp0 (layak_row_get_text (stored, "successor"), identity) == 0) ||
      !layak_uuid_parse (identity, &successor))
    return TRUE;

  leads = layak_uuid_equal (&wanted->uuid, &successor);
  if (!leads && !check_leads_to (connection, &successor, &wanted->uuid, &leads, error))
    return FALSE;

  return !leads || refuse (connection, wanted, &successor, error);
}

/**
 * layak_succession_find_next:
 * @next: (out): the successor, nil if there is none
 */
gboolean
layak_succession_find_next (LayakConnection  *connection,
                            const LayakUuid  *agency,
                            LayakUuid        *next,
                            GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_connection_prepare (connection,
    "SELECT s.uuid FROM agency AS a JOIN agency AS s ON s.id = a.successor WHERE a.uuid = :agency", error);
  LayakStep step;

  *next = (LayakUuid) { 0 };
  if (statement == NULL)
    return FALSE;

  layak_statement_bind_uuid (statement, ":agency", agency);
  step = layak_statement_step (statement, error);
  if (step == LAYAK_STEP_ROW)
    layak_statement_get_uuid (statement, 0, next);
  return step != LAYAK_STEP_FAILED;
}

/**
 * layak_succession_write:
 * @date: the last day of @former, or the month or year of it
 *
 * Runs on the writer’s thread. Ends @former and names its successor.
 */
gboolean
layak_succession_write (LayakWriter      *writer,
                        const LayakUuid  *former,
                        const LayakUuid  *successor,
                        LayakDate         date,
                        GError          **error)
{
  g_autoptr(LayakRow) row = load_agency (writer, former, error);
  g_autoptr(LayakRow) next = row != NULL ? load_agency (writer, successor, error) : NULL;
  g_autofree char *identity = layak_uuid_to_string (successor);

  if (next == NULL)
    return FALSE;

  layak_row_set_text (row, "successor", identity);
  layak_row_set_number (row, "valid-to", date);
  return layak_writer_update (writer, row, error);
}
