/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side table of versions, and the tombstones of what was deleted. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

/* Versions of living records. Reading fills version, created and modified of the row; all stay unknown if it has no
 * version of its own, as most records within a unit. */
gboolean layak_versions_load   (LayakConnection        *connection,
                                LayakRow               *row,
                                GError                **error);
gboolean layak_versions_read   (LayakStatement         *statement,
                                int                     column,
                                LayakRow               *row);
gboolean layak_versions_save   (LayakConnection        *connection,
                                const LayakRow         *row,
                                guint64                 digest,
                                GError                **error);
gboolean layak_versions_delete (LayakConnection        *connection,
                                const LayakRecordInfo  *info,
                                gint64                  id,
                                GError                **error);

/* The columns of the version table that layak_versions_read() reads, of an alias “v”. */
#define LAYAK_VERSION_COLUMNS "v.made, v.seen, v.stamps, v.created, v.modified"

/* A deletion, as it travels: who is gone, what the deleter had seen, and which step deleted it. */
typedef struct
{
  const LayakRecordInfo *info;
  LayakUuid              uuid;
  LayakVersion          *version;    /* of the record when it was deleted; its seen includes @stamp */
  LayakStamp             stamp;
  gint64                 created;
  gint64                 modified;
  gint64                 deleted;
  char                  *regency;    /* nullable: code of the owner */
  char                  *province;   /* nullable */
  LayakDate              first_date;
  LayakDate              last_date;
  LayakUuid              successor;  /* what it was the same as and went into; nil if it is simply gone */
} LayakTombstone;

LayakTombstone *layak_tombstone_new    (const LayakRecordInfo  *info);
void            layak_tombstone_free   (LayakTombstone         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakTombstone, layak_tombstone_free)

LayakTombstone *layak_tombstone_read   (LayakStatement         *statement);
LayakTombstone *layak_tombstone_load   (LayakConnection        *connection,
                                        const LayakUuid        *uuid,
                                        GError                **error);
gboolean        layak_tombstone_save   (LayakConnection        *connection,
                                        const LayakTombstone   *tombstone,
                                        GError                **error);
gboolean        layak_tombstone_find_any (LayakConnection      *connection,
                                          gboolean             *any,
                                          GError              **error);
gboolean        layak_tombstone_delete (LayakConnection        *connection,
                                        const LayakUuid        *uuid,
                                        GError                **error);

/* The columns layak_tombstone_read() reads. */
#define LAYAK_TOMBSTONE_COLUMNS \
  "uuid, type, regency, province, first_date, last_date, made, stamps, seen, stamp, created, modified, deleted, " \
  "successor"

G_END_DECLS
