/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new database shows: where one works, and where to begin. */
#pragma once

#include <adwaita.h>

#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_START_PAGE (layak_start_page_get_type ())
G_DECLARE_FINAL_TYPE (LayakStartPage, layak_start_page, LAYAK, START_PAGE, AdwBin)

/* Property "scope". Signal "started": the person begins with a training of their own. */
GtkWidget *layak_start_page_new (LayakScope *scope,
                                 GMenuModel *menu);

G_END_DECLS
