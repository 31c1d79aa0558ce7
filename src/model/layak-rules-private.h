/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tables of rules share. */
#pragma once

#include "layak-facts.h"
#include "layak-rules.h"

G_BEGIN_DECLS

typedef struct
{
  const LayakRule *rules;
  guint            n_rules;
} LayakRuleTable;

extern const LayakRuleTable layak_training_rules;
extern const LayakRuleTable layak_training_child_rules;
extern const LayakRuleTable layak_recommendation_rules;
extern const LayakRuleTable layak_other_rules;

/* Begins the check of a rule: the body that follows answers whether @row breaks it. */
#define LAYAK_RULE(breaks)                        \
  static gboolean                                 \
  breaks (const LayakRow         *row,            \
          const LayakUnit        *unit,           \
          const LayakRuleContext *context)

/* Sources that several rules have. */
#define LAYAK_SOURCE_REPORT     N_("What an activity report (laporan kegiatan) tells")
#define LAYAK_SOURCE_MINIMUM    N_("Permendikbudristek 34/2023: what is recorded of a training")
#define LAYAK_SOURCE_INSTRUMENT N_("KLA evaluation instrument 2024: questions on people trained in the Convention")
#define LAYAK_SOURCE_PLAN       N_("What a follow-up plan (RTL) tells: what, why, when, who and how")
#define LAYAK_SOURCE_SIPTL      N_("Peraturan BPK 2/2017: how recommendations are followed up")
#define LAYAK_SOURCE_CODES      N_("Codes of the Ministry of Home Affairs: 01–69 regencies, 71–99 cities")

static inline LayakDate
date_of (const LayakRow *row,
         const char     *field)
{
  return layak_row_get_date (row, field);
}

static inline gint64
number_of (const LayakRow *row,
           const char     *field)
{
  return layak_row_get_number (row, field);
}

static inline gboolean
is_unknown (const LayakRow *row,
            const char     *field)
{
  return layak_row_is_unknown (row, field);
}

static inline gboolean
is_known (const LayakRow *row,
          const char     *field)
{
  return !layak_row_is_unknown (row, field);
}

/* Whether @a lies before @b beyond doubt: dates of which only the month or the year is known are spans. */
static inline gboolean
is_before (LayakDate a,
           LayakDate b)
{
  return a != LAYAK_UNKNOWN && b != LAYAK_UNKNOWN && layak_date_last_day (a) < layak_date_first_day (b);
}

G_END_DECLS
