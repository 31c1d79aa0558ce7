/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as people read them on a terminal. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

const LayakRecordInfo *layak_display_find_type  (const char            *word);
char                  *layak_display_dup_plural (const LayakRecordInfo *info);
char                  *layak_display_dup_name   (const LayakRow        *row);
char                  *layak_display_dup_value  (LayakConnection       *connection,
                                                 const LayakRow        *row,
                                                 guint                  field);
char                  *layak_display_dup_time   (gint64                 seconds);

G_END_DECLS
