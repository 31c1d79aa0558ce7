/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the full-text tables in step with the records they index. */
#pragma once

#include "layak-change.h"

G_BEGIN_DECLS

gboolean layak_search_index_update       (LayakConnection        *connection,
                                          GPtrArray              *changes,
                                          GError                **error);
gboolean layak_search_index_add_range    (LayakConnection        *connection,
                                          const LayakRecordInfo  *info,
                                          gint64                  first,
                                          gint64                  last,
                                          GError                **error);
gboolean layak_search_index_remove_range (LayakConnection        *connection,
                                          const LayakRecordInfo  *info,
                                          gint64                  first,
                                          gint64                  last,
                                          GError                **error);

G_END_DECLS
