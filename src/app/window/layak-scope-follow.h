/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going to where something is listed, whatever place and year are shown. */
#pragma once

#include <gtk/gtk.h>

#include "layak-scope.h"

G_BEGIN_DECLS

/* Shows the place of @row, and the year of a training, unless they are shown; says so, and offers the way back. */
void layak_scope_follow (GtkWidget      *widget,
                         LayakScope     *scope,
                         const LayakRow *row);
/* Shows @place (nullable) and @year, 0 for all, unless they are shown; says so, and offers the way back. */
void layak_scope_move   (GtkWidget      *widget,
                         LayakScope     *scope,
                         const char     *place,
                         int             year);

G_END_DECLS
