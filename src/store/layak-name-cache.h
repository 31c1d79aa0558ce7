/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people call the records that others refer to, each looked up once. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

typedef struct _LayakNameCache LayakNameCache;

LayakNameCache *layak_name_cache_new  (LayakConnection *connection);
void            layak_name_cache_free (LayakNameCache  *self);
const char     *layak_name_cache_find (LayakNameCache  *self,
                                       const char      *record,
                                       const char      *identity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakNameCache, layak_name_cache_free)

G_END_DECLS
