/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-export-iati.h"

#include <string.h>

#include "layak-facts.h"
#include "layak-format.h"
#include "layak-iati-elements.h"

/* The order of the elements is that of the standard, which knows no other. The words of our own are Indonesian, as
 * those of the records are.
 * @activities: (element-type utf8): the identifiers of the trainings told, by UUID */
typedef struct
{
  LayakExportJob   *job;
  LayakXmlWriter   *writer;
  LayakIatiSources *sources;
  GHashTable       *activities;
  guint             n_activities;
} Iati;

#define LANGUAGE "id"
#define ACCOUNTABLE "2"
#define HUMAN_RIGHTS "15160"

/* Statuses of activities: pipeline, closed, cancelled. A draft is nobody else’s business. */
static const char *
get_training_status (const LayakRow *training)
{
  switch ((LayakTrainingStatus) layak_row_get_number (training, "status"))
    {
    case LAYAK_TRAINING_PLANNED:
      return "1";
    case LAYAK_TRAINING_HELD:
      return "4";
    case LAYAK_TRAINING_CANCELLED:
      return "5";
    case LAYAK_TRAINING_DRAFT:
    default:
      return NULL;
    }
}

/* Pipeline, implementation, finalisation (until somebody has verified the evidence), closed, cancelled, suspended. */
static const char *
get_recommendation_status (const LayakRow *recommendation)
{
  switch ((LayakRecommendationStatus) layak_row_get_number (recommendation, "status"))
    {
    case LAYAK_RECOMMENDATION_IN_PROGRESS:
      return "2";
    case LAYAK_RECOMMENDATION_DONE:
      return "3";
    case LAYAK_RECOMMENDATION_VERIFIED:
      return "4";
    case LAYAK_RECOMMENDATION_INFEASIBLE:
      return "5";
    case LAYAK_RECOMMENDATION_POSTPONED:
      return "6";
    case LAYAK_RECOMMENDATION_PROPOSED:
    case LAYAK_RECOMMENDATION_AGREED:
    default:
      return "1";
    }
}

/* Begins an activity, up to its title. */
static void
start_activity (Iati            *self,
                const LayakUnit *unit,
                const char      *hierarchy,
                const char      *title)
{
  g_autofree char *identifier = layak_iati_dup_identifier (unit->root);
  const gint64 time = layak_unit_get_modified (unit);
  char modified[LAYAK_FORMAT_TIME_LENGTH + 1];

  layak_xml_writer_start (self->writer, "iati-activity");
  layak_xml_writer_attribute (self->writer, "xml:lang", LANGUAGE);
  layak_xml_writer_attribute (self->writer, "default-currency", "IDR");
  layak_xml_writer_attribute (self->writer, "hierarchy", hierarchy);
  if (time != LAYAK_UNKNOWN && layak_format_time (time, modified))
    layak_xml_writer_attribute (self->writer, "last-updated-datetime", modified);
  layak_xml_writer_text_element (self->writer, "iati-identifier", identifier);
  layak_iati_write_owner (self->writer, self->sources, unit->root, "reporting-org", NULL);
  layak_iati_write_narrative (self->writer, "title", title);
}

static gboolean
end_activity (Iati    *self,
              GError **error)
{
  layak_xml_writer_end (self->writer, "iati-activity");
  self->n_activities++;
  return layak_xml_writer_flush_if_full (self->writer, error);
}

static void
write_location (Iati           *self,
                const LayakRow *training)
{
  g_autofree char *regency = layak_iati_sources_dup_place (self->sources,
                                                           layak_row_get_text (training, "venue-regency"));
  const char *venue = layak_row_get_text (training, "venue");
  const char *district = layak_row_get_text (training, "venue-district");
  g_autofree char *where = district != NULL && regency != NULL ? g_strdup_printf ("%s, %s", district, regency)
                                                               : g_strdup (district != NULL ? district : regency);

  if (venue == NULL && where == NULL)
    return;

  layak_xml_writer_start (self->writer, "location");
  layak_iati_write_narrative (self->writer, "name", venue);
  layak_iati_write_narrative (self->writer, "description", where);
  layak_xml_writer_end (self->writer, "location");
}

static void
write_sector (Iati *self)
{
  layak_xml_writer_start (self->writer, "sector");
  layak_xml_writer_attribute (self->writer, "vocabulary", "1");
  layak_xml_writer_attribute (self->writer, "code", HUMAN_RIGHTS);
  layak_xml_writer_end (self->writer, "sector");
}

/* The budget of a year; what is spent is no budget. That of a training held was committed. */
static void
write_budget (Iati                *self,
              const LayakRow      *training,
              const LayakIatiSpan *span)
{
  gint64 ceiling = layak_row_get_number (training, "ceiling");
  gint64 fiscal = layak_row_get_number (training, "fiscal-year");
  int year = fiscal != LAYAK_UNKNOWN ? (int) fiscal
                                     : layak_date_get_year (span->start != LAYAK_UNKNOWN ? span->start : span->end);
  const LayakIatiSpan whole = { layak_date_new (year, 0, 0), layak_date_new (year, 0, 0) };
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, ceiling);
  g_autofree char *first = g_strdup_printf ("%04d-01-01", year);

  if (ceiling == LAYAK_UNKNOWN)
    return;

  layak_xml_writer_start (self->writer, "budget");
  layak_xml_writer_attribute (self->writer, "type", "1");
  layak_xml_writer_attribute (self->writer, "status",
                              layak_row_get_number (training, "status") == LAYAK_TRAINING_HELD ? "2" : "1");
  layak_iati_write_span (self->writer, &whole);
  layak_xml_writer_start (self->writer, "value");
  layak_xml_writer_attribute (self->writer, "currency", "IDR");
  layak_xml_writer_attribute (self->writer, "value-date", first);
  layak_xml_writer_end_with_text (self->writer, "value", value);
  layak_xml_writer_end (self->writer, "budget");
}

static void
write_number (Iati       *self,
              const char *element,
              gint64      number,
              const char *group,
              const char *sex)
{
  g_autofree char *value = number != LAYAK_UNKNOWN ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;

  layak_iati_write_measured (self->writer, element, value, group, sex);
}

/* Persons only: institutions are not added to them. */
static void
write_groups (Iati            *self,
              const LayakUnit *unit)
{
  static const struct
  {
    const char *field;
    const char *sex;
  } sexes[] = { { "male", "male" }, { "female", "female" }, { "unknown-sex", "unknown" } };
  gint64 sums[layak_groups.n_choices][G_N_ELEMENTS (sexes)];

  memset (sums, 0xff, sizeof sums);
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (unit->children, i);

      if (!g_str_equal (child->info->name, "participant-group") ||
          layak_row_get_number (child, "unit") == LAYAK_GROUP_UNIT_INSTITUTIONS ||
          layak_row_get_number (child, "group") == LAYAK_UNKNOWN)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (sexes); k++)
        {
          gint64 *sum = &sums[layak_row_get_number (child, "group")][k];
          gint64 number = layak_row_get_number (child, sexes[k].field);

          if (number != LAYAK_UNKNOWN)
            *sum = MAX (*sum, 0) + number;
        }
    }

  for (guint i = 0; i < layak_groups.n_choices; i++)
    for (guint k = 0; k < G_N_ELEMENTS (sexes); k++)
      write_number (self, "actual", sums[i][k], layak_enumeration_get_nick (&layak_groups, i), sexes[k].sex);
}

static void
write_participants (Iati                *self,
                    const LayakUnit     *unit,
                    const LayakIatiSpan *span)
{
  gint64 planned = layak_row_get_number (unit->root, "planned-participants");
  gboolean is_held = layak_row_get_number (unit->root, "status") == LAYAK_TRAINING_HELD;
  LayakBreakdown breakdown;

  layak_facts_get_breakdown (unit, &breakdown);
  if (planned == LAYAK_UNKNOWN && (!is_held || breakdown.total == LAYAK_UNKNOWN))
    return;

  layak_iati_start_result (self->writer, "Peserta terlatih", "Jumlah peserta", span);
  write_number (self, "target", planned, NULL, NULL);
  if (is_held)
    {
      write_number (self, "actual", breakdown.total, NULL, NULL);
      write_number (self, "actual", breakdown.male, NULL, "male");
      write_number (self, "actual", breakdown.female, NULL, "female");
      write_groups (self, unit);
    }
  layak_iati_end_result (self->writer);
}

static void
write_training_descriptions (Iati           *self,
                             const LayakRow *training)
{
  const char *general = layak_row_get_text (training, "purpose");

  if (general == NULL)
    general = layak_row_get_text (training, "theme");
  layak_iati_write_description (self->writer, "1", general != NULL ? general : layak_row_get_title (training));
  layak_iati_write_description (self->writer, "2", layak_row_get_text (training, "aims"));
  layak_iati_write_description (self->writer, "4", layak_row_get_text (training, "outcome"));
}

/* What has no date cannot be told: the standard asks for one. */
static gboolean
write_training (LayakUnit  *unit,
                gpointer    data,
                GError    **error)
{
  Iati *self = data;
  const LayakRow *row = unit->root;
  const LayakIatiSpan span = { layak_row_get_date (row, "start-date"), layak_row_get_date (row, "end-date") };
  const char *status = get_training_status (row);
  gboolean is_held = layak_row_get_number (row, "status") == LAYAK_TRAINING_HELD;

  if (status == NULL || (span.start == LAYAK_UNKNOWN && span.end == LAYAK_UNKNOWN))
    return TRUE;

  g_hash_table_insert (self->activities, layak_uuid_to_string (&row->uuid), layak_iati_dup_identifier (row));
  start_activity (self, unit, "1", layak_row_get_title (row));
  write_training_descriptions (self, row);
  layak_iati_write_owner (self->writer, self->sources, row, "participating-org", ACCOUNTABLE);
  layak_iati_write_agency (self->writer, self->sources, layak_row_get_text (row, "organiser"));
  layak_iati_write_agencies (self->writer, self->sources, layak_row_get_set (row, "co-organisers"));
  layak_iati_write_code (self->writer, "activity-status", "code", status);
  layak_iati_write_date (self->writer, is_held ? "2" : "1", span.start, FALSE);
  layak_iati_write_date (self->writer, is_held ? "4" : "3", span.end, TRUE);
  layak_iati_write_code (self->writer, "recipient-country", "code", "ID");
  write_location (self, row);
  write_sector (self);
  write_budget (self, row, &span);
  layak_iati_write_links (self->writer, self->sources, row);
  write_participants (self, unit, &span);
  return end_activity (self, error);
}

/* When it was made, or else the end of the training it came from. */
static LayakDate
find_start (Iati           *self,
            const LayakRow *recommendation)
{
  const LayakRow *training = layak_extract_get_origin (self->job->extract);
  LayakDate raised = layak_row_get_date (recommendation, "raised-on");

  if (raised != LAYAK_UNKNOWN || training == NULL)
    return raised;

  return layak_row_is_unknown (training, "end-date") ? layak_row_get_date (training, "start-date")
                                                     : layak_row_get_date (training, "end-date");
}

/* The long text of a recommendation is told below; its title is the first line of it. */
static char *
dup_title (const LayakRow *recommendation)
{
  const char *text = layak_row_get_text (recommendation, "text");
  const char *end = strchr (text, '\n');

  return end != NULL ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
}

static void
write_achievement (Iati                *self,
                   const LayakRow      *row,
                   const LayakIatiSpan *span)
{
  const LayakField *field = layak_record_info_find_field (row->info, "target");
  g_autofree char *target = layak_value_format (field, (LayakValue) { .number = layak_row_get_number (row, "target") });
  g_autofree char *achieved =
    layak_value_format (field, (LayakValue) { .number = layak_row_get_number (row, "achieved") });
  const char *measure = layak_row_get_text (row, "measure"), *unit = layak_row_get_text (row, "unit");

  if (target == NULL && achieved == NULL)
    return;

  layak_iati_start_result (self->writer, measure != NULL ? measure : "Tindak lanjut",
                           unit != NULL ? unit : "Jumlah", span);
  layak_iati_write_measured (self->writer, "target", target, NULL, NULL);
  layak_iati_write_measured (self->writer, "actual", achieved, NULL, NULL);
  layak_iati_end_result (self->writer);
}

static void
write_parent (Iati           *self,
              const LayakRow *recommendation)
{
  const char *training = layak_row_get_text (recommendation, "training");
  const char *activity = training != NULL ? g_hash_table_lookup (self->activities, training) : NULL;

  if (activity == NULL)
    return;

  layak_xml_writer_start (self->writer, "related-activity");
  layak_xml_writer_attribute (self->writer, "ref", activity);
  layak_xml_writer_attribute (self->writer, "type", "1");
  layak_xml_writer_end (self->writer, "related-activity");
}

static gboolean
write_recommendation (LayakUnit  *unit,
                      gpointer    data,
                      GError    **error)
{
  Iati *self = data;
  const LayakRow *row = unit->root;
  const LayakIatiSpan span = { find_start (self, row), layak_facts_get_due (row) };
  LayakDate closed = layak_row_get_date (row, "closed-on");
  g_autofree char *title = dup_title (row);

  if (span.start == LAYAK_UNKNOWN && span.end == LAYAK_UNKNOWN)
    return TRUE;

  start_activity (self, unit, "2", title);
  layak_iati_write_description (self->writer, "1", layak_row_get_text (row, "text"));
  layak_iati_write_description (self->writer, "4", layak_row_get_text (row, "reason"));
  layak_iati_write_owner (self->writer, self->sources, row, "participating-org", ACCOUNTABLE);
  layak_iati_write_agency (self->writer, self->sources, layak_row_get_text (row, "lead"));
  layak_iati_write_agencies (self->writer, self->sources, layak_row_get_set (row, "supporting"));
  layak_iati_write_code (self->writer, "activity-status", "code", get_recommendation_status (row));
  layak_iati_write_date (self->writer, "1", span.start, FALSE);
  layak_iati_write_date (self->writer, "3", span.end, TRUE);
  if (layak_recommendation_status_is_closed (layak_row_get_number (row, "status")))
    layak_iati_write_date (self->writer, "4", closed, TRUE);
  layak_iati_write_code (self->writer, "recipient-country", "code", "ID");
  write_sector (self);
  layak_iati_write_links (self->writer, self->sources, row);
  write_parent (self, row);
  write_achievement (self, row, &span);
  return end_activity (self, error);
}

static gboolean
write_activities (Iati    *self,
                  GError **error)
{
  g_autofree char *time = layak_export_job_dup_time (self->job, error);

  if (time == NULL)
    return FALSE;

  layak_xml_writer_start (self->writer, "iati-activities");
  layak_xml_writer_attribute (self->writer, "version", "2.03");
  layak_xml_writer_attribute (self->writer, "generated-datetime", time);
  if (!layak_export_job_each (self->job, "training", write_training, self, error) ||
      !layak_export_job_each (self->job, "recommendation", write_recommendation, self, error))
    return FALSE;
  if (self->n_activities == 0)
    return layak_export_job_fail_empty (error);

  layak_xml_writer_end (self->writer, "iati-activities");
  return layak_xml_writer_flush (self->writer, error);
}

gboolean
layak_export_iati_write (LayakExportJob  *job,
                         GError         **error)
{
  g_autoptr(LayakXmlWriter) writer = layak_xml_writer_new (layak_export_job_write_block, job);
  g_autoptr(LayakIatiSources) sources = NULL;
  g_autoptr(GHashTable) activities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Iati self = { job, writer, .activities = activities };

  if (!layak_export_job_read (job, error))
    return FALSE;

  self.sources = sources = layak_iati_sources_new (job, error);
  return sources != NULL && write_activities (&self, error);
}
