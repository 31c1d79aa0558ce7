/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the layouts share: the higher the narrower, and some room between the children. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_SPACED_LAYOUT (layak_spaced_layout_get_type ())
G_DECLARE_DERIVABLE_TYPE (LayakSpacedLayout, layak_spaced_layout, LAYAK, SPACED_LAYOUT, GtkLayoutManager)

struct _LayakSpacedLayoutClass
{
  GtkLayoutManagerClass parent_class;
};

/* Property: "spacing", in pixels. */
int  layak_spaced_layout_get_spacing (LayakSpacedLayout *self);

/* For the layouts themselves: puts a child where it is when text runs from left to right. */
void layak_spaced_layout_place       (GtkWidget         *widget,
                                      int                width,
                                      GtkWidget         *child,
                                      GtkAllocation      place);

G_END_DECLS
