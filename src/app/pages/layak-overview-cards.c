/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-overview-cards.h"

#include <glib/gi18n.h>

#include "layak-pages.h"
#include "layak-rules.h"
#include "layak-wording.h"

void
layak_overview_show_trainings (LayakFigureCard      *card,
                               const LayakSituation *situation)
{
  const LayakTotals *totals = &situation->figures->totals;
  const gint64 numbers[] = { totals->held, totals->planned };
  g_autofree char *held = layak_wording_number (totals->held);
  g_autofree char *planned = layak_wording_number (totals->planned);
  g_autofree char *all = layak_wording_number (totals->held + totals->planned);
  /* Translators: “4 planned of 14” trainings */
  g_autofree char *caption = g_strdup_printf (_("%s planned of %s"), planned, all);

  layak_mini_chart_set_numbers (layak_figure_card_get_chart (card), numbers, G_N_ELEMENTS (numbers));
  /* Translators: follows a number of trainings */
  layak_figure_card_set (card, held, ngettext ("held", "held", (gulong) totals->held), caption);
}

/* (transfer full): how many of those trained are male, female, and of unknown sex; short. */
char *
layak_overview_dup_split (const LayakTotals *totals)
{
  g_autofree char *male = layak_wording_number (MAX (totals->male, 0));
  g_autofree char *female = layak_wording_number (MAX (totals->female, 0));
  g_autofree char *unknown = layak_wording_number (MAX (totals->unknown_sex, 0));

  if (totals->people == LAYAK_UNKNOWN && totals->held > 0)
    return g_strdup (_("No number is known"));
  if (totals->male == LAYAK_UNKNOWN && totals->female == LAYAK_UNKNOWN)
    return g_strdup (totals->held > 0 ? _("Sex not known") : _("Nobody yet"));
  if (totals->unknown_sex > 0)
    /* Translators: how many are male, female, and of unknown sex; short */
    return g_strdup_printf (_("M %s · F %s · %s not known"), male, female, unknown);

  /* Translators: how many are male and female; short */
  return g_strdup_printf (_("M %s · F %s"), male, female);
}

void
layak_overview_show_people (LayakFigureCard      *card,
                            const LayakSituation *situation)
{
  const LayakTotals *totals = &situation->figures->totals;
  const gint64 numbers[] = { totals->male, totals->female, totals->unknown_sex };
  g_autofree char *people = layak_wording_number (totals->people);
  g_autofree char *caption = layak_overview_dup_split (totals);

  layak_mini_chart_set_numbers (layak_figure_card_get_chart (card), numbers, G_N_ELEMENTS (numbers));
  /* Translators: follows a number */
  layak_figure_card_set (card, totals->people == LAYAK_UNKNOWN ? "–" : people,
                         ngettext ("person", "people", (gulong) MAX (totals->people, 0)), caption);
}

void
layak_overview_show_lesson_hours (LayakFigureCard      *card,
                                  const LayakSituation *situation,
                                  int                   year,
                                  LayakDate             today)
{
  const LayakTotals *totals = &situation->figures->totals;
  const gboolean is_known = totals->lesson_hours != LAYAK_UNKNOWN;
  LayakMiniChart *chart = layak_figure_card_get_chart (card);
  g_autofree char *hours = layak_wording_decimal (totals->lesson_hours, 1);
  g_autofree char *person_hours = layak_wording_decimal (totals->person_hours, 1);
  g_autofree char *caption = g_strdup (_("Not known"));
  gint64 numbers[G_N_ELEMENTS (situation->figures->months)];

  if (totals->person_hours != LAYAK_UNKNOWN)
    {
      g_free (caption);
      /* Translators: lesson hours times people */
      caption = g_strdup_printf (_("%s person-hours"), person_hours);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = situation->figures->months[i].lesson_hours;
  layak_mini_chart_set_numbers (chart, numbers, G_N_ELEMENTS (numbers));
  layak_mini_chart_set_current (chart, layak_date_get_year (today) == year ? layak_date_get_month (today) - 1 : -1);
  /* Translators: lesson hours (jam pelajaran), follows a number */
  layak_figure_card_set (card, is_known ? hours : "–", _("hours"), caption);
}

void
layak_overview_show_recommendations (LayakFigureCard      *card,
                                     const LayakSituation *situation)
{
  const gint64 numbers[] = { situation->closed, situation->recommendations };
  g_autofree char *closed = layak_wording_number (situation->closed);
  g_autofree char *all = layak_wording_number (situation->recommendations);
  g_autofree char *open = layak_wording_number (situation->recommendations - situation->closed);
  g_autofree char *in_progress = layak_wording_number (situation->in_progress);
  /* Translators: follows a number: “23 of 42 closed” */
  g_autofree char *unit = g_strdup_printf (_("of %s closed"), all);
  g_autofree char *caption = g_strdup_printf (_("%s open · %s in progress"), open, in_progress);

  layak_mini_chart_set_numbers (layak_figure_card_get_chart (card), numbers, G_N_ELEMENTS (numbers));
  layak_figure_card_set (card, closed, unit, caption);
}

void
layak_overview_show_overdue (LayakFigureCard      *card,
                             const LayakSituation *situation,
                             LayakDate             today)
{
  g_autofree char *overdue = layak_wording_number (situation->overdue);
  g_autofree char *caption = NULL;
  int days;

  layak_figure_card_set_alarm (card, situation->overdue > 0);
  if (situation->overdue == 0)
    {
      /* Translators: no recommendation is overdue */
      layak_figure_card_set (card, _("None"), "", _("Nothing is late"));
      return;
    }

  days = layak_date_days_from (layak_date_last_day (situation->oldest), today);
  /* Translators: how long the recommendation is late that is late for the longest time */
  caption = layak_wording_count (ngettext ("Up to %s day late", "Up to %s days late", (gulong) days), days);
  layak_figure_card_set (card, overdue, ngettext ("recommendation", "recommendations", (gulong) situation->overdue),
                         caption);
}

/* “UPTD PPA · In progress 58%” */
static char *
dup_deadline_detail (const LayakDeadline *deadline,
                     gboolean             with_place)
{
  GString *detail = g_string_new (deadline->lead != NULL ? deadline->lead : _("Nobody responsible"));

  g_string_append_printf (detail, " · %s",
                          layak_enumeration_get_label (&layak_recommendation_statuses, deadline->status));
  if (deadline->achieved != LAYAK_UNKNOWN && deadline->target > 0)
    {
      g_autofree char *percent = layak_wording_percent ((double) deadline->achieved / (double) deadline->target);

      g_string_append_printf (detail, " %s", percent);
    }
  if (with_place && deadline->place != NULL)
    g_string_append_printf (detail, " · %s", deadline->place);
  return g_string_free (detail, FALSE);
}

GtkWidget *
layak_overview_make_deadline (const LayakDeadline *deadline,
                              LayakDate            today,
                              gboolean             with_place)
{
  LayakLeadRow *row = LAYAK_LEAD_ROW (layak_lead_row_new ());
  g_autofree char *detail = dup_deadline_detail (deadline, with_place);
  g_autofree char *due = layak_wording_date (deadline->due);
  g_autofree char *relative = layak_wording_due (deadline->due, today);

  layak_lead_row_set_icon (row, deadline->overdue ? "status-terlambat-symbolic" : "nav-kalender-symbolic",
                           deadline->overdue ? "red-text" : NULL);
  layak_lead_row_set_text (row, deadline->text, detail);
  layak_lead_row_set_end (row, due, relative, deadline->overdue);
  layak_lead_row_set_target (row, "recommendation", deadline->uuid, NULL);
  return GTK_WIDGET (row);
}

/* Those that no list by date can have. */
GtkWidget *
layak_overview_make_undated (gint64 n_undated)
{
  GtkWidget *row = layak_lead_row_new ();
  g_autofree char *title = layak_wording_count (ngettext ("%s open without a due date", "%s open without a due date",
                                                          (gulong) n_undated), n_undated);

  layak_lead_row_set_icon (LAYAK_LEAD_ROW (row), "dialog-information-symbolic", "link-text");
  layak_lead_row_set_text (LAYAK_LEAD_ROW (row), title, NULL);
  layak_lead_row_set_list (LAYAK_LEAD_ROW (row), "recommendation",
                           g_variant_new_parsed ("{'open': 'yes', 'undated': 'yes'}"));
  return row;
}

/* Not about a record, but about what no record is about. */
GtkWidget *
layak_overview_make_gaps (gint64 n_gaps)
{
  LayakLeadRow *row = LAYAK_LEAD_ROW (layak_lead_row_new ());
  g_autofree char *title = layak_wording_count (ngettext ("%s KLA indicator has no training yet",
                                                          "%s KLA indicators have no training yet",
                                                          (gulong) n_gaps), n_gaps);

  layak_lead_row_set_icon (row, "dialog-information-symbolic", "link-text");
  layak_lead_row_set_text (row, title, layak_enumeration_get_label (&layak_severities, LAYAK_SEVERITY_INFORMATIVE));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (layak_pages_find ("indicators") != NULL)
    {
      layak_lead_row_set_button (row, _("Review"));
      layak_lead_row_set_page (row, "indicators");
    }
  return GTK_WIDGET (row);
}
