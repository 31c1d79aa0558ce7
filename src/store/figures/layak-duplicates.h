/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that may be the same under another UUID: an event of the same days, an agency under another spelling. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

/**
 * LayakDuplicate:
 * @info: the type of both
 * @first: one of them
 * @second: the other
 * @title: what people call the second
 * @likeness: how alike they are, of 100
 */
typedef struct
{
  const LayakRecordInfo *info;
  LayakUuid              first;
  LayakUuid              second;
  char                  *title;
  guint                  likeness;
} LayakDuplicate;

/* Whether records of the type are looked at. */
gboolean   layak_duplicates_are_looked_for (const LayakRecordInfo  *info);

/* (transfer full) (element-type LayakDuplicate): the records here that may be the same as @row, the likeliest first;
 * not those of which somebody said that they are not. */
GPtrArray *layak_duplicates_find           (LayakConnection        *connection,
                                            const LayakRow         *row,
                                            GError                **error);
/* The same of all records here, each pair once and its older record first: agencies, then trainings. */
GPtrArray *layak_duplicates_select         (LayakConnection        *connection,
                                            GError                **error);
/* Remembers that two records are not the same. */
gboolean   layak_duplicates_tell_apart     (LayakConnection        *connection,
                                            const LayakUuid        *a,
                                            const LayakUuid        *b,
                                            GError                **error);

G_END_DECLS
