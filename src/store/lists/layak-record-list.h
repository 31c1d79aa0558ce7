/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as a lazy GListModel: ids of all rows, objects a page at a time, one object per record. */
#pragma once

#include "layak-entry.h"
#include "layak-query.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_RECORD_LIST (layak_record_list_get_type ())
G_DECLARE_FINAL_TYPE (LayakRecordList, layak_record_list, LAYAK, RECORD_LIST, GObject)

/* Implements GListModel of LayakEntry. Follows "changed" of @query and of @store. */
LayakRecordList *layak_record_list_new         (LayakStore       *store,
                                                LayakQuery       *query);
LayakQuery      *layak_record_list_get_query   (LayakRecordList  *self);
/* G_MAXUINT, which is GTK_INVALID_LIST_POSITION, if the record is not in the list. */
guint            layak_record_list_find        (LayakRecordList  *self,
                                                const char       *uuid);
gint64           layak_record_list_get_id      (LayakRecordList  *self,
                                                guint             position);
gboolean         layak_record_list_refresh     (LayakRecordList  *self,
                                                GError          **error);
gboolean         layak_record_list_is_loading  (LayakRecordList  *self);
/* How many objects are alive, for tests. */
guint            layak_record_list_count_alive (LayakRecordList  *self);
/* Properties "n-items", "loading". Signal "failed" (GError): the list stays as it was. */

G_END_DECLS
