/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup a day beside the database, of which the latest few are kept. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

char     *layak_daily_backup_dup_path (LayakStore  *store,
                                       LayakDate    day);
gboolean  layak_daily_backup_make     (LayakStore  *store,
                                       LayakDate    today,
                                       guint        n_kept,
                                       GError     **error);

G_END_DECLS
