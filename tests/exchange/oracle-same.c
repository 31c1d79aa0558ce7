/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two units that turn out to be the same: one goes into the other, and nothing that either knew may be lost. */
#include "oracle-private.h"

/* What the unit is now: it may have gone into another, and that into a third. */
const char *
watch_resolve (Watch      *watch,
               const char *uuid)
{
  const char *next = uuid;

  while (next != NULL && !g_hash_table_contains (watch->after, next) &&
         g_hash_table_contains (watch->became, next))
    next = g_hash_table_lookup (watch->became, next);
  return next;
}

/* Whether it has gone into one that is here. */
gboolean
watch_has_become (Watch      *watch,
                  const char *unit)
{
  const char *other = watch_resolve (watch, unit);

  return other != unit && g_hash_table_contains (watch->after, other);
}

static void
add_absorbed (Watch      *watch,
              const char *unit,
              Record     *record)
{
  GPtrArray *records = g_hash_table_lookup (watch->absorbed, unit);

  if (records == NULL)
    {
      records = g_ptr_array_new ();
      g_hash_table_insert (watch->absorbed, g_strdup (unit), records);
    }
  g_ptr_array_add (records, record);
}

/* What is new of a unit that was gone goes into what that was when its turn came. A unit between the two may come back
 * later in the same import; then what became of the first no longer leads to where its values went. */
static void
add_absorbed_before (Watch  *watch,
                     Record *record)
{
  const char *unit = record->unit;

  while (!g_hash_table_contains (watch->self->records, unit) && g_hash_table_contains (watch->had_become, unit))
    unit = g_hash_table_lookup (watch->had_become, unit);
  if (unit != record->unit && g_hash_table_contains (watch->after, unit) &&
      !g_str_equal (unit, watch_resolve (watch, record->unit)))
    add_absorbed (watch, unit, record);
}

/* Whether it has gone into another, or another into it. */
gboolean
watch_is_of_two (Watch      *watch,
                 const char *unit)
{
  GHashTableIter iter;
  gpointer value;

  if (g_hash_table_contains (watch->became, unit))
    return TRUE;

  g_hash_table_iter_init (&iter, watch->became);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_str_equal (value, unit))
      return TRUE;

  return FALSE;
}

/* Finds out which units have gone into others, and which records went with them by this import. */
void
watch_list_absorbed (Watch  *watch,
                     Office *office)
{
  GHashTable *sides[] = { watch->self->records, watch->file->records };
  GHashTableIter iter;
  gpointer record;

  knowledge_read_successors (office, watch->became);
  if (g_hash_table_size (watch->became) == 0 && g_hash_table_size (watch->had_become) == 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_hash_table_iter_init (&iter, sides[i]);
      while (g_hash_table_iter_next (&iter, NULL, &record))
        if (watch_has_become (watch, ((Record *) record)->unit))
          add_absorbed (watch, watch_resolve (watch, ((Record *) record)->unit), record);
    }
  g_hash_table_iter_init (&iter, watch->file->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    add_absorbed_before (watch, record);
}

/* A reference to what has gone into another is one to that. */
gboolean
watch_is_same_value (Watch            *watch,
                     const LayakField *field,
                     const char       *a,
                     const char       *b)
{
  if (field->type == LAYAK_FIELD_REFERENCE && a != NULL && b != NULL)
    return g_str_equal (watch_resolve (watch, a), watch_resolve (watch, b));

  return g_strcmp0 (a, b) == 0;
}

static GPtrArray *
get_absorbed (Watch        *watch,
              const Record *record)
{
  return g_hash_table_lookup (watch->absorbed, record->unit);
}

/* Whether something went into the unit of the record. */
gboolean
watch_absorbs (Watch        *watch,
               const Record *record)
{
  return get_absorbed (watch, record) != NULL;
}

/* Whether a reference that is unknown now would be one to the record itself. */
gboolean
watch_is_itself (Watch        *watch,
                 const Record *after,
                 guint         field,
                 const char   *value)
{
  return after->values[field] == NULL && value != NULL && after->info->fields[field].type == LAYAK_FIELD_REFERENCE &&
         g_str_equal (watch_resolve (watch, value), after->unit);
}

/* No agency succeeds itself, which is seen when two become one. */
gboolean
watch_is_dropped (Watch        *watch,
                  const Record *after,
                  guint         field)
{
  return watch_absorbs (watch, after) && after->values[field] == NULL &&
         after->info->fields[field].type == LAYAK_FIELD_REFERENCE;
}

/* Whether the value is one of a record that went into this one. */
gboolean
watch_is_absorbed (Watch        *watch,
                   const Record *after,
                   guint         field)
{
  GPtrArray *records = get_absorbed (watch, after);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const Record *record = g_ptr_array_index (records, i);

      if (record->info == after->info &&
          watch_is_same_value (watch, &after->info->fields[field], record->values[field], after->values[field]))
        return TRUE;
    }
  return FALSE;
}

/* Whether a record that is new within its unit came from one that went into it. */
gboolean
watch_is_moved (Watch        *watch,
                const Record *record)
{
  GPtrArray *records = get_absorbed (watch, record);

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (((Record *) g_ptr_array_index (records, i))->info == record->info)
      return TRUE;

  return FALSE;
}

static const LayakField *
get_label_field (const Record *record)
{
  return layak_record_info_find_field (record->info, record->info->title);
}

static const char *
get_label (const Record *record)
{
  return record->values[layak_record_info_field_index (record->info, get_label_field (record))];
}

/* Whether some unit has a part of this type that people call the same: one office may know of two that the unit went
 * into, and gives each what it learns while that is the one. No two parts have the same name by chance. */
static gboolean
has_part (Watch        *watch,
          const Record *part)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, watch->after);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Record *record = value;

      if (record->info == part->info && g_strcmp0 (get_label (record), get_label (part)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether somebody decided about the record, or about one of its fields. */
static gboolean
is_decided_about (Watch      *watch,
                  const char *uuid)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, watch->decisions);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, uuid))
      return TRUE;

  return FALSE;
}

/* Whether somebody decided about any part of the unit. */
static gboolean
is_decided_within (Watch      *watch,
                   const char *unit)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, watch->decisions);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto(GStrv) parts = g_strsplit (key, " ", 2);
      const Record *record = g_hash_table_lookup (watch->after, parts[0]);

      if (record != NULL && g_str_equal (record->unit, unit))
        return TRUE;
    }
  return FALSE;
}

/* Whether somebody decided what becomes of the unit, or of one that it went through, or went into. */
static gboolean
is_decided_on_the_way (Watch      *watch,
                       const char *unit)
{
  const char *last = watch_resolve (watch, unit);

  for (; unit != last; unit = g_hash_table_lookup (watch->became, unit))
    if (g_hash_table_contains (watch->decisions, unit))
      return TRUE;

  return g_hash_table_contains (watch->decisions, last);
}

static gboolean
is_lost (Watch        *watch,
         const char   *uuid,
         const char   *survivor,
         const Record *before,
         const Record *after,
         guint         i)
{
  const LayakField *field = &before->info->fields[i];
  const char *value = before->values[i];

  if (value == NULL || field->type == LAYAK_FIELD_REFERENCES ||
      watch_is_same_value (watch, field, value, after->values[i]) ||
      watch_is_decided (watch, uuid, field) || watch_is_decided (watch, survivor, field))
    return FALSE;

  return field->type != LAYAK_FIELD_REFERENCE || after->values[i] != NULL ||
         !g_str_equal (watch_resolve (watch, value), survivor);
}

static void
complain_of_one (Watch        *watch,
                 const char   *uuid,
                 const Record *record,
                 const char   *field,
                 const char   *sentence)
{
  g_string_append_printf (watch->complaints, "%s %s %s: %s\n", record->info->name, uuid, field != NULL ? field : "",
                          sentence);
}

/* What only one knew is there afterwards; where both knew something else, somebody decided. The file may first have
 * changed what was here. */
static void
watch_root (Watch        *watch,
            const char   *uuid,
            const Record *before)
{
  const char *survivor = watch_resolve (watch, uuid);
  const Record *after = g_hash_table_lookup (watch->after, survivor);
  const Record *theirs = g_hash_table_lookup (watch->file->records, uuid);

  for (guint i = 0; i < before->info->n_fields; i++)
    if (is_lost (watch, uuid, survivor, before, after, i) &&
        (theirs == NULL || g_strcmp0 (theirs->values[i], before->values[i]) == 0))
      complain_of_one (watch, uuid, before, before->info->fields[i].name, "a value was lost as two became one");
}

/* All units that became part of others because somebody here said so. */
void
watch_nothing_lost (Watch *watch)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, watch->self->records);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Record *before = value, *theirs = g_hash_table_lookup (watch->file->records, key);
      const char *survivor = watch_resolve (watch, before->unit);

      if (!watch_has_become (watch, before->unit) || is_decided_on_the_way (watch, before->unit) ||
          g_hash_table_contains (watch->file->gone, before->unit) || g_hash_table_contains (watch->file->gone, key))
        continue;
      if (g_str_equal (before->unit, key))
        watch_root (watch, key, before);
      else if (!has_part (watch, theirs != NULL ? theirs : before) && !has_part (watch, before) &&
               !is_decided_about (watch, key) && !is_decided_within (watch, survivor))
        complain_of_one (watch, key, before, NULL, "a part was lost as two became one");
    }
}
