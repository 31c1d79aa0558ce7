/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-province.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "code", LAYAK_CODE ("[0-9]{2}", 2), LAYAK_FIELD_KEY, N_("Code"), N_("Kemendagri code, such as 63") },
  { "name", LAYAK_TEXT (100), LAYAK_FIELD_REQUIRED,
    N_("Name"), N_("Name of the province without “Provinsi”") },
  { "capital", LAYAK_TEXT (100), LAYAK_FIELD_PLAIN, N_("Capital"), N_("Seat of the government") },
};

const LayakRecordInfo layak_province_info =
{
  .name = "province",
  .number = 4,
  .label = N_("Province"),
  .plural = N_("Provinces"),
  .parent = NULL,
  .title = "name",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_province_get_type,
};

LAYAK_DEFINE_RECORD (LayakProvince, layak_province)
