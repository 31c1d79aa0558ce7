/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stamps of a record's fields as text, the same in the database and in reports. */
#pragma once

#include "layak-record-info.h"
#include "layak-version.h"

G_BEGIN_DECLS

char     *layak_stamps_format (const LayakVersion    *version,
                               const LayakRecordInfo *info);
gboolean  layak_stamps_parse  (LayakVersion          *version,
                               const LayakRecordInfo *info,
                               const char            *text);

G_END_DECLS
