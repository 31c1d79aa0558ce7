/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-export-dxf2.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-data-codes.h"
#include "layak-format.h"
#include "layak-xml-writer.h"

#define NAMESPACE "http://dhis2.org/schema/dxf/2.0"
#define SCHEME    "code"

/* As DHIS2 writes the periods it knows: 2025, 2025S2, 2025Q3, 202508 and 20250820. NULL if it is none of them. */
static char *
dup_period (const LayakPeriod *period)
{
  g_autofree char *text = layak_period_format (period);
  GString *packed;

  if (period->from == period->to)
    return g_strdup_printf ("%08d", period->from);
  if (strchr (text, '/') != NULL)
    return NULL;

  packed = g_string_new (text);
  g_string_replace (packed, "-", "", 0);
  return g_string_free (packed, FALSE);
}

static gboolean
check_period (const LayakPeriod  *period,
              GError            **error)
{
  g_autofree char *text = NULL, *known = NULL;

  if (!layak_period_is_set (period))
    return TRUE;

  known = dup_period (period);
  if (known != NULL)
    return TRUE;

  text = layak_period_format (period);
  g_set_error (error, LAYAK_EXPORT_ERROR, LAYAK_EXPORT_ERROR_PERIOD,
               _("DHIS2 knows years, half-years, quarters, months and days; %s is none of them"), text);
  return FALSE;
}

/* The code of the option that a value is about, as EDUCATORS_F, or NULL for the default one. */
static char *
dup_option (const LayakDataValue *value)
{
  g_autofree char *group = layak_data_codes_dup_choice (&layak_groups, value->group);

  if (group != NULL)
    return g_strdup_printf ("%s_%s", group, layak_data_codes_get_sex (value->sex));

  return layak_data_codes_dup_choice (&layak_recommendation_statuses, value->status);
}

/* What is known to be too small is marked for somebody to ask. The comment is data, in the language of the data. */
static void
write_doubts (LayakXmlWriter       *writer,
              const LayakDataValue *value)
{
  g_autofree char *comment = NULL;

  if (value->without_number == 0)
    return;

  comment = g_strdup_printf ("%" G_GINT64_FORMAT " pelatihan tanpa jumlah peserta", value->without_number);
  layak_xml_writer_attribute (writer, "comment", comment);
  layak_xml_writer_attribute (writer, "followUp", "true");
}

static void
write_value (LayakXmlWriter       *writer,
             const LayakDataValue *value,
             const char           *time)
{
  g_autofree char *period = dup_period (&value->period);
  g_autofree char *option = dup_option (value);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value->value);

  layak_xml_writer_start (writer, "dataValue");
  layak_xml_writer_attribute (writer, "dataElement", layak_data_codes_get_element (value->element));
  layak_xml_writer_attribute (writer, "period", period);
  layak_xml_writer_attribute (writer, "orgUnit", layak_data_codes_get_place (value));
  layak_xml_writer_attribute (writer, "categoryOptionCombo", option);
  layak_xml_writer_attribute (writer, "value", number);
  layak_xml_writer_attribute (writer, "lastUpdated", time);
  write_doubts (writer, value);
  layak_xml_writer_end (writer, "dataValue");
}

gboolean
layak_export_dxf2_write (LayakExportJob  *job,
                         GError         **error)
{
  const LayakExtractScope *scope = &job->options->scope;
  char text[LAYAK_FORMAT_TIME_LENGTH + 1];
  g_autoptr(GArray) values = NULL;
  g_autoptr(LayakXmlWriter) writer = NULL;
  gboolean is_known;
  gint64 time;

  if (!check_period (&scope->period, error))
    return FALSE;
  values = layak_data_values_select (job->connection, scope, &time, error);
  if (values == NULL)
    return FALSE;

  if (values->len == 0)
    return layak_export_job_fail_empty (error);

  is_known = time != LAYAK_UNKNOWN && layak_format_time (time, text);
  writer = layak_xml_writer_new (layak_export_job_write_block, job);
  layak_xml_writer_start (writer, "dataValueSet");
  layak_xml_writer_attribute (writer, "xmlns", NAMESPACE);
  layak_xml_writer_attribute (writer, "dataSetIdScheme", SCHEME);
  layak_xml_writer_attribute (writer, "dataElementIdScheme", SCHEME);
  layak_xml_writer_attribute (writer, "orgUnitIdScheme", SCHEME);
  layak_xml_writer_attribute (writer, "categoryOptionComboIdScheme", SCHEME);
  layak_xml_writer_attribute (writer, "dataSet", LAYAK_DATA_SET_CODE);
  for (guint i = 0; i < values->len; i++)
    write_value (writer, &g_array_index (values, LayakDataValue, i), is_known ? text : NULL);
  layak_xml_writer_end (writer, "dataValueSet");
  return layak_xml_writer_flush (writer, error);
}
