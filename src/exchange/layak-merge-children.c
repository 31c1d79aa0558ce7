/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <string.h>

#include "layak-merge-private.h"

/* A record within a unit that only one side has was either made there or deleted here: if whoever lacks it has seen
 * all of it, it was deleted; if they have not even seen it made, it is new to them. Between the two lies the conflict
 * of an edit with a deletion. */

static guint
hash_row (gconstpointer key)
{
  const LayakRow *row = key;
  guint32 word;

  memcpy (&word, row->uuid.bytes + 12, sizeof word);
  return word ^ row->info->number;
}

static gboolean
is_same_row (gconstpointer a,
             gconstpointer b)
{
  const LayakRow *first = a, *second = b;

  return first->info == second->info && layak_uuid_equal (&first->uuid, &second->uuid);
}

GHashTable *
layak_merge_index (const LayakUnit *unit)
{
  GHashTable *rows = g_hash_table_new (hash_row, is_same_row);

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    g_hash_table_add (rows, g_ptr_array_index (unit->children, i));
  return rows;
}

typedef enum
{
  UNSEEN,
  SEEN_IN_PART,
  SEEN,
} Knowledge;

static Knowledge
know (const LayakVector *seen,
      const LayakRow    *row)
{
  g_autoptr(LayakVector) all = layak_version_dup_seen (row->version);

  if (layak_vector_covers_all (seen, all))
    return SEEN;

  return layak_vector_covers (seen, row->version->made) ? SEEN_IN_PART : UNSEEN;
}

/* A record kept by a decision is made anew, so that those who deleted it see that somebody knew. What was cleared in it
 * stays cleared. */
static LayakRow *
make_anew (Merge          *self,
           const LayakRow *row)
{
  LayakRow *copy = layak_row_copy (row);

  g_clear_pointer (&copy->version, layak_version_free);
  copy->version = layak_version_new (self->merging->stamp);
  for (guint i = 0; row->version != NULL && i < row->info->n_fields; i++)
    if (layak_value_is_unknown (&row->info->fields[i], row->values[i]) && layak_version_has_stamp (row->version, i))
      layak_version_set_stamp (copy->version, i, self->merging->stamp);
  copy->modified = self->merging->now;
  if (copy->created == LAYAK_UNKNOWN)
    copy->created = self->merging->now;
  return copy;
}

static void
add_presence (Merge          *self,
              const LayakRow *row,
              gboolean        is_mine,
              LayakMerge      verdict,
              LayakDecision   decision)
{
  g_ptr_array_add (self->merged->differences, layak_difference_new_presence (row, is_mine, verdict, decision));
}

/* (transfer full) (nullable): what becomes of a record that the file does not have. */
static LayakRow *
keep_mine (Merge          *self,
           const LayakRow *mine)
{
  Knowledge knowledge = self->their_seen != NULL ? know (self->their_seen, mine) : UNSEEN;
  LayakDecision decision;

  if (knowledge == UNSEEN)
    return layak_row_copy (mine);
  if (knowledge == SEEN)
    {
      add_presence (self, mine, TRUE, LAYAK_MERGE_THEIRS, LAYAK_DECISION_NONE);
      return NULL;
    }

  decision = layak_merge_decide (self, &mine->uuid, NULL);
  add_presence (self, mine, TRUE, LAYAK_MERGE_CONFLICT, decision);
  return decision == LAYAK_DECISION_MINE ? make_anew (self, mine) : NULL;
}

/* (transfer full) (nullable): what becomes of a record that is not here. */
static LayakRow *
take_theirs (Merge          *self,
             const LayakRow *theirs)
{
  Knowledge knowledge;
  LayakDecision decision;

  if (self->their_seen == NULL)
    {
      self->is_edited = TRUE;
      add_presence (self, theirs, FALSE, LAYAK_MERGE_THEIRS, LAYAK_DECISION_NONE);
      return make_anew (self, theirs);
    }

  /* One that was deleted here may have been made anew there. */
  knowledge = know (self->my_seen, theirs);
  if (knowledge == SEEN)
    return NULL;
  if (knowledge == UNSEEN && (self->merging->was_deleted == NULL ||
                              !self->merging->was_deleted (theirs, self->my_seen, self->their_seen,
                                                           self->merging->user_data)))
    {
      add_presence (self, theirs, FALSE, LAYAK_MERGE_THEIRS, LAYAK_DECISION_NONE);
      return layak_row_copy (theirs);
    }

  decision = layak_merge_decide (self, &theirs->uuid, NULL);
  add_presence (self, theirs, FALSE, LAYAK_MERGE_CONFLICT, decision);
  return decision == LAYAK_DECISION_THEIRS ? make_anew (self, theirs) : NULL;
}

/* Which record a set refers to within its unit, or NULL. */
static const LayakRecordInfo *
get_sibling_info (const LayakField *field)
{
  const LayakRecordInfo *info =
    field->type == LAYAK_FIELD_REFERENCES ? layak_record_info_find (field->refers) : NULL;

  return info != NULL && info->parent != NULL ? info : NULL;
}

/* What was taken out of a unit is taken out of the sets that name it, on both sides alike. */
static void
prune (LayakRow   *row,
       GHashTable *gone)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    {
      g_autoptr(GStrvBuilder) kept = NULL;
      char **set = row->values[i].set;
      guint n_kept = 0;

      if (get_sibling_info (&row->info->fields[i]) == NULL || set == NULL)
        continue;

      kept = g_strv_builder_new ();
      for (guint k = 0; set[k] != NULL; k++)
        if (!g_hash_table_contains (gone, set[k]))
          {
            g_strv_builder_add (kept, set[k]);
            n_kept++;
          }
      if (n_kept < g_strv_length (set))
        layak_row_take_value (row, i, (LayakValue) { .set = n_kept > 0 ? g_strv_builder_end (kept) : NULL });
    }
}

/* A record of which both sides may have a part. */
typedef struct
{
  LayakRow *mine;
  LayakRow *theirs;
} Pair;

static void
note_gone (GHashTable     *gone,
           const LayakRow *row)
{
  g_hash_table_add (gone, layak_uuid_to_string (&row->uuid));
}

/* Decides which records there are; @pairs gets a copy of each, of one side or of both. */
static void
pair_up (Merge           *self,
         const LayakUnit *mine,
         const LayakUnit *theirs,
         GArray          *pairs,
         GHashTable      *gone)
{
  g_autoptr(GHashTable) here = layak_merge_index (mine), there = layak_merge_index (theirs);

  for (guint i = 0; mine->children != NULL && i < mine->children->len; i++)
    {
      const LayakRow *row = g_ptr_array_index (mine->children, i);
      const LayakRow *other = g_hash_table_lookup (there, row);
      Pair pair = { NULL, NULL };

      pair.mine = other != NULL ? layak_row_copy (row) : keep_mine (self, row);
      pair.theirs = other != NULL ? layak_row_copy (other) : NULL;
      if (pair.mine != NULL)
        g_array_append_val (pairs, pair);
      else
        note_gone (gone, row);
    }

  for (guint i = 0; theirs->children != NULL && i < theirs->children->len; i++)
    {
      const LayakRow *row = g_ptr_array_index (theirs->children, i);
      Pair pair = { NULL, NULL };

      if (g_hash_table_contains (here, row))
        continue;
      pair.theirs = take_theirs (self, row);
      if (pair.theirs != NULL)
        g_array_append_val (pairs, pair);
      else
        note_gone (gone, row);
    }
}

static LayakRow *
merge_pair (Merge      *self,
            Pair       *pair,
            GHashTable *gone)
{
  LayakRow *result;

  if (pair->mine != NULL)
    prune (pair->mine, gone);
  if (pair->theirs != NULL)
    prune (pair->theirs, gone);
  if (pair->mine == NULL)
    return pair->theirs;
  if (pair->theirs == NULL)
    return pair->mine;

  result = layak_merge_rows (self, pair->mine, pair->theirs);
  layak_row_free (pair->mine);
  layak_row_free (pair->theirs);
  return result;
}

void
layak_merge_children (Merge           *self,
                      const LayakUnit *mine,
                      const LayakUnit *theirs)
{
  g_autoptr(GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr(GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  pair_up (self, mine, theirs, pairs, gone);
  for (guint i = 0; i < pairs->len; i++)
    layak_unit_add (self->merged->unit, merge_pair (self, &g_array_index (pairs, Pair, i), gone));
  layak_unit_sort (self->merged->unit);
}
