/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-cross-rules.h"

#include <glib/gi18n-lib.h>

#include "layak-terms.h"

/* Dates are compared as text: ‘~’ behind one makes it the end of the month or year it names. */
#define END_OF(t) "ifnull (" t ".end_date, " t ".start_date)"

#define SAME_OWNER "o.regency IS t.regency AND o.province IS t.province"

/* A held training of the place and year that a finding is looked for in. */
#define HELD_HERE \
  "n.status = 'held' AND (:year IS NULL OR n.start_date BETWEEN :year AND :year || '~')" \
  " AND (:place IS NULL OR n.regency IN (SELECT g.id FROM regency AS g JOIN province AS v ON v.id = g.province" \
                                        " WHERE g.code = :place OR v.code = :place)" \
       " OR n.province = (SELECT id FROM province WHERE code = :place))"

/* Of two trainings of the same title and owner, ordered by their first days, one begins while the other lasts only if
 * neighbours do. What they may be told apart by besides is left to the condition. */
static const LayakSuspects twins =
{
  "t.id, t.start_date AS start, " END_OF ("t") " || '~' AS end"
  ", lag (t.start_date) OVER same AS last, lead (t.start_date) OVER same AS next",
  " WINDOW same AS (PARTITION BY t.regency, t.province, t.title COLLATE NOCASE ORDER BY t.start_date)",
  "s.next <= s.end OR s.last = s.start",
};

static const LayakCrossRule rules[] =
{
  { "training-organiser-not-there", LAYAK_SEVERITY_ADVISED, "training", "organiser",
    N_("The organiser did not exist on the day of the training. Choose the agency it was then."),
    "t.organiser IN (SELECT id FROM agency WHERE valid_from IS NOT NULL OR valid_to IS NOT NULL)"
    " AND EXISTS (SELECT 1 FROM agency AS a WHERE a.id = t.organiser"
    " AND (a.valid_to || '~' < t.start_date OR a.valid_from > t.start_date || '~'))" },
  { "training-twice", LAYAK_SEVERITY_ADVISED, "training", "title",
    N_("Another training of the same owner has this title on the same days. Delete one, or number the batches."),
    "t.status <> 'cancelled' AND EXISTS (SELECT 1 FROM training AS o WHERE " SAME_OWNER
    " AND o.start_date BETWEEN t.start_date AND " END_OF ("t") " || '~' AND o.id <> t.id"
    " AND o.title = t.title COLLATE NOCASE AND o.batch IS t.batch AND o.status <> 'cancelled')", &twins },

  { "agency-twice", LAYAK_SEVERITY_ADVISED, "agency", "name",
    N_("Another agency of the same place has this name or abbreviation. Use one of them, and delete the other."),
    "t.valid_to IS NULL AND EXISTS (SELECT 1 FROM agency AS o WHERE " SAME_OWNER " AND o.level = t.level"
    " AND o.id <> t.id AND o.valid_to IS NULL AND o.successor IS NOT t.id AND t.successor IS NOT o.id"
    " AND (replace (o.name, ' ', '') = replace (t.name, ' ', '') COLLATE NOCASE"
         " OR replace (o.abbreviation, ' ', '') = replace (t.abbreviation, ' ', '') COLLATE NOCASE))" },
  { "agency-successor-cycle", LAYAK_SEVERITY_REQUIRED, "agency", "successor",
    N_("The successors of this agency lead back to itself. Take the wrong one out."),
    "t.successor <> t.id AND t.id IN (WITH RECURSIVE later (id) AS (SELECT t.successor UNION"
    " SELECT a.successor FROM later JOIN agency AS a ON a.id = later.id WHERE a.successor IS NOT NULL)"
    " SELECT id FROM later)" },

  { "recommendation-lead-ended", LAYAK_SEVERITY_ADVISED, "recommendation", "lead",
    N_("The lead agency no longer exists. Choose the one that took over."),
    LAYAK_SQL_OPEN ("t") " AND t.lead IN (SELECT id FROM agency WHERE valid_to || '~' < :today)" },
  { "recommendation-other-owner", LAYAK_SEVERITY_ADVISED, "recommendation", "regency",
    N_("The training this came from belongs to another regency. Correct the regency or the training."),
    "t.regency IS NOT NULL AND EXISTS (SELECT 1 FROM training AS n WHERE n.id = t.training"
    " AND n.regency IS NOT NULL AND n.regency <> t.regency)" },

  { "regency-without-task-force", LAYAK_SEVERITY_INFORMATIVE, "regency", "task-force-decree",
    N_("Trainings were held, but no decree of the KLA task force is recorded. Enter its number and date."),
    "t.task_force_decree IS NULL AND EXISTS (SELECT 1 FROM training AS n WHERE n.regency = t.id AND " HELD_HERE ")" },

  { "document-content-missing", LAYAK_SEVERITY_REQUIRED, "document", "digest",
    N_("The file of this document is not in the database. Attach it again, or enter a link."),
    "t.digest IS NOT NULL AND t.link IS NULL AND NOT EXISTS (SELECT 1 FROM content WHERE digest = t.digest)" },

  /* Only once anything was held: an empty year is one finding for people, not twenty-four. */
  { "indicator-without-training", LAYAK_SEVERITY_INFORMATIVE, "indicator", "name",
    N_("No training held serves this indicator. Plan one, or name the indicator at those that served it."),
    "t.counted = 1 AND t.\"set\" = (SELECT id FROM indicator_set"
    " WHERE :year IS NULL OR year <= CAST (:year AS INTEGER) ORDER BY year DESC LIMIT 1)"
    " AND EXISTS (SELECT 1 FROM training AS n WHERE " HELD_HERE ")"
    " AND ifnull (NOT has_member ((SELECT group_concat (indicators, ' ')"
    " FROM (SELECT DISTINCT n.indicators FROM training AS n WHERE " HELD_HERE ")),"
    " (SELECT s.year FROM indicator_set AS s WHERE s.id = t.\"set\") || '-' || t.number), 1)" },
};

guint
layak_cross_rules_get_n_rules (void)
{
  return G_N_ELEMENTS (rules);
}

const LayakCrossRule *
layak_cross_rules_nth (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (rules), NULL);

  return &rules[position];
}

const char *
layak_cross_rule_get_sentence (const LayakCrossRule *self)
{
  return g_dgettext (GETTEXT_PACKAGE, self->sentence);
}
