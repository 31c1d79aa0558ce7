/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-terms.h"

#define REGENCY  "(SELECT id FROM regency WHERE code = :place)"
#define PROVINCE "(SELECT id FROM province WHERE code = :place)"

/* A province has its own records and those of its regencies. */
#define OWNED_BY_REGENCY   "t.regency = " REGENCY
#define LIES_IN_PROVINCE   "t.regency IN (SELECT id FROM regency WHERE province = " PROVINCE ")"
#define OWNED_IN_PROVINCE  "(" LIES_IN_PROVINCE " OR t.province = " PROVINCE ")"

/* The inner table takes the name “t” too, so that the same condition serves within and without. */
#define THROUGH(reference, record, condition) \
  reference " IN (SELECT t.id FROM " record " AS t WHERE " condition ")"

/* The owner of a document is that of its subject. */
#define OWNER_OF(column, own) \
  "coalesce (" own \
  "(SELECT " column " FROM agency WHERE id = t.agency)" \
  ", (SELECT " column " FROM training WHERE id = t.training)" \
  ", (SELECT " column " FROM recommendation WHERE id = t.recommendation)" \
  ", (SELECT r." column " FROM progress AS p JOIN recommendation AS r ON r.id = p.recommendation" \
    " WHERE p.id = t.progress))"
#define REGENCY_OF_DOCUMENT \
  OWNER_OF ("regency", "t.regency, (SELECT regency FROM standing WHERE id = t.standing), ")
#define PROVINCE_OF_DOCUMENT  OWNER_OF ("province", "")

/* ‘~’ comes after digits and hyphens: “2025~” is the end of 2025. A date that names only a month or a year begins
 * where its text does, so the comparison as text is the one as spans of days. */
#define IN_YEAR(column) column " BETWEEN :year AND :year || '~'"

#define OVERLAPS(from, to) \
  "t.start_date <= " to " || '~' AND ifnull (t.end_date, t.start_date) || '~' >= " from

/* What is merely planned has often no date yet, and would be seen in no year. */
#define TRAINING_IN_YEAR \
  "((t.start_date <= :year || '~' AND ifnull (t.end_date, t.start_date) >= :year)" \
  " OR (t.start_date IS NULL AND (t.status IN ('draft', 'planned') OR " IN_YEAR ("t.end_date") ")))"

/* Closed ones of which no date is known belong to the year they were made in; if not even that is known, to all. */
#define RECOMMENDATION_IN_YEAR \
  "((" LAYAK_SQL_OPEN ("t") " AND ifnull (t.raised_on, '') <= :year || '~')" \
  " OR " IN_YEAR ("t.due_date") " OR " IN_YEAR ("t.postponed_to") \
  " OR " IN_YEAR ("t.closed_on") " OR " IN_YEAR ("t.verified_on") \
  " OR (coalesce (t.due_date, t.postponed_to, t.closed_on, t.verified_on) IS NULL" \
       " AND " IN_YEAR ("ifnull (t.raised_on, :year)") "))"

/* Always true: it leads into the indices, which have the open ones before the day they are due. So does the first day
 * of the year beside a comparison with the end of a month or a year. */
#define IS_ANY LAYAK_SQL_CLOSED ("t") " IN (0, 1)"

/* A period begins with its year. */
#define DELIVERY_IN_YEAR "substr (t.period, 1, 4) = :year"

static const LayakScopeTerms scopes[] =
{
  { "indicator-set", NULL, NULL, NULL, "year", TRUE, "" },
  { "indicator", NULL, NULL, NULL, "number", FALSE, "" },
  { "question", NULL, NULL, NULL, "number", FALSE, "" },
  { "province", "t.id = (SELECT province FROM regency WHERE code = :place)", "t.code = :place", NULL,
    "code", FALSE, "regency" },
  { "regency", "t.code = :place", "t.province = " PROVINCE, NULL,
    "code", FALSE, "province standing training participant-group recommendation" },
  { "standing", OWNED_BY_REGENCY, LIES_IN_PROVINCE, "t.year = CAST (:year AS INTEGER)", "year", TRUE, "regency" },
  { "workforce", OWNED_BY_REGENCY, LIES_IN_PROVINCE, "t.year = CAST (:year AS INTEGER)", "year", TRUE, "regency" },
  { "delivery", OWNED_BY_REGENCY, OWNED_IN_PROVINCE, DELIVERY_IN_YEAR, "period", TRUE, "regency province remark" },
  { "agency", OWNED_BY_REGENCY, OWNED_IN_PROVINCE, NULL,
    "title", FALSE, "regency province training recommendation" },
  { "template", OWNED_BY_REGENCY, OWNED_IN_PROVINCE, NULL, "name", FALSE, "regency province" },
  { "training", OWNED_BY_REGENCY, OWNED_IN_PROVINCE, TRAINING_IN_YEAR,
    "start-date", TRUE, "regency province agency speaker participant-group recommendation" },
  { "speaker", THROUGH ("t.training", "training", OWNED_BY_REGENCY),
    THROUGH ("t.training", "training", OWNED_IN_PROVINCE), THROUGH ("t.training", "training", TRAINING_IN_YEAR),
    "position", FALSE, "training" },
  { "session", THROUGH ("t.training", "training", OWNED_BY_REGENCY),
    THROUGH ("t.training", "training", OWNED_IN_PROVINCE), THROUGH ("t.training", "training", TRAINING_IN_YEAR),
    "position", FALSE, "training" },
  { "participant-group", THROUGH ("t.training", "training", OWNED_BY_REGENCY),
    THROUGH ("t.training", "training", OWNED_IN_PROVINCE), THROUGH ("t.training", "training", TRAINING_IN_YEAR),
    "position", FALSE, "training" },
  { "recommendation", OWNED_BY_REGENCY, OWNED_IN_PROVINCE, RECOMMENDATION_IN_YEAR,
    "urgency", FALSE, "regency province agency training progress document" },
  { "progress", THROUGH ("t.recommendation", "recommendation", OWNED_BY_REGENCY),
    THROUGH ("t.recommendation", "recommendation", OWNED_IN_PROVINCE), IN_YEAR ("t.date"),
    "date", TRUE, "recommendation document" },
  { "document", REGENCY_OF_DOCUMENT " = " REGENCY,
    "(" REGENCY_OF_DOCUMENT " IN (SELECT id FROM regency WHERE province = " PROVINCE ")"
    " OR " PROVINCE_OF_DOCUMENT " = " PROVINCE ")", "(t.date IS NULL OR " IN_YEAR ("t.date") ")",
    "date", TRUE, "regency agency standing training recommendation progress" },
  { "remark", THROUGH ("t.delivery", "delivery", OWNED_BY_REGENCY),
    THROUGH ("t.delivery", "delivery", OWNED_IN_PROVINCE), THROUGH ("t.delivery", "delivery", DELIVERY_IN_YEAR),
    "date", TRUE, "delivery agency training recommendation progress" },
};

static const LayakSpecialTerm specials[] =
{
  { "training", "ongoing", "t.status IN ('planned', 'held') AND " OVERLAPS (":today", ":today") },
  { "training", "past", "ifnull (t.end_date, t.start_date) || '~' < :today" },
  { "training", "month", OVERLAPS (":month", ":month") },
  { "training", "starts",
    "t.start_date BETWEEN :starts AND :starts || '~'"
    " OR (t.start_date IS NULL AND t.status IN ('draft', 'planned'))" },
  { "training", "before", "t.start_date < :before" },
  { "training", "from", "ifnull (t.end_date, t.start_date) || '~' >= :from" },
  { "training", "to", "t.start_date <= :to || '~'" },
  { "training", "agency",
    "(t.organiser = (SELECT id FROM agency WHERE uuid = :agency_uuid) OR has_member (t.co_organisers, :agency))" },
  { "training", "group",
    "EXISTS (SELECT 1 FROM participant_group AS p WHERE p.training = t.id AND p.\"group\" = :group)" },
  { "training", "siblings", "t.series = :siblings COLLATE NOCASE" },
  { "training", "recommendation-overdue",
    "EXISTS (SELECT 1 FROM recommendation AS r WHERE r.training = t.id AND " LAYAK_SQL_OVERDUE ("r") ")" },
  { "training", "recommendation-open",
    "EXISTS (SELECT 1 FROM recommendation AS r WHERE r.training = t.id AND " LAYAK_SQL_OPEN ("r") ")" },
  { "training", "without-recommendation", "NOT EXISTS (SELECT 1 FROM recommendation WHERE training = t.id)" },

  { "recommendation", "open", LAYAK_SQL_OPEN ("t") },
  { "recommendation", "closed", LAYAK_SQL_CLOSED ("t") " = 1" },
  { "recommendation", "overdue", LAYAK_SQL_OVERDUE ("t") },
  { "recommendation", "month", LAYAK_SQL_DUE ("t") " BETWEEN :month AND :month || '-99'" },
  { "recommendation", "from",
    IS_ANY " AND " LAYAK_SQL_DUE ("t") " >= substr (:from, 1, 4) AND " LAYAK_SQL_DUE ("t") " || '~' >= :from"
    " AND " LAYAK_SQL_DUE ("t") " < '~'" },
  { "recommendation", "to", LAYAK_SQL_DUE ("t") " <= :to || '~'" },
  { "recommendation", "before", LAYAK_SQL_DUE ("t") " < :before" },
  { "recommendation", "undated", LAYAK_SQL_DUE ("t") " = '~'" },
  { "recommendation", "agency",
    "(t.lead = (SELECT id FROM agency WHERE uuid = :agency_uuid) OR has_member (t.supporting, :agency))" },
  { "recommendation", "without-evidence",
    "NOT EXISTS (SELECT 1 FROM document WHERE recommendation = t.id) AND NOT EXISTS"
    " (SELECT 1 FROM progress AS p JOIN document AS d ON d.progress = p.id WHERE p.recommendation = t.id)" },

  { "agency", "current", "ifnull (t.valid_to, '9') || '~' >= :today AND ifnull (t.valid_from, '') <= :today" },
  { "agency", "ended", "t.valid_to || '~' < :today" },

  { "delivery", "draft", "t.status = 'draft'" },

  { "progress", "from", "t.date || '~' >= :from" },
  { "progress", "to", "t.date <= :to || '~'" },

  { "remark", "open", "ifnull (t.answered, 0) = 0" },

  { "document", "missing",
    "t.link IS NULL AND NOT EXISTS (SELECT 1 FROM content WHERE digest = t.digest)" },
};

#define NAME_OF(record, alias, name, reference) \
  "(SELECT " name " FROM " record " AS " alias " WHERE " alias ".id = t." reference ") COLLATE NOCASE", FALSE, FALSE

static const LayakOrderTerm orders[] =
{
  /* Just as the indices have it, so that nothing is left to sort. */
  { "training", "start-date",
    { { "t.start_date", FALSE, FALSE }, { "t.end_date", FALSE, TRUE }, { "t.status", FALSE, TRUE } } },
  { "training", "title", { { "t.title COLLATE NOCASE", FALSE, TRUE } } },
  { "training", "series-batch",
    { { "t.series COLLATE NOCASE", FALSE, FALSE }, { "t.batch", FALSE, FALSE }, { "t.start_date", FALSE, FALSE } } },
  { "training", "organiser-name", { { NAME_OF ("agency", "a", LAYAK_SQL_AGENCY_NAME ("a"), "organiser") } } },
  { "training", "regency-name", { { NAME_OF ("regency", "g", "g.name", "regency") } } },
  { "training", "recommendations",
    { { "(SELECT count (*) FROM recommendation WHERE training = t.id)", FALSE, TRUE } } },

  { "recommendation", "urgency", { { LAYAK_SQL_CLOSED ("t"), TRUE, TRUE }, { LAYAK_SQL_DUE ("t"), FALSE, TRUE } } },
  { "recommendation", "due", { { LAYAK_SQL_DUE ("t"), FALSE, TRUE } } },
  { "recommendation", "title", { { "t.text COLLATE NOCASE", FALSE, TRUE } } },
  { "recommendation", "lead-name", { { NAME_OF ("agency", "a", LAYAK_SQL_AGENCY_NAME ("a"), "lead") } } },
  { "recommendation", "regency-name", { { NAME_OF ("regency", "g", "g.name", "regency") } } },
  { "recommendation", "training-title", { { NAME_OF ("training", "n", "n.title", "training") } } },

  { "agency", "title", { { "ifnull (t.name, t.abbreviation) COLLATE NOCASE", FALSE, FALSE } } },
  { "agency", "short-name", { { LAYAK_SQL_AGENCY_NAME ("t") " COLLATE NOCASE", FALSE, FALSE } } },
  { "agency", "trainings", { { "(SELECT count (*) FROM training WHERE organiser = t.id)", FALSE, TRUE } } },

  { "regency", "title", { { "t.name COLLATE NOCASE", FALSE, TRUE } } },
  { "regency", "trainings", { { "(SELECT count (*) FROM training WHERE regency = t.id)", FALSE, TRUE } } },

  { "standing", "year",
    { { "t.year", FALSE, TRUE },
      { "CASE t.stage WHEN 'self-assessment' THEN 0 WHEN 'administrative' THEN 1 WHEN 'field' THEN 2"
        " WHEN 'final' THEN 3 ELSE 4 END", FALSE, TRUE } } },

  { "delivery", "period", { { "t.period", FALSE, TRUE }, { "t.revision", FALSE, TRUE } } },
  { "delivery", "regency-name", { { NAME_OF ("regency", "g", "g.name", "regency") } } },

  /* Numbers as “3”, “21A”: by the number, then by the letter. */
  { "indicator", "number",
    { { "t.\"set\"", FALSE, TRUE }, { "CAST (t.number AS INTEGER)", FALSE, TRUE }, { "t.number", FALSE, TRUE } } },
  { "question", "number",
    { { "t.\"set\"", FALSE, TRUE }, { "CAST (t.indicator AS INTEGER)", FALSE, TRUE },
      { "CAST (t.number AS INTEGER)", FALSE, TRUE } } },
};

/* Every record type has one. */
const LayakScopeTerms *
layak_terms_find_scope (const char *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_str_equal (scopes[i].name, record))
      return &scopes[i];

  g_return_val_if_reached (NULL);
}

/* NULL if records of this type have no condition of this name. */
const LayakSpecialTerm *
layak_terms_find_special (const char *record,
                          const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (specials); i++)
    if (g_str_equal (specials[i].record, record) && g_str_equal (specials[i].name, name))
      return &specials[i];

  return NULL;
}

/* NULL if records of this type have no order of this name other than, perhaps, that of a field. */
const LayakOrderTerm *
layak_terms_find_order (const char *record,
                        const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].record, record) && g_str_equal (orders[i].name, name))
      return &orders[i];

  return NULL;
}
