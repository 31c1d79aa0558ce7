/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From elements and attributes to the rows of a record. */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-stamps.h"

/* The keys of records are few; a file that has many is made up, and need not be remembered. */
#define MAX_KNOWN_KEYS 10000

/* Tells of an attribute nobody knows. What a newer program adds is no fault. */
void
layak_report_refuse_attribute (LayakReport    *self,
                               const xmlChar **attribute)
{
  const LayakReportLevel *level = &self->levels[self->depth - 1];
  LayakReportPlace place = layak_report_place_of (self, attribute);
  g_autofree char *subject = NULL;

  if (attribute[2] != NULL)
    {
      layak_report_tell_once (self, place, (const char *) attribute[2],
                              _("What belongs to the namespace “%s” is skipped"),
                              layak_report_excerpt (self, attribute[2]));
      return;
    }
  if (!self->is_newer)
    {
      layak_report_tell (self, level->kind == LAYAK_REPORT_ROOT ? LAYAK_PROBLEM_FATAL : LAYAK_PROBLEM_REJECTED,
                         place, NULL, _("There is no attribute “%s” here"), layak_report_excerpt (self, attribute[0]));
      return;
    }

  subject = g_strdup_printf ("%s %s", level->name, attribute[0]);
  layak_report_tell_once (self, place, subject, _("“%s” is not known to this program and is skipped"),
                          layak_report_excerpt (self, attribute[0]));
}

/**
 * layak_report_check_reference:
 * @format: the type of the record referred to
 *
 * Returns: whether @text has the form of a reference to such a record: its UUID, or its key if it has one
 */
gboolean
layak_report_check_reference (LayakReport       *self,
                              const LayakFormat *format,
                              const char        *text)
{
  char known[128];
  LayakUuid uuid;
  gsize length;

  if (layak_uuid_parse (text, &uuid))
    return TRUE;
  if (!format->is_keyed)
    return FALSE;

  length = g_strlcpy (known, format->name, sizeof known);
  known[length++] = ' ';
  g_strlcpy (known + length, text, sizeof known - length);
  if (g_hash_table_contains (self->known_keys, known))
    return TRUE;
  if (!layak_format_is_key (format->info, text))
    return FALSE;

  if (g_hash_table_size (self->known_keys) >= MAX_KNOWN_KEYS)
    g_hash_table_remove_all (self->known_keys);
  g_hash_table_add (self->known_keys, g_strdup (known));
  return TRUE;
}

static gboolean
check_references (LayakReport       *self,
                  const LayakField  *field,
                  const LayakFormat *refers,
                  LayakValue         value,
                  const char       **wrong)
{
  if (field->type == LAYAK_FIELD_REFERENCE)
    {
      *wrong = value.text;
      return layak_report_check_reference (self, refers, value.text);
    }

  for (guint i = 0; value.set[i] != NULL; i++)
    if (!layak_report_check_reference (self, refers, value.set[i]))
      {
        *wrong = value.set[i];
        return FALSE;
      }

  return TRUE;
}

/* Places are worked out only for problems: most fields have none. @attribute is NULL for elements. */
static LayakReportPlace
place_of_value (LayakReport    *self,
                const xmlChar **attribute)
{
  return attribute != NULL ? layak_report_place_of (self, attribute)
                           : self->levels[self->depth - 1].place;
}

/* Stores what a field says, or tells what is wrong with it. */
static void
set_field (LayakReport       *self,
           const LayakFormat *format,
           guint              index,
           const char        *text,
           const xmlChar    **attribute)
{
  const LayakField *field = &format->info->fields[index];
  const LayakFormat *refers = format->refers[index];
  g_autoptr(GError) error = NULL;
  g_autofree char *lower = NULL;
  const char *wrong = NULL;
  LayakValue value;

  /* Sets are kept as text, where two spellings of a UUID would be two members. */
  if (field->type == LAYAK_FIELD_REFERENCES && !refers->is_keyed)
    text = lower = g_ascii_strdown (text, -1);

  if (!layak_value_parse (field, text, &value, &error))
    {
      layak_report_tell (self, LAYAK_PROBLEM_REJECTED, place_of_value (self, attribute), field, "%s", error->message);
      return;
    }

  if (layak_value_is_unknown (field, value))
    layak_report_tell (self, LAYAK_PROBLEM_REJECTED, place_of_value (self, attribute), field,
                       _("The value is empty; what is unknown must be left out"));
  else if (refers != NULL && !check_references (self, field, refers, value, &wrong))
    layak_report_tell (self, LAYAK_PROBLEM_REJECTED, place_of_value (self, attribute), field,
                       /* Translators: what was read, then a type of record */
                       _("“%s” is no code or UUID that could name a record (%s)"),
                       layak_report_excerpt (self, wrong),
                       layak_record_info_get_label (refers->info));
  layak_row_take_value (self->row, index, value);
}

static LayakVersion *
ensure_version (LayakRow *row)
{
  if (row->version == NULL)
    row->version = layak_version_new ((LayakStamp) { 0, 0 });
  return row->version;
}

static gboolean
set_common (LayakRow          *row,
            LayakFormatCommon  which,
            const char        *text)
{
  LayakVersion *version;

  switch (which)
    {
    case LAYAK_FORMAT_UUID:
      return layak_uuid_parse (text, &row->uuid) && !layak_uuid_is_nil (&row->uuid);
    case LAYAK_FORMAT_MADE:
      return layak_stamp_parse (text, &ensure_version (row)->made);
    case LAYAK_FORMAT_SEEN:
      version = ensure_version (row);
      g_clear_pointer (&version->seen, layak_vector_free);
      version->seen = layak_vector_parse (text);
      return version->seen != NULL;
    case LAYAK_FORMAT_CHANGED:
      return layak_stamps_parse (ensure_version (row), row->info, text);
    case LAYAK_FORMAT_CREATED:
      return layak_format_parse_time (text, &row->created);
    case LAYAK_FORMAT_MODIFIED:
      return layak_format_parse_time (text, &row->modified);
    case LAYAK_FORMAT_N_COMMON:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
read_attribute (LayakReport       *self,
                LayakReportLevel  *level,
                guint              slot,
                const xmlChar    **attribute)
{
  const char *text = (const char *) attribute[3];
  guint n_fields = self->row->info->n_fields;

  if (slot < LAYAK_FORMAT_N_COMMON)
    {
      level->has_uuid |= slot == LAYAK_FORMAT_UUID;
      if (!set_common (self->row, slot, text))
        layak_report_tell (self, LAYAK_PROBLEM_REJECTED, place_of_value (self, attribute), NULL,
                           /* Translators: the name of an attribute and its value */
                           _("%s: “%s” has not the form this attribute must have"), attribute[0],
                           layak_report_excerpt (self, text));
      return;
    }

  slot -= LAYAK_FORMAT_N_COMMON;
  if (slot < n_fields)
    {
      level->given |= G_GUINT64_CONSTANT (1) << slot;
      set_field (self, level->names->format, slot, text, attribute);
    }
}

/* Names come in the order of the table, so the search begins where the last one was found. */
static gboolean
find_slot (const xmlChar    **names,
           guint              n_slots,
           const xmlChar     *name,
           guint             *slot)
{
  for (guint i = 0; i < n_slots; i++)
    {
      guint at = *slot + i < n_slots ? *slot + i : *slot + i - n_slots;

      if (names[at] == name)
        {
          *slot = at;
          return TRUE;
        }
    }

  return FALSE;
}

static void
tell_missing (LayakReport      *self,
              LayakReportLevel *level,
              gboolean          are_elements)
{
  const LayakFormat *format = level->names->format;

  for (guint i = 0; i < format->info->n_fields; i++)
    {
      const LayakField *field = &format->info->fields[i];

      if (!(field->flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY)) || (int) i == format->parent ||
          layak_field_is_prose (field) != are_elements || level->given & G_GUINT64_CONSTANT (1) << i)
        continue;

      layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, field,
                         /* Translators: the name of an attribute or element */
                         _("It is required, but there is no “%s”"), format->names[i]);
    }
}

/* A record with a key needs no UUID, and must not have another than the one that follows from its key. */
static void
check_identity (LayakReport      *self,
                LayakReportLevel *level)
{
  LayakRow *row = self->row;
  LayakUuid given = row->uuid;

  if (level->names->format->is_keyed)
    {
      g_autofree char *key = layak_row_dup_key (row);

      /* That it lacks its key was told; a UUID made up would be another one each time. */
      if (key == NULL)
        return;
      layak_row_ensure_uuid (row);
      if (!layak_uuid_is_nil (&given) && !layak_uuid_equal (&given, &row->uuid))
        layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, NULL,
                           _("The UUID is not the one that belongs to the key"));
    }
  else if (layak_uuid_is_nil (&given))
    {
      if (!level->has_uuid)
        layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, NULL, _("The record has no UUID"));
      return;
    }

  if (self->uuids != NULL && !layak_uuid_set_add (self->uuids, &row->uuid))
    layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, NULL,
                       _("A record with this UUID or key stands in the file already"));
}

/* What a child does not tell is what its unit tells. */
static void
complete_version (LayakReport      *self,
                  LayakReportLevel *level)
{
  LayakRow *row = self->row, *root = self->unit->root;

  if (row != root && row->created == LAYAK_UNKNOWN)
    row->created = root->created;
  if (row != root && row->modified == LAYAK_UNKNOWN)
    row->modified = root->modified;
  if (row != root && root->version != NULL)
    {
      LayakVersion *version = ensure_version (row);

      if (version->made.counter == 0)
        version->made = root->version->made;
      if (version->seen != NULL)
        layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, NULL,
                           _("“seen” belongs to the training around it"));
    }

  if (row->version != NULL && row->version->made.counter == 0 && !level->told)
    layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, NULL,
                       _("“seen” or “changed” needs “made” beside it"));
}

/* The row begins with what its start tag holds; @level is the innermost open element. */
void
layak_report_start_record (LayakReport       *self,
                           LayakReportLevel  *level,
                           int                n_attributes,
                           const xmlChar    **attributes)
{
  const LayakReportNames *names = level->names;

  self->row = layak_row_new (names->format->info);
  if (level->kind == LAYAK_REPORT_UNIT)
    {
      self->unit = layak_unit_new (self->row);
      self->is_rejected = FALSE;
      g_array_set_size (self->siblings, 0);
    }
  else
    layak_unit_add (self->unit, self->row);

  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      if (attributes[2] == NULL && find_slot (names->attributes, names->n_slots, attributes[0], &level->slot))
        read_attribute (self, level, level->slot, attributes);
      else
        layak_report_refuse_attribute (self, attributes);
    }

  tell_missing (self, level, FALSE);
  check_identity (self, level);
  complete_version (self, level);
  level->slot = LAYAK_FORMAT_N_COMMON;
}

/* The record around the field is the level beneath. */
void
layak_report_end_field (LayakReport      *self,
                        LayakReportLevel *level)
{
  LayakReportLevel *record = level - 1;

  record->given |= G_GUINT64_CONSTANT (1) << level->field;
  if (!level->told)
    set_field (self, record->names->format, level->field, self->text->str, NULL);
}

static int
compare_uuids (gconstpointer a,
               gconstpointer b)
{
  return layak_uuid_compare (a, b);
}

/* A session may name only speakers of its own training, who come before it. */
static void
check_siblings (LayakReport      *self,
                LayakReportLevel *level)
{
  const LayakFormat *format = level->names->format;
  char **set = format->siblings >= 0 ? self->row->values[format->siblings].set : NULL;
  LayakUuid uuid;

  if (set == NULL)
    return;

  if (self->siblings->len == 0)
    {
      for (guint i = 0; i < self->unit->children->len; i++)
        {
          const LayakRow *row = g_ptr_array_index (self->unit->children, i);

          if (row->info == format->refers[format->siblings]->info)
            g_array_append_val (self->siblings, row->uuid);
        }
      g_array_sort (self->siblings, compare_uuids);
    }

  for (guint i = 0; set[i] != NULL; i++)
    if (layak_uuid_parse (set[i], &uuid) &&
        !g_array_binary_search (self->siblings, &uuid, compare_uuids, NULL))
      layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, &format->info->fields[format->siblings],
                         /* Translators: a UUID, then a type of record */
                         _("“%s” is none of the same training (%s)"), set[i],
                         layak_record_info_get_label (format->refers[format->siblings]->info));
}

/* Everything of the record was read; a unit is handed out after the schema had its say. */
void
layak_report_end_record (LayakReport      *self,
                         LayakReportLevel *level)
{
  tell_missing (self, level, TRUE);
  check_siblings (self, level);
}
