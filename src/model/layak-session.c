/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-session.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "training", LAYAK_REFERENCE ("training"), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_DEPENDENT,
    N_("Training"), N_("The training it is part of") },
  { "position", LAYAK_NUMBER (0, 10000), LAYAK_FIELD_TEMPLATE, N_("Place in the list"), N_("The order people see") },
  { "day", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Day"), N_("When it takes place") },
  { "start-time", LAYAK_TIME, LAYAK_FIELD_TEMPLATE, N_("Start time"), N_("When it begins, local time") },
  { "end-time", LAYAK_TIME, LAYAK_FIELD_TEMPLATE, N_("End time"), N_("When it ends, local time") },
  { "topic", LAYAK_TEXT (300), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_TEMPLATE, N_("Topic"), N_("What it is about") },
  { "lesson-hours", LAYAK_DECIMAL (1, 9999), LAYAK_FIELD_TEMPLATE,
    N_("Lesson hours"), N_("Jam pelajaran (JP), of 45 minutes") },
  { "speakers", LAYAK_REFERENCES ("speaker"), LAYAK_FIELD_PLAIN,
    N_("Speakers"), N_("Who speaks, among the speakers of the training") },
};

const LayakRecordInfo layak_session_info =
{
  .name = "session",
  .number = 10,
  .label = N_("Session"),
  .plural = N_("Sessions"),
  .parent = "training",
  .title = "topic",
  .date = "day",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_session_get_type,
};

LAYAK_DEFINE_RECORD (LayakSession, layak_session)
