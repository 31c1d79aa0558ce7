/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-import-private.h"
#include "layak-unit-store.h"

static gboolean
is_same_row (const LayakRow *a,
             const LayakRow *b)
{
  for (guint i = 0; i < a->info->n_fields; i++)
    if (!layak_value_equal (&a->info->fields[i], a->values[i], b->values[i]))
      return FALSE;

  return layak_merge_is_same_version (a, b);
}

/* Whether a record within the unit has a version of its own, in the order of the records. */
gboolean *
layak_import_note_own_versions (const LayakUnit *unit)
{
  guint n = unit->children != NULL ? unit->children->len : 0;
  gboolean *own = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    own[i] = ((LayakRow *) g_ptr_array_index (unit->children, i))->version != NULL;
  return own;
}

/* What a record without a version of its own has follows its unit, so the unit may change it. */
static gboolean
write_child (LayakImport      *self,
             const LayakRow   *root,
             const LayakRow   *stored,
             gboolean          has_own,
             LayakRow         *child,
             GError          **error)
{
  gboolean is_kept = has_own ? layak_merge_is_same_version (stored, child) : layak_merge_is_implied (child, root);
  g_autoptr(LayakRow) copy = layak_row_copy (child);

  if (is_kept)
    g_clear_pointer (&copy->version, layak_version_free);
  return (self->inserts || layak_import_clear_unresolved (self, copy, stored, error)) &&
         layak_writer_replace (self->writer, stored, copy, 0, error);
}

static gboolean
add_child (LayakImport     *self,
           const LayakRow  *root,
           const LayakRow  *child,
           GError         **error)
{
  g_autoptr(LayakRow) copy = layak_row_copy (child);

  if (layak_merge_is_implied (copy, root))
    g_clear_pointer (&copy->version, layak_version_free);
  return (self->inserts || layak_import_clear_unresolved (self, copy, NULL, error)) &&
         layak_writer_insert_child (self->writer, copy, error);
}

/* The order matters: a set may only name records that are there. */
gboolean
layak_import_write_unit (LayakImport      *self,
                         const LayakUnit  *stored,
                         const gboolean   *own,
                         LayakUnit        *unit,
                         guint64           digest,
                         GError          **error)
{
  g_autoptr(LayakRow) root = layak_row_copy (unit->root);
  g_autoptr(GHashTable) before = layak_merge_index (stored), after = layak_merge_index (unit);

  /* Written out, so that the undo of this import knows what it brought also when the version has grown since. */
  if (root->version->seen == NULL)
    root->version->seen = layak_version_dup_seen (root->version);
  if ((!self->inserts && !layak_import_clear_unresolved (self, root, stored->root, error)) ||
      !layak_writer_replace (self->writer, stored->root, root, digest, error))
    return FALSE;

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      LayakRow *child = g_ptr_array_index (unit->children, i);

      if (!g_hash_table_contains (before, child) && !add_child (self, unit->root, child, error))
        return FALSE;
    }
  for (guint i = 0; stored->children != NULL && i < stored->children->len; i++)
    {
      const LayakRow *old = g_ptr_array_index (stored->children, i);
      LayakRow *child = g_hash_table_lookup (after, old);

      if (child != NULL && !write_child (self, unit->root, old, own[i], child, error))
        return FALSE;
      if (child == NULL && !layak_writer_remove_child (self->writer, old, error))
        return FALSE;
    }
  return layak_tombstones_replace (self->connection, &root->uuid, stored->deletions, unit->deletions, error);
}

static gboolean
is_same_unit (const LayakUnit *stored,
              const LayakUnit *merged)
{
  g_autoptr(GHashTable) before = layak_merge_index (stored);

  if (!is_same_row (stored->root, merged->root) || !layak_tombstones_equal (stored->deletions, merged->deletions))
    return FALSE;

  for (guint i = 0; merged->children != NULL && i < merged->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (merged->children, i);
      const LayakRow *old = g_hash_table_lookup (before, child);

      if (old == NULL || !is_same_row (old, child))
        return FALSE;
    }
  return TRUE;
}

/* Also that a person keeps what is here tells of a change. */
static LayakFate
tell_merged (LayakImport        *self,
             LayakImportMessage *message,
             LayakMerged        *merged)
{
  LayakFate fate = merged->n_conflicts > 0 ? LAYAK_FATE_CONFLICT
                   : merged->is_changed || merged->differences->len > 0 ? LAYAK_FATE_CHANGED : LAYAK_FATE_SAME;

  layak_import_tell (self, fate, message->unit->root, NULL,
                     fate != LAYAK_FATE_SAME ? g_ptr_array_ref (merged->differences) : NULL);
  return fate;
}

/* A reference to what was deleted here is one more conflict of the unit. */
static gboolean
check_references (LayakImport         *self,
                  const LayakUnit     *stored,
                  LayakMerged         *merged,
                  LayakImportOutcome  *outcome,
                  GError             **error)
{
  guint n = merged->differences->len;

  if (!layak_import_check_references (self, merged->unit, stored, merged->differences, outcome, error))
    return FALSE;

  merged->n_conflicts += merged->differences->len - n;
  return TRUE;
}

/* Takes what a unit has become that was loaded as @stored; @own is what layak_import_note_own_versions() gave. */
static gboolean
take_merged (LayakImport         *self,
             LayakImportMessage  *message,
             const LayakUnit     *stored,
             const gboolean      *own,
             LayakMerged         *merged,
             GError             **error)
{
  LayakImportOutcome outcome;
  LayakFate fate;

  if (merged->n_undecided > 0 || merged->is_skipped)
    {
      if (merged->n_undecided > 0)
        layak_plan_count_undecided (self->plan);
      if (merged->n_conflicts == 0)
        layak_import_park (self, message->unit->root, NULL);
      else
        tell_merged (self, message, merged);
      return TRUE;
    }
  if (!merged->is_changed && is_same_unit (stored, merged->unit))
    {
      tell_merged (self, message, merged);
      return TRUE;
    }

  if (!check_references (self, stored, merged, &outcome, error))
    return FALSE;
  if (outcome != LAYAK_IMPORT_FINE)
    return TRUE;
  if (!layak_import_write_unit (self, stored, own, merged->unit, message->digest, error))
    return FALSE;

  fate = tell_merged (self, message, merged);
  return layak_import_expect_evidence (self, merged->unit, stored, fate, error);
}

/* Merges a unit of a file with the one that is here. */
gboolean
layak_import_merge_known (LayakImport         *self,
                          LayakImportMessage  *message,
                          gint64               id,
                          GError             **error)
{
  g_autoptr(LayakUnit) stored = layak_unit_store_load (self->connection, message->unit->root->info, id, error);
  g_autoptr(LayakMerged) merged = NULL;
  g_autofree gboolean *own = NULL;

  if (stored == NULL)
    return FALSE;
  if (stored->root->version == NULL)
    stored->root->version = layak_version_new (self->merging.stamp);

  own = layak_import_note_own_versions (stored);
  layak_merge_complete_unit (stored);
  layak_merge_complete_unit (message->unit);
  merged = layak_merge_units (stored, message->unit, &self->merging);
  return take_merged (self, message, stored, own, merged, error);
}

/**
 * layak_import_keep:
 * @stored: a unit as it was loaded
 * @deletion: its deletion in a file
 * @is_decided: whether somebody decided that it stays; else it was brought back here
 * @differences: gets those of the records within it
 *
 * The unit has seen the deletion now, so that those who deleted it take it back.
 */
gboolean
layak_import_keep (LayakImport           *self,
                   LayakUnit             *stored,
                   const LayakTombstone  *deletion,
                   gboolean               is_decided,
                   GPtrArray             *differences,
                   GError               **error)
{
  g_autofree gboolean *own = layak_import_note_own_versions (stored);
  g_autoptr(LayakMerged) merged = NULL;

  layak_merge_complete_unit (stored);
  merged = layak_merge_kept (stored, deletion, is_decided, &self->merging);
  g_ptr_array_extend_and_steal (differences, g_steal_pointer (&merged->differences));
  if (merged->n_undecided > 0)
    layak_plan_count_undecided (self->plan);
  if (merged->n_undecided > 0 || merged->is_skipped || (!merged->is_changed && is_same_unit (stored, merged->unit)))
    return TRUE;

  return layak_import_write_unit (self, stored, own, merged->unit, 0, error);
}
