/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle-private.h"

#include <string.h>

/* What only the other side changed is nobody's decision, unless somebody left it out. */
static void
list_difference (Watch                 *watch,
                 LayakPlanItem         *item,
                 const LayakDifference *difference)
{
  g_autofree char *uuid = layak_uuid_to_string (&difference->uuid);

  if (difference->decision == LAYAK_DECISION_SKIP)
    g_hash_table_add (watch->put_off, layak_uuid_to_string (layak_plan_item_get_uuid (item)));
  if (difference->verdict == LAYAK_MERGE_CONFLICT || difference->decision == LAYAK_DECISION_MINE)
    g_hash_table_insert (watch->decisions,
                         difference->field == NULL ? g_steal_pointer (&uuid)
                                                   : g_strconcat (uuid, " ", difference->field->name, NULL),
                         GINT_TO_POINTER (difference->decision));
}

static void
list_decisions (Watch     *watch,
                LayakPlan *plan,
                LayakFate  fate)
{
  GListModel *items = layak_plan_get_items (plan, fate);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);
      GPtrArray *differences = layak_plan_item_get_differences (item);

      if (fate == LAYAK_FATE_PARKED)
        g_hash_table_add (watch->put_off, layak_uuid_to_string (layak_plan_item_get_uuid (item)));
      else if (fate == LAYAK_FATE_CONFLICT && differences == NULL)
        g_hash_table_insert (watch->decisions, layak_uuid_to_string (layak_plan_item_get_uuid (item)), NULL);
      for (guint k = 0; differences != NULL && k < differences->len; k++)
        list_difference (watch, item, g_ptr_array_index (differences, k));
    }
}

/* Whether somebody decided about the record as a whole. */
static gboolean
is_conflict (Watch      *watch,
             const char *uuid)
{
  return g_hash_table_contains (watch->decisions, uuid);
}

gboolean
watch_is_decided (Watch            *watch,
                  const char       *uuid,
                  const LayakField *field)
{
  g_autofree char *key = g_strconcat (uuid, " ", field->name, NULL);

  return g_hash_table_contains (watch->decisions, key);
}

/* Where a unit was made of two, what is in it may come from edits of either that nobody can tell apart here: of those
 * only is watched that nothing is lost when they become one, and that all offices agree in the end. */
static void
complain (Watch        *watch,
          const char   *uuid,
          const Record *record,
          const char   *field,
          const char   *sentence)
{
  if (watch_is_of_two (watch, record->unit))
    return;

  g_string_append_printf (watch->complaints, "%s %s %s: %s\n", record->info->name, uuid, field != NULL ? field : "",
                          sentence);
}

/* What becomes of a reference depends also on what becomes of the other record. */
static void
watch_decision (Watch            *watch,
                const char       *uuid,
                const Record     *after,
                const LayakField *field,
                gboolean          is_mine,
                gboolean          is_theirs)
{
  g_autofree char *key = g_strconcat (uuid, " ", field->name, NULL);
  const LayakDecision decision = GPOINTER_TO_INT (g_hash_table_lookup (watch->decisions, key));

  if (field->refers == NULL && ((decision == LAYAK_DECISION_MINE && !is_mine) ||
                                (decision == LAYAK_DECISION_THEIRS && !is_theirs)))
    complain (watch, uuid, after, field->name, "it is not as somebody decided");
}

/* Sets of members are also changed by what becomes of the members. */
static gboolean
is_set (const LayakField *field)
{
  return field->type == LAYAK_FIELD_REFERENCES;
}

static char *
join (const char *a,
      const char *b)
{
  GString *all = g_string_new (a);
  g_auto(GStrv) old = NULL, new = NULL;

  if (g_str_equal (a, b))
    return g_string_free (all, FALSE);

  old = g_strsplit (a, " ", -1);
  new = g_strsplit (b, " ", -1);
  for (guint i = 0; new[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) old, new[i]))
      g_string_append_printf (all, " %s", new[i]);
  return g_string_free (all, FALSE);
}

static void
watch_field (Watch        *watch,
             const char   *uuid,
             Record       *after,
             const Record *mine,
             const Record *theirs,
             guint         i)
{
  const LayakField *field = &after->info->fields[i];
  gboolean is_mine = watch_is_same_value (watch, field, after->values[i], mine->values[i]);
  gboolean is_theirs = theirs != NULL && (watch_is_same_value (watch, field, after->values[i], theirs->values[i]) ||
                                          watch_is_itself (watch, after, i, theirs->values[i]));

  if (watch_is_decided (watch, uuid, field) || (is_set (field) && !is_mine && !is_theirs) ||
      (!is_mine && (watch_is_dropped (watch, after, i) || (!is_theirs && watch_is_absorbed (watch, after, i)))))
    {
      gboolean absorbs = watch_absorbs (watch, after);
      g_autofree char *edit = knowledge_make_edit (), *edits = NULL;

      if (!absorbs)
        watch_decision (watch, uuid, after, field, is_mine, is_theirs);
      knowledge_hear (watch->self, after->unit, edit);
      /* To keep what is here rather than what goes into it is no edit, or one that says the same. */
      edits = absorbs && is_mine ? join (mine->edits[i], edit) : g_strdup (edit);
      after->edits[i] = absorbs && is_theirs ? join (theirs->edits[i], edits) : g_steal_pointer (&edits);
      return;
    }
  if (is_mine && is_theirs)
    {
      after->edits[i] = join (mine->edits[i], theirs->edits[i]);
      return;
    }

  after->edits[i] = g_strdup (is_mine ? mine->edits[i] : is_theirs ? theirs->edits[i] : "");
  if (is_set (field) || is_conflict (watch, uuid))
    return;
  if (!is_mine && !is_theirs)
    complain (watch, uuid, after, field->name, "the value comes from nowhere");
  else if (is_theirs && !knowledge_has_heard (watch->file, after->unit, mine->edits[i]))
    complain (watch, uuid, after, field->name, "a value was overwritten by somebody who had not heard of it");
  else if (is_mine && theirs != NULL && !knowledge_has_heard (watch->self, after->unit, theirs->edits[i]))
    complain (watch, uuid, after, field->name, "a value was ignored that nobody here had heard of");
}

/* Whoever put a unit off has heard nothing of it. */
static void
watch_put_off (Watch        *watch,
               const char   *uuid,
               Record       *after,
               const Record *mine)
{
  after->made = g_strdup (mine->made);
  for (guint i = 0; i < after->info->n_fields; i++)
    {
      after->edits[i] = g_strdup (mine->edits[i]);
      if (!is_set (&after->info->fields[i]) &&
          !watch_is_same_value (watch, &after->info->fields[i], after->values[i], mine->values[i]))
        complain (watch, uuid, after, after->info->fields[i].name, "the record was put off, and has changed");
    }
}

static void
watch_kept (Watch        *watch,
            const char   *uuid,
            Record       *after,
            const Record *mine,
            const Record *theirs)
{
  if (g_hash_table_contains (watch->put_off, after->unit))
    {
      watch_put_off (watch, uuid, after, mine);
      return;
    }

  after->made = theirs != NULL ? join (mine->made, theirs->made) : g_strdup (mine->made);
  for (guint i = 0; i < after->info->n_fields; i++)
    watch_field (watch, uuid, after, mine, theirs, i);
}

static void
watch_added (Watch        *watch,
             const char   *uuid,
             Record       *after,
             const Record *theirs)
{
  const char *deletion = g_hash_table_lookup (watch->self->gone, uuid);
  gboolean is_decided = is_conflict (watch, uuid) || is_conflict (watch, after->unit);

  if (theirs == NULL)
    {
      if (!watch_is_moved (watch, after))
        complain (watch, uuid, after, NULL, "the record comes from nowhere");
      knowledge_note_new (watch->self, after);
      return;
    }
  if (deletion != NULL && !is_decided && !knowledge_has_heard_deletion (watch->file, deletion))
    complain (watch, uuid, after, NULL, "a deleted record came back through somebody who had not heard of that");

  after->made = is_decided ? knowledge_make_edit () : g_strdup (theirs->made);
  knowledge_hear (watch->self, after->unit, after->made);
  for (guint i = 0; i < after->info->n_fields; i++)
    after->edits[i] = g_strdup (theirs->edits[i]);
  g_hash_table_remove (watch->self->gone, uuid);
}

/* (transfer full): the steps of a deletion, “unit edit edit”, that are new to one side. Whoever holds the record
 * although it has heard of a step has it from somebody who took that step back. */
static char *
dup_new_steps (Knowledge  *side,
               const char *deletion)
{
  g_auto(GStrv) parts = g_strsplit (deletion, " ", -1);
  GString *steps = g_string_new (parts[0]);

  for (guint i = 1; parts[i] != NULL; i++)
    if (!knowledge_has_heard (side, parts[0], parts[i]))
      g_string_append_printf (steps, " %s", parts[i]);
  return g_string_free (steps, FALSE);
}

static void
watch_removed (Watch        *watch,
               const char   *uuid,
               const Record *mine)
{
  const char *of_record = g_hash_table_lookup (watch->file->gone, uuid);
  const char *of_unit = g_hash_table_lookup (watch->file->gone, mine->unit);
  const char *deletion = of_record != NULL ? of_record : of_unit;
  /* What was deleted by itself from a unit that stays is not decided with the unit. */
  gboolean is_by_itself = of_record != NULL && g_hash_table_contains (watch->after, mine->unit);
  gboolean is_one = deletion == NULL && watch_has_become (watch, mine->unit);
  gboolean is_decided = is_one || is_conflict (watch, uuid) || (!is_by_itself && is_conflict (watch, mine->unit));
  g_autofree char *steps = of_record != NULL ? dup_new_steps (watch->self, of_record) : NULL;
  gboolean is_known = TRUE;

  if (!is_decided)
    for (guint i = 0; i < mine->info->n_fields && is_known; i++)
      if (!is_set (&mine->info->fields[i]))
        is_known = knowledge_has_heard (watch->file, mine->unit, mine->edits[i]);

  if (!is_known)
    complain (watch, uuid, mine, NULL, "a record was deleted by somebody who had not heard of all of it");
  if (!is_decided && deletion == NULL)
    complain (watch, uuid, mine, NULL, "a record is gone that nobody deleted");
  if (of_record != NULL && !is_decided)
    g_hash_table_insert (watch->self->gone, g_strdup (uuid),
                         strchr (steps, ' ') != NULL ? g_steal_pointer (&steps) : g_strdup (of_record));
  else
    knowledge_note_gone (watch->self, uuid, mine, watch->after);
}

/* What lives there stays deleted here, but for the steps that were taken back there. */
static void
drop_steps_taken_back (Watch      *watch,
                       const char *uuid)
{
  const char *deletion = g_hash_table_lookup (watch->self->gone, uuid);
  g_autofree char *steps = deletion != NULL ? dup_new_steps (watch->file, deletion) : NULL;

  if (steps != NULL && strchr (steps, ' ') != NULL)
    g_hash_table_insert (watch->self->gone, g_strdup (uuid), g_steal_pointer (&steps));
}

/* A record of the file that is not here afterwards must have been deleted here knowingly. */
static void
watch_left_out (Watch        *watch,
                const char   *uuid,
                const Record *theirs)
{
  gboolean is_known = TRUE;

  if (g_hash_table_contains (watch->put_off, theirs->unit))
    return;
  drop_steps_taken_back (watch, uuid);
  if (is_conflict (watch, uuid) || is_conflict (watch, theirs->unit) ||
      g_hash_table_contains (watch->became, theirs->unit))
    {
      if (!g_hash_table_contains (watch->self->gone, uuid))
        knowledge_note_gone (watch->self, uuid, theirs, watch->after);
      return;
    }

  for (guint i = 0; i < theirs->info->n_fields && is_known; i++)
    if (!is_set (&theirs->info->fields[i]))
      is_known = knowledge_has_heard (watch->self, theirs->unit, theirs->edits[i]);
  if (!is_known)
    complain (watch, uuid, theirs, NULL, "a record was left out of which nobody here had heard");
}

/* Adds those of the steps of @deletion, “unit edit edit”, that the other side has as well, or has not even heard of. */
static void
add_current (GString    *current,
             const char *deletion,
             const char *others,
             Knowledge  *other)
{
  g_auto(GStrv) steps = g_strsplit (deletion, " ", -1), same = g_strsplit (others != NULL ? others : "", " ", -1);

  if (current->len == 0)
    g_string_assign (current, steps[0]);
  for (guint i = 1; steps[i] != NULL; i++)
    {
      g_auto(GStrv) all = g_strsplit (current->str, " ", -1);

      if (!g_strv_contains ((const char * const *) all, steps[i]) &&
          (g_strv_contains ((const char * const *) same, steps[i]) || !knowledge_has_heard (other, steps[0], steps[i])))
        g_string_append_printf (current, " %s", steps[i]);
    }
}

/* What was deleted here and there, less what either has taken back. */
static void
merge_gone (Watch      *watch,
            const char *uuid,
            const char *mine,
            const char *theirs)
{
  g_autoptr(GString) current = g_string_new (NULL);

  add_current (current, mine, theirs, watch->file);
  add_current (current, theirs, mine, watch->self);
  if (strchr (current->str, ' ') != NULL)
    g_hash_table_insert (watch->self->gone, g_strdup (uuid), g_strdup (current->str));
  else
    g_hash_table_remove (watch->self->gone, uuid);
}

/* What its sender knew to be deleted from the units of a file is so here too. */
static void
spread_deletions (Watch      *watch,
                  GHashTable *units)
{
  GHashTableIter iter;
  gpointer uuid, theirs;

  g_hash_table_iter_init (&iter, watch->file->gone);
  while (g_hash_table_iter_next (&iter, &uuid, &theirs))
    {
      g_autofree char *unit = g_strndup (theirs, strcspn (theirs, " "));
      const char *mine = g_hash_table_lookup (watch->self->gone, uuid);

      if (!g_hash_table_contains (units, unit) || g_hash_table_contains (watch->self->records, uuid))
        continue;
      if (mine != NULL)
        merge_gone (watch, uuid, mine, theirs);
      else
        g_hash_table_insert (watch->self->gone, g_strdup (uuid), g_strdup (theirs));
    }
}

/* Whoever takes a unit of a file has heard of all that its sender had heard of that unit. */
static void
spread (Watch      *watch,
        GHashTable *units)
{
  GHashTableIter iter;
  gpointer key;

  spread_deletions (watch, units);
  g_hash_table_iter_init (&iter, watch->file->heard);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *unit = g_strndup (key, strcspn (key, " "));

      if (g_hash_table_contains (units, unit) && !g_hash_table_contains (watch->self->heard, key))
        g_hash_table_insert (watch->self->heard, g_ref_string_acquire (key), NULL);
    }
}

/**
 * oracle_watch_import:
 * @of_file: what the sender knew when it wrote the file, cut down to what the file tells
 * @had_become: (element-type utf8 utf8): what each unit that was gone before the import had gone into
 *
 * Returns: (transfer full) (nullable): what went wrong
 */
char *
oracle_watch_import (Knowledge  *self,
                     Knowledge  *of_file,
                     GHashTable *had_become,
                     Office     *office)
{
  GHashTable *after = knowledge_read_records (office);
  g_autoptr(GHashTable) decisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) put_off = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) became = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) absorbed =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Watch watch = { self, of_file, after, decisions, put_off, became, had_become, absorbed, g_string_new (NULL) };
  GHashTableIter iter;
  gpointer uuid, value;

  for (guint i = 0; i < LAYAK_N_FATES; i++)
    list_decisions (&watch, office->plan, i);
  watch_list_absorbed (&watch, office);
  watch_nothing_lost (&watch);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    {
      const Record *mine = g_hash_table_lookup (self->records, uuid);
      const Record *theirs = g_hash_table_lookup (of_file->records, uuid);

      if (mine != NULL)
        watch_kept (&watch, uuid, value, mine, theirs);
      else
        watch_added (&watch, uuid, value, theirs);
    }
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    if (!g_hash_table_contains (after, uuid))
      watch_removed (&watch, uuid, value);
  g_hash_table_iter_init (&iter, of_file->records);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    {
      if (!g_hash_table_contains (after, uuid) && !g_hash_table_contains (self->records, uuid))
        watch_left_out (&watch, uuid, value);
      g_hash_table_add (units, g_strdup (((Record *) value)->unit));
    }
  g_hash_table_iter_init (&iter, of_file->gone);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    g_hash_table_add (units, g_strndup (value, strcspn (value, " ")));

  g_hash_table_iter_init (&iter, put_off);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    g_hash_table_remove (units, uuid);

  g_hash_table_unref (self->records);
  self->records = after;
  spread (&watch, units);
  if (watch.complaints->len == 0)
    {
      g_string_free (watch.complaints, TRUE);
      return NULL;
    }
  return g_string_free (watch.complaints, FALSE);
}
