/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a table has no room for its columns, each row tells the same in lines one below the other. */
#pragma once

#include "layak-columns.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_NARROW_ROWS (layak_narrow_rows_get_type ())
G_DECLARE_FINAL_TYPE (LayakNarrowRows, layak_narrow_rows, LAYAK, NARROW_ROWS, GObject)

/* @view has these columns, which are a static table, and is in a scrolled window. */
LayakNarrowRows *layak_narrow_rows_new       (GtkColumnView     *view,
                                              const LayakColumn *columns,
                                              guint              n_columns);
gboolean         layak_narrow_rows_is_narrow (LayakNarrowRows   *self);

G_END_DECLS
