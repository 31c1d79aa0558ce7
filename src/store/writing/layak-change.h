/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a transaction changed, read back from the changeset SQLite recorded. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

/**
 * LayakChange:
 * @operation: SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE
 * @id: local id of the record
 * @uuid: its UUID
 * @before: (nullable): the row before; of an update only the changed fields
 * @after: (nullable): the whole row as it is now; %NULL for a deletion
 * @changed: for an update, one flag a field
 */
typedef struct
{
  const LayakRecordInfo *info;
  int                    operation;
  gint64                 id;
  LayakUuid              uuid;
  LayakRow              *before;
  LayakRow              *after;
  gboolean              *changed;
} LayakChange;

/* (element-type LayakChange): in the order of the record types, so that what is referred to comes first. Reads the
 * present state of the records from @connection, so it is called right after the changes. */
GPtrArray *layak_changes_collect (LayakConnection  *connection,
                                  gconstpointer     changeset,
                                  gsize             size,
                                  GError          **error);

/* Writes them into the change log of @step. */
gboolean   layak_changes_log     (LayakConnection  *connection,
                                  gint64            step,
                                  GPtrArray        *changes,
                                  guint            *position,
                                  GError          **error);

G_END_DECLS
