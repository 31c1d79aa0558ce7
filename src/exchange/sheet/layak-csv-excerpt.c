/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-excerpt.h"

#include "layak-csv-sample.h"
#include "layak-export-csv.h"

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* (element-type guint): where something is wrong in the file of this name, from the first line on. */
static GArray *
collect_lines (LayakPlan  *plan,
               const char *name)
{
  GPtrArray *problems = layak_plan_get_problems (plan);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < problems->len; i++)
    {
      const LayakPlanProblem *entry = g_ptr_array_index (problems, i);

      if (entry->problem->class == LAYAK_PROBLEM_REJECTED && g_strcmp0 (entry->file, name) == 0)
        g_array_append_val (lines, entry->problem->line);
    }
  g_array_sort (lines, compare_lines);
  return lines;
}

static void
append_record (GString        *text,
               LayakCsvReader *reader)
{
  for (guint i = 0; i < layak_csv_reader_get_n (reader); i++)
    {
      if (i > 0)
        g_string_append_c (text, layak_csv_reader_get_delimiter (reader));
      layak_export_csv_append (text, layak_csv_reader_get (reader, i, NULL), layak_csv_reader_get_delimiter (reader));
    }
  g_string_append (text, "\r\n");
}

/* Where the cells of a record begin, so that the line of none of them is missed. */
static guint
get_last_line (LayakCsvReader *reader)
{
  LayakCsvPlace place;

  layak_csv_reader_get (reader, layak_csv_reader_get_n (reader) - 1, &place);
  return place.line;
}

static gboolean
append_rejected (GString         *text,
                 LayakCsvReader  *reader,
                 guint            header,
                 GArray          *lines,
                 GError         **error)
{
  GError *problem = NULL;
  guint next = 0;

  while (layak_csv_reader_next (reader, NULL, &problem))
    {
      guint line = layak_csv_reader_get_place (reader).line, last = get_last_line (reader);

      while (next < lines->len && g_array_index (lines, guint, next) < line)
        next++;
      if (line == header || (line > header && next < lines->len && g_array_index (lines, guint, next) <= last))
        append_record (text, reader);
    }
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, problem);
  return FALSE;
}

/**
 * layak_csv_excerpt_write:
 * @content: of the sheet
 * @name: of the sheet, as the plan has it
 * @options: how it was read
 * @plan: what was found wrong with it
 * @path: where the headings and the rejected records go, in UTF-8
 */
gboolean
layak_csv_excerpt_write (LayakSpool             *content,
                         const char             *name,
                         const LayakCsvOptions  *options,
                         LayakPlan              *plan,
                         const char             *path,
                         GError                **error)
{
  g_autoptr(LayakCsvReader) reader =
    layak_csv_reader_open (content, options->encoding, options->delimiter, error);
  g_autoptr(GArray) lines = collect_lines (plan, name);
  g_autoptr(GString) text = g_string_new (LAYAK_CSV_BYTE_ORDER_MARK);
  g_autoptr(LayakCsvSample) sample = NULL;

  if (reader == NULL)
    return FALSE;

  sample = layak_csv_sample_take (reader, options, NULL, error);
  return sample != NULL && append_rejected (text, reader, sample->header, lines, error) &&
         g_file_set_contents (path, text->str, (gssize) text->len, error);
}
