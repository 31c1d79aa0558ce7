/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <glib/gi18n-lib.h>

#include "layak-import-private.h"

/* Whether what a record refers to is here, comes with the file, or was deleted here. */

/* The check of one unit, until something of it is wrong for good.
 * @stored: nullable: the unit as it is here, whose references hold already */
typedef struct
{
  LayakImport        *import;
  LayakUnit          *unit;
  const LayakUnit    *stored;
  GHashTable         *before;
  GPtrArray          *differences;
  LayakImportOutcome  outcome;
} Check;

/* The types share one set in a dry run, so that the type becomes part of what is noted. */
LayakUuid
layak_import_note (const LayakRecordInfo *info,
                   const LayakUuid       *uuid)
{
  LayakUuid note = *uuid;

  note.bytes[0] ^= (guint8) info->number;
  return note;
}

static void
note_referred (LayakImport    *self,
               const LayakRow *row)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    {
      const LayakField *field = &row->info->fields[i];
      char * const single[] = { row->values[i].text, NULL };
      char * const *identities;
      const LayakRecordInfo *info;
      LayakUuid uuid, note;

      if (field->refers == NULL || layak_value_is_unknown (field, row->values[i]))
        continue;
      identities = field->type == LAYAK_FIELD_REFERENCES ? row->values[i].set : (char **) single;
      info = layak_record_info_find (field->refers);
      for (guint k = 0; identities[k] != NULL; k++)
        if (layak_table_parse_identity (info, identities[k], &uuid))
          {
            note = layak_import_note (info, &uuid);
            layak_uuid_set_add (self->referred, &note);
          }
    }
}

/* Notes, in a dry run, what an import would have inserted by now. */
void
layak_import_note_new (LayakImport     *self,
                       const LayakUnit *unit)
{
  LayakUuid note = layak_import_note (unit->root->info, &unit->root->uuid);

  layak_uuid_set_add (self->noted, &note);
  note_referred (self, unit->root);
}

/**
 * layak_import_find_target:
 * @identity: what a reference holds
 * @uuid: (out): the UUID of the record meant
 */
gboolean
layak_import_find_target (LayakImport            *self,
                          const LayakRecordInfo  *info,
                          const char             *identity,
                          LayakUuid              *uuid,
                          LayakImportTarget      *target,
                          GError                **error)
{
  g_autoptr(LayakTombstone) tombstone = NULL;
  g_autoptr(GError) problem = NULL;
  LayakUuid note;
  gint64 id;

  *target = LAYAK_IMPORT_MISSING;
  if (!layak_table_parse_identity (info, identity, uuid))
    return TRUE;
  if (!layak_table_find_id (layak_table_get (info), self->connection, uuid, &id, error))
    return FALSE;

  note = layak_import_note (info, uuid);
  if (id != 0 || (!self->inserts && layak_uuid_set_contains (self->noted, &note)))
    {
      *target = LAYAK_IMPORT_HERE;
      return TRUE;
    }
  if (!self->has_tombstones)
    return TRUE;

  tombstone = layak_tombstone_load (self->connection, uuid, &problem);
  if (tombstone != NULL && tombstone->info == info)
    *target = LAYAK_IMPORT_DELETED;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return error == NULL || *error == NULL;
}

static void
reject (Check            *self,
        const LayakField *field,
        const char       *message)
{
  layak_import_reject (self->import, self->unit->root, field, message);
  self->outcome = LAYAK_IMPORT_REJECTED;
}

/* (transfer full): a sentence about a reference that cannot be stored. */
char *
layak_import_describe_lost (const LayakRecordInfo *info,
                            const char            *identity,
                            gboolean               was_deleted)
{
  const char *label = layak_record_info_get_label (info);

  if (was_deleted)
    /* Translators: a type of record as “Agency”, and its code or UUID */
    return g_strdup_printf (_("It refers to %s “%s”, which was deleted here and is not in the file"), label, identity);

  /* Translators: a type of record as “Agency”, and its code or UUID */
  return g_strdup_printf (_("It refers to %s “%s”, which is neither here nor in the file"), label, identity);
}

static void
reject_lost (Check            *self,
             const LayakField *field,
             const char       *identity,
             gboolean          was_deleted)
{
  g_autofree char *message =
    layak_import_describe_lost (layak_record_info_find (field->refers), identity, was_deleted);

  reject (self, field, message);
}

static void
reject_missing (Check            *self,
                const LayakField *field,
                const char       *identity,
                const LayakUuid  *uuid)
{
  LayakUuid note = layak_import_note (layak_record_info_find (field->refers), uuid);

  /* It comes with what it refers to. */
  if (layak_uuid_set_contains (self->import->parked, &note))
    {
      layak_import_park (self->import, self->unit->root, _("It refers to a record that is parked"));
      self->outcome = LAYAK_IMPORT_PARKED;
      return;
    }

  reject_lost (self, field, identity, FALSE);
}

static const LayakRow *
get_stored (Check          *self,
            const LayakRow *row)
{
  if (self->stored == NULL)
    return NULL;

  return row == self->unit->root ? self->stored->root : g_hash_table_lookup (self->before, row);
}

/* What a decision changed of the unit is a new edit. */
static void
mark_edited (Check    *self,
             LayakRow *row,
             guint     field)
{
  LayakRow *root = self->unit->root;
  LayakStamp stamp = self->import->merging.stamp;

  if (row->version == NULL)
    {
      row->version = layak_version_new (root->version->made);
      row->created = root->created;
    }
  /* Before the stamp of what the file brought is gone. */
  if (root->version->seen == NULL)
    root->version->seen = layak_unit_dup_seen (self->unit);
  layak_vector_add (root->version->seen, stamp);
  layak_version_set_stamp (row->version, field, stamp);
  row->modified = root->modified = self->import->merging.now;
}

static void
remove_reference (LayakRow   *row,
                  guint       field,
                  const char *identity)
{
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
  char **set = NULL;

  if (row->info->fields[field].type == LAYAK_FIELD_REFERENCES)
    {
      for (guint i = 0; row->values[field].set[i] != NULL; i++)
        if (!g_str_equal (row->values[field].set[i], identity))
          g_strv_builder_add (kept, row->values[field].set[i]);
      set = g_strv_builder_end (kept);
      if (*set == NULL)
        g_clear_pointer (&set, g_strfreev);
      layak_row_take_value (row, field, (LayakValue) { .set = set });
    }
  else
    layak_row_take_value (row, field, layak_value_unknown (&row->info->fields[field]));
}

/* The deletion holds: the value here stays, or the reference goes, or the record goes with what it is about. */
static gboolean
keep_deleted (Check       *self,
              LayakRow    *row,
              guint        field,
              const char  *identity,
              GError     **error)
{
  const LayakField *info = &row->info->fields[field];
  const LayakRow *stored = get_stored (self, row);

  if (stored != NULL)
    layak_row_take_value (row, field, layak_value_copy (info, stored->values[field]));
  else if (info->flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY | LAYAK_FIELD_DEPENDENT))
    {
      self->outcome = LAYAK_IMPORT_DROPPED;
      return layak_import_drop (self->import, self->unit, 0, NULL, error);
    }
  else
    remove_reference (row, field, identity);

  mark_edited (self, row, field);
  return TRUE;
}

/* The reference holds, and what it names comes back. */
static gboolean
take_restored (Check            *self,
               LayakRow         *row,
               guint             field,
               const char       *identity,
               const LayakUuid  *uuid,
               GError          **error)
{
  gboolean is_restored;
  LayakUuid unit = self->import->unit;
  gboolean ok = layak_import_restore (self->import, uuid, &is_restored, error);

  self->import->unit = unit;
  if (ok && is_restored)
    mark_edited (self, row, field);
  else if (ok)
    reject_lost (self, &row->info->fields[field], identity, TRUE);
  return ok;
}

/* What it refers to went into another record, which it therefore means. */
static void
take_successor (Check           *self,
                LayakRow        *row,
                guint            field,
                const char      *identity,
                const LayakUuid *successor)
{
  g_autofree char *text = layak_uuid_to_string (successor);

  layak_import_replace_reference (row, field, identity, text);
  mark_edited (self, row, field);
}

static LayakDecision
add_conflict (Check          *self,
              const LayakRow *row,
              guint           field)
{
  const LayakField *info = &row->info->fields[field];
  const LayakRow *stored = get_stored (self, row);
  LayakDifference *difference = layak_difference_new (row->info, &row->uuid, info, LAYAK_MERGE_CONFLICT);

  difference->mine = stored != NULL ? layak_value_format (info, stored->values[field]) : NULL;
  difference->theirs = layak_value_format (info, row->values[field]);
  difference->decision = layak_import_decide (LAYAK_FATE_CONFLICT, row->info, &row->uuid, info, self->import);
  layak_difference_set_rows (difference, stored, row);
  g_ptr_array_add (self->differences, difference);
  return difference->decision;
}

static gboolean
decide_deleted (Check            *self,
                LayakRow         *row,
                guint             field,
                const char       *identity,
                const LayakUuid  *uuid,
                GError          **error)
{
  switch (add_conflict (self, row, field))
    {
    case LAYAK_DECISION_MINE:
      return keep_deleted (self, row, field, identity, error);
    case LAYAK_DECISION_THEIRS:
      return take_restored (self, row, field, identity, uuid, error);
    case LAYAK_DECISION_SKIP:
      self->outcome = LAYAK_IMPORT_SKIPPED;
      return TRUE;
    case LAYAK_DECISION_NONE:
    case LAYAK_DECISION_SAME:
    case LAYAK_DECISION_DIFFERENT:
    default:
      layak_plan_count_undecided (self->import->plan);
      self->outcome = LAYAK_IMPORT_UNDECIDED;
      return TRUE;
    }
}

/* A set within a unit names records of the same unit, whose existence the merge has settled. */
static gboolean
has_sibling (const LayakUnit       *unit,
             const LayakRecordInfo *info,
             const char            *identity)
{
  LayakUuid uuid;

  if (!layak_uuid_parse (identity, &uuid))
    return FALSE;

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (unit->children, i);

      if (child->info == info && layak_uuid_equal (&child->uuid, &uuid))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_identity (Check       *self,
                LayakRow    *row,
                guint        field,
                const char  *identity,
                GError     **error)
{
  const LayakField *reference = &row->info->fields[field];
  const LayakRecordInfo *info = layak_record_info_find (reference->refers);
  LayakImportTarget target = LAYAK_IMPORT_HERE;
  LayakUuid uuid, successor;
  gboolean is_here;

  if (info->parent != NULL)
    {
      if (!has_sibling (self->unit, info, identity))
        reject_missing (self, reference, identity, &self->unit->root->uuid);
      return TRUE;
    }
  if (!layak_import_find_target (self->import, info, identity, &uuid, &target, error))
    return FALSE;

  if (target == LAYAK_IMPORT_MISSING)
    reject_missing (self, reference, identity, &uuid);
  if (target != LAYAK_IMPORT_DELETED)
    return TRUE;

  successor = uuid;
  if (!layak_import_find_successor (self->import, info, &successor, &is_here, error))
    return FALSE;
  if (!is_here)
    return decide_deleted (self, row, field, identity, &uuid, error);

  take_successor (self, row, field, identity, &successor);
  return TRUE;
}

static gboolean
check_field (Check     *self,
             LayakRow  *row,
             guint      field,
             GError   **error)
{
  const LayakField *info = &row->info->fields[field];
  const LayakRow *stored = get_stored (self, row);
  g_auto(GStrv) identities = NULL;

  if (info->refers == NULL || g_strcmp0 (row->info->parent, info->name) == 0 ||
      layak_value_is_unknown (info, row->values[field]) ||
      (stored != NULL && layak_value_equal (info, row->values[field], stored->values[field])))
    return TRUE;

  /* A copy, since what is decided changes the value. */
  if (info->type == LAYAK_FIELD_REFERENCES)
    identities = g_strdupv (row->values[field].set);
  else
    identities = g_strsplit (row->values[field].text, " ", 1);
  for (guint i = 0; identities[i] != NULL && self->outcome == LAYAK_IMPORT_FINE; i++)
    if (!check_identity (self, row, field, identities[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
check_row (Check     *self,
           LayakRow  *row,
           GError   **error)
{
  for (guint i = 0; i < row->info->n_fields && self->outcome == LAYAK_IMPORT_FINE; i++)
    if (!check_field (self, row, i, error))
      return FALSE;

  return TRUE;
}

/* The fate of a unit that is not taken. */
static void
tell_outcome (Check *self)
{
  const char *message = _("It refers to a record that was deleted here");

  if (self->outcome == LAYAK_IMPORT_DROPPED)
    g_ptr_array_add (self->differences,
                     layak_difference_new_presence (self->unit->root, FALSE, LAYAK_MERGE_CONFLICT,
                                                    LAYAK_DECISION_MINE));
  if (self->outcome == LAYAK_IMPORT_UNDECIDED || self->outcome == LAYAK_IMPORT_SKIPPED ||
      self->outcome == LAYAK_IMPORT_DROPPED)
    layak_import_tell (self->import, LAYAK_FATE_CONFLICT, self->unit->root, message,
                       g_ptr_array_ref (self->differences));
}

/**
 * layak_import_check_references:
 * @unit: what shall be stored; decisions change it
 * @stored: (nullable): the same unit as it is here, whose references are not asked again
 * @differences: gets a conflict for each reference to what was deleted here
 * @outcome: (out): if it is not %LAYAK_IMPORT_FINE, the fate of the unit was told
 */
gboolean
layak_import_check_references (LayakImport         *self,
                               LayakUnit           *unit,
                               const LayakUnit     *stored,
                               GPtrArray           *differences,
                               LayakImportOutcome  *outcome,
                               GError             **error)
{
  g_autoptr(GHashTable) before = stored != NULL ? layak_merge_index (stored) : NULL;
  Check check = { self, unit, stored, before, differences, LAYAK_IMPORT_FINE };

  if (!check_row (&check, unit->root, error))
    return FALSE;
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    if (!check_row (&check, g_ptr_array_index (unit->children, i), error))
      return FALSE;

  tell_outcome (&check);
  *outcome = check.outcome;
  return TRUE;
}

/* In a dry run some targets are only noted, so that a reference to them cannot be written. It is as good as written:
 * nothing of it is kept, and what it no longer refers to is free. */
gboolean
layak_import_clear_unresolved (LayakImport     *self,
                               LayakRow        *row,
                               const LayakRow  *stored,
                               GError         **error)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    {
      const LayakField *field = &row->info->fields[i];
      g_auto(GStrv) identities = NULL;

      if (field->refers == NULL || layak_value_is_unknown (field, row->values[i]))
        continue;
      identities = field->type == LAYAK_FIELD_REFERENCES ? g_strdupv (row->values[i].set)
                                                         : g_strsplit (row->values[i].text, " ", 1);
      for (guint k = 0; identities[k] != NULL; k++)
        {
          const LayakRecordInfo *info = layak_record_info_find (field->refers);
          LayakUuid uuid;
          gint64 id = 0;

          if (layak_table_parse_identity (info, identities[k], &uuid) &&
              !layak_table_find_id (layak_table_get (info), self->connection, &uuid, &id, error))
            return FALSE;
          if (id != 0)
            continue;
          if (field->flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY) && stored != NULL)
            layak_row_take_value (row, i, layak_value_copy (field, stored->values[i]));
          else
            remove_reference (row, i, identities[k]);
        }
    }

  return TRUE;
}
