/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-export-adx.h"

#include "layak-data-codes.h"
#include "layak-format.h"
#include "layak-xml-writer.h"

#define NAMESPACE "urn:ihe:qrph:adx:2015"

/* Whole months are counted as such: three months from July on are the third quarter, 92 days are not. */
static char *
dup_period (const LayakPeriod *period)
{
  char first[LAYAK_DATE_MAX_TEXT];
  int n_months = (layak_date_get_year (period->to) - layak_date_get_year (period->from)) * 12 +
                 layak_date_get_month (period->to) - layak_date_get_month (period->from) + 1;
  gboolean is_whole = layak_date_get_day (period->from) == 1 &&
                      layak_date_last_day (layak_date_new (layak_date_get_year (period->to),
                                                           layak_date_get_month (period->to), 0)) == period->to;

  layak_date_format (period->from, first);
  if (is_whole && n_months % 12 == 0)
    return g_strdup_printf ("%s/P%dY", first, n_months / 12);
  if (is_whole)
    return g_strdup_printf ("%s/P%dM", first, n_months);

  return g_strdup_printf ("%s/P%dD", first, layak_date_days_from (period->from, period->to) + 1);
}

static void
write_value (LayakXmlWriter       *writer,
             const LayakDataValue *value)
{
  g_autofree char *group = layak_data_codes_dup_choice (&layak_groups, value->group);
  g_autofree char *status = layak_data_codes_dup_choice (&layak_recommendation_statuses, value->status);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value->value);

  layak_xml_writer_start (writer, "dataValue");
  layak_xml_writer_attribute (writer, "dataElement", layak_data_codes_get_element (value->element));
  layak_xml_writer_attribute (writer, "GROUP", group);
  layak_xml_writer_attribute (writer, "SEX", layak_data_codes_get_sex (value->sex));
  layak_xml_writer_attribute (writer, "STATUS", status);
  layak_xml_writer_attribute (writer, "value", number);
  layak_xml_writer_end (writer, "dataValue");
}

static gboolean
is_same_group (const LayakDataValue *a,
               const LayakDataValue *b)
{
  return a->place == b->place && a->period.from == b->period.from && a->period.to == b->period.to;
}

/* The values of a place and period stand together. */
static void
write_groups (LayakXmlWriter *writer,
              GArray         *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const LayakDataValue *value = &g_array_index (values, LayakDataValue, i);

      if (i == 0 || !is_same_group (value - 1, value))
        {
          g_autofree char *period = dup_period (&value->period);

          layak_xml_writer_start (writer, "group");
          layak_xml_writer_attribute (writer, "orgUnit", layak_data_codes_get_place (value));
          layak_xml_writer_attribute (writer, "period", period);
          layak_xml_writer_attribute (writer, "dataSet", LAYAK_DATA_SET_CODE);
        }

      write_value (writer, value);
      if (i + 1 == values->len || !is_same_group (value, value + 1))
        layak_xml_writer_end (writer, "group");
    }
}

gboolean
layak_export_adx_write (LayakExportJob  *job,
                        GError         **error)
{
  char exported[LAYAK_FORMAT_TIME_LENGTH + 1];
  gint64 time;
  g_autoptr(GArray) values = layak_data_values_select (job->connection, &job->options->scope, &time, error);
  g_autoptr(LayakXmlWriter) writer = NULL;

  if (values == NULL)
    return FALSE;

  if (values->len == 0 || time == LAYAK_UNKNOWN || !layak_format_time (time, exported))
    return layak_export_job_fail_empty (error);

  writer = layak_xml_writer_new (layak_export_job_write_block, job);
  layak_xml_writer_start (writer, "adx");
  layak_xml_writer_attribute (writer, "xmlns", NAMESPACE);
  layak_xml_writer_attribute (writer, "exported", exported);
  write_groups (writer, values);
  layak_xml_writer_end (writer, "adx");
  return layak_xml_writer_flush (writer, error);
}
