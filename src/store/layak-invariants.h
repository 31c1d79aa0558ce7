/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold between records when a transaction ends, beyond what the schema can say. */
#pragma once

#include "layak-change.h"

G_BEGIN_DECLS

gboolean layak_invariants_check_changes (LayakConnection        *connection,
                                         GPtrArray              *changes,
                                         GError                **error);
gboolean layak_invariants_check_range   (LayakConnection        *connection,
                                         const LayakRecordInfo  *info,
                                         gint64                  first,
                                         gint64                  last,
                                         GError                **error);

G_END_DECLS
