/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed lists of the field: a stable nick for files, a name for people. */
#pragma once

#include "layak-types.h"

G_BEGIN_DECLS

/* One choice: the nick stands in SQL, XML, CSV and on the command line and never changes; the label is a msgid. */
typedef struct
{
  const char *nick;
  const char *label;
} LayakChoice;

/* The index of a choice is its value in the C enumeration of the same order. */
struct _LayakEnumeration
{
  const char        *name;
  const LayakChoice *choices;
  guint              n_choices;
};

/* Evaluation stages of a standing; the target is what the regency aims at. */
typedef enum
{
  LAYAK_STAGE_SELF_ASSESSMENT,
  LAYAK_STAGE_ADMINISTRATIVE,
  LAYAK_STAGE_FIELD,
  LAYAK_STAGE_FINAL,
  LAYAK_STAGE_TARGET,
} LayakStage;

typedef enum
{
  LAYAK_LEVEL_REGENCY,
  LAYAK_LEVEL_PROVINCE,
  LAYAK_LEVEL_MINISTRY,
  LAYAK_LEVEL_NON_GOVERNMENT,
} LayakLevel;

typedef enum
{
  LAYAK_TRAINING_DRAFT,
  LAYAK_TRAINING_PLANNED,
  LAYAK_TRAINING_HELD,
  LAYAK_TRAINING_CANCELLED,
} LayakTrainingStatus;

typedef enum
{
  LAYAK_MODE_OFFLINE,
  LAYAK_MODE_ONLINE,
  LAYAK_MODE_HYBRID,
} LayakMode;

typedef enum
{
  LAYAK_SPEAKER_RESOURCE_PERSON,
  LAYAK_SPEAKER_FACILITATOR,
  LAYAK_SPEAKER_MODERATOR,
  LAYAK_SPEAKER_OPENER,
  LAYAK_SPEAKER_REPORTER,
  LAYAK_SPEAKER_SPOKESPERSON,
} LayakSpeakerRole;

typedef enum
{
  LAYAK_GROUP_UNIT_PERSONS,
  LAYAK_GROUP_UNIT_INSTITUTIONS,
} LayakGroupUnit;

typedef enum
{
  LAYAK_RECOMMENDATION_PROPOSED,
  LAYAK_RECOMMENDATION_AGREED,
  LAYAK_RECOMMENDATION_IN_PROGRESS,
  LAYAK_RECOMMENDATION_DONE,
  LAYAK_RECOMMENDATION_VERIFIED,
  LAYAK_RECOMMENDATION_POSTPONED,
  LAYAK_RECOMMENDATION_INFEASIBLE,
} LayakRecommendationStatus;

/* In the order in which a delivery goes through them. */
typedef enum
{
  LAYAK_DELIVERY_DRAFT,
  LAYAK_DELIVERY_SENT,
  LAYAK_DELIVERY_RECEIVED,
  LAYAK_DELIVERY_RETURNED,
  LAYAK_DELIVERY_ACCEPTED,
  LAYAK_DELIVERY_SUPERSEDED,
} LayakDeliveryStatus;

extern const LayakEnumeration layak_regency_kinds;
extern const LayakEnumeration layak_stages;
extern const LayakEnumeration layak_categories;
extern const LayakEnumeration layak_levels;
extern const LayakEnumeration layak_agency_kinds;
extern const LayakEnumeration layak_task_force_roles;
extern const LayakEnumeration layak_training_kinds;
extern const LayakEnumeration layak_training_statuses;
extern const LayakEnumeration layak_modes;
extern const LayakEnumeration layak_fund_sources;
extern const LayakEnumeration layak_speaker_levels;
extern const LayakEnumeration layak_speaker_roles;
extern const LayakEnumeration layak_groups;
extern const LayakEnumeration layak_group_units;
extern const LayakEnumeration layak_recommendation_statuses;
extern const LayakEnumeration layak_priorities;
extern const LayakEnumeration layak_document_kinds;
extern const LayakEnumeration layak_answer_types;
extern const LayakEnumeration layak_delivery_statuses;

gint64      layak_enumeration_find      (const LayakEnumeration *enumeration,
                                         const char             *nick);
const char *layak_enumeration_get_nick  (const LayakEnumeration *enumeration,
                                         gint64                  value);
const char *layak_enumeration_get_label (const LayakEnumeration *enumeration,
                                         gint64                  value);

/* Whether work on a recommendation in this state is over, so that it can no longer be overdue. */
gboolean    layak_recommendation_status_is_closed (gint64 status);

G_END_DECLS
