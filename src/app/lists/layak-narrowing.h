/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another page narrowed a list to, as chips: “Begun in 2025”, “August 2025”, “Educators”. */
#pragma once

#include <gtk/gtk.h>

#include "layak-query.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_NARROWING (layak_narrowing_get_type ())
G_DECLARE_FINAL_TYPE (LayakNarrowing, layak_narrowing, LAYAK, NARROWING, GtkWidget)

/* Shows the conditions of @query that have a value and no widget of their own. Hidden while there are none. */
void layak_narrowing_bind  (LayakNarrowing *self,
                            LayakQuery     *query);

/* @filters: “a{ss}”, names of conditions or fields and their values; several values are parted by blanks. They take
 * the place of all there were before. */
void layak_narrowing_apply (LayakQuery     *query,
                            GVariant       *filters);

G_END_DECLS
