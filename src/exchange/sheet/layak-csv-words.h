/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a sheet, in whichever language and spelling people write them. */
#pragma once

#include "layak-field.h"

G_BEGIN_DECLS

char          *layak_csv_fold             (const char              *text);

/* English, Indonesian, and that of the messages. */
#define LAYAK_CSV_N_LANGUAGES 3

void           layak_csv_words_translate  (const char              *msgid,
                                           const char              *texts[LAYAK_CSV_N_LANGUAGES]);
gpointer       layak_csv_words_lookup     (GHashTable             **cache,
                                           gconstpointer            key,
                                           gpointer               (*make) (gconstpointer key));
gint64         layak_csv_words_find       (const LayakEnumeration  *choices,
                                           const char              *text);
gboolean       layak_csv_words_parse      (const LayakField        *field,
                                           const char              *text,
                                           LayakValue              *value,
                                           GError                 **error);
char          *layak_csv_words_dup_amount (const char              *text);
LayakDate layak_csv_words_parse_serial (const char *text);

G_END_DECLS
