/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-extract.h"

#include "layak-extract-private.h"
#include "layak-unit-reader.h"

typedef struct
{
  LayakExtractOwner kind;
  gint64            id;
} Owner;

/* Goes through the types, for each through the owners, for each through the records by date and UUID. Only the ids of
 * one owner are held at a time: no query sorts whole records, and the memory does not grow with the database. */
struct _LayakExtract
{
  LayakConnection *connection;
  gboolean         is_complete;
  GArray          *owners;      /* (element-type Owner): in the order of their codes, nobody first */
  guint            type;        /* the next one */
  guint            end;         /* the one before which to end */
  guint            owner;       /* the next one */
  GArray          *ids;         /* (element-type gint64) */
  guint            position;    /* the next one */
  LayakExtractLists lists;
  LayakUnitReader *reader;
  LayakStatement  *deletions;
  LayakStatement  *contents;
};

void
layak_extract_free (LayakExtract *self)
{
  layak_extract_lists_clear (&self->lists);
  layak_unit_reader_free (self->reader);
  g_clear_pointer (&self->deletions, layak_statement_release);
  g_clear_pointer (&self->contents, layak_statement_release);
  g_clear_pointer (&self->owners, g_array_unref);
  g_array_unref (self->ids);
  layak_extract_end (self->connection);
  g_free (self);
}

static gboolean
load_owners (LayakExtract  *self,
             GError       **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (self->connection,
    "SELECT 2, id, code FROM regency UNION ALL SELECT 1, id, code FROM province ORDER BY 3", error);
  Owner owner = { LAYAK_EXTRACT_NONE, 0 };
  LayakStep step;

  if (select == NULL)
    return FALSE;

  g_array_append_val (self->owners, owner);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      owner.kind = (LayakExtractOwner) layak_statement_get_int (select, 0);
      owner.id = layak_statement_get_int (select, 1);
      g_array_append_val (self->owners, owner);
    }

  return step == LAYAK_STEP_DONE;
}

/**
 * layak_extract_new:
 * @connection: a connection of the calling thread, which nothing else uses meanwhile and which makes one extract
 *
 * Begins to read what @scope holds, as it is at this moment. A place that is not there is
 * %LAYAK_STORE_ERROR_NOT_FOUND.
 */
LayakExtract *
layak_extract_new (LayakConnection          *connection,
                   const LayakExtractScope  *scope,
                   GError                  **error)
{
  g_autoptr(LayakExtract) self = g_new0 (LayakExtract, 1);

  self->connection = connection;
  self->is_complete = layak_extract_is_complete (scope);
  self->end = layak_record_info_get_n_infos ();
  self->lists.connection = connection;
  self->lists.is_complete = self->is_complete;
  self->reader = layak_unit_reader_new (connection);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->owners = g_array_new (FALSE, FALSE, sizeof (Owner));

  if (!layak_extract_begin (connection, error) ||
      (!self->is_complete && !layak_extract_choose (connection, scope, error)) ||
      !load_owners (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The ids of the next owner, or of the first one of the next type. */
static gboolean
load_ids (LayakExtract  *self,
          GError       **error)
{
  const Owner *owner = &g_array_index (self->owners, Owner, self->owner);
  LayakStatement *list = self->lists.by_owner[owner->kind];
  LayakStep step;

  self->owner++;
  self->position = 0;
  g_array_set_size (self->ids, 0);
  if (list == NULL)
    return TRUE;

  layak_statement_reset (list);
  if (owner->kind != LAYAK_EXTRACT_NONE)
    layak_statement_bind_nth_int (list, 1, owner->id);
  while ((step = layak_statement_step (list, error)) == LAYAK_STEP_ROW)
    {
      gint64 id = layak_statement_get_int (list, 0);

      g_array_append_val (self->ids, id);
    }

  return step == LAYAK_STEP_DONE;
}

/* Leaves ids to read, or none at the end. */
static gboolean
advance (LayakExtract  *self,
         GError       **error)
{
  while (self->position == self->ids->len)
    {
      if (self->lists.info != NULL && self->owner < (self->lists.has_owners ? self->owners->len : 1))
        {
          if (!load_ids (self, error))
            return FALSE;
          continue;
        }

      while (self->type < self->end && layak_record_info_nth (self->type)->parent != NULL)
        self->type++;
      if (self->type == self->end)
        return TRUE;
      if (!layak_extract_lists_prepare (&self->lists, layak_record_info_nth (self->type++), error))
        return FALSE;
      self->owner = 0;
    }

  return TRUE;
}

/**
 * layak_extract_seek:
 * @info: a type of units
 *
 * The next units are all those of this type, and no others follow.
 */
void
layak_extract_seek (LayakExtract          *self,
                    const LayakRecordInfo *info)
{
  for (self->type = 0; layak_record_info_nth (self->type) != info;)
    self->type++;
  self->end = self->type + 1;
  self->owner = self->owners->len;
  self->position = self->ids->len;
}

/**
 * layak_extract_next:
 *
 * Returns: (transfer full) (nullable): the next unit, as layak_unit_reader_read() gives it; %NULL after the last one,
 *   or with @error
 */
LayakUnit *
layak_extract_next (LayakExtract  *self,
                    GError       **error)
{
  if (!advance (self, error) || self->position == self->ids->len ||
      !layak_unit_reader_choose (self->reader, self->lists.info, error))
    return NULL;

  return layak_unit_reader_read (self->reader, g_array_index (self->ids, gint64, self->position++), error);
}

/**
 * layak_extract_next_ids:
 * @max: at least 1
 * @ids: (element-type gint64): takes the local ids of the next units, which are all of one type, as many as there are
 *
 * For readers that read the units themselves, out of the same moment of the database.
 *
 * Returns: the type, or %NULL after the last one, or with @error
 */
const LayakRecordInfo *
layak_extract_next_ids (LayakExtract  *self,
                        guint          max,
                        GArray        *ids,
                        GError       **error)
{
  const LayakRecordInfo *info = NULL;

  g_array_set_size (ids, 0);
  while (ids->len < max)
    {
      if (!advance (self, error))
        return NULL;
      if (self->position == self->ids->len || (info != NULL && info != self->lists.info))
        break;

      info = self->lists.info;
      g_array_append_val (ids, g_array_index (self->ids, gint64, self->position));
      self->position++;
    }
  return info;
}

/* (nullable): see layak_unit_reader_get_origin(); of the last unit. */
const LayakRow *
layak_extract_get_origin (LayakExtract *self)
{
  return layak_unit_reader_get_origin (self->reader);
}

/**
 * layak_extract_next_deletion:
 *
 * Returns: (transfer full) (nullable): the next deletion; %NULL after the last one, or with @error
 */
LayakTombstone *
layak_extract_next_deletion (LayakExtract  *self,
                             GError       **error)
{
  if (self->deletions == NULL)
    self->deletions = layak_extract_prepare (self->connection, g_strconcat (
      "SELECT " LAYAK_TOMBSTONE_COLUMNS " FROM tombstone AS t",
      " WHERE ", self->is_complete ? "t.unit IS NULL" : LAYAK_EXTRACT_IS_TOLD_DELETION,
      " ORDER BY t.type, coalesce (t.regency, t.province, ''), t.first_date, t.uuid", NULL), error);
  if (self->deletions == NULL)
    return NULL;

  while (layak_statement_step (self->deletions, error) == LAYAK_STEP_ROW)
    {
      g_autoptr(LayakTombstone) deletion = layak_tombstone_read (self->deletions);

      if (deletion == NULL)
        continue;
      return layak_tombstones_select (self->connection, &deletion->uuid, &deletion->parts, error)
             ? g_steal_pointer (&deletion) : NULL;
    }

  return NULL;
}

/**
 * layak_extract_next_content:
 * @digest: (out): its digest
 *
 * Returns: (transfer full) (nullable): the next file of the documents; %NULL after the last one, or with @error
 */
GBytes *
layak_extract_next_content (LayakExtract  *self,
                            char         **digest,
                            GError       **error)
{
  g_autofree char *chosen = layak_extract_make_chosen (self->is_complete, layak_record_info_find ("document"));

  if (self->contents == NULL)
    self->contents = layak_extract_prepare (self->connection, g_strdup_printf (
      "SELECT c.digest, c.data FROM content AS c "
      "WHERE c.digest IN (SELECT t.digest FROM document AS t WHERE 1%s) ORDER BY c.digest", chosen), error);
  if (self->contents == NULL || layak_statement_step (self->contents, error) != LAYAK_STEP_ROW)
    return NULL;

  *digest = g_strdup (layak_statement_get_text (self->contents, 0));
  return layak_statement_dup_bytes (self->contents, 1);
}

/**
 * layak_extract_count:
 * @n_units: (out): how many units layak_extract_next() will give, for showing progress
 */
gboolean
layak_extract_count (LayakExtract  *self,
                     gint64        *n_units,
                     GError       **error)
{
  if (!self->is_complete)
    return layak_connection_get_number (self->connection, "SELECT count (*) FROM temp.chosen", n_units, error);

  *n_units = 0;
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s",
                                              layak_table_get_name (layak_table_get (info)));
      gint64 n;

      if (info->parent != NULL)
        continue;
      if (!layak_connection_get_number (self->connection, sql, &n, error))
        return FALSE;
      *n_units += n;
    }

  return TRUE;
}

/**
 * layak_extract_find_time:
 * @time: (out): the newest time of anything in the extract, or %LAYAK_UNKNOWN
 */
gboolean
layak_extract_find_time (LayakExtract  *self,
                         gint64        *time,
                         GError       **error)
{
  g_autofree char *sql = layak_extract_make_time_sql (self->is_complete);

  if (!layak_connection_get_number (self->connection, sql, time, error))
    return FALSE;

  if (*time == 0)
    *time = LAYAK_UNKNOWN;
  return TRUE;
}

static gboolean
note_export (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  g_autofree char *counter = NULL;

  /* Where nothing can be written nothing can be undone either. */
  if (layak_connection_is_read_only (connection))
    return TRUE;

  return layak_connection_get_setting (connection, "counter", &counter, error) &&
         (counter == NULL || layak_connection_set_setting (connection, "exported-counter", counter, error));
}

/**
 * layak_extract_note_export:
 *
 * Remembers that others may have read everything up to now: the undo of what was made before leaves a tombstone.
 */
gboolean
layak_extract_note_export (LayakStore  *store,
                           GError     **error)
{
  return layak_store_with_writer (store, note_export, NULL, error);
}
