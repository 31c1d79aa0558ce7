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

/* Type, delimiter, encoding, header, matches and presets. */
#define OPTIONS_TYPE "(syuua(iss)a{ss})"

char *
layak_csv_options_format (const LayakCsvOptions *self)
{
  g_autoptr(GVariant) variant = NULL;
  GVariantBuilder matches, presets;
  GHashTableIter iter;
  gpointer field, text;

  g_variant_builder_init (&matches, G_VARIANT_TYPE ("a(iss)"));
  for (guint i = 0; i < self->matches->len; i++)
    {
      const LayakCsvMatch *match = g_ptr_array_index (self->matches, i);

      g_variant_builder_add (&matches, "(iss)", match->position, match->column != NULL ? match->column : "",
                             match->target);
    }
  g_variant_builder_init (&presets, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, self->presets);
  while (g_hash_table_iter_next (&iter, &field, &text))
    g_variant_builder_add (&presets, "{ss}", field, text);

  variant = g_variant_ref_sink (g_variant_new (OPTIONS_TYPE, self->info != NULL ? self->info->name : "",
                                               (guint8) self->delimiter, (guint32) self->encoding, self->header,
                                               &matches, &presets));
  return g_variant_print (variant, FALSE);
}

LayakCsvOptions *
layak_csv_options_parse (const char *text)
{
  g_autoptr(GVariant) variant = g_variant_parse (G_VARIANT_TYPE (OPTIONS_TYPE), text, NULL, NULL, NULL);
  g_autoptr(GVariantIter) matches = NULL, presets = NULL;
  g_autoptr(LayakCsvOptions) self = layak_csv_options_new ();
  const char *type, *first, *second;
  guint32 encoding;
  guint8 delimiter;
  int position;

  if (variant == NULL)
    return NULL;

  g_variant_get (variant, "(&syuua(iss)a{ss})", &type, &delimiter, &encoding, &self->header, &matches, &presets);
  if (encoding > LAYAK_CSV_WINDOWS_1252)
    return NULL;

  self->info = *type != '\0' ? layak_record_info_find (type) : NULL;
  self->delimiter = (char) delimiter;
  self->encoding = encoding;
  while (g_variant_iter_next (matches, "(i&s&s)", &position, &first, &second))
    layak_csv_options_match (self, position, position < 0 ? first : NULL, second);
  while (g_variant_iter_next (presets, "{&s&s}", &first, &second))
    layak_csv_options_preset (self, first, second);
  return g_steal_pointer (&self);
}

gboolean
layak_csv_is_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}
