/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-indicator-set.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "year", LAYAK_NUMBER (2000, 2199), LAYAK_FIELD_KEY, N_("Evaluation year"), N_("The year of the instrument") },
  { "name", LAYAK_TEXT (200), LAYAK_FIELD_REQUIRED, N_("Name"), N_("What the instrument is called") },
  { "source", LAYAK_PROSE, LAYAK_FIELD_PLAIN, N_("Source"), N_("Where the figures were taken from") },
};

const LayakRecordInfo layak_indicator_set_info =
{
  .name = "indicator-set",
  .number = 1,
  .label = N_("Indicator set"),
  .plural = N_("Indicator sets"),
  .parent = NULL,
  .title = "name",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_indicator_set_get_type,
};

LAYAK_DEFINE_RECORD (LayakIndicatorSet, layak_indicator_set)
