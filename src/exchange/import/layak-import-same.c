/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <glib/gi18n-lib.h>

#include "layak-duplicates.h"
#include "layak-import-private.h"
#include "layak-references.h"
#include "layak-unit-store.h"

/* Records that turn out to be one. Whichever was made first stays, as its UUID tells: all offices that find out say so
 * alike, and nothing goes in circles. The other goes into it, what referred to it refers to what stays, and its
 * deletion travels with the name of its successor. Whoever goes on editing the one that is gone edits the other. */

typedef enum
{
  ABSORBED,
  UNDECIDED,
  SKIPPED,
  TOLD,        /* it refers to what was deleted here, and its fate was told */
} Outcome;

/* (transfer full) (nullable): a unit here, with the versions of all its parts; NULL without an error if it is not here.
 * @own: (out) (optional): which parts have a version of their own. */
static LayakUnit *
load_unit (LayakImport            *self,
           const LayakRecordInfo  *info,
           const LayakUuid        *uuid,
           gboolean              **own,
           GError                **error)
{
  LayakUnit *unit;
  guint64 digest;
  gint64 id;

  if (!layak_unit_store_find (self->connection, info, uuid, &id, &digest, error) || id == 0)
    return NULL;

  unit = layak_unit_store_load (self->connection, info, id, error);
  if (unit == NULL)
    return NULL;
  if (unit->root->version == NULL)
    unit->root->version = layak_version_new (self->merging.stamp);
  if (own != NULL)
    *own = layak_import_note_own_versions (unit);
  layak_merge_complete_unit (unit);
  return unit;
}

/* The merge was without versions; who noted the other record still is worth telling. */
static void
tell_who (GPtrArray       *differences,
          const LayakUnit *mine,
          const LayakUnit *theirs)
{
  for (guint i = 0; i < differences->len; i++)
    {
      LayakDifference *difference = g_ptr_array_index (differences, i);

      if (layak_uuid_equal (&difference->uuid, &mine->root->uuid))
        layak_difference_set_rows (difference, NULL, theirs->root);
    }
}

/**
 * layak_import_find_duplicates:
 * @unit: a unit of the file that is new here
 * @item: (nullable): gets what it may be the same as, and where the two differ
 */
gboolean
layak_import_find_duplicates (LayakImport      *self,
                              const LayakUnit  *unit,
                              LayakPlanItem    *item,
                              GError          **error)
{
  g_autoptr(GPtrArray) found = NULL;

  if (item == NULL || !self->is_dry_run || !layak_duplicates_are_looked_for (unit->root->info))
    return TRUE;

  found = layak_duplicates_find (self->connection, unit->root, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const LayakDuplicate *each = g_ptr_array_index (found, i);
      g_autoptr(LayakUnit) mine = load_unit (self, each->info, &each->second, NULL, error), prepared = NULL;
      LayakMerged *merged;

      if (mine == NULL)
        return FALSE;
      prepared = layak_absorb_prepare (unit, mine, NULL);
      merged = layak_merge_units (mine, prepared, &self->merging);
      tell_who (merged->differences, mine, unit);
      layak_plan_item_take_duplicate (item,
                                      layak_plan_duplicate_new (&each->second, each->title, each->likeness,
                                                                g_ptr_array_ref (merged->differences)));
      layak_merged_free (merged);
    }
  return found != NULL;
}

/* What the record is now: it may have gone into another, and that into a third. */
gboolean
layak_import_find_successor (LayakImport            *self,
                             const LayakRecordInfo  *info,
                             LayakUuid              *uuid,
                             gboolean               *is_here,
                             GError                **error)
{
  *is_here = FALSE;
  while (TRUE)
    {
      g_autoptr(LayakTombstone) tombstone = NULL;
      g_autoptr(GError) problem = NULL;
      LayakUuid note = layak_import_note (info, uuid);
      gint64 id;

      if (!layak_table_find_id (layak_table_get (info), self->connection, uuid, &id, error))
        return FALSE;
      *is_here = id != 0 || (!self->inserts && layak_uuid_set_contains (self->noted, &note));
      if (*is_here)
        return TRUE;

      tombstone = layak_tombstone_load (self->connection, uuid, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      /* The older stays, so that this ends. */
      if (tombstone == NULL || layak_uuid_is_nil (&tombstone->successor) ||
          layak_uuid_compare (&tombstone->successor, uuid) >= 0)
        return TRUE;
      *uuid = tombstone->successor;
    }
}

/* @to: (nullable): takes the place of @from, or nothing where it would stand twice. */
void
layak_import_replace_reference (LayakRow   *row,
                                guint       field,
                                const char *from,
                                const char *to)
{
  g_autoptr(GStrvBuilder) builder = NULL;
  g_auto(GStrv) set = NULL;

  if (row->info->fields[field].type != LAYAK_FIELD_REFERENCES)
    {
      layak_row_take_value (row, field, (LayakValue) { .text = g_strdup (to) });
      return;
    }

  builder = g_strv_builder_new ();
  set = g_strdupv (row->values[field].set);
  for (guint i = 0; set[i] != NULL; i++)
    if (!g_str_equal (set[i], from))
      g_strv_builder_add (builder, set[i]);
    else if (to != NULL && !g_strv_contains ((const char * const *) set, to))
      g_strv_builder_add (builder, to);
  layak_row_take_value (row, field, (LayakValue) { .set = g_strv_builder_end (builder) });
}

/* An edit of this office, since the record that refers was not told of it. */
static gboolean
move_reference (LayakImport           *self,
                const LayakReference  *reference,
                const char            *from,
                const char            *to,
                GError               **error)
{
  g_autoptr(LayakUnit) unit = layak_unit_store_load (self->connection, reference->info, reference->id, error);
  g_autoptr(LayakRow) row = NULL;
  guint field = layak_record_info_field_index (reference->info, reference->field);

  if (unit == NULL)
    return FALSE;

  row = layak_row_copy (unit->root);
  if (row->version == NULL)
    row->version = layak_version_new (self->merging.stamp);
  if (row->version->seen == NULL && unit->root->version != NULL)
    row->version->seen = layak_unit_dup_seen (unit);
  layak_import_replace_reference (row, field, from, to);
  layak_version_set_stamp (row->version, field, self->merging.stamp);
  if (row->version->seen != NULL)
    layak_vector_add (row->version->seen, self->merging.stamp);
  row->modified = self->merging.now;
  return layak_writer_replace (self->writer, unit->root, row, 0, error);
}

/* What refers to a record that goes into another refers to that one from now on. In a dry run the other may only be
 * noted; then nothing can refer to it, and nothing is kept anyway. */
gboolean
layak_import_move_references (LayakImport      *self,
                              const LayakRow   *from,
                              const LayakUuid  *to,
                              GError          **error)
{
  g_autofree char *old = layak_uuid_to_string (&from->uuid), *new = layak_uuid_to_string (to);
  g_autoptr(GArray) references = layak_references_select (self->connection, from->info, from->id, from->id, G_MAXINT,
                                                          error);
  gint64 id;

  if (references == NULL || !layak_table_find_id (layak_table_get (from->info), self->connection, to, &id, error))
    return FALSE;

  for (guint i = 0; id != 0 && i < references->len; i++)
    {
      const LayakReference *reference = &g_array_index (references, LayakReference, i);
      const gboolean is_of_both = reference->info == from->info;

      if (layak_record_info_get_parent (reference->info) == from->info ||
          (is_of_both && reference->id == from->id))
        continue;
      /* No agency succeeds itself. */
      if (!move_reference (self, reference, old, is_of_both && reference->id == id ? NULL : new, error))
        return FALSE;
    }
  return TRUE;
}

/* Two that become one complete each other: who keeps a record as a whole decides what both know, and loses nothing that
 * only the other knows unless just that is left out. */
static LayakDecision
decide_for_one (LayakFate              fate,
                const LayakRecordInfo *info,
                const LayakUuid       *record,
                const LayakField      *field,
                gpointer               import)
{
  LayakImport *self = import;

  if (fate != LAYAK_FATE_CHANGED || self->decisions == NULL)
    return layak_import_decide (fate, info, record, field, import);

  return layak_decisions_resolve_itself (self->decisions, fate, info, record, field);
}

/* Makes @mine and @theirs one, as far as people have decided. @differences: (out) (transfer full) */
static gboolean
absorb (LayakImport      *self,
        LayakUnit        *mine,
        LayakUnit        *theirs,
        LayakUnit        *survivor,
        const gboolean   *own,
        LayakVector      *known,
        GPtrArray       **differences,
        Outcome          *outcome,
        GError          **error)
{
  const LayakMerging merging = { self->merging.stamp, self->merging.now, decide_for_one, self };
  g_autoptr(LayakUnit) prepared = layak_absorb_prepare (theirs, mine, known);
  g_autoptr(LayakMerged) merged = layak_merge_units (mine, prepared, &merging);
  LayakImportOutcome references;

  *differences = g_ptr_array_ref (merged->differences);
  *outcome = merged->n_undecided > 0 ? UNDECIDED : merged->is_skipped ? SKIPPED : ABSORBED;
  if (*outcome != ABSORBED || (known != NULL && merged->differences->len == 0))
    return TRUE;

  if (!layak_import_check_references (self, merged->unit, mine, merged->differences, &references, error))
    return FALSE;
  if (references != LAYAK_IMPORT_FINE)
    {
      *outcome = TOLD;
      return TRUE;
    }

  layak_absorb_finish (merged->unit, mine, theirs, prepared, survivor, self->merging.stamp, self->merging.now);
  return layak_import_write_unit (self, survivor, own, merged->unit, 0, error);
}

static void
tell (LayakImport    *self,
      const LayakRow *root,
      const LayakRow *other,
      Outcome         outcome,
      GPtrArray      *differences)
{
  const char *title = layak_row_get_title (other);
  g_autofree char *key = title == NULL ? layak_row_dup_identity (other) : NULL;
  /* Translators: what people call a record */
  g_autofree char *message = g_strdup_printf (_("It is the same as “%s”"), title != NULL ? title : key);
  gboolean is_conflict = FALSE;

  if (outcome == TOLD)
    {
      g_ptr_array_unref (differences);
      return;
    }
  for (guint i = 0; i < differences->len; i++)
    is_conflict |= ((LayakDifference *) g_ptr_array_index (differences, i))->verdict == LAYAK_MERGE_CONFLICT;
  if (outcome == UNDECIDED)
    layak_plan_count_undecided (self->plan);
  layak_import_tell (self, is_conflict ? LAYAK_FATE_CONFLICT : LAYAK_FATE_CHANGED, root, message, differences);
}

static gboolean
make_one (LayakImport  *self,
          LayakUnit    *mine,
          gboolean     *own_mine,
          LayakUnit    *theirs,
          gboolean     *own_theirs,
          GError      **error)
{
  const gboolean mine_stays = layak_uuid_compare (&mine->root->uuid, &theirs->root->uuid) < 0;
  LayakUnit *survivor = mine_stays ? mine : theirs, *loser = mine_stays ? theirs : mine;
  GPtrArray *differences;
  Outcome outcome;

  self->unit = theirs->root->uuid;
  if (!absorb (self, mine, theirs, survivor, mine_stays ? own_mine : own_theirs, NULL, &differences, &outcome, error))
    {
      g_ptr_array_unref (differences);
      return FALSE;
    }

  layak_plan_take_back (self->plan, LAYAK_FATE_NEW, &theirs->root->uuid);
  tell (self, theirs->root, mine->root, outcome, differences);
  return outcome != ABSORBED ||
         (layak_import_move_references (self, loser->root, &survivor->root->uuid, error) &&
          layak_import_drop (self, loser, loser->root->id, &survivor->root->uuid, error));
}

static gboolean
take_pair (LayakImport             *self,
           const LayakDecidedPair  *pair,
           const LayakRecordInfo   *info,
           GError                 **error)
{
  LayakUuid mine_uuid = pair->mine, theirs_uuid = pair->theirs;
  gboolean mine_is_here, theirs_is_here;
  g_autoptr(LayakUnit) mine = NULL, theirs = NULL;
  g_autofree gboolean *own_mine = NULL, *own_theirs = NULL;

  if (!layak_import_find_successor (self, info, &mine_uuid, &mine_is_here, error) ||
      !layak_import_find_successor (self, info, &theirs_uuid, &theirs_is_here, error))
    return FALSE;
  if (!mine_is_here || !theirs_is_here || layak_uuid_equal (&mine_uuid, &theirs_uuid))
    return TRUE;

  mine = load_unit (self, info, &mine_uuid, &own_mine, error);
  theirs = mine != NULL ? load_unit (self, info, &theirs_uuid, &own_theirs, error) : NULL;
  return theirs != NULL && make_one (self, mine, own_mine, theirs, own_theirs, error);
}

/* After all files: makes one of the records of which somebody said so, and remembers the others. */
gboolean
layak_import_end_same (LayakImport  *self,
                       GError      **error)
{
  g_autoptr(GArray) pairs = self->decisions != NULL ? layak_decisions_select_pairs (self->decisions) : NULL;

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const LayakDecidedPair *pair = &g_array_index (pairs, LayakDecidedPair, i);

      if (pair->decision == LAYAK_DECISION_DIFFERENT && !self->is_dry_run &&
          !layak_duplicates_tell_apart (self->connection, &pair->theirs, &pair->mine, error))
        return FALSE;
      for (guint k = 0; pair->decision == LAYAK_DECISION_SAME && k < layak_record_info_get_n_infos (); k++)
        if (layak_duplicates_are_looked_for (layak_record_info_nth (k)) &&
            !take_pair (self, pair, layak_record_info_nth (k), error))
          return FALSE;
    }
  return TRUE;
}

/**
 * layak_import_take_absorbed:
 * @tombstone: of a record that was deleted here
 * @message: the record, which somebody went on with who did not know
 * @is_taken: (out): whether it had gone into another, which now gets what is new
 */
gboolean
layak_import_take_absorbed (LayakImport         *self,
                            LayakTombstone      *tombstone,
                            LayakImportMessage  *message,
                            gboolean            *is_taken,
                            GError             **error)
{
  LayakUuid uuid = tombstone->uuid;
  g_autoptr(LayakUnit) mine = NULL;
  g_autoptr(GError) problem = NULL;
  g_autofree gboolean *own = NULL;
  GPtrArray *differences = NULL;
  Outcome outcome;
  gboolean is_here;

  *is_taken = FALSE;
  if (layak_uuid_is_nil (&tombstone->successor) || message->unit->root->version == NULL)
    return TRUE;
  if (!layak_import_find_successor (self, tombstone->info, &uuid, &is_here, error))
    return FALSE;
  mine = is_here ? load_unit (self, tombstone->info, &uuid, &own, &problem) : NULL;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (mine == NULL)
    return TRUE;

  *is_taken = TRUE;
  if (layak_import_is_parked (self, &uuid))
    {
      layak_import_park (self, message->unit->root, NULL);
      return TRUE;
    }
  layak_merge_complete_unit (message->unit);
  if (!absorb (self, mine, message->unit, mine, own, tombstone->version->seen, &differences, &outcome, error))
    {
      g_ptr_array_unref (differences);
      return FALSE;
    }
  if (differences->len > 0)
    tell (self, message->unit->root, mine->root, outcome, differences);
  else
    {
      g_ptr_array_unref (differences);
      layak_import_tell (self, LAYAK_FATE_SAME, message->unit->root, NULL, NULL);
    }
  if (outcome != ABSORBED)
    return TRUE;

  /* So that the same file says nothing new. */
  layak_import_see (tombstone, message->unit);
  return layak_tombstone_save (self->connection, tombstone, error);
}
