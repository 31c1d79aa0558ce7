/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-rules-private.h"

#include <glib/gi18n-lib.h>

static gboolean
has_status (const LayakRow            *row,
            LayakRecommendationStatus  status)
{
  return number_of (row, "status") == status;
}

static gboolean
is_closed (const LayakRow *row)
{
  return layak_recommendation_status_is_closed (number_of (row, "status"));
}

static gboolean
is_fulfilled (const LayakRow *row)
{
  return has_status (row, LAYAK_RECOMMENDATION_DONE) || has_status (row, LAYAK_RECOMMENDATION_VERIFIED);
}

LAYAK_RULE (is_done_without_evidence)
{
  return has_status (row, LAYAK_RECOMMENDATION_DONE) && context->n_documents == 0;
}

LAYAK_RULE (is_verified_without_evidence)
{
  return has_status (row, LAYAK_RECOMMENDATION_VERIFIED) && context->n_documents == 0;
}

LAYAK_RULE (is_verified_by_nobody)
{
  return has_status (row, LAYAK_RECOMMENDATION_VERIFIED) && is_unknown (row, "verified-by");
}

LAYAK_RULE (is_verified_at_no_time)
{
  return has_status (row, LAYAK_RECOMMENDATION_VERIFIED) && is_unknown (row, "verified-on");
}

LAYAK_RULE (is_verified_in_future)
{
  return is_before (context->today, date_of (row, "verified-on"));
}

LAYAK_RULE (is_verified_before_closed)
{
  return is_before (date_of (row, "verified-on"), date_of (row, "closed-on"));
}

LAYAK_RULE (is_postponed_to_no_date)
{
  return has_status (row, LAYAK_RECOMMENDATION_POSTPONED) && is_unknown (row, "postponed-to");
}

LAYAK_RULE (is_postponed_without_reason)
{
  return has_status (row, LAYAK_RECOMMENDATION_POSTPONED) && is_unknown (row, "status-reason");
}

LAYAK_RULE (is_postponed_to_before_due)
{
  return is_before (date_of (row, "postponed-to"), date_of (row, "due-date"));
}

LAYAK_RULE (is_infeasible_without_reason)
{
  return has_status (row, LAYAK_RECOMMENDATION_INFEASIBLE) && is_unknown (row, "status-reason");
}

LAYAK_RULE (is_due_before_training_ended)
{
  return is_before (date_of (row, "due-date"), context->training_end);
}

LAYAK_RULE (is_due_before_raised)
{
  return is_before (date_of (row, "due-date"), date_of (row, "raised-on"));
}

LAYAK_RULE (is_raised_in_future)
{
  return is_before (context->today, date_of (row, "raised-on"));
}

LAYAK_RULE (is_closed_before_raised)
{
  return is_before (date_of (row, "closed-on"), date_of (row, "raised-on"));
}

LAYAK_RULE (is_closed_in_future)
{
  return is_before (context->today, date_of (row, "closed-on"));
}

LAYAK_RULE (is_closed_at_no_time)
{
  return is_closed (row) && is_unknown (row, "closed-on");
}

LAYAK_RULE (is_open_but_closed)
{
  return !is_closed (row) && is_known (row, "closed-on");
}

LAYAK_RULE (has_no_due_date)
{
  return !is_closed (row) && is_unknown (row, "due-date");
}

LAYAK_RULE (has_no_lead)
{
  return is_unknown (row, "lead");
}

LAYAK_RULE (leads_and_supports)
{
  const char *lead = layak_row_get_text (row, "lead");
  char **supporting = layak_row_get_set (row, "supporting");

  return lead != NULL && supporting != NULL && g_strv_contains ((const char * const *) supporting, lead);
}

LAYAK_RULE (has_no_measure)
{
  return is_unknown (row, "measure");
}

LAYAK_RULE (has_target_of_nothing)
{
  return is_known (row, "target") && is_unknown (row, "unit");
}

LAYAK_RULE (achieves_above_target)
{
  return is_known (row, "target") && number_of (row, "achieved") > number_of (row, "target");
}

LAYAK_RULE (is_done_below_target)
{
  return is_fulfilled (row) && is_known (row, "achieved") && number_of (row, "achieved") < number_of (row, "target");
}

LAYAK_RULE (has_no_indicator)
{
  return is_unknown (row, "indicators");
}

LAYAK_RULE (has_no_priority)
{
  return !is_closed (row) && is_unknown (row, "priority");
}

LAYAK_RULE (has_two_owners)
{
  return is_known (row, "regency") && is_known (row, "province");
}

LAYAK_RULE (comes_from_nowhere)
{
  return is_unknown (row, "training") && is_unknown (row, "source");
}

LAYAK_RULE (contradicts_progress)
{
  return context->last_status != LAYAK_UNKNOWN && number_of (row, "status") != context->last_status;
}

LAYAK_RULE (happens_in_future)
{
  return is_before (context->today, date_of (row, "date"));
}

LAYAK_RULE (happens_before_raised)
{
  return is_before (date_of (row, "date"), context->raised_on);
}

LAYAK_RULE (changes_nothing)
{
  return is_known (row, "new-status") && number_of (row, "new-status") == number_of (row, "old-status");
}

LAYAK_RULE (leaves_unknown_status)
{
  return is_known (row, "old-status") && is_unknown (row, "new-status");
}

LAYAK_RULE (tells_nothing)
{
  return is_unknown (row, "note") && is_unknown (row, "value") && is_unknown (row, "new-status");
}

static const LayakRule rules[] =
{
  { "recommendation-done-without-evidence", LAYAK_SEVERITY_REQUIRED, "recommendation", "status",
    N_("The recommendation is done, but has no evidence. Attach a document that shows it."),
    is_done_without_evidence, LAYAK_SOURCE_SIPTL },
  { "recommendation-verified-without-evidence", LAYAK_SEVERITY_REQUIRED, "recommendation", "status",
    N_("The recommendation is verified, but has no evidence. Attach what was checked, or take the status back."),
    is_verified_without_evidence, LAYAK_SOURCE_SIPTL },
  { "recommendation-verified-by-nobody", LAYAK_SEVERITY_REQUIRED, "recommendation", "verified-by",
    N_("Enter who checked the evidence of the verified recommendation."),
    is_verified_by_nobody, LAYAK_SOURCE_SIPTL },
  { "recommendation-verified-without-date", LAYAK_SEVERITY_REQUIRED, "recommendation", "verified-on",
    N_("Enter when the evidence of the verified recommendation was checked."),
    is_verified_at_no_time, LAYAK_SOURCE_SIPTL },
  { "recommendation-verified-in-future", LAYAK_SEVERITY_REQUIRED, "recommendation", "verified-on",
    N_("The date of the verification lies in the future. Correct it."),
    is_verified_in_future },
  { "recommendation-verified-before-closed", LAYAK_SEVERITY_ADVISED, "recommendation", "verified-on",
    N_("The evidence was checked before the recommendation was done. Correct one of the two dates."),
    is_verified_before_closed },
  { "recommendation-postponed-without-date", LAYAK_SEVERITY_REQUIRED, "recommendation", "postponed-to",
    N_("The recommendation is postponed. Enter the new date."),
    is_postponed_to_no_date, LAYAK_SOURCE_PLAN },
  { "recommendation-postponed-without-reason", LAYAK_SEVERITY_REQUIRED, "recommendation", "status-reason",
    N_("The recommendation is postponed. Enter the reason."),
    is_postponed_without_reason, LAYAK_SOURCE_PLAN },
  { "recommendation-postponed-before-due", LAYAK_SEVERITY_REQUIRED, "recommendation", "postponed-to",
    N_("The recommendation is postponed to a date before it is due. Correct one of the two dates."),
    is_postponed_to_before_due },
  { "recommendation-infeasible-without-reason", LAYAK_SEVERITY_REQUIRED, "recommendation", "status-reason",
    N_("The recommendation cannot be followed up. Enter the lawful reason."),
    is_infeasible_without_reason, LAYAK_SOURCE_SIPTL },
  { "recommendation-due-before-training-end", LAYAK_SEVERITY_ADVISED, "recommendation", "due-date",
    N_("The recommendation is due before its training ended. Correct the due date."),
    is_due_before_training_ended },
  { "recommendation-due-before-raised", LAYAK_SEVERITY_REQUIRED, "recommendation", "due-date",
    N_("The recommendation is due before it was made. Correct one of the two dates."),
    is_due_before_raised },
  { "recommendation-raised-in-future", LAYAK_SEVERITY_ADVISED, "recommendation", "raised-on",
    N_("The recommendation was made on a day that has not come yet. Correct the date."),
    is_raised_in_future },
  { "recommendation-closed-before-raised", LAYAK_SEVERITY_REQUIRED, "recommendation", "closed-on",
    N_("The recommendation was closed before it was made. Correct one of the two dates."),
    is_closed_before_raised },
  { "recommendation-closed-in-future", LAYAK_SEVERITY_REQUIRED, "recommendation", "closed-on",
    N_("The recommendation was closed on a day that has not come yet. Correct the date."),
    is_closed_in_future },
  { "recommendation-closed-without-date", LAYAK_SEVERITY_ADVISED, "recommendation", "closed-on",
    N_("Enter when the recommendation was done or given up, so that it is counted in the right period."),
    is_closed_at_no_time },
  { "recommendation-open-but-closed", LAYAK_SEVERITY_ADVISED, "recommendation", "closed-on",
    N_("The recommendation is still open, but has a closing date. Remove it, or change the status."),
    is_open_but_closed },
  { "recommendation-without-due-date", LAYAK_SEVERITY_ADVISED, "recommendation", "due-date",
    N_("The due date is missing. Agree on one, for without it nothing is ever late."),
    has_no_due_date, LAYAK_SOURCE_PLAN },
  { "recommendation-without-lead", LAYAK_SEVERITY_ADVISED, "recommendation", "lead",
    N_("Nobody is responsible. Choose the lead agency."),
    has_no_lead, LAYAK_SOURCE_PLAN },
  { "recommendation-lead-supports", LAYAK_SEVERITY_INFORMATIVE, "recommendation", "supporting",
    N_("The lead agency also stands among the supporting ones. Remove it there."),
    leads_and_supports },
  { "recommendation-without-measure", LAYAK_SEVERITY_ADVISED, "recommendation", "measure",
    N_("The success measure is missing. Say how one will see that the recommendation is done."),
    has_no_measure, LAYAK_SOURCE_PLAN },
  { "recommendation-target-without-unit", LAYAK_SEVERITY_INFORMATIVE, "recommendation", "unit",
    N_("The target has a number, but not what is counted. Enter the unit, such as villages."),
    has_target_of_nothing },
  { "recommendation-above-target", LAYAK_SEVERITY_INFORMATIVE, "recommendation", "achieved",
    N_("More was reached than aimed at. Check the two numbers."),
    achieves_above_target },
  { "recommendation-done-below-target", LAYAK_SEVERITY_ADVISED, "recommendation", "achieved",
    N_("The recommendation is done, but its target is not reached. Correct the number or the status."),
    is_done_below_target },
  { "recommendation-without-indicator", LAYAK_SEVERITY_ADVISED, "recommendation", "indicators",
    N_("The recommendation serves no KLA indicator. Choose at least one."),
    has_no_indicator, LAYAK_SOURCE_INSTRUMENT },
  { "recommendation-without-priority", LAYAK_SEVERITY_INFORMATIVE, "recommendation", "priority",
    N_("The priority is missing. Choose how urgent the recommendation is."),
    has_no_priority },
  { "recommendation-two-owners", LAYAK_SEVERITY_REQUIRED, "recommendation", "province",
    N_("The recommendation belongs to a regency and to a province. Choose one of them."),
    has_two_owners },
  { "recommendation-without-origin", LAYAK_SEVERITY_ADVISED, "recommendation", "source",
    N_("The recommendation comes from no training. Enter where it is recorded."),
    comes_from_nowhere },
  { "recommendation-against-progress", LAYAK_SEVERITY_ADVISED, "recommendation", "status",
    N_("The newest progress entry gives the recommendation another status. Correct the status, or add an entry."),
    contradicts_progress },
  { "progress-in-future", LAYAK_SEVERITY_REQUIRED, "progress", "date",
    N_("The progress entry tells of a day that has not come yet. Correct the date."),
    happens_in_future },
  { "progress-before-recommendation", LAYAK_SEVERITY_ADVISED, "progress", "date",
    N_("The progress entry is older than the recommendation. Correct the date."),
    happens_before_raised },
  { "progress-same-status", LAYAK_SEVERITY_ADVISED, "progress", "new-status",
    N_("The former and the new status are the same. Correct one of them, or remove both."),
    changes_nothing },
  { "progress-without-new-status", LAYAK_SEVERITY_ADVISED, "progress", "new-status",
    N_("The progress entry has a former status, but no new one. Choose it, or remove the former one."),
    leaves_unknown_status },
  { "progress-empty", LAYAK_SEVERITY_ADVISED, "progress", "note",
    N_("The progress entry tells nothing. Write what was done."),
    tells_nothing },
};

const LayakRuleTable layak_recommendation_rules = { rules, G_N_ELEMENTS (rules) };
