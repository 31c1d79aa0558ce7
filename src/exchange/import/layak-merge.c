/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-merge.h"

#include "layak-merge-private.h"

void
layak_merged_free (LayakMerged *self)
{
  g_clear_pointer (&self->unit, layak_unit_free);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self);
}

/* Whether nothing but the values could differ. */
gboolean
layak_merge_is_same_version (const LayakRow *a,
                             const LayakRow *b)
{
  return a->created == b->created && a->modified == b->modified && layak_version_equal (a->version, b->version);
}

/* Whether the record within the unit only repeats what the unit says. */
gboolean
layak_merge_is_implied (const LayakRow *child,
                        const LayakRow *root)
{
  return (child->version->stamps == NULL || child->version->stamps->len == 0) &&
         layak_stamp_equal (child->version->made, root->version->made) &&
         child->created == root->created && child->modified == root->modified;
}

/* Writes out what records within a unit take from it: who made them, and when. */
void
layak_merge_complete_unit (LayakUnit *unit)
{
  if (unit->root->version == NULL)
    return;

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      LayakRow *child = g_ptr_array_index (unit->children, i);

      if (child->version != NULL)
        continue;
      child->version = layak_version_new (unit->root->version->made);
      child->created = unit->root->created;
      child->modified = unit->root->modified;
    }
}

/* The opposite: a database holds no version for a record that only repeats that of its unit. */
void
layak_merge_simplify_unit (LayakUnit *unit)
{
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      LayakRow *child = g_ptr_array_index (unit->children, i);

      if (child->version != NULL && layak_merge_is_implied (child, unit->root))
        g_clear_pointer (&child->version, layak_version_free);
    }
}

static gboolean
is_told (const LayakRow *row,
         guint           field)
{
  return !layak_value_is_unknown (&row->info->fields[field], row->values[field]) ||
         (row->version != NULL && layak_version_has_stamp (row->version, field));
}

/* What a file without versions means: it adds what is unknown here, and where it differs a person must decide. */
static LayakMerge
compare_unstamped (const LayakRow  *mine,
                   const LayakRow  *theirs,
                   guint            field,
                   LayakStamp      *stamp)
{
  const LayakField *info = &mine->info->fields[field];

  *stamp = layak_version_get_stamp (mine->version, field);
  if (layak_value_is_unknown (info, theirs->values[field]))
    return LAYAK_MERGE_MINE;
  if (layak_value_equal (info, mine->values[field], theirs->values[field]))
    return LAYAK_MERGE_SAME;
  if (!layak_value_is_unknown (info, mine->values[field]))
    return LAYAK_MERGE_CONFLICT;

  return LAYAK_MERGE_THEIRS;
}

static LayakMerge
compare_field (Merge           *self,
               const LayakRow  *mine,
               const LayakRow  *theirs,
               guint            field,
               LayakStamp      *stamp)
{
  gboolean equal = layak_value_equal (&mine->info->fields[field], mine->values[field], theirs->values[field]);
  gboolean they_told = is_told (theirs, field);

  if (theirs->version == NULL)
    return compare_unstamped (mine, theirs, field, stamp);

  /* A value that was never known here was not changed here either. */
  if (they_told && !is_told (mine, field))
    {
      *stamp = layak_version_get_stamp (theirs->version, field);
      return equal ? LAYAK_MERGE_SAME : LAYAK_MERGE_THEIRS;
    }

  return layak_version_merge_field (mine->version, self->my_seen, theirs->version, self->their_seen, field, equal,
                                    they_told, stamp);
}

static void
add_difference (Merge            *self,
                const LayakRow   *mine,
                const LayakRow   *theirs,
                guint             field,
                LayakMerge        verdict,
                LayakDecision     decision)
{
  const LayakField *info = &mine->info->fields[field];
  LayakDifference *difference = layak_difference_new (mine->info, &mine->uuid, info, verdict);

  difference->mine = layak_value_format (info, mine->values[field]);
  difference->theirs = layak_value_format (info, theirs->values[field]);
  difference->decision = decision;
  layak_difference_set_rows (difference, mine, theirs);
  g_ptr_array_add (self->merged->differences, difference);
}

/* Asks for a decision, and notes what it means for the whole. */
LayakDecision
layak_merge_decide (Merge            *self,
                    const LayakRow   *row,
                    const LayakField *field)
{
  LayakDecision decision =
    self->merging->decide (LAYAK_FATE_CONFLICT, row->info, &row->uuid, field, self->merging->user_data);

  self->merged->n_conflicts++;
  if (decision == LAYAK_DECISION_NONE)
    self->merged->n_undecided++;
  else if (decision == LAYAK_DECISION_SKIP)
    self->merged->is_skipped = TRUE;
  else
    self->is_edited = TRUE;
  return decision;
}

/* What only the other side changed needs no decision, but somebody may have decided that it is left out, or that the
 * unit is put off because of it. What is here then holds as a new edit. */
LayakDecision
layak_merge_decide_change (Merge            *self,
                           const LayakRow   *row,
                           const LayakField *field)
{
  LayakDecision decision;

  if (self->takes_all)
    return LAYAK_DECISION_NONE;

  decision = self->merging->decide (LAYAK_FATE_CHANGED, row->info, &row->uuid, field, self->merging->user_data);
  if (decision == LAYAK_DECISION_SKIP)
    self->merged->is_skipped = TRUE;
  return decision;
}

/* A choice that only goes on needs no decision: what has come further holds, and all offices see that alike. */
static LayakMerge
go_forward (const LayakRow  *mine,
            const LayakRow  *theirs,
            guint            field,
            LayakStamp      *stamp)
{
  gboolean they_are_further = theirs->values[field].number > mine->values[field].number;

  *stamp = layak_version_get_stamp (they_are_further ? theirs->version : mine->version, field);
  return they_are_further ? LAYAK_MERGE_THEIRS : LAYAK_MERGE_MINE;
}

/* Finds the stamp of what only the other side changed. A file without versions has not seen what is here, so that
 * nothing needs to be told when its value is left out. */
static void
settle_change (Merge           *self,
               const LayakRow  *mine,
               const LayakRow  *theirs,
               guint            field,
               LayakDecision    decision,
               LayakRow        *result,
               LayakStamp      *stamp)
{
  const gboolean is_left = decision == LAYAK_DECISION_MINE;

  if (is_left == (theirs->version == NULL))
    {
      if (is_left)
        *stamp = layak_version_get_stamp (mine->version, field);
      return;
    }

  *stamp = self->merging->stamp;
  self->is_edited = TRUE;
  if (is_left)
    result->modified = self->merging->now;
}

static void
merge_field (Merge           *self,
             const LayakRow  *mine,
             const LayakRow  *theirs,
             guint            field,
             LayakRow        *result)
{
  const LayakField *info = &mine->info->fields[field];
  gboolean was_told = is_told (mine, field) || is_told (theirs, field);
  LayakDecision decision = LAYAK_DECISION_NONE;
  LayakStamp stamp;
  LayakMerge verdict = compare_field (self, mine, theirs, field, &stamp);

  if (verdict == LAYAK_MERGE_CONFLICT && (info->flags & LAYAK_FIELD_FORWARD) && theirs->version != NULL)
    verdict = go_forward (mine, theirs, field, &stamp);
  if (verdict == LAYAK_MERGE_CONFLICT)
    {
      decision = layak_merge_decide (self, mine, info);
      stamp = self->merging->stamp;
      result->modified = self->merging->now;
    }
  else if (verdict == LAYAK_MERGE_THEIRS && !(info->flags & LAYAK_FIELD_FORWARD))
    decision = layak_merge_decide_change (self, mine, info);
  if (verdict == LAYAK_MERGE_CONFLICT || verdict == LAYAK_MERGE_THEIRS)
    add_difference (self, mine, theirs, field, verdict, decision);
  if (verdict == LAYAK_MERGE_THEIRS)
    settle_change (self, mine, theirs, field, decision, result, &stamp);
  if (verdict == LAYAK_MERGE_THEIRS ? decision != LAYAK_DECISION_MINE : decision == LAYAK_DECISION_THEIRS)
    layak_row_take_value (result, field, layak_value_copy (info, theirs->values[field]));

  /* A stamp on an unknown value says that it was cleared, which must not be said of one that was never told. */
  if (layak_value_is_unknown (info, result->values[field])
        ? was_told && (!layak_stamp_equal (stamp, result->version->made) ||
                       layak_version_has_stamp (mine->version, field) ||
                       (theirs->version != NULL && layak_version_has_stamp (theirs->version, field)))
        : !layak_stamp_equal (stamp, result->version->made))
    layak_version_set_stamp (result->version, field, stamp);
}

/* (transfer full): @mine and @theirs are the same record. */
LayakRow *
layak_merge_rows (Merge           *self,
                  const LayakRow  *mine,
                  const LayakRow  *theirs)
{
  LayakRow *result = layak_row_copy (mine);
  LayakStamp made = mine->version->made;

  if (theirs->version != NULL)
    {
      made = layak_version_merge_made (mine->version, self->my_seen, theirs->version, self->their_seen);
      result->created = layak_version_earliest (mine->created, theirs->created);
      result->modified = MAX (mine->modified, theirs->modified);
    }

  layak_version_free (result->version);
  result->version = layak_version_new (made);
  for (guint i = 0; i < mine->info->n_fields; i++)
    if (mine->info->parent == NULL || !g_str_equal (mine->info->fields[i].name, mine->info->parent))
      merge_field (self, mine, theirs, i, result);
  return result;
}

/* The vector of the merged unit, written out only where it says more than the stamps. */
static void
set_seen (Merge     *self,
          LayakUnit *unit)
{
  LayakVersion *version = unit->root->version;
  g_autoptr(LayakVector) seen = layak_vector_copy (self->my_seen), plain = NULL;

  g_clear_pointer (&version->seen, layak_vector_free);
  plain = layak_version_dup_seen (version);
  if (self->their_seen != NULL)
    layak_vector_merge (seen, self->their_seen);
  if (self->is_edited)
    {
      layak_vector_add (seen, self->merging->stamp);
      unit->root->modified = self->merging->now;
    }
  if (!layak_vector_covers_all (plain, seen))
    version->seen = g_steal_pointer (&seen);
}

static gboolean
has_same_values (const LayakRow *a,
                 const LayakRow *b)
{
  for (guint i = 0; i < a->info->n_fields; i++)
    if (!layak_value_equal (&a->info->fields[i], a->values[i], b->values[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_changed (const LayakUnit *mine,
            const LayakUnit *merged)
{
  g_autoptr(GHashTable) rows = layak_merge_index (mine);
  guint n = merged->children != NULL ? merged->children->len : 0;

  if (!has_same_values (mine->root, merged->root) || n != g_hash_table_size (rows))
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      const LayakRow *row = g_ptr_array_index (merged->children, i);
      const LayakRow *other = g_hash_table_lookup (rows, row);

      if (other == NULL || !has_same_values (row, other))
        return TRUE;
    }
  return FALSE;
}

static MergeSide
get_side (const LayakUnit *unit)
{
  return (MergeSide) { unit->children, unit->deletions };
}

static LayakMerged *
merged_new (void)
{
  LayakMerged *self = g_new0 (LayakMerged, 1);

  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_difference_free);
  return self;
}

/**
 * layak_merge_units:
 * @mine: the unit here, with the versions of all its records
 * @theirs: the same unit of a file; without versions if another program wrote it
 */
LayakMerged *
layak_merge_units (const LayakUnit    *mine,
                   const LayakUnit    *theirs,
                   const LayakMerging *merging)
{
  LayakMerged *merged = merged_new ();
  g_autoptr(LayakVector) my_seen = layak_unit_dup_seen (mine);
  g_autoptr(LayakVector) their_seen = theirs->root->version != NULL ? layak_unit_dup_seen (theirs) : NULL;
  Merge self = { .merging = merging, .my_seen = my_seen, .their_seen = their_seen, .merged = merged };
  MergeSide here = get_side (mine), there = get_side (theirs);

  merged->unit = layak_unit_new (layak_merge_rows (&self, mine->root, theirs->root));
  layak_merge_children (&self, &here, &there);
  set_seen (&self, merged->unit);
  merged->is_changed = is_changed (mine, merged->unit);
  return merged;
}

/**
 * layak_merge_kept:
 * @mine: the unit, which lives here
 * @theirs: its deletion in a file, which does not hold
 * @is_decided: whether somebody decided so
 *
 * It has seen the deletion now. What had been deleted from it there before is judged for itself.
 */
LayakMerged *
layak_merge_kept (const LayakUnit      *mine,
                  const LayakTombstone *theirs,
                  gboolean              is_decided,
                  const LayakMerging   *merging)
{
  LayakMerged *merged = merged_new ();
  g_autoptr(LayakVector) my_seen = layak_unit_dup_seen (mine), their_seen = layak_tombstone_dup_seen (theirs);
  Merge self =
    {
      .merging = merging, .my_seen = my_seen, .their_seen = their_seen, .merged = merged, .is_edited = is_decided,
      .whole = is_decided ? LAYAK_DECISION_MINE : LAYAK_DECISION_NONE,
    };
  MergeSide here = get_side (mine), there = { NULL, theirs->parts };

  merged->unit = layak_unit_new (layak_row_copy (mine->root));
  layak_merge_children (&self, &here, &there);
  set_seen (&self, merged->unit);
  merged->is_changed = is_changed (mine, merged->unit);
  return merged;
}

/**
 * layak_merge_returned:
 * @mine: the deletion of the unit, which does not hold
 * @theirs: the unit in a file; it has a version
 * @is_decided: whether somebody decided so
 *
 * The opposite: it lives again, as it is there.
 */
LayakMerged *
layak_merge_returned (const LayakTombstone *mine,
                      const LayakUnit      *theirs,
                      gboolean              is_decided,
                      const LayakMerging   *merging)
{
  LayakMerged *merged = merged_new ();
  g_autoptr(LayakVector) my_seen = layak_tombstone_dup_seen (mine), their_seen = layak_unit_dup_seen (theirs);
  Merge self =
    {
      .merging = merging, .my_seen = my_seen, .their_seen = their_seen, .merged = merged, .is_edited = is_decided,
      .takes_all = TRUE, .whole = is_decided ? LAYAK_DECISION_THEIRS : LAYAK_DECISION_NONE,
    };
  MergeSide here = { NULL, mine->parts }, there = get_side (theirs);

  merged->unit = layak_unit_new (layak_row_copy (theirs->root));
  merged->is_changed = TRUE;
  layak_merge_children (&self, &here, &there);
  set_seen (&self, merged->unit);
  return merged;
}
