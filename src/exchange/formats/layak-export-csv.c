/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-export-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-export-list.h"

#define PRESET_LIST "training"
#define BUFFER_SIZE (64 * 1024)

typedef struct
{
  LayakExportJob *job;
  GString        *text;
  char            delimiter;
} Csv;

static char
get_delimiter (LayakExportJob *job)
{
  return job->options->delimiter != 0 ? job->options->delimiter : ',';
}

/* Spreadsheets would run what looks like a formula, whoever wrote it. The apostrophe tells them that it is text. Text
 * that begins as a guarded cell does gets one more, so that taking one away gives what was. */
static gboolean
looks_like_formula (const char *cell)
{
  cell += strspn (cell, "'");
  return *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;
}

/* The opposite: the text of a cell, without the apostrophe that guards it. */
const char *
layak_export_csv_unguard (const char *cell)
{
  return *cell == '\'' && looks_like_formula (cell + 1) ? cell + 1 : cell;
}

/* Quotes the cell where it must be. */
void
layak_export_csv_append (GString    *text,
                         const char *cell,
                         char        delimiter)
{
  const char special[] = { '"', '\r', '\n', delimiter, '\0' };

  if (strpbrk (cell, special) == NULL)
    {
      g_string_append (text, cell);
      return;
    }

  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/* The same of what people have typed, which is never run. */
void
layak_export_csv_append_guarded (GString    *text,
                                 const char *cell,
                                 char        delimiter)
{
  g_autofree char *guarded = looks_like_formula (cell) ? g_strconcat ("'", cell, NULL) : NULL;

  layak_export_csv_append (text, guarded != NULL ? guarded : cell, delimiter);
}

static gboolean
flush (Csv     *self,
       gsize    limit,
       GError **error)
{
  if (self->text->len <= limit)
    return TRUE;
  if (!layak_export_job_write (self->job, self->text->str, self->text->len, error))
    return FALSE;

  g_string_truncate (self->text, 0);
  return TRUE;
}

static gboolean
write_row (LayakExportList  *list,
           char            **cells,
           gpointer          data,
           GError          **error)
{
  Csv *self = data;

  for (guint i = 0; i < layak_export_list_get_n (list); i++)
    {
      if (i > 0)
        g_string_append_c (self->text, self->delimiter);
      if (cells[i] != NULL)
        layak_export_csv_append_guarded (self->text, cells[i], self->delimiter);
    }
  g_string_append (self->text, "\r\n");
  return flush (self, BUFFER_SIZE, error);
}

static void
write_head (Csv             *self,
            LayakExportList *list)
{
  g_string_append (self->text, LAYAK_CSV_BYTE_ORDER_MARK);
  for (guint i = 0; i < layak_export_list_get_n (list); i++)
    {
      if (i > 0)
        g_string_append_c (self->text, self->delimiter);
      g_string_append (self->text, layak_export_list_get_column (list, i)->name);
    }
  g_string_append (self->text, "\r\n");
}

gboolean
layak_export_csv_write (LayakExportJob  *job,
                        GError         **error)
{
  const LayakRecordInfo *info = job->options->list;
  g_autoptr(LayakNameCache) names = layak_name_cache_new (job->connection);
  g_autoptr(LayakExportList) list =
    layak_export_list_new (job, info != NULL ? info : layak_record_info_find (PRESET_LIST), names);
  g_autoptr(GString) text = g_string_new (NULL);
  Csv self = { job, text, get_delimiter (job) };

  if (!layak_export_job_read (job, error))
    return FALSE;

  write_head (&self, list);
  return layak_export_list_each (list, write_row, &self, error) && flush (&self, 0, error);
}

/* One field from @p on. Returns: what follows it, or NULL if it is none. */
static const char *
skip_field (const char *p,
            const char *stop,
            char        delimiter)
{
  if (p == stop || *p != '"')
    {
      while (p < stop && *p != delimiter && *p != '\r' && *p != '\n' && *p != '"')
        p++;
      return p;
    }

  for (p++; p < stop; p++)
    if (*p == '"' && (++p == stop || *p != '"'))
      return p;
  return NULL;
}

/* One record from @p on. Returns: what follows its line end, or NULL if it is none. */
static const char *
skip_record (const char *p,
             const char *stop,
             char        delimiter,
             guint      *n_fields)
{
  *n_fields = 0;
  do
    {
      p = skip_field (*n_fields > 0 ? p + 1 : p, stop, delimiter);
      ++*n_fields;
    }
  while (p != NULL && p < stop && *p == delimiter);

  return p != NULL && stop - p >= 2 && p[0] == '\r' && p[1] == '\n' ? p + 2 : NULL;
}

/* NULL if the text does not begin with the mark, or is no UTF-8. */
static const char *
skip_mark (const char *text,
           gsize       size)
{
  const gsize length = strlen (LAYAK_CSV_BYTE_ORDER_MARK);

  if (size < length || memcmp (text, LAYAK_CSV_BYTE_ORDER_MARK, length) != 0 ||
      !g_utf8_validate (text, (gssize) size, NULL))
    return NULL;

  return text + length;
}

/* Reads the file again as a stranger would: UTF-8, and as many fields in each record as in the first. */
gboolean
layak_export_csv_check (LayakExportJob  *job,
                        GError         **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd (job->fd, FALSE, error);
  const char *text, *p, *stop;
  guint n_fields, first = 0, n_records = 0;
  gsize size;

  if (file == NULL)
    return FALSE;

  text = g_mapped_file_get_contents (file);
  size = g_mapped_file_get_length (file);
  stop = text + size;
  p = skip_mark (text, size);
  while (p != NULL && (p < stop || n_records == 0))
    {
      p = skip_record (p, stop, get_delimiter (job), &n_fields);
      first = n_records++ == 0 ? n_fields : first;
      if (n_fields != first)
        p = NULL;
    }

  if (p == NULL)
    {
      /* Translators: a record of a CSV file */
      g_autofree char *problem = g_strdup_printf (_("record %u"), n_records);

      return layak_export_job_fail_rule (problem, error);
    }
  return TRUE;
}
