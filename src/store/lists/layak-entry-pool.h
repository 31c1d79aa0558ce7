/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a list that are alive: made a page at a time, one for each record. */
#pragma once

#include "layak-entry.h"
#include "layak-query.h"
#include "layak-store.h"

G_BEGIN_DECLS

typedef struct _LayakEntryPool LayakEntryPool;

LayakEntryPool *layak_entry_pool_new        (LayakStore      *store,
                                             LayakQuery      *query);
void            layak_entry_pool_free       (LayakEntryPool  *self);
LayakEntry     *layak_entry_pool_get        (LayakEntryPool  *self,
                                             GArray          *ids,
                                             guint            position,
                                             GError         **error);
gboolean        layak_entry_pool_reload     (LayakEntryPool  *self,
                                             GError         **error);
void            layak_entry_pool_drop_pages (LayakEntryPool  *self);
guint           layak_entry_pool_count      (LayakEntryPool  *self);
/* Has counts read on another thread from now on, as if they had proved to be too long; for tests. */
void            layak_entry_pool_set_slow   (LayakEntryPool  *self);

G_END_DECLS
