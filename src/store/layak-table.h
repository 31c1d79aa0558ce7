/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record type as a table: every INSERT, UPDATE and SELECT of a record is made from its field table. */
#pragma once

#include "layak-connection.h"
#include "layak-row.h"

G_BEGIN_DECLS

typedef struct _LayakTable LayakTable;

typedef gboolean (*LayakFieldPredicate) (const LayakRecordInfo *info,
                                         const LayakField      *field);

/* The place of a record type in a mask of tables. */
#define LAYAK_TABLE_BIT(info) (G_GUINT64_CONSTANT (1) << (info)->number)

/* How many columns layak_table_get_columns() has: id and UUID come before the fields. */
#define LAYAK_TABLE_N_COLUMNS(info) (2 + (int) (info)->n_fields)

const LayakTable      *layak_table_get           (const LayakRecordInfo  *info);
const LayakTable      *layak_table_find          (const char             *sql_name);
const LayakRecordInfo *layak_table_get_info      (const LayakTable       *self);
const char            *layak_table_get_name      (const LayakTable       *self);
const char            *layak_table_get_column    (const LayakTable       *self,
                                                  guint                   field);
const char            *layak_table_get_columns   (const LayakTable       *self);
char                  *layak_table_make_columns  (const LayakTable       *self,
                                                  LayakFieldPredicate     leaves_out);

/* Reading. The SELECT list of layak_table_get_columns() fills a row with layak_table_read(). */
LayakRow              *layak_table_read          (const LayakTable       *self,
                                                  LayakStatement         *statement);
LayakRow              *layak_table_load          (const LayakTable       *self,
                                                  LayakConnection        *connection,
                                                  gint64                  id,
                                                  GError                **error);
LayakRow              *layak_table_load_uuid     (const LayakTable       *self,
                                                  LayakConnection        *connection,
                                                  const LayakUuid        *uuid,
                                                  GError                **error);
gboolean               layak_table_find_id       (const LayakTable       *self,
                                                  LayakConnection        *connection,
                                                  const LayakUuid        *uuid,
                                                  gint64                 *id,
                                                  GError                **error);

/* References: the text in an object ⇄ the id in a column. */
gboolean               layak_table_parse_identity (const LayakRecordInfo *info,
                                                   const char            *text,
                                                   LayakUuid             *uuid);
gboolean               layak_table_find_identity  (const LayakRecordInfo *info,
                                                   LayakConnection       *connection,
                                                   const char            *text,
                                                   gint64                *id,
                                                   GError               **error);

/* How many rows one statement inserts at most. */
#define LAYAK_TABLE_MAX_INSERTED 8

/* Writing, on the writer's thread only. */
gboolean               layak_table_insert_many   (const LayakTable       *self,
                                                  LayakConnection        *connection,
                                                  LayakRow * const       *rows,
                                                  guint                   n_rows,
                                                  GError                **error);
gboolean               layak_table_insert        (const LayakTable       *self,
                                                  LayakConnection        *connection,
                                                  LayakRow               *row,
                                                  GError                **error);
gboolean               layak_table_update        (const LayakTable       *self,
                                                  LayakConnection        *connection,
                                                  const LayakRow         *row,
                                                  guint                   field,
                                                  GError                **error);
gboolean               layak_table_delete        (const LayakTable       *self,
                                                  LayakConnection        *connection,
                                                  gint64                  id,
                                                  GError                **error);

G_END_DECLS
