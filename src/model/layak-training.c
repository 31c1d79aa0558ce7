/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-training.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "regency", LAYAK_REFERENCE ("regency"), LAYAK_FIELD_PLAIN,
    N_("Regency or city"), N_("Whose training it is; empty for one of the province or the ministry") },
  { "province", LAYAK_REFERENCE ("province"), LAYAK_FIELD_PLAIN,
    N_("Province"), N_("Whose training it is, if the province’s") },
  { "title", LAYAK_TEXT (300), LAYAK_FIELD_REQUIRED | LAYAK_FIELD_SEARCHED | LAYAK_FIELD_TEMPLATE,
    N_("Activity name"), N_("What the activity is called") },
  { "number", LAYAK_TEXT (60), LAYAK_FIELD_ONCE, N_("Number"), N_("The office’s own number of the activity") },
  { "theme", LAYAK_TEXT (300), LAYAK_FIELD_SEARCHED | LAYAK_FIELD_TEMPLATE, N_("Theme"), N_("Theme or motto") },
  { "kind", LAYAK_CHOICE (layak_training_kinds), LAYAK_FIELD_TEMPLATE, N_("Kind"), N_("Kind of activity") },
  { "kha", LAYAK_BOOLEAN, LAYAK_FIELD_TEMPLATE,
    N_("Counts as KHA training"), N_("Whether its participants count as trained in the Convention") },
  { "status", LAYAK_CHOICE (layak_training_statuses), LAYAK_FIELD_REQUIRED,
    N_("Status"), N_("Draft, planned, held or cancelled") },
  { "start-date", LAYAK_DATE, LAYAK_FIELD_ONCE, N_("Start date"), N_("First day") },
  { "end-date", LAYAK_DATE, LAYAK_FIELD_ONCE, N_("End date"), N_("Last day") },
  { "start-time", LAYAK_TIME, LAYAK_FIELD_TEMPLATE, N_("Start time"), N_("When it begins each day, local time") },
  { "end-time", LAYAK_TIME, LAYAK_FIELD_TEMPLATE, N_("End time"), N_("When it ends each day, local time") },
  { "mode", LAYAK_CHOICE (layak_modes), LAYAK_FIELD_TEMPLATE, N_("Mode"), N_("Offline, online or hybrid") },
  { "venue", LAYAK_TEXT (300), LAYAK_FIELD_SEARCHED | LAYAK_FIELD_TEMPLATE, N_("Venue"), N_("Building or room") },
  { "venue-regency", LAYAK_REFERENCE ("regency"), LAYAK_FIELD_TEMPLATE,
    N_("Regency of the venue"), N_("May lie outside the owner’s") },
  { "venue-district", LAYAK_TEXT (100), LAYAK_FIELD_SEARCHED | LAYAK_FIELD_TEMPLATE,
    N_("District of the venue"), N_("Kecamatan") },
  { "series", LAYAK_TEXT (200), LAYAK_FIELD_PLAIN, N_("Series"), N_("Name shared by the batches of one series") },
  { "batch", LAYAK_NUMBER (1, 1000), LAYAK_FIELD_PLAIN, N_("Batch"), N_("Number of the batch (angkatan)") },
  { "lesson-hours", LAYAK_DECIMAL (1, 99999), LAYAK_FIELD_TEMPLATE,
    N_("Lesson hours"), N_("Jam pelajaran (JP), of 45 minutes") },
  { "organiser", LAYAK_REFERENCE ("agency"), LAYAK_FIELD_TEMPLATE, N_("Organiser"), N_("The agency that holds it") },
  { "co-organisers", LAYAK_REFERENCES ("agency"), LAYAK_FIELD_TEMPLATE,
    N_("Co-organisers"), N_("Agencies that hold it together with the organiser") },
  { "legal-bases", LAYAK_PROSE, LAYAK_FIELD_TEMPLATE,
    N_("Legal bases"), N_("Laws and decrees it rests on, one a line") },
  { "purpose", LAYAK_PROSE, LAYAK_FIELD_SEARCHED | LAYAK_FIELD_TEMPLATE, N_("Purpose"), N_("What it is for") },
  { "aims", LAYAK_PROSE, LAYAK_FIELD_TEMPLATE, N_("Aims"), N_("What shall be reached") },
  { "target-groups", LAYAK_CHOICES (layak_groups), LAYAK_FIELD_TEMPLATE,
    N_("Target groups"), N_("The groups it is meant for") },
  { "planned-participants", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_TEMPLATE,
    N_("Planned participants"), N_("How many are expected") },
  { "participants", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_ONCE,
    N_("Participants"), N_("The total as stated, apart from the breakdown") },
  { "indicators", LAYAK_REFERENCES ("indicator"), LAYAK_FIELD_TEMPLATE,
    N_("KLA indicators"), N_("The indicators it serves") },
  { "budget-line", LAYAK_TEXT (300), LAYAK_FIELD_TEMPLATE, N_("Budget line"), N_("Code and name of the sub-activity") },
  { "fund-source", LAYAK_CHOICE (layak_fund_sources), LAYAK_FIELD_TEMPLATE, N_("Source of funds"), N_("Who pays") },
  { "ceiling", LAYAK_MONEY, LAYAK_FIELD_TEMPLATE, N_("Ceiling"), N_("The budget, in rupiah") },
  { "spent", LAYAK_MONEY, LAYAK_FIELD_ONCE, N_("Spent"), N_("What was spent, in rupiah") },
  { "outcome", LAYAK_PROSE, LAYAK_FIELD_SEARCHED | LAYAK_FIELD_ONCE, N_("Outcome"), N_("What it yielded") },
  { "obstacles", LAYAK_PROSE, LAYAK_FIELD_ONCE, N_("Obstacles"), N_("What went wrong and how it was met") },
  { "pre-test", LAYAK_DECIMAL (2, 10000), LAYAK_FIELD_ONCE, N_("Pre-test"), N_("Mean of the pre-test, of 100") },
  { "post-test", LAYAK_DECIMAL (2, 10000), LAYAK_FIELD_ONCE, N_("Post-test"), N_("Mean of the post-test, of 100") },
  { "certificates", LAYAK_NUMBER (0, 1000000), LAYAK_FIELD_ONCE,
    N_("Certificates"), N_("How many certificates were issued") },
  { "sources", LAYAK_PROSE, LAYAK_FIELD_ONCE,
    N_("Sources"), N_("Press and notes it was recorded from, one a line") },
  { "fiscal-year", LAYAK_NUMBER (2000, 2199), LAYAK_FIELD_PLAIN, N_("Fiscal year"), N_("The year whose budget pays") },
};

const LayakRecordInfo layak_training_info =
{
  .name = "training",
  .number = 8,
  .label = N_("Training"),
  .plural = N_("Trainings"),
  .parent = NULL,
  .title = "title",
  .date = "start-date",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_training_get_type,
};

LAYAK_DEFINE_RECORD (LayakTraining, layak_training)
