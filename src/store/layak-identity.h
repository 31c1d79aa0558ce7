/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type to name a record: a UUID or the beginning of one, or a key. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

/* The fewest characters of a UUID that may stand for the whole. */
#define LAYAK_IDENTITY_MIN_PREFIX 8

typedef struct
{
  const LayakRecordInfo *info;
  LayakUuid              uuid;
} LayakIdentity;

gboolean  layak_identity_find          (LayakConnection       *connection,
                                        const LayakRecordInfo *info,
                                        const char            *text,
                                        LayakIdentity         *identity,
                                        GError               **error);
char     *layak_identity_dup_reference (LayakConnection       *connection,
                                        const LayakField      *field,
                                        const char            *text,
                                        GError               **error);

G_END_DECLS
