/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-participant-group.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "training", LAYAK_REFERENCE ("training"), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_DEPENDENT,
    N_("Training"), N_("Where they took part") },
  { "position", LAYAK_NUMBER (0, 10000), LAYAK_FIELD_TEMPLATE, N_("Place in the list"), N_("The order people see") },
  { "group", LAYAK_CHOICE (layak_groups), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_TEMPLATE,
    N_("Group"), N_("The group of people") },
  { "institution", LAYAK_TEXT (300), LAYAK_FIELD_TEMPLATE, N_("Institution"), N_("Where they come from") },
  { "mode", LAYAK_CHOICE (layak_modes), LAYAK_FIELD_TEMPLATE, N_("Mode"), N_("How they took part") },
  { "unit", LAYAK_CHOICE (layak_group_units), LAYAK_FIELD_TEMPLATE,
    N_("Counted"), N_("Whether persons or institutions are counted") },
  { "male", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_ONCE, N_("Male"), N_("How many are male") },
  { "female", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_ONCE, N_("Female"), N_("How many are female") },
  { "unknown-sex", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_ONCE, N_("Sex not known"), N_("How many more there are") },
  { "children", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_ONCE,
    N_("Children"), N_("How many of them are below 18 years") },
};

const LayakRecordInfo layak_participant_group_info =
{
  .name = "participant-group",
  .number = 11,
  .label = N_("Participant group"),
  .plural = N_("Participant groups"),
  .parent = "training",
  .title = "institution",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_participant_group_get_type,
};

LAYAK_DEFINE_RECORD (LayakParticipantGroup, layak_participant_group)
