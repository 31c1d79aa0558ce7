/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-connection.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "layak-file-locks.h"

#define CANCEL_CHECK_OPCODES 1000
#define BUSY_TIMEOUT_MS      5000

#define N_REMEMBERED         1024

/* Where a UUID is remembered depends on its last bytes alone; a newer one takes the place of an older one. */
typedef struct
{
  LayakUuid uuid;
  guint     type;
  gint64    id;      /* 0: nothing is remembered here */
} Remembered;

struct _LayakConnection
{
  sqlite3      *db;
  GHashTable   *statements;   /* SQL → LayakStatement */
  GHashTable   *lasting;      /* SQL by address → LayakStatement */
  GCancellable *cancellable;
  gint64        deadline;     /* monotonic time, 0 for none */
  Remembered   *remembered;   /* NULL on a connection that only reads */
};

static int
cancelled_cb (gpointer data)
{
  LayakConnection *self = data;

  return g_cancellable_is_cancelled (self->cancellable) ||
         (self->deadline != 0 && g_get_monotonic_time () > self->deadline);
}

/* Members of sets are parted by one blank, so a member is a word; LIKE would take “_” and “%” for wildcards. */
static void
has_member_func (sqlite3_context  *context,
                 int               n_args,
                 sqlite3_value   **args)
{
  const char *set = (const char *) sqlite3_value_text (args[0]);
  const char *member = (const char *) sqlite3_value_text (args[1]);
  gsize length;

  if (set == NULL || member == NULL)
    {
      sqlite3_result_int (context, 0);
      return;
    }

  length = strlen (member);
  for (const char *p = strstr (set, member); p != NULL; p = strstr (p + 1, member))
    if ((p == set || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      {
        sqlite3_result_int (context, 1);
        return;
      }
  sqlite3_result_int (context, 0);
}

static gboolean
configure (LayakConnection  *self,
           gboolean          writes,
           GError          **error)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  sqlite3_progress_handler (self->db, CANCEL_CHECK_OPCODES, cancelled_cb, self);
  sqlite3_create_function (self->db, "has_member", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                           NULL, has_member_func, NULL, NULL);

  if (!layak_connection_execute (self, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; "
                                 "PRAGMA cache_size = -16000;", error))
    return FALSE;

  return !writes || layak_connection_execute (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", error);
}

/* SQLite counts its memory under a lock that every allocation takes, also on another thread. Nobody reads the count,
 * and without it an import is a tenth faster. It can be set only before SQLite is first used. */
static void
configure_library (void)
{
  static gsize configured;

  if (g_once_init_enter (&configured))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      layak_file_locks_install ();
      g_once_init_leave (&configured, 1);
    }
}

/* Whether nothing can be written where the file is, as on a disc or a stick with its switch set, and nobody who can had
 * it open at last. SQLite then needs no files beside it to agree with others on what is written. A folder that only
 * this person may not write to is no such place: others may write while we read. A share that is mounted for reading
 * only looks like a disc; whoever writes there has a log beside the file, which is why there must be none. If one comes
 * later, what is read may be old or be refused as damaged, but the file cannot suffer. */
static gboolean
is_unchanging (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct statvfs medium;

  return statvfs (path, &medium) == 0 && (medium.f_flag & ST_RDONLY) != 0 && !g_file_test (log, G_FILE_TEST_EXISTS);
}

static int
open_file (const char  *path,
           int          flags,
           sqlite3    **db)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL), *uri = NULL, *location = NULL;

  flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (!is_unchanging (full))
    return sqlite3_open_v2 (path, db, flags, NULL);

  uri = g_filename_to_uri (full, NULL, NULL);
  location = g_strconcat (uri, "?immutable=1", NULL);
  flags = (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  return sqlite3_open_v2 (location, db, flags, NULL);
}

/**
 * layak_connection_open:
 * @sqlite_flags: SQLITE_OPEN_READONLY, or SQLITE_OPEN_READWRITE with or without SQLITE_OPEN_CREATE
 *
 * Opens a database for one thread. WAL lets others read while one writes; synchronous=FULL keeps a committed step
 * over a power failure. Where nothing can be written, the connection only reads.
 */
LayakConnection *
layak_connection_open (const char  *path,
                       int          sqlite_flags,
                       GError     **error)
{
  g_autoptr(LayakConnection) self = g_new0 (LayakConnection, 1);
  int rc;

  configure_library ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) layak_statement_free);
  self->lasting = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) layak_statement_free);

  rc = open_file (path, sqlite_flags, &self->db);
  if (rc != SQLITE_OK)
    {
      layak_store_set_error (error, self->db, rc);
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  if (!configure (self, (sqlite_flags & SQLITE_OPEN_READWRITE) != 0 && !layak_connection_is_read_only (self), error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
layak_connection_free (LayakConnection *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->lasting, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_free (self->remembered);
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("A statement outlived its connection: %s", sqlite3_errmsg (self->db));
  g_free (self);
}

sqlite3 *
layak_connection_get_handle (LayakConnection *self)
{
  return self->db;
}

/* Statements end with %G_IO_ERROR_CANCELLED soon after @cancellable was cancelled; NULL takes it away. */
void
layak_connection_set_cancellable (LayakConnection *self,
                                  GCancellable    *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/* The same, soon after this moment of g_get_monotonic_time(); 0 takes it away. */
void
layak_connection_set_deadline (LayakConnection *self,
                               gint64           deadline)
{
  self->deadline = deadline;
}

/**
 * layak_connection_prepare:
 *
 * Returns: (transfer full): the cached statement for @sql, ready to bind; g_autoptr() gives it back
 */
LayakStatement *
layak_connection_prepare (LayakConnection  *self,
                          const char       *sql,
                          GError          **error)
{
  LayakStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      statement = layak_statement_new (self->db, sql, error);
      if (statement == NULL)
        return NULL;
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }

  if (!layak_statement_acquire (statement))
    g_error ("Statement is already being stepped: %s", sql);
  return statement;
}

/**
 * layak_connection_prepare_lasting:
 * @sql: text that outlives the connection and is always passed by the same address
 *
 * The same as layak_connection_prepare(), without hashing a long text for each of a million rows.
 */
LayakStatement *
layak_connection_prepare_lasting (LayakConnection  *self,
                                  const char       *sql,
                                  GError          **error)
{
  LayakStatement *statement = g_hash_table_lookup (self->lasting, sql);

  if (statement == NULL)
    {
      statement = layak_statement_new (self->db, sql, error);
      if (statement == NULL)
        return NULL;
      g_hash_table_insert (self->lasting, (gpointer) sql, statement);
    }

  if (!layak_statement_acquire (statement))
    g_error ("Statement is already being stepped: %s", sql);
  return statement;
}

/* Runs SQL without parameters, also several statements. */
gboolean
layak_connection_execute (LayakConnection  *self,
                          const char       *sql,
                          GError          **error)
{
  int rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;

  layak_store_set_error (error, self->db, rc);
  return FALSE;
}

/* The first column of the first row of @sql, which must have one. */
/**
 * layak_connection_begin_writing:
 *
 * Begins a transaction that nobody else can write beside. A file that was moved, renamed or deleted while it is open
 * is %LAYAK_STORE_ERROR_FULL: SQLite would write into the log of a file that is no longer there, which whoever opens
 * the moved one never sees.
 */
gboolean
layak_connection_begin_writing (LayakConnection  *self,
                                GError          **error)
{
  int has_moved = 0;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) == SQLITE_OK && has_moved != 0)
    {
      g_autofree char *place = g_filename_display_name (sqlite3_db_filename (self->db, "main"));

      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL,
                   _("The database file is no longer at %s; nothing was saved. Put it back there, and try again."),
                   place);
      return FALSE;
    }

  return layak_connection_execute (self, "BEGIN IMMEDIATE", error);
}

gboolean
layak_connection_get_number (LayakConnection  *self,
                             const char       *sql,
                             gint64           *number,
                             GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_connection_prepare (self, sql, error);

  if (statement == NULL || layak_statement_step (statement, error) != LAYAK_STEP_ROW)
    return FALSE;

  *number = layak_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * layak_connection_get_setting:
 * @value: (out) (transfer full) (nullable): the value, %NULL if it was never set
 */
gboolean
layak_connection_get_setting (LayakConnection  *self,
                              const char       *name,
                              char            **value,
                              GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (self, "SELECT value FROM setting WHERE name = :name",
                                                               error);
  LayakStep step;

  *value = NULL;
  if (select == NULL)
    return FALSE;

  layak_statement_bind_text (select, ":name", name);
  step = layak_statement_step (select, error);
  if (step == LAYAK_STEP_ROW)
    *value = g_strdup (layak_statement_get_text (select, 0));
  return step != LAYAK_STEP_FAILED;
}

/* Whether nobody can write by it, as SQLite opens a file without the right to write it. */
gboolean
layak_connection_is_read_only (LayakConnection *self)
{
  return sqlite3_db_readonly (self->db, "main") == 1;
}

gboolean
layak_connection_set_setting (LayakConnection  *self,
                              const char       *name,
                              const char       *value,
                              GError          **error)
{
  g_autoptr(LayakStatement) upsert = layak_connection_prepare (self,
    "INSERT INTO setting (name, value) VALUES (:name, :value) "
    "ON CONFLICT (name) DO UPDATE SET value = excluded.value", error);

  if (upsert == NULL)
    return FALSE;

  layak_statement_bind_text (upsert, ":name", name);
  layak_statement_bind_text (upsert, ":value", value);
  return layak_statement_run (upsert, error);
}

void
layak_connection_forget_ids (LayakConnection *self)
{
  g_free (self->remembered);
  self->remembered = g_new0 (Remembered, N_REMEMBERED);
}

static Remembered *
place_of (LayakConnection *self,
          const LayakUuid *uuid)
{
  return &self->remembered[(uuid->bytes[14] << 8 | uuid->bytes[15]) % N_REMEMBERED];
}

/* 0 if it is not remembered. */
gint64
layak_connection_recall_id (LayakConnection *self,
                            guint            type,
                            const LayakUuid *uuid)
{
  const Remembered *place;

  if (self->remembered == NULL)
    return 0;

  place = place_of (self, uuid);
  return place->type == type && layak_uuid_equal (&place->uuid, uuid) ? place->id : 0;
}

void
layak_connection_remember_id (LayakConnection *self,
                              guint            type,
                              const LayakUuid *uuid,
                              gint64           id)
{
  if (self->remembered != NULL)
    *place_of (self, uuid) = (Remembered) { *uuid, type, id };
}
