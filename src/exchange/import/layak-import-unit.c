/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <glib/gi18n-lib.h>

#include "layak-delivery.h"
#include "layak-import-private.h"
#include "layak-rules.h"
#include "layak-unit-store.h"

/* Tells contradictions within a unit; they can be stored, but somebody should look. */
static void
warn_of_findings (LayakImport        *self,
                  LayakImportMessage *message)
{
  if (message->findings == NULL)
    message->findings = layak_import_check_rules (message->unit, self->today);

  for (guint i = 0; i < message->findings->len; i++)
    {
      const LayakFinding *finding = g_ptr_array_index (message->findings, i);

      layak_import_warn (self, layak_import_find_row (message->unit, &finding->child), finding->field,
                         layak_rule_get_sentence (finding->rule));
    }
}

/* What no field alone can say: whose record it is must be clear. */
static gboolean
check_owner (LayakImport     *self,
             const LayakUnit *unit)
{
  const LayakRow *root = unit->root;

  if (layak_record_info_find_field (root->info, "regency") == NULL ||
      layak_record_info_find_field (root->info, "province") == NULL ||
      layak_row_is_unknown (root, "regency") || layak_row_is_unknown (root, "province"))
    return TRUE;

  layak_import_reject (self, root, layak_record_info_find_field (root->info, "province"),
                       _("It belongs either to a regency or to a province"));
  return FALSE;
}

/* A file of another program tells no versions: the record is made by this import. */
static void
ensure_version (LayakImport *self,
                LayakUnit   *unit)
{
  LayakRow *root = unit->root;

  if (root->version != NULL)
    {
      layak_merge_simplify_unit (unit);
      return;
    }

  root->version = layak_version_new (self->merging.stamp);
  if (root->created == LAYAK_UNKNOWN)
    root->created = self->merging.now;
  if (root->modified == LAYAK_UNKNOWN)
    root->modified = self->merging.now;
}

/* A dry run inserts nothing, so it asks for what an insertion would stumble over. */
static gboolean
find_taken_child (LayakImport       *self,
                  const LayakUnit   *unit,
                  const LayakRow   **taken,
                  GError           **error)
{
  *taken = NULL;
  for (guint i = 0; unit->children != NULL && i < unit->children->len && *taken == NULL; i++)
    {
      const LayakRow *child = g_ptr_array_index (unit->children, i);
      gint64 id;

      if (!layak_table_find_id (layak_table_get (child->info), self->connection, &child->uuid, &id, error))
        return FALSE;
      if (id != 0)
        *taken = child;
    }
  return TRUE;
}

static void
reject_taken_child (LayakImport     *self,
                    const LayakUnit *unit,
                    const LayakRow  *child)
{
  g_autofree char *uuid = layak_uuid_to_string (&child->uuid);
  g_autofree char *message =
    /* Translators: a type of record and its UUID */
    g_strdup_printf (_("%s %s is part of another record already"), layak_record_info_get_label (child->info), uuid);

  layak_import_reject (self, unit->root, NULL, message);
}

static gboolean
note (LayakImport         *self,
      LayakImportMessage  *message,
      gboolean            *is_added,
      GError             **error)
{
  const LayakRow *taken;

  *is_added = FALSE;
  if (!find_taken_child (self, message->unit, &taken, error))
    return FALSE;
  if (taken != NULL)
    {
      reject_taken_child (self, message->unit, taken);
      return TRUE;
    }

  layak_import_note_new (self, message->unit);
  *is_added = TRUE;
  return TRUE;
}

/* What SQLite does not take although the references resolve: the parts of another record, a value against a CHECK. */
static gboolean
reject_unless_failed (LayakImport      *self,
                      const LayakUnit  *unit,
                      GError           *problem,
                      GError          **error)
{
  g_autoptr(GError) owned = problem;
  const LayakRow *taken;

  if (!g_error_matches (problem, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT) &&
      !g_error_matches (problem, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return FALSE;
    }
  if (!find_taken_child (self, unit, &taken, error))
    return FALSE;

  if (taken != NULL)
    reject_taken_child (self, unit, taken);
  else
    layak_import_reject (self, unit->root, NULL, problem->message);
  return TRUE;
}

/* The usual way is to insert at once and to look for reasons only where that fails. */
static gboolean
insert (LayakImport         *self,
        LayakImportMessage  *message,
        GPtrArray           *differences,
        gboolean             is_checked,
        gboolean            *is_added,
        GError             **error)
{
  g_autoptr(GError) problem = NULL;
  LayakImportOutcome outcome = LAYAK_IMPORT_FINE;

  *is_added = FALSE;
  if (!self->inserts && is_checked)
    return note (self, message, is_added, error);
  if (self->inserts && layak_writer_insert_unit (self->writer, message->unit, message->digest, &problem))
    {
      *is_added = TRUE;
      return TRUE;
    }
  if (is_checked || (problem != NULL && !g_error_matches (problem, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND) &&
                     !g_error_matches (problem, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT)))
    return reject_unless_failed (self, message->unit, g_steal_pointer (&problem), error);

  if (!layak_import_check_references (self, message->unit, NULL, differences, &outcome, error))
    return FALSE;
  return outcome != LAYAK_IMPORT_FINE || insert (self, message, differences, TRUE, is_added, error);
}

/**
 * layak_import_add_new:
 * @differences: gets what was decided about references
 * @is_added: (out): whether the record is here now; if not, its fate was told
 *
 * Adds a unit that is not here.
 */
gboolean
layak_import_add_new (LayakImport         *self,
                      LayakImportMessage  *message,
                      GPtrArray           *differences,
                      gboolean            *is_added,
                      GError             **error)
{
  ensure_version (self, message->unit);
  if (!insert (self, message, differences, FALSE, is_added, error))
    return FALSE;
  if (!*is_added)
    return TRUE;

  warn_of_findings (self, message);
  layak_import_release (self, message->unit->root);
  return layak_import_expect_evidence (self, message->unit, NULL, LAYAK_FATE_NEW, error);
}

/* Whoever reviews the import wants to see what would be added. */
static LayakPlanItem *
tell_new (LayakImport     *self,
          const LayakUnit *unit,
          const char      *message)
{
  LayakPlanItem *item = layak_import_tell (self, LAYAK_FATE_NEW, unit->root, message, NULL);

  if (item != NULL && self->is_dry_run)
    layak_plan_item_set_content (item, unit);
  return item;
}

static gboolean
take_new (LayakImport         *self,
          LayakImportMessage  *message,
          GError             **error)
{
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_difference_free);
  gboolean is_added;

  if (!layak_import_add_new (self, message, differences, &is_added, error))
    return FALSE;
  if (is_added && differences->len > 0)
    layak_import_tell (self, LAYAK_FATE_CONFLICT, message->unit->root, NULL, g_ptr_array_ref (differences));
  else if (is_added)
    return layak_import_find_duplicates (self, message->unit, tell_new (self, message->unit, NULL), error);
  return TRUE;
}

/* What is within a record that comes back need not be told, but where somebody had to decide. */
static void
append_conflicts (GPtrArray   *differences,
                  LayakMerged *merged)
{
  for (guint i = merged->differences->len; i-- > 0;)
    if (((LayakDifference *) g_ptr_array_index (merged->differences, i))->verdict != LAYAK_MERGE_CONFLICT)
      g_ptr_array_remove_index (merged->differences, i);
  g_ptr_array_extend_and_steal (differences, g_steal_pointer (&merged->differences));
}

/* Lets a unit live again that was deleted here: it has seen what both sides have seen. If somebody must first decide
 * about a record within it, it is not added. */
static gboolean
revive (LayakImport           *self,
        const LayakTombstone  *tombstone,
        LayakImportMessage    *message,
        gboolean               is_decided,
        GPtrArray             *differences,
        gboolean              *is_added,
        GError               **error)
{
  g_autoptr(LayakMerged) merged = NULL;
  LayakUuid uuid = tombstone->uuid;

  *is_added = FALSE;
  ensure_version (self, message->unit);
  layak_merge_complete_unit (message->unit);
  merged = layak_merge_returned (tombstone, message->unit, is_decided, &self->merging);
  append_conflicts (differences, merged);
  if (merged->n_undecided > 0)
    layak_plan_count_undecided (self->plan);
  if (merged->n_undecided > 0 || merged->is_skipped)
    {
      layak_import_tell (self, LAYAK_FATE_CONFLICT, message->unit->root, NULL, g_ptr_array_ref (differences));
      return TRUE;
    }

  layak_unit_free (message->unit);
  message->unit = g_steal_pointer (&merged->unit);
  message->digest = 0;
  if (!layak_tombstone_delete (self->connection, &uuid, error) ||
      !layak_tombstones_replace (self->connection, &uuid, tombstone->parts, NULL, error) ||
      !layak_import_add_new (self, message, differences, is_added, error))
    return FALSE;

  /* Whatever it may not refer to, it stays deleted. */
  return *is_added || layak_tombstone_save (self->connection, tombstone, error);
}

/**
 * layak_import_restore:
 * @is_restored: (out): whether it lives again; not if no file of this import has it
 *
 * Restores a record that was deleted here, because somebody decided for one that refers to it.
 */
gboolean
layak_import_restore (LayakImport      *self,
                      const LayakUuid  *uuid,
                      gboolean         *is_restored,
                      GError          **error)
{
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_difference_free);
  g_autoptr(LayakImportMessage) message = NULL;
  g_autoptr(LayakTombstone) tombstone = NULL;
  g_autofree gpointer key = NULL;
  gpointer value;
  LayakUuid wanted = *uuid;

  *is_restored = FALSE;
  if (!g_hash_table_steal_extended (self->buried, uuid, &key, &value))
    return TRUE;

  message = value;
  tombstone = layak_tombstone_load (self->connection, &wanted, error);
  if (tombstone == NULL || !revive (self, tombstone, message, TRUE, differences, is_restored, error))
    return FALSE;
  if (*is_restored)
    layak_import_tell (self, LAYAK_FATE_CONFLICT, message->unit->root,
                       _("It was deleted here and is restored, because another record refers to it"), NULL);
  return TRUE;
}

/* Keeps the deletion; it has then seen the other side, so that nobody asks again. */
static gboolean
stay_deleted (LayakImport      *self,
              LayakTombstone   *tombstone,
              const LayakUnit  *unit,
              GError          **error)
{
  layak_import_see (tombstone, unit);
  layak_vector_add (tombstone->version->seen, self->merging.stamp);
  layak_tombstone_add (tombstone, self->merging.stamp);
  tombstone->deleted = self->merging.now;
  return layak_tombstone_save (self->connection, tombstone, error);
}

static void
bury (LayakImport        *self,
      LayakImportMessage *message)
{
  g_hash_table_insert (self->buried, g_memdup2 (&message->unit->root->uuid, sizeof (LayakUuid)), message);
}

/* What to tell of a record that the file has and that was deleted here. */
static GPtrArray *
make_presence (const LayakRow       *root,
               const LayakTombstone *deletion,
               LayakDecision         decision)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_difference_free);
  LayakDifference *difference = layak_difference_new_presence (root, FALSE, LAYAK_MERGE_CONFLICT, decision);

  layak_difference_set_deletion (difference, deletion, TRUE);
  g_ptr_array_add (differences, difference);
  return differences;
}

/* Edited there without knowing of the deletion, and deleted here without knowing of the edit. */
static gboolean
decide_deleted (LayakImport         *self,
                LayakTombstone      *tombstone,
                LayakImportMessage  *message,
                GError             **error)
{
  const LayakRow *root = message->unit->root;
  LayakDecision decision = layak_import_decide (LAYAK_FATE_CONFLICT, root->info, &root->uuid, NULL, self);
  g_autoptr(LayakImportMessage) owned = message;
  GPtrArray *differences = make_presence (message->unit->root, tombstone, decision);
  gboolean is_added = FALSE, ok = TRUE;

  if (decision == LAYAK_DECISION_NONE)
    layak_plan_count_undecided (self->plan);
  else if (decision == LAYAK_DECISION_THEIRS)
    ok = revive (self, tombstone, message, TRUE, differences, &is_added, error);
  else if (decision == LAYAK_DECISION_MINE)
    ok = stay_deleted (self, tombstone, message->unit, error);

  if (decision == LAYAK_DECISION_THEIRS && !is_added)
    {
      g_ptr_array_unref (differences);
      return ok;
    }
  layak_import_tell (self, LAYAK_FATE_CONFLICT, message->unit->root, _("It was deleted here"), differences);
  if (decision != LAYAK_DECISION_THEIRS)
    bury (self, g_steal_pointer (&owned));
  return ok;
}

/* Whoever has the record knew of all deletions of it. */
static gboolean
take_returned (LayakImport         *self,
               LayakTombstone      *tombstone,
               LayakImportMessage  *message,
               GError             **error)
{
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_difference_free);
  gboolean is_added;

  if (!revive (self, tombstone, message, FALSE, differences, &is_added, error))
    return FALSE;
  if (is_added && differences->len > 0)
    layak_import_tell (self, LAYAK_FATE_CONFLICT, message->unit->root, _("It was deleted here, and restored there"),
                       g_ptr_array_ref (differences));
  else if (is_added)
    tell_new (self, message->unit, _("It was deleted here, and restored there"));
  return TRUE;
}

static gboolean
take_deleted (LayakImport         *self,
              LayakTombstone      *tombstone,
              LayakImportMessage  *message,
              GError             **error)
{
  g_autoptr(LayakImportMessage) owned = message;
  LayakUnit *unit = message->unit;
  g_autoptr(LayakVector) seen = unit->root->version != NULL ? layak_unit_dup_seen (unit) : NULL;
  g_autoptr(LayakVector) my_seen = layak_tombstone_dup_seen (tombstone);
  gboolean is_taken;

  if (tombstone->info != unit->root->info)
    {
      layak_import_reject (self, unit->root, NULL,
                           _("Its UUID belonged to a record of another type, which was deleted"));
      return TRUE;
    }
  switch (seen != NULL ? layak_version_merge_presence (seen, seen, tombstone->deletions, my_seen)
                       : LAYAK_PRESENCE_CONFLICT)
    {
    case LAYAK_PRESENCE_LIVES:
      return take_returned (self, tombstone, message, error);
    case LAYAK_PRESENCE_DEAD:
      layak_import_tell (self, LAYAK_FATE_SAME, unit->root, NULL, NULL);
      bury (self, g_steal_pointer (&owned));
      return TRUE;
    case LAYAK_PRESENCE_CONFLICT:
    default:
      if (!layak_import_take_absorbed (self, tombstone, message, &is_taken, error))
        return FALSE;
      return is_taken || decide_deleted (self, tombstone, g_steal_pointer (&owned), error);
    }
}

/* Whether somebody put off all new ones of this type, or all that are new. */
static gboolean
are_put_off (LayakImport    *self,
             const LayakRow *root)
{
  return self->decisions != NULL &&
         layak_decisions_get_kind (self->decisions, LAYAK_FATE_NEW, root->info, NULL) == LAYAK_DECISION_SKIP &&
         layak_decisions_get (self->decisions, &root->uuid, NULL) == LAYAK_DECISION_NONE;
}

static gboolean
take_unknown (LayakImport         *self,
              LayakImportMessage  *message,
              GError             **error)
{
  g_autoptr(LayakTombstone) tombstone = NULL;
  g_autoptr(GError) problem = NULL;
  LayakUuid uuid = message->unit->root->uuid;
  gboolean ok;

  if (self->has_tombstones)
    tombstone = layak_tombstone_load (self->connection, &uuid, &problem);
  if (tombstone != NULL)
    return take_deleted (self, tombstone, message, error);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  if (problem == NULL && are_put_off (self, message->unit->root))
    {
      layak_import_park (self, message->unit->root, NULL);
      layak_import_message_free (message);
      return TRUE;
    }
  ok = problem == NULL && take_new (self, message, error);
  layak_import_message_free (message);
  return ok;
}

/**
 * layak_import_take_unit:
 * @message: (transfer full): a unit of a file
 *
 * Finds out what the unit is to this database, and does it.
 */
gboolean
layak_import_take_unit (LayakImport         *self,
                        LayakImportMessage  *message,
                        GError             **error)
{
  g_autoptr(LayakImportMessage) owned = message;
  LayakUnit *unit = message->unit;
  LayakUuid target;
  gboolean must_wait;
  guint64 digest;
  gint64 id;

  self->unit = unit->root->uuid;
  self->line = message->line;
  if (!check_owner (self, unit))
    return TRUE;
  if (!layak_import_receive (self, message, error) ||
      !layak_import_must_wait (self, message, &target, &must_wait, error) ||
      !layak_unit_store_find (self->connection, unit->root->info, &unit->root->uuid, &id, &digest, error))
    return FALSE;

  if (id != 0 && digest == message->digest)
    {
      layak_import_tell (self, LAYAK_FATE_SAME, unit->root, NULL, NULL);
      return TRUE;
    }
  if (layak_import_is_parked (self, &unit->root->uuid))
    {
      layak_import_park (self, unit->root, NULL);
      return TRUE;
    }
  if (must_wait)
    {
      layak_import_wait (self, g_steal_pointer (&owned), &target);
      return TRUE;
    }
  if (id == 0 && self->is_receipt && unit->root->info == &layak_delivery_info)
    return layak_import_refuse_answer (self, unit->root, error);
  if (id == 0)
    return take_unknown (self, g_steal_pointer (&owned), error);

  if (!layak_import_merge_known (self, message, id, error))
    return FALSE;
  return TRUE;
}
