/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person was in a list: the record that was selected alone, and how far it was scrolled. */
#pragma once

#include "layak-list-selection.h"

G_BEGIN_DECLS

/* Goes there as soon as the list is read and has got its room; a person who does something else first is not disturbed.
 * @selected: (nullable) */
void layak_list_place_restore (GtkColumnView      *view,
                               LayakRecordList    *list,
                               LayakListSelection *selection,
                               const char         *selected,
                               double              scroll);

G_END_DECLS
