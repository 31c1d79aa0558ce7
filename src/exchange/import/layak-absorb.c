/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <string.h>

#include "layak-import-private.h"

/* Two records turned out to be the same: one of them goes into the other. Versions say nothing of two records that
 * were made apart, so that the merge is that with a file without versions, and what it changes is a new edit. */

static const char *
get_label (const LayakRow *row)
{
  const char *title = layak_row_get_title (row);

  return title != NULL ? title : "";
}

/* How much two records within units have in common, 0 if they are not about the same. */
static guint
rate (const LayakRow *a,
      const LayakRow *b)
{
  g_autofree char *first = g_utf8_casefold (get_label (a), -1), *second = g_utf8_casefold (get_label (b), -1);
  guint n = 1;

  if (a->info != b->info || !g_str_equal (first, second))
    return 0;

  for (guint i = 0; i < a->info->n_fields; i++)
    {
      const LayakField *field = &a->info->fields[i];
      const gboolean is_equal = layak_value_equal (field, a->values[i], b->values[i]);

      /* What a group of participants is called is a choice. */
      if (!is_equal && field->type == LAYAK_FIELD_CHOICE && (field->flags & LAYAK_FIELD_REQUIRED))
        return 0;
      n += is_equal && !layak_value_is_unknown (field, a->values[i]);
    }
  return n;
}

/* A record that moves from one unit to another gets a UUID that every office would give it. */
static LayakUuid
derive (const LayakUuid *unit,
        const LayakRow  *child)
{
  g_autofree char *of = layak_uuid_to_string (unit), *from = layak_uuid_to_string (&child->uuid);
  g_autofree char *key = g_strdup_printf ("%s %s", of, from);

  return layak_uuid_from_key (child->info->name, key);
}

static guint
count (const LayakUnit *unit)
{
  return unit->children != NULL ? unit->children->len : 0;
}

static LayakRow *
nth (const LayakUnit *unit,
     guint            i)
{
  return g_ptr_array_index (unit->children, i);
}

/* Whether one of the two moved over from the other's unit before, whatever became of it since. */
static gboolean
is_derived (const LayakRow  *row,
            const LayakUuid *unit,
            const LayakRow  *other)
{
  const LayakUuid derived = derive (unit, other);

  return layak_uuid_equal (&row->uuid, &derived);
}

/* (nullable): the record within @mine that @child, a record within @theirs, is the same as. */
static const LayakRow *
find_match (const LayakUnit *mine,
            const LayakUnit *theirs,
            const LayakRow  *child,
            GHashTable      *taken)
{
  const LayakRow *best = NULL;
  guint best_rate = 0;

  for (guint i = 0; i < count (mine); i++)
    {
      const LayakRow *row = nth (mine, i);
      const gboolean is_same = row->info == child->info && (is_derived (row, &mine->root->uuid, child) ||
                                                            is_derived (child, &theirs->root->uuid, row));
      const guint rating = is_same ? G_MAXUINT : rate (row, child);

      if (rating > best_rate && !g_hash_table_contains (taken, row))
        {
          best = row;
          best_rate = rating;
        }
    }
  return best;
}

/* @map: which record each UUID text stands for after a move; what stands for none is taken out of the sets. */
static void
map_siblings (LayakRow   *row,
              GHashTable *map)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    {
      const LayakField *field = &row->info->fields[i];
      const LayakRecordInfo *info =
        field->type == LAYAK_FIELD_REFERENCES ? layak_record_info_find (field->refers) : NULL;
      g_autoptr(GPtrArray) mapped = NULL;
      char **set = row->values[i].set;

      if (info == NULL || info->parent == NULL || set == NULL)
        continue;

      mapped = g_ptr_array_new_null_terminated (0, g_free, TRUE);
      for (guint k = 0; set[k] != NULL; k++)
        {
          gpointer other;

          if (!g_hash_table_lookup_extended (map, set[k], NULL, &other))
            other = set[k];
          if (other != NULL)
            g_ptr_array_add (mapped, g_strdup (other));
        }
      set = mapped->len > 0 ? (char **) g_ptr_array_steal (mapped, NULL) : NULL;
      layak_row_take_value (row, i, (LayakValue) { .set = set });
    }
}

/* @to: (nullable): what @from becomes */
static void
map_uuid (GHashTable      *map,
          const LayakUuid *from,
          const LayakUuid *to)
{
  g_hash_table_insert (map, layak_uuid_to_string (from), to != NULL ? layak_uuid_to_string (to) : NULL);
}

/* Leaves only what @known does not hold yet. */
static void
reduce (LayakRow          *row,
        const LayakVector *known)
{
  for (guint i = 0; row->version != NULL && i < row->info->n_fields; i++)
    if (layak_vector_covers (known, layak_version_get_stamp (row->version, i)))
      layak_row_take_value (row, i, layak_value_unknown (&row->info->fields[i]));
}

static LayakRow *
copy_reduced (const LayakRow    *row,
              const LayakUuid   *uuid,
              const LayakVector *known)
{
  LayakRow *copy = layak_row_copy (row);

  if (known != NULL)
    reduce (copy, known);
  g_clear_pointer (&copy->version, layak_version_free);
  copy->uuid = *uuid;
  return copy;
}

/* Nobody need choose between two places in a list. */
static LayakRow *
copy_matched (const LayakRow    *child,
              const LayakRow    *match,
              const LayakVector *known)
{
  LayakRow *copy = copy_reduced (child, &match->uuid, known);

  if (layak_record_info_find_field (copy->info, "position") != NULL)
    layak_row_set_number (copy, "position", LAYAK_UNKNOWN);
  return copy;
}

/* Whether the record has been here as it is, and was deleted. One that somebody has edited since, who did not know of
 * that, comes back as a whole. */
static gboolean
was_taken (const LayakRow    *child,
           const LayakVector *known)
{
  g_autoptr(LayakVector) seen = known != NULL && child->version != NULL ? layak_version_dup_seen (child->version)
                                                                       : NULL;

  return seen != NULL && layak_vector_covers_all (known, seen);
}

/**
 * layak_absorb_prepare:
 * @theirs: a record that turned out to be the same as @mine, with the versions of all its parts
 * @known: (nullable): what of @theirs went into @mine before
 *
 * Returns: (transfer full): @theirs as a version of @mine that a file without versions holds
 */
LayakUnit *
layak_absorb_prepare (const LayakUnit   *theirs,
                      const LayakUnit   *mine,
                      const LayakVector *known)
{
  LayakUnit *prepared = layak_unit_new (copy_reduced (theirs->root, &mine->root->uuid, known));
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < count (theirs); i++)
    {
      const LayakRow *child = nth (theirs, i);
      const LayakRow *match = find_match (mine, theirs, child, taken);

      if (match != NULL)
        {
          g_hash_table_add (taken, (gpointer) match);
          map_uuid (map, &child->uuid, &match->uuid);
          layak_unit_add (prepared, copy_matched (child, match, known));
        }
      else if (!was_taken (child, known))
        layak_unit_add (prepared, copy_reduced (child, &child->uuid, NULL));
      else
        map_uuid (map, &child->uuid, NULL);
    }

  for (guint i = 0; i < count (prepared); i++)
    map_siblings (nth (prepared, i), map);
  return prepared;
}

static gboolean
has_child (const LayakUnit *unit,
           const LayakRow  *row)
{
  for (guint i = 0; i < count (unit); i++)
    if (nth (unit, i)->info == row->info && layak_uuid_equal (&nth (unit, i)->uuid, &row->uuid))
      return TRUE;

  return FALSE;
}

/* (transfer full): from the UUIDs of the merged records to those they have in @survivor. */
static GHashTable *
map_to_survivor (const LayakUnit *merged,
                 const LayakUnit *mine,
                 const LayakUnit *theirs,
                 const LayakUnit *survivor)
{
  GHashTable *map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < count (merged); i++)
    {
      const LayakRow *row = nth (merged, i);
      const LayakRow *match = NULL;
      LayakUuid uuid = row->uuid;

      if (survivor == theirs && has_child (mine, row))
        match = find_match (theirs, mine, row, taken);
      if (match != NULL)
        g_hash_table_add (taken, (gpointer) match);
      if (match != NULL)
        uuid = match->uuid;
      else if (!has_child (survivor, row))
        uuid = derive (&survivor->root->uuid, row);
      map_uuid (map, &row->uuid, &uuid);
    }
  return map;
}

static void
take_mapped (LayakRow   *row,
             GHashTable *map)
{
  g_autofree char *text = layak_uuid_to_string (&row->uuid);

  layak_uuid_parse (g_hash_table_lookup (map, text), &row->uuid);
  map_siblings (row, map);
}

/* Its version is that of the record that stays, with a stamp for each value that is new to it. */
static void
stamp_changes (LayakRow       *row,
               const LayakRow *before,
               LayakStamp      stamp,
               gint64          now)
{
  gboolean is_changed = before == NULL;

  g_clear_pointer (&row->version, layak_version_free);
  row->version = before != NULL ? layak_version_copy (before->version) : layak_version_new (stamp);
  if (before != NULL)
    row->created = before->created;
  for (guint i = 0; before != NULL && i < row->info->n_fields; i++)
    if (!layak_value_equal (&row->info->fields[i], row->values[i], before->values[i]) &&
        g_strcmp0 (row->info->parent, row->info->fields[i].name) != 0)
      {
        layak_version_set_stamp (row->version, i, stamp);
        is_changed = TRUE;
      }
  row->modified = is_changed ? now : before->modified;
}

/* No agency succeeds itself. */
static void
drop_own_references (LayakRow        *row,
                     const LayakUnit *mine,
                     const LayakUnit *theirs)
{
  g_autofree char *first = layak_uuid_to_string (&mine->root->uuid);
  g_autofree char *second = layak_uuid_to_string (&theirs->root->uuid);

  for (guint i = 0; i < row->info->n_fields; i++)
    if (row->info->fields[i].type == LAYAK_FIELD_REFERENCE &&
        (g_strcmp0 (row->values[i].text, first) == 0 || g_strcmp0 (row->values[i].text, second) == 0))
      layak_row_take_value (row, i, layak_value_unknown (&row->info->fields[i]));
}

/* What was deleted from the record that stays, but for what has come to life with the other. */
static void
take_deletions (LayakUnit       *merged,
                const LayakUnit *survivor)
{
  g_autoptr(GHashTable) rows = g_hash_table_new (layak_uuid_hash, layak_uuid_is_same);

  g_clear_pointer (&merged->deletions, g_ptr_array_unref);
  merged->deletions = layak_tombstones_copy (survivor->deletions);
  for (guint i = 0; i < count (merged); i++)
    g_hash_table_add (rows, &nth (merged, i)->uuid);
  for (guint i = merged->deletions != NULL ? merged->deletions->len : 0; i-- > 0;)
    if (g_hash_table_contains (rows, &((LayakTombstone *) g_ptr_array_index (merged->deletions, i))->uuid))
      g_ptr_array_remove_index (merged->deletions, i);
}

/**
 * layak_absorb_finish:
 * @merged: what layak_merge_units() made of @mine and @prepared
 * @survivor: @mine or @theirs: whose UUIDs stay; its versions are complete
 *
 * Makes @merged an edit of @survivor.
 */
void
layak_absorb_finish (LayakUnit       *merged,
                     const LayakUnit *mine,
                     const LayakUnit *theirs,
                     const LayakUnit *prepared,
                     const LayakUnit *survivor,
                     LayakStamp       stamp,
                     gint64           now)
{
  g_autoptr(GHashTable) map = map_to_survivor (merged, mine, theirs, survivor);
  g_autoptr(GHashTable) before = layak_merge_index (survivor);
  g_autofree char *text = layak_uuid_to_string (&survivor->root->uuid);
  LayakRow *root = merged->root;

  root->uuid = survivor->root->uuid;
  drop_own_references (root, mine, theirs);
  stamp_changes (root, survivor->root, stamp, now);
  g_clear_pointer (&root->version->seen, layak_vector_free);
  root->version->seen = layak_unit_dup_seen (survivor);
  layak_vector_add (root->version->seen, stamp);
  root->modified = now;
  for (guint i = 0; i < count (merged); i++)
    {
      LayakRow *row = nth (merged, i);

      take_mapped (row, map);
      layak_row_set_text (row, row->info->parent, text);
      stamp_changes (row, g_hash_table_lookup (before, row), stamp, now);
    }
  take_deletions (merged, survivor);
}
