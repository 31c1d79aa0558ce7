/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-index.h"

#include <string.h>

#include "layak-csv-words.h"
#include "layak-own-place.h"
#include "layak-rows.h"

/**
 * Nature:
 * @keys: which fields a record is looked for by; any of the lists will do
 * @same: fields in which two records that are the same differ at most by one being unknown
 * @repeats: whether records that look alike are different ones: the rows of a sheet are then taken in turn
 *
 * What identifies a record to people. The owner does too, where there is one.
 */
typedef struct
{
  const char *record;
  const char *keys[2][5];
  const char *same[4];
  gboolean    repeats;
} Nature;

static const Nature natures[] =
{
  { "province", { { "name" } }, { NULL }, FALSE },
  { "regency", { { "name" } }, { "kind" }, FALSE },
  { "agency", { { "name" }, { "abbreviation" } }, { "name" }, FALSE },
  { "training", { { "title" } }, { "start-date", "batch" }, FALSE },
  { "speaker", { { "training", "name" } }, { "role" }, FALSE },
  { "session", { { "training", "topic", "day" } }, { "start-time" }, FALSE },
  { "recommendation", { { "text" } }, { "training" }, FALSE },
  { "participant-group", { { "training", "group", "institution" } }, { "mode", "unit" }, TRUE },
};

/* @sequence: the file that claimed it, so that none of its other rows does */
typedef struct
{
  LayakRow *row;
  guint     sequence;
} Entry;

/**
 * LayakCsvIndex:
 * @entries: (element-type Entry): all
 * @by_key: (element-type utf8 GPtrArray): those with the same key
 * @by_uuid: (element-type utf8 Entry): by type and UUID
 * @counts: (element-type utf8 guint): how many records of the type are within the unit, by its UUID
 * @office: (nullable): the code of the regency or province whose database it is
 * @sequence: of the file that is read
 */
struct _LayakCsvIndex
{
  GPtrArray  *entries;
  GHashTable *by_key;
  GHashTable *by_uuid;
  GHashTable *counts;
  char       *office;
  guint64     loaded;
  guint       sequence;
};

static const Nature *
find_nature (const LayakRecordInfo *info)
{
  for (guint i = 0; i < G_N_ELEMENTS (natures); i++)
    if (g_str_equal (natures[i].record, info->name))
      return &natures[i];

  return NULL;
}

/* Whether records of the type can be told from each other without a UUID. */
gboolean
layak_csv_index_knows (const LayakRecordInfo *info)
{
  return find_nature (info) != NULL;
}

static void
entry_free (gpointer data)
{
  Entry *self = data;

  layak_row_free (self->row);
  g_free (self);
}

LayakCsvIndex *
layak_csv_index_new (void)
{
  LayakCsvIndex *self = g_new0 (LayakCsvIndex, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_uuid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
layak_csv_index_free (LayakCsvIndex *self)
{
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->by_uuid);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->entries);
  g_free (self->office);
  g_free (self);
}

static char *
dup_text (const LayakRow *row,
          const char     *name)
{
  const LayakField *field = layak_record_info_find_field (row->info, name);

  return layak_value_format (field, row->values[layak_record_info_field_index (row->info, field)]);
}

/* NULL if the field that names the record is unknown. */
static char *
make_key (const LayakRow     *row,
          const char * const *fields)
{
  g_autoptr(GString) key = g_string_new (row->info->name);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *text = dup_text (row, fields[i]);
      g_autofree char *folded = text != NULL ? layak_csv_fold (text) : NULL;

      if (i == 0 && (folded == NULL || *folded == '\0'))
        return NULL;
      g_string_append_printf (key, "\n%s", folded != NULL ? folded : "");
    }
  return g_strdup (key->str);
}

static char *
make_uuid_key (const LayakRecordInfo *info,
               const LayakUuid       *uuid)
{
  char text[LAYAK_UUID_TEXT_LENGTH + 1];

  layak_uuid_format (uuid, text);
  return g_strconcat (info->name, " ", text, NULL);
}

/* All that identifies the record to people, owner included; NULL if it has no name. */
static char *
dup_key (const LayakRow *row)
{
  const Nature *nature = find_nature (row->info);
  const char *all[12] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (nature->keys) && n == 0; i++)
    {
      g_autofree char *key = nature->keys[i][0] != NULL ? make_key (row, nature->keys[i]) : NULL;

      for (guint k = 0; key != NULL && nature->keys[i][k] != NULL; k++)
        all[n++] = nature->keys[i][k];
    }
  if (n == 0)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (nature->same) && nature->same[i] != NULL; i++)
    all[n++] = nature->same[i];
  if (layak_record_info_find_field (row->info, "regency") != NULL)
    {
      all[n++] = "regency";
      all[n] = "province";
    }
  return make_key (row, all);
}

static void
add_under (LayakCsvIndex      *self,
           Entry              *entry,
           const char * const *fields)
{
  char *key = fields[0] != NULL ? make_key (entry->row, fields) : NULL;
  GPtrArray *list = key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;

  if (key == NULL)
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), list);
    }
  g_ptr_array_add (list, entry);
  g_free (key);
}

static char *
make_count_key (const LayakRecordInfo *info,
                const char            *unit)
{
  return g_strconcat (info->name, " ", unit, NULL);
}

static Entry *
add_entry (LayakCsvIndex *self,
           LayakRow      *row)
{
  const Nature *nature = find_nature (row->info);
  Entry *entry = g_new0 (Entry, 1);

  entry->row = row;
  g_ptr_array_add (self->entries, entry);
  for (guint i = 0; i < G_N_ELEMENTS (nature->keys); i++)
    add_under (self, entry, nature->keys[i]);
  g_hash_table_insert (self->by_uuid, make_uuid_key (row->info, &row->uuid), entry);
  if (row->info->parent != NULL)
    {
      char *key = make_count_key (row->info, layak_row_get_text (row, row->info->parent));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));

      g_hash_table_insert (self->counts, key, GUINT_TO_POINTER (n + 1));
    }
  return entry;
}

static gboolean
is_one_of (const char         *name,
           const char * const *names,
           guint               n_names)
{
  for (guint i = 0; i < n_names && names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return TRUE;

  return FALSE;
}

static gboolean
leaves_out (const LayakRecordInfo *info,
            const LayakField      *field)
{
  const Nature *nature = find_nature (info);

  return !is_one_of (field->name, nature->keys[0], G_N_ELEMENTS (nature->keys[0])) &&
         !is_one_of (field->name, nature->keys[1], G_N_ELEMENTS (nature->keys[1])) &&
         !is_one_of (field->name, nature->same, G_N_ELEMENTS (nature->same)) &&
         !g_str_equal (field->name, "regency") && !g_str_equal (field->name, "province") &&
         !(field->flags & LAYAK_FIELD_KEY);
}

static void
add_row_cb (LayakRow *row,
            gpointer  data)
{
  add_entry (data, row);
}

static gboolean
load_type (LayakCsvIndex          *self,
           const LayakRecordInfo  *info,
           LayakConnection        *connection,
           GError                **error)
{
  const guint64 bit = G_GUINT64_CONSTANT (1) << info->number;

  if (self->loaded & bit)
    return TRUE;

  self->loaded |= bit;
  return layak_rows_each (info, connection, leaves_out, add_row_cb, self, error);
}

/* Reads all that records of the type may be, be part of, or refer to by name. */
gboolean
layak_csv_index_load (LayakCsvIndex          *self,
                      const LayakRecordInfo  *info,
                      LayakConnection        *connection,
                      GError                **error)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      const LayakRecordInfo *other =
        info->fields[i].refers != NULL ? layak_record_info_find (info->fields[i].refers) : NULL;

      if (other != NULL && layak_csv_index_knows (other) && other != info &&
          !(self->loaded & G_GUINT64_CONSTANT (1) << other->number) &&
          !layak_csv_index_load (self, other, connection, error))
        return FALSE;
    }

  return load_type (self, info, connection, error);
}

gboolean
layak_csv_index_load_office (LayakCsvIndex    *self,
                             LayakConnection  *connection,
                             GError          **error)
{
  g_clear_pointer (&self->office, g_free);
  return layak_own_place_read (connection, &self->office, error);
}

/* (nullable): the code of the regency or province whose database it is. */
const char *
layak_csv_index_get_office (LayakCsvIndex *self)
{
  return self->office;
}

/* A new file: its rows may be any of the records. */
void
layak_csv_index_begin (LayakCsvIndex *self)
{
  self->sequence++;
}

static gboolean
is_equal (const LayakRow *a,
          const LayakRow *b,
          const char     *name,
          guint          *n_equal)
{
  g_autofree char *first = dup_text (a, name), *second = dup_text (b, name);
  g_autofree char *folded = first != NULL ? layak_csv_fold (first) : NULL;
  g_autofree char *other = second != NULL ? layak_csv_fold (second) : NULL;

  if (first == NULL || second == NULL)
    {
      *n_equal += first == second;
      return TRUE;
    }

  ++*n_equal;
  return g_str_equal (folded, other);
}

/* A record of which a sheet does not tell the owner may be anybody's. */
static gboolean
has_same_owner (const LayakRow *row,
                const LayakRow *other,
                guint          *n_equal)
{
  if (layak_record_info_find_field (row->info, "province") == NULL ||
      layak_record_info_find_field (row->info, "regency") == NULL ||
      (layak_row_is_unknown (row, "regency") && layak_row_is_unknown (row, "province")))
    return TRUE;

  ++*n_equal;
  return g_strcmp0 (layak_row_get_text (row, "regency"), layak_row_get_text (other, "regency")) == 0 &&
         g_strcmp0 (layak_row_get_text (row, "province"), layak_row_get_text (other, "province")) == 0;
}

static gboolean
is_same (const Nature   *nature,
         const LayakRow *row,
         const LayakRow *other,
         guint          *n_equal)
{
  *n_equal = 1;
  if (!has_same_owner (row, other, n_equal))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (nature->same) && nature->same[i] != NULL; i++)
    if (!is_equal (row, other, nature->same[i], n_equal))
      return FALSE;

  return TRUE;
}

typedef struct
{
  Entry *best;
  guint  n_equal;
  guint  n_as_good;
} Search;

/* @is_claim: leave out what other rows of the file are, where records may look alike */
static void
search (LayakCsvIndex      *self,
        const LayakRow     *row,
        const char * const *fields,
        gboolean            is_claim,
        Search             *result)
{
  const Nature *nature = find_nature (row->info);
  g_autofree char *key = fields[0] != NULL ? make_key (row, fields) : NULL;
  GPtrArray *list = key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      Entry *entry = g_ptr_array_index (list, i);
      guint n_equal;

      if ((is_claim && nature->repeats && entry->sequence == self->sequence) || entry == result->best ||
          !is_same (nature, row, entry->row, &n_equal))
        continue;
      if (n_equal > result->n_equal)
        *result = (Search) { entry, n_equal, 1 };
      else if (n_equal == result->n_equal && !nature->repeats)
        result->n_as_good++;
    }
}

static Entry *
find_entry (LayakCsvIndex  *self,
            const LayakRow *row,
            gboolean        is_claim,
            gboolean       *is_ambiguous)
{
  const Nature *nature = find_nature (row->info);
  Search result = { NULL, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (nature->keys); i++)
    search (self, row, nature->keys[i], is_claim, &result);
  *is_ambiguous = result.n_as_good > 1;
  return *is_ambiguous ? NULL : result.best;
}

/**
 * layak_csv_index_find:
 * @row: what is known of a record
 * @is_ambiguous: (out): whether several may be meant
 *
 * Returns: (nullable): the record that is meant, with what identifies it
 */
const LayakRow *
layak_csv_index_find (LayakCsvIndex  *self,
                      const LayakRow *row,
                      gboolean       *is_ambiguous)
{
  Entry *entry = find_entry (self, row, FALSE, is_ambiguous);

  return entry != NULL ? entry->row : NULL;
}

static Entry *
find_uuid (LayakCsvIndex         *self,
           const LayakRecordInfo *info,
           const LayakUuid       *uuid)
{
  g_autofree char *key = make_uuid_key (info, uuid);

  return g_hash_table_lookup (self->by_uuid, key);
}

/* (nullable) */
const LayakRow *
layak_csv_index_find_uuid (LayakCsvIndex         *self,
                           const LayakRecordInfo *info,
                           const LayakUuid       *uuid)
{
  Entry *entry = find_uuid (self, info, uuid);

  return entry != NULL ? entry->row : NULL;
}

/* How many records of the type are within the unit. */
guint
layak_csv_index_count (LayakCsvIndex         *self,
                       const LayakRecordInfo *info,
                       const LayakUuid       *unit)
{
  g_autofree char *text = layak_uuid_to_string (unit), *key = make_count_key (info, text);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));
}

/* The UUID follows from what people call the record: whoever reads the same sheet gets the same one. */
static LayakUuid
make_uuid (const LayakRow *row,
           const char     *key,
           guint           number)
{
  g_autofree char *numbered = g_strdup_printf ("csv %u\n%s", number, key);

  return layak_uuid_from_key (row->info->name, numbered);
}

static LayakCsvIdentity
claim (LayakCsvIndex *self,
       Entry         *entry,
       LayakRow      *row)
{
  if (entry->sequence == self->sequence)
    return LAYAK_CSV_TWICE;

  entry->sequence = self->sequence;
  row->uuid = entry->row->uuid;
  return LAYAK_CSV_KNOWN;
}

static LayakCsvIdentity
add_new (LayakCsvIndex *self,
         LayakRow      *row)
{
  add_entry (self, layak_row_copy (row))->sequence = self->sequence;
  return LAYAK_CSV_NEW;
}

/**
 * layak_csv_index_identify:
 * @row: a row of the file that is read, with or without a UUID; gets the one it has to have
 *
 * Finds out which record the row is. From then on no other row of the file is.
 */
LayakCsvIdentity
layak_csv_index_identify (LayakCsvIndex *self,
                          LayakRow      *row)
{
  g_autofree char *key = NULL;
  gboolean is_ambiguous;
  Entry *entry;

  if (!layak_uuid_is_nil (&row->uuid))
    {
      entry = find_uuid (self, row->info, &row->uuid);
      return entry != NULL ? claim (self, entry, row) : add_new (self, row);
    }

  entry = find_entry (self, row, TRUE, &is_ambiguous);
  if (is_ambiguous)
    return LAYAK_CSV_AMBIGUOUS;
  if (entry != NULL)
    return claim (self, entry, row);

  key = dup_key (row);
  if (key == NULL)
    return LAYAK_CSV_NAMELESS;

  /* It may have been imported before, and been renamed since. */
  for (guint number = 0; ; number++)
    {
      row->uuid = make_uuid (row, key, number);
      entry = find_uuid (self, row->info, &row->uuid);
      if (entry == NULL)
        return add_new (self, row);
      if (!find_nature (row->info)->repeats || entry->sequence != self->sequence)
        return claim (self, entry, row);
    }
}
