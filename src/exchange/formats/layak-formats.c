/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-formats.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "layak-export-adx.h"
#include "layak-export-csv.h"
#include "layak-export-dxf2.h"
#include "layak-export-fods.h"
#include "layak-export-iati.h"
#include "layak-export-ics.h"
#include "layak-export-native.h"
#include "layak-export-schema.h"
#include "layak-ics-check.h"

/* The native one comes first: it is what is meant where nothing is said. What each of the others tells, and in which
 * words, stands in data/formats/README.md. */
static const LayakExportFormat formats[] =
{
  {
    .name = "xml", .label = N_("Report for the province (XML)"), .suffix = ".xml", .media_type = "application/xml",
    .is_native = TRUE, .write = layak_export_native_write,
  },
  {
    .name = "adx", .label = N_("Aggregated figures (ADX)"), .suffix = ".adx.xml", .media_type = "application/adx+xml",
    .is_aggregated = TRUE, .schema = "adx.xsd", .write = layak_export_adx_write,
  },
  {
    .name = "dxf2", .label = N_("Aggregated figures for DHIS2 (DXF 2.0)"), .suffix = ".dxf2.xml",
    .media_type = "application/xml", .is_aggregated = TRUE, .schema = "dxf2.xsd", .write = layak_export_dxf2_write,
  },
  {
    .name = "iati", .label = N_("Activities for IATI (XML)"), .suffix = ".iati.xml", .media_type = "application/xml",
    .schema = "iati.xsd", .write = layak_export_iati_write,
  },
  {
    .name = "ics", .label = N_("Calendar (iCalendar)"), .suffix = ".ics", .media_type = "text/calendar",
    .write = layak_export_ics_write, .check = layak_ics_check,
  },
  {
    .name = "csv", .label = N_("A list (CSV)"), .suffix = ".csv", .media_type = "text/csv", .has_lists = TRUE,
    .write = layak_export_csv_write, .check = layak_export_csv_check,
  },
  {
    .name = "fods", .label = N_("All lists (flat OpenDocument)"), .suffix = ".fods",
    .media_type = "application/vnd.oasis.opendocument.spreadsheet-flat-xml", .schema = "fods.rng",
    .write = layak_export_fods_write,
  },
};

guint
layak_formats_get_n (void)
{
  return G_N_ELEMENTS (formats);
}

const LayakExportFormat *
layak_formats_nth (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (formats), NULL);

  return &formats[position];
}

/* (nullable) */
const LayakExportFormat *
layak_formats_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return &formats[i];

  return NULL;
}

const LayakExportFormat *
layak_formats_get (const LayakExportOptions *options)
{
  return options->format != NULL ? options->format : &formats[0];
}

/* (transfer full): all names, as “xml, adx”. */
char *
layak_formats_dup_list (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", formats[i].name);
  return g_string_free (list, FALSE);
}

/* Holds the file that was written against the rules of its format. */
gboolean
layak_formats_check (const LayakExportFormat  *self,
                     LayakExportJob           *job,
                     GError                  **error)
{
  if (self->schema != NULL && !layak_export_schema_check (self->schema, job->fd, job->cancellable, error))
    return FALSE;

  return self->check == NULL || (lseek (job->fd, 0, SEEK_SET) == 0 && self->check (job, error));
}
