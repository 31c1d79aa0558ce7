/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-remark.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "delivery", LAYAK_REFERENCE ("delivery"), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_DEPENDENT,
    N_("Delivery"), N_("The delivery that was answered") },
  { "agency", LAYAK_REFERENCE ("agency"), LAYAK_FIELD_DEPENDENT, N_("Agency"), N_("The agency it is about") },
  { "training", LAYAK_REFERENCE ("training"), LAYAK_FIELD_DEPENDENT, N_("Training"), N_("The training it is about") },
  { "recommendation", LAYAK_REFERENCE ("recommendation"), LAYAK_FIELD_DEPENDENT,
    N_("Recommendation"), N_("The recommendation it is about") },
  { "progress", LAYAK_REFERENCE ("progress"), LAYAK_FIELD_DEPENDENT,
    N_("Progress entry"), N_("The progress entry it is about") },
  { "date", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Date"), N_("When it was made") },
  { "text", LAYAK_PROSE, LAYAK_FIELD_REQUIRED, N_("Text"), N_("What is to be mended or explained") },
  { "answered", LAYAK_BOOLEAN, LAYAK_FIELD_PLAIN, N_("Answered"), N_("Whether the sender has dealt with it") },
  { "answer", LAYAK_PROSE, LAYAK_FIELD_PLAIN, N_("Answer"), N_("What the sender did or explains") },
};

const LayakRecordInfo layak_remark_info =
{
  .name = "remark",
  .number = 17,
  .label = N_("Remark"),
  .plural = N_("Remarks"),
  .parent = NULL,
  .title = "text",
  .date = "date",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_remark_get_type,
};

LAYAK_DEFINE_RECORD (LayakRemark, layak_remark)
