/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deletions of a file, between the parts of an import that deal with them. */
#pragma once

#include "layak-import-private.h"

G_BEGIN_DECLS

/* What becomes of the record here. */
typedef enum
{
  LAYAK_DELETION_DELETE,
  LAYAK_DELETION_KEEP,
  LAYAK_DELETION_UNDECIDED,
  LAYAK_DELETION_SKIP,
  LAYAK_DELETION_PARKED,
  LAYAK_DELETION_WAITING,
  LAYAK_DELETION_SETTLED,
} LayakDeletionState;

/**
 * LayakImportDeletion:
 * @tombstone: (nullable): the deletion in the file; %NULL for what goes with another record because of a decision
 * @unit: what is here
 * @seen: what it has seen
 * @successor: what it went into elsewhere, if it did
 * @is_followed: whether that is here; see layak_import_follows()
 * @is_conflict: whether somebody had to decide
 * @is_withdrawn: whether it would go if nobody decided otherwise
 * @leader: (unowned) (nullable): what it was deleted in one go with there, and what does not go for now: what becomes
 *   of that becomes of this too, so that nobody is asked twice
 * @n_following: how many it leads in this way
 * @message: (nullable): what stands in the way
 */
struct _LayakImportDeletion
{
  LayakTombstone     *tombstone;
  LayakUnit          *unit;
  LayakVector        *seen;
  LayakUuid           successor;
  gboolean            is_followed;
  guint               line;
  LayakDeletionState  state;
  gboolean            is_conflict;
  gboolean            is_withdrawn;
  LayakImportDeletion*leader;
  guint               n_following;
  const char         *message;
};

/* layak-import-deletions.c */
gboolean layak_import_add_deletion     (LayakImport                *self,
                                        LayakTombstone             *tombstone,
                                        const LayakRecordInfo      *info,
                                        gint64                      id,
                                        GError                    **error);
void     layak_import_ask_deletion     (LayakImport                *self,
                                        LayakImportDeletion        *deletion,
                                        const char                 *message);

/* layak-import-settling.c */
void     layak_import_index_deletion   (LayakImport                *self,
                                        LayakImportDeletion        *deletion);
gboolean layak_import_ask_of_successor (LayakImport                *self,
                                        LayakImportDeletion        *deletion,
                                        GError                    **error);
gboolean layak_import_follows          (LayakImport                *self,
                                        const LayakImportDeletion  *deletion,
                                        LayakUuid                  *target);
gboolean layak_import_settle_deletions (LayakImport                *self,
                                        GError                    **error);

G_END_DECLS
