/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children above one another, and a property that tells whether they have little room: for what shall give way then. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_NARROW_LAYOUT (layak_narrow_layout_get_type ())
G_DECLARE_FINAL_TYPE (LayakNarrowLayout, layak_narrow_layout, LAYAK, NARROW_LAYOUT, GtkLayoutManager)

/* Properties: "bound", the width in pixels that is enough; "narrow", whether there is less. */

G_END_DECLS
