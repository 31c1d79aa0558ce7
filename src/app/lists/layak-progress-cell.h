/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “7/12” above a small bar, or a dash. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_PROGRESS_CELL (layak_progress_cell_get_type ())
G_DECLARE_FINAL_TYPE (LayakProgressCell, layak_progress_cell, LAYAK, PROGRESS_CELL, GtkBox)

/* Property "wide": the bar stands before the number and takes what room there is. */
GtkWidget *layak_progress_cell_new      (void);
void       layak_progress_cell_set      (LayakProgressCell *self,
                                         gint64             done,
                                         gint64             total);
gboolean   layak_progress_cell_is_empty (LayakProgressCell *self);

G_END_DECLS
