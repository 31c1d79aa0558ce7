/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-speaker.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "training", LAYAK_REFERENCE ("training"), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_DEPENDENT,
    N_("Training"), N_("Where the person had the role") },
  { "position", LAYAK_NUMBER (0, 10000), LAYAK_FIELD_TEMPLATE, N_("Place in the list"), N_("The order people see") },
  { "name", LAYAK_TEXT (200), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_SEARCHED, N_("Name"), N_("Name with titles") },
  { "role", LAYAK_CHOICE (layak_speaker_roles), LAYAK_FIELD_TEMPLATE, N_("Role"), N_("What the person did") },
  { "job", LAYAK_TEXT (300), LAYAK_FIELD_PLAIN, N_("Position"), N_("Office the person holds") },
  { "acting", LAYAK_BOOLEAN, LAYAK_FIELD_PLAIN,
    N_("Acting (Plt.)"), N_("Whether the person holds the office for the time being") },
  { "standing-in-for", LAYAK_TEXT (200), LAYAK_FIELD_PLAIN,
    N_("Standing in for"), N_("Whom the person represented") },
  { "institution", LAYAK_TEXT (300), LAYAK_FIELD_SEARCHED, N_("Institution"), N_("Where the person works") },
  { "level", LAYAK_CHOICE (layak_speaker_levels), LAYAK_FIELD_TEMPLATE,
    N_("Level"), N_("National, provincial or local") },
};

const LayakRecordInfo layak_speaker_info =
{
  .name = "speaker",
  .number = 9,
  .label = N_("Speaker or official"),
  .plural = N_("Speakers and officials"),
  .parent = "training",
  .title = "name",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_speaker_get_type,
};

LAYAK_DEFINE_RECORD (LayakSpeaker, layak_speaker)
