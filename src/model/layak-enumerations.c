/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-enumerations.h"

#include <glib/gi18n-lib.h>

/* Where a list comes from stands above it; the reports and regulations
 * behind them are listed in data/SOURCES.md. */
#define DEFINE_ENUMERATION(variable, nick, ...)                         \
  static const LayakChoice variable##_choices[] = { __VA_ARGS__ };      \
  const LayakEnumeration variable = { nick, variable##_choices, G_N_ELEMENTS (variable##_choices) };

/* Kemendagri codes: 01–69 kabupaten, 71–99 kota. */
DEFINE_ENUMERATION (layak_regency_kinds, "regency-kind",
  { "kabupaten", N_("Regency") },
  { "kota", N_("City") })

DEFINE_ENUMERATION (layak_stages, "stage",
  { "self-assessment", N_("Self-assessment") },
  { "administrative", N_("Administrative verification") },
  { "field", N_("Field verification") },
  { "final", N_("Final verification") },
  { "target", N_("Target") })

/* Award categories of Kabupaten/Kota Layak Anak; lower bounds 500, 601, 701, 801 and 901. */
DEFINE_ENUMERATION (layak_categories, "category",
  { "none", N_("No award") },
  { "pratama", N_("Pratama") },
  { "madya", N_("Madya") },
  { "nindya", N_("Nindya") },
  { "utama", N_("Utama") },
  { "kla", N_("KLA") })

DEFINE_ENUMERATION (layak_levels, "level",
  { "regency", N_("Regency or city") },
  { "province", N_("Province") },
  { "ministry", N_("Ministry") },
  { "non-government", N_("Non-government") })

DEFINE_ENUMERATION (layak_agency_kinds, "agency-kind",
  { "child-protection", N_("Women’s empowerment and child protection") },
  { "planning", N_("Development planning") },
  { "education", N_("Education") },
  { "health", N_("Health") },
  { "social", N_("Social affairs") },
  { "civil-registry", N_("Civil registry") },
  { "information", N_("Communication and information") },
  { "library", N_("Library and archives") },
  { "public-works", N_("Public works and housing") },
  { "environment", N_("Environment") },
  { "transport", N_("Transport") },
  { "manpower", N_("Manpower") },
  { "district", N_("District office") },
  { "village", N_("Village administration") },
  { "police", N_("Police") },
  { "prosecution", N_("Public prosecution") },
  { "court", N_("Court") },
  { "religious-affairs", N_("Religious affairs") },
  { "narcotics", N_("Narcotics agency") },
  { "statistics", N_("Statistics") },
  { "protection-unit", N_("Child protection service unit") },
  { "civil-society", N_("Civil society organisation") },
  { "business", N_("Business") },
  { "media", N_("Mass media") },
  { "university", N_("University") },
  { "childrens-forum", N_("Children’s forum") },
  { "other", N_("Other") })

DEFINE_ENUMERATION (layak_task_force_roles, "task-force-role",
  { "chair", N_("Chair") },
  { "vice-chair", N_("Vice chair") },
  { "secretary", N_("Secretary") },
  { "secretariat", N_("Secretariat") },
  { "cluster-coordinator", N_("Cluster coordinator") },
  { "member", N_("Member") },
  { "none", N_("Not a member") })

/* Kinds of activity, and “other”. */
DEFINE_ENUMERATION (layak_training_kinds, "training-kind",
  { "training", N_("Training") },
  { "technical-guidance", N_("Technical guidance") },
  { "outreach", N_("Outreach session") },
  { "training-of-trainers", N_("Training of trainers") },
  { "workshop", N_("Workshop") },
  { "seminar", N_("Seminar") },
  { "advocacy", N_("Advocacy session") },
  { "coordination-meeting", N_("Coordination meeting") },
  { "focus-group-discussion", N_("Focus group discussion") },
  { "mentoring", N_("Mentoring") },
  { "monitoring-evaluation", N_("Monitoring and evaluation") },
  { "other", N_("Other") })

DEFINE_ENUMERATION (layak_training_statuses, "training-status",
  { "draft", N_("Draft") },
  { "planned", N_("Planned") },
  { "held", N_("Held") },
  { "cancelled", N_("Cancelled") })

DEFINE_ENUMERATION (layak_modes, "mode",
  { "offline", N_("Offline") },
  { "online", N_("Online") },
  { "hybrid", N_("Hybrid") })

/* Sources of funds */
DEFINE_ENUMERATION (layak_fund_sources, "fund-source",
  { "apbd-regency", N_("Regency budget (APBD)") },
  { "apbd-province", N_("Provincial budget (APBD)") },
  { "apbn", N_("State budget (APBN)") },
  { "dak-nonphysical", N_("Non-physical special allocation (DAK)") },
  { "apbdes", N_("Village budget (APBDes)") },
  { "csr", N_("Business (CSR)") },
  { "grant", N_("Grant") },
  { "other", N_("Other") })

DEFINE_ENUMERATION (layak_speaker_levels, "speaker-level",
  { "centre", N_("National") },
  { "province", N_("Provincial") },
  { "local", N_("Local") })

DEFINE_ENUMERATION (layak_speaker_roles, "speaker-role",
  { "resource-person", N_("Resource person") },
  { "facilitator", N_("Facilitator") },
  { "moderator", N_("Moderator") },
  { "opener", N_("Opened by") },
  { "reporter", N_("Report by") },
  { "spokesperson", N_("Spokesperson") })

/* Groups of people; the KHA questions of an indicator set say which of them they ask for. */
DEFINE_ENUMERATION (layak_groups, "group",
  { "task-force", N_("KLA task force") },
  { "regional-agency", N_("Regional agencies") },
  { "district-village", N_("Districts and villages") },
  { "leaders-forum", N_("Regional leaders’ forum") },
  { "vertical-agency", N_("Vertical agencies") },
  { "law-enforcement", N_("Law enforcement") },
  { "educators", N_("Educators") },
  { "health-workers", N_("Health workers") },
  { "civil-registration", N_("Birth registration staff") },
  { "child-information", N_("Child information services") },
  { "family-services", N_("Family services") },
  { "early-childhood", N_("Early childhood services") },
  { "alternative-care", N_("Alternative care") },
  { "protection-services", N_("Child protection services") },
  { "play-worship", N_("Play areas and houses of worship") },
  { "community-protection", N_("Community-based child protection") },
  { "civil-society", N_("Civil society") },
  { "business", N_("Businesses") },
  { "media", N_("Media") },
  { "womens-organisations", N_("Women’s organisations") },
  { "childrens-forum", N_("Children’s forum members") },
  { "other", N_("Others") })

DEFINE_ENUMERATION (layak_group_units, "group-unit",
  { "persons", N_("Persons") },
  { "institutions", N_("Institutions") })

/* The SIPTL status each is reported as stands in the description of the report format. */
DEFINE_ENUMERATION (layak_recommendation_statuses, "recommendation-status",
  { "proposed", N_("Proposed") },
  { "agreed", N_("Agreed") },
  { "in-progress", N_("In progress") },
  { "done", N_("Done") },
  { "verified", N_("Verified") },
  { "postponed", N_("Postponed") },
  { "infeasible", N_("Cannot be followed up") })

DEFINE_ENUMERATION (layak_priorities, "priority",
  { "low", N_("Low") },
  { "medium", N_("Medium") },
  { "high", N_("High") })

DEFINE_ENUMERATION (layak_document_kinds, "document-kind",
  { "certificate", N_("Certificate") },
  { "attendance-list", N_("Attendance list") },
  { "minutes", N_("Minutes") },
  { "photo", N_("Photo") },
  { "matrix", N_("Matrix") },
  { "report", N_("Report") },
  { "decree", N_("Decree") },
  { "follow-up-plan", N_("Follow-up plan") },
  { "budget-document", N_("Budget document") },
  { "letter", N_("Letter") },
  { "presentation", N_("Presentation") },
  { "other", N_("Other") })

DEFINE_ENUMERATION (layak_answer_types, "answer-type",
  { "yes-no-amount", N_("Yes or no, and an amount") },
  { "yes-no-percent", N_("Yes or no, and a percentage") },
  { "yes-no-number", N_("Yes or no, and a number") },
  { "number-percent", N_("A number or a percentage") },
  { "percent", N_("A percentage") },
  { "number", N_("A number") })

/* In the order in which a delivery goes through them. */
DEFINE_ENUMERATION (layak_delivery_statuses, "delivery-status",
  { "draft", N_("Draft") },
  { "sent", N_("Sent") },
  { "received", N_("Received") },
  { "returned", N_("Returned") },
  { "accepted", N_("Accepted") },
  { "superseded", N_("Superseded") })

/**
 * layak_enumeration_find:
 *
 * Returns: the value whose nick is @nick, or %LAYAK_UNKNOWN
 */
gint64
layak_enumeration_find (const LayakEnumeration *enumeration,
                        const char             *nick)
{
  for (guint i = 0; i < enumeration->n_choices; i++)
    if (g_str_equal (enumeration->choices[i].nick, nick))
      return i;

  return LAYAK_UNKNOWN;
}

/* NULL if @value is unknown. */
const char *
layak_enumeration_get_nick (const LayakEnumeration *enumeration,
                            gint64                  value)
{
  if (value < 0 || value >= enumeration->n_choices)
    return NULL;

  return enumeration->choices[value].nick;
}

/* The name in the language of the person at work, or NULL if @value is unknown. */
const char *
layak_enumeration_get_label (const LayakEnumeration *enumeration,
                             gint64                  value)
{
  if (value < 0 || value >= enumeration->n_choices)
    return NULL;

  return g_dgettext (GETTEXT_PACKAGE, enumeration->choices[value].label);
}

gboolean
layak_recommendation_status_is_closed (gint64 status)
{
  return status == LAYAK_RECOMMENDATION_DONE || status == LAYAK_RECOMMENDATION_VERIFIED ||
         status == LAYAK_RECOMMENDATION_INFEASIBLE;
}
