/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-recommendation.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "training", LAYAK_REFERENCE ("training"), LAYAK_FIELD_DEPENDENT, N_("Training"), N_("The training it came from") },
  { "regency", LAYAK_REFERENCE ("regency"), LAYAK_FIELD_PLAIN,
    N_("Regency or city"), N_("Who must follow it up; empty for the province or the ministry") },
  { "province", LAYAK_REFERENCE ("province"), LAYAK_FIELD_PLAIN,
    N_("Province"), N_("Who must follow it up, if the province") },
  { "text", LAYAK_PROSE, LAYAK_FIELD_REQUIRED | LAYAK_FIELD_SEARCHED,
    N_("Recommendation"), N_("What shall be done") },
  { "reason", LAYAK_PROSE, LAYAK_FIELD_SEARCHED, N_("Reason"), N_("Why it shall be done") },
  { "status", LAYAK_CHOICE (layak_recommendation_statuses), LAYAK_FIELD_REQUIRED,
    N_("Status"), N_("How far it has come") },
  { "status-reason", LAYAK_PROSE, LAYAK_FIELD_ONCE,
    N_("Reason for the status"), N_("Why it is postponed or cannot be done; the latter needs a lawful reason") },
  { "priority", LAYAK_CHOICE (layak_priorities), LAYAK_FIELD_PLAIN, N_("Priority"), N_("How urgent it is") },
  { "lead", LAYAK_REFERENCE ("agency"), LAYAK_FIELD_PLAIN, N_("Lead agency"), N_("Who is responsible") },
  { "supporting", LAYAK_REFERENCES ("agency"), LAYAK_FIELD_PLAIN, N_("Supporting agencies"), N_("Who helps") },
  { "indicators", LAYAK_REFERENCES ("indicator"), LAYAK_FIELD_PLAIN,
    N_("KLA indicators"), N_("The indicators it serves") },
  { "measure", LAYAK_TEXT (300), LAYAK_FIELD_PLAIN, N_("Success measure"), N_("How one sees that it is done") },
  { "unit", LAYAK_TEXT (60), LAYAK_FIELD_PLAIN, N_("Unit"), N_("What is counted, such as villages") },
  { "target", LAYAK_DECIMAL (2, 99999999999), LAYAK_FIELD_PLAIN, N_("Target"), N_("How many are aimed at") },
  { "achieved", LAYAK_DECIMAL (2, 99999999999), LAYAK_FIELD_ONCE, N_("Achieved"), N_("How many are reached") },
  { "raised-on", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Made on"), N_("When it was made") },
  { "due-date", LAYAK_DATE, LAYAK_FIELD_AHEAD, N_("Due date"), N_("When it shall be done") },
  { "postponed-to", LAYAK_DATE, LAYAK_FIELD_ONCE | LAYAK_FIELD_AHEAD,
    N_("Postponed to"), N_("The new date of a postponed one") },
  { "closed-on", LAYAK_DATE, LAYAK_FIELD_ONCE, N_("Closed on"), N_("When it was done or given up") },
  { "verified-by", LAYAK_TEXT (200), LAYAK_FIELD_ONCE, N_("Verified by"), N_("Who checked the evidence") },
  { "verified-on", LAYAK_DATE, LAYAK_FIELD_ONCE, N_("Verified on"), N_("When the evidence was checked") },
  { "source", LAYAK_TEXT (500), LAYAK_FIELD_PLAIN, N_("Source"), N_("Where the recommendation is recorded") },
};

const LayakRecordInfo layak_recommendation_info =
{
  .name = "recommendation",
  .number = 12,
  .label = N_("Recommendation"),
  .plural = N_("Recommendations"),
  .parent = NULL,
  .title = "text",
  .date = "due-date",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_recommendation_get_type,
};

LAYAK_DEFINE_RECORD (LayakRecommendation, layak_recommendation)
