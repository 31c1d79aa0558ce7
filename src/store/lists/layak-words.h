/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody types into a search, as the full-text index and LIKE understand it. */
#pragma once

#include "layak-types.h"

G_BEGIN_DECLS

char **layak_words_split     (const char *typed);
char  *layak_words_dup_match (const char *typed);
char  *layak_words_dup_like  (const char *word);

G_END_DECLS
