/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One prepared statement with named parameters. */
#pragma once

#include <sqlite3.h>

#include "layak-uuid.h"

G_BEGIN_DECLS

typedef struct _LayakStatement LayakStatement;

typedef enum
{
  LAYAK_STEP_FAILED,
  LAYAK_STEP_ROW,
  LAYAK_STEP_DONE,
} LayakStep;

/**
 * LayakStoreError:
 * @LAYAK_STORE_ERROR_FAILED: SQLite failed in a way nobody can act on
 * @LAYAK_STORE_ERROR_BUSY: another program holds the database too long
 * @LAYAK_STORE_ERROR_CONSTRAINT: a value may not be stored
 * @LAYAK_STORE_ERROR_CORRUPT: the file is damaged, or no database
 * @LAYAK_STORE_ERROR_FULL: the disk is full, or the file cannot be written
 * @LAYAK_STORE_ERROR_TOO_NEW: a newer Layak wrote the file
 * @LAYAK_STORE_ERROR_EXISTS: there is a file already, or a record with this key
 * @LAYAK_STORE_ERROR_NOT_FOUND: no such file, record or step
 * @LAYAK_STORE_ERROR_IN_USE: the record is still referred to
 * @LAYAK_STORE_ERROR_IN_THE_WAY: later changes stand in the way of an undo
 */
typedef enum
{
  LAYAK_STORE_ERROR_FAILED,
  LAYAK_STORE_ERROR_BUSY,
  LAYAK_STORE_ERROR_CONSTRAINT,
  LAYAK_STORE_ERROR_CORRUPT,
  LAYAK_STORE_ERROR_FULL,
  LAYAK_STORE_ERROR_TOO_NEW,
  LAYAK_STORE_ERROR_EXISTS,
  LAYAK_STORE_ERROR_NOT_FOUND,
  LAYAK_STORE_ERROR_IN_USE,
  LAYAK_STORE_ERROR_IN_THE_WAY,
} LayakStoreError;

#define LAYAK_STORE_ERROR (layak_store_error_quark ())
GQuark          layak_store_error_quark     (void);
void            layak_store_set_error       (GError          **error,
                                             sqlite3          *db,
                                             int               rc);

LayakStatement *layak_statement_new         (sqlite3          *db,
                                             const char       *sql,
                                             GError          **error);
void            layak_statement_free        (LayakStatement   *self);
gboolean        layak_statement_acquire     (LayakStatement   *self);
void            layak_statement_release     (LayakStatement   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakStatement, layak_statement_release)

void            layak_statement_bind_int    (LayakStatement   *self,
                                             const char       *parameter,
                                             gint64            value);
void            layak_statement_bind_text   (LayakStatement   *self,
                                             const char       *parameter,
                                             const char       *value);
void            layak_statement_bind_uuid   (LayakStatement   *self,
                                             const char       *parameter,
                                             const LayakUuid  *value);
void            layak_statement_bind_bytes  (LayakStatement   *self,
                                             const char       *parameter,
                                             gconstpointer     data,
                                             gsize             size);
void            layak_statement_bind_nth_int  (LayakStatement *self,
                                               int             index,
                                               gint64          value);
void            layak_statement_bind_nth_text (LayakStatement *self,
                                               int             index,
                                               const char     *value);
void            layak_statement_bind_nth_uuid (LayakStatement  *self,
                                               int              index,
                                               const LayakUuid *value);

LayakStep       layak_statement_step        (LayakStatement   *self,
                                             GError          **error);
gboolean        layak_statement_run         (LayakStatement   *self,
                                             GError          **error);
void            layak_statement_reset       (LayakStatement   *self);
gint64          layak_statement_get_int     (LayakStatement   *self,
                                             int               column);
const char     *layak_statement_get_text    (LayakStatement   *self,
                                             int               column);
gboolean        layak_statement_get_uuid    (LayakStatement   *self,
                                             int               column,
                                             LayakUuid        *uuid);
GBytes         *layak_statement_dup_bytes   (LayakStatement   *self,
                                             int               column);
gboolean        layak_statement_is_null     (LayakStatement   *self,
                                             int               column);

G_END_DECLS
