/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-rules-private.h"

#include <glib/gi18n-lib.h>

LAYAK_RULE (lies_outside_dates)
{
  LayakDate day = date_of (row, "day");

  return is_before (day, date_of (unit->root, "start-date")) || is_before (date_of (unit->root, "end-date"), day);
}

LAYAK_RULE (ends_before_start)
{
  return is_known (row, "start-time") && is_known (row, "end-time") &&
         number_of (row, "end-time") < number_of (row, "start-time");
}

LAYAK_RULE (ends_without_start)
{
  return is_known (row, "end-time") && is_unknown (row, "start-time");
}

LAYAK_RULE (has_no_day)
{
  gint64 days = layak_facts_count_days (date_of (unit->root, "start-date"), date_of (unit->root, "end-date"));

  return days > 1 && is_unknown (row, "day");
}

LAYAK_RULE (has_no_speaker)
{
  return number_of (unit->root, "status") == LAYAK_TRAINING_HELD && is_unknown (row, "speakers");
}

/* A session refers to speakers by UUID, and may still do so after the speaker was removed elsewhere. */
static gboolean
has_speaker (const LayakUnit *unit,
             const char      *text)
{
  LayakUuid uuid;

  if (!layak_uuid_parse (text, &uuid))
    return FALSE;

  for (guint i = 0; i < unit->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (unit->children, i);

      if (g_str_equal (child->info->name, "speaker") && layak_uuid_equal (&child->uuid, &uuid))
        return TRUE;
    }

  return FALSE;
}

LAYAK_RULE (has_strange_speaker)
{
  char **speakers = layak_row_get_set (row, "speakers");

  for (guint i = 0; speakers != NULL && speakers[i] != NULL; i++)
    if (!has_speaker (unit, speakers[i]))
      return TRUE;

  return FALSE;
}

LAYAK_RULE (has_no_role)
{
  return is_unknown (row, "role");
}

LAYAK_RULE (has_no_institution)
{
  return number_of (row, "role") == LAYAK_SPEAKER_RESOURCE_PERSON && is_unknown (row, "institution");
}

LAYAK_RULE (has_no_level)
{
  return number_of (row, "role") == LAYAK_SPEAKER_RESOURCE_PERSON && is_unknown (row, "level");
}

LAYAK_RULE (has_more_children_than_people)
{
  gint64 people = layak_facts_count_people (row);

  return people != LAYAK_UNKNOWN && number_of (row, "children") > people;
}

LAYAK_RULE (has_no_number)
{
  return layak_facts_count_people (row) == LAYAK_UNKNOWN;
}

LAYAK_RULE (has_institutions_of_a_sex)
{
  return number_of (row, "unit") == LAYAK_GROUP_UNIT_INSTITUTIONS &&
         (number_of (row, "male") > 0 || number_of (row, "female") > 0 || number_of (row, "children") > 0);
}

LAYAK_RULE (has_unknown_children)
{
  const char *group = layak_enumeration_get_nick (&layak_groups, number_of (row, "group"));

  return g_strcmp0 (group, "childrens-forum") == 0 && layak_facts_count_people (row) > 0 &&
         is_unknown (row, "children");
}

static gboolean
is_same_group (const LayakRow *a,
               const LayakRow *b)
{
  return number_of (a, "group") == number_of (b, "group") && number_of (a, "mode") == number_of (b, "mode") &&
         number_of (a, "unit") == number_of (b, "unit") &&
         g_strcmp0 (layak_row_get_text (a, "institution"), layak_row_get_text (b, "institution")) == 0;
}

/* The later of two in the list is the finding. */
LAYAK_RULE (is_counted_twice)
{
  for (guint i = 0; i < unit->children->len; i++)
    {
      const LayakRow *other = g_ptr_array_index (unit->children, i);

      if (other == row)
        return FALSE;
      if (other->info == row->info && is_same_group (other, row))
        return TRUE;
    }

  return FALSE;
}

static const LayakRule rules[] =
{
  { "session-outside-dates", LAYAK_SEVERITY_REQUIRED, "session", "day",
    N_("The session lies outside the dates of the training. Correct its day or the dates."),
    lies_outside_dates },
  { "session-end-before-start", LAYAK_SEVERITY_REQUIRED, "session", "end-time",
    N_("The session ends before it begins. Correct one of the two times."),
    ends_before_start },
  { "session-end-time-alone", LAYAK_SEVERITY_ADVISED, "session", "end-time",
    N_("The session has an end time, but no start time. Enter when it begins, or remove the end time."),
    ends_without_start },
  { "session-without-day", LAYAK_SEVERITY_INFORMATIVE, "session", "day",
    N_("The training lasts several days. Enter the day of the session."),
    has_no_day },
  { "session-without-speaker", LAYAK_SEVERITY_INFORMATIVE, "session", "speakers",
    N_("Nobody noted who spoke in the session. Choose the speakers."),
    has_no_speaker, LAYAK_SOURCE_REPORT },
  { "session-strange-speaker", LAYAK_SEVERITY_ADVISED, "session", "speakers",
    N_("The session names a speaker who is not among those of the training. Choose another one."),
    has_strange_speaker },
  { "speaker-without-role", LAYAK_SEVERITY_INFORMATIVE, "speaker", "role",
    N_("Choose what the person did: resource person, facilitator, moderator or another role."),
    has_no_role },
  { "speaker-without-institution", LAYAK_SEVERITY_ADVISED, "speaker", "institution",
    N_("The institution of the resource person is missing. Reports name it."),
    has_no_institution, LAYAK_SOURCE_REPORT },
  { "speaker-without-level", LAYAK_SEVERITY_INFORMATIVE, "speaker", "level",
    N_("Choose whether the resource person is national, provincial or local."),
    has_no_level, LAYAK_SOURCE_REPORT },
  { "group-children-above-size", LAYAK_SEVERITY_REQUIRED, "participant-group", "children",
    N_("The group has more children than people. Correct one of the numbers."),
    has_more_children_than_people },
  { "group-without-number", LAYAK_SEVERITY_INFORMATIVE, "participant-group", "unknown-sex",
    N_("The group took part, but its size is not known."),
    has_no_number },
  { "group-institutions-of-a-sex", LAYAK_SEVERITY_ADVISED, "participant-group", "unit",
    N_("The group counts institutions, which are neither male, female nor children. "
       "Count persons, or enter the number as “Sex not known”."),
    has_institutions_of_a_sex },
  { "group-forum-without-children", LAYAK_SEVERITY_INFORMATIVE, "participant-group", "children",
    N_("Enter how many members of the children’s forum are below 18 years."),
    has_unknown_children, LAYAK_SOURCE_INSTRUMENT },
  { "group-twice", LAYAK_SEVERITY_ADVISED, "participant-group", "group",
    N_("The same group of the same institution stands in the list before. Put the two together."),
    is_counted_twice },
};

const LayakRuleTable layak_training_child_rules = { rules, G_N_ELEMENTS (rules) };
