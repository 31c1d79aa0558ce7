/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * layak_row_new:
 *
 * Returns: (transfer full): a row of @info whose fields are all unknown and which has no UUID yet
 */
LayakRow *
layak_row_new (const LayakRecordInfo *info)
{
  LayakRow *self = g_malloc0 (sizeof (LayakRow) + info->n_fields * sizeof (LayakValue));

  self->info = info;
  self->created = LAYAK_UNKNOWN;
  self->modified = LAYAK_UNKNOWN;
  for (guint i = 0; i < info->n_fields; i++)
    self->values[i] = layak_value_unknown (&info->fields[i]);
  return self;
}

LayakRow *
layak_row_copy (const LayakRow *self)
{
  LayakRow *copy = layak_row_new (self->info);

  copy->id = self->id;
  copy->uuid = self->uuid;
  copy->created = self->created;
  copy->modified = self->modified;
  copy->version = self->version != NULL ? layak_version_copy (self->version) : NULL;
  for (guint i = 0; i < self->info->n_fields; i++)
    copy->values[i] = layak_value_copy (&self->info->fields[i], self->values[i]);
  return copy;
}

void
layak_row_free (LayakRow *self)
{
  for (guint i = 0; i < self->info->n_fields; i++)
    layak_value_clear (&self->info->fields[i], &self->values[i]);
  g_clear_pointer (&self->version, layak_version_free);
  g_free (self);
}

/* Rules ask for the same few fields millions of times, each by a literal with an address of its own. The field that was
 * last found for an address is tried first, which makes the search of a name in a table of forty rare. */
#define N_GUESSES 512

typedef struct
{
  const LayakRecordInfo *info;
  const LayakField      *field;
} Guess;

static guint
index_of (const LayakRow *self,
          const char     *name)
{
  static _Thread_local Guess guesses[N_GUESSES];
  Guess *guess = &guesses[(((gsize) name >> 2) ^ ((gsize) self->info >> 5)) % N_GUESSES];

  if (guess->info != self->info || (guess->field->name != name && !g_str_equal (guess->field->name, name)))
    {
      const LayakField *field = layak_record_info_find_field (self->info, name);

      if (field == NULL)
        g_error ("A %s has no field “%s”", self->info->name, name);
      *guess = (Guess) { self->info, field };
    }
  return layak_record_info_field_index (self->info, guess->field);
}

/* Where the value of @field is kept; the row owns it. */
LayakValue *
layak_row_get_value (LayakRow   *self,
                     const char *field)
{
  return &self->values[index_of (self, field)];
}

/* Also the index of a choice, 0 or 1 of a boolean, minutes of a time; %LAYAK_UNKNOWN if unknown. */
gint64
layak_row_get_number (const LayakRow *self,
                      const char     *field)
{
  guint i = index_of (self, field);

  g_return_val_if_fail (layak_field_is_number (&self->info->fields[i]), LAYAK_UNKNOWN);

  return self->values[i].number;
}

LayakDate
layak_row_get_date (const LayakRow *self,
                    const char     *field)
{
  return (LayakDate) layak_row_get_number (self, field);
}

const char *
layak_row_get_text (const LayakRow *self,
                    const char     *field)
{
  guint i = index_of (self, field);

  g_return_val_if_fail (layak_field_is_text (&self->info->fields[i]), NULL);

  return self->values[i].text;
}

/* NULL for an empty set. */
char **
layak_row_get_set (const LayakRow *self,
                   const char     *field)
{
  guint i = index_of (self, field);

  g_return_val_if_fail (layak_field_is_set (&self->info->fields[i]), NULL);

  return self->values[i].set;
}

/* The counterpart of layak_row_get_number(). */
void
layak_row_set_number (LayakRow   *self,
                      const char *field,
                      gint64      number)
{
  guint i = index_of (self, field);

  g_return_if_fail (layak_field_is_number (&self->info->fields[i]));

  self->values[i].number = number;
}

/* @text may be what the row holds already, or NULL for unknown. */
void
layak_row_set_text (LayakRow   *self,
                    const char *field,
                    const char *text)
{
  guint i = index_of (self, field);
  char *copy;

  g_return_if_fail (layak_field_is_text (&self->info->fields[i]));

  copy = g_strdup (text);
  g_free (self->values[i].text);
  self->values[i].text = copy;
}

gboolean
layak_row_is_unknown (const LayakRow *self,
                      const char     *field)
{
  guint i = index_of (self, field);

  return layak_value_is_unknown (&self->info->fields[i], self->values[i]);
}

/* What people call the record; NULL if it has no name yet. */
const char *
layak_row_get_title (const LayakRow *self)
{
  return layak_row_get_text (self, self->info->title);
}

/**
 * layak_row_dup_key:
 *
 * Returns: (transfer full) (nullable): the text that identifies the record among its type, as “63.11” or “2024-21A”,
 *   or %NULL for types without a key
 */
char *
layak_row_dup_key (const LayakRow *self)
{
  g_autoptr(GString) key = g_string_new (NULL);

  for (guint i = 0; i < self->info->n_fields; i++)
    if (self->info->fields[i].flags & LAYAK_FIELD_KEY)
      {
        if (key->len > 0)
          g_string_append_c (key, '-');
        layak_value_append (&self->info->fields[i], self->values[i], key);
      }

  return key->len > 0 ? g_strdup (key->str) : NULL;
}

/**
 * layak_row_dup_identity:
 *
 * Returns: (transfer full): what a reference to this record holds: its key if it is referred to by it, else its UUID
 */
char *
layak_row_dup_identity (const LayakRow *self)
{
  if (layak_record_info_is_referred_by_key (self->info))
    return layak_row_dup_key (self);

  return layak_uuid_to_string (&self->uuid);
}

/**
 * layak_row_dup_member:
 *
 * Returns: (transfer full): what a set of references holds for this record: a set has no room for the UUID of what has
 *   a key
 */
char *
layak_row_dup_member (const LayakRow *self)
{
  return layak_record_info_is_keyed (self->info) ? layak_row_dup_key (self) : layak_row_dup_identity (self);
}

/* Gives a row without a UUID the one of its key, or a new one. */
void
layak_row_ensure_uuid (LayakRow *self)
{
  g_autofree char *key = layak_row_dup_key (self);

  if (key != NULL)
    self->uuid = layak_uuid_from_key (self->info->name, key);
  else if (layak_uuid_is_nil (&self->uuid))
    self->uuid = layak_uuid_new ();
}

/**
 * layak_row_parse_field:
 * @field: the name of a field, in kebab-case or snake_case
 * @text: (nullable): its canonical text; %NULL or empty makes it unknown
 *
 * Sets a field from text. The row stays as it was on failure.
 */
gboolean
layak_row_parse_field (LayakRow    *self,
                       const char  *field,
                       const char  *text,
                       GError     **error)
{
  g_autofree char *kebab = g_strdelimit (g_strdup (field), "_", '-');
  const LayakField *found = layak_record_info_find_field (self->info, kebab);
  LayakValue value;

  if (found == NULL)
    {
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_UNKNOWN_NAME,
                   _("A %s has no field “%s”"), self->info->name, field);
      return FALSE;
    }
  if (!layak_value_parse (found, text, &value, error))
    {
      g_prefix_error (error, "%s: ", found->name);
      return FALSE;
    }

  layak_row_take_value (self, layak_record_info_field_index (self->info, found), value);
  return TRUE;
}

/**
 * layak_row_take_value:
 * @value: (transfer full): the new value of the field at @index
 */
void
layak_row_take_value (LayakRow   *self,
                      guint       index,
                      LayakValue  value)
{
  layak_value_clear (&self->info->fields[index], &self->values[index]);
  self->values[index] = value;
}

/* Whether the row may be stored: every required field is there. Types and ranges were checked when it was filled. */
gboolean
layak_row_check (const LayakRow  *self,
                 GError         **error)
{
  for (guint i = 0; i < self->info->n_fields; i++)
    {
      const LayakField *field = &self->info->fields[i];

      if ((field->flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY)) && layak_value_is_unknown (field, self->values[i]))
        {
          g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_REQUIRED, _("%s: “%s” (%s) must not be empty"),
                       layak_record_info_get_label (self->info), layak_field_get_label (field), field->name);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * layak_unit_new:
 * @root: (transfer full): the record itself
 */
LayakUnit *
layak_unit_new (LayakRow *root)
{
  LayakUnit *self = g_new0 (LayakUnit, 1);

  self->root = root;
  return self;
}

void
layak_unit_free (LayakUnit *self)
{
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->deletions, g_ptr_array_unref);
  g_clear_pointer (&self->root, layak_row_free);
  g_free (self);
}

/**
 * layak_unit_add:
 * @child: (transfer full): a record whose parent is the root
 */
void
layak_unit_add (LayakUnit *self,
                LayakRow  *child)
{
  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
  g_ptr_array_add (self->children, child);
}

/**
 * layak_unit_dup_seen:
 *
 * Returns: (transfer full): all that the unit contains is something it has seen; stamps within it are added for files
 *   that do not say so
 */
LayakVector *
layak_unit_dup_seen (const LayakUnit *self)
{
  LayakVector *seen = layak_version_dup_seen (self->root->version);

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (self->children, i);

      if (child->version != NULL)
        {
          g_autoptr(LayakVector) own = layak_version_dup_seen (child->version);

          layak_vector_merge (seen, own);
        }
    }
  for (guint i = 0; self->deletions != NULL && i < self->deletions->len; i++)
    {
      g_autoptr(LayakVector) own = layak_tombstone_dup_seen (g_ptr_array_index (self->deletions, i));

      layak_vector_merge (seen, own);
    }

  return seen;
}

/* When anything in the unit was changed last, in seconds since 1970 or %LAYAK_UNKNOWN. */
gint64
layak_unit_get_modified (const LayakUnit *self)
{
  gint64 modified = self->root->modified;

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    modified = MAX (modified, ((LayakRow *) g_ptr_array_index (self->children, i))->modified);
  return modified;
}

static int
compare_children (gconstpointer a,
                  gconstpointer b)
{
  const LayakRow *first = *(LayakRow **) a, *second = *(LayakRow **) b;
  gint64 left, right;

  if (first->info != second->info)
    return (int) layak_record_info_get_rank (first->info) - (int) layak_record_info_get_rank (second->info);

  left = layak_row_get_number (first, "position");
  right = layak_row_get_number (second, "position");
  if (left != right)
    return left < right ? -1 : 1;
  return layak_uuid_compare (&first->uuid, &second->uuid);
}

/* Puts the children into the order of a report: by type, position and UUID, in which they nearly always are. */
void
layak_unit_sort (LayakUnit *self)
{
  for (guint i = 1; self->children != NULL && i < self->children->len; i++)
    if (compare_children (&self->children->pdata[i - 1], &self->children->pdata[i]) > 0)
      {
        g_ptr_array_sort (self->children, compare_children);
        return;
      }
}

/* FNV-1a. The digest only tells whether a unit is the one read before, so it need not withstand an attacker. */
static guint64
mix (guint64       digest,
     gconstpointer data,
     gsize         size)
{
  const guint8 *bytes = data;

  for (gsize i = 0; i < size; i++)
    digest = (digest ^ bytes[i]) * 0x100000001b3u;
  return digest;
}

static guint64
mix_row (guint64         digest,
         const LayakRow *row)
{
  digest = mix (digest, row->uuid.bytes, sizeof row->uuid.bytes);
  digest = mix (digest, &row->created, sizeof row->created);
  digest = mix (digest, &row->modified, sizeof row->modified);
  if (row->version != NULL)
    digest = layak_version_mix (row->version, digest);

  for (guint i = 0; i < row->info->n_fields; i++)
    {
      const LayakField *field = &row->info->fields[i];
      LayakValue value = row->values[i];

      if (layak_field_is_number (field))
        digest = mix (digest, &value.number, sizeof value.number);
      else if (layak_field_is_text (field))
        digest = mix (digest, value.text != NULL ? value.text : "", value.text != NULL ? strlen (value.text) + 1 : 1);
      else
        {
          for (guint k = 0; value.set != NULL && value.set[k] != NULL; k++)
            digest = mix (digest, value.set[k], strlen (value.set[k]) + 1);
          /* The end of the set, lest a member may move to the next one unseen. */
          digest = mix (digest, "", 1);
        }
    }
  return digest;
}

/* A number that changes, but for chance, with anything in the unit; the order of the children does not matter. */
guint64
layak_unit_digest (const LayakUnit *self)
{
  guint64 digest = mix_row (0xcbf29ce484222325u, self->root);

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    digest += mix_row (0xcbf29ce484222325u, g_ptr_array_index (self->children, i));
  for (guint i = 0; self->deletions != NULL && i < self->deletions->len; i++)
    digest += layak_tombstone_mix (g_ptr_array_index (self->deletions, i), 0xcbf29ce484222325u);
  return digest;
}
