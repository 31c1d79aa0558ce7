/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-export-fods.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-export-list.h"
#include "layak-xml-writer.h"

/* Down to the rows, each of which is a line. */
#define N_LEVELS 5

#define MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"

/* Those that people look for come first; then all others in the order of a report. */
static const char * const first_lists[] =
{
  "training", "participant-group", "speaker", "session", "recommendation", "progress", "document", "agency", "regency",
};

static const struct
{
  const char *prefix;
  const char *namespace;
} namespaces[] =
{
  { "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
  { "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
  { "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
  { "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
  { "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
  { "xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" },
};

/* Widths by what the cells hold. */
static const struct
{
  const char *name;
  const char *width;
} column_styles[] =
{
  { "narrow", "2.5cm" },
  { "middle", "4cm" },
  { "wide", "7.5cm" },
  { "prose", "11cm" },
};

typedef struct
{
  LayakExportJob *job;
  LayakXmlWriter *writer;
  LayakNameCache *names;
} Book;

static void
write_element (Book       *self,
               const char *element,
               const char *attribute,
               const char *value)
{
  layak_xml_writer_start (self->writer, element);
  layak_xml_writer_attribute (self->writer, attribute, value);
  layak_xml_writer_end (self->writer, element);
}

static void
start_style (Book       *self,
             const char *name,
             const char *family,
             const char *data_style)
{
  layak_xml_writer_start (self->writer, "style:style");
  layak_xml_writer_attribute (self->writer, "style:name", name);
  layak_xml_writer_attribute (self->writer, "style:family", family);
  layak_xml_writer_attribute (self->writer, "style:data-style-name", data_style);
}

/* Dates are shown as they are written everywhere else, in ISO’s order. */
static void
write_date_style (Book *self)
{
  layak_xml_writer_start (self->writer, "number:date-style");
  layak_xml_writer_attribute (self->writer, "style:name", "iso");
  write_element (self, "number:year", "number:style", "long");
  layak_xml_writer_text_element (self->writer, "number:text", "-");
  write_element (self, "number:month", "number:style", "long");
  layak_xml_writer_text_element (self->writer, "number:text", "-");
  write_element (self, "number:day", "number:style", "long");
  layak_xml_writer_end (self->writer, "number:date-style");
}

static void
write_time_style (Book *self)
{
  layak_xml_writer_start (self->writer, "number:time-style");
  layak_xml_writer_attribute (self->writer, "style:name", "clock");
  write_element (self, "number:hours", "number:style", "long");
  layak_xml_writer_text_element (self->writer, "number:text", ":");
  write_element (self, "number:minutes", "number:style", "long");
  layak_xml_writer_end (self->writer, "number:time-style");
}

static void
write_currency_style (Book *self)
{
  layak_xml_writer_start (self->writer, "number:currency-style");
  layak_xml_writer_attribute (self->writer, "style:name", "rupiah");
  layak_xml_writer_start (self->writer, "number:currency-symbol");
  layak_xml_writer_attribute (self->writer, "number:language", "id");
  layak_xml_writer_attribute (self->writer, "number:country", "ID");
  layak_xml_writer_end_with_text (self->writer, "number:currency-symbol", "Rp");
  layak_xml_writer_start (self->writer, "number:number");
  layak_xml_writer_attribute (self->writer, "number:decimal-places", "0");
  layak_xml_writer_attribute (self->writer, "number:min-integer-digits", "1");
  layak_xml_writer_attribute (self->writer, "number:grouping", "true");
  layak_xml_writer_end (self->writer, "number:number");
  layak_xml_writer_end (self->writer, "number:currency-style");
}

static void
write_cell_styles (Book *self)
{
  start_style (self, "head", "table-cell", NULL);
  write_element (self, "style:table-cell-properties", "fo:background-color", "#e8eef7");
  write_element (self, "style:text-properties", "fo:font-weight", "bold");
  layak_xml_writer_end (self->writer, "style:style");

  start_style (self, "wrapped", "table-cell", NULL);
  write_element (self, "style:table-cell-properties", "fo:wrap-option", "wrap");
  layak_xml_writer_end (self->writer, "style:style");

  for (guint i = 0; i < 3; i++)
    {
      static const char * const styles[][2] = { { "date", "iso" }, { "time", "clock" }, { "money", "rupiah" } };

      start_style (self, styles[i][0], "table-cell", styles[i][1]);
      layak_xml_writer_end (self->writer, "style:style");
    }
}

static void
write_styles (Book *self)
{
  layak_xml_writer_start (self->writer, "office:automatic-styles");
  write_date_style (self);
  write_time_style (self);
  write_currency_style (self);
  for (guint i = 0; i < G_N_ELEMENTS (column_styles); i++)
    {
      start_style (self, column_styles[i].name, "table-column", NULL);
      write_element (self, "style:table-column-properties", "style:column-width", column_styles[i].width);
      layak_xml_writer_end (self->writer, "style:style");
    }
  write_cell_styles (self);
  layak_xml_writer_end (self->writer, "office:automatic-styles");
}

static const char *
get_column_style (const LayakListColumn *column)
{
  if (column->kind == LAYAK_LIST_UUID)
    return "wide";
  if (column->kind == LAYAK_LIST_NAME)
    return "wide";
  if (column->field == NULL)
    return "middle";

  switch (column->field->type)
    {
    case LAYAK_FIELD_PROSE:
      return "prose";
    case LAYAK_FIELD_TEXT:
      return "wide";
    case LAYAK_FIELD_NUMBER:
    case LAYAK_FIELD_DECIMAL:
    case LAYAK_FIELD_DATE:
    case LAYAK_FIELD_TIME:
    case LAYAK_FIELD_BOOLEAN:
      return "narrow";
    case LAYAK_FIELD_CODE:
    case LAYAK_FIELD_MONEY:
    case LAYAK_FIELD_CHOICE:
    case LAYAK_FIELD_CHOICES:
    case LAYAK_FIELD_REFERENCE:
    case LAYAK_FIELD_REFERENCES:
    default:
      return "middle";
    }
}

static void
start_cell (Book       *self,
            const char *style,
            const char *type)
{
  layak_xml_writer_start (self->writer, "table:table-cell");
  layak_xml_writer_attribute (self->writer, "table:style-name", style);
  layak_xml_writer_attribute (self->writer, "office:value-type", type);
}

/* A value as programs take it, and as people read it. */
static void
write_value (Book       *self,
             const char *attribute,
             const char *value,
             const char *shown)
{
  layak_xml_writer_attribute (self->writer, attribute, value);
  layak_xml_writer_text_element (self->writer, "text:p", shown);
  layak_xml_writer_end (self->writer, "table:table-cell");
}

/* Blanks that stand together would become one, and those at an end none, if the value did not stand beside. */
static gboolean
has_odd_blanks (const char *text)
{
  gsize length = strlen (text);

  return strchr (text, '\t') != NULL || strstr (text, "  ") != NULL || strstr (text, " \n") != NULL ||
         strstr (text, "\n ") != NULL || *text == ' ' || (length > 0 && text[length - 1] == ' ');
}

static void
write_text (Book       *self,
            const char *style,
            const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  start_cell (self, style, "string");
  if (has_odd_blanks (text))
    layak_xml_writer_attribute (self->writer, "office:string-value", text);
  for (guint i = 0; lines[i] != NULL; i++)
    layak_xml_writer_text_element (self->writer, "text:p", lines[i]);
  layak_xml_writer_end (self->writer, "table:table-cell");
}

/* A month or a year is no day, so it stays a text. */
static void
write_date (Book       *self,
            const char *text)
{
  LayakDate date;

  if (!layak_date_parse (text, &date) || layak_date_get_day (date) == 0)
    {
      write_text (self, NULL, text);
      return;
    }

  start_cell (self, "date", "date");
  write_value (self, "office:date-value", text, text);
}

static void
write_time (Book       *self,
            const char *text)
{
  g_autofree char *duration = g_strdup_printf ("PT%.2sH%.2sM00S", text, text + 3);

  start_cell (self, "time", "time");
  write_value (self, "office:time-value", duration, text);
}

static void
write_money (Book       *self,
             const char *text)
{
  start_cell (self, "money", "currency");
  layak_xml_writer_attribute (self->writer, "office:currency", "IDR");
  write_value (self, "office:value", text, text);
}

static void
write_cell (Book                  *self,
            const LayakListColumn *column,
            const char            *text)
{
  switch (column->field != NULL ? column->field->type : LAYAK_FIELD_TEXT)
    {
    case LAYAK_FIELD_NUMBER:
    case LAYAK_FIELD_DECIMAL:
      start_cell (self, NULL, "float");
      write_value (self, "office:value", text, text);
      break;
    case LAYAK_FIELD_MONEY:
      write_money (self, text);
      break;
    case LAYAK_FIELD_DATE:
      write_date (self, text);
      break;
    case LAYAK_FIELD_TIME:
      write_time (self, text);
      break;
    case LAYAK_FIELD_BOOLEAN:
      start_cell (self, NULL, "boolean");
      write_value (self, "office:boolean-value", text, text);
      break;
    case LAYAK_FIELD_TEXT:
    case LAYAK_FIELD_PROSE:
    case LAYAK_FIELD_CODE:
    case LAYAK_FIELD_CHOICE:
    case LAYAK_FIELD_CHOICES:
    case LAYAK_FIELD_REFERENCE:
    case LAYAK_FIELD_REFERENCES:
    default:
      write_text (self, column->field != NULL && column->field->type == LAYAK_FIELD_PROSE ? "wrapped" : NULL, text);
    }
}

static void
write_empty_cells (Book  *self,
                   guint  n)
{
  g_autofree char *repeated = g_strdup_printf ("%u", n);

  if (n > 0)
    write_element (self, "table:table-cell", "table:number-columns-repeated", repeated);
}

/* Most fields of most records are unknown: what is empty side by side is told once. */
static gboolean
write_row (LayakExportList  *list,
           char            **cells,
           gpointer          data,
           GError          **error)
{
  Book *self = data;
  guint n_empty = 0;

  layak_xml_writer_start (self->writer, "table:table-row");
  for (guint i = 0; i < layak_export_list_get_n (list); i++)
    {
      if (cells[i] == NULL)
        {
          n_empty++;
          continue;
        }
      write_empty_cells (self, n_empty);
      n_empty = 0;
      write_cell (self, layak_export_list_get_column (list, i), cells[i]);
    }
  write_empty_cells (self, n_empty);
  layak_xml_writer_end (self->writer, "table:table-row");
  return layak_xml_writer_flush_if_full (self->writer, error);
}

/* Widths, then the row of headings, which is printed on every page. */
static void
write_head (Book            *self,
            LayakExportList *list)
{
  for (guint i = 0; i < layak_export_list_get_n (list); i++)
    write_element (self, "table:table-column", "table:style-name",
                   get_column_style (layak_export_list_get_column (list, i)));

  layak_xml_writer_start (self->writer, "table:table-header-rows");
  layak_xml_writer_start (self->writer, "table:table-row");
  for (guint i = 0; i < layak_export_list_get_n (list); i++)
    write_text (self, "head", layak_export_list_get_column (list, i)->title);
  layak_xml_writer_end (self->writer, "table:table-row");
  layak_xml_writer_end (self->writer, "table:table-header-rows");
}

/* Neither LibreOffice nor Excel have these in the names of sheets. */
#define NO_SHEET_NAME "[]*?:/\\"

static gboolean
write_sheet (Book                   *self,
             const LayakRecordInfo  *info,
             GError                **error)
{
  g_autoptr(LayakExportList) list = layak_export_list_new (self->job, info, self->names);
  g_autofree char *name = g_strdelimit (g_strdup (g_dgettext (GETTEXT_PACKAGE, info->plural)), NO_SHEET_NAME, '-');

  layak_xml_writer_start (self->writer, "table:table");
  layak_xml_writer_attribute (self->writer, "table:name", name);
  write_head (self, list);
  if (!layak_export_list_each (list, write_row, self, error))
    return FALSE;

  layak_xml_writer_end (self->writer, "table:table");
  return layak_xml_writer_flush_if_full (self->writer, error);
}

static gboolean
comes_first (const LayakRecordInfo *info)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_lists); i++)
    if (g_str_equal (info->name, first_lists[i]))
      return TRUE;

  return FALSE;
}

static gboolean
write_sheets (Book    *self,
              GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_lists); i++)
    if (!write_sheet (self, layak_record_info_find (first_lists[i]), error))
      return FALSE;

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if (!comes_first (layak_record_info_nth (i)) && !write_sheet (self, layak_record_info_nth (i), error))
      return FALSE;
  return TRUE;
}

gboolean
layak_export_fods_write (LayakExportJob  *job,
                         GError         **error)
{
  g_autoptr(LayakXmlWriter) writer = layak_xml_writer_new (layak_export_job_write_block, job);
  g_autoptr(LayakNameCache) names = layak_name_cache_new (job->connection);
  Book self = { job, writer, names };

  if (!layak_export_job_read (job, error))
    return FALSE;

  layak_xml_writer_set_levels (writer, N_LEVELS);
  layak_xml_writer_start (writer, "office:document");
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    layak_xml_writer_attribute (writer, namespaces[i].prefix, namespaces[i].namespace);
  layak_xml_writer_attribute (writer, "office:version", "1.3");
  layak_xml_writer_attribute (writer, "office:mimetype", MEDIA_TYPE);
  write_styles (&self);
  layak_xml_writer_start (writer, "office:body");
  layak_xml_writer_start (writer, "office:spreadsheet");
  if (!write_sheets (&self, error))
    return FALSE;

  layak_xml_writer_end (writer, "office:spreadsheet");
  layak_xml_writer_end (writer, "office:body");
  layak_xml_writer_end (writer, "office:document");
  return layak_xml_writer_flush (writer, error);
}
