/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts children into as many columns as fit, with rows as even as can be: of five, three and two rather than four and
 * one. */
#pragma once

#include "layak-spaced-layout.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_EVEN_LAYOUT (layak_even_layout_get_type ())
G_DECLARE_FINAL_TYPE (LayakEvenLayout, layak_even_layout, LAYAK, EVEN_LAYOUT, LayakSpacedLayout)

/* Properties: "column-width", the least width of a column in pixels; "spacing"; "share", that of the first of two
 * columns. */

G_END_DECLS
