/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several threads that read the same moment of a database. */
#pragma once

#include "layak-connection.h"

G_BEGIN_DECLS

GPtrArray *layak_snapshot_open (const char    *path,
                                guint          max,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
