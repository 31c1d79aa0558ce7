/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a sheet, in whichever language and spelling people write them. */
#pragma once

#include "layak-field.h"

G_BEGIN_DECLS

char          *layak_csv_fold             (const char              *text);

#define LAYAK_CSV_N_LANGUAGES 3

typedef struct _LayakCsvWords LayakCsvWords;

LayakCsvWords *layak_csv_words_new        (void);
void           layak_csv_words_free       (LayakCsvWords           *self);
void           layak_csv_words_translate  (LayakCsvWords           *self,
                                           const char              *msgid,
                                           const char              *texts[LAYAK_CSV_N_LANGUAGES]);
gint64         layak_csv_words_find       (LayakCsvWords           *self,
                                           const LayakEnumeration  *choices,
                                           const char              *text);
gboolean       layak_csv_words_parse      (LayakCsvWords           *self,
                                           const LayakField        *field,
                                           const char              *text,
                                           LayakValue              *value,
                                           GError                 **error);
char          *layak_csv_words_dup_amount (const char              *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCsvWords, layak_csv_words_free)

G_END_DECLS
