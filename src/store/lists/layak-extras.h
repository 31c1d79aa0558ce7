/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists show beside the records themselves: names and counts of others, a page at a time. */
#pragma once

#include "layak-query.h"

G_BEGIN_DECLS

typedef enum
{
  LAYAK_EXTRA_TEXT,
  LAYAK_EXTRA_NUMBER,
  LAYAK_EXTRA_DATE,
  LAYAK_EXTRA_COUNT,   /* 0 where SQL has no row for the record */
} LayakExtraType;

typedef struct
{
  const char     *name;
  LayakExtraType  type;
} LayakExtra;

#define LAYAK_EXTRAS_MAX 10

/* One statement for all records of a page, whose columns are the id of the record and the extras. */
typedef struct
{
  const char *record;
  const char *sql;                          /* with :ids, also :today, :year and :place */
  LayakExtra  extras[LAYAK_EXTRAS_MAX + 1];
} LayakExtraGroup;

typedef union
{
  char   *text;
  gint64  number;
} LayakExtraValue;

typedef struct _LayakExtraList LayakExtraList;

/* The values of one record. */
typedef struct
{
  const LayakExtraList *list;
  LayakExtraValue       values[];
} LayakExtras;

LayakExtras      *layak_extras_new        (const LayakRecordInfo  *info);
void              layak_extras_free       (LayakExtras            *self);
gboolean          layak_extras_equal      (const LayakExtras      *a,
                                           const LayakExtras      *b);
const char       *layak_extras_get_text   (const LayakExtras      *self,
                                           const char             *name);
gint64            layak_extras_get_number (const LayakExtras      *self,
                                           const char             *name);
/* (element-type gint64 LayakExtras): by id, one for each in @ids. */
GHashTable       *layak_extras_load       (LayakQuery             *query,
                                           LayakConnection        *connection,
                                           GArray                 *ids,
                                           GError                **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakExtras, layak_extras_free)

G_END_DECLS
