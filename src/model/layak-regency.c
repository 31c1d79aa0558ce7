/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-regency.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "code", LAYAK_CODE ("[0-9]{2}\\.[0-9]{2}", 5), LAYAK_FIELD_KEY, N_("Code"), N_("Kemendagri code, such as 63.11") },
  { "province", LAYAK_REFERENCE ("province"), LAYAK_FIELD_REQUIRED, N_("Province"), N_("Code of the province") },
  { "kind", LAYAK_CHOICE (layak_regency_kinds), LAYAK_FIELD_REQUIRED, N_("Kind"), N_("Kabupaten or kota") },
  { "name", LAYAK_TEXT (100), LAYAK_FIELD_REQUIRED,
    N_("Name"), N_("Name without “Kabupaten” or “Kota”") },
  { "capital", LAYAK_TEXT (100), LAYAK_FIELD_PLAIN, N_("Capital"), N_("Seat of the government") },
  { "districts", LAYAK_NUMBER (0, 1000), LAYAK_FIELD_PLAIN, N_("Districts"), N_("Number of kecamatan") },
  { "villages", LAYAK_NUMBER (0, 10000), LAYAK_FIELD_PLAIN, N_("Villages"), N_("Number of desa and kelurahan") },
  { "children", LAYAK_NUMBER (0, 100000000), LAYAK_FIELD_PLAIN, N_("Children"), N_("Inhabitants below 18 years") },
  { "task-force-decree", LAYAK_TEXT (200), LAYAK_FIELD_PLAIN,
    N_("Task force decree"), N_("Number of the decree that formed the KLA task force") },
  { "task-force-date", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Date of the decree"), N_("When the decree was signed") },
};

const LayakRecordInfo layak_regency_info =
{
  .name = "regency",
  .number = 5,
  .label = N_("Regency or city"),
  .plural = N_("Regencies and cities"),
  .parent = NULL,
  .title = "name",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_regency_get_type,
};

LAYAK_DEFINE_RECORD (LayakRegency, layak_regency)
