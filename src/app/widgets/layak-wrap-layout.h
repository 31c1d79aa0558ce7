/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts children beside each other in lines, each as wide as it wants to be; those with “hexpand” share what is left
 * over. */
#pragma once

#include "layak-spaced-layout.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_WRAP_LAYOUT (layak_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (LayakWrapLayout, layak_wrap_layout, LAYAK, WRAP_LAYOUT, LayakSpacedLayout)

GtkLayoutManager *layak_wrap_layout_new (int spacing);

G_END_DECLS
