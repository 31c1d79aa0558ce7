/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a sheet tells which field. */
#pragma once

#include "layak-csv-headings.h"
#include "layak-csv-options.h"

G_BEGIN_DECLS

/**
 * LayakCsvMatching:
 * @columns: the headings
 * @targets: of each of them
 * @n_known: how many of them tell something
 */
typedef struct
{
  const LayakRecordInfo *info;
  guint                  n_columns;
  char                 **columns;
  LayakCsvTarget        *targets;
  guint                  n_known;
} LayakCsvMatching;

LayakCsvMatching      *layak_csv_matching_new        (char                  **columns,
                                                      const LayakCsvOptions  *options);
void                   layak_csv_matching_free       (LayakCsvMatching       *self);
gboolean               layak_csv_matching_has        (const LayakCsvMatching *self,
                                                      LayakCsvTargetKind      kind,
                                                      const char             *field);
int                    layak_csv_matching_find_missing (const LayakCsvMatching *self,
                                                        const LayakCsvOptions  *options,
                                                        guint                   from);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCsvMatching, layak_csv_matching_free)

G_END_DECLS
