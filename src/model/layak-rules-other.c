/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Documents. */

static const char * const subjects[] = { "regency", "agency", "standing", "training", "recommendation", "progress" };

static guint
count_subjects (const LayakRow *row)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    n += is_known (row, subjects[i]);
  return n;
}

LAYAK_RULE (has_no_subject)
{
  return count_subjects (row) == 0;
}

LAYAK_RULE (has_many_subjects)
{
  return count_subjects (row) > 1;
}

LAYAK_RULE (has_no_content)
{
  return is_unknown (row, "digest") && is_unknown (row, "link") && is_unknown (row, "number");
}

LAYAK_RULE (has_only_file_name)
{
  return is_known (row, "file-name") && is_unknown (row, "digest");
}

LAYAK_RULE (has_no_kind)
{
  return is_unknown (row, "kind");
}

LAYAK_RULE (is_unanswered)
{
  return number_of (row, "answered") != 1;
}

LAYAK_RULE (is_returned_without_reason)
{
  return number_of (row, "status") == LAYAK_DELIVERY_RETURNED && is_unknown (row, "remarks");
}

LAYAK_RULE (is_issued_in_future)
{
  return is_before (context->today, date_of (row, "date"));
}

/* Agencies. */

LAYAK_RULE (has_no_name)
{
  return is_unknown (row, "name") && is_unknown (row, "abbreviation");
}

LAYAK_RULE (ends_before_start)
{
  return is_before (date_of (row, "valid-to"), date_of (row, "valid-from"));
}

LAYAK_RULE (is_succeeded_without_end)
{
  return is_known (row, "successor") && is_unknown (row, "valid-to");
}

LAYAK_RULE (succeeds_itself)
{
  const char *successor = layak_row_get_text (row, "successor");
  LayakUuid uuid;

  return successor != NULL && layak_uuid_parse (successor, &uuid) && layak_uuid_equal (&uuid, &row->uuid);
}

LAYAK_RULE (has_level_without_regency)
{
  return number_of (row, "level") == LAYAK_LEVEL_REGENCY && is_unknown (row, "regency");
}

LAYAK_RULE (has_level_without_province)
{
  return number_of (row, "level") == LAYAK_LEVEL_PROVINCE && is_unknown (row, "province");
}

LAYAK_RULE (has_level_without_place)
{
  return number_of (row, "level") == LAYAK_LEVEL_MINISTRY && (is_known (row, "regency") || is_known (row, "province"));
}

LAYAK_RULE (has_no_place)
{
  return is_unknown (row, "regency") && is_unknown (row, "province");
}

LAYAK_RULE (has_two_places)
{
  return is_known (row, "regency") && is_known (row, "province");
}

LAYAK_RULE (is_of_no_field)
{
  return is_unknown (row, "kind");
}

/* Standings. */

/* A target has no score; a category may be aimed at without one. */
LAYAK_RULE (has_score_of_another_category)
{
  return is_known (row, "score") && is_known (row, "category") &&
         layak_facts_estimate_category (number_of (row, "score")) != number_of (row, "category");
}

LAYAK_RULE (has_no_result)
{
  return is_unknown (row, "score") && is_unknown (row, "category");
}

LAYAK_RULE (is_reached_in_future)
{
  return number_of (row, "stage") != LAYAK_STAGE_TARGET && is_before (context->today, date_of (row, "date"));
}

LAYAK_RULE (is_evaluated_early)
{
  LayakDate date = date_of (row, "date");

  return date != LAYAK_UNKNOWN && number_of (row, "stage") != LAYAK_STAGE_TARGET &&
         layak_date_get_year (date) + 1 < number_of (row, "year");
}

LAYAK_RULE (has_no_origin)
{
  return is_unknown (row, "note");
}

/* Regencies. */

LAYAK_RULE (has_code_of_another_kind)
{
  const char *code = layak_row_get_text (row, "code");
  const char *kind = layak_enumeration_get_nick (&layak_regency_kinds, number_of (row, "kind"));

  return code != NULL && strlen (code) == 5 && kind != NULL &&
         g_str_equal (kind, "kota") != (strcmp (code + 3, "71") >= 0);
}

LAYAK_RULE (has_code_of_another_province)
{
  const char *code = layak_row_get_text (row, "code");
  const char *province = layak_row_get_text (row, "province");

  return code != NULL && province != NULL && strncmp (code, province, 2) != 0;
}

LAYAK_RULE (has_decree_in_future)
{
  return is_before (context->today, date_of (row, "task-force-date"));
}

LAYAK_RULE (has_decree_without_number)
{
  return is_known (row, "task-force-date") && is_unknown (row, "task-force-decree");
}

static const LayakRule rules[] =
{
  { "document-without-subject", LAYAK_SEVERITY_REQUIRED, "document", "training",
    N_("The document proves nothing. Choose the training, recommendation or other record it belongs to."),
    has_no_subject },
  { "document-many-subjects", LAYAK_SEVERITY_ADVISED, "document", "training",
    N_("The document belongs to several records. Leave one, and attach it to the others again."),
    has_many_subjects },
  { "document-without-content", LAYAK_SEVERITY_REQUIRED, "document", "link",
    N_("The document has no file, link or number. Attach the file, or say where it is found."),
    has_no_content, LAYAK_SOURCE_INSTRUMENT },
  { "document-without-file", LAYAK_SEVERITY_INFORMATIVE, "document", "file-name",
    N_("The file of the document is not kept here. Attach it again if you have it."),
    has_only_file_name },
  { "document-without-kind", LAYAK_SEVERITY_ADVISED, "document", "kind",
    N_("The kind of document is missing. Choose one, for each question asks for certain kinds."),
    has_no_kind, LAYAK_SOURCE_INSTRUMENT },
  { "document-in-future", LAYAK_SEVERITY_REQUIRED, "document", "date",
    N_("The document was issued on a day that has not come yet. Correct the date."),
    is_issued_in_future },
  { "agency-without-name", LAYAK_SEVERITY_REQUIRED, "agency", "name",
    N_("The agency has neither a name nor an abbreviation. Enter one of them."),
    has_no_name },
  { "agency-end-before-start", LAYAK_SEVERITY_REQUIRED, "agency", "valid-to",
    N_("The agency ended before it was formed. Correct one of the two dates."),
    ends_before_start },
  { "agency-succeeded-without-end", LAYAK_SEVERITY_ADVISED, "agency", "valid-to",
    N_("The agency has a successor, but no end. Enter when it was renamed, merged or dissolved."),
    is_succeeded_without_end },
  { "agency-own-successor", LAYAK_SEVERITY_REQUIRED, "agency", "successor",
    N_("The agency is its own successor. Choose another one."),
    succeeds_itself },
  { "agency-without-regency", LAYAK_SEVERITY_REQUIRED, "agency", "regency",
    N_("The agency is one of a regency or city. Choose which."),
    has_level_without_regency },
  { "agency-without-province", LAYAK_SEVERITY_REQUIRED, "agency", "province",
    N_("The agency is one of a province. Choose which."),
    has_level_without_province },
  { "agency-ministry-with-place", LAYAK_SEVERITY_ADVISED, "agency", "level",
    N_("The agency is one of a ministry, but belongs to a regency or province. Correct its level or its place."),
    has_level_without_place },
  { "agency-two-places", LAYAK_SEVERITY_REQUIRED, "agency", "province",
    N_("The agency belongs to a regency and to a province. Choose one of them."),
    has_two_places },
  { "agency-without-kind", LAYAK_SEVERITY_INFORMATIVE, "agency", "kind",
    N_("The field of the agency is missing. Choose what it works on."),
    is_of_no_field },
  { "standing-score-against-category", LAYAK_SEVERITY_ADVISED, "standing", "category",
    N_("The score lies outside the band of the category. Check both; the ministry’s decision holds."),
    has_score_of_another_category, N_("Published bands of the KLA categories: from 500, 601, 701, 801 and 901") },
  { "standing-without-result", LAYAK_SEVERITY_ADVISED, "standing", "score",
    N_("The standing has neither a score nor a category. Enter one of them."),
    has_no_result },
  { "standing-in-future", LAYAK_SEVERITY_REQUIRED, "standing", "date",
    N_("The stage ended on a day that has not come yet. Correct the date."),
    is_reached_in_future },
  { "standing-before-year", LAYAK_SEVERITY_ADVISED, "standing", "date",
    N_("The stage ended more than a year before the year it evaluates. Correct the date or the year."),
    is_evaluated_early },
  { "standing-without-origin", LAYAK_SEVERITY_INFORMATIVE, "standing", "note",
    N_("Enter where the figure comes from, so that others can trust it."),
    has_no_origin },
  { "workforce-without-origin", LAYAK_SEVERITY_INFORMATIVE, "workforce", "note",
    N_("Enter who counted the people, so that others can trust the figure."),
    has_no_origin },
  { "delivery-without-place", LAYAK_SEVERITY_REQUIRED, "delivery", "regency",
    N_("The delivery does not say whose report it is. Choose the regency or the province."),
    has_no_place },
  { "delivery-two-places", LAYAK_SEVERITY_REQUIRED, "delivery", "province",
    N_("The delivery belongs to a regency and to a province. Choose one of them."),
    has_two_places },
  { "delivery-returned-without-remarks", LAYAK_SEVERITY_ADVISED, "delivery", "remarks",
    N_("The delivery was returned, but nothing says why. Enter the remarks."),
    is_returned_without_reason },
  { "remark-unanswered", LAYAK_SEVERITY_ADVISED, "remark", "answered",
    N_("A remark of the receiver has not been dealt with. Mend the record, then mark the remark as answered."),
    is_unanswered },
  { "regency-kind-against-code", LAYAK_SEVERITY_REQUIRED, "regency", "kind",
    N_("The code is that of another kind: regencies end in 01 to 69, cities in 71 to 99. Correct the kind."),
    has_code_of_another_kind, LAYAK_SOURCE_CODES },
  { "regency-province-against-code", LAYAK_SEVERITY_REQUIRED, "regency", "province",
    N_("The code begins with that of another province. Correct the province."),
    has_code_of_another_province, LAYAK_SOURCE_CODES },
  { "regency-decree-in-future", LAYAK_SEVERITY_REQUIRED, "regency", "task-force-date",
    N_("The decree of the task force was signed on a day that has not come yet. Correct the date."),
    has_decree_in_future },
  { "regency-decree-without-number", LAYAK_SEVERITY_ADVISED, "regency", "task-force-decree",
    N_("The decree of the task force has a date, but no number. Enter it."),
    has_decree_without_number, LAYAK_SOURCE_INSTRUMENT },
};

const LayakRuleTable layak_other_rules = { rules, G_N_ELEMENTS (rules) };
