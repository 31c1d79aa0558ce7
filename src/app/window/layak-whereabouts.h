/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which page a record is shown: that of its own type, or of the record it belongs to. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

/* Whether records of this type are shown anywhere. */
gboolean layak_whereabouts_exist (const LayakRecordInfo *info);
/* (transfer full) (nullable): the record to open for the one with this UUID, which may be this one itself. */
LayakRecord *layak_whereabouts_find (LayakStore            *store,
                                     const LayakRecordInfo *info,
                                     const char            *uuid);

G_END_DECLS
