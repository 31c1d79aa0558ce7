/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going to where a record is listed, when it is looked for by name whatever place and year are shown. */
#pragma once

#include <gtk/gtk.h>

#include "layak-scope.h"

G_BEGIN_DECLS

/* Shows the place of @row, and the year of a training, unless they are shown; says so, and offers the way back. */
void layak_scope_follow (GtkWidget      *widget,
                         LayakScope     *scope,
                         const LayakRow *row);

G_END_DECLS
