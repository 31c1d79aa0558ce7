/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which UUIDs were seen, in 8 to 16 bytes each. */
#pragma once

#include "layak-uuid.h"

G_BEGIN_DECLS

typedef struct _LayakUuidSet LayakUuidSet;

LayakUuidSet *layak_uuid_set_new  (void);
void          layak_uuid_set_free (LayakUuidSet    *self);
gboolean      layak_uuid_set_add  (LayakUuidSet    *self,
                                   const LayakUuid *uuid);
gboolean      layak_uuid_set_contains (const LayakUuidSet *self,
                                       const LayakUuid    *uuid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakUuidSet, layak_uuid_set_free)

G_END_DECLS
