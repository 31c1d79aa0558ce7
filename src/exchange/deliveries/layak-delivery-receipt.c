/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-delivery-receipt.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "layak-deliveries.h"
#include "layak-delivery.h"
#include "layak-format.h"
#include "layak-remark.h"
#include "layak-report-digest.h"
#include "layak-report-reader.h"
#include "layak-report-writer.h"

/* Indonesian, as the names of all files: tanda terima is a receipt. */
#define SUFFIX "-tanda-terima.xml"

/* One answer on its way. It is written within the transaction that records it. */
typedef struct
{
  const LayakAnswer *answer;
  const char        *path;      /* nullable */
  char              *written;
  gboolean           is_written;
  LayakRow          *delivery;  /* as it will be */
  GPtrArray         *remarks;   /* (element-type LayakRow): former ones and new ones */
} Receipt;

/* Which delivery a file is. */
typedef struct
{
  char *delivery;
  char *digest;
} Identity;

static gboolean
header_cb (const LayakReportHeader  *header,
           gpointer                  user_data,
           GError                  **error)
{
  Identity *identity = user_data;

  if (!header->is_receipt)
    {
      identity->delivery = g_strdup (header->delivery);
      identity->digest = g_strdup (header->digest);
    }
  return TRUE;
}

static gboolean
find_delivery (LayakConnection  *connection,
               const Identity   *identity,
               LayakUuid        *uuid,
               GError          **error)
{
  g_autoptr(LayakRow) row = NULL;
  g_autoptr(GError) problem = NULL;

  if (identity->delivery == NULL || !layak_uuid_parse (identity->delivery, uuid))
    {
      g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                           _("This is no report that was delivered, so there is nothing to answer"));
      return FALSE;
    }

  row = layak_table_load_uuid (layak_table_get (&layak_delivery_info), connection, uuid, &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (row == NULL)
    g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                         _("The report has not been imported yet; import it before you answer it"));
  else if (g_strcmp0 (layak_row_get_text (row, "digest"), identity->digest) != 0)
    g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                         _("The report is not the one that was received: its digest is another"));
  else
    return TRUE;

  return FALSE;
}

/**
 * layak_delivery_receipt_identify:
 * @report: a report that was received
 * @delivery: (out): its delivery, which is in the database
 */
gboolean
layak_delivery_receipt_identify (GInputStream     *report,
                                 LayakConnection  *connection,
                                 LayakUuid        *delivery,
                                 GError          **error)
{
  static const LayakReportHandler handler = { .header = header_cb, .skip_duplicates = TRUE };
  Identity identity = { NULL, NULL };
  gboolean ok = layak_report_read (report, &handler, &identity, NULL, error) &&
                find_delivery (connection, &identity, delivery, error);

  g_free (identity.delivery);
  g_free (identity.digest);
  return ok;
}

static gboolean
check_status (const LayakRow  *delivery,
              GError         **error)
{
  gint64 status = layak_row_get_number (delivery, "status");

  if (status < LAYAK_DELIVERY_RECEIVED)
    g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                 /* Translators: the number of a delivery */
                 _("Delivery %s was made here and not received; its receiver answers it"),
                 layak_row_get_text (delivery, "number"));
  else if (status == LAYAK_DELIVERY_SUPERSEDED)
    g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                 _("Delivery %s was superseded by a newer one; answer that"), layak_row_get_text (delivery, "number"));
  else
    return TRUE;

  return FALSE;
}

static gboolean
load_delivery (Receipt      *self,
               LayakWriter  *writer,
               GError      **error)
{
  const LayakAnswer *answer = self->answer;
  const LayakField *field = layak_record_info_find_field (&layak_delivery_info, "remarks");
  LayakValue remarks = { .text = NULL };

  self->delivery = layak_writer_load (writer, &layak_delivery_info, &answer->delivery, error);
  if (self->delivery == NULL || !check_status (self->delivery, error))
    return FALSE;
  if (answer->remarks != NULL && !layak_value_parse (field, answer->remarks, &remarks, error))
    return FALSE;

  layak_row_set_number (self->delivery, "status",
                        answer->is_accepted ? LAYAK_DELIVERY_ACCEPTED : LAYAK_DELIVERY_RETURNED);
  layak_row_set_number (self->delivery, "answered-on", answer->today);
  layak_row_set_text (self->delivery, "remarks", remarks.text);
  g_free (remarks.text);
  return layak_writer_foresee (writer, self->delivery, error);
}

/* The remarks made before travel too: a receipt may have been lost. */
static gboolean
collect_remarks (Receipt      *self,
                 LayakWriter  *writer,
                 GError      **error)
{
  const LayakAnswer *answer = self->answer;
  g_autofree char *uuid = layak_uuid_to_string (&answer->delivery);

  self->remarks = layak_deliveries_select_remarks (layak_writer_get_connection (writer), &answer->delivery, error);
  if (self->remarks == NULL)
    return FALSE;

  for (guint i = 0; answer->on_records != NULL && i < answer->on_records->len; i++)
    {
      LayakRow *row = layak_row_copy (g_ptr_array_index (answer->on_records, i));

      layak_row_ensure_uuid (row);
      layak_row_set_text (row, "delivery", uuid);
      layak_row_set_number (row, "date", answer->today);
      g_ptr_array_add (self->remarks, row);
    }
  for (guint i = 0; i < self->remarks->len; i++)
    if (!layak_writer_foresee (writer, g_ptr_array_index (self->remarks, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
collect_cb (GBytes    *bytes,
            gpointer   user_data,
            GError   **error)
{
  g_string_append_len (user_data, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  return TRUE;
}

static void
write_row (LayakXmlWriter *writer,
           const LayakRow *row)
{
  g_autoptr(LayakUnit) unit = layak_unit_new (layak_row_copy (row));

  layak_report_write_unit (writer, unit, NULL, FALSE);
}

static void
write_head (Receipt        *self,
            LayakXmlWriter *writer)
{
  g_autofree char *no_digest = g_strnfill (LAYAK_REPORT_DIGEST_LENGTH, '0');
  g_autofree char *uuid = layak_uuid_to_string (&self->delivery->uuid);
  char time[LAYAK_FORMAT_TIME_LENGTH + 1];

  layak_xml_writer_start (writer, "receipt");
  layak_xml_writer_attribute (writer, "xmlns", LAYAK_FORMAT_NAMESPACE);
  layak_xml_writer_attribute (writer, "version", LAYAK_FORMAT_VERSION);
  if (layak_format_time (self->delivery->modified, time))
    layak_xml_writer_attribute (writer, "time", time);
  layak_xml_writer_attribute (writer, "delivery", uuid);
  layak_xml_writer_attribute (writer, LAYAK_REPORT_DIGEST_NAME, no_digest);
}

/* Puts the digest where it was left out; its attribute is the last of the root. */
static void
fill_digest (GString *text)
{
  g_autoptr(LayakReportDigest) summing = layak_report_digest_new_for_bytes ();
  g_autoptr(GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autofree char *digest = NULL;
  char *place = strstr (text->str, " " LAYAK_REPORT_DIGEST_NAME "=\"") + strlen (" " LAYAK_REPORT_DIGEST_NAME "=\"");

  layak_report_digest_add_bytes (summing, bytes);
  digest = layak_report_digest_finish (summing);
  memcpy (place, digest, LAYAK_REPORT_DIGEST_LENGTH);
}

/* What leaves the house is held against the schema and the rules first. */
static gboolean
check_text (const GString  *text,
            GError        **error)
{
  static const LayakReportHandler handler = { .skip_duplicates = FALSE };
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);

  return layak_report_read (stream, &handler, NULL, NULL, error);
}

static gboolean
write_text (Receipt  *self,
            GString  *text,
            GError  **error)
{
  g_autoptr(LayakXmlWriter) writer = layak_xml_writer_new (collect_cb, text);

  write_head (self, writer);
  write_row (writer, self->delivery);
  for (guint i = 0; i < self->remarks->len; i++)
    write_row (writer, g_ptr_array_index (self->remarks, i));
  layak_xml_writer_end (writer, "receipt");
  if (!layak_xml_writer_flush (writer, error))
    return FALSE;

  fill_digest (text);
  return check_text (text, error);
}

/* Beside its report in name: layak-6311-2025-tw3-tanda-terima.xml */
static char *
dup_name (const LayakRow *delivery)
{
  const char *name = layak_row_get_text (delivery, "file-name");
  g_autofree char *base = g_strdup (name != NULL ? name : layak_row_get_text (delivery, "number"));

  if (g_str_has_suffix (base, ".xml"))
    base[strlen (base) - strlen (".xml")] = '\0';
  g_strdelimit (base, "/\\", '-');
  return g_strconcat (base, SUFFIX, NULL);
}

static gboolean
write_file (Receipt  *self,
            GError  **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *name = dup_name (self->delivery);

  if (!write_text (self, text, error))
    return FALSE;

  if (self->path == NULL)
    self->written = g_steal_pointer (&name);
  else if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    self->written = g_build_filename (self->path, name, NULL);
  else
    self->written = g_strdup (self->path);

  if (g_file_test (self->written, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _("%s exists already, and may be a receipt that was sent; nothing was answered"), self->written);
      return FALSE;
    }

  self->is_written = g_file_set_contents_full (self->written, text->str, (gssize) text->len,
                                               G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                               error);
  return self->is_written;
}

static gboolean
answer_func (LayakWriter  *writer,
             gpointer      data,
             GError      **error)
{
  Receipt *self = data;

  if (!load_delivery (self, writer, error) || !collect_remarks (self, writer, error) || !write_file (self, error) ||
      !layak_writer_update (writer, self->delivery, error))
    return FALSE;

  for (guint i = 0; i < self->remarks->len; i++)
    {
      LayakRow *row = g_ptr_array_index (self->remarks, i);

      if (row->id == 0 && !layak_writer_insert (writer, row, error))
        return FALSE;
    }
  return layak_deliveries_note_export (writer, self->delivery, error);
}

/**
 * layak_delivery_receipt_write:
 * @path: (nullable): a file that does not exist yet, or the folder in which it gets its usual name; %NULL for the
 *   current folder
 *
 * Answers a delivery that was received, as one step. Whatever fails, there is neither a receipt nor a record of it.
 *
 * Returns: (transfer full) (nullable): the file
 */
char *
layak_delivery_receipt_write (LayakStore         *store,
                              const LayakAnswer  *answer,
                              const char         *path,
                              GError            **error)
{
  Receipt self = { answer, path };
  g_autoptr(LayakRecord) record = NULL;
  g_autofree char *uuid = layak_uuid_to_string (&answer->delivery);
  gboolean ok;

  record = layak_store_load (store, &layak_delivery_info, uuid, NULL);
  ok = layak_store_write (store, LAYAK_ACTION_EDIT, &layak_delivery_info,
                          record != NULL ? layak_record_get_text (record, "number") : NULL, answer_func, &self, NULL,
                          error);
  if (!ok && self.is_written)
    g_unlink (self.written);
  if (!ok)
    g_clear_pointer (&self.written, g_free);

  g_clear_pointer (&self.delivery, layak_row_free);
  g_clear_pointer (&self.remarks, g_ptr_array_unref);
  return self.written;
}
