/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <glib/gi18n-lib.h>

#include "layak-import-deletion.h"
#include "layak-invariants.h"
#include "layak-references.h"

/* What stands in the way of a deletion: records that stay and refer to the one that would go. */

static LayakImportDeletion *
find_deletion (LayakImport     *self,
               const LayakUuid *uuid)
{
  return g_hash_table_lookup (self->deletions_by_uuid, uuid);
}

void
layak_import_index_deletion (LayakImport         *self,
                             LayakImportDeletion *deletion)
{
  g_hash_table_insert (self->deletions_by_uuid, &deletion->unit->root->uuid, deletion);
}

static gboolean
is_going (const LayakImportDeletion *deletion)
{
  return deletion != NULL && deletion->state == LAYAK_DELETION_DELETE;
}

/**
 * layak_import_follows:
 * @target: (out): what the record has gone into: that may have gone on into a third by the same file
 *
 * Returns: whether that stays, so that what refers to the record will refer to that one
 */
gboolean
layak_import_follows (LayakImport                *self,
                      const LayakImportDeletion  *deletion,
                      LayakUuid                  *target)
{
  *target = deletion->successor;
  while (deletion->is_followed)
    {
      deletion = find_deletion (self, target);
      if (!is_going (deletion))
        return TRUE;
      *target = deletion->successor;
    }
  return FALSE;
}

/* (transfer full) (nullable): what the file tells, where it takes the record away, or what is known here. */
static LayakTombstone *
load_tombstone (LayakImport      *self,
                const LayakUuid  *uuid,
                GError          **error)
{
  const LayakImportDeletion *deletion = find_deletion (self, uuid);

  return is_going (deletion) && deletion->tombstone != NULL ? layak_tombstone_copy (deletion->tombstone)
                                                            : layak_tombstone_load (self->connection, uuid, error);
}

/* What is known of the record that another went into, and which is not here. */
typedef enum
{
  SUCCESSOR_UNKNOWN,
  SUCCESSOR_DELETED,
  SUCCESSOR_DELETED_AS_ONE,   /* by somebody who knew what had gone into it */
} Successor;

static gboolean
find_out (LayakImport           *self,
          const LayakTombstone  *tombstone,
          Successor             *successor,
          GError               **error)
{
  g_autoptr(LayakTombstone) last = layak_tombstone_copy (tombstone);

  *successor = SUCCESSOR_DELETED_AS_ONE;
  while (*successor != SUCCESSOR_UNKNOWN && !layak_uuid_is_nil (&last->successor))
    {
      g_autoptr(GError) problem = NULL;
      g_autoptr(LayakTombstone) next = load_tombstone (self, &last->successor, &problem);
      g_autoptr(LayakVector) seen = next != NULL ? layak_tombstone_dup_seen (next) : NULL;

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      /* The older stays, so that this ends. */
      if (next == NULL || layak_uuid_compare (&next->uuid, &last->uuid) >= 0)
        {
          *successor = SUCCESSOR_UNKNOWN;
          return TRUE;
        }
      if (!layak_vector_covers_any (seen, last->deletions))
        *successor = SUCCESSOR_DELETED;
      layak_tombstone_free (last);
      last = g_steal_pointer (&next);
    }
  return TRUE;
}

/**
 * layak_import_ask_of_successor:
 * @deletion: of a record that went into one that is not here, or goes with the same file
 *
 * Nothing may be lost with it that nobody meant to delete: it stays until the other one comes. If that was deleted by
 * somebody who knew what had gone into it, both are gone as one; else somebody is asked.
 */
gboolean
layak_import_ask_of_successor (LayakImport          *self,
                               LayakImportDeletion  *deletion,
                               GError              **error)
{
  Successor successor;

  if (!find_out (self, deletion->tombstone, &successor, error))
    return FALSE;

  if (successor == SUCCESSOR_UNKNOWN)
    deletion->state = LAYAK_DELETION_WAITING;
  else if (successor == SUCCESSOR_DELETED && !deletion->is_conflict)
    layak_import_ask_deletion (self, deletion, _("It became one there with a record that was deleted"));
  return TRUE;
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
  if (!layak_import_is_evidence (self, deletion->unit->root, &reference.id, error))
    return FALSE;
  if (reference.id == 0)
    return TRUE;
  if (!load_referrer (self, &reference, &uuid, error))
    return FALSE;

  other = find_deletion (self, &uuid);
  evidence = layak_invariants_select_evidence (self->connection, reference.id, error);
  if (evidence == NULL)
    return FALSE;

  *proves = other == NULL || other->state != LAYAK_DELETION_DELETE;
  for (guint i = 0; *proves && i < evidence->len; i++)
    {
      reference = (LayakReference) { document, NULL, g_array_index (evidence, gint64, i) };
      if (!load_referrer (self, &reference, &uuid, error))
        return FALSE;
      other = find_deletion (self, &uuid);
      *proves = other != NULL && other->state == LAYAK_DELETION_DELETE;
    }
  return TRUE;
}

static gboolean
find_blockers (LayakImport                *self,
               const LayakImportDeletion  *deletion,
               Blockers                   *blockers,
               GError                    **error)
{
  const LayakRow *root = deletion->unit->root;
  LayakUuid note = layak_import_note (root->info, &root->uuid), target;
  g_autoptr(GArray) references = layak_references_select (self->connection, root->info, root->id, root->id, G_MAXINT,
                                                          error);

  if (references == NULL)
    return FALSE;
  if (layak_import_follows (self, deletion, &target))
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
      if (other != NULL && other->state == LAYAK_DELETION_DELETE)
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

      if (!layak_import_add_deletion (self, NULL, reference->info, reference->id, error))
        return FALSE;
      added = g_ptr_array_index (self->deletions, self->deletions->len - 1);
      if (find_deletion (self, &added->unit->root->uuid) != NULL)
        {
          /* It refers to the record by two of its fields. */
          g_ptr_array_remove_index (self->deletions, self->deletions->len - 1);
          continue;
        }
      added->state = LAYAK_DELETION_DELETE;
      added->is_conflict = TRUE;
      added->message = _("It is deleted with the record it is about");
      layak_import_index_deletion (self, added);
    }

  return TRUE;
}

/* What was deleted in one go there stays in one piece here: a record that is kept keeps what went with it. */
static LayakImportDeletion *
find_kept_subject (LayakImport               *self,
                   const LayakImportDeletion *deletion)
{
  const LayakRow *root = deletion->unit->root;

  for (guint i = 0; deletion->tombstone != NULL && i < root->info->n_fields; i++)
    {
      const LayakField *field = &root->info->fields[i];
      LayakImportDeletion *subject;
      LayakUuid uuid;

      if (!(field->flags & LAYAK_FIELD_DEPENDENT) || root->values[i].text == NULL ||
          !layak_table_parse_identity (layak_record_info_find (field->refers), root->values[i].text, &uuid))
        continue;
      subject = find_deletion (self, &uuid);
      if (subject != NULL && subject->tombstone != NULL && subject->state != LAYAK_DELETION_DELETE &&
          subject->state != LAYAK_DELETION_SETTLED && subject->state != LAYAK_DELETION_WAITING &&
          layak_vector_equal (subject->tombstone->deletions, deletion->tombstone->deletions))
        return subject;
    }

  return NULL;
}

/* What a record went into may itself go with the same file. */
static gboolean
look_at_successor (LayakImport          *self,
                   LayakImportDeletion  *deletion,
                   gboolean             *is_changed,
                   GError              **error)
{
  LayakUuid target;

  if (!deletion->is_followed || layak_import_follows (self, deletion, &target))
    return TRUE;
  if (!layak_import_ask_of_successor (self, deletion, error))
    return FALSE;

  *is_changed |= deletion->state != LAYAK_DELETION_DELETE;
  return TRUE;
}

static gboolean
settle (LayakImport          *self,
        LayakImportDeletion  *deletion,
        gboolean             *is_changed,
        GError              **error)
{
  g_autoptr(GArray) dependents = g_array_new (FALSE, FALSE, sizeof (LayakReference));
  LayakImportDeletion *subject = find_kept_subject (self, deletion);
  Blockers blockers = { FALSE, FALSE, dependents };

  if (!look_at_successor (self, deletion, is_changed, error))
    return FALSE;
  if (deletion->state != LAYAK_DELETION_DELETE)
    return TRUE;
  if (subject != NULL && !deletion->is_conflict)
    {
      deletion->state = subject->state;
      deletion->is_conflict = TRUE;
      deletion->leader = subject->leader != NULL ? subject->leader : subject;
      deletion->leader->n_following++;
      *is_changed = TRUE;
      return TRUE;
    }
  if (!find_blockers (self, deletion, &blockers, error))
    return FALSE;
  if (!blockers.is_hard && !blockers.is_soft)
    return TRUE;

  if (!deletion->is_conflict)
    layak_import_ask_deletion (self, deletion, _("It was deleted there, and is used here"));
  *is_changed = deletion->state != LAYAK_DELETION_DELETE || blockers.is_hard || dependents->len > 0;
  if (deletion->state != LAYAK_DELETION_DELETE)
    return TRUE;
  if (!blockers.is_hard)
    return add_dependents (self, dependents, error);

  deletion->state = LAYAK_DELETION_KEEP;
  deletion->message = _("It was deleted there, but it is used here and therefore stays");
  return TRUE;
}

/* Taking one out of those that go may keep another from going, and so on. */
gboolean
layak_import_settle_deletions (LayakImport  *self,
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

          if (deletion->state == LAYAK_DELETION_DELETE && !settle (self, deletion, &changed_this, error))
            return FALSE;
          is_changed |= changed_this;
        }
    }

  return TRUE;
}
