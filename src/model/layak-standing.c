/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-standing.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "regency", LAYAK_REFERENCE ("regency"), LAYAK_FIELD_KEY | LAYAK_FIELD_DEPENDENT,
    N_("Regency or city"), N_("Whose standing it is") },
  { "year", LAYAK_NUMBER (2000, 2199), LAYAK_FIELD_KEY,
    N_("Evaluation year"), N_("The year evaluated, which may differ from the date") },
  { "stage", LAYAK_CHOICE (layak_stages), LAYAK_FIELD_KEY,
    N_("Stage"), N_("The stage of the evaluation, or the target") },
  { "score", LAYAK_DECIMAL (2, 100000), LAYAK_FIELD_PLAIN, N_("Score"), N_("Points out of 1000") },
  { "category", LAYAK_CHOICE (layak_categories), LAYAK_FIELD_PLAIN,
    N_("Category"), N_("The award, or the category aimed at") },
  { "date", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Date"), N_("When the stage ended") },
  { "note", LAYAK_TEXT (500), LAYAK_FIELD_PLAIN, N_("Note"), N_("Where the figure comes from") },
};

const LayakRecordInfo layak_standing_info =
{
  .name = "standing",
  .number = 6,
  .label = N_("KLA standing"),
  .plural = N_("KLA standings"),
  .parent = NULL,
  .title = "note",
  .date = "date",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_standing_get_type,
};

LAYAK_DEFINE_RECORD (LayakStanding, layak_standing)
