/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one language writes numbers, money, dates and times, and how it reads what people type. */
#pragma once

#include "layak-field.h"

G_BEGIN_DECLS

/* The system's locale is not asked: “id_ID” is often not installed, and its %x and %c have no four-digit year. */
typedef struct
{
  const char         *code;
  char                group;          /* between thousands */
  char                decimal;
  char                time;           /* between hours and minutes */
  const char         *until;          /* before a lone last day */
  const char * const *months;
  const char * const *short_months;
  const char * const *weekdays;       /* from Monday */
} LayakLanguage;

/**
 * LayakDateForm:
 * @LAYAK_DATE_SHORT: 20 Agu 2025
 * @LAYAK_DATE_LONG: 20 Agustus 2025
 * @LAYAK_DATE_FULL: Rabu, 20 Agustus 2025
 */
typedef enum
{
  LAYAK_DATE_SHORT,
  LAYAK_DATE_LONG,
  LAYAK_DATE_FULL,
} LayakDateForm;

const LayakLanguage *layak_language_find        (const char          *code);

char                *layak_language_number      (const LayakLanguage *self,
                                                 gint64               number,
                                                 guint                decimals);
char                *layak_language_money       (const LayakLanguage *self,
                                                 gint64               rupiah);
char                *layak_language_size        (const LayakLanguage *self,
                                                 gint64               bytes);
char                *layak_language_date        (const LayakLanguage *self,
                                                 LayakDate            date,
                                                 LayakDateForm        form);
char                *layak_language_dates       (const LayakLanguage *self,
                                                 LayakDate            start,
                                                 LayakDate            end,
                                                 LayakDateForm        form);
char                *layak_language_time        (const LayakLanguage *self,
                                                 gint64               minutes);
char                *layak_language_times       (const LayakLanguage *self,
                                                 gint64               start,
                                                 gint64               end);
char                *layak_language_value       (const LayakLanguage *self,
                                                 const LayakField    *field,
                                                 LayakValue           value);

gboolean             layak_language_parse_number (const LayakLanguage  *self,
                                                  const char           *text,
                                                  guint                 decimals,
                                                  gint64               *number);
gboolean             layak_language_parse_money  (const LayakLanguage  *self,
                                                  const char           *text,
                                                  gint64               *rupiah);
gboolean             layak_language_parse_time   (const char           *text,
                                                  gint64               *minutes);
gboolean             layak_language_parse_dates  (const char           *text,
                                                  LayakDate            *start,
                                                  LayakDate            *end);
gboolean             layak_language_parse_deadline (const char         *text,
                                                    LayakDate           today,
                                                    LayakDate          *deadline);
gboolean             layak_language_is_like_deadline (const char       *text);
gboolean             layak_language_parse_value  (const LayakLanguage  *self,
                                                  const LayakField     *field,
                                                  const char           *text,
                                                  LayakValue           *value,
                                                  GError              **error);

/* The languages in which people write months and days, whatever the language of the window is; ends with NULL. */
extern const LayakLanguage * const layak_languages[];

G_END_DECLS
