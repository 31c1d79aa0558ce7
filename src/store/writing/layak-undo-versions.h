/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions that changed since the import that is taken back. */
#pragma once

#include "layak-obstacles.h"
#include "layak-writer-private.h"

G_BEGIN_DECLS

typedef struct _LayakVersionRepair LayakVersionRepair;

LayakVersionRepair *layak_version_repair_new   (sqlite3_changeset_iter    *iter);
void                layak_version_repair_free  (LayakVersionRepair        *self);
gboolean            layak_version_repair_apply (const LayakVersionRepair  *self,
                                                LayakWriter               *writer,
                                                LayakObstacles            *obstacles,
                                                GError                   **error);

G_END_DECLS
