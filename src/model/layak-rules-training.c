/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-rules-private.h"

#include <glib/gi18n-lib.h>

/* The longest training reported lasts seven days; beyond a month, a month or year was most likely mistyped. */
#define MOST_DAYS 31

static gboolean
is_held (const LayakRow *row)
{
  return number_of (row, "status") == LAYAK_TRAINING_HELD;
}

static gboolean
is_held_kha (const LayakRow *row)
{
  return is_held (row) && number_of (row, "kha") == 1;
}

static gboolean
is_alive (const LayakRow *row)
{
  gint64 status = number_of (row, "status");

  return status == LAYAK_TRAINING_PLANNED || status == LAYAK_TRAINING_HELD;
}

static LayakDate
get_last_date (const LayakRow *row)
{
  return date_of (row, is_known (row, "end-date") ? "end-date" : "start-date");
}

static LayakBreakdown
break_down (const LayakUnit *unit)
{
  LayakBreakdown breakdown;

  layak_facts_get_breakdown (unit, &breakdown);
  return breakdown;
}

LAYAK_RULE (ends_before_start)
{
  return is_before (date_of (row, "end-date"), date_of (row, "start-date"));
}

LAYAK_RULE (lasts_too_long)
{
  return layak_facts_count_days (date_of (row, "start-date"), date_of (row, "end-date")) > MOST_DAYS;
}

LAYAK_RULE (closes_before_opening)
{
  return is_known (row, "start-time") && is_known (row, "end-time") &&
         number_of (row, "end-time") < number_of (row, "start-time");
}

LAYAK_RULE (closes_without_opening)
{
  return is_known (row, "end-time") && is_unknown (row, "start-time");
}

LAYAK_RULE (is_held_in_future)
{
  return is_held (row) && is_before (context->today, date_of (row, "start-date"));
}

LAYAK_RULE (is_planned_in_past)
{
  return number_of (row, "status") == LAYAK_TRAINING_PLANNED && is_before (get_last_date (row), context->today);
}

LAYAK_RULE (is_planned_without_start)
{
  return number_of (row, "status") == LAYAK_TRAINING_PLANNED && is_unknown (row, "start-date");
}

LAYAK_RULE (is_held_without_start)
{
  return is_held (row) && is_unknown (row, "start-date");
}

LAYAK_RULE (is_held_without_end)
{
  return is_held (row) && is_known (row, "start-date") && is_unknown (row, "end-date");
}

LAYAK_RULE (is_cancelled_with_participants)
{
  return number_of (row, "status") == LAYAK_TRAINING_CANCELLED && break_down (unit).total > 0;
}

LAYAK_RULE (has_two_owners)
{
  return is_known (row, "regency") && is_known (row, "province");
}

LAYAK_RULE (has_no_kind)
{
  return is_alive (row) && is_unknown (row, "kind");
}

LAYAK_RULE (is_of_unknown_kha)
{
  return is_held (row) && is_unknown (row, "kha");
}

LAYAK_RULE (is_held_without_organiser)
{
  return is_held (row) && is_unknown (row, "organiser");
}

LAYAK_RULE (organises_twice)
{
  const char *organiser = layak_row_get_text (row, "organiser");
  char **others = layak_row_get_set (row, "co-organisers");

  return organiser != NULL && others != NULL && g_strv_contains ((const char * const *) others, organiser);
}

LAYAK_RULE (is_held_without_mode)
{
  return is_held (row) && is_unknown (row, "mode");
}

LAYAK_RULE (is_held_without_venue)
{
  return is_held (row) && number_of (row, "mode") != LAYAK_MODE_ONLINE && is_unknown (row, "venue");
}

LAYAK_RULE (is_online_with_venue)
{
  return number_of (row, "mode") == LAYAK_MODE_ONLINE && is_known (row, "venue");
}

LAYAK_RULE (has_venue_nowhere)
{
  return is_known (row, "venue") && is_unknown (row, "venue-regency");
}

LAYAK_RULE (is_batch_of_nothing)
{
  return is_known (row, "batch") && is_unknown (row, "series");
}

LAYAK_RULE (is_held_without_participants)
{
  LayakBreakdown breakdown = break_down (unit);

  return is_held (row) && breakdown.total == LAYAK_UNKNOWN && breakdown.institutions == LAYAK_UNKNOWN;
}

LAYAK_RULE (is_held_for_nobody)
{
  return is_held (row) && break_down (unit).total == 0 && break_down (unit).institutions <= 0;
}

LAYAK_RULE (is_held_without_breakdown)
{
  LayakBreakdown breakdown = break_down (unit);

  return is_held (row) && breakdown.stated > 0 && breakdown.persons == LAYAK_UNKNOWN;
}

LAYAK_RULE (breaks_down_above_total)
{
  return break_down (unit).excess > 0;
}

LAYAK_RULE (breaks_down_below_total)
{
  LayakBreakdown breakdown = break_down (unit);

  return breakdown.persons != LAYAK_UNKNOWN && breakdown.remainder > 0;
}

LAYAK_RULE (counts_persons_and_institutions)
{
  LayakBreakdown breakdown = break_down (unit);

  return breakdown.persons > 0 && breakdown.institutions > 0;
}

/* Each question asks for certain groups, so a training of other groups counts for none. */
LAYAK_RULE (trains_no_asked_group)
{
  if (!is_held_kha (row) || context->asked_groups == LAYAK_UNKNOWN)
    return FALSE;

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (unit->children, i);
      gint64 group = g_str_equal (child->info->name, "participant-group") ? number_of (child, "group") : LAYAK_UNKNOWN;

      if (group != LAYAK_UNKNOWN && (context->asked_groups >> group & 1))
        return FALSE;
    }

  return TRUE;
}

LAYAK_RULE (certifies_more_than_came)
{
  gint64 total = break_down (unit).total;

  return total != LAYAK_UNKNOWN && number_of (row, "certificates") > total;
}

static gint64
sum_session_hours (const LayakUnit *unit)
{
  gint64 sum = 0;

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (unit->children, i);

      if (g_str_equal (child->info->name, "session"))
        sum += MAX (number_of (child, "lesson-hours"), 0);
    }
  return sum;
}

LAYAK_RULE (has_fewer_hours_than_sessions)
{
  return is_known (row, "lesson-hours") && sum_session_hours (unit) > number_of (row, "lesson-hours");
}

LAYAK_RULE (is_kha_without_hours)
{
  return is_held_kha (row) && is_unknown (row, "lesson-hours") && sum_session_hours (unit) == 0;
}

LAYAK_RULE (spends_above_ceiling)
{
  return is_known (row, "ceiling") && number_of (row, "spent") > number_of (row, "ceiling");
}

LAYAK_RULE (spends_without_ceiling)
{
  return number_of (row, "spent") > 0 && is_unknown (row, "ceiling");
}

LAYAK_RULE (has_ceiling_without_spending)
{
  return is_held (row) && is_known (row, "ceiling") && is_unknown (row, "spent");
}

LAYAK_RULE (has_money_from_nowhere)
{
  return (number_of (row, "ceiling") > 0 || number_of (row, "spent") > 0) && is_unknown (row, "fund-source");
}

LAYAK_RULE (has_only_post_test)
{
  return is_known (row, "post-test") && is_unknown (row, "pre-test");
}

LAYAK_RULE (has_only_pre_test)
{
  return is_held (row) && is_known (row, "pre-test") && is_unknown (row, "post-test");
}

LAYAK_RULE (knows_less_afterwards)
{
  return is_known (row, "post-test") && number_of (row, "post-test") < number_of (row, "pre-test");
}

LAYAK_RULE (has_no_indicator)
{
  return is_alive (row) && is_unknown (row, "indicators");
}

LAYAK_RULE (has_no_documents)
{
  return is_held_kha (row) && context->n_documents == 0;
}

LAYAK_RULE (has_no_attendance_list)
{
  return is_held_kha (row) && context->n_documents > 0 && context->n_attendance_lists == 0;
}

LAYAK_RULE (has_no_certificate_document)
{
  return is_held_kha (row) && context->n_documents > 0 && number_of (row, "certificates") != 0 &&
         context->n_certificates == 0;
}

LAYAK_RULE (has_no_recommendation)
{
  return is_held (row) && context->n_recommendations == 0;
}

static const LayakRule rules[] =
{
  { "training-end-before-start", LAYAK_SEVERITY_REQUIRED, "training", "end-date",
    N_("The training ends before it starts. Correct one of the two dates."),
    ends_before_start },
  { "training-too-long", LAYAK_SEVERITY_ADVISED, "training", "end-date",
    N_("The training lasts more than a month. Check the month and the year of both dates."),
    lasts_too_long },
  { "training-time-order", LAYAK_SEVERITY_REQUIRED, "training", "end-time",
    N_("The end time is before the start time. Correct one of the two."),
    closes_before_opening },
  { "training-end-time-alone", LAYAK_SEVERITY_ADVISED, "training", "end-time",
    N_("The training has an end time, but no start time. Enter when it begins each day, or remove the end time."),
    closes_without_opening },
  { "training-held-in-future", LAYAK_SEVERITY_REQUIRED, "training", "status",
    N_("The training is marked as held, but has not begun yet. Mark it as planned, or correct the dates."),
    is_held_in_future },
  { "training-planned-in-past", LAYAK_SEVERITY_ADVISED, "training", "status",
    N_("The training was planned for days that have passed. Mark it as held or cancelled, or give it new dates."),
    is_planned_in_past },
  { "training-planned-without-start", LAYAK_SEVERITY_ADVISED, "training", "start-date",
    N_("The planned training has no date. Enter at least the month in which it shall begin."),
    is_planned_without_start },
  { "training-held-without-start", LAYAK_SEVERITY_REQUIRED, "training", "start-date",
    N_("The training was held, but nobody noted when. Enter the day it began."),
    is_held_without_start, LAYAK_SOURCE_REPORT },
  { "training-held-without-end", LAYAK_SEVERITY_ADVISED, "training", "end-date",
    N_("The last day of the training is missing. Enter it, also if it lasted one day only."),
    is_held_without_end, LAYAK_SOURCE_REPORT },
  { "training-cancelled-with-participants", LAYAK_SEVERITY_ADVISED, "training", "status",
    N_("The training was cancelled, but has participants. Mark it as held, or remove their number."),
    is_cancelled_with_participants },
  { "training-two-owners", LAYAK_SEVERITY_REQUIRED, "training", "province",
    N_("The training belongs to a regency and to a province. Choose one of them."),
    has_two_owners },
  { "training-without-kind", LAYAK_SEVERITY_ADVISED, "training", "kind",
    N_("The kind of activity is missing. Choose one, so that the training is counted in the right place."),
    has_no_kind, LAYAK_SOURCE_MINIMUM },
  { "training-kha-unknown", LAYAK_SEVERITY_ADVISED, "training", "kha",
    N_("Say whether the participants count as trained in the Convention."),
    is_of_unknown_kha, LAYAK_SOURCE_INSTRUMENT },
  { "training-held-without-organiser", LAYAK_SEVERITY_REQUIRED, "training", "organiser",
    N_("The organiser is missing. Choose the agency that held the training."),
    is_held_without_organiser, LAYAK_SOURCE_MINIMUM },
  { "training-organiser-twice", LAYAK_SEVERITY_ADVISED, "training", "co-organisers",
    N_("The organiser also stands among the co-organisers. Remove it there."),
    organises_twice },
  { "training-held-without-mode", LAYAK_SEVERITY_INFORMATIVE, "training", "mode",
    N_("Nobody noted whether the training was held offline, online or both ways."),
    is_held_without_mode },
  { "training-held-without-venue", LAYAK_SEVERITY_ADVISED, "training", "venue",
    N_("The venue is missing. Enter the building or room, or mark the training as online."),
    is_held_without_venue, LAYAK_SOURCE_REPORT },
  { "training-online-with-venue", LAYAK_SEVERITY_ADVISED, "training", "venue",
    N_("An online training has no venue. Remove it, or mark the training as hybrid."),
    is_online_with_venue },
  { "training-venue-without-regency", LAYAK_SEVERITY_INFORMATIVE, "training", "venue-regency",
    N_("The regency of the venue is missing. It may be another than the owner’s."),
    has_venue_nowhere },
  { "training-batch-without-series", LAYAK_SEVERITY_INFORMATIVE, "training", "series",
    N_("The batch has a number, but the series has no name. Enter the name that all batches share."),
    is_batch_of_nothing },
  { "training-held-without-participants", LAYAK_SEVERITY_REQUIRED, "training", "participants",
    N_("The number of participants is missing. Enter the total, or the number of each group."),
    is_held_without_participants, LAYAK_SOURCE_REPORT },
  { "training-held-for-nobody", LAYAK_SEVERITY_ADVISED, "training", "participants",
    N_("The training was held without a single participant. Leave the number empty if it is not known."),
    is_held_for_nobody },
  { "training-held-without-breakdown", LAYAK_SEVERITY_ADVISED, "training", "participants",
    N_("Only the total of the participants is known. Enter how many men and women of each group took part."),
    is_held_without_breakdown, LAYAK_SOURCE_INSTRUMENT },
  { "training-breakdown-above-total", LAYAK_SEVERITY_REQUIRED, "training", "participants",
    N_("The groups add up to more than the total of the participants. Correct the total or a group."),
    breaks_down_above_total },
  { "training-breakdown-below-total", LAYAK_SEVERITY_INFORMATIVE, "training", "participants",
    N_("The groups do not add up to the total of the participants. The rest is shown as not known."),
    breaks_down_below_total },
  { "training-mixed-units", LAYAK_SEVERITY_INFORMATIVE, "training", "participants",
    N_("Some groups count persons, others institutions. They are never added together."),
    counts_persons_and_institutions },
  { "training-without-asked-group", LAYAK_SEVERITY_ADVISED, "training", "kha",
    N_("None of the groups is one that a question on trained people asks for. Add the groups that took part."),
    trains_no_asked_group, LAYAK_SOURCE_INSTRUMENT },
  { "training-certificates-above-participants", LAYAK_SEVERITY_REQUIRED, "training", "certificates",
    N_("More certificates were issued than people took part. Correct one of the two numbers."),
    certifies_more_than_came },
  { "training-hours-below-sessions", LAYAK_SEVERITY_REQUIRED, "training", "lesson-hours",
    N_("The sessions have more lesson hours than the training. Correct the sum or a session."),
    has_fewer_hours_than_sessions },
  { "training-kha-without-hours", LAYAK_SEVERITY_ADVISED, "training", "lesson-hours",
    N_("The lesson hours (JP) are missing. Certificates state them."),
    is_kha_without_hours, LAYAK_SOURCE_MINIMUM },
  { "training-spent-above-ceiling", LAYAK_SEVERITY_REQUIRED, "training", "spent",
    N_("More was spent than the ceiling allows. Correct the amount, or enter the revised ceiling."),
    spends_above_ceiling },
  { "training-spent-without-ceiling", LAYAK_SEVERITY_ADVISED, "training", "ceiling",
    N_("Money was spent, but the ceiling is missing. Enter the budget."),
    spends_without_ceiling, LAYAK_SOURCE_REPORT },
  { "training-held-without-spending", LAYAK_SEVERITY_ADVISED, "training", "spent",
    N_("The training was held, but what was spent is missing. Enter 0 if nothing was."),
    has_ceiling_without_spending, LAYAK_SOURCE_REPORT },
  { "training-without-fund-source", LAYAK_SEVERITY_ADVISED, "training", "fund-source",
    N_("The source of the money is missing. Choose who pays."),
    has_money_from_nowhere, LAYAK_SOURCE_REPORT },
  { "training-post-test-alone", LAYAK_SEVERITY_ADVISED, "training", "pre-test",
    N_("There is a post-test without a pre-test. Enter both means, for one alone shows no progress."),
    has_only_post_test },
  { "training-pre-test-alone", LAYAK_SEVERITY_INFORMATIVE, "training", "post-test",
    N_("There is a pre-test without a post-test."),
    has_only_pre_test },
  { "training-post-test-lower", LAYAK_SEVERITY_INFORMATIVE, "training", "post-test",
    N_("The post-test is lower than the pre-test. Check that they are not interchanged."),
    knows_less_afterwards },
  { "training-without-indicator", LAYAK_SEVERITY_ADVISED, "training", "indicators",
    N_("The training serves no KLA indicator. Choose at least one, so that it counts in the evaluation."),
    has_no_indicator, LAYAK_SOURCE_INSTRUMENT },
  { "training-without-documents", LAYAK_SEVERITY_REQUIRED, "training", "kha",
    N_("The training has no evidence. Attach the attendance list, certificates, minutes and photos."),
    has_no_documents, LAYAK_SOURCE_INSTRUMENT },
  { "training-without-attendance-list", LAYAK_SEVERITY_ADVISED, "training", "participants",
    N_("The attendance list is missing among the documents. Attach it, for the evaluation asks for it."),
    has_no_attendance_list, LAYAK_SOURCE_INSTRUMENT },
  { "training-without-certificate-document", LAYAK_SEVERITY_ADVISED, "training", "certificates",
    N_("No certificate is among the documents. Attach one or all of them, for the evaluation asks for them."),
    has_no_certificate_document, LAYAK_SOURCE_INSTRUMENT },
  { "training-without-recommendation", LAYAK_SEVERITY_ADVISED, "training", "outcome",
    N_("No follow-up recommendation came from the training. Add what the participants agreed on."),
    has_no_recommendation, LAYAK_SOURCE_PLAN },
};

const LayakRuleTable layak_training_rules = { rules, G_N_ELEMENTS (rules) };
