/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the cells of a line to the row of a record. */
#define G_LOG_DOMAIN "layak-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-csv-private.h"
#include "layak-export-csv.h"
#include "layak-language.h"
#include "layak-text.h"
#include "layak-wording.h"

/* Cells are read in this order, since what comes later may need what came before: the agencies of a name are those of
 * the office whose record it is, and the speakers of a session those of its training. */
typedef enum
{
  PASS_VALUES,
  PASS_PLACES,
  PASS_UNIT,
  PASS_REFERENCES,
  N_PASSES,
} Pass;

static Pass
get_pass (const LayakField *field)
{
  if (field->refers == NULL)
    return PASS_VALUES;
  if (field->flags & LAYAK_FIELD_DEPENDENT)
    return PASS_UNIT;

  return g_str_equal (field->name, "regency") || g_str_equal (field->name, "province") ? PASS_PLACES : PASS_REFERENCES;
}

static guint
find_index (const LayakRow *row,
            const char     *name)
{
  return layak_record_info_field_index (row->info, layak_record_info_find_field (row->info, name));
}

static gboolean
has_days (const LayakRow *row)
{
  return layak_record_info_find_field (row->info, "start-date") != NULL &&
         layak_record_info_find_field (row->info, "end-date") != NULL;
}

/* “20-22/8/2025” in the column of the first day tells the last one too. */
static gboolean
read_range (LayakCsvSheet    *self,
            LayakRow         *row,
            const LayakField *field,
            const char       *text)
{
  LayakDate start, end;

  if (!has_days (row) || !g_str_equal (field->name, "start-date") ||
      !layak_language_parse_dates (text, &start, &end) || start == end)
    return FALSE;

  layak_row_set_number (row, "start-date", start);
  if (row == self->row)
    self->end = end;
  return TRUE;
}

/* A word that names no choice is no reason to lose the rest of the line. */
static void
tell_left_empty (LayakCsvSheet    *self,
                 const LayakRow   *row,
                 const LayakField *field,
                 const char       *text,
                 LayakCsvPlace     place)
{
  g_autofree char *excerpt = layak_text_excerpt (text);

  layak_csv_tell (self, LAYAK_PROBLEM_WARNING, place, row == self->row ? field : NULL,
                  /* Translators: a word, then the field whose choices do not have it */
                  _("“%s” is no choice of “%s”, so this is left out"), excerpt, layak_field_get_label (field));
}

static gboolean
read_serial (LayakCsvSheet    *self,
             LayakRow         *row,
             const LayakField *field,
             const char       *text,
             LayakCsvPlace     place)
{
  const LayakDate date = field->type == LAYAK_FIELD_DATE ? layak_csv_words_parse_serial (text) : LAYAK_UNKNOWN;
  g_autofree char *day = NULL;

  if (date == LAYAK_UNKNOWN)
    return FALSE;

  day = layak_wording_date (date);
  layak_row_set_number (row, field->name, date);
  layak_csv_tell (self, LAYAK_PROBLEM_WARNING, place, row == self->row ? field : NULL,
                  /* Translators: a number as 46056, and the day that it stands for */
                  _("“%s” is how Excel counts days, and was read as %s"), text, day);
  return TRUE;
}

static void
set_value (LayakCsvSheet *self,
           LayakRow      *row,
           guint          index,
           const char    *text,
           LayakCsvPlace  place)
{
  const LayakField *field = &row->info->fields[index];
  g_autofree char *whole = field->type == LAYAK_FIELD_MONEY ? layak_csv_words_dup_amount (text) : NULL;
  g_autoptr(GError) error = NULL;
  LayakValue value;

  if (whole != NULL)
    layak_csv_tell (self, LAYAK_PROBLEM_WARNING, place, field, _("“%s” has sen; only whole rupiah are kept"), text);
  if (layak_csv_words_parse (field, whole != NULL ? whole : text, &value, &error))
    layak_row_take_value (row, index, value);
  else if (field->choices != NULL && !(field->flags & LAYAK_FIELD_REQUIRED))
    tell_left_empty (self, row, field, text, place);
  else if (!read_range (self, row, field, text) && !read_serial (self, row, field, text, place))
    layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, place, row == self->row ? field : NULL, "%s", error->message);
}

static void
set_uuid (LayakCsvSheet *self,
          const char    *text,
          LayakCsvPlace  place)
{
  g_autofree char *excerpt = NULL;

  if (layak_uuid_parse (text, &self->row->uuid) && !layak_uuid_is_nil (&self->row->uuid))
    return;

  excerpt = layak_text_excerpt (text);
  layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, place, NULL, _("“%s” is no UUID"), excerpt);
}

static void
read_cell (LayakCsvSheet  *self,
           LayakCsvTarget  target,
           const char     *cell,
           LayakCsvPlace   place,
           Pass            pass)
{
  LayakRow *row = target.kind == LAYAK_CSV_UNIT_FIELD ? self->around : self->row;
  g_autofree char *told = g_strstrip (g_strdup (cell));
  const char *text = layak_export_csv_unguard (told);

  /* A dash is how people leave a cell empty; one that is meant is guarded. */
  if (*text == '\0' || g_str_equal (told, "-") || g_str_equal (told, "–") ||
      target.kind <= LAYAK_CSV_LEFT_OUT)
    return;
  if (target.kind == LAYAK_CSV_UUID)
    {
      if (pass == PASS_VALUES)
        set_uuid (self, text, place);
      return;
    }
  if (get_pass (&row->info->fields[target.index]) != pass)
    return;

  if (pass == PASS_VALUES)
    set_value (self, row, target.index, text, place);
  else
    layak_csv_set_reference (self, row, target.index, text, place);
}

/* What holds for the whole sheet where a record tells nothing of its own. */
static void
set_preset (LayakCsvSheet *self,
            const char    *name,
            const char    *text)
{
  LayakCsvTarget target;
  const LayakRow *row;

  if (!layak_csv_target_find (self->info, name, &target) || target.kind < LAYAK_CSV_FIELD)
    return;

  row = target.kind == LAYAK_CSV_UNIT_FIELD ? self->around : self->row;
  if (layak_value_is_unknown (&row->info->fields[target.index], row->values[target.index]))
    for (Pass pass = PASS_VALUES; pass < N_PASSES; pass++)
      read_cell (self, target, text, (LayakCsvPlace) { self->line, 1 }, pass);
}

/* A record of a regency is none of a province. */
static gboolean
belongs_to_other (LayakCsvSheet *self,
                  const char    *name)
{
  return (g_str_equal (name, "regency") && !layak_row_is_unknown (self->row, "province")) ||
         (g_str_equal (name, "province") && !layak_row_is_unknown (self->row, "regency"));
}

/* What says which record it is part of comes before that record’s name is looked for. */
static void
set_unit_presets (LayakCsvSheet *self)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, self->options->presets);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (layak_record_info_find_field (self->info, name) == NULL)
      set_preset (self, name, text);
}

static void
set_presets (LayakCsvSheet *self,
             gboolean       are_plain)
{
  GHashTableIter iter;
  gpointer name, text;

  if (self->around != NULL && !are_plain)
    set_unit_presets (self);

  g_hash_table_iter_init (&iter, self->options->presets);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      const LayakField *field = layak_record_info_find_field (self->info, name);
      gboolean is_plain;

      if (field == NULL || belongs_to_other (self, name))
        continue;
      is_plain = get_pass (field) != PASS_PLACES && !(field->flags & LAYAK_FIELD_DEPENDENT);
      if (is_plain == are_plain)
        set_preset (self, name, text);
    }
}

static void
check_extra_cells (LayakCsvSheet *self)
{
  for (guint i = self->matching->n_columns; i < layak_csv_reader_get_n (self->reader); i++)
    {
      LayakCsvPlace place;

      if (*layak_csv_reader_get (self->reader, i, &place) == '\0')
        continue;
      layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, place, NULL,
                      _("There are more fields than columns; a quotation mark may be missing"));
      return;
    }
}

/* Where the end of a range and a column of its own contradict each other, nobody knows which is right. */
static void
set_end (LayakCsvSheet *self)
{
  guint index;

  if (self->end == LAYAK_UNKNOWN)
    return;

  index = find_index (self->row, "end-date");
  if (!layak_row_is_unknown (self->row, "end-date") && layak_row_get_date (self->row, "end-date") != self->end)
    layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, (LayakCsvPlace) { self->line, 1 }, &self->info->fields[index],
                    _("Another column tells another day"));
  else
    layak_row_set_number (self->row, "end-date", self->end);
}

/* Fills the row with what the record says. */
void
layak_csv_read_record (LayakCsvSheet *self)
{
  const char *fault = layak_csv_reader_get_fault (self->reader);

  self->end = LAYAK_UNKNOWN;
  if (fault != NULL)
    layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, layak_csv_reader_get_place (self->reader), NULL, "%s", fault);
  check_extra_cells (self);

  for (Pass pass = PASS_VALUES; pass < N_PASSES; pass++)
    {
      for (guint i = 0; i < self->matching->n_columns; i++)
        {
          LayakCsvPlace place;
          const char *cell = layak_csv_reader_get (self->reader, i, &place);

          read_cell (self, self->matching->targets[i], cell, place, pass);
        }
      if (pass == PASS_PLACES)
        set_presets (self, FALSE);
    }
  set_end (self);
}

/* What is over was held, in a sheet that does not say. */
static void
set_status (LayakCsvSheet *self)
{
  LayakDate end = layak_row_get_date (self->row, "end-date");

  if (end == LAYAK_UNKNOWN)
    end = layak_row_get_date (self->row, "start-date");
  layak_row_set_number (self->row, "status", end != LAYAK_UNKNOWN && layak_date_last_day (end) < self->today
                                             ? LAYAK_TRAINING_HELD : LAYAK_TRAINING_PLANNED);
}

/* What follows from a training belongs to whom that belongs, in a sheet that does not say. */
static void
set_owner (LayakCsvSheet *self)
{
  const LayakRow *owned = layak_csv_get_owned (self);

  if (owned == self->row)
    return;

  layak_row_set_text (self->row, "regency", layak_row_get_text (owned, "regency"));
  layak_row_set_text (self->row, "province", layak_row_get_text (owned, "province"));
}

static gboolean
is_told (LayakCsvSheet *self,
         const char    *name)
{
  return layak_csv_matching_has (self->matching, LAYAK_CSV_FIELD, name) ||
         g_hash_table_contains (self->options->presets, name);
}

/* Where neither a column nor who imports the sheet says whose its records are, they are of the office itself. */
void
layak_csv_own (LayakCsvSheet *self,
               LayakRow      *row)
{
  const char *office = layak_csv_index_get_office (self->index);

  if (office != NULL && layak_record_info_find_field (self->info, "regency") != NULL &&
      layak_row_is_unknown (row, "regency") && layak_row_is_unknown (row, "province") &&
      !is_told (self, "regency") && !is_told (self, "province"))
    layak_row_set_text (row, strlen (office) == 2 ? "province" : "regency", office);
}

static void
set_level (LayakCsvSheet *self)
{
  if (!layak_row_is_unknown (self->row, "regency"))
    layak_row_set_number (self->row, "level", LAYAK_LEVEL_REGENCY);
  else if (!layak_row_is_unknown (self->row, "province"))
    layak_row_set_number (self->row, "level", LAYAK_LEVEL_PROVINCE);
}

/* Records within others keep the order of the sheet. */
static void
set_position (LayakCsvSheet *self)
{
  LayakUuid unit;

  if (layak_uuid_parse (layak_row_get_text (self->row, self->info->parent), &unit))
    layak_row_set_number (self->row, "position", (gint64) layak_csv_index_count (self->index, self->info, &unit));
}

/* Adds what follows from the rest, to a record that is not here yet: of one that is here, Layak knows better. */
void
layak_csv_complete_new (LayakCsvSheet *self)
{
  LayakRow *row = self->row;

  set_presets (self, TRUE);
  if (has_days (row) && !layak_csv_matching_has (self->matching, LAYAK_CSV_FIELD, "end-date") &&
      layak_row_is_unknown (row, "end-date"))
    layak_row_set_number (row, "end-date", layak_row_get_date (row, "start-date"));
  if (g_str_equal (self->info->name, "training") && layak_row_is_unknown (row, "status"))
    set_status (self);
  if (g_str_equal (self->info->name, "recommendation"))
    {
      set_owner (self);
      if (layak_row_is_unknown (row, "status"))
        layak_row_set_number (row, "status", LAYAK_RECOMMENDATION_PROPOSED);
    }
  layak_csv_own (self, row);
  if (g_str_equal (self->info->name, "agency") && layak_row_is_unknown (row, "level"))
    set_level (self);
  if (self->info->parent != NULL && layak_record_info_find_field (self->info, "position") != NULL &&
      layak_row_is_unknown (row, "position"))
    set_position (self);
}
