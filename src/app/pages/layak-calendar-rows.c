/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-calendar-rows.h"

#include <glib/gi18n.h>

#include "layak-enumerations.h"
#include "layak-lead-row.h"
#include "layak-pill.h"
#include "layak-training.h"
#include "layak-wording.h"

/* Rows made at once, and with each frame. */
#define N_EACH_FRAME 8

/* What a training is today follows from these fields alone. */
static LayakPhase
get_phase (const LayakCalendarTraining *training,
           LayakDate                    today)
{
  g_autoptr(LayakRow) row = layak_row_new (&layak_training_info);

  layak_row_set_number (row, "status", training->status);
  layak_row_set_number (row, "start-date", training->start);
  layak_row_set_number (row, "end-date", training->end);
  return layak_facts_get_phase (row, today);
}

const char *
layak_calendar_get_training_icon (const LayakCalendarTraining *training)
{
  /* In the order of LayakTrainingStatus. */
  static const LayakPhase phases[] =
    { LAYAK_PHASE_DRAFT, LAYAK_PHASE_PLANNED, LAYAK_PHASE_HELD, LAYAK_PHASE_CANCELLED };

  return layak_phase_look (phases[CLAMP (training->status, 0, LAYAK_TRAINING_CANCELLED)])->icon;
}

const char *
layak_calendar_get_deadline_icon (const LayakDeadline  *deadline,
                                  const char          **tone)
{
  if (deadline->overdue)
    {
      *tone = "red-text";
      return "status-terlambat-symbolic";
    }
  if (layak_recommendation_status_is_closed (deadline->status))
    {
      *tone = "green-text";
      return "status-selesai-symbolic";
    }
  *tone = NULL;
  return "nav-kalender-symbolic";
}

/* “28–29 Agu · Aula Mayang Maurai · Balangan” */
static char *
dup_training_detail (const LayakCalendarTraining *training,
                     const LayakCalendarStyle    *style)
{
  const gboolean has_days = layak_date_get_day (training->start) > 0;
  g_autofree char *dates = layak_wording_dates (training->start, has_days ? training->end : LAYAK_UNKNOWN);
  GString *detail = g_string_new (dates);

  if (training->venue != NULL)
    g_string_append_printf (detail, " · %s", training->venue);
  if (style->with_place && training->place != NULL)
    g_string_append_printf (detail, " · %s", training->place);
  return g_string_free (detail, FALSE);
}

GtkWidget *
layak_calendar_make_training (const LayakCalendarTraining *training,
                              const LayakCalendarStyle    *style)
{
  const LayakPhase phase = get_phase (training, style->today);
  const LayakStatusLook *look = layak_phase_look (phase);
  LayakLeadRow *row = LAYAK_LEAD_ROW (layak_lead_row_new ());
  GtkWidget *pill = layak_pill_new ();
  g_autofree char *detail = dup_training_detail (training, style);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", training->title, detail,
                                           layak_enumeration_get_label (&layak_phases, phase));

  layak_lead_row_set_icon (row, "nav-pelatihan-symbolic", NULL);
  layak_lead_row_set_text (row, training->title, detail);
  layak_lead_row_set_wrap (row, TRUE);
  layak_pill_set (LAYAK_PILL (pill), layak_enumeration_get_label (&layak_phases, phase), look->icon, look->tone);
  layak_lead_row_add_suffix (row, pill);
  layak_lead_row_set_target (row, "training", training->uuid, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (row);
}

/* “5 Sep 2025 · in 8 days · Balangan”; of what is done, what became of it. */
static char *
dup_deadline_detail (const LayakDeadline      *deadline,
                     const LayakCalendarStyle *style)
{
  const gboolean is_closed = layak_recommendation_status_is_closed (deadline->status);
  g_autofree char *due = layak_wording_date (deadline->due);
  g_autofree char *relative = layak_wording_due (deadline->due, style->today);
  GString *detail = g_string_new (due);

  g_string_append_printf (detail, " · %s",
                          is_closed ? layak_enumeration_get_label (&layak_recommendation_statuses, deadline->status)
                                    : relative);
  if (style->with_place && deadline->place != NULL)
    g_string_append_printf (detail, " · %s", deadline->place);
  return g_string_free (detail, FALSE);
}

GtkWidget *
layak_calendar_make_deadline (const LayakDeadline      *deadline,
                              const LayakCalendarStyle *style)
{
  LayakLeadRow *row = LAYAK_LEAD_ROW (layak_lead_row_new ());
  g_autofree char *detail = dup_deadline_detail (deadline, style);
  const char *tone, *icon = layak_calendar_get_deadline_icon (deadline, &tone);

  layak_lead_row_set_icon (row, icon, tone);
  layak_lead_row_set_text (row, deadline->text, detail);
  layak_lead_row_set_wrap (row, TRUE);
  layak_lead_row_set_target (row, "recommendation", deadline->uuid, NULL);
  return GTK_WIDGET (row);
}

gboolean
layak_calendar_is_on (const LayakCalendarTraining *training,
                      LayakDate                    day)
{
  return training->start <= day && day <= training->end;
}

gboolean
layak_calendar_is_due_on (const LayakDeadline *deadline,
                          LayakDate            day)
{
  return layak_date_last_day (deadline->due) == day;
}

void
layak_calendar_add_training (GArray                      *items,
                             const LayakCalendarTraining *training,
                             LayakDate                    day)
{
  const LayakCalendarItem item = { .training = training, .day = day };

  g_array_append_val (items, item);
}

void
layak_calendar_add_deadline (GArray              *items,
                             const LayakDeadline *deadline,
                             LayakDate            day)
{
  const LayakCalendarItem item = { .deadline = deadline, .day = day };

  g_array_append_val (items, item);
}

/* Rows still to be made, which belong to their list. */
typedef struct
{
  GArray             *items;
  guint               n_made;
  LayakCalendarStyle  style;
} Filling;

static const char filling_key[] = "layak-calendar-filling", day_key[] = "layak-calendar-day";

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  g_array_unref (filling->items);
  g_free (filling);
}

LayakDate
layak_calendar_row_get_day (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), day_key));
}

static gboolean
fill_cb (GtkWidget     *list,
         GdkFrameClock *clock,
         gpointer       data)
{
  Filling *filling = g_object_get_data (G_OBJECT (list), filling_key);

  for (guint n = 0; n < N_EACH_FRAME && filling->n_made < filling->items->len; n++)
    {
      const LayakCalendarItem *item = &g_array_index (filling->items, LayakCalendarItem, filling->n_made++);
      GtkWidget *row = item->training != NULL ? layak_calendar_make_training (item->training, &filling->style)
                                              : layak_calendar_make_deadline (item->deadline, &filling->style);

      g_object_set_data (G_OBJECT (row), day_key, GINT_TO_POINTER (item->day));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return filling->n_made < filling->items->len ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
layak_calendar_fill (GtkListBox               *list,
                     GArray                   *items,
                     const LayakCalendarStyle *style)
{
  const Filling *former = g_object_get_data (G_OBJECT (list), filling_key);
  const gboolean is_filling = former != NULL && former->n_made < former->items->len;
  Filling *filling = g_new0 (Filling, 1);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));

  filling->items = items;
  filling->style = *style;
  g_object_set_data_full (G_OBJECT (list), filling_key, filling, filling_free);
  if (fill_cb (GTK_WIDGET (list), NULL, NULL) == G_SOURCE_CONTINUE && !is_filling)
    gtk_widget_add_tick_callback (GTK_WIDGET (list), fill_cb, NULL, NULL);
}

guint
layak_calendar_fill_day (GtkListBox               *list,
                         const LayakCalendar      *calendar,
                         LayakDate                 day,
                         const LayakCalendarStyle *style,
                         guint                     limit)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (LayakCalendarItem));
  guint n = 0;

  for (guint i = 0; i < calendar->trainings->len; i++)
    {
      const LayakCalendarTraining *training = g_ptr_array_index (calendar->trainings, i);

      if (layak_calendar_is_on (training, day) && n++ < limit)
        layak_calendar_add_training (items, training, day);
    }
  for (guint i = 0; i < calendar->deadlines->len; i++)
    {
      const LayakDeadline *deadline = g_ptr_array_index (calendar->deadlines, i);

      if (layak_calendar_is_due_on (deadline, day) && n++ < limit)
        layak_calendar_add_deadline (items, deadline, day);
    }
  layak_calendar_fill (list, items, style);
  return n;
}

char *
layak_calendar_dup_summary (const LayakCalendar *calendar,
                            LayakDate            day)
{
  int n_trainings = 0, n_deadlines = 0;
  g_autofree char *trainings = NULL, *deadlines = NULL;

  for (guint i = 0; i < calendar->trainings->len; i++)
    n_trainings += layak_calendar_is_on (g_ptr_array_index (calendar->trainings, i), day);
  for (guint i = 0; i < calendar->deadlines->len; i++)
    n_deadlines += layak_calendar_is_due_on (g_ptr_array_index (calendar->deadlines, i), day);

  trainings = layak_wording_count (ngettext ("%s activity", "%s activities", (gulong) n_trainings), n_trainings);
  deadlines = layak_wording_count (ngettext ("%s deadline", "%s deadlines", (gulong) n_deadlines), n_deadlines);
  if (n_trainings > 0 && n_deadlines > 0)
    return g_strdup_printf ("%s · %s", trainings, deadlines);
  if (n_trainings > 0)
    return g_steal_pointer (&trainings);

  return n_deadlines > 0 ? g_steal_pointer (&deadlines) : g_strdup (_("Nothing"));
}
