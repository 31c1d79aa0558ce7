/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever bytes come as a sheet: no crash, no leak, and what is read is the same the second time. */

#include <gio/gio.h>
#include <stdint.h>
#include <string.h>

#include "layak-csv-import.h"
#include "layak-csv-reader.h"
#include "layak-csv-target.h"
#include "layak-export-csv.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
append_row (GString        *text,
            const LayakRow *row)
{
  g_autofree char *uuid = layak_uuid_to_string (&row->uuid);

  g_string_append_printf (text, "%s %s\n", row->info->name, uuid);
  for (guint i = 0; i < row->info->n_fields; i++)
    {
      g_autofree char *value = layak_value_format (&row->info->fields[i], row->values[i]);

      if (value == NULL)
        continue;
      g_assert_true (g_utf8_validate (value, -1, NULL));
      g_string_append_printf (text, "%s=%s\n", row->info->fields[i].name, value);
    }
}

static gboolean
unit_cb (LayakUnit  *unit,
         guint       line,
         gpointer    user_data,
         GError    **error)
{
  g_assert_cmpuint (line, >, 0);
  append_row (user_data, unit->root);
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    append_row (user_data, g_ptr_array_index (unit->children, i));
  layak_unit_free (unit);
  return TRUE;
}

static void
problem_cb (const LayakProblem *problem,
            gpointer            user_data)
{
  g_autofree char *text = layak_problem_format (problem, "file");

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_string_append (user_data, text);
}

/* A training that records of a sheet may be part of. */
static LayakCsvIndex *
make_index (void)
{
  LayakCsvIndex *index = layak_csv_index_new ();
  g_autoptr(LayakRow) training = layak_row_new (layak_record_info_find ("training"));

  layak_row_set_text (training, "title", "Pelatihan");
  layak_csv_index_begin (index);
  layak_csv_index_identify (index, training);
  return index;
}

/* Records and problems as one text. */
static char *
import (gconstpointer          data,
        gsize                  size,
        const LayakRecordInfo *info)
{
  static const LayakReportHandler handler = { .unit = unit_cb, .problem = problem_cb };
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr(LayakCsvOptions) options = layak_csv_options_new ();
  g_autoptr(LayakCsvIndex) index = make_index ();
  GString *text = g_string_new (NULL);

  options->info = info;
  layak_csv_import_read (stream, options, index, &handler, text, NULL, NULL);
  return g_string_free (text, FALSE);
}

/* The fields as another sheet; NULL unless all of them can be read. */
static char *
rewrite (gconstpointer data,
         gsize         size,
         char         *delimiter)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr(LayakCsvReader) reader = layak_csv_reader_new (stream, LAYAK_CSV_ANY_ENCODING, *delimiter);
  g_autoptr(GString) text = g_string_new (LAYAK_CSV_BYTE_ORDER_MARK);
  g_autoptr(GError) error = NULL;
  gboolean is_whole = TRUE;

  while (layak_csv_reader_next (reader, NULL, &error))
    {
      is_whole = is_whole && layak_csv_reader_get_fault (reader) == NULL;
      *delimiter = layak_csv_reader_get_delimiter (reader);
      for (guint i = 0; i < layak_csv_reader_get_n (reader); i++)
        {
          if (i > 0)
            g_string_append_c (text, *delimiter);
          layak_export_csv_append (text, layak_csv_reader_get (reader, i, NULL), *delimiter);
        }
      g_string_append (text, "\r\n");
    }
  return error == NULL && is_whole ? g_strdup (text->str) : NULL;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const guint n_types = g_strv_length ((char **) layak_csv_types);
  const guint type = size > 0 ? data[0] % (n_types + 1) : 0;
  const LayakRecordInfo *info = type > 0 ? layak_csv_find_type (layak_csv_types[type - 1]) : NULL;
  g_autofree char *told = import (data, size, info), *again = import (data, size, info);
  char delimiter = 0;
  g_autofree char *first = rewrite (data, size, &delimiter);
  g_autofree char *second = first != NULL ? rewrite (first, strlen (first), &delimiter) : NULL;

  g_assert_cmpstr (told, ==, again);
  /* A first line that only says what parts the fields is none when it is written. */
  if (first != NULL && g_ascii_strncasecmp (first + strlen (LAYAK_CSV_BYTE_ORDER_MARK), "sep=", 4) != 0)
    g_assert_cmpstr (first, ==, second);
  return 0;
}
