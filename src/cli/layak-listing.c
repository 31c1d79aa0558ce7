/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-listing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-export-csv.h"
#include "layak-json.h"
#include "layak-output.h"
#include "layak-text.h"

/* A table is to be looked at: longer texts are cut there, and there alone, but for those in the last column. */
#define MAX_WIDTH 60

/* How much text is gathered before it is written. */
#define CHUNK 65536

/* CSV, JSON and lines are written as they come; a table has to wait for its widest values. */
struct _LayakListing
{
  LayakFormat        format;
  LayakColumn       *columns;
  guint              n_columns;
  guint              n_rows;
  GPtrArray         *cells;     /* of a table: row by row */
  GString           *text;      /* what is not written yet */
  GError            *problem;   /* the first failure to write */
};

/**
 * layak_format_parse:
 * @text: (nullable): what the person asked for
 * @preset: what it is if nothing was asked for
 */
gboolean
layak_format_parse (const char   *text,
                    LayakFormat   preset,
                    LayakFormat  *format,
                    GError      **error)
{
  static const char * const names[] = { "table", "csv", "json" };

  *format = preset;
  if (text == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *format = (LayakFormat) i;
        return TRUE;
      }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no format of a list: use table, csv or json"), text);
  return FALSE;
}

/* How many cells of a terminal @text takes. */
guint
layak_text_get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

/* One line of at most MAX_WIDTH cells. */
static char *
dup_cell (LayakListing *self,
          guint         column,
          const char   *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value != NULL ? value : ""), "\n", ' ');
  guint width = 0;

  if (column == self->n_columns - 1 || layak_text_get_width (line) <= MAX_WIDTH)
    return g_steal_pointer (&line);

  for (char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
      if (width >= MAX_WIDTH)
        {
          *p = '\0';
          break;
        }
    }

  return g_strconcat (line, "…", NULL);
}

static gboolean
is_number (const char *value)
{
  char *end;

  g_ascii_strtod (value, &end);
  return *value != '\0' && *end == '\0';
}

/* Who opens it in a spreadsheet shall not run what somebody has typed; a number below zero is no formula. */
static void
append_csv_value (GString    *text,
                  const char *value)
{
  if (is_number (value))
    layak_export_csv_append (text, value, ',');
  else
    layak_export_csv_append_guarded (text, value, ',');
}

static void
append_csv_line (LayakListing       *self,
                 const char * const *values)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, ',');
      if (values[i] != NULL)
        append_csv_value (self->text, values[i]);
    }
  g_string_append (self->text, "\r\n");
}

static void
append_json_object (LayakListing       *self,
                    const char * const *values)
{
  g_autoptr(GString) object = g_string_new ("{");

  for (guint i = 0; i < self->n_columns; i++)
    {
      layak_json_append_member (object, self->columns[i].name);
      if (self->columns[i].field != NULL)
        layak_json_append_value (object, self->columns[i].field, values[i]);
      else
        layak_json_append_text (object, values[i]);
    }

  g_string_append_printf (self->text, "%s%s}", self->n_rows > 0 ? ",\n" : "\n", object->str);
}

static void
append_line (LayakListing       *self,
             const char * const *values)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, '\t');
      for (const char *p = values[i] != NULL ? values[i] : ""; *p != '\0'; p++)
        if (*p == '\\')
          g_string_append (self->text, "\\\\");
        else if (*p == '\t')
          g_string_append (self->text, "\\t");
        else if (*p == '\n')
          g_string_append (self->text, "\\n");
        else
          g_string_append_c (self->text, *p);
    }
  g_string_append_c (self->text, '\n');
}

static gboolean
is_right_aligned (const LayakColumn *column)
{
  return column->field != NULL &&
         (column->field->type == LAYAK_FIELD_NUMBER || column->field->type == LAYAK_FIELD_DECIMAL ||
          column->field->type == LAYAK_FIELD_MONEY);
}

static void
append_padding (GString *text,
                guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

static void
append_table_line (LayakListing *self,
                   guint         first,
                   const guint  *widths)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, first + i);
      guint padding = widths[i] - layak_text_get_width (cell);

      if (is_right_aligned (&self->columns[i]))
        append_padding (self->text, padding);
      g_string_append (self->text, cell);
      if (!is_right_aligned (&self->columns[i]))
        append_padding (self->text, padding);
      g_string_append (self->text, "  ");
    }

  while (self->text->len > 0 && self->text->str[self->text->len - 1] == ' ')
    g_string_truncate (self->text, self->text->len - 1);
  g_string_append_c (self->text, '\n');
}

static void
append_table (LayakListing *self)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint width = layak_text_get_width (g_ptr_array_index (self->cells, i));

      widths[i % self->n_columns] = MAX (widths[i % self->n_columns], width);
    }

  for (guint first = 0; first < self->cells->len; first += self->n_columns)
    append_table_line (self, first, widths);
}

static void
write_text (LayakListing *self)
{
  if (self->problem == NULL)
    layak_output_write (self->text->str, &self->problem);
  g_string_truncate (self->text, 0);
}

static void
begin (LayakListing *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->format == LAYAK_FORMAT_TABLE)
      g_ptr_array_add (self->cells, dup_cell (self, i, self->columns[i].title));
    else
      g_ptr_array_add (names, layak_text_snake (self->columns[i].name));

  if (self->format == LAYAK_FORMAT_CSV)
    append_csv_line (self, (const char * const *) names->pdata);
  else if (self->format == LAYAK_FORMAT_JSON)
    g_string_append_c (self->text, '[');
}

LayakListing *
layak_listing_new (LayakFormat        format,
                   const LayakColumn *columns,
                   guint              n_columns)
{
  LayakListing *self = g_new0 (LayakListing, 1);

  self->format = format;
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->text = g_string_new (NULL);
  begin (self);
  return self;
}

void
layak_listing_free (LayakListing *self)
{
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_string_free (self->text, TRUE);
  g_clear_error (&self->problem);
  g_free (self);
}

/**
 * layak_listing_add:
 * @values: (array): one canonical text a column, %NULL for what is unknown
 */
void
layak_listing_add (LayakListing       *self,
                   const char * const *values)
{
  switch (self->format)
    {
    case LAYAK_FORMAT_TABLE:
      for (guint i = 0; i < self->n_columns; i++)
        g_ptr_array_add (self->cells, dup_cell (self, i, values[i]));
      break;
    case LAYAK_FORMAT_CSV:
      append_csv_line (self, values);
      break;
    case LAYAK_FORMAT_JSON:
      append_json_object (self, values);
      break;
    case LAYAK_FORMAT_LINES:
      append_line (self, values);
      break;
    default:
      g_assert_not_reached ();
    }

  self->n_rows++;
  if (self->text->len >= CHUNK)
    write_text (self);
}

/* Writes what is still to be written, and tells whether all of it could be. */
gboolean
layak_listing_finish (LayakListing  *self,
                      GError       **error)
{
  if (self->format == LAYAK_FORMAT_TABLE)
    append_table (self);
  else if (self->format == LAYAK_FORMAT_JSON)
    g_string_append (self->text, self->n_rows > 0 ? "\n]\n" : "]\n");

  write_text (self);
  if (self->problem == NULL)
    return layak_output_flush (error);

  g_propagate_error (error, g_steal_pointer (&self->problem));
  return FALSE;
}
