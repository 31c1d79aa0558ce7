/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person asks of a list, as one line of text that can be kept. */
#pragma once

#include "layak-query.h"

G_BEGIN_DECLS

char *layak_query_format (LayakQuery *self);
void  layak_query_parse  (LayakQuery *self,
                          const char *text);

G_END_DECLS
