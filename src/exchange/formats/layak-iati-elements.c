/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-iati-elements.h"

/* Organisation types of IATI. */
#define GOVERNMENT       "10"
#define LOCAL_GOVERNMENT "11"
#define NON_GOVERNMENT   "22"
#define BUSINESS         "70"
#define ACADEMIC         "80"

#define IMPLEMENTING     "4"

/* An element with one attribute and nothing in it. */
void
layak_iati_write_code (LayakXmlWriter *writer,
                       const char     *element,
                       const char     *attribute,
                       const char     *code)
{
  layak_xml_writer_start (writer, element);
  layak_xml_writer_attribute (writer, attribute, code);
  layak_xml_writer_end (writer, element);
}

/* Nothing if the text is NULL. */
void
layak_iati_write_narrative (LayakXmlWriter *writer,
                            const char     *element,
                            const char     *text)
{
  if (text == NULL)
    return;

  layak_xml_writer_start (writer, element);
  layak_xml_writer_text_element (writer, "narrative", text);
  layak_xml_writer_end (writer, element);
}

/* Nothing if the text is NULL. */
void
layak_iati_write_description (LayakXmlWriter *writer,
                              const char     *type,
                              const char     *text)
{
  if (text == NULL)
    return;

  layak_xml_writer_start (writer, "description");
  layak_xml_writer_attribute (writer, "type", type);
  layak_xml_writer_text_element (writer, "narrative", text);
  layak_xml_writer_end (writer, "description");
}

/* @role: (nullable): what the owner does, where it takes part */
void
layak_iati_write_owner (LayakXmlWriter   *writer,
                        LayakIatiSources *sources,
                        const LayakRow   *row,
                        const char       *element,
                        const char       *role)
{
  g_autofree char *organisation = layak_iati_dup_organisation (row);
  g_autofree char *name = layak_iati_sources_dup_government (sources, row);

  layak_xml_writer_start (writer, element);
  layak_xml_writer_attribute (writer, "ref", organisation);
  layak_xml_writer_attribute (writer, "type", layak_iati_get_owner (row) != NULL ? LOCAL_GOVERNMENT : GOVERNMENT);
  layak_xml_writer_attribute (writer, "role", role);
  layak_xml_writer_text_element (writer, "narrative", name);
  layak_xml_writer_end (writer, element);
}

static const char *
get_organisation_type (const LayakRow *agency)
{
  const char *kind = layak_enumeration_get_nick (&layak_agency_kinds, layak_row_get_number (agency, "kind"));

  switch ((LayakLevel) layak_row_get_number (agency, "level"))
    {
    case LAYAK_LEVEL_REGENCY:
    case LAYAK_LEVEL_PROVINCE:
      return LOCAL_GOVERNMENT;
    case LAYAK_LEVEL_MINISTRY:
      return GOVERNMENT;
    case LAYAK_LEVEL_NON_GOVERNMENT:
    default:
      if (g_strcmp0 (kind, "business") == 0 || g_strcmp0 (kind, "media") == 0)
        return BUSINESS;
      return g_strcmp0 (kind, "university") == 0 ? ACADEMIC : NON_GOVERNMENT;
    }
}

/* An agency that carries the activity out; nothing if it is unknown. */
void
layak_iati_write_agency (LayakXmlWriter   *writer,
                         LayakIatiSources *sources,
                         const char       *uuid)
{
  const LayakRow *agency = layak_iati_sources_find_agency (sources, uuid);
  const char *name;

  if (agency == NULL)
    return;

  name = layak_row_get_text (agency, "name");
  layak_xml_writer_start (writer, "participating-org");
  layak_xml_writer_attribute (writer, "type", get_organisation_type (agency));
  layak_xml_writer_attribute (writer, "role", IMPLEMENTING);
  layak_xml_writer_text_element (writer, "narrative",
                                 name != NULL ? name : layak_row_get_text (agency, "abbreviation"));
  layak_xml_writer_end (writer, "participating-org");
}

void
layak_iati_write_agencies (LayakXmlWriter    *writer,
                           LayakIatiSources  *sources,
                           char             **uuids)
{
  for (guint i = 0; uuids != NULL && uuids[i] != NULL; i++)
    layak_iati_write_agency (writer, sources, uuids[i]);
}

/* Nothing if the date is unknown. A month begins with its first day and ends with its last one, and the text beside
 * says that it is a month. */
void
layak_iati_write_date (LayakXmlWriter *writer,
                       const char     *type,
                       LayakDate       date,
                       gboolean        is_end)
{
  char told[LAYAK_DATE_MAX_TEXT], day[LAYAK_DATE_MAX_TEXT];

  if (date == LAYAK_UNKNOWN)
    return;

  layak_date_format (date, told);
  layak_date_format (is_end ? layak_date_last_day (date) : layak_date_first_day (date), day);
  layak_xml_writer_start (writer, "activity-date");
  layak_xml_writer_attribute (writer, "type", type);
  layak_xml_writer_attribute (writer, "iso-date", day);
  if (layak_date_get_day (date) == 0)
    layak_xml_writer_text_element (writer, "narrative", told);
  layak_xml_writer_end (writer, "activity-date");
}

/* A span begins and ends where only one of the two is known. */
void
layak_iati_write_span (LayakXmlWriter      *writer,
                       const LayakIatiSpan *span)
{
  LayakDate start = span->start != LAYAK_UNKNOWN ? span->start : span->end;
  LayakDate end = span->end != LAYAK_UNKNOWN ? span->end : span->start;
  char text[LAYAK_DATE_MAX_TEXT];

  layak_date_format (layak_date_first_day (start), text);
  layak_iati_write_code (writer, "period-start", "iso-date", text);
  layak_date_format (layak_date_last_day (end), text);
  layak_iati_write_code (writer, "period-end", "iso-date", text);
}

/* Documents may lie anywhere, so only the ending of the address tells what they are. */
static const char *
get_media_type (const char *link)
{
  static const struct
  {
    const char *suffix;
    const char *type;
  } types[] =
  {
    { ".pdf", "application/pdf" },
    { ".jpg", "image/jpeg" },
    { ".jpeg", "image/jpeg" },
    { ".png", "image/png" },
    { ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    { ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    { ".odt", "application/vnd.oasis.opendocument.text" },
    { ".ods", "application/vnd.oasis.opendocument.spreadsheet" },
  };
  g_autofree char *small = g_ascii_strdown (link, -1);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (small, types[i].suffix))
      return types[i].type;

  return "text/html";
}

/* Categories of IATI: A02 objectives, A05 budget, A08 results. */
static const char *
get_category (const LayakRow *document)
{
  const char *kind = layak_enumeration_get_nick (&layak_document_kinds, layak_row_get_number (document, "kind"));

  if (g_strcmp0 (kind, "budget-document") == 0)
    return "A05";

  return g_strcmp0 (kind, "follow-up-plan") == 0 || g_strcmp0 (kind, "matrix") == 0 ? "A02" : "A08";
}

static void
write_link (LayakXmlWriter *writer,
            const LayakRow *document)
{
  const char *link = layak_row_get_text (document, "link");
  LayakDate date = layak_row_get_date (document, "date");
  char text[LAYAK_DATE_MAX_TEXT];

  layak_xml_writer_start (writer, "document-link");
  layak_xml_writer_attribute (writer, "format", get_media_type (link));
  layak_xml_writer_attribute (writer, "url", link);
  layak_iati_write_narrative (writer, "title", layak_row_get_text (document, "title"));
  layak_iati_write_code (writer, "category", "code", get_category (document));
  if (date != LAYAK_UNKNOWN && layak_date_get_day (date) != 0)
    {
      layak_date_format (date, text);
      layak_iati_write_code (writer, "document-date", "iso-date", text);
    }
  layak_xml_writer_end (writer, "document-link");
}

void
layak_iati_write_links (LayakXmlWriter   *writer,
                        LayakIatiSources *sources,
                        const LayakRow   *row)
{
  const GPtrArray *links = layak_iati_sources_find_links (sources, row);

  for (guint i = 0; links != NULL && i < links->len; i++)
    write_link (writer, g_ptr_array_index (links, i));
}

/* Numbers follow, then layak_iati_end_result(). */
void
layak_iati_start_result (LayakXmlWriter      *writer,
                         const char          *title,
                         const char          *indicator,
                         const LayakIatiSpan *span)
{
  layak_xml_writer_start (writer, "result");
  layak_xml_writer_attribute (writer, "type", "1");
  layak_xml_writer_attribute (writer, "aggregation-status", "true");
  layak_iati_write_narrative (writer, "title", title);
  layak_xml_writer_start (writer, "indicator");
  layak_xml_writer_attribute (writer, "measure", "1");
  layak_xml_writer_attribute (writer, "ascending", "true");
  layak_iati_write_narrative (writer, "title", indicator);
  layak_xml_writer_start (writer, "period");
  layak_iati_write_span (writer, span);
}

void
layak_iati_end_result (LayakXmlWriter *writer)
{
  layak_xml_writer_end (writer, "period");
  layak_xml_writer_end (writer, "indicator");
  layak_xml_writer_end (writer, "result");
}

static void
write_dimension (LayakXmlWriter *writer,
                 const char     *name,
                 const char     *value)
{
  if (value == NULL)
    return;

  layak_xml_writer_start (writer, "dimension");
  layak_xml_writer_attribute (writer, "name", name);
  layak_xml_writer_attribute (writer, "value", value);
  layak_xml_writer_end (writer, "dimension");
}

/* @value: (nullable): a number; nothing if it is unknown
 * @group, @sex: (nullable): what part of the whole it is */
void
layak_iati_write_measured (LayakXmlWriter *writer,
                           const char     *element,
                           const char     *value,
                           const char     *group,
                           const char     *sex)
{
  if (value == NULL)
    return;

  layak_xml_writer_start (writer, element);
  layak_xml_writer_attribute (writer, "value", value);
  write_dimension (writer, "group", group);
  write_dimension (writer, "sex", sex);
  layak_xml_writer_end (writer, element);
}
