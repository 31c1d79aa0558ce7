/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-question.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "set", LAYAK_REFERENCE ("indicator-set"), LAYAK_FIELD_KEY | LAYAK_FIELD_DEPENDENT,
    N_("Indicator set"), N_("The year of the set it belongs to") },
  { "indicator", LAYAK_CODE ("[0-9]{1,2}[A-Z]?", 3), LAYAK_FIELD_KEY,
    N_("Indicator"), N_("The number of the indicator it stands under") },
  { "number", LAYAK_CODE ("[0-9]{1,2}[a-z]?", 3), LAYAK_FIELD_KEY,
    N_("Number"), N_("Its number under the indicator, such as 5 or 3c") },
  { "text", LAYAK_PROSE, LAYAK_FIELD_REQUIRED, N_("Question"), N_("Who must be trained, or what must exist") },
  { "maximum", LAYAK_DECIMAL (2, 100000), LAYAK_FIELD_PLAIN, N_("Maximum score"), N_("The most points it can give") },
  { "answer", LAYAK_CHOICE (layak_answer_types), LAYAK_FIELD_PLAIN, N_("Answer"), N_("The form of the answer") },
  { "groups", LAYAK_CHOICES (layak_groups), LAYAK_FIELD_PLAIN,
    N_("Groups"), N_("The groups of people whose training it counts") },
  { "evidence", LAYAK_CHOICES (layak_document_kinds), LAYAK_FIELD_PLAIN,
    N_("Evidence"), N_("The documents it demands") },
  { "years", LAYAK_NUMBER (1, 10), LAYAK_FIELD_PLAIN, N_("Years"), N_("For how many years a training counts") },
  { "holder", LAYAK_TEXT (300), LAYAK_FIELD_PLAIN, N_("Data holder"), N_("Who usually has the figures") },
};

const LayakRecordInfo layak_question_info =
{
  .name = "question",
  .number = 3,
  .label = N_("KHA question"),
  .plural = N_("KHA questions"),
  .parent = NULL,
  .title = "text",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_question_get_type,
};

LAYAK_DEFINE_RECORD (LayakQuestion, layak_question)
