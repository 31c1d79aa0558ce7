/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists show beside the records themselves: names and counts of others, a page at a time. */
#pragma once

#include "layak-query.h"
#include "layak-reader.h"

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
  gboolean    is_long;                      /* counts what may be thousands for each record */
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
/* (element-type gint64 LayakExtras): by id, one for each in @ids, with those that do not take long. */
GHashTable       *layak_extras_load       (LayakQuery             *query,
                                           LayakConnection        *connection,
                                           GArray                 *ids,
                                           GError                **error);
/* Adds those that may take long. */
gboolean          layak_extras_load_long  (LayakQuery             *query,
                                           LayakConnection        *connection,
                                           GArray                 *ids,
                                           GHashTable             *by_id,
                                           GError                **error);
/* Reads the latter alone, into a table as that of layak_extras_load(). */
LayakRead        *layak_extras_read_long  (LayakQuery             *query,
                                           GArray                 *ids);
/* @from: (nullable): what those that may take long are to be; unknown without */
void              layak_extras_take_long  (LayakExtras            *self,
                                           const LayakExtras      *from);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakExtras, layak_extras_free)

G_END_DECLS
