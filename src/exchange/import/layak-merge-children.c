/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <string.h>

#include "layak-merge-private.h"

/* That a file does not have a record says nothing: what was deleted has a tombstone. Where a record lives on one side
 * and has a tombstone on the other, what both sides have seen tells whether it was brought back, deleted, or both
 * changed and deleted, which is a conflict. */

static guint
hash_row (gconstpointer key)
{
  const LayakRow *row = key;
  guint32 word;

  memcpy (&word, row->uuid.bytes + 12, sizeof word);
  return word ^ row->info->number;
}

static gboolean
is_same_row (gconstpointer a,
             gconstpointer b)
{
  const LayakRow *first = a, *second = b;

  return first->info == second->info && layak_uuid_equal (&first->uuid, &second->uuid);
}

GHashTable *
layak_merge_index (const LayakUnit *unit)
{
  GHashTable *rows = g_hash_table_new (hash_row, is_same_row);

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    g_hash_table_add (rows, g_ptr_array_index (unit->children, i));
  return rows;
}

/* @deletion: (nullable): that of the side which lacks the record */
static void
add_presence (Merge                *self,
              const LayakRow       *row,
              gboolean              is_mine,
              const LayakTombstone *deletion,
              LayakMerge            verdict,
              LayakDecision         decision)
{
  LayakDifference *difference = layak_difference_new_presence (row, is_mine, verdict, decision);

  if (deletion != NULL)
    layak_difference_set_deletion (difference, deletion, !is_mine);
  g_ptr_array_add (self->merged->differences, difference);
}

/* What both sides have of one record within the unit, alive or not; what it becomes is left in it.
 * @deletion: (nullable): the tombstone it has in the end
 * @is_left: it is left out without a tombstone */
typedef struct
{
  LayakUuid             uuid;
  LayakRow             *mine;
  LayakRow             *theirs;
  const LayakTombstone *my_deletion;
  const LayakTombstone *their_deletion;
  LayakTombstone       *deletion;
  gboolean              is_left;
} Part;

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_clear_pointer (&part->mine, layak_row_free);
  g_clear_pointer (&part->theirs, layak_row_free);
  g_clear_pointer (&part->deletion, layak_tombstone_free);
}

/* It is deleted for good by this import, since somebody decided so. */
static void
delete_now (Merge          *self,
            LayakTombstone *deletion,
            const LayakRow *row)
{
  g_clear_pointer (&deletion->version, layak_version_free);
  deletion->version = layak_version_copy (row->version);
  layak_tombstone_add (deletion, self->merging->stamp);
  deletion->modified = MAX (deletion->modified, row->modified);
  deletion->deleted = self->merging->now;
}

/* Whether somebody decided to leave out what only the other side changed, which is an edit. */
static LayakDecision
decide_change (Merge          *self,
               const LayakRow *row)
{
  LayakDecision decision = layak_merge_decide_change (self, row, NULL);

  self->is_edited |= decision == LAYAK_DECISION_MINE;
  return decision;
}

/* Those before were taken back. */
static LayakTombstone *
copy_without_deletions (const LayakTombstone *deletion)
{
  LayakTombstone *copy = layak_tombstone_copy (deletion);

  g_clear_pointer (&copy->deletions, layak_vector_free);
  return copy;
}

/* Answers whether the record of @part lives, which does on one side and was deleted on the other. */
static gboolean
settle (Merge             *self,
        Part              *part,
        const LayakVector *their_seen)
{
  gboolean is_mine = part->mine != NULL;
  const LayakRow *row = is_mine ? part->mine : part->theirs;
  const LayakTombstone *deletion = is_mine ? part->their_deletion : part->my_deletion;
  const LayakVector *living_seen = is_mine ? self->my_seen : their_seen;
  g_autoptr(LayakVector) changes = row->version != NULL ? layak_version_dup_seen (row->version) : NULL;
  gboolean is_decided = FALSE;
  LayakPresence presence = changes == NULL ? LAYAK_PRESENCE_CONFLICT
    : layak_version_merge_presence (changes, living_seen, deletion->deletions, is_mine ? their_seen : self->my_seen);
  gboolean is_conflict = presence == LAYAK_PRESENCE_CONFLICT, lives = presence == LAYAK_PRESENCE_LIVES;
  LayakDecision decision;

  if (is_conflict || lives != is_mine)
    {
      decision = is_conflict ? layak_merge_decide (self, row, NULL) : decide_change (self, row);
      add_presence (self, row, is_mine, deletion, is_conflict ? LAYAK_MERGE_CONFLICT : LAYAK_MERGE_THEIRS, decision);
      is_decided = is_conflict || decision == LAYAK_DECISION_MINE;
      if (is_decided)
        lives = decision == (is_mine ? LAYAK_DECISION_MINE : LAYAK_DECISION_THEIRS);
    }
  if (lives)
    return TRUE;

  /* One that was brought back there has seen the deletion, which then is made anew. */
  part->deletion = layak_tombstone_merge (deletion, NULL, NULL, living_seen);
  if (part->deletion == NULL)
    part->deletion = copy_without_deletions (deletion);
  if (is_decided && row->version != NULL)
    delete_now (self, part->deletion, row);
  return FALSE;
}

/* A file of another program tells no versions: the record is made by this import. */
static void
ensure_version (Merge    *self,
                LayakRow *row)
{
  if (row->version != NULL)
    return;

  row->version = layak_version_new (self->merging->stamp);
  row->modified = self->merging->now;
  if (row->created == LAYAK_UNKNOWN)
    row->created = self->merging->now;
  self->is_edited = TRUE;
}

/* A record that was added there and is left out here is deleted, so that both sides come to hold the same. A file
 * without versions tells of nothing that could be deleted. */
static void
leave_out (Merge *self,
           Part  *part)
{
  const LayakRow *row = part->theirs;

  part->is_left = TRUE;
  if (row->version == NULL)
    return;

  part->deletion = layak_tombstone_new (row->info);
  part->deletion->uuid = row->uuid;
  part->deletion->unit = self->merged->unit->root->uuid;
  part->deletion->created = row->created;
  delete_now (self, part->deletion, row);
}

/* Whether a record that only the file has, and nobody deleted, is left out. */
static gboolean
is_left_out (Merge          *self,
             const LayakRow *row)
{
  LayakDecision decision = layak_merge_decide_change (self, row, NULL);

  add_presence (self, row, FALSE, NULL, LAYAK_MERGE_THEIRS, decision);
  self->is_edited |= decision == LAYAK_DECISION_MINE && row->version != NULL;
  return decision == LAYAK_DECISION_MINE;
}

/* Of a record that lives on neither side. Whoever decided for a side as a whole decided for its deletions too, also for
 * one that the other side had taken back before it deleted the whole. */
static LayakTombstone *
merge_deletions (Merge             *self,
                 const Part        *part,
                 const LayakVector *their_seen)
{
  LayakTombstone *merged = layak_tombstone_merge (part->my_deletion, self->my_seen, part->their_deletion, their_seen);
  const LayakTombstone *chosen = self->whole == LAYAK_DECISION_MINE ? part->my_deletion
                                 : self->whole == LAYAK_DECISION_THEIRS ? part->their_deletion : NULL;

  if (merged != NULL || chosen == NULL)
    return merged;

  merged = copy_without_deletions (chosen);
  layak_tombstone_add (merged, self->merging->stamp);
  merged->deleted = self->merging->now;
  return merged;
}

/* Finds out what becomes of a record within the unit: a side is left with it, or it has a tombstone, or neither. */
static void
decide_part (Merge             *self,
             Part              *part,
             const LayakVector *their_seen)
{
  gboolean is_here = part->mine != NULL, is_there = part->theirs != NULL;

  if (is_here && is_there)
    return;
  if (is_here || is_there)
    {
      gboolean is_deleted = (is_here ? part->their_deletion : part->my_deletion) != NULL;

      if (!is_deleted && is_there && is_left_out (self, part->theirs))
        {
          leave_out (self, part);
          g_clear_pointer (&part->theirs, layak_row_free);
        }
      else if (is_deleted && !settle (self, part, their_seen))
        {
          g_clear_pointer (&part->mine, layak_row_free);
          g_clear_pointer (&part->theirs, layak_row_free);
        }
      else
        {
          g_clear_pointer (&part->deletion, layak_tombstone_free);
          if (is_there)
            ensure_version (self, part->theirs);
        }
    }
  else
    part->deletion = merge_deletions (self, part, their_seen);
}

/* Which record a set refers to within its unit, or NULL. */
static const LayakRecordInfo *
get_sibling_info (const LayakField *field)
{
  const LayakRecordInfo *info =
    field->type == LAYAK_FIELD_REFERENCES ? layak_record_info_find (field->refers) : NULL;

  return info != NULL && info->parent != NULL ? info : NULL;
}

/* What was taken out of a unit is taken out of the sets that name it, on both sides alike. */
static void
prune (LayakRow   *row,
       GHashTable *gone)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    {
      g_autoptr(GStrvBuilder) kept = NULL;
      char **set = row->values[i].set;
      guint n_kept = 0;

      if (get_sibling_info (&row->info->fields[i]) == NULL || set == NULL)
        continue;

      kept = g_strv_builder_new ();
      for (guint k = 0; set[k] != NULL; k++)
        if (!g_hash_table_contains (gone, set[k]))
          {
            g_strv_builder_add (kept, set[k]);
            n_kept++;
          }
      if (n_kept < g_strv_length (set))
        layak_row_take_value (row, i, (LayakValue) { .set = n_kept > 0 ? g_strv_builder_end (kept) : NULL });
    }
}

/* (transfer none): the part of this type with this UUID, which is added if it is not there yet. */
static Part *
get_part (GArray                *parts,
          GHashTable            *positions,
          const LayakRecordInfo *info,
          const LayakUuid       *uuid)
{
  Part part = { .uuid = *uuid };
  LayakUuid key = *uuid;
  gpointer position;

  key.bytes[0] ^= (guint8) info->number;
  if (!g_hash_table_lookup_extended (positions, &key, NULL, &position))
    {
      position = GUINT_TO_POINTER (parts->len);
      g_hash_table_insert (positions, g_memdup2 (&key, sizeof key), position);
      g_array_append_val (parts, part);
    }
  return &g_array_index (parts, Part, GPOINTER_TO_UINT (position));
}

/* (transfer full) (element-type Part): all records of both sides, each once; the rows are copies. */
static GArray *
pair_up (const MergeSide *mine,
         const MergeSide *theirs)
{
  const MergeSide *sides[] = { mine, theirs };
  g_autoptr(GHashTable) positions = g_hash_table_new_full (layak_uuid_hash, layak_uuid_is_same, g_free, NULL);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_set_clear_func (parts, part_clear);
  for (guint k = 0; k < G_N_ELEMENTS (sides); k++)
    {
      for (guint i = 0; sides[k]->children != NULL && i < sides[k]->children->len; i++)
        {
          const LayakRow *row = g_ptr_array_index (sides[k]->children, i);
          Part *part = get_part (parts, positions, row->info, &row->uuid);

          *(k == 0 ? &part->mine : &part->theirs) = layak_row_copy (row);
        }
      for (guint i = 0; sides[k]->deletions != NULL && i < sides[k]->deletions->len; i++)
        {
          const LayakTombstone *deletion = g_ptr_array_index (sides[k]->deletions, i);
          Part *part = get_part (parts, positions, deletion->info, &deletion->uuid);

          *(k == 0 ? &part->my_deletion : &part->their_deletion) = deletion;
        }
    }
  return parts;
}

/* (transfer full): what a record becomes that lives on. */
static LayakRow *
merge_part (Merge      *self,
            Part       *part,
            GHashTable *gone)
{
  if (part->mine != NULL)
    prune (part->mine, gone);
  if (part->theirs != NULL)
    prune (part->theirs, gone);
  if (part->mine == NULL)
    return g_steal_pointer (&part->theirs);
  if (part->theirs == NULL)
    return g_steal_pointer (&part->mine);

  return layak_merge_rows (self, part->mine, part->theirs);
}

static void
add_deletion (LayakUnit *unit,
              Part      *part)
{
  if (unit->deletions == NULL)
    unit->deletions = layak_tombstones_new ();
  g_ptr_array_add (unit->deletions, g_steal_pointer (&part->deletion));
}

/* Adds to the merged unit what becomes of the records within it. */
void
layak_merge_children (Merge           *self,
                      const MergeSide *mine,
                      const MergeSide *theirs)
{
  g_autoptr(GArray) parts = pair_up (mine, theirs);
  g_autoptr(GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(LayakVector) nothing = layak_vector_new ();
  const LayakVector *their_seen = self->their_seen != NULL ? self->their_seen : nothing;
  LayakUnit *unit = self->merged->unit;

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      decide_part (self, part, their_seen);
      if (part->deletion != NULL || part->is_left)
        g_hash_table_add (gone, layak_uuid_to_string (&part->uuid));
    }
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      if (part->deletion != NULL)
        add_deletion (unit, part);
      else if (part->mine != NULL || part->theirs != NULL)
        layak_unit_add (unit, merge_part (self, part, gone));
    }
  layak_unit_sort (unit);
  layak_tombstones_sort (unit->deletions);
}
