/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, dates and values as the person at work writes them: in the language of the messages. */
#pragma once

#include "layak-language.h"
#include "layak-record-info.h"

G_BEGIN_DECLS

const LayakLanguage *layak_wording_get_language (void);

char     *layak_wording_number       (gint64             number);
char     *layak_wording_count        (const char        *format,
                                      gint64             number);
char     *layak_wording_records      (const LayakRecordInfo *info,
                                      gint64             n);
char     *layak_wording_decimal      (gint64             number,
                                      guint              decimals);
char     *layak_wording_size         (gint64             bytes);
char     *layak_wording_percent      (double             fraction);
char     *layak_wording_progress     (gint64             achieved,
                                      gint64             target,
                                      const char        *unit);
char     *layak_wording_date         (LayakDate          date);
char     *layak_wording_long_date    (LayakDate          date);
char     *layak_wording_full_date    (LayakDate          date);
char     *layak_wording_dates        (LayakDate          start,
                                      LayakDate          end);
char     *layak_wording_due          (LayakDate          due,
                                      LayakDate          today);
char     *layak_wording_time         (gint64             minutes);
char     *layak_wording_moment       (gint64             seconds);
char     *layak_wording_times        (gint64             start,
                                      gint64             end);
const char *layak_wording_month      (int                month);
const char *layak_wording_short_month (int               month);
const char *layak_wording_weekday    (int                weekday);
char     *layak_wording_value        (const LayakField  *field,
                                      LayakValue         value);

gboolean  layak_wording_parse_dates  (const char        *text,
                                      LayakDate         *start,
                                      LayakDate         *end);
gboolean  layak_wording_parse_value  (const LayakField  *field,
                                      const char        *text,
                                      LayakValue        *value,
                                      GError           **error);

G_END_DECLS
