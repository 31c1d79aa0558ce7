/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day, a month or a year: what a report tells, no more. */
#pragma once

#include "layak-types.h"

G_BEGIN_DECLS

/**
 * LayakDate:
 *
 * A date packed as year * 10000 + month * 100 + day, where month and day may be 0 because nobody knows them, or
 * %LAYAK_UNKNOWN. Packed dates compare as numbers, a year before its months and those before their days. Years run
 * from 1900 to 2199.
 */
typedef gint32 LayakDate;

#define LAYAK_DATE_MAX_TEXT 11

LayakDate layak_date_new       (int        year,
                                int        month,
                                int        day);
LayakDate layak_date_today     (void);
gboolean  layak_date_parse     (const char *text,
                                LayakDate  *date);
void      layak_date_format    (LayakDate   date,
                                char        text[LAYAK_DATE_MAX_TEXT]);
int       layak_date_get_year  (LayakDate   date);
int       layak_date_get_month (LayakDate   date);
int       layak_date_get_day   (LayakDate   date);
LayakDate layak_date_first_day (LayakDate   date);
LayakDate layak_date_last_day  (LayakDate   date);
LayakDate layak_date_add_days  (LayakDate   date,
                                int         days);
int       layak_date_days_from (LayakDate   from,
                                LayakDate   to);

G_END_DECLS
