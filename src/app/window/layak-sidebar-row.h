/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page in the sidebar, with its badges. */
#pragma once

#include <gtk/gtk.h>

#include "layak-pages.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SIDEBAR_ROW (layak_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakSidebarRow, layak_sidebar_row, LAYAK, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget           *layak_sidebar_row_new       (const LayakPageInfo *info);
const LayakPageInfo *layak_sidebar_row_get_info  (LayakSidebarRow     *self);
void                 layak_sidebar_row_show      (LayakSidebarRow     *self,
                                                  const LayakBadges   *figures);

G_END_DECLS
