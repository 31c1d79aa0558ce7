/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-export-native.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-deliveries.h"
#include "layak-format.h"
#include "layak-part-checker.h"
#include "layak-report-digest.h"
#include "layak-report-team.h"
#include "layak-report-writer.h"

/* How many units a thread takes at a time: about one MiB of trainings. */
#define UNITS_PER_SLICE 256

/* What follows the last attribute of the root. */
#define HEAD_END "\">\n"

/* One report on its way from the extract of a database to the file. */
typedef struct
{
  LayakExportJob   *job;
  LayakXmlWriter   *writer;
  LayakPartChecker *checker;    /* made from the first block */
  LayakReportDigest *digest;    /* of a delivery */
  gsize             digest_at;  /* where it stands in the file */
  guint             n_pending;  /* how many of the pending records are written */
  gboolean          is_checked; /* files are not: the digest of each tells whether it is whole */
} Report;

static gboolean
sink_block (GBytes    *block,
            gpointer   user_data,
            GError   **error)
{
  Report *self = user_data;

  if (!layak_export_job_write_block (block, self->job, error))
    return FALSE;

  if (self->digest != NULL)
    layak_report_digest_add_bytes (self->digest, block);
  if (self->checker == NULL)
    {
      g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);

      /* A report without records is checked all the same. */
      self->digest_at = g_bytes_get_size (block) - strlen (HEAD_END) - LAYAK_REPORT_DIGEST_LENGTH;
      self->checker = layak_part_checker_new (block);
      return layak_part_checker_add (self->checker, nothing, error);
    }
  return !self->is_checked || layak_part_checker_add (self->checker, block, error);
}

/* A report that is delivered says which delivery it is, and its digest, which is not known before all is written: it
 * comes last in the tag, so that its place is known. */
static gboolean
write_delivery (Report  *self,
                GError **error)
{
  LayakRow *delivery = self->job->options->delivery;
  g_autofree char *no_digest = g_strnfill (LAYAK_REPORT_DIGEST_LENGTH, '0');
  char uuid[LAYAK_UUID_TEXT_LENGTH + 1];

  if (delivery == NULL)
    return TRUE;

  layak_uuid_format (&delivery->uuid, uuid);
  layak_xml_writer_attribute (self->writer, "delivery", uuid);
  layak_xml_writer_attribute (self->writer, LAYAK_REPORT_DIGEST_NAME, no_digest);
  return layak_deliveries_count (self->job->connection, delivery, error);
}

/* The block of the root's start tag is the head of all others. */
static gboolean
write_head (Report  *self,
            GError **error)
{
  const LayakExtractScope *scope = &self->job->options->scope;
  char text[LAYAK_FORMAT_TIME_LENGTH + 1];
  gint64 time;

  if (!layak_extract_find_time (self->job->extract, &time, error))
    return FALSE;
  if (self->job->options->delivery != NULL)
    time = MAX (time, self->job->options->delivery->modified);

  layak_xml_writer_start (self->writer, "report");
  layak_xml_writer_attribute (self->writer, "xmlns", LAYAK_FORMAT_NAMESPACE);
  layak_xml_writer_attribute (self->writer, "version", LAYAK_FORMAT_VERSION);
  if (time != LAYAK_UNKNOWN && layak_format_time (time, text))
    layak_xml_writer_attribute (self->writer, "time", text);
  layak_xml_writer_attribute (self->writer, "regency", scope->regency);
  layak_xml_writer_attribute (self->writer, "province", scope->province);
  if (layak_period_is_set (&scope->period))
    {
      g_autofree char *period = layak_period_format (&scope->period);

      layak_xml_writer_attribute (self->writer, "period", period);
    }
  return write_delivery (self, error) && layak_xml_writer_flush (self->writer, error);
}

static const char *
get_owner (const LayakRow *row)
{
  static const char * const fields[] = { "regency", "province" };
  const char *owner = NULL;

  for (guint i = 0; owner == NULL && i < G_N_ELEMENTS (fields); i++)
    if (layak_record_info_find_field (row->info, fields[i]) != NULL)
      owner = layak_row_get_text (row, fields[i]);
  return owner != NULL ? owner : "";
}

/* Whether @a stands before @b in a report; both are of types without key and date, or of different ones. */
static gboolean
comes_before (const LayakRow *a,
              const LayakRow *b)
{
  int order;

  if (a->info != b->info)
    return layak_record_info_get_rank (a->info) < layak_record_info_get_rank (b->info);

  order = strcmp (get_owner (a), get_owner (b));
  return order != 0 ? order < 0 : layak_uuid_compare (&a->uuid, &b->uuid) < 0;
}

static void
write_row (Report         *self,
           const LayakRow *row)
{
  g_autoptr(LayakUnit) unit = layak_unit_new (layak_row_copy (row));

  layak_report_write_unit (self->writer, unit, NULL, self->job->options->with_names);
}

/* Writes the new records that come before @next, or all that are left if it is NULL. */
static void
write_new (Report         *self,
           const LayakRow *next)
{
  GPtrArray *pending = self->job->options->pending;

  for (; pending != NULL && self->n_pending < pending->len; self->n_pending++)
    {
      const LayakRow *row = g_ptr_array_index (pending, self->n_pending);

      if (row->id == 0 && next != NULL && !comes_before (row, next))
        return;
      if (row->id == 0)
        write_row (self, row);
    }
}

/* What a record is about to become, or NULL if it stays as it is. */
static const LayakRow *
find_pending (Report         *self,
              const LayakRow *row)
{
  GPtrArray *pending = self->job->options->pending;

  for (guint i = 0; pending != NULL && i < pending->len; i++)
    if (layak_uuid_equal (&((LayakRow *) g_ptr_array_index (pending, i))->uuid, &row->uuid))
      return g_ptr_array_index (pending, i);

  return NULL;
}

static void
write_unit (Report    *self,
            LayakUnit *unit)
{
  const LayakRow *pending = find_pending (self, unit->root);

  write_new (self, unit->root);
  if (pending != NULL)
    write_row (self, pending);
  else
    layak_report_write_unit (self->writer, unit, layak_extract_get_origin (self->job->extract),
                             self->job->options->with_names);
}

static gboolean
write_units (Report  *self,
             GError **error)
{
  LayakExtract *extract = self->job->extract;
  g_autoptr(GError) problem = NULL;
  LayakUnit *unit;

  while ((unit = layak_extract_next (extract, &problem)) != NULL)
    {
      write_unit (self, unit);
      layak_unit_free (unit);
      if (!layak_xml_writer_flush_if_full (self->writer, error) || !layak_export_job_tell_units (self->job, 1, error))
        return FALSE;
    }

  if (problem == NULL)
    {
      write_new (self, NULL);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Gives the team work ahead, and tells whether that was the last of it. */
static gboolean
push_slices (Report           *self,
             LayakReportTeam  *team,
             gboolean         *is_last,
             GError          **error)
{
  while (!*is_last && !layak_report_team_is_busy (team))
    {
      g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr(GError) problem = NULL;
      const LayakRecordInfo *info = layak_extract_next_ids (self->job->extract, UNITS_PER_SLICE, ids, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (info == NULL)
        *is_last = TRUE;
      else
        layak_report_team_push (team, info, g_steal_pointer (&ids));
    }

  return TRUE;
}

/* The same as write_units(), by several threads, but for pending records: layak_exporter_write_file() has no others for
 * a job that has those. */
static gboolean
write_slices (Report  *self,
              GError **error)
{
  g_autoptr(LayakReportTeam) team = NULL;
  gboolean is_last = FALSE;

  g_return_val_if_fail (self->job->options->pending == NULL, FALSE);

  team = layak_report_team_new (self->job->others, self->job->options->with_names, error);
  if (team == NULL)
    return FALSE;

  for (;;)
    {
      g_autoptr(GBytes) block = NULL;
      guint n_units;

      if (!push_slices (self, team, &is_last, error))
        return FALSE;
      if (layak_report_team_is_idle (team))
        return TRUE;

      block = layak_report_team_pop (team, &n_units, error);
      if (block == NULL || !sink_block (block, self, error) ||
          !layak_export_job_tell_units (self->job, n_units, error))
        return FALSE;
    }
}

static gboolean
write_deletions (Report  *self,
                 GError **error)
{
  g_autoptr(GError) problem = NULL;
  LayakTombstone *deletion;

  while ((deletion = layak_extract_next_deletion (self->job->extract, &problem)) != NULL)
    {
      layak_report_write_deletion (self->writer, deletion);
      layak_tombstone_free (deletion);
      if (!layak_xml_writer_flush_if_full (self->writer, error))
        return FALSE;
    }

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return layak_xml_writer_flush (self->writer, error);
}

/* Whoever got a damaged file would refuse it, and could not know what it was. */
static gboolean
check_content (const char  *digest,
               GBytes      *bytes,
               GError     **error)
{
  g_autofree char *found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (g_str_equal (found, digest))
    return TRUE;

  g_set_error (error, LAYAK_EXPORT_ERROR, LAYAK_EXPORT_ERROR_INVALID,
               _("The file of a document is damaged in the database (digest %.8s); attach it again, or export without "
                 "the files"), digest);
  return FALSE;
}

static gboolean
write_contents (Report  *self,
                GError **error)
{
  self->is_checked = FALSE;
  while (self->job->options->with_documents)
    {
      g_autoptr(GError) problem = NULL;
      g_autofree char *digest = NULL;
      g_autoptr(GBytes) bytes = layak_extract_next_content (self->job->extract, &digest, &problem);

      if (bytes == NULL && problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (bytes == NULL)
        break;
      if (!check_content (digest, bytes, error) ||
          !layak_report_write_content (self->writer, digest, bytes, error) ||
          g_cancellable_set_error_if_cancelled (self->job->cancellable, error))
        return FALSE;
    }

  layak_xml_writer_end (self->writer, "report");
  return layak_xml_writer_flush (self->writer, error);
}

/* Puts the digest of what was written where it was left out. */
static gboolean
finish_delivery (Report  *self,
                 GError **error)
{
  LayakRow *delivery = self->job->options->delivery;
  g_autofree char *digest = NULL;

  if (delivery == NULL)
    return TRUE;

  digest = layak_report_digest_finish (self->digest);
  if (strlen (digest) != LAYAK_REPORT_DIGEST_LENGTH)
    {
      g_set_error_literal (error, LAYAK_EXPORT_ERROR, LAYAK_EXPORT_ERROR_INVALID,
                           _("The report holds a text that is too long for a delivery"));
      return FALSE;
    }
  if (!layak_export_job_write_at (self->job, self->digest_at, digest, LAYAK_REPORT_DIGEST_LENGTH, error))
    return FALSE;

  return layak_row_parse_field (delivery, LAYAK_REPORT_DIGEST_NAME, digest, error);
}

/* Writes the report, and waits until all of it was checked. */
gboolean
layak_export_native_write (LayakExportJob  *job,
                           GError         **error)
{
  Report self = { job, .is_checked = TRUE };
  gboolean ok;

  if (job->options->delivery != NULL)
    self.digest = layak_report_digest_new_for_bytes ();
  self.writer = layak_xml_writer_new (sink_block, &self);
  ok = layak_export_job_read (job, error) && write_head (&self, error) &&
       (job->others != NULL && job->others->len > 0 ? write_slices (&self, error) : write_units (&self, error)) &&
       write_deletions (&self, error) && write_contents (&self, error) &&
       layak_part_checker_finish (self.checker, error) && finish_delivery (&self, error);

  g_clear_pointer (&self.checker, layak_part_checker_free);
  g_clear_pointer (&self.digest, layak_report_digest_free);
  layak_xml_writer_free (self.writer);
  return ok;
}
