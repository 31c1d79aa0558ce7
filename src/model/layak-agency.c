/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-agency.h"

#include <glib/gi18n-lib.h>

/* One line a field: name, type with limits, flags, label, meaning. */
static const LayakField fields[] =
{
  { "level", LAYAK_CHOICE (layak_levels), LAYAK_FIELD_REQUIRED, N_("Level"), N_("Which level it belongs to") },
  { "regency", LAYAK_REFERENCE ("regency"), LAYAK_FIELD_PLAIN,
    N_("Regency or city"), N_("Where it belongs, if to a regency") },
  { "province", LAYAK_REFERENCE ("province"), LAYAK_FIELD_PLAIN,
    N_("Province"), N_("Where it belongs, if to a province") },
  { "name", LAYAK_TEXT (300), LAYAK_FIELD_SEARCHED,
    N_("Full name"), N_("The full name; empty if only the abbreviation is known") },
  { "abbreviation", LAYAK_TEXT (60), LAYAK_FIELD_SEARCHED, N_("Abbreviation"), N_("What everybody calls it") },
  { "kind", LAYAK_CHOICE (layak_agency_kinds), LAYAK_FIELD_PLAIN, N_("Field of work"), N_("What it works on") },
  { "task-force-role", LAYAK_CHOICE (layak_task_force_roles), LAYAK_FIELD_PLAIN,
    N_("Role in the task force"), N_("Its part in the KLA task force") },
  { "address", LAYAK_TEXT (300), LAYAK_FIELD_PLAIN, N_("Address"), N_("Where its office is") },
  { "contact", LAYAK_TEXT (200), LAYAK_FIELD_PERSONAL, N_("Contact person"), N_("Whom to speak to") },
  { "phone", LAYAK_TEXT (60), LAYAK_FIELD_PERSONAL,
    N_("Telephone"), N_("Telephone or WhatsApp number of the contact") },
  { "email", LAYAK_TEXT (200), LAYAK_FIELD_PERSONAL, N_("E-mail"), N_("E-mail address of the contact") },
  { "valid-from", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Exists since"), N_("When it was formed under this name") },
  { "valid-to", LAYAK_DATE, LAYAK_FIELD_PLAIN, N_("Until"), N_("When it was renamed, merged or dissolved") },
  { "successor", LAYAK_REFERENCE ("agency"), LAYAK_FIELD_PLAIN, N_("Successor"), N_("The agency that took over") },
  { "note", LAYAK_PROSE, LAYAK_FIELD_PLAIN, N_("Note"), N_("What else should be known") },
};

const LayakRecordInfo layak_agency_info =
{
  .name = "agency",
  .number = 7,
  .label = N_("Agency"),
  .plural = N_("Agencies and partners"),
  .parent = NULL,
  .title = "name",
  .date = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = layak_agency_get_type,
};

LAYAK_DEFINE_RECORD (LayakAgency, layak_agency)
