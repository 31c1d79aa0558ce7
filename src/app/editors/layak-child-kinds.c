/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-child-kinds.h"

#include <glib/gi18n.h>

#include "layak-agency.h"
#include "layak-facts.h"
#include "layak-names.h"
#include "layak-wording.h"

static const char * const speaker_fields[] =
{
  "name", "role", "job", "institution", "level", "acting", "standing-in-for", NULL
};

static const char * const session_fields[] =
{
  "topic", "day", "start-time", "end-time", "lesson-hours", "speakers", NULL
};

static const char * const document_fields[] = { "title", "kind", "number", "date", "link", "questions", NULL };

static const char * const recommendation_fields[] =
{
  "text", "lead", "due-date", "status", "status-reason", "priority", NULL
};

static const char * const standing_fields[] = { "category", "score", "date", "note", NULL };

static const char * const standing_questions[] = { "year", "stage", "category", "score", "date", "note", NULL };

/* Joins what is known with middle dots; frees the parts. */
static char *
join_known (char *first,
            char *second,
            char *third)
{
  g_autofree char *parts[] = { first, second, third };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static char *
dup_choice (const LayakRow         *row,
            const char             *field,
            const LayakEnumeration *choices)
{
  return g_strdup (layak_enumeration_get_label (choices, layak_row_get_number (row, field)));
}

static char *
describe_speaker (LayakStore *store,
                  LayakEntry *entry)
{
  const LayakRow *row = layak_record_get_row (layak_entry_get_record (entry));

  return join_known (dup_choice (row, "role", &layak_speaker_roles),
                     g_strdup (layak_row_get_text (row, "job")),
                     g_strdup (layak_row_get_text (row, "institution")));
}

static char *
describe_session (LayakStore *store,
                  LayakEntry *entry)
{
  const LayakRow *row = layak_record_get_row (layak_entry_get_record (entry));
  const gint64 hours = layak_row_get_number (row, "lesson-hours");
  g_autofree char *number = hours != LAYAK_UNKNOWN ? layak_wording_decimal (hours, 1) : NULL;
  char *length = NULL;

  /* Translators: lesson hours (jam pelajaran). */
  if (number != NULL)
    length = g_strdup_printf (_("%s h"), number);

  return join_known (layak_wording_date (layak_row_get_date (row, "day")),
                     layak_wording_times (layak_row_get_number (row, "start-time"),
                                          layak_row_get_number (row, "end-time")),
                     length);
}

static char *
describe_document (LayakStore *store,
                   LayakEntry *entry)
{
  const LayakRow *row = layak_record_get_row (layak_entry_get_record (entry));
  char *state = NULL;

  if (layak_entry_get_number (entry, "missing") == 1)
    state = g_strdup (_("File not found"));
  else if (!layak_row_is_unknown (row, "size"))
    state = layak_wording_size (layak_row_get_number (row, "size"));

  return join_known (dup_choice (row, "kind", &layak_document_kinds),
                     layak_wording_date (layak_row_get_date (row, "date")), state);
}

static char *
describe_recommendation (LayakStore *store,
                         LayakEntry *entry)
{
  const LayakRow *row = layak_record_get_row (layak_entry_get_record (entry));
  const char *lead = layak_row_get_text (row, "lead");

  return join_known (lead != NULL ? layak_names_dup_reference (store, &layak_agency_info, lead) : NULL,
                     layak_wording_date (layak_facts_get_due (row)), NULL);
}

static char *
describe_standing (LayakStore *store,
                   LayakEntry *entry)
{
  const LayakRow *row = layak_record_get_row (layak_entry_get_record (entry));
  const gint64 score = layak_row_get_number (row, "score");
  g_autofree char *number = score != LAYAK_UNKNOWN ? layak_wording_decimal (score, 2) : NULL;
  char *points = NULL;

  /* Translators: the score of an evaluation. */
  if (number != NULL)
    points = g_strdup_printf (_("%s points"), number);

  return join_known (dup_choice (row, "category", &layak_categories), points,
                     layak_wording_date (layak_row_get_date (row, "date")));
}

static const LayakChildKind kinds[] =
{
  { "speaker", "training", speaker_fields, "name", N_("New speaker"), NULL, NULL, describe_speaker },
  { "session", "training", session_fields, "topic", N_("New session"), NULL, NULL, describe_session },
  { "document", NULL, document_fields, "title", N_("New document"), "text-x-generic-symbolic", NULL,
    describe_document },
  { "recommendation", "training", recommendation_fields, "text", N_("New recommendation"), NULL, NULL,
    describe_recommendation },
  { "standing", "regency", standing_fields, "category", NULL, "badge-kla-symbolic", standing_questions,
    describe_standing },
};

/* (nullable): how records of @type look inside another. */
const LayakChildKind *
layak_child_kinds_find (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      return &kinds[i];

  return NULL;
}
