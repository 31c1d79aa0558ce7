/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-statement.h"
#include "layak-file-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/resource.h>

/* A prepared statement lent out by its connection: g_autoptr() gives it back, reset and unbound, for the next caller.
 * A bind cannot fail at the call; the first failure is kept and told by the next step. */
struct _LayakStatement
{
  sqlite3_stmt *stmt;
  int           bind_result;
  gboolean      in_use;
};

G_DEFINE_QUARK (layak-store-error-quark, layak_store_error)

static LayakStoreError
error_code_for_result (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return LAYAK_STORE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return LAYAK_STORE_ERROR_CONSTRAINT;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return LAYAK_STORE_ERROR_CORRUPT;
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      return LAYAK_STORE_ERROR_FULL;
    default:
      return LAYAK_STORE_ERROR_FAILED;
    }
}

static const char *
sentence_for_result (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return _("Another program is writing to the database; try again in a moment");
    case SQLITE_CORRUPT:
      return _("The database file is damaged; restore a backup");
    case SQLITE_NOTADB:
      return _("The file is not a Layak database");
    case SQLITE_FULL:
      return _("The disk is full; nothing was saved");
    case SQLITE_READONLY:
      return _("The database file is read-only; nothing was saved");
    case SQLITE_CANTOPEN:
      return _("The database file cannot be opened");
    case SQLITE_IOERR:
      return _("The disk could not be read or written");
    default:
      return NULL;
    }
}

/* A file that may not grow looks to SQLite like any failure, and by the time it tells, the reason may be gone. */
static gboolean
may_not_grow (int rc,
              int reason)
{
  struct rlimit limit;

  return reason == EFBIG || (rc == SQLITE_IOERR_WRITE && reason == 0 && getrlimit (RLIMIT_FSIZE, &limit) == 0 &&
                             limit.rlim_cur != RLIM_INFINITY);
}

/* Why the system refused, where SQLite only knows that it did. */
static void
set_system_error (GError **error,
                  sqlite3 *db,
                  int      rc)
{
  const int reason = db != NULL ? sqlite3_system_errno (db) : 0;

  if (may_not_grow (rc, reason))
    g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL,
                         _("The database file has reached the size that files may have here; nothing was saved"));
  else if (reason == ENOSPC || reason == EDQUOT)
    g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL, sentence_for_result (SQLITE_FULL));
  else if (reason != 0)
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL, "%s: %s", sentence_for_result (SQLITE_IOERR),
                 layak_file_error_text (reason));
  else
    g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL, sentence_for_result (SQLITE_IOERR));
}

/**
 * layak_store_set_error:
 * @rc: a result code of SQLite
 *
 * Sets @error from a failure of @db. An interrupt is %G_IO_ERROR_CANCELLED.
 */
void
layak_store_set_error (GError  **error,
                       sqlite3  *db,
                       int       rc)
{
  const char *sentence = sentence_for_result (rc);

  if ((rc & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The work was cancelled"));
  else if ((rc & 0xff) == SQLITE_IOERR)
    set_system_error (error, db, rc);
  else if (sentence != NULL)
    g_set_error_literal (error, LAYAK_STORE_ERROR, error_code_for_result (rc), sentence);
  else
    g_set_error (error, LAYAK_STORE_ERROR, error_code_for_result (rc), "%s (%s)",
                 db != NULL ? sqlite3_errmsg (db) : "SQLite", sqlite3_errstr (rc));
}

LayakStatement *
layak_statement_new (sqlite3     *db,
                     const char  *sql,
                     GError     **error)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  LayakStatement *self;

  if (rc != SQLITE_OK)
    {
      layak_store_set_error (error, db, rc);
      g_prefix_error (error, "%s: ", sql);
      return NULL;
    }

  self = g_new0 (LayakStatement, 1);
  self->stmt = stmt;
  return self;
}

void
layak_statement_free (LayakStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self);
}

/* FALSE when a caller further up the stack is still stepping it. */
gboolean
layak_statement_acquire (LayakStatement *self)
{
  if (self->in_use)
    return FALSE;

  self->in_use = TRUE;
  return TRUE;
}

void
layak_statement_release (LayakStatement *self)
{
  layak_statement_reset (self);
  sqlite3_clear_bindings (self->stmt);
  self->in_use = FALSE;
}

/* Makes the statement ready to run again; its parameters stay bound. */
void
layak_statement_reset (LayakStatement *self)
{
  sqlite3_reset (self->stmt);
  self->bind_result = SQLITE_OK;
}

static int
parameter_index (LayakStatement *self,
                 const char     *parameter)
{
  int index = sqlite3_bind_parameter_index (self->stmt, parameter);

  if (index == 0)
    g_critical ("No parameter %s in “%s”", parameter, sqlite3_sql (self->stmt));
  return index;
}

static void
remember (LayakStatement *self,
          int             rc)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = rc;
}

void
layak_statement_bind_int (LayakStatement *self,
                          const char     *parameter,
                          gint64          value)
{
  layak_statement_bind_nth_int (self, parameter_index (self, parameter), value);
}

/**
 * layak_statement_bind_text:
 * @value: (nullable): UTF-8 text, copied; %NULL binds SQL NULL
 */
void
layak_statement_bind_text (LayakStatement *self,
                           const char     *parameter,
                           const char     *value)
{
  remember (self, sqlite3_bind_text (self->stmt, parameter_index (self, parameter), value, -1, SQLITE_TRANSIENT));
}

void
layak_statement_bind_uuid (LayakStatement  *self,
                           const char      *parameter,
                           const LayakUuid *value)
{
  layak_statement_bind_bytes (self, parameter, value->bytes, sizeof value->bytes);
}

void
layak_statement_bind_bytes (LayakStatement *self,
                            const char     *parameter,
                            gconstpointer   data,
                            gsize           size)
{
  remember (self, sqlite3_bind_blob64 (self->stmt, parameter_index (self, parameter), data, size, SQLITE_TRANSIENT));
}

void
layak_statement_bind_nth_int (LayakStatement *self,
                              int             index,
                              gint64          value)
{
  remember (self, sqlite3_bind_int64 (self->stmt, index, value));
}

/* @value is not copied: it must stay as it is until the statement is reset. */
void
layak_statement_bind_nth_text (LayakStatement *self,
                               int             index,
                               const char     *value)
{
  remember (self, sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_STATIC));
}

/* @value is not copied: it must stay as it is until the statement is reset. */
void
layak_statement_bind_nth_uuid (LayakStatement  *self,
                               int              index,
                               const LayakUuid *value)
{
  remember (self, sqlite3_bind_blob (self->stmt, index, value->bytes, sizeof value->bytes, SQLITE_STATIC));
}

LayakStep
layak_statement_step (LayakStatement  *self,
                      GError         **error)
{
  int rc = self->bind_result;

  if (rc == SQLITE_OK)
    rc = sqlite3_step (self->stmt);

  if (rc == SQLITE_ROW)
    return LAYAK_STEP_ROW;
  if (rc == SQLITE_DONE)
    return LAYAK_STEP_DONE;

  layak_store_set_error (error, sqlite3_db_handle (self->stmt), rc);
  return LAYAK_STEP_FAILED;
}

/* For statements whose rows, if any, are of no interest. */
gboolean
layak_statement_run (LayakStatement  *self,
                     GError         **error)
{
  LayakStep step;

  while ((step = layak_statement_step (self, error)) == LAYAK_STEP_ROW)
    ;

  return step == LAYAK_STEP_DONE;
}

gint64
layak_statement_get_int (LayakStatement *self,
                         int             column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/* NULL for SQL NULL; valid until the next step or release. */
const char *
layak_statement_get_text (LayakStatement *self,
                          int             column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

gboolean
layak_statement_get_uuid (LayakStatement *self,
                          int             column,
                          LayakUuid      *uuid)
{
  if (sqlite3_column_bytes (self->stmt, column) != sizeof uuid->bytes)
    return FALSE;

  memcpy (uuid->bytes, sqlite3_column_blob (self->stmt, column), sizeof uuid->bytes);
  return TRUE;
}

/* (transfer full) (nullable): NULL for SQL NULL. */
GBytes *
layak_statement_dup_bytes (LayakStatement *self,
                           int             column)
{
  if (layak_statement_is_null (self, column))
    return NULL;

  return g_bytes_new (sqlite3_column_blob (self->stmt, column), (gsize) sqlite3_column_bytes (self->stmt, column));
}

gboolean
layak_statement_is_null (LayakStatement *self,
                         int             column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}
