/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-record-info.h"

#include <glib/gi18n-lib.h>

#include "layak-agency.h"
#include "layak-delivery.h"
#include "layak-document.h"
#include "layak-indicator.h"
#include "layak-indicator-set.h"
#include "layak-participant-group.h"
#include "layak-progress.h"
#include "layak-province.h"
#include "layak-question.h"
#include "layak-recommendation.h"
#include "layak-regency.h"
#include "layak-remark.h"
#include "layak-session.h"
#include "layak-speaker.h"
#include "layak-standing.h"
#include "layak-template.h"
#include "layak-training.h"
#include "layak-workforce.h"

/* Every record type, in the order of a report: what is referred to comes before what refers to it. */
static const LayakRecordInfo * const infos[] =
{
  &layak_indicator_set_info,
  &layak_indicator_info,
  &layak_question_info,
  &layak_province_info,
  &layak_regency_info,
  &layak_standing_info,
  &layak_workforce_info,
  &layak_delivery_info,
  &layak_agency_info,
  &layak_template_info,
  &layak_training_info,
  &layak_speaker_info,
  &layak_session_info,
  &layak_participant_group_info,
  &layak_recommendation_info,
  &layak_progress_info,
  &layak_document_info,
  &layak_remark_info,
};

guint
layak_record_info_get_n_infos (void)
{
  return G_N_ELEMENTS (infos);
}

const LayakRecordInfo *
layak_record_info_nth (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (infos), NULL);

  return infos[position];
}

/* The place of the type in the order of a report. */
guint
layak_record_info_get_rank (const LayakRecordInfo *self)
{
  guint i = 0;

  while (infos[i] != self)
    i++;
  return i;
}

/* NULL if no type has this name. */
const LayakRecordInfo *
layak_record_info_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (g_str_equal (infos[i]->name, name))
      return infos[i];

  return NULL;
}

/* NULL if no type has this number, as that of a newer program. */
const LayakRecordInfo *
layak_record_info_by_number (guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (infos[i]->number == number)
      return infos[i];

  return NULL;
}

/* NULL if no field has this name. The linker keeps one copy of equal literals, so the address mostly answers already:
 * rules ask for fields by name millions of times in an import. */
const LayakField *
layak_record_info_find_field (const LayakRecordInfo *self,
                              const char            *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].name == name)
      return &self->fields[i];

  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].name, name))
      return &self->fields[i];

  return NULL;
}

guint
layak_record_info_field_index (const LayakRecordInfo *self,
                               const LayakField      *field)
{
  return (guint) (field - self->fields);
}

/* The type of the unit that records of this type belong to, or NULL if they are units themselves. */
const LayakRecordInfo *
layak_record_info_get_parent (const LayakRecordInfo *self)
{
  if (self->parent == NULL)
    return NULL;

  return layak_record_info_find (layak_record_info_find_field (self, self->parent)->refers);
}

gboolean
layak_record_info_is_keyed (const LayakRecordInfo *self)
{
  return layak_record_info_get_key (self) != NULL;
}

/* The first field of the key, by which a record with a key of one field is referred to; NULL for types without. */
const LayakField *
layak_record_info_get_key (const LayakRecordInfo *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].flags & LAYAK_FIELD_KEY)
      return &self->fields[i];

  return NULL;
}

/* Whether another record names one of this type by the text of its key, which then is one field, not by UUID. */
gboolean
layak_record_info_is_referred_by_key (const LayakRecordInfo *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_fields; i++)
    n += (self->fields[i].flags & LAYAK_FIELD_KEY) != 0;
  return n == 1;
}

const char *
layak_record_info_get_label (const LayakRecordInfo *self)
{
  return g_dgettext (GETTEXT_PACKAGE, self->label);
}
