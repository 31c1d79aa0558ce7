/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <glib/gi18n-lib.h>

#include "layak-import-deletion.h"
#include "layak-unit-store.h"
#include "layak-wording.h"

/* A deletion applies if whoever deleted had seen all that is here, and if nothing stays that refers to the record. So
 * all deletions of a file are looked at together, at its end. */

void
layak_import_deletion_free (LayakImportDeletion *self)
{
  g_clear_pointer (&self->tombstone, layak_tombstone_free);
  g_clear_pointer (&self->unit, layak_unit_free);
  g_clear_pointer (&self->seen, layak_vector_free);
  g_free (self);
}

/* @tombstone: (transfer full) (nullable): the deletion of the record @id */
gboolean
layak_import_add_deletion (LayakImport            *self,
                           LayakTombstone         *tombstone,
                           const LayakRecordInfo  *info,
                           gint64                  id,
                           GError                **error)
{
  LayakImportDeletion *deletion;
  LayakUnit *unit = layak_unit_store_load (self->connection, info, id, error);

  if (unit == NULL)
    {
      g_clear_pointer (&tombstone, layak_tombstone_free);
      return FALSE;
    }

  if (unit->root->version == NULL)
    unit->root->version = layak_version_new (self->merging.stamp);
  deletion = g_new0 (LayakImportDeletion, 1);
  deletion->tombstone = tombstone;
  deletion->unit = unit;
  deletion->seen = layak_unit_dup_seen (unit);
  deletion->line = self->line;
  g_ptr_array_add (self->deletions, deletion);
  return TRUE;
}

/**
 * layak_import_take_deletion:
 * @deletion: (transfer full): a deletion of the file
 */
gboolean
layak_import_take_deletion (LayakImport     *self,
                            LayakTombstone  *deletion,
                            GError         **error)
{
  g_autoptr(LayakTombstone) theirs = deletion;
  g_autoptr(LayakTombstone) mine = NULL;
  g_autoptr(GError) problem = NULL;
  gint64 id;

  if (!layak_table_find_id (layak_table_get (theirs->info), self->connection, &theirs->uuid, &id, error))
    return FALSE;
  if (id != 0)
    return layak_import_add_deletion (self, g_steal_pointer (&theirs), theirs->info, id, error);

  /* Even a deletion of what was never here is kept, so that it travels on. */
  self->has_tombstones = TRUE;
  layak_plan_count (self->plan, LAYAK_FATE_SAME);
  mine = layak_tombstone_load (self->connection, &theirs->uuid, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (mine != NULL)
    return layak_import_merge_tombstones (self, mine, theirs, error);

  return layak_writer_bury (self->writer, theirs, 0, error);
}

/* Asks whether the record here or the deletion holds. */
void
layak_import_ask_deletion (LayakImport         *self,
                           LayakImportDeletion *deletion,
                           const char          *message)
{
  deletion->is_conflict = TRUE;
  deletion->message = message;
  self->unit = deletion->unit->root->uuid;
  switch (layak_import_decide (LAYAK_FATE_CONFLICT, deletion->unit->root->info, &self->unit, NULL, self))
    {
    case LAYAK_DECISION_MINE:
      deletion->state = LAYAK_DELETION_KEEP;
      break;
    case LAYAK_DECISION_THEIRS:
      deletion->state = LAYAK_DELETION_DELETE;
      break;
    case LAYAK_DECISION_SKIP:
      deletion->state = LAYAK_DELETION_SKIP;
      break;
    case LAYAK_DECISION_NONE:
    case LAYAK_DECISION_SAME:
    case LAYAK_DECISION_DIFFERENT:
    default:
      deletion->state = LAYAK_DELETION_UNDECIDED;
    }
}

/* What went into another record elsewhere stays until that one has come: nothing of it must be lost. */
static gboolean
find_successor (LayakImport          *self,
                LayakImportDeletion  *deletion,
                GError              **error)
{
  deletion->successor = deletion->tombstone->successor;
  return layak_uuid_is_nil (&deletion->successor) ||
         layak_import_find_successor (self, deletion->tombstone->info, &deletion->successor, &deletion->is_followed,
                                      error);
}

/* Whoever deleted had seen all that is here, but somebody may have decided that it stays all the same. */
static void
withdraw (LayakImport         *self,
          LayakImportDeletion *deletion)
{
  const LayakRow *root = deletion->unit->root;
  LayakDecision decision;

  self->unit = root->uuid;
  decision = layak_import_decide (LAYAK_FATE_WITHDRAWN, root->info, &root->uuid, NULL, self);
  deletion->is_withdrawn = TRUE;
  deletion->state = decision == LAYAK_DECISION_MINE ? LAYAK_DELETION_KEEP
                    : decision == LAYAK_DECISION_SKIP ? LAYAK_DELETION_PARKED : LAYAK_DELETION_DELETE;
}

/* What holds by the versions alone. */
static void
compare (LayakImport         *self,
         LayakImportDeletion *deletion)
{
  g_autoptr(LayakVector) dead_seen = layak_tombstone_dup_seen (deletion->tombstone);

  switch (layak_version_merge_presence (deletion->seen, deletion->seen, deletion->tombstone->deletions, dead_seen))
    {
    case LAYAK_PRESENCE_LIVES:
      deletion->state = LAYAK_DELETION_SETTLED;
      break;
    case LAYAK_PRESENCE_DEAD:
      withdraw (self, deletion);
      break;
    case LAYAK_PRESENCE_CONFLICT:
    default:
      layak_import_ask_deletion (self, deletion, _("It was deleted there, and changed here"));
    }
}

static gboolean
judge (LayakImport          *self,
       LayakImportDeletion  *deletion,
       GError              **error)
{
  if (!find_successor (self, deletion, error))
    return FALSE;
  if (layak_import_is_parked (self, &deletion->unit->root->uuid))
    {
      deletion->state = LAYAK_DELETION_PARKED;
      return TRUE;
    }

  compare (self, deletion);
  return deletion->state == LAYAK_DELETION_SETTLED || layak_uuid_is_nil (&deletion->tombstone->successor) ||
         deletion->is_followed || layak_import_ask_of_successor (self, deletion, error);
}

static gboolean
delete_here (LayakImport          *self,
             LayakImportDeletion  *deletion,
             GError              **error)
{
  LayakTombstone *tombstone = deletion->tombstone;
  const LayakUnit *unit = deletion->unit;
  g_autoptr(LayakVector) their_seen = NULL;
  g_autoptr(GPtrArray) theirs = NULL;
  LayakUuid target;

  if (tombstone == NULL)
    return layak_import_drop (self, unit, unit->root->id, NULL, error);

  their_seen = layak_tombstone_dup_seen (tombstone);
  theirs = g_steal_pointer (&tombstone->parts);
  tombstone->parts = layak_tombstones_merge (unit->deletions, deletion->seen, theirs, their_seen);
  layak_vector_merge (tombstone->version->seen, their_seen);
  layak_vector_merge (tombstone->version->seen, deletion->seen);
  if (deletion->is_conflict)
    {
      layak_vector_add (tombstone->version->seen, self->merging.stamp);
      layak_tombstone_add (tombstone, self->merging.stamp);
      tombstone->deleted = self->merging.now;
    }
  self->has_tombstones = TRUE;
  return (!layak_import_follows (self, deletion, &target) ||
          layak_import_move_references (self, deletion->unit->root, &target, error)) &&
         layak_writer_bury (self->writer, tombstone, unit->root->id, error);
}

static LayakDecision
get_decision (const LayakImportDeletion *deletion)
{
  switch (deletion->state)
    {
    case LAYAK_DELETION_DELETE:
      return LAYAK_DECISION_THEIRS;
    case LAYAK_DELETION_KEEP:
      return LAYAK_DECISION_MINE;
    case LAYAK_DELETION_SKIP:
    case LAYAK_DELETION_PARKED:
      return LAYAK_DECISION_SKIP;
    case LAYAK_DELETION_UNDECIDED:
    case LAYAK_DELETION_WAITING:
    case LAYAK_DELETION_SETTLED:
    default:
      return LAYAK_DECISION_NONE;
    }
}

static void
add_presence (const LayakImportDeletion *deletion,
              GPtrArray                 *differences)
{
  LayakMerge verdict = deletion->is_conflict ? LAYAK_MERGE_CONFLICT : LAYAK_MERGE_THEIRS;
  LayakDifference *difference;

  if (deletion->state == LAYAK_DELETION_SETTLED)
    return;

  difference = layak_difference_new_presence (deletion->unit->root, TRUE, verdict, get_decision (deletion));
  if (deletion->tombstone != NULL)
    layak_difference_set_deletion (difference, deletion->tombstone, FALSE);
  g_ptr_array_add (differences, difference);
}

static LayakFate
get_fate (const LayakImportDeletion *deletion,
          const GPtrArray           *differences)
{
  if (deletion->is_conflict)
    return LAYAK_FATE_CONFLICT;
  if (deletion->is_withdrawn)
    return LAYAK_FATE_WITHDRAWN;

  for (guint i = 0; i < differences->len; i++)
    if (((LayakDifference *) g_ptr_array_index (differences, i))->verdict == LAYAK_MERGE_CONFLICT)
      return LAYAK_FATE_CONFLICT;
  return differences->len > 0 ? LAYAK_FATE_CHANGED : LAYAK_FATE_SAME;
}

/* (transfer full) (nullable): what stands in the way, and how much else depends on it. */
static char *
dup_message (const LayakImportDeletion *deletion)
{
  g_autofree char *following = NULL;

  if (deletion->message == NULL || deletion->n_following == 0)
    return g_strdup (deletion->message);

  following = layak_wording_count (ngettext ("%s record about it goes or stays with it",
                                             "%s records about it go or stay with it", deletion->n_following),
                                   deletion->n_following);
  /* Translators: two sentences about the same record, without a full stop. */
  return g_strdup_printf (_("%s. %s"), deletion->message, following);
}

static gboolean
apply (LayakImport          *self,
       LayakImportDeletion  *deletion,
       GError              **error)
{
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_difference_free);
  g_autofree char *message = dup_message (deletion);
  gboolean ok = TRUE;

  /* What would have gone with another, which then stayed. */
  if (deletion->state == LAYAK_DELETION_KEEP && deletion->tombstone == NULL)
    return TRUE;

  self->line = deletion->line;
  if (deletion->state == LAYAK_DELETION_PARKED)
    {
      layak_import_park (self, deletion->unit->root, _("It was deleted there"));
      return TRUE;
    }
  if (deletion->state == LAYAK_DELETION_WAITING)
    {
      layak_plan_count (self->plan, LAYAK_FATE_SAME);
      return TRUE;
    }
  self->unit = deletion->unit->root->uuid;
  add_presence (deletion, differences);
  if (deletion->leader != NULL)
    {
      layak_plan_count (self->plan, LAYAK_FATE_SAME);
      return deletion->state != LAYAK_DELETION_KEEP ||
             layak_import_keep (self, deletion->unit, deletion->tombstone, TRUE, differences, error);
    }
  if (deletion->state == LAYAK_DELETION_DELETE)
    ok = delete_here (self, deletion, error);
  else if (deletion->state == LAYAK_DELETION_KEEP || deletion->state == LAYAK_DELETION_SETTLED)
    ok = layak_import_keep (self, deletion->unit, deletion->tombstone, deletion->state == LAYAK_DELETION_KEEP,
                            differences, error);
  else if (deletion->state == LAYAK_DELETION_UNDECIDED)
    layak_plan_count_undecided (self->plan);

  layak_import_tell (self, get_fate (deletion, differences), deletion->unit->root, message,
                     g_ptr_array_ref (differences));
  return ok;
}

/* Deals with the deletions of a file after all its records. */
gboolean
layak_import_end_deletions (LayakImport  *self,
                            GError      **error)
{
  gboolean ok;

  if (self->deletions->len == 0)
    return TRUE;

  for (guint i = 0; i < self->deletions->len; i++)
    {
      LayakImportDeletion *deletion = g_ptr_array_index (self->deletions, i);

      if (!judge (self, deletion, error))
        return FALSE;
      layak_import_index_deletion (self, deletion);
    }

  ok = layak_import_settle_deletions (self, error);
  for (guint i = 0; ok && i < self->deletions->len; i++)
    ok = apply (self, g_ptr_array_index (self->deletions, i), error);

  g_hash_table_remove_all (self->deletions_by_uuid);
  g_ptr_array_set_size (self->deletions, 0);
  return ok;
}
