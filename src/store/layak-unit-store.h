/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit as it is stored: the record, what is within it, and the versions of all of them. */
#pragma once

#include "layak-versions.h"

G_BEGIN_DECLS

gboolean   layak_unit_store_find (LayakConnection        *connection,
                                  const LayakRecordInfo  *info,
                                  const LayakUuid        *uuid,
                                  gint64                 *id,
                                  guint64                *digest,
                                  GError                **error);
LayakUnit *layak_unit_store_load (LayakConnection        *connection,
                                  const LayakRecordInfo  *info,
                                  gint64                  id,
                                  GError                **error);

G_END_DECLS
