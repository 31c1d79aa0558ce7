/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with several selected records at once; shown while there are several. */
#pragma once

#include <adwaita.h>

#include "layak-list-selection.h"
#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_BATCH_BAR (layak_batch_bar_get_type ())
G_DECLARE_FINAL_TYPE (LayakBatchBar, layak_batch_bar, LAYAK, BATCH_BAR, AdwBin)

void     layak_batch_bar_bind      (LayakBatchBar         *self,
                                    LayakScope            *scope,
                                    const LayakRecordInfo *info,
                                    LayakListSelection    *selection);
/* Esc: takes back what is shown last. Whether there was anything. */
gboolean layak_batch_bar_go_back   (LayakBatchBar         *self);
/* With all selected ones, also if it is one only. */
void     layak_batch_bar_remove    (LayakBatchBar         *self);
void     layak_batch_bar_duplicate (LayakBatchBar         *self);

G_END_DECLS
