/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period of a report: a year, half-year (semester), quarter (triwulan), month or any days. */
#pragma once

#include "layak-date.h"

G_BEGIN_DECLS

/* Both days belong to it. Plain data: a period that was never set is all zero. */
typedef struct
{
  LayakDate from;
  LayakDate to;
} LayakPeriod;

gboolean  layak_period_parse      (const char         *text,
                                   LayakPeriod        *period,
                                   GError            **error);
char     *layak_period_format     (const LayakPeriod  *self);
char     *layak_period_dup_suffix (const LayakPeriod  *self);
char     *layak_period_dup_label  (const LayakPeriod  *self);
gboolean  layak_period_is_set     (const LayakPeriod  *self);

G_END_DECLS
