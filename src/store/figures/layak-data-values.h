/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures by place and period, as systems that collect aggregated data take them. */
#pragma once

#include "layak-extract.h"

G_BEGIN_DECLS

/**
 * LayakDataElement:
 * @LAYAK_DATA_TRAININGS_HELD: how many trainings were held
 * @LAYAK_DATA_PEOPLE_TRAINED: at those held: the stated totals, or else the sums of the breakdowns
 * @LAYAK_DATA_PARTICIPANTS: at those held, by group and sex
 * @LAYAK_DATA_RECOMMENDATIONS: those of a report of the period, by status
 */
typedef enum
{
  LAYAK_DATA_TRAININGS_HELD,
  LAYAK_DATA_PEOPLE_TRAINED,
  LAYAK_DATA_PARTICIPANTS,
  LAYAK_DATA_RECOMMENDATIONS,
} LayakDataElement;

typedef enum
{
  LAYAK_SEX_MALE,
  LAYAK_SEX_FEMALE,
  LAYAK_SEX_UNKNOWN,
  LAYAK_N_SEXES,
} LayakSex;

/**
 * LayakDataValue:
 * @place: (nullable): the code of the regency or province whose it is; %NULL is the ministry
 * @group: of layak_groups; %LAYAK_UNKNOWN if it is about none
 * @sex: a #LayakSex; %LAYAK_UNKNOWN if it is about none
 * @status: of layak_recommendation_statuses; %LAYAK_UNKNOWN if it is about none
 * @without_number: people trained: trainings held of which no number is known, so that the value is too small
 */
typedef struct
{
  const char       *place;
  LayakPeriod       period;
  LayakDataElement  element;
  gint64            group;
  gint64            sex;
  gint64            status;
  gint64            value;
  gint64            without_number;
} LayakDataValue;

/* (transfer full) (element-type LayakDataValue): by period, place (the ministry first), element, and so on as the
 * members stand. A scope without a period gives one for each year in which trainings were held or recommendations
 * made. A training counts in the period that holds its first day; if only its month or year is known, in those that
 * hold all of that. What is not known is not there, and the place of @scope always is.
 * @time: (out): the newest change of anything told, or %LAYAK_UNKNOWN
 * @connection: a connection of the calling thread, which nothing else uses meanwhile */
GArray *layak_data_values_select (LayakConnection          *connection,
                                  const LayakExtractScope  *scope,
                                  gint64                   *time,
                                  GError                  **error);

G_END_DECLS
