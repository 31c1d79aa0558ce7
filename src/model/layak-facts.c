/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-facts.h"

#include <glib/gi18n-lib.h>

static const LayakChoice phase_choices[] =
{
  { "draft", N_("Draft") },
  { "planned", N_("Planned") },
  { "ongoing", N_("Ongoing") },
  { "held", N_("Held") },
  { "cancelled", N_("Cancelled") },
};
const LayakEnumeration layak_phases = { "phase", phase_choices, G_N_ELEMENTS (phase_choices) };

/* Lowest scores of the categories from Pratama on, in hundredths. The published bands leave gaps (600 to 601), and
 * 800.38 was announced as Nindya, so a band reaches up to the next lower bound. */
static const gint64 category_bounds[] = { 50000, 60100, 70100, 80100, 90100 };

/**
 * layak_facts_get_phase:
 * @today: the day to judge by
 *
 * A training that is planned or held is going on only where its dates leave no doubt.
 */
LayakPhase
layak_facts_get_phase (const LayakRow *training,
                       LayakDate       today)
{
  LayakDate start = layak_row_get_date (training, "start-date");
  LayakDate end = layak_row_get_date (training, "end-date");
  gboolean within = start != LAYAK_UNKNOWN && layak_date_last_day (start) <= today &&
                    layak_date_first_day (end != LAYAK_UNKNOWN ? end : start) >= today;

  switch ((LayakTrainingStatus) layak_row_get_number (training, "status"))
    {
    case LAYAK_TRAINING_PLANNED:
      return within ? LAYAK_PHASE_ONGOING : LAYAK_PHASE_PLANNED;
    case LAYAK_TRAINING_HELD:
      return within ? LAYAK_PHASE_ONGOING : LAYAK_PHASE_HELD;
    case LAYAK_TRAINING_CANCELLED:
      return LAYAK_PHASE_CANCELLED;
    case LAYAK_TRAINING_DRAFT:
    default:
      return LAYAK_PHASE_DRAFT;
    }
}

/* %LAYAK_UNKNOWN unless both days are known to the day and in order. */
gint64
layak_facts_count_days (LayakDate start,
                        LayakDate end)
{
  if (start == LAYAK_UNKNOWN || end == LAYAK_UNKNOWN || layak_date_get_day (start) == 0 ||
      layak_date_get_day (end) == 0 || start > end)
    return LAYAK_UNKNOWN;

  return layak_date_days_from (start, end) + 1;
}

static void
add_known (gint64 *sum,
           gint64  number)
{
  if (number == LAYAK_UNKNOWN)
    return;

  *sum = *sum == LAYAK_UNKNOWN ? number : *sum + number;
}

/* The size of a participant group, in whatever it counts; %LAYAK_UNKNOWN if it tells no number. */
gint64
layak_facts_count_people (const LayakRow *group)
{
  gint64 sum = LAYAK_UNKNOWN;

  add_known (&sum, layak_row_get_number (group, "male"));
  add_known (&sum, layak_row_get_number (group, "female"));
  add_known (&sum, layak_row_get_number (group, "unknown-sex"));
  return sum;
}

static void
add_group (LayakBreakdown *breakdown,
           const LayakRow *group)
{
  if (layak_row_get_number (group, "unit") == LAYAK_GROUP_UNIT_INSTITUTIONS)
    {
      add_known (&breakdown->institutions, layak_facts_count_people (group));
      return;
    }

  add_known (&breakdown->male, layak_row_get_number (group, "male"));
  add_known (&breakdown->female, layak_row_get_number (group, "female"));
  add_known (&breakdown->unknown_sex, layak_row_get_number (group, "unknown-sex"));
  add_known (&breakdown->children, layak_row_get_number (group, "children"));
  add_known (&breakdown->persons, layak_facts_count_people (group));
}

/**
 * layak_facts_get_breakdown:
 * @breakdown: (out caller-allocates): the sums
 *
 * Adds the participant groups of a training. The remainder is shown, never invented.
 */
void
layak_facts_get_breakdown (const LayakUnit *training,
                           LayakBreakdown  *breakdown)
{
  const gint64 u = LAYAK_UNKNOWN;

  *breakdown = (LayakBreakdown) { u, u, u, u, u, u, u, u, u, 0 };
  for (guint i = 0; training->children != NULL && i < training->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (training->children, i);

      if (g_str_equal (child->info->name, "participant-group"))
        add_group (breakdown, child);
    }

  breakdown->stated = layak_row_get_number (training->root, "participants");
  breakdown->total = breakdown->stated != u ? breakdown->stated : breakdown->persons;
  if (breakdown->stated != u)
    {
      gint64 told = MAX (breakdown->persons, 0);

      breakdown->remainder = MAX (breakdown->stated - told, 0);
      breakdown->excess = MAX (told - breakdown->stated, 0);
    }
}

/* The day a recommendation must be done by: the new one where it was postponed. */
LayakDate
layak_facts_get_due (const LayakRow *recommendation)
{
  LayakDate postponed = layak_row_get_date (recommendation, "postponed-to");

  if (layak_row_get_number (recommendation, "status") == LAYAK_RECOMMENDATION_POSTPONED && postponed != LAYAK_UNKNOWN)
    return postponed;

  return layak_row_get_date (recommendation, "due-date");
}

/* Only once the whole month or year of a due date has passed, if no more of it is known. */
gboolean
layak_facts_is_overdue (const LayakRow *recommendation,
                        LayakDate       today)
{
  LayakDate due = layak_facts_get_due (recommendation);

  return due != LAYAK_UNKNOWN && layak_date_last_day (due) < today &&
         !layak_recommendation_status_is_closed (layak_row_get_number (recommendation, "status"));
}

/* From 0 to 1 of the target, or -1 if there is no target or nobody told what is reached. */
double
layak_facts_get_progress (const LayakRow *recommendation)
{
  gint64 target = layak_row_get_number (recommendation, "target");
  gint64 achieved = layak_row_get_number (recommendation, "achieved");

  if (target <= 0 || achieved == LAYAK_UNKNOWN)
    return -1;

  return MIN ((double) achieved / (double) target, 1);
}

/**
 * layak_facts_estimate_category:
 * @score: points in hundredths
 *
 * The ministry decides the category; this is the one its published bands let expect.
 *
 * Returns: the choice of layak_categories, %LAYAK_UNKNOWN for an unknown score
 */
gint64
layak_facts_estimate_category (gint64 score)
{
  guint category = 0;

  if (score == LAYAK_UNKNOWN)
    return LAYAK_UNKNOWN;

  while (category < G_N_ELEMENTS (category_bounds) && score >= category_bounds[category])
    category++;
  return category;
}
