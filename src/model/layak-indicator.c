/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-indicator.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "set", LAYAK_REFERENCE ("indicator-set"), LAYAK_FIELD_KEY | LAYAK_FIELD_DEPENDENT,
    N_("Indicator set"), N_("The year of the set it belongs to") },
  { "number", LAYAK_CODE ("[0-9]{1,2}[A-Z]?", 3), LAYAK_FIELD_KEY,
    N_("Number"), N_("Its number in the instrument, such as 2 or 21A") },
  { "cluster", LAYAK_NUMBER (0, 6), LAYAK_FIELD_REQUIRED,
    N_("Cluster"), N_("0 institutional basis, 1 to 5 the clusters, 6 outside the clusters") },
  { "cluster-name", LAYAK_TEXT (200), LAYAK_FIELD_PLAIN, N_("Cluster name"), N_("What the cluster is called") },
  { "name", LAYAK_TEXT (300), LAYAK_FIELD_REQUIRED, N_("Name"), N_("The wording of the instrument") },
  { "maximum", LAYAK_DECIMAL (2, 100000), LAYAK_FIELD_PLAIN, N_("Maximum score"), N_("The most points it can give") },
  { "counted", LAYAK_BOOLEAN, LAYAK_FIELD_PLAIN,
    N_("Among the 24"), N_("Whether it is one of the 24 indicators or a part of one") },
};

const LayakRecordInfo layak_indicator_info =
{
  .name = "indicator",
  .number = 2,
  .label = N_("Indicator"),
  .plural = N_("Indicators"),
  .parent = NULL,
  .title = "name",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_indicator_get_type,
};

LAYAK_DEFINE_RECORD (LayakIndicator, layak_indicator)
