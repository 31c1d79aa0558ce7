/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads files on a thread of its own and hands what they hold to the thread that writes. */
#pragma once

#include "layak-csv-index.h"
#include "layak-import-source.h"
#include "layak-report-reader.h"

G_BEGIN_DECLS

typedef enum
{
  LAYAK_IMPORT_HEADER,
  LAYAK_IMPORT_UNIT,
  LAYAK_IMPORT_DELETION,
  LAYAK_IMPORT_CONTENT,
  LAYAK_IMPORT_PROBLEM,
  LAYAK_IMPORT_END,
} LayakImportKind;

/**
 * LayakImportMessage:
 * @file: which of the files, from 0
 * @regency: (nullable): of a header, the regency it is about
 * @province: (nullable): of a header
 * @delivery: (nullable): of a header, the delivery the file is; %NULL for a receipt
 * @is_receipt: of a header, whether the file answers a delivery
 * @unit: of a unit, with its @digest
 * @findings: (nullable): rules the unit breaks, if there was time to look
 * @digest_text: (nullable): of the file of a document; of a header, that of the report
 * @error: (nullable): of the end of a file
 * @has_waited: whether the unit has waited long enough for one that it refers to
 */
typedef struct
{
  LayakImportKind  kind;
  guint            file;
  guint            line;
  char            *regency;
  char            *province;
  char            *delivery;
  gboolean         is_receipt;
  LayakUnit       *unit;
  guint64          digest;
  GPtrArray       *findings;
  LayakTombstone  *deletion;
  char            *digest_text;
  GBytes          *bytes;
  LayakProblem    *problem;
  GError          *error;
  gboolean         has_waited;
} LayakImportMessage;

typedef struct _LayakImportQueue LayakImportQueue;

LayakImportQueue   *layak_import_queue_new       (GPtrArray          *sources,
                                                  LayakCsvIndex      *index,
                                                  gboolean            allow_changed,
                                                  LayakImportFunc     progress,
                                                  gpointer            user_data,
                                                  GCancellable       *cancellable);
void                layak_import_queue_free      (LayakImportQueue   *self);
LayakImportMessage *layak_import_queue_pop       (LayakImportQueue   *self);
void                layak_import_message_free    (LayakImportMessage *self);
GPtrArray          *layak_import_check_rules     (const LayakUnit    *unit,
                                                  LayakDate           today);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakImportQueue, layak_import_queue_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakImportMessage, layak_import_message_free)

G_END_DECLS
