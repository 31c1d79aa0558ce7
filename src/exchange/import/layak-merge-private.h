/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a merge share. */
#pragma once

#include "layak-merge.h"

G_BEGIN_DECLS

/* One merge of two units.
 * @their_seen: NULL for a file without versions
 * @is_edited: whether something was decided or added that gets a new stamp
 * @takes_all: the unit is not here, so that no change of it can be left out
 * @whole: the side that somebody decided for as a whole, since the other had deleted the unit */
typedef struct
{
  const LayakMerging *merging;
  LayakVector        *my_seen;
  LayakVector        *their_seen;
  LayakMerged        *merged;
  gboolean            is_edited;
  gboolean            takes_all;
  LayakDecision       whole;
} Merge;

/* One side of a unit: which records are within it, and which are no more. */
typedef struct
{
  GPtrArray *children;    /* (nullable) (element-type LayakRow) */
  GPtrArray *deletions;   /* (nullable) (element-type LayakTombstone) */
} MergeSide;

LayakRow      *layak_merge_rows     (Merge             *self,
                                     const LayakRow    *mine,
                                     const LayakRow    *theirs);
void           layak_merge_children (Merge             *self,
                                     const MergeSide   *mine,
                                     const MergeSide   *theirs);
LayakDecision  layak_merge_decide   (Merge             *self,
                                     const LayakRow    *row,
                                     const LayakField  *field);
LayakDecision  layak_merge_decide_change (Merge            *self,
                                          const LayakRow   *row,
                                          const LayakField *field);

G_END_DECLS
