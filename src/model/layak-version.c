/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-version.h"

#include <string.h>

struct _LayakVector
{
  GArray *stamps;
};

void
layak_stamp_format (LayakStamp stamp,
                    char       text[LAYAK_STAMP_MAX_TEXT])
{
  g_snprintf (text, LAYAK_STAMP_MAX_TEXT, "%016" G_GINT64_MODIFIER "x:%" G_GINT64_FORMAT, stamp.office, stamp.counter);
}

/* Reads 16 hexadecimal digits, a colon and a number from 1, up to a blank or the end; answers where it stopped. */
static const char *
read_stamp (const char *text,
            LayakStamp *stamp)
{
  guint n_digits = 0;

  *stamp = (LayakStamp) { 0, 0 };
  for (guint i = 0; i < 16; i++, text++)
    {
      if (!g_ascii_isxdigit (*text))
        return NULL;
      stamp->office = stamp->office << 4 | (guint64) g_ascii_xdigit_value (*text);
    }

  if (*text++ != ':')
    return NULL;
  for (; g_ascii_isdigit (*text) && n_digits < 15; text++, n_digits++)
    stamp->counter = stamp->counter * 10 + (*text - '0');
  return stamp->counter > 0 && (*text == '\0' || *text == ' ') ? text : NULL;
}

gboolean
layak_stamp_parse (const char *text,
                   LayakStamp *stamp)
{
  const char *end = read_stamp (text, stamp);

  return end != NULL && *end == '\0';
}

gboolean
layak_stamp_equal (LayakStamp a,
                   LayakStamp b)
{
  return a.office == b.office && a.counter == b.counter;
}

/* An order every office agrees on; it says nothing of which came first. */
int
layak_stamp_compare (LayakStamp a,
                     LayakStamp b)
{
  if (a.counter != b.counter)
    return a.counter < b.counter ? -1 : 1;
  if (a.office != b.office)
    return a.office < b.office ? -1 : 1;

  return 0;
}

LayakVector *
layak_vector_new (void)
{
  LayakVector *self = g_new (LayakVector, 1);

  self->stamps = g_array_new (FALSE, FALSE, sizeof (LayakStamp));
  return self;
}

LayakVector *
layak_vector_copy (const LayakVector *self)
{
  LayakVector *copy = layak_vector_new ();

  g_array_append_vals (copy->stamps, self->stamps->data, self->stamps->len);
  return copy;
}

void
layak_vector_free (LayakVector *self)
{
  g_array_unref (self->stamps);
  g_free (self);
}

/* Where the entry of @office is, or where it belongs. */
static gboolean
find_office (const LayakVector *self,
             guint64            office,
             guint             *position)
{
  for (guint i = 0; i < self->stamps->len; i++)
    {
      guint64 other = g_array_index (self->stamps, LayakStamp, i).office;

      if (other >= office)
        {
          *position = i;
          return other == office;
        }
    }

  *position = self->stamps->len;
  return FALSE;
}

void
layak_vector_add (LayakVector *self,
                  LayakStamp   stamp)
{
  guint i;

  if (stamp.counter == 0)
    return;

  if (!find_office (self, stamp.office, &i))
    g_array_insert_val (self->stamps, i, stamp);
  else if (g_array_index (self->stamps, LayakStamp, i).counter < stamp.counter)
    g_array_index (self->stamps, LayakStamp, i) = stamp;
}

void
layak_vector_merge (LayakVector       *self,
                    const LayakVector *other)
{
  for (guint i = 0; i < other->stamps->len; i++)
    layak_vector_add (self, g_array_index (other->stamps, LayakStamp, i));
}

/* Whether whoever has seen this much knew of @stamp. */
gboolean
layak_vector_covers (const LayakVector *self,
                     LayakStamp         stamp)
{
  guint i;

  return stamp.counter == 0 || (find_office (self, stamp.office, &i) &&
                                g_array_index (self->stamps, LayakStamp, i).counter >= stamp.counter);
}

gboolean
layak_vector_covers_all (const LayakVector *self,
                         const LayakVector *other)
{
  for (guint i = 0; i < other->stamps->len; i++)
    if (!layak_vector_covers (self, g_array_index (other->stamps, LayakStamp, i)))
      return FALSE;

  return TRUE;
}

gboolean
layak_vector_covers_any (const LayakVector *self,
                         const LayakVector *other)
{
  for (guint i = 0; i < other->stamps->len; i++)
    if (layak_vector_covers (self, g_array_index (other->stamps, LayakStamp, i)))
      return TRUE;

  return FALSE;
}

gboolean
layak_vector_is_empty (const LayakVector *self)
{
  return self->stamps->len == 0;
}

gboolean
layak_vector_equal (const LayakVector *self,
                    const LayakVector *other)
{
  return layak_vector_covers_all (self, other) && layak_vector_covers_all (other, self);
}

/* Adds to @current those of @steps that the others have as well, or have not even seen. */
static void
add_current (LayakVector       *current,
             const LayakVector *steps,
             const LayakVector *others,
             const LayakVector *others_seen)
{
  for (guint i = 0; i < steps->stamps->len; i++)
    {
      LayakStamp step = g_array_index (steps->stamps, LayakStamp, i);

      if (!layak_vector_covers (others_seen, step) ||
          layak_vector_get_counter (others, step.office) == step.counter)
        layak_vector_add (current, step);
    }
}

/**
 * layak_vector_merge_current:
 * @mine: steps that count here, as the deletions of a record; empty where none does any more
 * @theirs: those that count there
 *
 * Returns: (transfer full): those that still count: whoever has seen a step and does not have it has left it behind
 */
LayakVector *
layak_vector_merge_current (const LayakVector *mine,
                            const LayakVector *my_seen,
                            const LayakVector *theirs,
                            const LayakVector *their_seen)
{
  LayakVector *current = layak_vector_new ();

  add_current (current, mine, theirs, their_seen);
  add_current (current, theirs, mine, my_seen);
  return current;
}

/* One of them, the same for every office; no stamp if there is none. */
LayakStamp
layak_vector_get_latest (const LayakVector *self)
{
  LayakStamp latest = { 0, 0 };

  for (guint i = 0; i < self->stamps->len; i++)
    if (layak_stamp_compare (g_array_index (self->stamps, LayakStamp, i), latest) > 0)
      latest = g_array_index (self->stamps, LayakStamp, i);
  return latest;
}

/* The newest step of the office that is known, 0 if none is. */
gint64
layak_vector_get_counter (const LayakVector *self,
                          guint64            office)
{
  guint i;

  return find_office (self, office, &i) ? g_array_index (self->stamps, LayakStamp, i).counter : 0;
}

/* More with each step that is added, whoever did it. */
gint64
layak_vector_get_sum (const LayakVector *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->stamps->len; i++)
    sum += g_array_index (self->stamps, LayakStamp, i).counter;
  return sum;
}

/* “office:counter office:counter”, in the order of the offices. */
char *
layak_vector_format (const LayakVector *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->stamps->len; i++)
    {
      char stamp[LAYAK_STAMP_MAX_TEXT];

      layak_stamp_format (g_array_index (self->stamps, LayakStamp, i), stamp);
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, stamp);
    }

  return g_string_free (text, FALSE);
}

/**
 * layak_vector_parse:
 *
 * Returns: (transfer full) (nullable): the vector, or %NULL if @text is not one
 */
LayakVector *
layak_vector_parse (const char *text)
{
  g_autoptr(LayakVector) self = layak_vector_new ();

  for (;;)
    {
      LayakStamp stamp;

      text = read_stamp (text, &stamp);
      if (text == NULL)
        return NULL;
      layak_vector_add (self, stamp);
      if (*text == '\0')
        return g_steal_pointer (&self);
      text++;
    }
}

LayakVersion *
layak_version_new (LayakStamp made)
{
  LayakVersion *self = g_new0 (LayakVersion, 1);

  self->made = made;
  return self;
}

LayakVersion *
layak_version_copy (const LayakVersion *self)
{
  LayakVersion *copy = layak_version_new (self->made);

  if (self->seen != NULL)
    copy->seen = layak_vector_copy (self->seen);
  if (self->stamps != NULL)
    copy->stamps = g_array_copy (self->stamps);
  return copy;
}

void
layak_version_free (LayakVersion *self)
{
  g_clear_pointer (&self->seen, layak_vector_free);
  g_clear_pointer (&self->stamps, g_array_unref);
  g_free (self);
}

static LayakFieldStamp *
find_stamp (const LayakVersion *self,
            guint               field)
{
  for (guint i = 0; self->stamps != NULL && i < self->stamps->len; i++)
    if (g_array_index (self->stamps, LayakFieldStamp, i).field == field)
      return &g_array_index (self->stamps, LayakFieldStamp, i);

  return NULL;
}

/* The step that last changed the field: the one that made the record if none did since. */
LayakStamp
layak_version_get_stamp (const LayakVersion *self,
                         guint               field)
{
  const LayakFieldStamp *found = find_stamp (self, field);

  return found != NULL ? found->stamp : self->made;
}

gboolean
layak_version_has_stamp (const LayakVersion *self,
                         guint               field)
{
  return find_stamp (self, field) != NULL;
}

static int
compare_fields (gconstpointer a,
                gconstpointer b)
{
  return (int) ((const LayakFieldStamp *) a)->field - (int) ((const LayakFieldStamp *) b)->field;
}

void
layak_version_set_stamp (LayakVersion *self,
                         guint         field,
                         LayakStamp    stamp)
{
  LayakFieldStamp *found = find_stamp (self, field);
  LayakFieldStamp entry = { field, stamp };

  if (found != NULL)
    {
      found->stamp = stamp;
      return;
    }

  if (self->stamps == NULL)
    self->stamps = g_array_new (FALSE, FALSE, sizeof (LayakFieldStamp));
  g_array_append_val (self->stamps, entry);
  g_array_sort (self->stamps, compare_fields);
}

/* (transfer full): what the unit has seen, also where it is not written out. */
LayakVector *
layak_version_dup_seen (const LayakVersion *self)
{
  LayakVector *seen;

  if (self->seen != NULL)
    return layak_vector_copy (self->seen);

  seen = layak_vector_new ();
  layak_vector_add (seen, self->made);
  for (guint i = 0; self->stamps != NULL && i < self->stamps->len; i++)
    layak_vector_add (seen, g_array_index (self->stamps, LayakFieldStamp, i).stamp);
  return seen;
}

static guint64
mix_stamp (guint64    digest,
           LayakStamp stamp)
{
  digest = (digest ^ stamp.office) * 0x100000001b3u;
  return (digest ^ (guint64) stamp.counter) * 0x100000001b3u;
}

guint64
layak_vector_mix (const LayakVector *self,
                  guint64            digest)
{
  for (guint i = 0; i < self->stamps->len; i++)
    digest = mix_stamp (digest, g_array_index (self->stamps, LayakStamp, i));
  return digest;
}

/* What the stamps tell already is not kept: versions then look the same, whoever wrote them. */
void
layak_version_simplify (LayakVersion *self)
{
  LayakVector *seen = g_steal_pointer (&self->seen);
  g_autoptr(LayakVector) implied = NULL;

  if (seen == NULL)
    return;

  implied = layak_version_dup_seen (self);
  if (layak_vector_equal (implied, seen))
    layak_vector_free (seen);
  else
    self->seen = seen;
}

static gboolean
is_same_seen (const LayakVersion *a,
              const LayakVersion *b)
{
  g_autoptr(LayakVector) first = layak_version_dup_seen (a);
  g_autoptr(LayakVector) second = layak_version_dup_seen (b);

  return layak_vector_equal (first, second);
}

/* Whether both say the same, be it written out or not. */
gboolean
layak_version_equal (const LayakVersion *self,
                     const LayakVersion *other)
{
  guint n = self->stamps != NULL ? self->stamps->len : 0;

  if (n != (other->stamps != NULL ? other->stamps->len : 0) || !layak_stamp_equal (self->made, other->made) ||
      !is_same_seen (self, other))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const LayakFieldStamp *first = &g_array_index (self->stamps, LayakFieldStamp, i);
      const LayakFieldStamp *second = &g_array_index (other->stamps, LayakFieldStamp, i);

      if (first->field != second->field || !layak_stamp_equal (first->stamp, second->stamp))
        return FALSE;
    }
  return TRUE;
}

/* Adds the version to the digest of a row. */
guint64
layak_version_mix (const LayakVersion *self,
                   guint64             digest)
{
  digest = mix_stamp (digest, self->made);
  if (self->seen != NULL)
    digest = layak_vector_mix (self->seen, digest);
  for (guint i = 0; self->stamps != NULL && i < self->stamps->len; i++)
    {
      const LayakFieldStamp *entry = &g_array_index (self->stamps, LayakFieldStamp, i);

      digest = mix_stamp (digest ^ entry->field, entry->stamp);
    }
  return digest;
}

/**
 * layak_version_merge_field:
 * @mine: version of the record in this database
 * @my_seen: what its unit has seen here
 * @theirs: version of the record in the file
 * @their_seen: what its unit had seen there
 * @field: index of the field
 * @equal: whether the two values are equal
 * @they_told: whether the file has a value, or a stamp that says the field was cleared
 * @stamp: (out): the stamp the merged field gets, unless there is a conflict
 *
 * Whoever knew of the other's change is newer; if neither did and the values differ, a person must decide. Equal
 * stamps with different values come from a copied database file: a conflict too.
 */
LayakMerge
layak_version_merge_field (const LayakVersion *mine,
                           const LayakVector  *my_seen,
                           const LayakVersion *theirs,
                           const LayakVector  *their_seen,
                           guint               field,
                           gboolean            equal,
                           gboolean            they_told,
                           LayakStamp         *stamp)
{
  LayakStamp my_stamp = layak_version_get_stamp (mine, field);
  LayakStamp their_stamp = layak_version_get_stamp (theirs, field);
  gboolean they_knew = layak_vector_covers (their_seen, my_stamp);
  gboolean i_knew = layak_vector_covers (my_seen, their_stamp);

  *stamp = my_stamp;
  if (!they_told)
    return equal ? LAYAK_MERGE_SAME : LAYAK_MERGE_MINE;

  if (layak_stamp_equal (my_stamp, their_stamp))
    return equal ? LAYAK_MERGE_SAME : LAYAK_MERGE_CONFLICT;

  if (equal)
    {
      if (i_knew == they_knew ? layak_stamp_compare (their_stamp, my_stamp) > 0 : they_knew)
        *stamp = their_stamp;
      return LAYAK_MERGE_SAME;
    }

  if (they_knew && !i_knew)
    {
      *stamp = their_stamp;
      return LAYAK_MERGE_THEIRS;
    }
  if (i_knew && !they_knew)
    return LAYAK_MERGE_MINE;
  return LAYAK_MERGE_CONFLICT;
}

/* Offices may have made the same record apart, or one made it anew: whoever knew of the other is newer. If both or
 * neither did, any order will do that all offices agree on. */
LayakStamp
layak_version_merge_made (const LayakVersion *mine,
                          const LayakVector  *my_seen,
                          const LayakVersion *theirs,
                          const LayakVector  *their_seen)
{
  gboolean they_knew = layak_vector_covers (their_seen, mine->made);
  gboolean i_knew = layak_vector_covers (my_seen, theirs->made);

  if (they_knew != i_knew)
    return they_knew ? theirs->made : mine->made;

  return layak_stamp_compare (theirs->made, mine->made) > 0 ? theirs->made : mine->made;
}

/**
 * layak_version_merge_presence:
 * @changes: what made and changed the record where it lives
 * @living_seen: what its unit has seen there
 * @deletions: what deleted it on the other side
 * @dead_seen: what its unit has seen on that side
 */
LayakPresence
layak_version_merge_presence (const LayakVector *changes,
                              const LayakVector *living_seen,
                              const LayakVector *deletions,
                              const LayakVector *dead_seen)
{
  if (layak_vector_covers_all (living_seen, deletions))
    return LAYAK_PRESENCE_LIVES;

  return layak_vector_covers_all (dead_seen, changes) ? LAYAK_PRESENCE_DEAD : LAYAK_PRESENCE_CONFLICT;
}

/* Of two times that may be unknown. */
gint64
layak_version_earliest (gint64 a,
                        gint64 b)
{
  if (a == LAYAK_UNKNOWN || b == LAYAK_UNKNOWN)
    return MAX (a, b);

  return MIN (a, b);
}
