/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deletion, as it travels. */
#pragma once

#include "layak-date.h"
#include "layak-record-info.h"
#include "layak-version.h"

G_BEGIN_DECLS

/**
 * LayakTombstone:
 * @unit: of a record within a unit, the unit; nil of a unit
 * @version: of the record when it was deleted; of a unit its seen is what its deleters had seen, their steps included
 * @deletions: the steps that deleted it: several if offices did so without knowing of each other
 * @regency: (nullable): code of the owner of a unit
 * @province: (nullable): code of the owner of a unit
 * @successor: what the record was the same as and went into; nil if it is simply gone
 * @parts: (nullable) (element-type LayakTombstone): what was deleted from a unit before, sorted. For what went with
 *   the unit its own tombstone stands
 *
 * Who is gone, what the deleter had seen, and which step deleted it.
 */
typedef struct
{
  const LayakRecordInfo *info;
  LayakUuid              uuid;
  LayakUuid              unit;
  LayakVersion          *version;
  LayakVector           *deletions;
  gint64                 created;
  gint64                 modified;
  gint64                 deleted;
  char                  *regency;
  char                  *province;
  LayakDate              first_date;
  LayakDate              last_date;
  LayakUuid              successor;
  GPtrArray             *parts;
} LayakTombstone;

LayakTombstone *layak_tombstone_new       (const LayakRecordInfo *info);
LayakTombstone *layak_tombstone_copy      (const LayakTombstone  *self);
void            layak_tombstone_free      (LayakTombstone        *self);
void            layak_tombstone_set_only  (LayakTombstone        *self,
                                           LayakStamp             deletion);
void            layak_tombstone_add       (LayakTombstone        *self,
                                           LayakStamp             deletion);
LayakVector    *layak_tombstone_dup_seen  (const LayakTombstone  *self);
LayakTombstone *layak_tombstone_merge     (const LayakTombstone  *mine,
                                           const LayakVector     *my_seen,
                                           const LayakTombstone  *theirs,
                                           const LayakVector     *their_seen);
guint64         layak_tombstone_mix       (const LayakTombstone  *self,
                                           guint64                digest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakTombstone, layak_tombstone_free)

/* Lists of tombstones, which may be NULL where there are none. */
GPtrArray      *layak_tombstones_new      (void);
GPtrArray      *layak_tombstones_copy     (GPtrArray             *self);
void            layak_tombstones_sort     (GPtrArray             *self);
GPtrArray      *layak_tombstones_merge    (GPtrArray             *mine,
                                           const LayakVector     *my_seen,
                                           GPtrArray             *theirs,
                                           const LayakVector     *their_seen);
gboolean        layak_tombstones_equal    (GPtrArray             *a,
                                           GPtrArray             *b);
const LayakTombstone *layak_tombstones_find (GPtrArray           *self,
                                             const LayakUuid     *uuid);

G_END_DECLS
