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

/* The version a record has when it is deleted is kept for the undo. One without a version of its own has none. */
gboolean layak_versions_bury   (LayakConnection        *connection,
                                const LayakRecordInfo  *info,
                                gint64                  id,
                                GError                **error);
gboolean layak_versions_exhume (LayakConnection        *connection,
                                LayakRow               *row,
                                GError                **error);

/* The columns layak_tombstone_read() reads. */
#define LAYAK_TOMBSTONE_COLUMNS \
  "uuid, type, regency, province, first_date, last_date, made, stamps, seen, stamp, created, modified, deleted, " \
  "successor, unit"

/* The tombstone of a unit is loaded and saved with those of its parts. */
LayakTombstone *layak_tombstone_read       (LayakStatement        *statement);
LayakTombstone *layak_tombstone_load       (LayakConnection       *connection,
                                            const LayakUuid       *uuid,
                                            GError               **error);
gboolean        layak_tombstone_save       (LayakConnection       *connection,
                                            const LayakTombstone  *tombstone,
                                            GError               **error);
gboolean        layak_tombstone_delete     (LayakConnection       *connection,
                                            const LayakUuid       *uuid,
                                            GError               **error);
gboolean        layak_tombstone_find_any   (LayakConnection       *connection,
                                            gboolean              *any,
                                            GError               **error);
gboolean        layak_tombstones_select    (LayakConnection       *connection,
                                            const LayakUuid       *unit,
                                            GPtrArray            **parts,
                                            GError               **error);
gboolean        layak_tombstones_replace   (LayakConnection       *connection,
                                            const LayakUuid       *unit,
                                            GPtrArray             *before,
                                            GPtrArray             *after,
                                            GError               **error);

G_END_DECLS
