/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a page is scrolled, and the way back there once it is as long again. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @page: what scrolls is its child. */
void layak_scroll_place_describe (AdwBin       *page,
                                  GVariantDict *place);
/* A person who scrolls meanwhile is left where they are. */
void layak_scroll_place_restore  (AdwBin       *page,
                                  GVariantDict *place);

G_END_DECLS
