/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two children: the first takes the room there is, the second stands beside it, or beneath if that is too little. */
#pragma once

#include "layak-spaced-layout.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SIDE_LAYOUT (layak_side_layout_get_type ())
G_DECLARE_FINAL_TYPE (LayakSideLayout, layak_side_layout, LAYAK, SIDE_LAYOUT, LayakSpacedLayout)

/* Properties: "side-width", the width of the second; "main-width", what the first needs at least beside it. */

G_END_DECLS
