/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-matching.h"

static gboolean
is_taken (LayakCsvMatching *self,
          LayakCsvTarget    target)
{
  for (guint i = 0; target.kind != LAYAK_CSV_LEFT_OUT && i < self->n_columns; i++)
    if (layak_csv_target_equal (self->targets[i], target))
      return TRUE;

  return FALSE;
}

/* What a person said comes first. */
static void
match_as_told (LayakCsvMatching      *self,
               const LayakCsvOptions *options)
{
  for (guint i = 0; i < options->matches->len; i++)
    {
      const LayakCsvMatch *match = g_ptr_array_index (options->matches, i);
      LayakCsvTarget target;

      if (!layak_csv_target_find (self->info, match->target, &target))
        continue;
      for (guint k = 0; k < self->n_columns; k++)
        if (match->position >= 0 ? match->position == (int) k : g_strcmp0 (match->column, self->columns[k]) == 0)
          self->targets[k] = target;
    }
}

static void
match_by_strength (LayakCsvMatching  *self,
                   LayakCsvHeadings  *headings,
                   char             **folded,
                   LayakCsvStrength   strength)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      GArray *meanings = layak_csv_headings_find (headings, folded[i]);

      for (guint k = 0; meanings != NULL && k < meanings->len && self->targets[i].kind == LAYAK_CSV_NOTHING; k++)
        {
          const LayakCsvMeaning meaning = g_array_index (meanings, LayakCsvMeaning, k);

          if (meaning.strength != strength)
            continue;
          if (!is_taken (self, meaning.target))
            self->targets[i] = meaning.target;
          else if (strength == LAYAK_CSV_BY_NAME_OF_REFERENCE)
            self->targets[i].kind = LAYAK_CSV_LEFT_OUT;
        }
    }
}

/* As records of one type; @folded: the columns, as headings are compared */
static LayakCsvMatching *
match_type (const LayakRecordInfo  *info,
            char                  **columns,
            char                  **folded,
            const LayakCsvOptions  *options)
{
  LayakCsvMatching *self = g_new0 (LayakCsvMatching, 1);

  self->info = info;
  self->columns = g_strdupv (columns);
  self->n_columns = g_strv_length (columns);
  self->targets = g_new0 (LayakCsvTarget, self->n_columns + 1);
  match_as_told (self, options);
  for (guint strength = LAYAK_CSV_N_STRENGTHS; strength-- > 0;)
    match_by_strength (self, layak_csv_headings_get (info), folded, strength);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->n_known += self->targets[i].kind > LAYAK_CSV_LEFT_OUT;
    }
  return self;
}

/**
 * layak_csv_matching_new:
 * @columns: the headings of the sheet, ends with %NULL
 *
 * Matches the columns of a sheet with the fields of a record type: those that @options tell, then the others by their
 * headings, the surest first. No two columns tell the same field. Without a type in @options it is the one of which
 * the columns tell most.
 */
LayakCsvMatching *
layak_csv_matching_new (char                  **columns,
                        const LayakCsvOptions  *options)
{
  g_auto(GStrv) folded = g_strdupv (columns);
  LayakCsvMatching *best = NULL;

  for (guint i = 0; folded[i] != NULL; i++)
    {
      g_free (folded[i]);
      folded[i] = layak_csv_fold (columns[i]);
    }
  for (guint i = 0; layak_csv_types[i] != NULL; i++)
    {
      const LayakRecordInfo *info = layak_csv_find_type (layak_csv_types[i]);
      LayakCsvMatching *matching;

      if (options->info != NULL && options->info != info)
        continue;
      matching = match_type (info, columns, folded, options);
      if (best == NULL || matching->n_known > best->n_known)
        {
          g_clear_pointer (&best, layak_csv_matching_free);
          best = matching;
        }
      else
        layak_csv_matching_free (matching);
    }
  return best;
}

void
layak_csv_matching_free (LayakCsvMatching *self)
{
  g_strfreev (self->columns);
  g_free (self->targets);
  g_free (self);
}

/* @field: (nullable): of the record, or of the one around it; %NULL for a UUID */
gboolean
layak_csv_matching_has (const LayakCsvMatching *self,
                        LayakCsvTargetKind      kind,
                        const char             *field)
{
  const LayakRecordInfo *info = kind == LAYAK_CSV_UNIT_FIELD ? layak_record_info_get_parent (self->info) : self->info;

  for (guint i = 0; i < self->n_columns; i++)
    if (self->targets[i].kind == kind &&
        (field == NULL || g_str_equal (info->fields[self->targets[i].index].name, field)))
      return TRUE;

  return FALSE;
}

/**
 * layak_csv_matching_find_missing:
 * @from: the first field to look at
 *
 * Returns: the index of a field without which a record cannot be stored, and of which neither a column nor @options
 *   nor the rest of a record tells; -1 if there is none
 */
int
layak_csv_matching_find_missing (const LayakCsvMatching *self,
                                 const LayakCsvOptions  *options,
                                 guint                   from)
{
  for (guint i = from; i < self->info->n_fields; i++)
    {
      const LayakField *field = &self->info->fields[i];

      if ((field->flags & LAYAK_FIELD_REQUIRED) && !g_str_equal (field->name, "status") &&
          !g_str_equal (field->name, "level") && !layak_csv_matching_has (self, LAYAK_CSV_FIELD, field->name) &&
          !layak_csv_matching_has (self, LAYAK_CSV_UUID, NULL) &&
          !g_hash_table_contains (options->presets, field->name))
        return (int) i;
    }

  return -1;
}
