/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-progress.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "recommendation", LAYAK_REFERENCE ("recommendation"), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_DEPENDENT,
    N_("Recommendation"), N_("What it tells about") },
  { "date", LAYAK_DATE, LAYAK_FIELD_REQUIRED, N_("Date"), N_("When it happened") },
  { "author", LAYAK_TEXT (200), LAYAK_FIELD_PLAIN, N_("Author"), N_("Who reports it") },
  { "note", LAYAK_PROSE, LAYAK_FIELD_PLAIN, N_("Note"), N_("What was done") },
  { "value", LAYAK_DECIMAL (2, 99999999999), LAYAK_FIELD_PLAIN,
    N_("Value reached"), N_("The number reached by then") },
  { "old-status", LAYAK_CHOICE (layak_recommendation_statuses), LAYAK_FIELD_PLAIN,
    N_("Former status"), N_("The status before, if it changed") },
  { "new-status", LAYAK_CHOICE (layak_recommendation_statuses), LAYAK_FIELD_PLAIN,
    N_("New status"), N_("The status after, if it changed") },
};

const LayakRecordInfo layak_progress_info =
{
  .name = "progress",
  .number = 13,
  .label = N_("Progress entry"),
  .plural = N_("Progress entries"),
  .parent = NULL,
  .title = "note",
  .date = "date",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_progress_get_type,
};

LAYAK_DEFINE_RECORD (LayakProgress, layak_progress)
