/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-export-ics.h"

#include <glib/gi18n-lib.h>

#include "layak-facts.h"
#include "layak-ics-writer.h"
#include "layak-name-cache.h"

typedef struct
{
  LayakExportJob *job;
  LayakIcsWriter *writer;
  LayakNameCache *names;
  guint           n_components;
} Calendar;

#define BUFFER_SIZE (64 * 1024)

#define DAY_START "DTSTART;VALUE=DATE"
#define DAY_END   "DTEND;VALUE=DATE"

/* How often the unit was changed since it was made. It never becomes less where changes are added, as the standard
 * wants it (RFC 5545, 3.8.7.4); only the undo of an import goes back to what was sent before. */
static guint64
count_changes (const LayakUnit *unit)
{
  g_autoptr(LayakVector) seen = NULL;

  if (unit->root->version == NULL)
    return 0;

  seen = layak_unit_dup_seen (unit);
  return (guint64) MAX (layak_vector_get_sum (seen) - unit->root->version->made.counter, 0);
}

/* A component of a record may be one of several, told apart by @suffix; its UID is the same in every office. */
static void
begin_component (Calendar        *self,
                 const char      *component,
                 const LayakUnit *unit,
                 const char      *suffix)
{
  g_autofree char *uuid = layak_uuid_to_string (&unit->root->uuid);
  g_autofree char *uid = g_strconcat (uuid, suffix, NULL);

  layak_ics_writer_word (self->writer, "BEGIN", component);
  layak_ics_writer_word (self->writer, "UID", uid);
  layak_ics_writer_time (self->writer, "DTSTAMP", MAX (layak_unit_get_modified (unit), 0));
  layak_ics_writer_number (self->writer, "SEQUENCE", count_changes (unit));
}

static void
end_component (Calendar   *self,
               const char *component)
{
  layak_ics_writer_word (self->writer, "END", component);
  self->n_components++;
}

/* The only one, and the last within its event: some programs lose what follows. */
static void
write_alarm (Calendar   *self,
             const char *trigger,
             const char *text)
{
  layak_ics_writer_word (self->writer, "BEGIN", "VALARM");
  layak_ics_writer_word (self->writer, "ACTION", "DISPLAY");
  layak_ics_writer_text (self->writer, "DESCRIPTION", text);
  layak_ics_writer_word (self->writer, "TRIGGER", trigger);
  layak_ics_writer_word (self->writer, "END", "VALARM");
}

static void
append_part (GString    *text,
             const char *part,
             const char *between)
{
  if (part == NULL)
    return;

  if (text->len > 0)
    g_string_append (text, between);
  g_string_append (text, part);
}

static void
write_location (Calendar       *self,
                const LayakRow *training)
{
  const char *regency = layak_row_get_text (training, "venue-regency");
  g_autoptr(GString) place = g_string_new (NULL);

  append_part (place, layak_row_get_text (training, "venue"), ", ");
  append_part (place, layak_row_get_text (training, "venue-district"), ", ");
  if (regency != NULL)
    append_part (place, layak_name_cache_find (self->names, "regency", regency), ", ");
  layak_ics_writer_text (self->writer, "LOCATION", place->len > 0 ? place->str : NULL);
}

/* @agency: (nullable): the field of the agency that is in charge, which comes first */
static void
write_description (Calendar       *self,
                   const LayakRow *row,
                   const char     *agency,
                   const char     *prose)
{
  const char *uuid = layak_row_get_text (row, agency);
  g_autoptr(GString) text = g_string_new (NULL);

  if (uuid != NULL)
    {
      const LayakField *field = layak_record_info_find_field (row->info, agency);

      g_string_append_printf (text, "%s: %s", layak_field_get_label (field),
                              layak_name_cache_find (self->names, "agency", uuid));
    }
  append_part (text, layak_row_get_text (row, prose), "\n");
  layak_ics_writer_text (self->writer, "DESCRIPTION", text->len > 0 ? text->str : NULL);
}

static const char *
get_event_status (const LayakRow *training)
{
  switch ((LayakTrainingStatus) layak_row_get_number (training, "status"))
    {
    case LAYAK_TRAINING_PLANNED:
    case LAYAK_TRAINING_HELD:
      return "CONFIRMED";
    case LAYAK_TRAINING_CANCELLED:
      return "CANCELLED";
    case LAYAK_TRAINING_DRAFT:
    default:
      return "TENTATIVE";
    }
}

/* A training of which no day is known has no place in a calendar. The end of an event is the day after its last. */
static gboolean
write_training (LayakUnit  *unit,
                gpointer    data,
                GError    **error)
{
  Calendar *self = data;
  const LayakRow *row = unit->root;
  LayakDate start = layak_row_get_date (row, "start-date");
  LayakDate end = layak_row_get_date (row, "end-date");

  if (start == LAYAK_UNKNOWN || layak_date_get_day (start) == 0)
    return TRUE;
  if (end < start || layak_date_get_day (end) == 0)
    end = start;

  begin_component (self, "VEVENT", unit, "");
  layak_ics_writer_day (self->writer, DAY_START, start);
  layak_ics_writer_day (self->writer, DAY_END, layak_date_add_days (end, 1));
  layak_ics_writer_text (self->writer, "SUMMARY", layak_row_get_title (row));
  write_location (self, row);
  write_description (self, row, "organiser", "purpose");
  layak_ics_writer_word (self->writer, "STATUS", get_event_status (row));
  layak_ics_writer_word (self->writer, "TRANSP", "OPAQUE");
  if (layak_row_get_number (row, "status") == LAYAK_TRAINING_PLANNED)
    write_alarm (self, "-P1D", layak_row_get_title (row));
  end_component (self, "VEVENT");
  return layak_ics_writer_flush (self->writer, BUFFER_SIZE, error);
}

static const char *
get_todo_status (const LayakRow *recommendation)
{
  switch ((LayakRecommendationStatus) layak_row_get_number (recommendation, "status"))
    {
    case LAYAK_RECOMMENDATION_IN_PROGRESS:
      return "IN-PROCESS";
    case LAYAK_RECOMMENDATION_DONE:
    case LAYAK_RECOMMENDATION_VERIFIED:
      return "COMPLETED";
    case LAYAK_RECOMMENDATION_INFEASIBLE:
      return "CANCELLED";
    case LAYAK_RECOMMENDATION_PROPOSED:
    case LAYAK_RECOMMENDATION_AGREED:
    case LAYAK_RECOMMENDATION_POSTPONED:
    default:
      return "NEEDS-ACTION";
    }
}

/* What is complete is complete by all of it; what is not is never rounded up to that. */
static void
write_percent (Calendar       *self,
               const LayakRow *recommendation)
{
  double progress = layak_facts_get_progress (recommendation);

  if (g_str_equal (get_todo_status (recommendation), "COMPLETED"))
    layak_ics_writer_number (self->writer, "PERCENT-COMPLETE", 100);
  else if (progress >= 0)
    layak_ics_writer_number (self->writer, "PERCENT-COMPLETE", MIN ((int) (progress * 100), 99));
}

/* From 1, the highest, to 9. */
static void
write_priority (Calendar       *self,
                const LayakRow *recommendation)
{
  static const gint64 priorities[] = { 9, 5, 1 };
  gint64 priority = layak_row_get_number (recommendation, "priority");

  if (priority != LAYAK_UNKNOWN)
    layak_ics_writer_number (self->writer, "PRIORITY", priorities[priority]);
}

/* A deadline is a day in the calendar, with an alarm while work is not over. */
static void
write_deadline (Calendar        *self,
                const LayakUnit *unit,
                LayakDate        due)
{
  const LayakRow *row = unit->root;
  gboolean is_closed = layak_recommendation_status_is_closed (layak_row_get_number (row, "status"));
  /* Translators: a date of a calendar; the recommendation that is due that day */
  g_autofree char *summary = g_strdup_printf (_("Due: %s"), layak_row_get_text (row, "text"));

  begin_component (self, "VEVENT", unit, "-due");
  layak_ics_writer_day (self->writer, DAY_START, due);
  layak_ics_writer_day (self->writer, DAY_END, layak_date_add_days (due, 1));
  layak_ics_writer_text (self->writer, "SUMMARY", summary);
  write_description (self, row, "lead", "reason");
  layak_ics_writer_word (self->writer, "STATUS",
                         layak_row_get_number (row, "status") == LAYAK_RECOMMENDATION_INFEASIBLE ? "CANCELLED"
                                                                                                 : "CONFIRMED");
  layak_ics_writer_word (self->writer, "TRANSP", "TRANSPARENT");
  if (!is_closed)
    write_alarm (self, "-P7D", summary);
  end_component (self, "VEVENT");
}

/* The same as something to do, for programs that keep such a list. */
static void
write_todo (Calendar        *self,
            const LayakUnit *unit,
            LayakDate        due)
{
  const LayakRow *row = unit->root;

  begin_component (self, "VTODO", unit, "");
  layak_ics_writer_day (self->writer, "DUE;VALUE=DATE", due);
  layak_ics_writer_text (self->writer, "SUMMARY", layak_row_get_text (row, "text"));
  write_description (self, row, "lead", "reason");
  write_priority (self, row);
  layak_ics_writer_word (self->writer, "STATUS", get_todo_status (row));
  write_percent (self, row);
  if (!layak_row_is_unknown (row, "training"))
    layak_ics_writer_word (self->writer, "RELATED-TO", layak_row_get_text (row, "training"));
  end_component (self, "VTODO");
}

/* A month or year that is due is over on its last day. */
static gboolean
write_recommendation (LayakUnit  *unit,
                      gpointer    data,
                      GError    **error)
{
  Calendar *self = data;
  LayakDate due = layak_facts_get_due (unit->root);

  if (due == LAYAK_UNKNOWN)
    return TRUE;

  write_deadline (self, unit, layak_date_last_day (due));
  write_todo (self, unit, layak_date_last_day (due));
  return layak_ics_writer_flush (self->writer, BUFFER_SIZE, error);
}

static gboolean
write_calendar (Calendar  *self,
                GError   **error)
{
  layak_ics_writer_word (self->writer, "BEGIN", "VCALENDAR");
  layak_ics_writer_word (self->writer, "VERSION", "2.0");
  layak_ics_writer_word (self->writer, "PRODID", "-//Layak//Layak//ID");
  layak_ics_writer_word (self->writer, "CALSCALE", "GREGORIAN");
  if (!layak_export_job_each (self->job, "training", write_training, self, error) ||
      !layak_export_job_each (self->job, "recommendation", write_recommendation, self, error))
    return FALSE;
  if (self->n_components == 0)
    return layak_export_job_fail_empty (error);

  layak_ics_writer_word (self->writer, "END", "VCALENDAR");
  return layak_ics_writer_flush (self->writer, 0, error);
}

gboolean
layak_export_ics_write (LayakExportJob  *job,
                        GError         **error)
{
  g_autoptr(LayakIcsWriter) writer = layak_ics_writer_new (job);
  g_autoptr(LayakNameCache) names = layak_name_cache_new (job->connection);
  Calendar self = { job, writer, names, 0 };

  return layak_export_job_read (job, error) && write_calendar (&self, error);
}
