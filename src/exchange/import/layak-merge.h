/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions of one unit become one: field by field, the records within it included. */
#pragma once

#include "layak-plan-item.h"

G_BEGIN_DECLS

/* What a person decided, or decides beforehand, about a conflict, or with %LAYAK_FATE_CHANGED about what only the
 * other side changed; @field is NULL for a record as a whole. */
typedef LayakDecision (*LayakDecideFunc) (LayakFate              fate,
                                          const LayakRecordInfo *info,
                                          const LayakUuid       *record,
                                          const LayakField      *field,
                                          gpointer               user_data);

/**
 * LayakMerging:
 * @stamp: of what is decided, which is a new edit
 * @now: when it is decided
 */
typedef struct
{
  LayakStamp      stamp;
  gint64          now;
  LayakDecideFunc decide;
  gpointer        user_data;
} LayakMerging;

/**
 * LayakMerged:
 * @unit: what becomes; each record has its version, and each that is gone its tombstone
 * @differences: (element-type LayakDifference): what the file changes, and where both sides changed
 * @is_changed: whether a value or a record within differs from what was here
 * @n_conflicts: how many differences are conflicts
 * @n_undecided: how many of them nobody decided
 * @is_skipped: whether one of them, or a change, shall be left for later
 */
typedef struct
{
  LayakUnit *unit;
  GPtrArray *differences;
  gboolean   is_changed;
  guint      n_conflicts;
  guint      n_undecided;
  gboolean   is_skipped;
} LayakMerged;

LayakMerged *layak_merge_units            (const LayakUnit       *mine,
                                           const LayakUnit       *theirs,
                                           const LayakMerging    *merging);
LayakMerged *layak_merge_kept             (const LayakUnit       *mine,
                                           const LayakTombstone  *theirs,
                                           gboolean               is_decided,
                                           const LayakMerging    *merging);
LayakMerged *layak_merge_returned         (const LayakTombstone  *mine,
                                           const LayakUnit       *theirs,
                                           gboolean               is_decided,
                                           const LayakMerging    *merging);
void         layak_merged_free            (LayakMerged           *self);
gboolean     layak_merge_is_same_version  (const LayakRow        *a,
                                           const LayakRow        *b);
void         layak_merge_complete_unit    (LayakUnit             *unit);
void         layak_merge_simplify_unit    (LayakUnit             *unit);
gboolean     layak_merge_is_implied       (const LayakRow        *child,
                                           const LayakRow        *root);

/* (element-type LayakRow LayakRow): the records within the unit, found by any row of the same type and UUID. */
GHashTable  *layak_merge_index            (const LayakUnit       *unit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakMerged, layak_merged_free)

G_END_DECLS
