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

/* For an import, which finds out what it would break: whether a recommendation is proven or not verified; which
 * verified one a document proves, or 0; all documents that prove one (element-type gint64). */
gboolean layak_invariants_is_proven       (LayakConnection       *connection,
                                           gint64                 recommendation,
                                           gboolean              *is_proven,
                                           GError               **error);
gboolean layak_invariants_find_proven     (LayakConnection       *connection,
                                           gint64                 document,
                                           gint64                *recommendation,
                                           GError               **error);
GArray  *layak_invariants_select_evidence (LayakConnection       *connection,
                                           gint64                 recommendation,
                                           GError               **error);

G_END_DECLS
