/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One export while it is written: what is asked for, what it is read from, where it goes. */
#pragma once

#include <gio/gio.h>

#include "layak-extract.h"

G_BEGIN_DECLS

typedef struct _LayakExportFormat LayakExportFormat;

/**
 * LayakExportOptions:
 * @scope: what is told; nothing set is a complete copy
 * @with_names: with the fields about persons that are no public role, in native reports only
 * @with_documents: with the files of the documents, in native reports only
 * @pending: (nullable) (element-type LayakRow): records that are stored with the same step the report is written in: as
 *   they will be, with their versions; those with an id are in the database and become this, the others are new
 * @delivery: (nullable): the one of @pending that the report is; its counts and its digest are filled in
 * @is_provisional: the period is not over, or something required is missing: the suggested name says so
 * @format: (nullable): how it is written; %NULL is a native report
 * @list: (nullable): the records of a file that holds one list; %NULL is the trainings
 * @delimiter: what parts the fields of CSV; 0 is a comma
 */
typedef struct
{
  LayakExtractScope        scope;
  gboolean                 with_names;
  gboolean                 with_documents;
  GPtrArray               *pending;
  LayakRow                *delivery;
  gboolean                 is_provisional;
  const LayakExportFormat *format;
  const LayakRecordInfo   *list;
  char                     delimiter;
} LayakExportOptions;

typedef void (*LayakExportProgressFunc) (double   fraction,
                                         gpointer user_data);

/**
 * LayakExportError:
 * @LAYAK_EXPORT_ERROR_INVALID: what was written breaks the rules of its format
 * @LAYAK_EXPORT_ERROR_EMPTY: there is nothing to tell, and the format has no way to say so
 * @LAYAK_EXPORT_ERROR_PERIOD: the format knows no such period
 */
typedef enum
{
  LAYAK_EXPORT_ERROR_INVALID,
  LAYAK_EXPORT_ERROR_EMPTY,
  LAYAK_EXPORT_ERROR_PERIOD,
} LayakExportError;

#define LAYAK_EXPORT_ERROR (layak_export_error_quark ())
GQuark layak_export_error_quark (void);

/**
 * LayakExportJob:
 * @connection: of this export alone
 * @others: (nullable) (element-type LayakConnection): of the same moment as @connection, for this export alone
 * @extract: (nullable): made by layak_export_job_read(), freed by whoever made the job
 * @fd: the file, open for writing and reading
 */
typedef struct
{
  const LayakExportOptions *options;
  LayakConnection          *connection;
  GPtrArray                *others;
  LayakExtract             *extract;
  int                       fd;
  LayakExportProgressFunc   progress;
  gpointer                  user_data;
  GCancellable             *cancellable;
  gint64                    n_units;
  gint64                    n_done;
} LayakExportJob;

/* Takes a unit that belongs to the caller again afterwards. */
typedef gboolean (*LayakExportUnitFunc) (LayakUnit  *unit,
                                         gpointer    data,
                                         GError    **error);

gboolean layak_export_job_write       (LayakExportJob         *self,
                                       const char             *data,
                                       gsize                   size,
                                       GError                **error);
gboolean layak_export_job_write_at    (LayakExportJob         *self,
                                       gsize                   offset,
                                       const char             *data,
                                       gsize                   size,
                                       GError                **error);
gboolean layak_export_job_write_block (GBytes                 *block,
                                       gpointer                job,
                                       GError                **error);
gboolean layak_export_job_read        (LayakExportJob         *self,
                                       GError                **error);
gboolean layak_export_job_tell_units  (LayakExportJob         *self,
                                       guint                   n_units,
                                       GError                **error);
gboolean layak_export_job_each        (LayakExportJob         *self,
                                       const char             *record,
                                       LayakExportUnitFunc     func,
                                       gpointer                data,
                                       GError                **error);
char    *layak_export_job_dup_time    (LayakExportJob         *self,
                                       GError                **error);
gboolean layak_export_job_fail_empty  (GError                **error);
gboolean layak_export_job_fail_rule   (const char             *problem,
                                       GError                **error);

G_END_DECLS
