/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads native reports: a stream of records, deletions and files, and of every problem found on the way. */
#pragma once

#include <gio/gio.h>

#include "layak-problem.h"
#include "layak-versions.h"

G_BEGIN_DECLS

/**
 * LayakReportError:
 * @LAYAK_REPORT_ERROR_INVALID: the report has a fatal problem, which was told to the handler before
 * @LAYAK_REPORT_ERROR_CHANGED: its only fatal problem is that it was changed since it was delivered
 */
typedef enum
{
  LAYAK_REPORT_ERROR_INVALID,
  LAYAK_REPORT_ERROR_CHANGED,
} LayakReportError;

#define LAYAK_REPORT_ERROR (layak_report_error_quark ())
GQuark layak_report_error_quark (void);

/**
 * LayakReportHeader:
 * @version: the version of the format, as "1.0"
 * @is_newer: whether a newer program wrote it, so that unknown fields are only warned of
 * @time: (nullable): the newest change it holds, as written
 * @regency: (nullable): the code of the regency it is about
 * @province: (nullable): the code of the province it is about
 * @period: (nullable): the period it is about, as written
 * @delivery: (nullable): the UUID of the delivery it is, or of the one it answers
 * @digest: (nullable): the digest it shall have
 * @is_receipt: whether it is the answer to a delivery
 */
typedef struct
{
  const char *version;
  gboolean    is_newer;
  const char *time;
  const char *regency;
  const char *province;
  const char *period;
  const char *delivery;
  const char *digest;
  gboolean    is_receipt;
} LayakReportHeader;

/**
 * LayakReportHandler:
 * @header: called first, once, unless there is a fatal problem
 * @unit: (transfer full): called for every record that may be stored: types, ranges and required fields are checked,
 *   the UUID is there. @line is where it begins. Versions are NULL where the file tells none; a child has the
 *   version {made of its unit, no stamps} and its unit's times unless the file tells others
 * @deletion: (transfer full): called for every deletion; it always has a version
 * @content: (transfer none): called for every file of a document, whose digest was checked
 * @problem: (transfer none): called for every problem, in the order of the file. A rejected record or deletion is
 *   not handed out. After 1000 problems a last one says so and reading stops
 * @progress: called now and then with the number of bytes read
 * @allow_changed: only warn of a report that was changed since it was delivered
 * @skip_duplicates: do not look for records that come twice, which needs 8 to 16 bytes a record
 *
 * What is told of a report while it is read. Any callback may be NULL. Those that return a boolean stop the reading
 * with their error. All are called on the thread that reads. After a fatal problem nothing but problems is told.
 */
typedef struct
{
  gboolean (*header)   (const LayakReportHeader *header,
                        gpointer                 user_data,
                        GError                 **error);
  gboolean (*unit)     (LayakUnit               *unit,
                        guint                    line,
                        gpointer                 user_data,
                        GError                 **error);
  gboolean (*deletion) (LayakTombstone          *deletion,
                        guint                    line,
                        gpointer                 user_data,
                        GError                 **error);
  gboolean (*content)  (const char              *digest,
                        GBytes                  *bytes,
                        guint                    line,
                        gpointer                 user_data,
                        GError                 **error);
  void     (*problem)  (const LayakProblem      *problem,
                        gpointer                 user_data);
  void     (*progress) (goffset                  n_bytes,
                        gpointer                 user_data);
  gboolean   allow_changed;
  gboolean   skip_duplicates;
} LayakReportHandler;

/* The largest file of a document that travels in a report. */
#define LAYAK_REPORT_MAX_CONTENT (32 * 1024 * 1024)

gboolean layak_report_read      (GInputStream              *stream,
                                 const LayakReportHandler  *handler,
                                 gpointer                   user_data,
                                 GCancellable              *cancellable,
                                 GError                   **error);

G_END_DECLS
