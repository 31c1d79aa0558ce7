/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sheet calls other records: a code, a UUID, or as people do, a name. */
#define G_LOG_DOMAIN "layak-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-csv-private.h"
#include "layak-format.h"
#include "layak-text.h"

/* What stands before the name of a regency, and which kind it then is. */
static const struct
{
  const char *word;
  const char *kind;
} kinds[] =
{
  { "kabupaten ", "kabupaten" }, { "kab. ", "kabupaten" }, { "kab ", "kabupaten" }, { "kab.", "kabupaten" },
  { "kota ", "kota" },
};

/* Restores the nought that spreadsheets drop from 63.10, and the point, for which some put a comma and some nothing. */
static char *
dup_code (const char *text)
{
  gsize length = strlen (text);

  if (length == 4 && strspn (text, "0123456789") == 4)
    return g_strdup_printf ("%.2s.%s", text, text + 2);
  if (length < 4 || length > 5 || strspn (text, "0123456789") != 2 || (text[2] != '.' && text[2] != ',') ||
      strspn (text + 3, "0123456789") != length - 3)
    return g_strdup (text);

  return g_strdup_printf ("%.2s.%s%s", text, text + 3, length == 4 ? "0" : "");
}

static const LayakRow *
find (LayakCsvSheet   *self,
      const LayakRow  *probe,
      gboolean        *is_ambiguous)
{
  gboolean is_unclear;
  const LayakRow *found = layak_csv_index_find (self->index, probe, &is_unclear);

  *is_ambiguous |= is_unclear;
  return found;
}

/* “Kabupaten Banjar”, “Kota Banjar”; without either a kabupaten comes first, as in the names that Layak writes. */
static const LayakRow *
find_regency (LayakCsvSheet  *self,
              LayakRow       *probe,
              const char     *text,
              gboolean       *is_ambiguous)
{
  const LayakRow *found;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strncasecmp (text, kinds[i].word, strlen (kinds[i].word)) == 0)
      {
        layak_row_parse_field (probe, "kind", kinds[i].kind, NULL);
        layak_row_set_text (probe, "name", text + strlen (kinds[i].word));
        return find (self, probe, is_ambiguous);
      }

  layak_row_set_text (probe, "name", text);
  layak_row_parse_field (probe, "kind", "kabupaten", NULL);
  found = find (self, probe, is_ambiguous);
  if (found != NULL || *is_ambiguous)
    return found;

  layak_row_parse_field (probe, "kind", "kota", NULL);
  return find (self, probe, is_ambiguous);
}

static void
copy_field (LayakRow       *row,
            const LayakRow *from,
            const char     *name)
{
  const LayakField *field = from != NULL ? layak_record_info_find_field (from->info, name) : NULL;
  const LayakField *own = layak_record_info_find_field (row->info, name);

  if (field != NULL && own != NULL)
    layak_row_take_value (row, layak_record_info_field_index (row->info, own),
                          layak_value_copy (field, from->values[layak_record_info_field_index (from->info, field)]));
}

static const LayakRow *
find_named (LayakCsvSheet   *self,
            LayakRow        *probe,
            const char      *field,
            const char      *text,
            gboolean        *is_ambiguous)
{
  const LayakRow *found;

  layak_row_set_text (probe, field, text);
  found = find (self, probe, is_ambiguous);
  layak_row_set_text (probe, field, NULL);
  return found;
}

/* The record, or where nothing says whose it is the training that it follows from, which belongs to the same. */
const LayakRow *
layak_csv_get_owned (LayakCsvSheet *self)
{
  const LayakField *field = layak_record_info_find_field (self->info, "training");
  const char *identity = field != NULL ? layak_row_get_text (self->row, "training") : NULL;
  const LayakRow *training = NULL;
  LayakUuid uuid;

  if (identity != NULL && layak_record_info_find_field (self->info, "regency") != NULL &&
      layak_row_is_unknown (self->row, "regency") && layak_row_is_unknown (self->row, "province") &&
      layak_uuid_parse (identity, &uuid))
    training = layak_csv_index_find_uuid (self->index, layak_record_info_find (field->refers), &uuid);
  return training != NULL ? training : self->row;
}

/* An agency of the same office comes first, then any other of that name. */
static const LayakRow *
find_agency (LayakCsvSheet  *self,
             LayakRow       *probe,
             const char     *text,
             gboolean       *is_ambiguous)
{
  const LayakRow *found = NULL, *owned = layak_csv_get_owned (self);

  copy_field (probe, owned, "regency");
  copy_field (probe, owned, "province");
  layak_csv_own (self, probe);
  for (guint i = 0; i < 2 && found == NULL && !*is_ambiguous; i++)
    {
      found = find_named (self, probe, "name", text, is_ambiguous);
      if (found == NULL && !*is_ambiguous)
        found = find_named (self, probe, "abbreviation", text, is_ambiguous);
      layak_row_set_text (probe, "regency", NULL);
      layak_row_set_text (probe, "province", NULL);
    }
  return found;
}

/* (nullable): the record that people call so. */
static const LayakRow *
find_by_name (LayakCsvSheet          *self,
              const LayakRecordInfo  *info,
              const char             *text,
              gboolean               *is_ambiguous)
{
  g_autoptr(LayakRow) probe = layak_row_new (info);

  *is_ambiguous = FALSE;
  if (g_str_equal (info->name, "regency"))
    return find_regency (self, probe, text, is_ambiguous);
  if (g_str_equal (info->name, "agency"))
    return find_agency (self, probe, text, is_ambiguous);
  if (!layak_csv_index_knows (info))
    return NULL;

  /* A record within another names those beside it. */
  if (info->parent != NULL && g_strcmp0 (info->parent, self->info->parent) == 0)
    copy_field (probe, self->row, info->parent);
  copy_field (probe, self->around, "start-date");
  copy_field (probe, self->around != NULL ? self->around : self->row, "regency");
  copy_field (probe, self->around != NULL ? self->around : self->row, "province");
  return find_named (self, probe, info->title, text, is_ambiguous);
}

/* Whose a record is and what it is part of must be clear; what else it refers to may be added later. */
static LayakProblemClass
classify (const LayakField *field)
{
  return (field->flags & LAYAK_FIELD_REQUIRED) || g_str_equal (field->name, "regency") ||
         g_str_equal (field->name, "province") ? LAYAK_PROBLEM_REJECTED : LAYAK_PROBLEM_WARNING;
}

static void
tell_unresolved (LayakCsvSheet    *self,
                 const LayakRow   *row,
                 const LayakField *field,
                 const char       *text,
                 LayakCsvPlace     place,
                 gboolean          is_ambiguous)
{
  const char *label = layak_record_info_get_label (layak_record_info_find (field->refers));
  LayakProblemClass class = classify (field);
  /* A problem tells a field of the record itself. */
  const LayakField *own = row == self->row ? field : NULL;
  g_autofree char *excerpt = layak_text_excerpt (text);

  if (is_ambiguous)
    layak_csv_tell (self, class, place, own,
                    /* Translators: a name, then a type of record */
                    _("“%s” may be one of several (%s); give its UUID or code, or more of what it is"), excerpt, label);
  else if (class == LAYAK_PROBLEM_REJECTED)
    layak_csv_tell (self, class, place, own,
                    /* Translators: a name, then a type of record */
                    _("There is no “%s” here (%s)"), excerpt, label);
  else
    layak_csv_tell (self, class, place, own,
                    /* Translators: a name, then a type of record */
                    _("There is no “%s” here (%s), so this stays empty until it is added and imported again"), excerpt,
                    label);
}

/* (transfer full) (nullable): what a reference to the record holds that @text calls. */
static char *
resolve (LayakCsvSheet    *self,
         const LayakRow   *row,
         const LayakField *field,
         const char       *text,
         LayakCsvPlace     place)
{
  const LayakRecordInfo *info = layak_record_info_find (field->refers);
  g_autofree char *code = dup_code (text);
  const LayakRow *found;
  gboolean is_ambiguous;
  LayakUuid uuid;

  if (layak_uuid_parse (text, &uuid))
    {
      /* Records with a code are referred to by it, which the UUID does not tell but the record does. */
      found = layak_csv_index_find_uuid (self->index, info, &uuid);
      return found != NULL ? layak_row_dup_identity (found) : layak_uuid_to_string (&uuid);
    }
  if (layak_record_info_is_keyed (info) && layak_format_is_key (info, code))
    return g_steal_pointer (&code);

  found = find_by_name (self, info, text, &is_ambiguous);
  if (found != NULL)
    return layak_row_dup_identity (found);

  tell_unresolved (self, row, field, text, place, is_ambiguous);
  return NULL;
}

/* A set as files write it, parted by blanks, or names parted by semicolons or lines. */
static char *
resolve_set (LayakCsvSheet    *self,
             const LayakRow   *row,
             const LayakField *field,
             const char       *text,
             LayakCsvPlace     place)
{
  const LayakRecordInfo *info = layak_record_info_find (field->refers);
  g_auto(GStrv) members = g_strsplit_set (text, " ;,\n", -1), names = g_strsplit_set (text, ";\n", -1);
  g_autoptr(GString) set = g_string_new (NULL);
  gboolean are_keys = TRUE;
  LayakUuid uuid;

  for (guint i = 0; members[i] != NULL; i++)
    are_keys = are_keys && (*members[i] == '\0' || layak_uuid_parse (members[i], &uuid) ||
                            (layak_record_info_is_keyed (info) && layak_format_is_key (info, members[i])));
  for (guint i = 0; are_keys && members[i] != NULL; i++)
    if (*members[i] != '\0')
      g_string_append_printf (set, "%s%s", set->len > 0 ? " " : "", members[i]);
  for (guint i = 0; !are_keys && names[i] != NULL; i++)
    {
      g_autofree char *identity = NULL;

      if (*g_strstrip (names[i]) == '\0')
        continue;
      identity = resolve (self, row, field, names[i], place);
      if (identity != NULL)
        g_string_append_printf (set, "%s%s", set->len > 0 ? " " : "", identity);
    }
  return g_strdup (set->str);
}

/**
 * layak_csv_set_reference:
 * @row: the record, or what is told of the one around it
 * @index: of a field that refers to others
 * @text: what a cell calls them
 *
 * Returns: whether the field is set; what is wrong was told
 */
gboolean
layak_csv_set_reference (LayakCsvSheet *self,
                         LayakRow      *row,
                         guint          index,
                         const char    *text,
                         LayakCsvPlace  place)
{
  const LayakField *field = &row->info->fields[index];
  g_autofree char *clean = layak_text_normalize (text, TRUE, NULL), *identity = NULL;
  g_autoptr(GError) error = NULL;
  LayakValue value;

  if (clean == NULL || *clean == '\0')
    return FALSE;

  identity = layak_field_is_set (field) ? resolve_set (self, row, field, clean, place)
                                        : resolve (self, row, field, clean, place);
  if (identity == NULL || *identity == '\0')
    return FALSE;

  if (!layak_value_parse (field, identity, &value, &error))
    {
      layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, place, field, "%s", error->message);
      return FALSE;
    }
  layak_row_take_value (row, index, value);
  return TRUE;
}
