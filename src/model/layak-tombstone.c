/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-tombstone.h"

LayakTombstone *
layak_tombstone_new (const LayakRecordInfo *info)
{
  LayakTombstone *self = g_new0 (LayakTombstone, 1);

  self->info = info;
  self->created = self->modified = self->deleted = LAYAK_UNKNOWN;
  self->first_date = self->last_date = LAYAK_UNKNOWN;
  return self;
}

LayakTombstone *
layak_tombstone_copy (const LayakTombstone *self)
{
  LayakTombstone *copy = g_memdup2 (self, sizeof *self);

  copy->version = layak_version_copy (self->version);
  copy->deletions = layak_vector_copy (self->deletions);
  copy->regency = g_strdup (self->regency);
  copy->province = g_strdup (self->province);
  copy->parts = layak_tombstones_copy (self->parts);
  return copy;
}

void
layak_tombstone_free (LayakTombstone *self)
{
  g_clear_pointer (&self->version, layak_version_free);
  g_clear_pointer (&self->deletions, layak_vector_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->regency);
  g_free (self->province);
  g_free (self);
}

/* Makes @deletion the one that counts: it knew of all before. */
void
layak_tombstone_set_only (LayakTombstone *self,
                          LayakStamp      deletion)
{
  g_clear_pointer (&self->deletions, layak_vector_free);
  self->deletions = layak_vector_new ();
  layak_vector_add (self->deletions, deletion);
}

/* That it stays deleted was decided anew. The deletions before count on: whoever takes the decision back, with the
 * import it was made in, has not heard of them therefore. */
void
layak_tombstone_add (LayakTombstone *self,
                     LayakStamp      deletion)
{
  if (self->deletions == NULL)
    self->deletions = layak_vector_new ();
  layak_vector_add (self->deletions, deletion);
}

/* (transfer full): what the deleters of a unit had seen; what stands in it is added for files that do not say so. */
LayakVector *
layak_tombstone_dup_seen (const LayakTombstone *self)
{
  LayakVector *seen = layak_version_dup_seen (self->version);

  layak_vector_merge (seen, self->deletions);
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    {
      g_autoptr(LayakVector) own = layak_tombstone_dup_seen (g_ptr_array_index (self->parts, i));

      layak_vector_merge (seen, own);
    }
  return seen;
}

static LayakVersion *
merge_versions (const LayakTombstone *mine,
                const LayakVector    *my_seen,
                const LayakTombstone *theirs,
                const LayakVector    *their_seen)
{
  LayakVersion *version =
    layak_version_new (layak_version_merge_made (mine->version, my_seen, theirs->version, their_seen));

  for (guint i = 0; i < mine->info->n_fields; i++)
    {
      LayakStamp stamp;

      layak_version_merge_field (mine->version, my_seen, theirs->version, their_seen, i, TRUE, TRUE, &stamp);
      if (!layak_stamp_equal (stamp, version->made) || layak_version_has_stamp (mine->version, i) ||
          layak_version_has_stamp (theirs->version, i))
        layak_version_set_stamp (version, i, stamp);
    }
  return version;
}

/* Any order will do that all offices agree on. */
static int
compare_places (const LayakTombstone *a,
                const LayakTombstone *b)
{
  int order = g_strcmp0 (a->regency, b->regency);

  if (order == 0)
    order = g_strcmp0 (a->province, b->province);
  if (order == 0)
    order = a->first_date < b->first_date ? -1 : a->first_date > b->first_date;
  return order != 0 ? order : a->last_date < b->last_date ? -1 : a->last_date > b->last_date;
}

/* Of two successors the older stays, as of two records; one that only one side knows holds for both. */
static LayakUuid
merge_successors (const LayakUuid *mine,
                  const LayakUuid *theirs)
{
  if (layak_uuid_is_nil (mine) || layak_uuid_is_nil (theirs))
    return layak_uuid_is_nil (mine) ? *theirs : *mine;

  return layak_uuid_compare (theirs, mine) < 0 ? *theirs : *mine;
}

/* What the other side has seen and has no tombstone of, it has left behind. */
static LayakTombstone *
copy_current (const LayakTombstone *self,
              const LayakVector    *others_seen)
{
  g_autoptr(LayakVector) none = layak_vector_new ();
  g_autoptr(LayakVector) current = layak_vector_merge_current (self->deletions, none, none, others_seen);
  LayakTombstone *copy;

  if (layak_vector_is_empty (current))
    return NULL;

  copy = layak_tombstone_copy (self);
  layak_vector_free (copy->deletions);
  copy->deletions = g_steal_pointer (&current);
  return copy;
}

static LayakTombstone *
merge (const LayakTombstone *mine,
       const LayakVector    *my_seen,
       const LayakTombstone *theirs,
       const LayakVector    *their_seen)
{
  const LayakTombstone *place = compare_places (mine, theirs) < 0 ? theirs : mine;
  LayakTombstone *merged = layak_tombstone_new (mine->info);

  merged->uuid = mine->uuid;
  merged->unit = mine->unit;
  merged->version = merge_versions (mine, my_seen, theirs, their_seen);
  merged->deletions = layak_vector_merge_current (mine->deletions, my_seen, theirs->deletions, their_seen);
  merged->created = layak_version_earliest (mine->created, theirs->created);
  merged->modified = MAX (mine->modified, theirs->modified);
  merged->deleted = MAX (mine->deleted, theirs->deleted);
  merged->regency = g_strdup (place->regency);
  merged->province = g_strdup (place->province);
  merged->first_date = place->first_date;
  merged->last_date = place->last_date;
  merged->successor = merge_successors (&mine->successor, &theirs->successor);
  merged->parts = layak_tombstones_merge (mine->parts, my_seen, theirs->parts, their_seen);
  if (mine->info->parent == NULL)
    {
      merged->version->seen = layak_vector_copy (my_seen);
      layak_vector_merge (merged->version->seen, their_seen);
    }
  return merged;
}

/**
 * layak_tombstone_merge:
 * @mine: (nullable): the tombstone here
 * @my_seen: what the unit has seen here
 * @theirs: (nullable): that of the same record there
 * @their_seen: what the unit has seen there
 *
 * Of a record that lives on neither side, all offices come to keep the same tombstone.
 *
 * Returns: (transfer full) (nullable): the tombstone with those deletions that neither side has left behind. Where each
 *   has left behind those of the other, a record within a unit has none, and comes back from wherever it still lives; a
 *   unit has one without deletions, to which the caller adds its own.
 */
LayakTombstone *
layak_tombstone_merge (const LayakTombstone *mine,
                       const LayakVector    *my_seen,
                       const LayakTombstone *theirs,
                       const LayakVector    *their_seen)
{
  if (mine != NULL && theirs != NULL)
    {
      g_autoptr(LayakTombstone) merged = merge (mine, my_seen, theirs, their_seen);

      return layak_vector_is_empty (merged->deletions) && mine->info->parent != NULL ? NULL
                                                                                     : g_steal_pointer (&merged);
    }

  return mine != NULL ? copy_current (mine, their_seen) : copy_current (theirs, my_seen);
}

/* Adds the tombstone to the digest of a unit. */
guint64
layak_tombstone_mix (const LayakTombstone *self,
                     guint64               digest)
{
  for (gsize i = 0; i < sizeof self->uuid.bytes; i++)
    digest = (digest ^ self->uuid.bytes[i]) * 0x100000001b3u;
  digest = (digest ^ (guint64) self->created) * 0x100000001b3u;
  digest = (digest ^ (guint64) self->modified) * 0x100000001b3u;
  digest = (digest ^ (guint64) self->deleted) * 0x100000001b3u;
  return layak_version_mix (self->version, layak_vector_mix (self->deletions, digest));
}

GPtrArray *
layak_tombstones_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) layak_tombstone_free);
}

GPtrArray *
layak_tombstones_copy (GPtrArray *self)
{
  GPtrArray *copy = self != NULL ? layak_tombstones_new () : NULL;

  for (guint i = 0; self != NULL && i < self->len; i++)
    g_ptr_array_add (copy, layak_tombstone_copy (g_ptr_array_index (self, i)));
  return copy;
}

static int
compare_tombstones (gconstpointer a,
                    gconstpointer b)
{
  const LayakTombstone *first = *(LayakTombstone **) a, *second = *(LayakTombstone **) b;

  if (first->info != second->info)
    return (int) layak_record_info_get_rank (first->info) - (int) layak_record_info_get_rank (second->info);
  return layak_uuid_compare (&first->uuid, &second->uuid);
}

/* Into the order of a report: by type and UUID. */
void
layak_tombstones_sort (GPtrArray *self)
{
  if (self != NULL)
    g_ptr_array_sort (self, compare_tombstones);
}

const LayakTombstone *
layak_tombstones_find (GPtrArray       *self,
                       const LayakUuid *uuid)
{
  for (guint i = 0; self != NULL && i < self->len; i++)
    {
      const LayakTombstone *tombstone = g_ptr_array_index (self, i);

      if (layak_uuid_equal (&tombstone->uuid, uuid))
        return tombstone;
    }

  return NULL;
}

static void
add_merged (GPtrArray            **merged,
            const LayakTombstone  *mine,
            const LayakVector     *my_seen,
            const LayakTombstone  *theirs,
            const LayakVector     *their_seen)
{
  LayakTombstone *tombstone = layak_tombstone_merge (mine, my_seen, theirs, their_seen);

  if (tombstone != NULL && *merged == NULL)
    *merged = layak_tombstones_new ();
  if (tombstone != NULL)
    g_ptr_array_add (*merged, tombstone);
}

/* (transfer full) (nullable): what both sides have come to, if all of these records live on neither. */
GPtrArray *
layak_tombstones_merge (GPtrArray         *mine,
                        const LayakVector *my_seen,
                        GPtrArray         *theirs,
                        const LayakVector *their_seen)
{
  GPtrArray *merged = NULL;

  for (guint i = 0; mine != NULL && i < mine->len; i++)
    {
      const LayakTombstone *each = g_ptr_array_index (mine, i);

      add_merged (&merged, each, my_seen, layak_tombstones_find (theirs, &each->uuid), their_seen);
    }
  for (guint i = 0; theirs != NULL && i < theirs->len; i++)
    {
      const LayakTombstone *each = g_ptr_array_index (theirs, i);

      if (layak_tombstones_find (mine, &each->uuid) == NULL)
        add_merged (&merged, NULL, my_seen, each, their_seen);
    }
  layak_tombstones_sort (merged);
  return merged;
}

static gboolean
is_same (const LayakTombstone *a,
         const LayakTombstone *b)
{
  return a->info == b->info && layak_uuid_equal (&a->uuid, &b->uuid) && a->created == b->created &&
         a->modified == b->modified && a->deleted == b->deleted &&
         layak_vector_equal (a->deletions, b->deletions) && layak_version_equal (a->version, b->version);
}

/* Whether both, which are sorted, hold the same records within a unit. */
gboolean
layak_tombstones_equal (GPtrArray *a,
                        GPtrArray *b)
{
  guint n_a = a != NULL ? a->len : 0, n_b = b != NULL ? b->len : 0;

  if (n_a != n_b)
    return FALSE;

  for (guint i = 0; i < n_a; i++)
    if (!is_same (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}
