/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"
#define _GNU_SOURCE 1

#include "layak-export-job.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "layak-file-error.h"
#include "layak-format.h"
#include "layak-formats.h"

G_DEFINE_QUARK (layak-export-error-quark, layak_export_error)

/* How many units pass between two looks at the clock of the person who waits. */
#define PROGRESS_STEP 256

static gboolean
fail_with_errno (GError **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("The report cannot be written: %s"),
               layak_file_error_text (code));
  return FALSE;
}

/* The file is synced before it is kept. What was written begins its way to the disk at once, while the next block is
 * being made, so that little is left to wait for in the end. */
static void
begin_syncing (int    fd,
               gssize n_bytes)
{
  sync_file_range (fd, lseek (fd, 0, SEEK_CUR) - n_bytes, n_bytes, SYNC_FILE_RANGE_WRITE);
}

gboolean
layak_export_job_write (LayakExportJob  *self,
                        const char      *data,
                        gsize            size,
                        GError         **error)
{
  while (size > 0)
    {
      gssize n = write (self->fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_with_errno (error);
      begin_syncing (self->fd, n);
      data += n;
      size -= (gsize) n;
    }

  return TRUE;
}

/* The same over what stands @offset bytes behind the beginning of the file. */
gboolean
layak_export_job_write_at (LayakExportJob  *self,
                           gsize            offset,
                           const char      *data,
                           gsize            size,
                           GError         **error)
{
  if (lseek (self->fd, (off_t) offset, SEEK_SET) >= 0)
    return layak_export_job_write (self, data, size, error) && lseek (self->fd, 0, SEEK_END) >= 0;

  return fail_with_errno (error);
}

/* The sink of an XML writer. */
gboolean
layak_export_job_write_block (GBytes    *block,
                              gpointer   job,
                              GError   **error)
{
  gsize size;
  const char *data = g_bytes_get_data (block, &size);

  return layak_export_job_write (job, data, size, error);
}

/* Begins to read what the scope holds, as it is at this moment. Only a report that Layak reads needs the trainings of
 * other times that recommendations came from; elsewhere people count them as trainings of the period. */
gboolean
layak_export_job_read (LayakExportJob  *self,
                       GError         **error)
{
  LayakExtractScope scope = self->options->scope;

  scope.is_strict = !layak_formats_get (self->options)->is_native;
  self->extract = layak_extract_new (self->connection, &scope, error);
  return self->extract != NULL && layak_extract_count (self->extract, &self->n_units, error);
}

/* To be called after units were written: tells the progress, and fails if the export was cancelled. */
gboolean
layak_export_job_tell_units (LayakExportJob  *self,
                             guint            n_units,
                             GError         **error)
{
  gint64 before = self->n_done;

  self->n_done += n_units;
  if (self->n_done / PROGRESS_STEP == before / PROGRESS_STEP)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  if (self->progress != NULL)
    self->progress (MIN ((double) self->n_done / (double) self->n_units, 1.0), self->user_data);
  return TRUE;
}

/**
 * layak_export_job_each:
 * @record: the name of a type of units
 *
 * Calls @func with the units of one type that the scope holds, in the order of a report. May be called for several
 * types, one after the other, in any order.
 */
gboolean
layak_export_job_each (LayakExportJob       *self,
                       const char           *record,
                       LayakExportUnitFunc   func,
                       gpointer              data,
                       GError              **error)
{
  g_autoptr(GError) problem = NULL;
  LayakUnit *unit;

  layak_extract_seek (self->extract, layak_record_info_find (record));
  while ((unit = layak_extract_next (self->extract, &problem)) != NULL)
    {
      g_autoptr(LayakUnit) owned = unit;

      if (!func (unit, data, error) || !layak_export_job_tell_units (self, 1, error))
        return FALSE;
    }

  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * layak_export_job_dup_time:
 *
 * Returns: (transfer full) (nullable): the newest time of anything told, as 2025-08-22T09:00:00Z. What is written
 *   depends on nothing but what is told, so it stands for the time of the export. If nothing is told that has a time
 *   it is %LAYAK_EXPORT_ERROR_EMPTY
 */
char *
layak_export_job_dup_time (LayakExportJob  *self,
                           GError         **error)
{
  char text[LAYAK_FORMAT_TIME_LENGTH + 1];
  gint64 time;

  if (!layak_extract_find_time (self->extract, &time, error))
    return NULL;
  if (time != LAYAK_UNKNOWN && layak_format_time (time, text))
    return g_strdup (text);

  layak_export_job_fail_empty (error);
  return NULL;
}

/* Always FALSE. For formats that must hold something, and scopes that hold nothing. */
gboolean
layak_export_job_fail_empty (GError **error)
{
  g_set_error_literal (error, LAYAK_EXPORT_ERROR, LAYAK_EXPORT_ERROR_EMPTY,
                       _("There is nothing to tell of this place and period"));
  return FALSE;
}

/* Always FALSE. @problem: what is wrong in the file that was written, and in which line. */
gboolean
layak_export_job_fail_rule (const char  *problem,
                            GError     **error)
{
  g_set_error (error, LAYAK_EXPORT_ERROR, LAYAK_EXPORT_ERROR_INVALID,
               _("The file does not obey the rules of its format, and was not saved: %s"), problem);
  return FALSE;
}
