/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the rows of a list view when they can be seen: those within it before the frame is drawn, and those a page
 * around when nothing else is to do. */
#pragma once

#include "layak-slots.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_ROW_FILLER (layak_row_filler_get_type ())
G_DECLARE_FINAL_TYPE (LayakRowFiller, layak_row_filler, LAYAK, ROW_FILLER, GObject)

/* @view: the GtkListView, or the last child of a GtkColumnView; the filler lives as long */
void layak_row_filler_attach (GtkWidget  *view,
                              LayakSlots *slots);

G_END_DECLS
