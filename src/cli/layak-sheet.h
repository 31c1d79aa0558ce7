/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record whole: its fields, and the records that belong to it. */
#pragma once

#include "layak-listing.h"
#include "layak-store.h"

G_BEGIN_DECLS

typedef struct _LayakSheet LayakSheet;

LayakSheet *layak_sheet_new   (LayakConnection  *reader,
                               LayakRow         *row,
                               GError          **error);
void        layak_sheet_free  (LayakSheet       *self);
gboolean    layak_sheet_write (LayakSheet       *self,
                               LayakFormat       format,
                               gboolean          with_version,
                               GError          **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakSheet, layak_sheet_free)

G_END_DECLS
