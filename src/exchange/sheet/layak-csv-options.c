/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-options.h"

static void
match_free (gpointer data)
{
  LayakCsvMatch *self = data;

  g_free (self->column);
  g_free (self->target);
  g_free (self);
}

LayakCsvOptions *
layak_csv_options_new (void)
{
  LayakCsvOptions *self = g_new0 (LayakCsvOptions, 1);

  self->matches = g_ptr_array_new_with_free_func (match_free);
  self->presets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

LayakCsvOptions *
layak_csv_options_copy (const LayakCsvOptions *self)
{
  LayakCsvOptions *copy = layak_csv_options_new ();
  GHashTableIter iter;
  gpointer field, text;

  copy->info = self->info;
  copy->encoding = self->encoding;
  copy->delimiter = self->delimiter;
  copy->header = self->header;
  for (guint i = 0; i < self->matches->len; i++)
    {
      const LayakCsvMatch *match = g_ptr_array_index (self->matches, i);

      layak_csv_options_match (copy, match->position, match->column, match->target);
    }
  g_hash_table_iter_init (&iter, self->presets);
  while (g_hash_table_iter_next (&iter, &field, &text))
    layak_csv_options_preset (copy, field, text);
  return copy;
}

void
layak_csv_options_free (LayakCsvOptions *self)
{
  g_ptr_array_unref (self->matches);
  g_hash_table_unref (self->presets);
  g_free (self);
}

/**
 * layak_csv_options_match:
 * @position: of the column, or -1
 * @column: (nullable): its heading, if @position is -1
 * @target: (nullable): what it tells; %NULL or empty for nothing
 */
void
layak_csv_options_match (LayakCsvOptions *self,
                         int              position,
                         const char      *column,
                         const char      *target)
{
  LayakCsvMatch *match = g_new0 (LayakCsvMatch, 1);

  match->position = position;
  match->column = g_strdup (column);
  match->target = g_strdup (target != NULL ? target : "");
  g_ptr_array_add (self->matches, match);
}

void
layak_csv_options_preset (LayakCsvOptions *self,
                          const char      *field,
                          const char      *text)
{
  g_hash_table_insert (self->presets, g_strdup (field), g_strdup (text));
}

gboolean
layak_csv_is_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}
