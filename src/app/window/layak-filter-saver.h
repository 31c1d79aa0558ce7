/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that keeps what a list is narrowed to under a name; shown while there is anything to keep. */
#pragma once

#include <adwaita.h>

#include "layak-saved-filters.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_FILTER_SAVER (layak_filter_saver_get_type ())
G_DECLARE_FINAL_TYPE (LayakFilterSaver, layak_filter_saver, LAYAK, FILTER_SAVER, AdwBin)

void layak_filter_saver_bind (LayakFilterSaver *self,
                              LayakStore       *store,
                              LayakQuery       *query);

G_END_DECLS
