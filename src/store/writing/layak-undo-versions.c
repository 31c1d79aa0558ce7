/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-undo-versions.h"

#include "layak-stamps.h"

/* The undo of an import restores the versions it found. Where something was done in between, even if that was undone
 * again, the version has grown: then only what the import brought is taken out of it, lest the office seem to know
 * what it no longer has. */

enum
{
  COLUMN_TYPE,
  COLUMN_ID,
  COLUMN_MADE,
  COLUMN_SEEN,
  COLUMN_STAMPS,
  COLUMN_CREATED,
  COLUMN_MODIFIED,
  N_COLUMNS,
};

/* One row of the version table at three moments, as text. */
typedef enum
{
  BEFORE,   /* before the import */
  AFTER,    /* after the import */
  NOW,
  N_MOMENTS,
} Moment;

struct _LayakVersionRepair
{
  guint   type;
  gint64  id;
  char   *columns[N_MOMENTS][N_COLUMNS];
};

static char *
dup_text (sqlite3_value *value)
{
  return g_strdup ((const char *) sqlite3_value_text (value));
}

/**
 * layak_version_repair_new:
 * @iter: at an UPDATE of the version table that takes back an import and meets another row than the import left
 */
LayakVersionRepair *
layak_version_repair_new (sqlite3_changeset_iter *iter)
{
  LayakVersionRepair *self = g_new0 (LayakVersionRepair, 1);
  sqlite3_value *value = NULL;

  sqlite3changeset_old (iter, COLUMN_TYPE, &value);
  self->type = (guint) sqlite3_value_int64 (value);
  sqlite3changeset_old (iter, COLUMN_ID, &value);
  self->id = sqlite3_value_int64 (value);
  for (int i = COLUMN_MADE; i < N_COLUMNS; i++)
    {
      sqlite3_value *before = NULL, *after = NULL, *now = NULL;

      /* What the import left alone stands in neither: it brought nothing there. */
      sqlite3changeset_new (iter, i, &before);
      sqlite3changeset_old (iter, i, &after);
      sqlite3changeset_conflict (iter, i, &now);
      self->columns[NOW][i] = dup_text (now);
      self->columns[BEFORE][i] = dup_text (before != NULL ? before : now);
      self->columns[AFTER][i] = dup_text (after != NULL ? after : now);
    }
  return self;
}

void
layak_version_repair_free (LayakVersionRepair *self)
{
  for (guint i = 0; i < N_MOMENTS; i++)
    for (guint k = 0; k < N_COLUMNS; k++)
      g_free (self->columns[i][k]);
  g_free (self);
}

static LayakVersion *
parse (const LayakVersionRepair *self,
       const LayakRecordInfo    *info,
       Moment                    moment)
{
  LayakVersion *version = layak_version_new ((LayakStamp) { 0, 0 });
  char * const *columns = self->columns[moment];

  layak_stamp_parse (columns[COLUMN_MADE], &version->made);
  if (columns[COLUMN_SEEN] != NULL)
    version->seen = layak_vector_parse (columns[COLUMN_SEEN]);
  if (columns[COLUMN_STAMPS] != NULL)
    layak_stamps_parse (version, info, columns[COLUMN_STAMPS]);
  return version;
}

static gint64
get_time (const LayakVersionRepair *self,
          Moment                    moment,
          int                       column)
{
  const char *text = self->columns[moment][column];

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : LAYAK_UNKNOWN;
}

/* What the import did not touch is as it is now, the rest as it was before. */
static LayakVersion *
combine (const LayakRecordInfo *info,
         const LayakVersion    *before,
         const LayakVersion    *after,
         const LayakVersion    *now)
{
  LayakVersion *version = layak_version_new (before->made);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const LayakVersion *source =
        layak_stamp_equal (layak_version_get_stamp (before, i), layak_version_get_stamp (after, i)) &&
        layak_version_has_stamp (before, i) == layak_version_has_stamp (after, i) ? now : before;

      if (layak_version_has_stamp (source, i))
        layak_version_set_stamp (version, i, layak_version_get_stamp (source, i));
    }
  return version;
}

/* (transfer full) (nullable): NULL if another file has been read since, which cannot be told apart any more. */
static LayakVector *
combine_seen (const LayakVersion *before,
              const LayakVersion *after,
              const LayakVersion *now,
              guint64             office)
{
  g_autoptr(LayakVector) then = layak_version_dup_seen (after), current = layak_version_dup_seen (now);
  g_autoptr(LayakVector) seen = layak_version_dup_seen (before);
  LayakStamp own = { office, layak_vector_get_counter (current, office) };

  layak_vector_add (then, own);
  if (!layak_vector_covers_all (then, current))
    return NULL;

  layak_vector_add (seen, own);
  return g_steal_pointer (&seen);
}

gboolean
layak_version_repair_apply (const LayakVersionRepair  *self,
                            LayakWriter               *writer,
                            LayakObstacles            *obstacles,
                            GError                   **error)
{
  const LayakRecordInfo *info = layak_record_info_by_number (self->type);
  g_autoptr(LayakRow) row = layak_row_new (info);
  g_autoptr(LayakVersion) before = parse (self, info, BEFORE), after = parse (self, info, AFTER);
  g_autoptr(LayakVersion) now = parse (self, info, NOW);
  g_autoptr(LayakVector) seen = combine_seen (before, after, now, writer->stamp.office);

  if (seen == NULL)
    {
      layak_obstacles_add_record (obstacles, LAYAK_OBSTACLE_CHANGED, info, self->id);
      return TRUE;
    }

  row->id = self->id;
  row->version = combine (info, before, after, now);
  row->created = get_time (self, BEFORE, COLUMN_CREATED);
  row->modified = get_time (self, NOW, COLUMN_MODIFIED);
  if (info->parent == NULL)
    row->version->seen = g_steal_pointer (&seen);
  return layak_versions_save (writer->connection, row, 0, error);
}
