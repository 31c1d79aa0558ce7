/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-sample.h"

/* Above the headings a sheet may have a title and such. */
#define MAX_ABOVE 10
#define MAX_ROWS  20

/* A title may be a word that a column could have, but hardly two. */
#define MIN_KNOWN 2

typedef struct
{
  guint  line;
  GStrv  cells;
} Row;

static void
row_clear (gpointer data)
{
  g_strfreev (((Row *) data)->cells);
}

void
layak_csv_sample_free (LayakCsvSample *self)
{
  g_clear_pointer (&self->matching, layak_csv_matching_free);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static GStrv
dup_cells (LayakCsvReader *reader)
{
  GStrv cells = g_new0 (char *, layak_csv_reader_get_n (reader) + 1);

  for (guint i = 0; i < layak_csv_reader_get_n (reader); i++)
    cells[i] = g_strdup (layak_csv_reader_get (reader, i, NULL));
  return cells;
}

/* (element-type Row): the first records. What is wrong with the file is told by whoever reads all of it. */
static GArray *
read_rows (LayakCsvReader  *reader,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr(GError) problem = NULL;

  g_array_set_clear_func (rows, row_clear);
  while (rows->len < MAX_ABOVE + MAX_ROWS && layak_csv_reader_next (reader, cancellable, &problem))
    {
      Row row = { layak_csv_reader_get_place (reader).line, dup_cells (reader) };

      g_array_append_val (rows, row);
    }
  if (problem != NULL && problem->domain != LAYAK_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  layak_csv_reader_rewind (reader);
  return g_steal_pointer (&rows);
}

/* The line that the options tell, else the first one that names columns, else the first one. */
static void
find_header (LayakCsvSample         *self,
             GArray                 *rows,
             const LayakCsvOptions  *options)
{
  guint found = 0;

  for (guint i = 0; i < rows->len && i < MAX_ABOVE; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      g_autoptr(LayakCsvMatching) matching = NULL;

      if (row->line < options->header)
        continue;
      matching = layak_csv_matching_new (row->cells, options);
      if (self->matching == NULL || matching->n_known >= MIN (MIN_KNOWN, g_strv_length (row->cells)))
        {
          found = i;
          g_clear_pointer (&self->matching, layak_csv_matching_free);
          self->matching = g_steal_pointer (&matching);
          self->header = row->line;
        }
      if (options->header > 0 || self->matching->n_known >= MIN (MIN_KNOWN, self->matching->n_columns))
        break;
    }

  for (guint i = found + 1; i < rows->len && self->rows->len < MAX_ROWS; i++)
    g_ptr_array_add (self->rows, g_strdupv (g_array_index (rows, Row, i).cells));
}

/**
 * layak_csv_sample_take:
 * @reader: at its beginning, where it is afterwards too
 *
 * Returns: (transfer full): what the beginning of the file tells of the rest
 */
LayakCsvSample *
layak_csv_sample_take (LayakCsvReader         *reader,
                       const LayakCsvOptions  *options,
                       GCancellable           *cancellable,
                       GError                **error)
{
  g_autoptr(GArray) rows = read_rows (reader, cancellable, error);
  LayakCsvSample *self;

  if (rows == NULL)
    return NULL;

  self = g_new0 (LayakCsvSample, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->delimiter = layak_csv_reader_get_delimiter (reader);
  self->encoding = layak_csv_reader_get_encoding (reader);
  find_header (self, rows, options);
  return self;
}

LayakCsvSample *
layak_csv_sample_read (LayakSpool             *content,
                       const LayakCsvOptions  *options,
                       GError                **error)
{
  g_autoptr(LayakCsvReader) reader =
    layak_csv_reader_open (content, options->encoding, options->delimiter, error);

  return reader != NULL ? layak_csv_sample_take (reader, options, NULL, error) : NULL;
}
