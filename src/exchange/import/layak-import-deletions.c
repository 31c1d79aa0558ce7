/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <glib/gi18n-lib.h>

#include "layak-import-private.h"
#include "layak-invariants.h"
#include "layak-references.h"
#include "layak-unit-store.h"

/* A deletion applies if whoever deleted had seen all that is here, and if nothing stays that refers to the record. So
 * all deletions of a file are looked at together, at its end. */

typedef enum
{
  STATE_DELETE,
  STATE_KEEP,
  STATE_UNDECIDED,
  STATE_SKIP,
  STATE_PARKED,
  STATE_WAITING,
  STATE_SETTLED,
} State;

/**
 * LayakImportDeletion:
 * @tombstone: (nullable): the deletion in the file; %NULL for what goes with another record because of a decision
 * @unit: what is here
 * @seen: what it has seen
 * @successor: what it went into elsewhere, if it did
 * @is_followed: whether that is here: what refers to the record then refers to that one
 * @is_conflict: whether somebody had to decide
 * @is_withdrawn: whether it would go if nobody decided otherwise
 * @message: (nullable): what stands in the way
 */
struct _LayakImportDeletion
{
  LayakTombstone *tombstone;
  LayakUnit      *unit;
  LayakVector    *seen;
  LayakUuid       successor;
  gboolean        is_followed;
  guint           line;
  State           state;
  gboolean        is_conflict;
  gboolean        is_withdrawn;
  const char     *message;
};

void
layak_import_deletion_free (LayakImportDeletion *self)
{
  g_clear_pointer (&self->tombstone, layak_tombstone_free);
  g_clear_pointer (&self->unit, layak_unit_free);
  g_clear_pointer (&self->seen, layak_vector_free);
  g_free (self);
}

static gboolean
add_deletion (LayakImport            *self,
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
  deletion->seen = layak_merge_dup_seen (unit);
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
    return add_deletion (self, g_steal_pointer (&theirs), theirs->info, id, error);

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

static const LayakRow *
get_root (const LayakImportDeletion *deletion)
{
  return deletion->unit->root;
}

/* Asks whether the record here or the deletion holds. */
static void
ask (LayakImport         *self,
     LayakImportDeletion *deletion,
     const char          *message)
{
  deletion->is_conflict = TRUE;
  deletion->message = message;
  self->unit = get_root (deletion)->uuid;
  switch (layak_import_decide (LAYAK_FATE_CONFLICT, get_root (deletion)->info, &self->unit, NULL, self))
    {
    case LAYAK_DECISION_MINE:
      deletion->state = STATE_KEEP;
      break;
    case LAYAK_DECISION_THEIRS:
      deletion->state = STATE_DELETE;
      break;
    case LAYAK_DECISION_SKIP:
      deletion->state = STATE_SKIP;
      break;
    case LAYAK_DECISION_NONE:
    case LAYAK_DECISION_SAME:
    case LAYAK_DECISION_DIFFERENT:
    default:
      deletion->state = STATE_UNDECIDED;
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
  const LayakRow *root = get_root (deletion);
  LayakDecision decision;

  self->unit = root->uuid;
  decision = layak_import_decide (LAYAK_FATE_WITHDRAWN, root->info, &root->uuid, NULL, self);
  deletion->is_withdrawn = TRUE;
  deletion->state = decision == LAYAK_DECISION_MINE ? STATE_KEEP
                    : decision == LAYAK_DECISION_SKIP ? STATE_PARKED : STATE_DELETE;
}

static void
judge (LayakImport         *self,
       LayakImportDeletion *deletion)
{
  g_autoptr(LayakVector) dead_seen = layak_tombstone_dup_seen (deletion->tombstone);

  if (layak_import_is_parked (self, &get_root (deletion)->uuid))
    {
      deletion->state = STATE_PARKED;
      return;
    }
  if (!layak_uuid_is_nil (&deletion->tombstone->successor) && !deletion->is_followed)
    {
      deletion->state = STATE_WAITING;
      return;
    }
  switch (layak_version_merge_presence (deletion->seen, deletion->seen, deletion->tombstone->deletions, dead_seen))
    {
    case LAYAK_PRESENCE_LIVES:
      deletion->state = STATE_SETTLED;
      break;
    case LAYAK_PRESENCE_DEAD:
      withdraw (self, deletion);
      break;
    case LAYAK_PRESENCE_CONFLICT:
    default:
      ask (self, deletion, _("It was deleted there, and changed here"));
    }
}

static LayakImportDeletion *
find_deletion (LayakImport     *self,
               const LayakUuid *uuid)
{
  return g_hash_table_lookup (self->deletions_by_uuid, uuid);
}

static void
index_deletion (LayakImport         *self,
                LayakImportDeletion *deletion)
{
  g_hash_table_insert (self->deletions_by_uuid, &deletion->unit->root->uuid, deletion);
}

/* What stands in the way of a deletion. */
typedef struct
{
  gboolean  is_hard;     /* a record that is not about this one, and needs it all the same */
  gboolean  is_soft;     /* one that is about it, and could go with it */
  GArray   *dependents;  /* (element-type LayakReference): those that could go with it and of which nothing is known */
} Blockers;

static gboolean
load_referrer (LayakImport           *self,
               const LayakReference  *reference,
               LayakUuid             *uuid,
               GError               **error)
{
  g_autoptr(LayakRow) row = layak_table_load (layak_table_get (reference->info), self->connection, reference->id,
                                              error);

  if (row != NULL)
    *uuid = row->uuid;
  return row != NULL;
}

/* The last evidence of a verified recommendation does not go while that stays. */
static gboolean
proves_something (LayakImport                *self,
                  const LayakImportDeletion  *deletion,
                  gboolean                   *proves,
                  GError                    **error)
{
  const LayakRecordInfo *info = layak_record_info_find ("recommendation");
  const LayakRecordInfo *document = layak_record_info_find ("document");
  LayakReference reference = { info, NULL, 0 };
  g_autoptr(GArray) evidence = NULL;
  LayakImportDeletion *other;
  LayakUuid uuid;

  *proves = FALSE;
  if (!layak_import_is_evidence (self, get_root (deletion), &reference.id, error))
    return FALSE;
  if (reference.id == 0)
    return TRUE;
  if (!load_referrer (self, &reference, &uuid, error))
    return FALSE;

  other = find_deletion (self, &uuid);
  evidence = layak_invariants_select_evidence (self->connection, reference.id, error);
  if (evidence == NULL)
    return FALSE;

  *proves = other == NULL || other->state != STATE_DELETE;
  for (guint i = 0; *proves && i < evidence->len; i++)
    {
      reference = (LayakReference) { document, NULL, g_array_index (evidence, gint64, i) };
      if (!load_referrer (self, &reference, &uuid, error))
        return FALSE;
      other = find_deletion (self, &uuid);
      *proves = other != NULL && other->state == STATE_DELETE;
    }
  return TRUE;
}

static gboolean
find_blockers (LayakImport                *self,
               const LayakImportDeletion  *deletion,
               Blockers                   *blockers,
               GError                    **error)
{
  const LayakRow *root = get_root (deletion);
  LayakUuid note = layak_import_note (root->info, &root->uuid);
  g_autoptr(GArray) references = layak_references_select (self->connection, root->info, root->id, root->id, G_MAXINT,
                                                          error);

  if (references == NULL)
    return FALSE;
  if (deletion->is_followed)
    return TRUE;

  if (!proves_something (self, deletion, &blockers->is_hard, error))
    return FALSE;
  if (!self->inserts && layak_uuid_set_contains (self->referred, &note))
    blockers->is_soft = TRUE;
  for (guint i = 0; i < references->len; i++)
    {
      const LayakReference *reference = &g_array_index (references, LayakReference, i);
      LayakImportDeletion *other;
      LayakUuid uuid;

      if (layak_record_info_get_parent (reference->info) == root->info)
        continue;
      if (!load_referrer (self, reference, &uuid, error))
        return FALSE;

      other = find_deletion (self, &uuid);
      if (other != NULL && other->state == STATE_DELETE)
        continue;
      if (!(reference->field->flags & LAYAK_FIELD_DEPENDENT) || other != NULL)
        blockers->is_hard = TRUE;
      else
        g_array_append_vals (blockers->dependents, reference, 1);
    }

  blockers->is_soft |= blockers->dependents->len > 0;
  return TRUE;
}

/* What is about a record goes with it where somebody decided so. */
static gboolean
add_dependents (LayakImport  *self,
                GArray       *dependents,
                GError      **error)
{
  for (guint i = 0; i < dependents->len; i++)
    {
      const LayakReference *reference = &g_array_index (dependents, LayakReference, i);
      LayakImportDeletion *added;

      if (!add_deletion (self, NULL, reference->info, reference->id, error))
        return FALSE;
      added = g_ptr_array_index (self->deletions, self->deletions->len - 1);
      if (find_deletion (self, &get_root (added)->uuid) != NULL)
        {
          /* It refers to the record by two of its fields. */
          g_ptr_array_remove_index (self->deletions, self->deletions->len - 1);
          continue;
        }
      added->state = STATE_DELETE;
      added->is_conflict = TRUE;
      added->message = _("It is deleted with the record it is about");
      index_deletion (self, added);
    }

  return TRUE;
}

/* What was deleted in one go there stays in one piece here: a record that is kept keeps what went with it. */
static const LayakImportDeletion *
find_kept_subject (LayakImport               *self,
                   const LayakImportDeletion *deletion)
{
  const LayakRow *root = get_root (deletion);

  for (guint i = 0; deletion->tombstone != NULL && i < root->info->n_fields; i++)
    {
      const LayakField *field = &root->info->fields[i];
      const LayakImportDeletion *subject;
      LayakUuid uuid;

      if (!(field->flags & LAYAK_FIELD_DEPENDENT) || root->values[i].text == NULL ||
          !layak_table_parse_identity (layak_record_info_find (field->refers), root->values[i].text, &uuid))
        continue;
      subject = find_deletion (self, &uuid);
      if (subject != NULL && subject->tombstone != NULL && subject->state != STATE_DELETE &&
          subject->state != STATE_SETTLED && subject->state != STATE_WAITING &&
          layak_vector_equal (subject->tombstone->deletions, deletion->tombstone->deletions))
        return subject;
    }

  return NULL;
}

static gboolean
settle (LayakImport          *self,
        LayakImportDeletion  *deletion,
        gboolean             *is_changed,
        GError              **error)
{
  g_autoptr(GArray) dependents = g_array_new (FALSE, FALSE, sizeof (LayakReference));
  const LayakImportDeletion *subject = find_kept_subject (self, deletion);
  Blockers blockers = { FALSE, FALSE, dependents };

  if (subject != NULL && !deletion->is_conflict)
    {
      deletion->state = subject->state;
      deletion->is_conflict = TRUE;
      deletion->message = _("It was deleted there with a record that is in conflict");
      *is_changed = TRUE;
      return TRUE;
    }
  if (!find_blockers (self, deletion, &blockers, error))
    return FALSE;
  if (!blockers.is_hard && !blockers.is_soft)
    return TRUE;

  if (!deletion->is_conflict)
    ask (self, deletion, _("It was deleted there, and is used here"));
  *is_changed = deletion->state != STATE_DELETE || blockers.is_hard || dependents->len > 0;
  if (deletion->state != STATE_DELETE)
    return TRUE;
  if (!blockers.is_hard)
    return add_dependents (self, dependents, error);

  deletion->state = STATE_KEEP;
  deletion->message = _("It was deleted there, but it is used here and therefore stays");
  return TRUE;
}

/* Taking one out of those that go may keep another from going, and so on. */
static gboolean
settle_all (LayakImport  *self,
            GError      **error)
{
  gboolean is_changed = TRUE;

  while (is_changed)
    {
      is_changed = FALSE;
      for (guint i = 0; i < self->deletions->len; i++)
        {
          LayakImportDeletion *deletion = g_ptr_array_index (self->deletions, i);
          gboolean changed_this = FALSE;

          if (deletion->state == STATE_DELETE && !settle (self, deletion, &changed_this, error))
            return FALSE;
          is_changed |= changed_this;
        }
    }

  return TRUE;
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
  return (layak_uuid_is_nil (&tombstone->successor) ||
          layak_import_move_references (self, get_root (deletion), &deletion->successor, error)) &&
         layak_writer_bury (self->writer, tombstone, unit->root->id, error);
}

static LayakDecision
get_decision (const LayakImportDeletion *deletion)
{
  switch (deletion->state)
    {
    case STATE_DELETE:
      return LAYAK_DECISION_THEIRS;
    case STATE_KEEP:
      return LAYAK_DECISION_MINE;
    case STATE_SKIP:
    case STATE_PARKED:
      return LAYAK_DECISION_SKIP;
    case STATE_UNDECIDED:
    case STATE_WAITING:
    case STATE_SETTLED:
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

  if (deletion->state == STATE_SETTLED)
    return;

  difference = layak_difference_new_presence (get_root (deletion), TRUE, verdict, get_decision (deletion));
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

static gboolean
apply (LayakImport          *self,
       LayakImportDeletion  *deletion,
       GError              **error)
{
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_difference_free);
  gboolean ok = TRUE;

  /* What would have gone with another, which then stayed. */
  if (deletion->state == STATE_KEEP && deletion->tombstone == NULL)
    return TRUE;

  self->line = deletion->line;
  if (deletion->state == STATE_PARKED)
    {
      layak_import_park (self, get_root (deletion), _("It was deleted there"));
      return TRUE;
    }
  if (deletion->state == STATE_WAITING)
    {
      layak_plan_count (self->plan, LAYAK_FATE_SAME);
      return TRUE;
    }
  self->unit = get_root (deletion)->uuid;
  add_presence (deletion, differences);
  if (deletion->state == STATE_DELETE)
    ok = delete_here (self, deletion, error);
  else if (deletion->state == STATE_KEEP || deletion->state == STATE_SETTLED)
    ok = layak_import_keep (self, deletion->unit, deletion->tombstone, deletion->state == STATE_KEEP, differences,
                            error);
  else if (deletion->state == STATE_UNDECIDED)
    layak_plan_count_undecided (self->plan);

  layak_import_tell (self, get_fate (deletion, differences), get_root (deletion), deletion->message,
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
      if (!find_successor (self, g_ptr_array_index (self->deletions, i), error))
        return FALSE;
      judge (self, g_ptr_array_index (self->deletions, i));
      index_deletion (self, g_ptr_array_index (self->deletions, i));
    }

  ok = settle_all (self, error);
  for (guint i = 0; ok && i < self->deletions->len; i++)
    ok = apply (self, g_ptr_array_index (self->deletions, i), error);

  g_hash_table_remove_all (self->deletions_by_uuid);
  g_ptr_array_set_size (self->deletions, 0);
  return ok;
}
