/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <glib/gi18n-lib.h>

#include "layak-deliveries.h"
#include "layak-delivery.h"
#include "layak-import-private.h"

/* A report that was delivered holds the delivery it is, as its sender knows it. Whoever imports it has received it:
 * that is an edit of the delivery, made here. */

static gint64
get_status (const LayakRow *delivery)
{
  return layak_row_get_number (delivery, "status");
}

static void
set_number (LayakImport *self,
            LayakRow    *row,
            const char  *field,
            gint64       number)
{
  guint index = layak_record_info_field_index (row->info, layak_record_info_find_field (row->info, field));

  layak_row_take_value (row, index, (LayakValue) { .number = number });
  layak_version_set_stamp (row->version, index, self->merging.stamp);
}

/* What is written here was seen here. */
static void
see (LayakImport *self,
     LayakRow    *row)
{
  if (row->version->seen == NULL)
    row->version->seen = layak_version_dup_seen (row->version);
  layak_vector_add (row->version->seen, self->merging.stamp);
  layak_version_simplify (row->version);
  row->modified = self->merging.now;
}

/* The delivery within its own report has no digest, which would be part of what it is the digest of. */
static void
take_digest (LayakImport        *self,
             LayakImportMessage *message)
{
  LayakRow *row = message->unit->root;

  if (self->digest == NULL || !layak_row_is_unknown (row, "digest"))
    return;

  layak_row_get_value (row, "digest")->text = g_strdup (self->digest);
  message->digest = layak_unit_digest (message->unit);
}

/* Files may come in any order: one that is late finds its successor here. */
static gboolean
find_successor (GPtrArray      *others,
                const LayakRow *delivery)
{
  for (guint i = 0; i < others->len; i++)
    if (layak_row_get_number (g_ptr_array_index (others, i), "revision") > layak_row_get_number (delivery, "revision"))
      return TRUE;

  return FALSE;
}

static gboolean
mark_received (LayakImport         *self,
               LayakImportMessage  *message,
               GError             **error)
{
  LayakRow *row = message->unit->root;
  g_autoptr(GPtrArray) others = layak_deliveries_select_others (self->connection, row, error);

  if (others == NULL)
    return FALSE;

  set_number (self, row, "status",
              find_successor (others, row) ? LAYAK_DELIVERY_SUPERSEDED : LAYAK_DELIVERY_RECEIVED);
  set_number (self, row, "received-on", layak_date_today ());
  see (self, row);
  message->digest = 0;
  return TRUE;
}

/* Whoever made the delivery works at the place it is of, which tells people whose changes the file brings. */
static void
note_sender (LayakImport    *self,
             const LayakRow *delivery)
{
  const char *regency = layak_row_get_text (delivery, "regency");
  const char *place = regency != NULL ? regency : layak_row_get_text (delivery, "province");

  /* What ships with the program is of no office. */
  if (delivery->version != NULL && delivery->version->made.office != 0 && place != NULL)
    layak_plan_note_office (self->plan, delivery->version->made.office, place);
}

/**
 * layak_import_receive:
 * @message: a unit of the file; if it is the delivery that the file is, it becomes one that was received
 *
 * Not what was made here, as when the sender reads its own report again; nor what was received before.
 */
gboolean
layak_import_receive (LayakImport         *self,
                      LayakImportMessage  *message,
                      GError             **error)
{
  LayakRow *row = message->unit->root;
  g_autoptr(LayakRow) stored = NULL;
  g_autoptr(GError) problem = NULL;
  LayakUuid delivery;

  if (row->info == &layak_delivery_info)
    note_sender (self, row);
  if (row->info != &layak_delivery_info || self->delivery == NULL ||
      !layak_uuid_parse (self->delivery, &delivery) || !layak_uuid_equal (&delivery, &row->uuid))
    return TRUE;

  take_digest (self, message);
  if (row->version == NULL || row->version->made.office == self->merging.stamp.office)
    return TRUE;

  stored = layak_table_load_uuid (layak_table_get (row->info), self->connection, &row->uuid, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if ((stored == NULL || get_status (stored) < LAYAK_DELIVERY_RECEIVED) &&
      get_status (row) < LAYAK_DELIVERY_RECEIVED && !mark_received (self, message, error))
    return FALSE;

  g_clear_pointer (&self->received, layak_row_free);
  self->received = layak_row_copy (row);
  return TRUE;
}

/**
 * layak_import_refuse_answer:
 * @delivery: what a receipt answers, and what is not here
 *
 * An answer to what was never sent from here, or was deleted since, is nobody's choice: it is told what to do first.
 */
gboolean
layak_import_refuse_answer (LayakImport     *self,
                            const LayakRow  *delivery,
                            GError         **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(LayakTombstone) tombstone = layak_tombstone_load (self->connection, &delivery->uuid, &problem);
  g_autofree char *message = NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  message = g_strdup_printf (tombstone != NULL
                               /* Translators: the number of a delivery */
                               ? _("This receipt answers delivery %s, which was deleted here; undo that first")
                               : _("This receipt answers delivery %s, which is not here; import that report first"),
                             layak_row_get_text (delivery, "number"));
  layak_import_reject (self, delivery, NULL, message);
  return TRUE;
}

static gboolean
supersede (LayakImport     *self,
           const LayakRow  *stored,
           GError         **error)
{
  g_autoptr(LayakRow) row = layak_row_copy (stored);

  if (!layak_versions_load (self->connection, row, error))
    return FALSE;
  if (row->version == NULL)
    row->version = layak_version_new (self->merging.stamp);

  set_number (self, row, "status", LAYAK_DELIVERY_SUPERSEDED);
  see (self, row);
  layak_import_tell (self, LAYAK_FATE_CHANGED, row, _("A newer delivery takes its place"), NULL);
  return layak_writer_replace (self->writer, stored, row, 0, error);
}

/* At the end of the file, which may tell itself what became of the deliveries before: those it does not tell of. */
gboolean
layak_import_end_delivery (LayakImport  *self,
                           GError      **error)
{
  g_autoptr(LayakRow) received = g_steal_pointer (&self->received);
  g_autoptr(GPtrArray) others = NULL;

  if (received == NULL)
    return TRUE;

  others = layak_deliveries_select_others (self->connection, received, error);
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const LayakRow *other = g_ptr_array_index (others, i);

      if (layak_row_get_number (other, "revision") < layak_row_get_number (received, "revision") &&
          get_status (other) < LAYAK_DELIVERY_SUPERSEDED && !supersede (self, other, error))
        return FALSE;
    }
  return others != NULL;
}
