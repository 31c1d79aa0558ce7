/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a report, in its order, out of one read transaction. */
#pragma once

#include "layak-period.h"
#include "layak-store.h"
#include "layak-versions.h"

G_BEGIN_DECLS

typedef struct _LayakExtract LayakExtract;

/**
 * LayakExtractScope:
 * @regency: (nullable): the code of a regency: what it owns
 * @province: (nullable): the code of a province: what it and its regencies own
 * @period: not set for all times, which includes drafts
 * @trainings: (nullable) (element-type gint64): the local ids of the only trainings to tell, with what belongs to them;
 *   then nothing else is set, and no deletion of other records is told
 * @is_strict: leave out the trainings of other times that recommendations of the period came from
 *
 * What a report is about. Without any of them it is a complete copy of the database.
 */
typedef struct
{
  const char  *regency;
  const char  *province;
  LayakPeriod  period;
  GArray      *trainings;
  gboolean     is_strict;
} LayakExtractScope;

LayakExtract   *layak_extract_new           (LayakConnection          *connection,
                                             const LayakExtractScope  *scope,
                                             GError                  **error);
void            layak_extract_free          (LayakExtract             *self);
gboolean        layak_extract_find_time     (LayakExtract             *self,
                                             gint64                   *time,
                                             GError                  **error);
gboolean        layak_extract_count         (LayakExtract             *self,
                                             gint64                   *n_units,
                                             GError                  **error);
void            layak_extract_seek          (LayakExtract             *self,
                                             const LayakRecordInfo    *info);
LayakUnit      *layak_extract_next          (LayakExtract             *self,
                                             GError                  **error);
const LayakRecordInfo *
                layak_extract_next_ids      (LayakExtract             *self,
                                             guint                     max,
                                             GArray                   *ids,
                                             GError                  **error);
const LayakRow *layak_extract_get_origin    (LayakExtract             *self);
LayakTombstone *layak_extract_next_deletion (LayakExtract             *self,
                                             GError                  **error);
GBytes         *layak_extract_next_content  (LayakExtract             *self,
                                             char                    **digest,
                                             GError                  **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakExtract, layak_extract_free)

gboolean        layak_extract_note_export   (LayakStore               *store,
                                             GError                  **error);

G_END_DECLS
