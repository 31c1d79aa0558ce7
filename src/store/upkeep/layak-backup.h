/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole database as a file, and back. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

gboolean layak_store_backup  (LayakStore  *store,
                              const char  *path,
                              GError     **error);
gboolean layak_store_restore (LayakStore  *store,
                              const char  *path,
                              GError     **error);

G_END_DECLS
