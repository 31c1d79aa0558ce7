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
  { "xml", N_("Report for the province (XML)"), ".xml", "application/xml", TRUE, FALSE, FALSE, NULL,
    layak_export_native_write, NULL },
  { "adx", N_("Aggregated figures (ADX)"), ".adx.xml", "application/adx+xml", FALSE, FALSE, TRUE, "adx.xsd",
    layak_export_adx_write, NULL },
  { "dxf2", N_("Aggregated figures for DHIS2 (DXF 2.0)"), ".dxf2.xml", "application/xml", FALSE, FALSE, TRUE,
    "dxf2.xsd", layak_export_dxf2_write, NULL },
  { "iati", N_("Activities for IATI (XML)"), ".iati.xml", "application/xml", FALSE, FALSE, FALSE, "iati.xsd",
    layak_export_iati_write, NULL },
  { "ics", N_("Calendar (iCalendar)"), ".ics", "text/calendar", FALSE, FALSE, FALSE, NULL,
    layak_export_ics_write, layak_ics_check },
  { "csv", N_("A list (CSV)"), ".csv", "text/csv", FALSE, TRUE, FALSE, NULL,
    layak_export_csv_write, layak_export_csv_check },
  { "fods", N_("All lists (flat OpenDocument)"), ".fods",
    "application/vnd.oasis.opendocument.spreadsheet-flat-xml", FALSE, FALSE, FALSE, "fods.rng",
    layak_export_fods_write, NULL },
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
