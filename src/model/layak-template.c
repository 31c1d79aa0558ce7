/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-template.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "regency", LAYAK_REFERENCE ("regency"), LAYAK_FIELD_PLAIN,
    N_("Regency or city"), N_("Whose template it is; empty for one that serves everywhere") },
  { "province", LAYAK_REFERENCE ("province"), LAYAK_FIELD_PLAIN,
    N_("Province"), N_("Whose template it is, if the province’s") },
  { "name", LAYAK_TEXT (200), LAYAK_FIELD_REQUIRED, N_("Name"), N_("What the template is called") },
  { "content", LAYAK_PROSE, LAYAK_FIELD_REQUIRED,
    N_("Content"), N_("What a training made of it begins with, a field a line") },
};

const LayakRecordInfo layak_template_info =
{
  .name = "template",
  .number = 18,
  .label = N_("Template"),
  .plural = N_("Templates"),
  .parent = NULL,
  .title = "name",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_template_get_type,
};

LAYAK_DEFINE_RECORD (LayakTemplate, layak_template)
