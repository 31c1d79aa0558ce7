/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer as the store and its parts know it: one transaction from BEGIN to COMMIT. */
#pragma once

#include "layak-change.h"
#include "layak-step.h"
#include "layak-writer.h"

G_BEGIN_DECLS

/* The ids a transaction gave to new records of one type, of which SQLite recorded nothing. */
typedef struct
{
  gint64 first;
  gint64 last;
} LayakRange;

/**
 * LayakWriter:
 * @stamp: what the changes of this transaction are stamped with
 * @lasting: (nullable): what was made outside of the database, which no undo takes back
 * @exact: whether the function sets versions itself, as an import does, so that the transaction must not
 * @ranges: by rank of the record type
 */
struct _LayakWriter
{
  LayakConnection *connection;
  sqlite3_session *session;
  LayakAction      action;
  gboolean         exact;
  char            *lasting;
  LayakStamp       stamp;
  gint64           now;
  LayakRange      *ranges;
};

/* What to do in one transaction, and what the history says of it. */
typedef struct
{
  LayakAction            action;
  const LayakRecordInfo *info;
  const char            *subject;
  const char            *person;
  const char            *origin;
  LayakWriteFunc         func;
  gpointer               data;
  gint64                 of;        /* the step undone or redone, or 0 */
  gboolean               exact;
  guint64                tables;    /* that changed although nothing of it was recorded */
  LayakStepState         state;
} LayakWrite;

LayakWriter *layak_writer_new            (LayakConnection   *connection);
void         layak_writer_free           (LayakWriter       *self);
gboolean     layak_writer_run            (LayakWriter       *self,
                                          const LayakWrite  *write,
                                          GCancellable      *cancellable,
                                          GError           **error);

/* Stamps what @changes changed; see layak-stamping.c. */
gboolean     layak_writer_stamp_changes  (LayakWriter       *self,
                                          GPtrArray         *changes,
                                          GError           **error);

/* The functions of undo and redo, with a #LayakStepDetail as data. */
gboolean     layak_undo_step             (LayakWriter       *writer,
                                          gpointer           detail,
                                          GError           **error);
gboolean     layak_redo_step             (LayakWriter       *writer,
                                          gpointer           detail,
                                          GError           **error);

G_END_DECLS
