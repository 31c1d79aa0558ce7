/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A regency or city over the years: its KLA ranks, its trainings, and what belongs to it. */
#pragma once

#include "layak-figures.h"
#include "layak-reader.h"

G_BEGIN_DECLS

/* What was given, or is aimed at, in a year of evaluation: of several stages the last. */
typedef struct
{
  int      year;
  gint64   category;     /* of layak_categories */
  gint64   score;        /* in hundredths, or LAYAK_UNKNOWN */
  gboolean is_target;
} LayakRank;

typedef struct
{
  int         year;
  LayakTotals totals;
} LayakProfileYear;

/**
 * LayakProfile:
 * @ranks: (element-type LayakRank): by year; of a year with an award the target is left out
 * @years: (element-type LayakProfileYear): the newest first, those without any training left out
 * @total: of all years
 * @agencies: how many there are today
 * @open: recommendations
 * @overdue: of them
 * @workforce: how many groups of people somebody has counted
 */
typedef struct
{
  GArray      *ranks;
  GArray      *years;
  LayakTotals  total;
  gint64       agencies;
  gint64       open;
  gint64       overdue;
  gint64       workforce;
  gint64       documents;
} LayakProfile;

LayakProfile *layak_profile_select        (LayakConnection      *connection,
                                           const char           *regency,
                                           LayakDate             today,
                                           GError              **error);
void          layak_profile_free          (LayakProfile         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakProfile, layak_profile_free)

/* The same on another thread, by layak_reader_run_async(). */
LayakRead    *layak_profile_read   (const char       *regency,
                                    LayakDate         today);

G_END_DECLS
