/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-workforce.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "regency", LAYAK_REFERENCE ("regency"), LAYAK_FIELD_KEY | LAYAK_FIELD_DEPENDENT,
    N_("Regency or city"), N_("Where they work") },
  { "year", LAYAK_NUMBER (2000, 2199), LAYAK_FIELD_KEY, N_("Year"), N_("The year it holds for") },
  { "group", LAYAK_CHOICE (layak_groups), LAYAK_FIELD_KEY, N_("Group"), N_("The group of people") },
  { "people", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_REQUIRED,
    N_("People"), N_("How many there are, trained or not") },
  { "note", LAYAK_TEXT (500), LAYAK_FIELD_PLAIN, N_("Note"), N_("Where the figure comes from") },
};

const LayakRecordInfo layak_workforce_info =
{
  .name = "workforce",
  .number = 15,
  .label = N_("Workforce figure"),
  .plural = N_("Workforce figures"),
  .parent = NULL,
  .title = "note",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_workforce_get_type,
};

LAYAK_DEFINE_RECORD (LayakWorkforce, layak_workforce)
